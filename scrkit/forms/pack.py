"""A form for an agency, with its annexes, as a file; never reads or writes one."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from scrkit.dates import spelled
from scrkit.files import NewFile
from scrkit.forms import marks
from scrkit.forms.description import Form
from scrkit.forms.held import held_in
from scrkit.forms.known import WHATS
from scrkit.forms.layout import ANNEX, ANNEXES, Block, Filling, layout
from scrkit.forms.marks import BOARD, Stamp
from scrkit.forms.places import edition
from scrkit.forms.suited import Around, suited
from scrkit.forms.word import FormBody
from scrkit.frameworks import Framework
from scrkit.model.case import Agency
from scrkit.model.form import stamp as tabled_stamp
from scrkit.model.imr import REPORTS
from scrkit.model.review import Review
from scrkit.render.document.blocks import Blocks, Cell, Document, Heading, Paragraph
from scrkit.render.document.pages import marking
from scrkit.render.outgoing import word_with_form
from scrkit.render.products import WITH_FORM
from scrkit.render.sections import formcells
from scrkit.render.sections.case import NO_TIMELINE, Case, open_case
from scrkit.render.sections.prose import cell, strong, words
from scrkit.render.sections.registers import table
from scrkit.render.word.package import frame_texts, word_package
from scrkit.render.wording.options import Options
from scrkit.text.mentions import mentions


@dataclass(frozen=True, slots=True)
class FormRequest:
    """A form that is asked for: which, by when, with what stands already.

    `agency` is None for the Board's own people, who need no day on which it is due.
    `what` is how requests.yaml calls it; `one` is the only record of a list that it is
    about, such as an interview, by id.
    """

    review: Review
    agency: Agency | None
    what: str
    due: date | None
    options: Options
    filled: bool = False
    framework: Framework | None = None
    one: str = ""

    @property
    def form(self) -> Form:
        """The form's description."""
        return WHATS[self.what]

    @property
    def owner(self) -> str:
        """The id of whose form it is."""
        return self.agency.id if self.agency else BOARD

    @property
    def name(self) -> str:
        """What the agency is called."""
        return self.agency.name if self.agency else self.review.case.board.name


def filling(asked: FormRequest) -> Filling:
    """Return what a form in Word is laid out from."""
    held = held_in(asked.review, asked.form, asked.owner) if asked.filled else None
    around = Around(asked.review, asked.framework, asked.owner, asked.one)
    form = suited(asked.form, around)
    return Filling(form, asked.review, held, {"kind": asked.what})


def stamp_of(asked: FormRequest) -> str:
    """Return the stamp that a form bears."""
    if asked.form.tabled:
        return tabled_stamp(asked.review.case.id, asked.owner)
    ours = Stamp(
        asked.form.name,
        edition(asked.form),
        asked.review.case.id,
        asked.owner,
        # A workbook of rows always holds what was said last time.
        filled=asked.filled or bool(asked.form.rows),
    )
    return marks.stamp(ours)


def names(asked: FormRequest) -> tuple[str, ...]:
    """Return what the files of a pack are called: its letter, if any, and its form.

    A table is there in Excel and in Word.
    """
    ending = "xlsx" if asked.form.in_excel else "docx"
    whose = asked.one or asked.owner
    if asked.form.tabled:
        form = f"{asked.what}-{whose}"
        return f"letter-{whose}.docx", f"{form}.xlsx", f"{form}.docx"
    letter = f"letter-{asked.what}-{whose}.docx"
    form = f"{asked.what}-{whose}.{ending}"
    return (letter, form) if asked.form.name in WITH_FORM else (form,)


def pack(asked: FormRequest) -> tuple[NewFile, ...]:
    """Return letter and form; the same asking gives the same bytes.

    Raises ScrError where a board's own template cannot be used, or where a text is
    longer than a cell of Excel.
    """
    case = open_case(asked.review, NO_TIMELINE, asked.options)
    together = zip(names(asked), _made(asked, case), strict=True)
    return tuple(NewFile(name, content) for name, content in together)


def _made(asked: FormRequest, case: Case) -> tuple[bytes, ...]:
    if asked.form.tabled:
        # Only here: what writes workbooks is large.
        from scrkit.forms.tabled.letter import letter_and_form
        from scrkit.forms.tabled.workbook import workbook

        letter, form = letter_and_form(asked, case)
        return letter, workbook(asked, case), form
    if asked.form.name not in WITH_FORM:
        return (_form(asked, case),)
    letter = word_with_form(case, asked.form.name, letter_values(asked, case))
    return letter, _form(asked, case)


def letter_values(asked: FormRequest, case: Case) -> dict[str, Any]:
    """Return what the letter with a form says besides what the review holds."""
    panel = asked.review.panel
    return {
        "agency": {
            "id": asked.owner,
            "name": asked.name,
            "office": panel.speaks_for(asked.owner),
        },
        "office": panel.officer() or "The board's office",
        "due": spelled(asked.due) if asked.due else "",
        "filled": asked.filled,
        "one": asked.one,
        "report": case.inside(asked.what) if asked.what in REPORTS else asked.what,
    }


def _form(asked: FormRequest, case: Case) -> bytes:
    if asked.form.sheets:
        # Only here: what writes workbooks is large.
        from scrkit.forms.sheetfile import workbook as sheets

        return sheets(asked)
    if asked.form.rows:
        # Only here: what writes workbooks is large.
        from scrkit.forms.workbook import workbook

        return workbook(asked)
    form = layout(filling(asked))
    made = _document(asked, case, form)
    return word_package(made, FormBody(made, form))


def _document(asked: FormRequest, case: Case, form: tuple[Block, ...]) -> Document:
    opened = asked.review.case
    kind = _kind(asked, case)
    return Document(
        title=f"{opened.title}: {kind}",
        subject=stamp_of(asked),
        creator=opened.board.name,
        # Its title, not its folder's id: that says nothing to who reads it on paper.
        review=f"{opened.title} · {kind}",
        marking=marking(case),
        created=asked.options.as_of,
        blocks=(
            Paragraph(words(f"{kind}: {asked.name}"), "title"),
            Paragraph(words(stamp_of(asked)), "note"),
            *annexes(asked),
        ),
        house=asked.options.house,
    )


def _kind(asked: FormRequest, case: Case) -> str:
    """Return what a form is called, by the framework's own name where it has one."""
    if asked.what in REPORTS:
        return case.heading(asked.what)
    return case.heading(asked.form.called) if asked.form.called else asked.form.title


def frame_of(asked: FormRequest) -> tuple[str, ...]:
    """Return what a form says around its places: title, headers and footers.

    An agency may write the short report into the form of the long one.
    """
    case = open_case(asked.review, NO_TIMELINE, asked.options)
    every = (replace(asked, what=what) for what in asked.form.asked_as)
    return tuple(text for one in every for text in _framed(one, case))


def _framed(asked: FormRequest, case: Case) -> Iterator[str]:
    made = _document(asked, case, ())
    yield f"{_kind(asked, case)}: {asked.name}"
    yield f"{made.review}{made.marking}"
    # Forms that went out earlier bear the id of the review's folder.
    yield f"{asked.review.case.id} · {_kind(asked, case)}{made.marking}"
    yield f"{made.creator}Page 1 of 1"
    yield from frame_texts(made)


def _told_of(asked: FormRequest) -> Iterator[tuple[str, str, str, str]]:
    """Yield the people and places that whoever gets the form is told of."""
    # Of one record alone, they are those that it names: nobody reads who else there is.
    everyone = formcells.everyone(asked.review, asked.owner)
    if not asked.form.one_of:
        yield from everyone
        return
    form, text = filling(asked).form, ""
    for key in form.keys[asked.form.one_of]:
        text += " ".join((key.told, *key.shown))
    named = {one.code for one in mentions(text, asked.review.people.codes)}
    yield from (one for one in everyone if one[0] in named)


# In millimetres: together what a page that stands has between its margins.
_EVERYONE = (("Code", 24), ("Who is meant", 38), ("Role", 56), ("Agency", 48))


def annexed_rows(review: Review, owner: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of the annexes, of both: people by code, own chronology."""
    entries = (
        tuple(str(one[name]) for name in ("id", "date", "event"))
        for one in formcells.filled(review, owner)
    )
    return (*formcells.everyone(review, owner), *entries)


def annexes(asked: FormRequest) -> Blocks:
    """Return what goes with the form to be read: people by code, own chronology."""
    rows = [
        (Cell((strong(one["id"]),)), cell(one["date"]), cell(one["event"]))
        for one in formcells.filled(asked.review, asked.owner)
    ]
    everyone = [
        (Cell((strong(one[0]),)), *map(cell, one[1:])) for one in _told_of(asked)
    ]
    heads = (("Reference", 32), ("Date", 30), ("What happened", 104))
    people = (
        Heading(1, words(f"{ANNEX}{ANNEXES[0]}"), anchor="people"),
        *table("People and places by code", _EVERYONE, everyone),
    )
    # Whoever checks the record of their interview is told nothing else of the case.
    if asked.agency is None or asked.form.one_of:
        return people
    return (
        *people,
        Heading(1, words(f"{ANNEX}{ANNEXES[1]}"), anchor="chronology"),
        *table("Your agency's chronology", heads, rows),
    )
