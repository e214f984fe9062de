"""Ids are for life: what happens when one is given twice, and which place is named."""

import pytest

from scrkit.review import load

Files = dict[str, bytes]
Stands = tuple[str, int, int]  # file, line, column

MOTHER = (
    "  - {code: Mother, label: the mother, role: mother, kind: family, sex: female,"
    " died: 2016, due: 2016-12}\n"
)
PLACE = "  - {code: NurseryA, "
ENTRY = "  - {id: GP-0002, date: unknown, source: record, event: A call.}\n"
SCHOOL = "  - {id: SCHOOL-0001, "
AGENCY = "  - {id: gp, name: Nowhere Surgery, prefix: GP, report: imr}\n"
QUESTION = "  - {id: Q2, "
FINDING = "  - {id: F1, title: Time, text: There was none., why: Posts were empty.}\n"
RECOMMENDATIONS = "recommendations:\n"
RECOMMENDATION = "  - {id: R1, text: Fill the posts., to: Board}\n"
ACTION = (
    "  - {id: A1, text: Fill the posts., source: [R1], owner: Head,\n"
    "     due: 2016-06-01, success: They are filled.}\n"
)
INTERVIEW = "  - {id: SCHOOL-I1, "
# What is given twice: the file, a text and what stands there instead, the line and
# column of the second, then of the first.
TWICE: dict[str, tuple[tuple[str, str, str], Stands, Stands]] = {
    "a person": (
        ("people.yaml", MOTHER, MOTHER + MOTHER),
        ("people.yaml", 15, 12),
        ("people.yaml", 14, 12),
    ),
    "a person in another case": (
        ("people.yaml", "code: SW2", "code: Sw1"),
        ("people.yaml", 21, 12),
        ("people.yaml", 15, 11),
    ),
    "a place with a person's code": (
        ("people.yaml", PLACE, "  - {code: MOTHER, "),
        ("people.yaml", 23, 12),
        ("people.yaml", 14, 12),
    ),
    "an agency": (
        ("review.yaml", AGENCY, AGENCY + AGENCY),
        ("review.yaml", 16, 10),
        ("review.yaml", 15, 10),
    ),
    "a question": (
        ("terms-of-reference.yaml", QUESTION, "  - {id: Q1, "),
        ("terms-of-reference.yaml", 9, 10),
        ("terms-of-reference.yaml", 8, 10),
    ),
    "an entry in one file": (
        ("chronologies/gp.yaml", ENTRY, ENTRY + ENTRY),
        ("chronologies/gp.yaml", 32, 10),
        ("chronologies/gp.yaml", 31, 10),
    ),
    "an entry in two files": (
        ("chronologies/school.yaml", SCHOOL, "  - {id: GP-0002, "),
        ("chronologies/school.yaml", 3, 10),
        ("chronologies/gp.yaml", 31, 10),
    ),
    "an entry that was withdrawn": (
        ("chronologies/gp.yaml", "{id: GP-0003", "{id: GP-0002"),
        ("chronologies/gp.yaml", 33, 10),
        ("chronologies/gp.yaml", 31, 10),
    ),
    "a finding": (
        ("overview/findings.yaml", RECOMMENDATIONS, FINDING + RECOMMENDATIONS),
        ("overview/findings.yaml", 21, 10),
        ("overview/findings.yaml", 2, 9),
    ),
    "a recommendation": (
        ("overview/findings.yaml", RECOMMENDATIONS, RECOMMENDATIONS + RECOMMENDATION),
        ("overview/findings.yaml", 23, 9),
        ("overview/findings.yaml", 22, 10),
    ),
    "an action": (
        ("actions.yaml", "actions:\n", "actions:\n" + ACTION),
        ("actions.yaml", 8, 9),
        ("actions.yaml", 6, 10),
    ),
    "a recommendation in the overview and in an IMR": (
        ("imrs/gp.yaml", "  - id: GP-R1", "  - id: R1"),
        ("imrs/gp.yaml", 23, 9),
        ("overview/findings.yaml", 22, 9),
    ),
    "an interview in two files": (
        ("interviews/school.yaml", INTERVIEW, "  - {id: GP-I1, "),
        ("interviews/school.yaml", 3, 10),
        ("interviews/gp.yaml", 4, 9),
    ),
}


def changed(files: Files, file: str, old: str, new: str) -> Files:
    """Return the files with a text put in place of another that stands there once."""
    text = files[file].decode()
    assert text.count(old) == 1, old
    return {**files, file: text.replace(old, new).encode()}


@pytest.mark.parametrize("what", TWICE)
def test_the_second_is_told_and_the_first_is_named(
    what: str, child_z_files: Files
) -> None:
    edit, second, first = TWICE[what]
    loaded = load(changed(child_z_files, *edit))

    (found,) = [d for d in loaded.diagnostics if d.code == "SCR210"]
    assert (found.place.file, found.place.line, found.place.column) == second
    (related,) = found.related
    assert (related.place.file, related.place.line, related.place.column) == first
    assert related.label == "first given here"


def test_a_third_names_the_first_too(child_z_files: Files) -> None:
    files = changed(child_z_files, "people.yaml", MOTHER, MOTHER * 3)
    found = load(files).diagnostics

    assert [(d.code, d.place.line) for d in found] == [("SCR210", 15), ("SCR210", 16)]
    assert [d.related[0].place.line for d in found] == [14, 14]


def test_ids_of_different_kinds_may_look_alike(child_z_files: Files) -> None:
    # R1 of the overview and GP-R1 of the surgery, a person and an agency called GP.
    files = changed(child_z_files, "people.yaml", "code: SW2", "code: Gp")
    files = changed(files, "people.yaml", "line_manager: SW2", "line_manager: Gp")

    assert "SCR210" not in [d.code for d in load(files).diagnostics]


def test_an_id_given_twice_can_still_be_cited_without_a_second_complaint(
    child_z_files: Files,
) -> None:
    files = changed(child_z_files, "chronologies/gp.yaml", ENTRY, ENTRY + ENTRY)

    assert [d.code for d in load(files).diagnostics] == ["SCR210"]


def test_nothing_of_the_id_itself_is_printed(child_z_files: Files) -> None:
    files = changed(child_z_files, "people.yaml", MOTHER, MOTHER + MOTHER)

    (found,) = load(files).diagnostics
    told = f"{found.message} {found.why} {found.do} {found.frame}"
    assert "Mother" not in told


def test_the_first_is_the_first_even_if_the_second_breaks_its_shape(
    child_z_files: Files,
) -> None:
    broken = MOTHER.replace("kind: family", "kind: aunt")
    files = changed(child_z_files, "people.yaml", MOTHER, MOTHER + broken)

    doubled = [d for d in load(files).diagnostics if d.code == "SCR210"]
    assert [d.place.line for d in doubled] in ([], [15])


def test_a_phase_given_twice_is_told_too(child_z_files: Files) -> None:
    phase = "  - {id: P1, title: First months, period: 2013/2014-03, "
    again = "  - {id: P1, title: Later, period: 2014}\n"
    files = changed(child_z_files, "timeline.yaml", phase, again + phase)

    found = load(files).diagnostics
    assert [(d.code, d.place.line) for d in found] == [("SCR210", 12)]
