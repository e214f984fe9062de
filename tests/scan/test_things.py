"""Names that are words: what is said of things is a note, what of people an alarm."""

import io

import openpyxl
import pytest

from scrkit.dates import parse_date
from scrkit.identity.register import Register
from scrkit.model.identity import Identity
from scrkit.scan import scan

REGISTER = Register(
    (
        Identity(
            code="C",
            names=("Jasper Foxe-Harbor",),
            born=parse_date("2009-03-11"),
            addresses=("Flat 3, 27 Quernmore Parade",),
        ),
        Identity(code="M", names=("Grace Foxe",), nicknames=("Dee",)),
        Identity(code="F", names=("Poppy Badger",), nicknames=("Bunny",)),
        Identity(code="W", names=("Melissa Pretense",)),
        Identity(code="L", names=("Loveday Wu",), addresses=("8 Lowther Pightle",)),
        Identity(code="G", names=("Iris Wolf",)),
        Identity(code="D", names=("Hung Do",)),
        Identity(code="H", names=("Georgia Lane",)),
        Identity(code="S", names=("Siân Heath",)),
        Identity(code="Q", names=("Saskia Quillfeather",)),
    )
)


def grades(text: str) -> set[str]:
    return {one.grade.word for one in scan("a.txt", text.encode(), REGISTER).traces}


@pytest.mark.parametrize(
    "text",
    [
        "The foxes came. Foxes' dens are left alone.", "Badgers are seen at dusk",
        "By pretense a false show is meant.", "a harbor pilot came",
        "Amazing Grace: carol concert", "They sang Saving Grace, a hymn.",
        "Alias Grace, Margaret Atwood", "Loveday: A Novel of the coast, audio book",
        "the film Loveday of the Manor", "Badger setts are protected.",
        "The Easter Bunny visits on Friday.", "Bunny the school rabbit",
        "Ward names: Grace, Poppy, Iris", "Our values: Grace, Joy.",
        "Grace, Poppy and Joy are our school values.", "Signs of Grace: a talk",
        "Jasper is a stone. Agate, jasper and flint are others.",
        "Jasper National Park", "A ring of red jasper lay there.",
        '{"jasper": "#d73b3e", "wu": "x"}', "Monday: Dee-licious pasta",
        "Hathersage, Melissa", "Wu Chinese", "Cup: Jasper Athletic, Badger Rovers",
        "Melissa (lemon balm) calms.", "Actions are red, Iris or green.",
        "Kiln Lane", "Small Heath", "Loveday, a song by Nobody", "opera: Loveday",
        "Do not use. Do you agree?", "font-family: Iris, serif", "Loveday, France",
        "Published 11 March 2009", "Philip Wolf wrote a novel.", "see SIN 4 of 2016",
        "Nobody Heath (1922-1985)", "Kitchen: old Dee, gas. The dees were replaced.",
    ],
)  # fmt: skip
def test_what_is_said_of_a_thing_is_a_note(text: str) -> None:
    assert grades(text) == {"note"}


@pytest.mark.parametrize(
    "text",
    [
        "The Foxes were evicted.", "Foxe was rude.", "Foxes' landlord rang",
        "Grace sang Silent Night, a carol", "The film was watched by Poppy.",
        "Mum, Grace, read a book by Nobody", "Teacher Grace, Anna Sample",
        "jasper hit him", "we went to see jasper today", "They met jasper there.",
        "Bunny was crying.", "Badger told the panel.", "Wolf hit the child.",
        "Wolf (grandmother) came.", "Poppy - not brought", "Re: Poppy", "Poppy B.",
        "Grace was drunk.", "Grace's van", "Poppy ran away.", "Seen: Grace, Poppy",
        "Grace has moved.", "Poppy missed the appointment", "Poppy not seen",
        "Poppy, 7, cried", "Neighbour Lane", "Mum Heath", "Told Lane that",
        "Mr Do rang", "his brother Philip Badger wrote a poem", "Badger wrote a song",
        "According to Quillfeather, the baby cried", "a letter of Quillfeather, Wales",
        "Signs of Quillfeather being drunk", "Quillfeather tracks in the snow",
        "the quillfeathers were at home", "see quillfeather-notes", "Quillfeather-led",
        "Karen Quillfeather sang to the baby at a concert", "A film of Quillfeather",
        "according to Saskia", "Voice of Saskia recorded", "Songs for Saskia",
        "Badger arrested", "Grace weighs 4.2 kg", "Poppy declined help", "Grace absent",
        "Poppy lacks capacity.", "Badger absconded from court", "grace foxe evicted",
        "mum, Melissa", "Pretense rang", "Lowther Pightle", "eight, Lowther Pightle",
    ],
)  # fmt: skip
def test_what_is_said_of_somebody_is_an_alarm_still(text: str) -> None:
    assert "alarm" in grades(text)


def _sheet(heading: str, value: int | str) -> set[str]:
    book, held = openpyxl.Workbook(), io.BytesIO()
    sheet = book.create_sheet(index=0)
    for row in ((heading, "Note"), (value, "North")):
        sheet.append(row)
    book.save(held)
    found = scan("a.xlsx", held.getvalue(), REGISTER).traces
    return {one.grade.word for one in found}


def test_a_heading_says_what_a_bare_number_is() -> None:
    assert _sheet("DOB", 39883) == {"alarm"}
    assert _sheet("Cost code", 39883) == {"note"}
    assert _sheet("ISBN-10", "0140328726") == {"note"}
    assert _sheet("Tel", "0140328726") == {"alarm"}


def test_an_address_that_a_hyphen_cuts_over_two_paragraphs_is_found() -> None:
    page = b"<p>Flat 3, 27 Quern-</p><p>more Parade</p>"
    assert [one.code for one in scan("a.html", page, REGISTER).traces] == ["C"]
