"""The lead reviewer's own Markdown, and text of the case, as blocks of their own."""

from scrkit.prose.shield import shielded
from scrkit.render.document.blocks import Blocks, Cell, Column, Row, Run, Table, Text
from scrkit.render.document.markdown import Own, read_prose
from scrkit.render.sections.case import Case
from scrkit.text.lines import joined


def prose(case: Case, name: str) -> Blocks:
    """Return the blocks of `overview/<name>.md`; none where there is no such file.

    It is read by itself, so that nothing in it can swallow what follows.
    """
    # First, so that no code is put in where Markdown keeps code or links.
    text, stand_ins = shielded(case.review.section(name))
    own = Own(name, stand_ins, case.review.pictures)
    return read_prose(case.say_markdown(text), own)


def words(text: str) -> Text:
    """Return text as one run; nothing where there is none."""
    return (Run(text),) if text else ()


def strong(text: str) -> Text:
    """Return text as one bold run."""
    return (Run(text, strong=True),) if text else ()


def emphasised(text: str) -> Text:
    """Return text as one italic run."""
    return (Run(text, emphasis=True),) if text else ()


def cell(*texts: str) -> Cell:
    """Return a cell with a paragraph for every paragraph of `texts`."""
    return Cell(tuple(words(part) for text in texts for part in paragraphs(text)))


def paragraphs(text: str) -> tuple[str, ...]:
    """Part text at blank lines; lines that an editor wrapped become one line."""
    parts = (joined(part) for part in text.split("\n\n"))
    return tuple(part for part in parts if part)


# One endless table takes LibreOffice minutes; this is far below where it hurts.
_ROWS_A_TABLE = 250


def cut(title: str, columns: tuple[Column, ...], rows: list[Row]) -> Blocks:
    """Return rows as tables that are not too long, each with the title."""
    starts = range(0, len(rows), _ROWS_A_TABLE)
    return tuple(
        Table(
            title if start == 0 else f"{title}, continued",
            columns,
            tuple(rows[start : start + _ROWS_A_TABLE]),
        )
        for start in starts
    )
