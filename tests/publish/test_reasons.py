"""Each thing that speaks against publishing is told, alone and in plain words."""

from typing import Any

import pytest

from scrkit.edits.approval import FILE
from scrkit.files import NewFile
from scrkit.publish import Reason
from scrkit.rules.validate import validate
from scrkit.scan.values import Grade, Scan, Trace, Unread

from .conftest import AS_OF, Judge, against

CLEAN = Scan()


def test_nothing_speaks_against_the_example(judged: Judge) -> None:
    assert against(judged()) == ()


@pytest.mark.parametrize(
    ("change", "kind", "words"),
    [
        ((FILE, "decision: publish", "decision: undecided"), "decision", "decision"),
        ((FILE, "{id: G1, state: clear,", "{id: G1, state: open,"), "gate", "G1 is"),
        (
            (FILE, "    - {id: G1, state: clear, date: 2016-03-01}\n", ""),
            "gate",
            "gate G1 is not recorded",
        ),
        (
            (
                FILE,
                "{id: G8, state: clear, date: 2016-05-11}",
                "{id: G8, state: clear}",
            ),
            "gate",
            "G8 bears no day",
        ),
        ((FILE, "  staff_told: 2016-05-31\n", ""), "staff", "SCR709"),
        (
            ("family.yaml", "    told_of_publication: 2016-05-30\n", ""),
            "family",
            "SCR708",
        ),
        (("review.yaml", "  report_sent: 2016-05-27\n", ""), "copies", "SCR-T6"),
        (
            ("review.yaml", "report_sent: 2016-05-27", "report_sent: 2016-06-08"),
            "copies",
            "SCR-T6",
        ),
        (
            ("imrs/hosp.yaml", "71,000 patients", "72,000 patients"),
            "seal",
            "SCR458",
        ),
    ],
)
def test_each_reason_is_told_alone(
    judged: Judge, change: tuple[str, str, str], kind: str, words: str
) -> None:
    found = against(judged(*change))
    assert [one.kind for one in found] == [kind]
    assert words in found[0].message


def test_a_person_without_words_for_the_public_is_told_once(judged: Judge) -> None:
    gone = ", published: the grandmother"
    found = against(judged("people.yaml", gone, "", again=True))
    assert [(one.kind, one.message) for one in found] == [
        ("wording", "MGM has no wording for the public: scr people role --published")
    ]


def test_no_day_of_publication_is_a_reason(judged: Judge) -> None:
    days = "  publication_planned: 2016-06-09\n  published: 2016-06-09\n"
    found = against(judged("review.yaml", days, ""))
    assert [one.kind for one in found] == ["day"]


def test_a_report_whose_publication_lies_ahead_may_be_built(judged: Judge) -> None:
    days = "publication_planned: 2016-06-09\n  published: 2016-06-09\n"
    ahead = "publication_planned: 2016-10-20\n"
    assert against(judged("review.yaml", days, ahead)) == ()


def sent_for_a_plan(judged: Judge, planned: str, sent: str) -> tuple[Reason, ...]:
    days = (
        "report_sent: 2016-05-27\n  publication_planned: 2016-06-09\n"
        "  published: 2016-06-09\n"
    )
    changed = f"report_sent: {sent}\n  publication_planned: {planned}\n"
    return against(judged("review.yaml", days, changed))


def test_publishing_before_the_plan_is_judged_by_its_own_day(judged: Judge) -> None:
    found = sent_for_a_plan(judged, "2016-10-20", "2016-09-26")
    assert [one.kind for one in found] == ["copies"]
    assert "SCR501: SCR-T6" in found[0].message
    assert "it allows 5 October 2016 at the earliest" in found[0].message


def test_publishing_after_the_plan_is_judged_by_its_own_day(judged: Judge) -> None:
    assert sent_for_a_plan(judged, "2016-08-01", "2016-07-28") == ()


@pytest.mark.parametrize(
    ("file", "old", "product"),
    [
        ("overview/findings.yaml", "one countywide pathway for any child", "abstract"),
        ("overview/summary.md", "the", "executive-summary"),
        ("response.yaml", "The first audit is in October 2016.", "response"),
        ("actions.yaml", "Write and agree one countywide pathway", "action-plan"),
        ("people.yaml", "published: the grandmother", "overview"),
    ],
)
def test_an_edit_after_the_approval_breaks_it(
    judged: Judge, file: str, old: str, product: str
) -> None:
    found = against(judged(file, old, f"{old} now"))
    assert [one.kind for one in found] == ["approval"]
    assert "what is printed was changed after it was approved" in found[0].message
    assert f"{product}: " in found[0].message
    assert "now" not in found[0].message.split(". Take")[0].split()
    assert against(judged(file, old, f"{old} now", again=True)) == ()


def test_without_an_approval_there_is_a_reason(files: dict[str, bytes]) -> None:
    held = files[FILE].decode()
    line = next(one for one in held.splitlines() if one.startswith("  approval:"))
    bare = {**files, FILE: held.replace(f"{line}\n", "").encode()}
    found = against(validate(bare, AS_OF, passing="publication"))
    assert [one.kind for one in found] == ["approval"]
    assert "scr approve" in found[0].message


def test_a_folder_without_a_review_is_a_reason() -> None:
    found = against(validate({}, AS_OF, passing="publication"))
    assert [one.kind for one in found] == ["review"]


def test_what_the_folders_tell_is_told_as_well(judged: Judge) -> None:
    told = Reason("place", "the folder is inside")
    assert against(judged(), outside=(told, told)) == (told,)


def scanned(judged: Judge, **given: Any) -> tuple[Reason, ...]:
    file = NewFile("manifest.json", b"{}")
    return against(judged(), (file,), {file.path: Scan(**given)})


def test_an_alarm_in_a_file_is_told_by_kind_code_and_place(judged: Judge) -> None:
    trace = Trace(
        "word/header.xml", "line 1", "name", Grade.ALARM, "Mother", 0, 4, "Zelda"
    )
    (found,) = scanned(judged, traces=(trace, trace))
    assert found.message == "it holds a trace (name) of Mother, 2 times"
    assert found.place == "manifest.json!word/header.xml, line 1"
    assert "Zelda" not in repr(found)


def test_a_note_is_no_reason(judged: Judge) -> None:
    assert scanned(judged, traces=(Trace("", "", "slip", Grade.NOTE),)) == ()


def test_a_part_that_was_not_read_is_a_reason(judged: Judge) -> None:
    (found,) = scanned(judged, unread=(Unread("a.bin", "its kind is not known"),))
    assert found.kind == "scan"
    assert "its kind is not known" in found.message


def test_a_file_that_was_not_scanned_is_a_reason(judged: Judge) -> None:
    found = against(judged(), (NewFile("manifest.json", b"{}"),), {})
    assert [one.kind for one in found] == ["scan"]
