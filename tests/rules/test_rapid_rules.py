"""What is told of a rapid review: each rule on a copy of the example with one fault."""

import re
from datetime import date

import pytest

from scrkit import folder
from scrkit.diagnostics import Diagnostic
from scrkit.rules import ALL, rapid
from scrkit.rules.engine.whole import OF_A_WHOLE_REVIEW
from scrkit.rules.validate import validate
from scrkit.system.resources import shipped

AS_OF = date(2026, 6, 12)
EXAMPLE = folder.read(shipped("examples") / "child-r").files
# The pharmacy of the example has not answered, which the ledger of requests tells.
ALREADY = {"SCR504"}
RAPID, CASE, FACTS = "rapid-review.yaml", "review.yaml", "criteria.yaml"
PLAN = "actions.yaml"


def with_text(file: str, old: str, new: str) -> dict[str, bytes]:
    """Return the example with one text in the place of another, found once."""
    text = EXAMPLE[file].decode("utf-8")
    assert text.count(old) == 1, text.count(old)
    return dict(EXAMPLE) | {file: text.replace(old, new).encode("utf-8")}


def without(key: str, empty: str, *, until: str) -> dict[str, bytes]:
    """Return the example with a key of rapid-review.yaml emptied."""
    text = EXAMPLE[RAPID].decode("utf-8")
    start, end = text.index(f"\n{key}:") + 1, text.index(f"\n{until}:") + 1
    changed = f"{text[:start]}{key}: {empty}\n{text[end:]}"
    return dict(EXAMPLE) | {RAPID: changed.encode("utf-8")}


def told(files: dict[str, bytes], as_of: date = AS_OF) -> dict[str, Diagnostic]:
    return {one.code: one for one in validate(files, as_of).diagnostics}


EMPTIED = [
    ("SCR650", "facts", "''", "accounts"),
    ("SCR653", "safety", "[]", "child_voice"),
    ("SCR662", "child_voice", "''", "family_voice"),
    ("SCR662", "family_voice", "''", "identity"),
    ("SCR652", "identity", "[]", "learning"),
    ("SCR651", "considerations", "[]", "national"),
    ("SCR661", "national", "''", "decision"),
    ("SCR654", "questions", "[]", "panel_reply"),
    ("SCR533", "accounts", "[]", "education"),
    ("SCR534", "education", "''", "safety"),
]


@pytest.mark.parametrize(("code", "key", "empty", "until"), EMPTIED)
def test_what_a_rapid_review_has_to_say_is_asked_for(
    code: str, key: str, empty: str, until: str
) -> None:
    found = told(without(key, empty, until=until))

    assert set(found) - ALREADY == {code}
    assert found[code].place.file == RAPID


_DECIDED = """\
decision:
  outcome: no_review
  by: The safeguarding partners, jointly
  date: 2026-05-13
  reasons: |-
    Nothing more is to be learnt.
notifications:
"""
_BARE = "  reasons: The criteria are met.\n"
REPLACED = [
    ("SCR530", CASE, "  notified: 2026-04-24\n", ""),
    (
        "SCR531",
        CASE,
        "  other:\n",
        "  other:\n    notification_withdrawn: 2026-05-20\n",
    ),
    ("SCR535", RAPID, "    signed: 2026-05-14\n", ""),
    ("SCR535", RAPID, "partner: integrated_care_board", "partner: local_authority"),
    ("SCR536", RAPID, "    agrees: false\n", "    agrees: true\n"),
    ("SCR537", FACTS, "notifications:\n", _DECIDED),
    ("SCR540", CASE, "review_sent: 2026-05-15", "review_sent: 2026-05-12"),
    ("SCR542", RAPID, "    done: 2026-05-07\n", ""),
    (
        "SCR656",
        RAPID,
        "computer and by nobody else.",
        "computer. Action awaits the LCSPR.",
    ),
    ("SCR657", RAPID, "kind: strength", "kind: improvement"),
    ("SCR659", PLAN, "    learning: [L3]\n", "    learning: [L2]\n"),
]


@pytest.mark.parametrize(("code", "file", "old", "new"), REPLACED)
def test_a_fault_of_a_rapid_review_is_told(
    code: str, file: str, old: str, new: str
) -> None:
    assert code in set(told(with_text(file, old, new))) - ALREADY


def _between(file: str, start: str, end: str, new: str) -> dict[str, bytes]:
    text = EXAMPLE[file].decode("utf-8")
    first = text.index(start)
    last = text.index(end, first)
    return dict(EXAMPLE) | {file: (text[:first] + new + text[last:]).encode("utf-8")}


def test_a_local_review_that_is_not_held_leaves_the_learning_to_the_plan() -> None:
    files = with_text(RAPID, "  review: local\n", "  review: neither\n")
    plan = {PLAN: b"agreed: 2026-05-13\nactions: []\n"}

    assert "SCR655" not in told(files)
    assert "SCR655" in told(files | plan)


def test_reasons_that_name_no_facts_are_told() -> None:
    files = _between(RAPID, "  reasons: |-\n    The rapid", "partners:", _BARE)

    assert "SCR538" in told(files)


def test_a_reply_that_asks_wants_an_answer() -> None:
    text = EXAMPLE[RAPID].decode("utf-8")
    files = dict(EXAMPLE) | {RAPID: text[: text.index("  followed:")].encode("utf-8")}

    assert set(told(files)) - ALREADY == {"SCR539"}


def test_learning_that_nobody_was_told_of_is_told() -> None:
    lines = EXAMPLE[RAPID].decode("utf-8").split("\n")
    text = "\n".join(line for line in lines if "    shared: " not in line)

    assert "SCR658" in told(dict(EXAMPLE) | {RAPID: text.encode("utf-8")})


def test_without_learning_a_rapid_review_has_not_done_its_work() -> None:
    plan = {PLAN: b"actions: []\n"}

    assert "SCR660" in told(without("learning", "[]", until="considerations") | plan)


def test_an_incident_of_another_area_is_reviewed_there() -> None:
    start = "  happened_in_area:\n"
    new = f'{start}    value: "no"\n    source: Record.\n'

    found = told(_between(FACTS, start, "  normally_resident_in_area:", new))

    assert "SCR541" in found


def test_guidance_without_rapid_reviews_is_told() -> None:
    files = {
        CASE: b"format: 1\nid: r\ntitle: R\nkind: rapid\nframework: england-scr-2015\n"
        b"board: {name: Anyshire Safeguarding Children Board}\n"
    }

    assert "SCR532" in told(files)


def test_before_the_decision_what_is_lacking_is_only_a_notice() -> None:
    found = told(without("facts", "''", until="accounts"), date(2026, 5, 4))

    assert found["SCR650"].severity.name == "NOTICE"


def test_every_rule_on_rapid_reviews_is_tried_here() -> None:
    tried = {one[0] for one in (*EMPTIED, *REPLACED)}
    alone = ("SCR532", "SCR538", "SCR539", "SCR541", "SCR655", "SCR658", "SCR660")

    # Of criteria that are quoted tests/rules/test_quoted_criteria.py tells.
    assert {rule.code for rule in rapid.RULES} == tried | {*alone, "SCR543"}


def test_the_example_is_judged_by_no_duty_of_a_whole_review() -> None:
    assert set(told(dict(EXAMPLE))) == ALREADY
    assert {rule.code for rule in ALL} > OF_A_WHOLE_REVIEW


@pytest.mark.parametrize(
    "day", [date(2026, 4, 25), date(2026, 5, 10), date(2027, 6, 1)]
)
def test_no_day_of_a_rapid_review_asks_for_panel_or_report(day: date) -> None:
    asked = ("panel", "terms of reference", "overview", "lead reviewer", "IMR")
    for one in told(dict(EXAMPLE), day).values():
        assert not any(word in one.message for word in asked), one.code


def test_what_is_told_of_a_rapid_review_repeats_none_of_its_words() -> None:
    name = b"Quentin Quillfeather"
    for _, key, empty, until in EMPTIED:
        files = without(key, empty, until=until)
        spoken = {
            file: re.sub(rb"(?m)^(\s+)(\w+ \w+ )", rb"\1" + name + rb" \2", content)
            for file, content in files.items()
        }
        assert any(name in content for content in spoken.values())
        found = validate(spoken, AS_OF).diagnostics
        assert found
        told_in_words = "\n".join(f"{one.message} {one.do} {one.why}" for one in found)
        assert "Quillfeather" not in told_in_words
