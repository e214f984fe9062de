"""What the prose of a section is made of, piece by piece, and when two are the same."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import groupby

from scrkit.drafting.state import folded
from scrkit.prose.pictures import bare
from scrkit.render.assemble import set_under
from scrkit.render.document.blocks import (
    Block,
    Blocks,
    Heading,
    Illustration,
    ListBlock,
    Note,
    Paragraph,
    Run,
    Table,
    Text,
    plain,
)
from scrkit.render.sections.prose import words
from scrkit.render.wording.escape import cleaned

_LINE = re.compile(r" ?\n ?")


# Stands for a footnote among the signs of a text.
_NOTE = "\ufdd1"


@dataclass(frozen=True, slots=True, repr=False)
class Shown:
    """A picture: its text alternative, its caption, and a mark of what it shows.

    `content` is the file as it came, b"" where it stands in the review; `file` what it
    is called in overview/pictures.
    """

    told: str
    caption: str
    sign: str
    content: bytes = b""
    file: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Unit:
    """A heading, paragraph, quote, item of a list, table, or picture.

    `level` is that of a heading as the report shows it, or of an item from 0;
    `ordinal` is 0 for a bullet. A table has `rows`, the first of them its heading, and
    `sides` to which its columns are set: center, right, or "" for left.
    """

    kind: str
    text: Text = ()
    level: int = 0
    ordinal: int = 0
    rows: tuple[tuple[Text, ...], ...] = ()
    picture: Shown | None = None
    sides: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[object, ...]:
        """What two units share that say the same in the same way."""
        noted = tuple(said(note) for note in self.notes)
        return (*self.frame, *noted)

    @property
    def frame(self) -> tuple[object, ...]:
        """What two units share that say the same but for the words of footnotes."""
        if self.picture:
            one = self.picture
            return (self.kind, folded(one.told), folded(one.caption), one.sign)
        if self.rows:
            head, *body = self.rows
            first = tuple(_told(unlettered(cell)) for cell in head)
            sides = (self.sides,) if any(self.sides) else ()
            rows = (tuple(map(_told, row)) for row in body)
            return (self.kind, *sides, first, *rows)
        text = unlettered(self.text) if self.kind == "heading" else self.text
        # Not the number itself: one item more would change every one behind it.
        return (self.kind, self.level, self.ordinal > 0, _told(text))

    @property
    def notes(self) -> tuple[Note, ...]:
        """The footnotes that it cites, in their order."""
        return tuple(run.note for text in self.texts for run in text if run.note)

    def with_notes(self, change: Callable[[Note], Note]) -> "Unit":
        """Return the unit with other footnotes in the place of its own."""
        return self.with_texts(
            tuple(replace(r, note=change(r.note)) if r.note else r for r in text)
            for text in self.texts
        )

    @property
    def says(self) -> str:
        """Every word of it, for whoever looks for names."""
        cells = [plain(cell) for row in self.rows for cell in row]
        return " ".join((plain(self.text), *cells)).strip()

    def with_texts(self, texts: Iterable[Text]) -> "Unit":
        """Return the unit with other texts, as many as `texts_of` gives."""
        given = iter(texts)
        if not self.rows:
            return replace(self, text=next(given))
        rows = tuple(tuple(next(given) for _ in row) for row in self.rows)
        return replace(self, rows=rows)

    @property
    def texts(self) -> tuple[Text, ...]:
        """Its text, or those of its cells row by row."""
        return tuple(c for row in self.rows for c in row) if self.rows else (self.text,)


def said(note: Note) -> tuple[object, ...]:
    """Return what two footnotes share that say the same."""
    return tuple(map(_told, note.paragraphs))


def sign_of(picture: bytes) -> str:
    """Return a mark of what a picture shows, whatever is kept beside its pixels."""
    drawn = bare(picture)
    # A photograph that is drawn anew is another each time.
    same = drawn.data if drawn and drawn.ending == ".png" else picture
    return sha256(same).hexdigest()


def unlettered(text: Text) -> Text:
    """Return a text without bold and italic."""
    # A program sets headings bold, or does not, by their style.
    return tuple(Run(run.text, note=run.note) for run in text)


def _told(text: Text) -> tuple[str, str]:
    """Return a text as it is compared: its words, and how each sign is lettered."""
    words_of, marks = [], []
    for run in text:
        words = _NOTE if run.note else folded(cleaned(run.text))
        words_of.append(words)
        mark = "4" if run.note else "0123"[run.strong + 2 * run.emphasis]
        # Of each sign that is no blank, for programs set the blanks between words
        # either way.
        marks.append(mark * len("".join(words.split())))
    words = re.sub(r" +", " ", "".join(words_of)).strip()
    return _LINE.sub("\n", words), "".join(marks)


def joined(text: Iterable[Run]) -> Text:
    """Return runs of one lettering as one; blanks at the ends of a text are dropped."""
    same = groupby(text, key=lambda run: (run.strong, run.emphasis, run.note))
    found = [
        Run("".join(run.text for run in crumbs), strong, emphasis, note)
        for (strong, emphasis, note), crumbs in same
    ]
    if found:
        found[0] = replace(found[0], text=found[0].text.lstrip())
        found[-1] = replace(found[-1], text=found[-1].text.rstrip())
    return tuple(run for run in found if run.text or run.note)


def units_in(blocks: Blocks) -> tuple[Unit, ...]:
    """Return the units of blocks of prose."""
    return tuple(unit for block in blocks for unit in _units(block))


def shown_units(blocks: Blocks, under: Heading) -> tuple[Unit, ...]:
    """Return the units of prose as it stands under a heading."""
    return units_in(tuple(set_under(blocks, under)))


def under_heading(units: tuple[Unit, ...], under: Heading) -> tuple[Unit, ...]:
    """Return units with their headings as a report shows them under another.

    Whoever writes in Word takes Heading 1 or 4 as it looks; the report knows how deep
    its sections lie.
    """
    every = tuple(
        Heading(unit.level, unit.text) if unit.kind == "heading" else Paragraph(())
        for unit in units
    )
    shown = tuple(set_under(every, under))
    left = units[len(units) - len(shown) :]
    return tuple(
        replace(unit, level=block.level) if isinstance(block, Heading) else unit
        for unit, block in zip(left, shown, strict=True)
    )


def _units(block: Block) -> Iterator[Unit]:
    match block:
        case Heading():
            yield Unit("heading", block.text, block.level)
        case Paragraph():
            kind = "quote" if block.style == "quote" else "paragraph"
            yield Unit(kind, block.text)
        case ListBlock():
            for item in block.items:
                yield Unit("item", item.text, item.level, item.ordinal)
        case Table():
            head = tuple(c.text or words(c.title) for c in block.columns)
            body = (
                tuple(_of_cell(cell.paragraphs) for cell in row.cells)
                for row in block.rows
            )
            sides = tuple(side_of(column.align) for column in block.columns)
            yield Unit("table", rows=(head, *body), sides=sides)
        case Illustration():
            sign = sign_of(block.content)
            yield Unit("picture", picture=Shown(block.told, block.caption, sign))


def side_of(told: str) -> str:
    """Return to which side a column is set: center, right, or "" for left."""
    return {"center": "center", "right": "right", "end": "right"}.get(told, "")


def _of_cell(paragraphs: tuple[Text, ...]) -> Text:
    return tuple(run for text in paragraphs for run in text)
