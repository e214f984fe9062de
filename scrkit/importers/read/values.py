"""What a file holds: tables of cells with their places, and what is beside."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from scrkit.dates.points import MONTH, MONTHS
from scrkit.dates.terms import TERMS
from scrkit.model.form import Stamp

HIDDEN_TABLE = "a hidden sheet with the headings of a chronology"


_YEAR = re.compile(
    r"\s*(?:(?:chronology|events?|entries|contacts?|records?|calendar|year|for|of|the|in"
    r"|during)[\s:\u2013-]+)*((?:19|20)\d\d)(?:\s*[(,-]?\s*(?:continued|cont(?:['\u2019]?d)?"
    r"\.?)\s*\)?)?\s*:?\s*",
    re.IGNORECASE,
)


_TERM = re.compile(
    r"\s*(?:(?:events?|entries|school|in|of|the|during|for)\s+)*"
    r"(?:(?P<before>(?:19|20)\d\d)(?P<next>\s?[/\u2013-]\s?(?:20)?\d\d)?[\s,:\u2013-]+)?"
    r"(?P<term>autumn|spring|summer)\s+(?:half[\s-]?)?term(?:\s*[12])?"
    r"(?:[\s,:(\u2013-]+(?P<behind>(?:19|20)\d\d)(?P<after>\s?[/\u2013-]\s?(?:20)?\d\d)?\)?)?"
    r"\s*:?\s*",
    re.IGNORECASE,
)


def year_in(text: str) -> str:
    """Return the year that a text states for what follows ("Events of 2014"), or "".

    A term of a school ("Autumn term 2014/15") is told with its months: 2014-09/12.
    """
    found = _YEAR.fullmatch(text)
    return found[1] if found else _term_in(text)


_MONTH = re.compile(rf"\s*{MONTH}[\s,-]*((?:19|20)\d\d)\s*:?\s*", re.IGNORECASE)


def month_in(text: str) -> str:
    """Return the month that a text is, as the months of a year: 2014-02/02; or ""."""
    found = _MONTH.fullmatch(text)
    if found is None:
        return ""
    number = MONTHS[found[1].lower()]
    return f"{found[2]}-{number:02d}/{number:02d}"


def _term_in(text: str) -> str:
    found = _TERM.fullmatch(text)
    if found is None or (found["before"] is None) == (found["behind"] is None):
        return ""
    year = int(found["before"] or found["behind"])
    also = found["next"] or found["after"]
    if also:
        if int(also.strip(" /\u2013-")[-2:]) != (year + 1) % 100:
            return ""
        year += found["term"].lower() != "autumn"
    first, last = TERMS[found["term"].lower()]
    return f"{year}-{first:02d}/{last:02d}"


_ANY_YEAR = re.compile(r"(?<!\d)(?:(?:19|20)\d\d|\d\d\s*[/\u2013-]\s*\d\d)(?!\d)")


def year_above(text: str, before: str) -> str:
    """Return the year in force below a text that stands above rows.

    A year that is not surely understood ends the one `before`, and is none itself.
    """
    return year_in(text) or ("" if _ANY_YEAR.search(text) else before)


def titles(texts: Iterable[str]) -> list[str]:
    """Return what may be titles of the table below: the last few that are short."""
    return [text for text in texts if 0 < len(text) <= 80][-4:]


class Kind(StrEnum):
    """What a cell holds; what the program itself keeps as a date or time is typed."""

    TEXT = "text"
    DATE = "date"
    MOMENT = "date and time"
    TIME = "time"
    NUMBER = "number"
    ERROR = "error"
    NOT_WORKED_OUT = "formula that was never worked out"
    MISSING = "reference to a text that is not there"


# Around words that are struck through, while a cell is read: nobody's text holds them.
STRIKE, UNSTRIKE = "\ue0f0", "\ue0f1"
STRUCK_WORDS = "[struck through: "
"""Before the words of a cell that are struck through, where others of it are not."""
_STRUCK = re.compile(f"{STRIKE}(\\s*)(.*?)(\\s*){UNSTRIKE}", re.DOTALL)
_GOES_ON = re.compile(f"{UNSTRIKE}([^\\S\n]*){STRIKE}")


def struck_shown(text: str) -> str:
    """Return a cell's text with the words in brackets that alone are struck through."""
    if STRIKE not in text:
        return text
    text = _GOES_ON.sub(r"\1", text)
    if not _STRUCK.sub("", text).strip():
        return text.replace(STRIKE, "").replace(UNSTRIKE, "")
    return _STRUCK.sub(_in_brackets, text)


def _in_brackets(match: re.Match[str]) -> str:
    before, words, behind = match.groups()
    return f"{before}{STRUCK_WORDS}{words}]{behind}" if words else before + behind


# A mark never drops a cell: it makes a question of it.
class Mark(StrEnum):
    """What a reader of the page sees of a cell beside its words."""

    STRUCK = "struck through"
    HIDDEN = "hidden"
    # Beside HIDDEN, where the program says why.
    FILTERED = "behind a filter"
    MERGED = "merged"
    REPEATED = "repeated from the merged cell"
    COVERED = "under a merged cell"
    UNSEEN = "hidden by its format or colour"
    FLOATS = "under something that floats over it"
    PICKED = "showing another day than was picked"
    NESTED = "with a table inside it"
    DOUBTFUL = "there twice, misplaced, or in an unusual element"


BESIDE_EACH_OTHER = " | "
"""Between the cells of a row of a table that stands in a cell."""


class Cell(NamedTuple):
    """A cell: where it is, what it says, as people see it.

    A typed date is spelled as our own files spell it, as exactly as it was shown.
    """

    at: str
    text: str
    kind: Kind = Kind.TEXT
    marks: tuple[Mark, ...] = ()


class Line(NamedTuple):
    """A row of a table: its number in the file, its cells by column or None."""

    number: int
    cells: tuple[Cell | None, ...]


class Grid(NamedTuple):
    """A table or sheet; `heading` is a year that stands alone above it, or "".

    `above` are the short texts above it, or the name of the sheet: whose it may be.
    """

    name: str
    lines: tuple[Line, ...]
    heading: str = ""
    above: tuple[str, ...] = ()


class Aside(NamedTuple):
    """What a file holds beside its tables: what kind of thing, where, how much of it.

    `characters` counts what was not taken; `taken` tells of what was taken with it.
    What `blocks` keeps the file out until a person has looked: it was not understood.
    """

    what: str
    where: str
    characters: int
    taken: bool = False
    blocks: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Return:
    """A file as it was read: its tables and what is beside them; shows nothing of it.

    `encoding` names that of a text file; `stamp` is that of our own form.
    """

    grids: tuple[Grid, ...]
    asides: tuple[Aside, ...] = ()
    encoding: str = ""
    stamp: Stamp | None = None
