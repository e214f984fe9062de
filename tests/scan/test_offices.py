"""Numbers and addresses of nobody registered: an office's are notes, a person's not."""

import io

import openpyxl
import pytest

from scrkit.identity.register import Register
from scrkit.model.identity import Identity
from scrkit.scan import scan

REGISTER = Register(
    (
        Identity(
            code="K",
            names=("Kestrel Quillfeather",),
            telephones=("07700 900652",),
            emails=("kestrel.w88@example.com",),
        ),
    )
)


def grades(text: str) -> set[str]:
    return {one.grade.word for one in scan("a.txt", text.encode(), REGISTER).traces}


@pytest.mark.parametrize(
    "text",
    [
        "Duty desk: 01632 960101",
        "Mobile for the duty social worker: 07700 900101",
        "Nonesuch Council\nCounty Hall\n1 Civic Row\nFernshire\nZZ9 4QT\n01632 960100",
        "From: jane.sample@fernshire.example\nTo: bob.sample@police.example\n\nPapers.",
        "I am out of the office until 14 July. Urgent: 01632 960111.",
        "Useful numbers\n\nThe Elms 01632 960402\nFood bank 01632 960403",
        "The Board's address is 1 Civic Road, Fernshire.",
        "Visits: 118 Fable Road; Flat 3, Elm House; 7 Fable Street.",
        "Jane Sample\nBusiness Manager\n01632 960110\njane@fernshire.example",
        "Write to safeguardingadmin@fernshire.example",
        "Team,Lead,Tel\nHealth,Designated nurse,01632 960112",
        "Copies: jane.sample@fernshire.example; bob.sample@police.example",
        "For an informal chat ring Jane Sample on 01632 960127.",
    ],
)
def test_what_stands_with_an_office_is_a_note(text: str) -> None:
    assert grades(text) == {"note"}


@pytest.mark.parametrize(
    "text",
    [
        "Mum's mobile is 07700 900101.",
        "The duty team rang her on 07700 900104.",
        "Home address: 3 Fable Street, ZZ9 4QS",
        "Home address: 3 Fable Gdns",
        "Contact for the child's aunt: 01632 960177",
        "Jane Sample 07700 900108",
        "The social worker's own mobile, 07700 900111",
        "Text from 07700 900110: outside",
        "From: mum88@gmail.example\nTo: board@fernshire.example",
        "Pupil,Parent,Tel\nA Sample,J Sample,07700 900109",
        "Mum: jo.sample@fernshire.example",
        "Pupil,Parent,Mail\nA Sample,J Sample,jo.sample@fernshire.example",
        "jo.sample88@fernshire.example",
        "The refuge is at 3 Fable Road, ZZ9 4QS",
        # Whoever is registered is told with whatever office stands beside.
        "Council office 07700 900652",
        "From: kestrel.w88@example.com",
    ],
)
def test_what_stands_with_a_person_is_an_alarm(text: str) -> None:
    assert "alarm" in grades(text)


@pytest.mark.parametrize(
    ("heading", "label", "grade"),
    [("Service", "Late", "note"), ("Child", "A", "alarm")],
)
def test_a_sheet_says_in_its_heading_whose_a_number_is(
    heading: str, label: str, grade: str
) -> None:
    book, held = openpyxl.Workbook(), io.BytesIO()
    sheet = book.create_sheet(index=0)
    for row in ((heading, "Tel"), (label, "01632 960102")):
        sheet.append(row)
    book.save(held)
    found = scan("a.xlsx", held.getvalue(), REGISTER).traces
    assert {one.grade.word for one in found if one.kind == "telephone"} == {grade}
