"""How rules are run: places, order, severity, accepted departures, manuals."""

import re
from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from reviews_on_disk import AS_OF, FRAMEWORK, edited, files_of, judge

from scrkit.diagnostics import Severity
from scrkit.review import load
from scrkit.rules import ALL, Context, Hit, Judgement, run
from scrkit.rules.engine.address import address, within
from scrkit.rules.engine.rule import Rule, rule

UNSEEN = (
    "panel.yaml",
    ((", agency: police}", ", agency: police, wrote_imr: true}"),),
)


@rule(
    code="SCR900",
    title="Everything is told, from the last to the first",
    source="a test",
    severity=Severity.WARNING,
    stage="gathering",
)
def last_first(context: Context) -> Iterator[Hit]:
    """Every entry is told,
    in the wrong order.

    A second paragraph.

    Why: To see
    what happens.

    Do: Nothing.
    """
    for chronology in reversed(context.review.chronologies):
        for entry in reversed(chronology.entries):
            yield Hit(entry, "an entry", ("event",))


def departing(file: str, at: str, code: str = "SCR900") -> Judgement:
    departure = (
        f"departures:\n  - {{rule: {code}, file: {file}, at: {at}, "
        "reason: It had to be so., owner: Panel Chair, date: 2016-03-01}\n"
    )
    files = edited({"review.yaml": (("agencies:\n", departure + "agencies:\n"),)})
    return judge(files, (last_first,))


def test_the_docstring_is_the_manual() -> None:
    assert last_first.what == (
        "Every entry is told, in the wrong order.\n\nA second paragraph."
    )
    assert last_first.why == "To see what happens."
    assert last_first.do == "Nothing."


def test_diagnostics_come_in_order_of_place() -> None:
    found = judge(files_of("base"), (last_first,)).diagnostics

    assert [d.path for d in found] == [
        "HEALTH-0001.event",
        "HEALTH-0002.event",
        "HEALTH-0004.event",
        "HEALTH-0005.event",
        "HEALTH-0006.event",
        "POLICE-0001.event",
        "POLICE-0002.event",
        "POLICE-0003.event",
    ]


def test_a_diagnostic_carries_its_rules_reason_and_advice() -> None:
    first = judge(files_of("base"), (last_first,)).diagnostics[0]

    assert (first.code, first.name, first.severity) == (
        "SCR900",
        "last-first",
        Severity.WARNING,
    )
    assert (first.why, first.do, first.frame) == (
        "To see what happens.",
        "Nothing.",
        "event",
    )


@pytest.mark.parametrize(
    ("file", "at", "accepted"),
    [
        ("chronologies/police.yaml", "", 3),
        ("chronologies/police.yaml", "POLICE-0002", 1),
        ("chronologies/police.yaml", "POLICE-0002.event", 1),
        ("chronologies/police.yaml", "POLICE-0002.time", 0),
        ("chronologies/police.yaml", "POLICE-000", 0),
        ("chronologies/health.yaml", "POLICE-0002", 0),
    ],
)
def test_a_departure_accepts_what_it_names_and_nothing_else(
    file: str, at: str, accepted: int
) -> None:
    judgement = departing(file, at or '""')

    assert len(judgement.accepted) == accepted
    assert len(judgement.departures) == accepted
    assert len(judgement.diagnostics) == 8 - accepted


def test_a_departure_from_another_rule_accepts_nothing() -> None:
    assert departing("chronologies/police.yaml", '""', "SCR901").accepted == ()


def test_a_departure_keeps_its_reason() -> None:
    judgement = departing("chronologies/police.yaml", "POLICE-0001")

    assert judgement.departures[0].reason == "It had to be so."
    assert judgement.accepted[0].path == "POLICE-0001.event"


def test_a_record_without_id_is_named_by_its_position_from_one() -> None:
    found = judge(edited(dict([UNSEEN]))).diagnostics

    assert [d.path for d in found] == ["members.2.wrote_imr"]


def test_a_file_as_a_whole_is_named_by_its_key_alone() -> None:
    late = {"criteria.yaml": (("date: 2015-10-30", "date: 2015-10-29"),)}

    assert [d.path for d in judge(edited(late)).diagnostics] == ["decision.date"]


def test_what_stands_deeper_in_a_file_is_named_by_the_way_to_it() -> None:
    review = load(files_of("base")).review
    assert review is not None
    publication = review.dissemination.publication

    assert address(review, publication, ("by",)) == "publication.by"
    assert address(review, publication.gates[1], ("state",)) == "G2.state"
    assert address(review, review.case, ("dates", "decided")) == "dates.decided"
    assert address(review, publication.__class__(), ("by",)) == "by"


def test_a_key_does_not_lie_within_another_that_begins_alike() -> None:
    assert within("members.1.senior", "members.1")
    assert not within("members.10.senior", "members.1")
    assert within("anything", "")


def test_a_hit_may_be_milder_than_its_rule_but_not_graver() -> None:
    def weighing(severity: Severity) -> Rule:
        def check(context: Context) -> Iterator[Hit]:
            yield Hit(context.review.case, "heavy", severity=severity)

        return replace(last_first, check=check)

    rules = (weighing(Severity.ERROR), weighing(Severity.NOTICE))

    assert [d.severity for d in judge(files_of("base"), rules).diagnostics] == [
        Severity.WARNING,
        Severity.NOTICE,
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("|-\n      Nothing here.\n      Staff failed to ask.", 7),
        (">-\n      Nothing here.\n      Staff failed to ask.", 6),
        ("Staff failed to ask.", 5),
        ('"Staff failed to ask."', 5),
    ],
)
def test_a_word_is_told_on_its_line_as_far_as_that_can_be_known(
    text: str, line: int
) -> None:
    files = files_of("base")
    findings = files["overview/findings.yaml"].decode()
    start, end = findings.index("text: |-"), findings.index("    why:")
    made = f"{findings[:start]}text: {text}\n{findings[end:]}"
    files["overview/findings.yaml"] = made.encode()

    found = judge(files).diagnostics

    assert found[0].place.line == line
    # The recommendation stands on the finding, whose words are others now.
    assert [d.code for d in found] == ["SCR802", "SCR635"]


def test_codes_are_unique_in_order_and_in_the_number_range_of_their_family() -> None:
    codes = [one.code for one in ALL]

    assert len(set(codes)) == len(codes)
    assert len({one.name for one in ALL}) == len(ALL)
    assert {code[3] for code in codes} == set("345678")
    assert len(codes) >= 36


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.code)
def test_every_rule_has_a_manual_in_plain_english(one: Rule) -> None:
    for text in (one.what, one.why, one.do):
        assert text.endswith(".")
    assert one.source
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", one.name)
    assert len(one.title) <= 78
    assert not one.title.endswith(".")


def test_a_rule_whose_clause_the_framework_lacks_is_silent() -> None:
    bare = replace(FRAMEWORK, deadlines=())
    loaded = load(files_of("SCR501"))
    assert loaded.review is not None

    for framework in (bare, None):
        context = Context(loaded.review, framework, as_of=AS_OF)
        codes = {d.code for d in run(context, ALL, loaded.place_of).diagnostics}

        assert not {"SCR501", "SCR502"} & codes


def test_no_message_quotes_the_review() -> None:
    """Whatever is told, no run of words of a file's narrative stands in it."""
    files = files_of("SCR802") | {"requests.yaml": files_of("SCR504")["requests.yaml"]}
    found = judge(files).diagnostics

    assert found
    for diagnostic in found:
        assert "Staff" not in diagnostic.message
        assert "failing" not in diagnostic.message


BROKEN = {
    "secured-records.yaml": "SCR421",
    "panel.yaml": "SCR416",
    "imrs/police.yaml": "SCR410",
    "dissemination.yaml": "SCR415",
    "actions.yaml": "SCR605",
    "response.yaml": "SCR608",
    "overview/findings.yaml": "SCR803",
}


@pytest.mark.parametrize(("file", "code"), BROKEN.items())
def test_what_a_broken_file_may_hold_is_not_told_as_missing(
    file: str, code: str
) -> None:
    """One cause, one message: the breach itself is told by whoever read the file."""
    files = files_of("base")
    if code == "SCR803":
        del files["imrs/health.yaml"], files["imrs/police.yaml"]
        files["actions.yaml"] = b"actions: []\n"
        files["response.yaml"] = b"replies: []\n"
    del files[file]
    loaded = load(files)
    assert loaded.review is not None

    def codes(broken: frozenset[str]) -> set[str]:
        assert loaded.review is not None
        context = Context(loaded.review, FRAMEWORK, AS_OF, broken)
        return {d.code for d in run(context, ALL, loaded.place_of).diagnostics}

    assert code in codes(frozenset())
    assert code not in codes(frozenset({file}))


def test_departures_are_not_called_idle_while_a_file_is_broken() -> None:
    loaded = load(files_of("SCR419"))
    assert loaded.review is not None

    context = Context(loaded.review, FRAMEWORK, AS_OF, frozenset({"panel.yaml"}))

    assert run(context, ALL, loaded.place_of).diagnostics == ()


def test_a_review_that_keeps_its_times_needs_no_calendar_of_holidays() -> None:
    """Reading one takes longer than all the rules together."""
    from scrkit.clocks import bank_holidays

    bank_holidays.cache_clear()

    judge(files_of("base"))

    assert bank_holidays.cache_info().currsize == 0
