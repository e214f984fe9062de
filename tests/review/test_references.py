"""Whatever cites something: each field that does, and each id that is given twice."""

from collections.abc import Iterator
from typing import get_args

import pytest

from scrkit.diagnostics import Diagnostic
from scrkit.model.kinds import Record, kind_of
from scrkit.model.review import AGENCY_FOLDERS, SINGLE_FILES
from scrkit.review import load
from scrkit.yamlfile import Path, read

Files = dict[str, bytes]

# Each field that cites: the record, the field, a place in child-z, and what it cites.
CITING: dict[str, tuple[str, Path, str]] = {
    "Person.agency": ("people.yaml", ("people", 2, "agency"), "agency"),
    "Person.line_manager": ("people.yaml", ("people", 2, "line_manager"), "person"),
    "ColumnMap.agency": ("imports.yaml", ("maps", 0, "agency"), "agency"),
    "Answered.agency": ("imports.yaml", ("answered", 0, "agency"), "agency"),
    "TakenIn.agency": ("imports.yaml", ("taken", 0, "agency"), "agency"),
    "TermsOfReference.agencies": (
        "terms-of-reference.yaml",
        ("agencies", 1),
        "agency",
    ),
    "PanelMember.agency": ("panel.yaml", ("members", 0, "agency"), "agency"),
    "Independent.employed_by": ("panel.yaml", ("chair", "employed_by"), "agency"),
    "Meeting.present": ("panel.yaml", ("meetings", 0, "present", 0), "agency"),
    "Meeting.apologies": ("panel.yaml", ("meetings", 0, "apologies", 0), "agency"),
    "SecuredRecord.agency": (
        "secured-records.yaml",
        ("records", 0, "agency"),
        "agency",
    ),
    "Request.agency": ("requests.yaml", ("requests", 0, "agency"), "agency"),
    "Chronology.agency": ("chronologies/gp.yaml", ("agency",), "agency"),
    "Parentage.child": ("people.yaml", ("parents", 0, "child"), "person"),
    "Parentage.parents": ("people.yaml", ("parents", 0, "parents", 0), "person"),
    "Partnership.people": ("people.yaml", ("partners", 0, "people", 1), "person"),
    "Siblings.people": ("people.yaml", ("siblings", 0, "people", 1), "person"),
    "Twins.children": ("people.yaml", ("twins", 0, "children", 1), "person"),
    "Household.people": ("people.yaml", ("households", 0, "people", 0), "person"),
    "Incident.child": ("reporting.yaml", ("incidents", 0, "child"), "person"),
    "Draft.agency": ("drafts.yaml", ("drafts", 0, "agency"), "agency"),
    "AsNotified.child": ("reporting.yaml", ("as_notified", 0, "child"), "person"),
    "Entry.people": ("chronologies/gp.yaml", ("entries", 0, "people", 1), "person"),
    "Entry.questions": (
        "chronologies/gp.yaml",
        ("entries", 0, "questions", 1),
        "question",
    ),
    "Imr.agency": ("imrs/gp.yaml", ("agency",), "agency"),
    "Imr.staff_consulted": ("imrs/gp.yaml", ("staff_consulted", 0), "person"),
    "Author.person": ("imrs/gp.yaml", ("author", "person"), "person"),
    "Analysis.question": ("imrs/gp.yaml", ("analysis", 0, "question"), "question"),
    "Analysis.evidence": ("imrs/gp.yaml", ("analysis", 0, "evidence", 0), "entry"),
    "OwnRecommendation.evidence": (
        "imrs/gp.yaml",
        ("recommendations", 0, "evidence", 0),
        "entry",
    ),
    "Interviews.agency": ("interviews/gp.yaml", ("agency",), "agency"),
    "Interview.person": ("interviews/gp.yaml", ("interviews", 0, "person"), "person"),
    "LearningEvent.invited": (
        "learning-events.yaml",
        ("events", 0, "invited", 1),
        "person",
    ),
    "LearningEvent.attended": (
        "learning-events.yaml",
        ("events", 0, "attended", 0),
        "person",
    ),
    "FamilyMember.person": ("family.yaml", ("members", 0, "person"), "person"),
    "Finding.questions": (
        "overview/findings.yaml",
        ("findings", 0, "questions", 0),
        "question",
    ),
    "Finding.evidence": (
        "overview/findings.yaml",
        ("findings", 0, "evidence", 1),
        "entry",
    ),
    "Finding.counter_evidence": (
        "overview/findings.yaml",
        ("findings", 0, "counter_evidence", 0),
        "entry",
    ),
    "Recommendation.findings": (
        "overview/findings.yaml",
        ("recommendations", 0, "findings", 0),
        "finding",
    ),
    "Action.source": ("actions.yaml", ("actions", 0, "source", 1), "recommendation"),
    "Action.agency": ("actions.yaml", ("actions", 0, "agency"), "agency"),
    "Reply.to": ("response.yaml", ("replies", 1, "to"), "finding-or-recommendation"),
    "Link.entries": ("timeline.yaml", ("links", 0, "entries", 1), "entry"),
    "DayOrder.entries": ("timeline.yaml", ("day_orders", 0, "entries", 1), "entry"),
    "NilSearch.agency": ("secured-records.yaml", ("nil", 0, "agency"), "agency"),
    "ActionPlan.agreed_with": ("actions.yaml", ("agreed_with", 1), "agency"),
    "AgencyAccount.agency": ("rapid-review.yaml", ("accounts", 0, "agency"), "agency"),
    "IdentityConsidered.person": (
        "rapid-review.yaml",
        ("identity", 0, "person"),
        "person",
    ),
    "Action.learning": ("actions.yaml", ("actions", 0, "learning", 0), "learning"),
    "Debrief.people": ("dissemination.yaml", ("debriefs", 0, "people", 0), "person"),
    "Debrief.agency": ("dissemination.yaml", ("debriefs", 0, "agency"), "agency"),
    "Briefing.agencies": (
        "dissemination.yaml",
        ("briefings", 0, "agencies", 1),
        "agency",
    ),
}
# For each kind: the code that answers it, a slip with what was meant, what is like
# nothing known, and the known id in the wrong case.
KINDS = {
    "person": ("SCR201", "SW11", "SW1", "Zebedee", "Sw1"),
    "agency": ("SCR203", "gpp", "gp", "zz-top", "GP"),
    "question": ("SCR204", "Q11", "Q1", "Q99", "q1"),
    "entry": ("SCR205", "GP-00011", "GP-0001", "ZZZ-9876", "gp-0001"),
    "finding": ("SCR206", "F11", "F1", "F99", "f1"),
    "recommendation": ("SCR207", "GP-R11", "GP-R1", "XX-R99", "gp-r1"),
    "learning": ("SCR208", "L11", "L1", "L99", "l1"),
    "finding-or-recommendation": ("SCR208", "F11", "F1", "XX-R99", "f1"),
}


def edited(files: Files, file: str, path: Path, new: str) -> tuple[Files, int, int]:
    """Return the files with another value at a path, and its line and column."""
    text = files[file].decode()
    start, end = read(files[file], file).characters(path)
    before = text[:start]
    column = start - (before.rfind("\n") + 1) + 1
    whole = (before + new + text[end:]).encode()
    return {**files, file: whole}, before.count("\n") + 1, column


def told(files: Files) -> list[tuple[str, str, int, int]]:
    return [place_of(d) for d in load(files).diagnostics]


def place_of(found: Diagnostic) -> tuple[str, str, int, int]:
    return found.code, found.place.file, found.place.line, found.place.column


def records_below(annotation: object) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
        for one in annotation.__annotations__.values():
            yield from records_below(one)
    for inner in get_args(annotation):
        yield from records_below(inner)


def test_every_field_of_the_model_that_cites_is_in_the_table() -> None:
    files = [record for _, _, record in (*SINGLE_FILES, *AGENCY_FOLDERS)]
    citing = {
        f"{record.__name__}.{name}"
        for file in files
        for record in records_below(file)
        for name, annotation in record.__annotations__.items()
        if kind_of(annotation) in KINDS
    }

    assert set(CITING) == citing


@pytest.mark.parametrize("field", CITING)
def test_a_slip_is_told_where_it_stands_with_what_was_meant(
    field: str, child_z_files: Files
) -> None:
    file, path, kind = CITING[field]
    code, slip, meant, _, _ = KINDS[kind]
    files, line, column = edited(child_z_files, file, path, slip)
    found = load(files).diagnostics

    assert (code, file, line, column) in [place_of(d) for d in found]
    (one,) = [d for d in found if d.code == code]
    assert one.do.startswith(f"Did you mean {meant}? ")
    assert one.place.end_column - one.place.column == len(slip)
    assert slip not in f"{one.message} {one.why} {one.do}".replace(meant, "").split()
    # The file of an agency is no longer called after it; nothing else is told.
    assert {d.code for d in found} - {code} <= {"SCR211"}


@pytest.mark.parametrize("field", CITING)
def test_what_is_like_nothing_known_is_told_without_a_guess(
    field: str, child_z_files: Files
) -> None:
    file, path, kind = CITING[field]
    code, _, _, strange, _ = KINDS[kind]
    files, line, column = edited(child_z_files, file, path, strange)

    (found,) = [d for d in load(files).diagnostics if d.code == code]
    assert place_of(found) == (code, file, line, column)
    assert "Did you mean" not in found.do
    assert strange not in f"{found.message} {found.why} {found.do} {found.frame}"


@pytest.mark.parametrize("field", CITING)
def test_the_wrong_case_is_told_once(field: str, child_z_files: Files) -> None:
    file, path, kind = CITING[field]
    *_, miscased = KINDS[kind]
    files, line, column = edited(child_z_files, file, path, miscased)

    # Only a code of a person can be well formed and yet in the wrong case.
    code = "SCR201" if kind == "person" else "SCR126"
    assert told(files) == [(code, file, line, column)]


@pytest.mark.parametrize("field", [f for f, row in CITING.items() if row[2] == "entry"])
def test_no_field_may_cite_an_entry_that_was_withdrawn(
    field: str, child_z_files: Files
) -> None:
    file, path, _ = CITING[field]
    files, line, column = edited(child_z_files, file, path, "GP-0003")

    assert told(files) == [("SCR209", file, line, column)]


PERSONS = [field for field, row in CITING.items() if row[2] == "person"]


@pytest.mark.parametrize("field", PERSONS)
def test_a_field_for_a_person_takes_any_person_of_people_yaml(
    field: str, child_z_files: Files
) -> None:
    file, path, _ = CITING[field]

    assert told(edited(child_z_files, file, path, "SW2")[0]) == []


@pytest.mark.parametrize("field", PERSONS)
def test_a_field_for_a_person_does_not_take_a_place(
    field: str, child_z_files: Files
) -> None:
    file, path, _ = CITING[field]
    files, line, column = edited(child_z_files, file, path, "NurseryA")

    assert told(files) == [("SCR201", file, line, column)]


def test_a_reply_is_to_any_finding_or_recommendation(child_z_files: Files) -> None:
    for known in ("F1", "R1", "GP-R1"):
        file, path, _ = CITING["Reply.to"]
        assert told(edited(child_z_files, file, path, known)[0]) == []
