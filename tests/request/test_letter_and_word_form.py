"""The letter and the form in Word, as python-docx reads them."""

from dataclasses import replace
from io import BytesIO

import msgspec
from docx import Document
from docx.document import Document as Word
from docx.table import Table

from scrkit.dates import parse_date
from scrkit.forms.pack import FormRequest
from scrkit.model.columns import COLUMNS
from scrkit.model.form import RULES, Stamp, stamped
from tests.request.packs import entries, made

HEADINGS = [column.heading for column in COLUMNS]


def letter(asked: FormRequest) -> Word:
    return Document(BytesIO(made(asked, "letter-health.docx")))


def form(asked: FormRequest) -> Word:
    return Document(BytesIO(made(asked, "chronology-health.docx")))


def words(document: Word) -> str:
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_the_letter_says_what_by_when_and_to_whom(asked: FormRequest) -> None:
    said = words(letter(asked))
    assert "by 11 September 2015" in said
    assert "Fernshire Community Health NHS Trust, Director of Nursing" in said
    assert "Board business manager" in said
    assert "It is not a disciplinary investigation" in said
    assert "April 2012 to 18 May 2015" in said
    assert "Individual Management Report is asked for separately" in said
    assert all(rule in said for rule in RULES)


def test_the_letter_shows_the_questions_and_every_column(
    asked: FormRequest,
) -> None:
    questions, columns = letter(asked).tables
    assert [row[0] for row in rows(questions)[1:]] == [
        "Q1",
        "Q2",
        "Q3",
        "Q4",
        "Q5",
        "Q6",
    ]
    assert rows(columns)[1:] == [[c.heading, c.prompt] for c in COLUMNS]


def test_the_dates_of_examples_lie_in_the_period(asked: FormRequest) -> None:
    terms = msgspec.structs.replace(
        asked.review.terms, period=parse_date("2020-02/2023-11")
    )
    review = msgspec.structs.replace(asked.review, terms=terms)
    late = replace(asked, review=review)
    assert "?03/04/2021" in words(letter(late))
    said = rows(letter(late).tables[-1])
    assert "early April 2021, about 2019" in str(said)
    assert rows(form(late).tables[-1])[1][1] == "03/04/2021"
    assert "2014" not in f"{words(letter(late))}{said}"


def test_a_letter_speaks_without_terms_of_reference(asked: FormRequest) -> None:
    terms = type(asked.review.terms)()
    review = type(asked.review)(case=asked.review.case, terms=terms)
    said = words(letter(replace(asked, review=review)))
    assert "A disciplinary investigation, which is for each agency" in said
    assert "still being agreed" in said
    assert "The board's office" in said


def test_the_form_repeats_its_headings_and_has_room_to_write(
    asked: FormRequest,
) -> None:
    table = form(asked).tables[-1]
    head, example, *empty = rows(table)
    assert set(head) <= set(HEADINGS)
    assert "tblHeader" in table.rows[0]._tr.xml
    assert example[0] == "example"
    assert len(empty) == 12
    assert not any("".join(row) for row in empty)
    # A page that lies: 297 mm less its margins.
    assert sum(column.width.mm for column in table.columns) <= 257


def test_the_form_bears_the_stamp_and_the_people(asked: FormRequest) -> None:
    document = form(asked)
    known = {stamped(p.text) for p in document.paragraphs} - {None}
    assert known == {Stamp("1", "child-k", "health")}
    people = document.tables[-2]
    assert [row[0] for row in rows(people)[1:4]] == ["ChildK", "Sibling1", "Mother"]


def test_a_filled_form_holds_the_entries_word_for_word(
    corrected: FormRequest,
) -> None:
    head, *found = rows(form(corrected).tables[-1])
    told = {row[0]: dict(zip(head, row, strict=True)) for row in found}
    for entry in entries(corrected):
        assert told[entry.id]["Event or contact"] == entry.event
    assert "example" not in told
