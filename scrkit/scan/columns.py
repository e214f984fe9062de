"""What headings of columns say of what stands below: an invoice's day, a surname."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from scrkit.scan.initials import is_spelled_out
from scrkit.scan.slips import Codes, may_be
from scrkit.scan.values import CELLS, Grade, Piece, Trace

_DAYS = ("birth", "death")
# Of goods and money, and of no contact with anybody: what happened to a child may well
# have happened on the day on which it was born.
_OF_GOODS = re.compile(
    r"\b(?:invoices?|orders?|ordered|purchases?|purchased|deliver(?:y|ies|ed)|dispatched|"
    r"payments?|paid|billing|billed|transactions?|expir(?:y|es|ed)|warranty|printed|"
    r"stock|budget|release|version)\b",
    re.IGNORECASE,
)
_OF_THINGS = re.compile(
    r"\b(?:item|product|asset|stock|parts?|sku|serial|batch|lot|order|model|invoice|code|"
    r"reference|ref|isbn|issn|ean|upc|barcode|doi|uprn|grid)\b",
    re.IGNORECASE,
)
_OF_THINGS_TOO = ("postcode", "vehicle", "telephone", "passport")
_OF_PEOPLE = re.compile(
    r"\b(?:birth|born|dob|d\.o\.b|death|died|child|court|prot|name|surname|pupil|patient|"
    r"client|mother|father|parent|baby)",
    re.IGNORECASE,
)
_OF_PLACES = re.compile(
    r"post|zip|address|home|phone|tel|mobile|contact", re.IGNORECASE
)
_OF_BIRTHS = re.compile(
    r"\b(?:birth|born|d\.?o\.?b|birthday|b[ _-]?date)", re.IGNORECASE
)
_DAY = re.compile(r"(?:date|day|dated|on|when)\W{0,3}", re.IGNORECASE)
_LETTERS = 8  # of an abbreviation, with its blanks
_CELL = re.compile(r"cell ([A-Z]{1,3})(\d+)$")
_FORENAMES = ("forename", "middle name", "nickname")
_FORENAME = re.compile(r"(?:fore|first|given|christian)[ _-]?names?", re.IGNORECASE)
_SURNAME = re.compile(r"(?:sur|last|family|second)[ _-]?names?", re.IGNORECASE)
# The parts of a day of birth in columns of their own: b_day, Birth month.
_UNIT = r"(?P<{}>dd?|day|mm?|mon|month|yy?|yr|yyyy|year)"
_BIRTH = r"(?:birth|born|dob|b)"
_OF_BIRTH = re.compile(
    rf"{_BIRTH}[\W_]*{_UNIT.format('a')}|{_UNIT.format('b')}[\W_]*(?:of[\W_]*)?{_BIRTH}",
    re.IGNORECASE,
)
_SIGNS = (",", ";", "\t", "|")


class Headings:
    """The headings of a part, by the letters of a sheet's columns or as a text's."""

    def __init__(self, pieces: Sequence[Piece], names: Mapping[str, Codes]) -> None:
        """Take the first words of each column of a sheet, and the first line.

        `names` are the skeletons of all that registered people are called.
        """
        self._names = names
        self._by_letters: dict[str, str] = {}
        self._rows: dict[str, dict[str, Piece]] = {}
        for piece in pieces:
            cell = _CELL.search(piece.where)
            if cell is None:
                continue
            self._rows.setdefault(cell[2], {}).setdefault(cell[1], piece)
            if any(map(str.isalpha, piece.text)):
                self._by_letters.setdefault(cell[1], piece.text)
        # What stands behind a few letters alone: what they stand for, in a glossary.
        self._behind = {
            id(one): other.text
            for one, other in pairwise(pieces)
            if len(one.text) < _LETTERS
        }
        first = next((one for one in pieces if one.text.strip()), Piece(""))
        line = first.text.partition("\n")[0] if first.where == "line 1" else ""
        self._sign = max(_SIGNS, key=line.count)
        self._fields = _fields(line, self._sign)

    def weighed(self, one: Trace, piece: Piece) -> Trace:
        """Return a trace, as a note if its column, or the one beside it, says so.

        A day of goods or money leads to nobody, nor does a forename beside the surname
        of somebody whom the register does not know.
        """
        if one.grade is Grade.ALARM and one.kind in _FORENAMES:
            other = self._is_of_another(one, piece)
            return replace(one, grade=Grade.NOTE) if other else one
        if one.kind in _OF_THINGS_TOO and not one.code:
            said = self._over(one, piece)
            thing = _OF_THINGS.search(said) and not _OF_PLACES.search(said)
            return replace(one, grade=Grade.NOTE) if thing else one
        if one.kind == "initials" and self._is_spelled_out(one, piece):
            return replace(one, grade=Grade.NOTE)
        return self._day(one, piece) if one.kind in _DAYS else one

    def _day(self, one: Trace, piece: Piece) -> Trace:
        """Return a day of birth or death as the headings grade it."""
        if one.grade is not Grade.ALARM:
            # A bare number of Excel is a day where its column says so.
            bare = piece.text.isdigit() and _OF_BIRTHS.search(self._over(one, piece))
            return replace(one, grade=Grade.ALARM) if bare else one
        said = self._over(one, piece)
        if _DAY.fullmatch(said):
            # What the table lists, the column of its days leaves to the others to say.
            said = " ".join((*self._by_letters.values(), *self._fields))
        if _OF_GOODS.search(said) and not _OF_PEOPLE.search(said):
            return replace(one, grade=Grade.NOTE)
        return one

    def births(self, pieces: Sequence[Piece]) -> Iterator[Piece]:
        """Yield each row's day of birth whose parts stand in columns of their own."""
        units = {unit: at for at, name in self._columns() if (unit := _unit(name))}
        if not {"d", "m"} <= units.keys():
            return
        for where, row in self._each_row(pieces):
            day, month, year = (
                row.get(units.get(one, ""), "").strip() for one in "dmy"
            )
            if not year:
                yield Piece("", where, (), (f"birthday: {day}{CELLS}{month}",))
                continue
            for full in (year,) if len(year) > 2 else (f"19{year}", f"20{year}"):
                told = ("birth", "day", day, "month", month, "year", full)
                yield Piece("", where, (), (CELLS.join(told),))

    def _columns(self) -> Iterator[tuple[str, str]]:
        """Yield what each column is known by, and its heading."""
        yield from self._by_letters.items()
        yield from ((str(at), name) for at, name in enumerate(self._fields))

    def _each_row(
        self, pieces: Sequence[Piece]
    ) -> Iterator[tuple[str, dict[str, str]]]:
        for cells in self._rows.values():
            where = next(iter(cells.values())).where
            yield where, {at: one.text for at, one in cells.items()}
        first = next((one for one in pieces if one.where == "line 1"), Piece(""))
        for number, line in enumerate(first.text.split("\n"), 1):
            fields = enumerate(_fields(line, self._sign))
            yield f"line {number}", {str(at): text for at, text in fields}

    def _is_spelled_out(self, one: Trace, piece: Piece) -> bool:
        """Tell whether the next cell or paragraph says what letters alone stand for."""
        alone = piece.text.strip() == one.text
        return alone and is_spelled_out(
            f"{one.text}: {self._behind.get(id(piece), '')}", 0, len(one.text)
        )

    def _is_of_another(self, one: Trace, piece: Piece) -> bool:
        if not _FORENAME.fullmatch(self._over(one, piece).strip()):
            return False
        at = next((at for at, said in self._columns() if _SURNAME.fullmatch(said)), "")
        surname = self._beside(one, piece, at).strip()
        return surname[:1].isupper() and not any(
            may_be(word, self._names) for word in re.split(r"[\s-]+", surname)
        )

    def _beside(self, one: Trace, piece: Piece, at: str) -> str:
        """Return what stands in another column of the same row, "" for nothing."""
        cell = _CELL.search(one.where)
        if cell:
            return self._rows.get(cell[2], {}).get(at, Piece("")).text
        begun = piece.text.rfind("\n", 0, one.start) + 1
        fields = _fields(piece.text[begun:].partition("\n")[0], self._sign)
        return fields[int(at)] if at.isdigit() and int(at) < len(fields) else ""

    def _over(self, one: Trace, piece: Piece) -> str:
        cell = _CELL.search(one.where)
        if cell:
            return self._by_letters.get(cell[1], "")
        if len(self._fields) < 2 or piece.text[one.start : one.end] != one.text:
            return ""
        begun = piece.text.rfind("\n", 0, one.start) + 1
        at = len(_fields(piece.text[begun : one.start] + "x", self._sign)) - 1
        return self._fields[at] if at < len(self._fields) else ""


def _unit(heading: str) -> str:
    """Return d, m or y for the heading of a part of a day of birth, else ""."""
    match = _OF_BIRTH.fullmatch(heading.strip())
    return (match["a"] or match["b"])[0].lower() if match else ""


def _fields(line: str, sign: str) -> list[str]:
    """Return the fields of a line; a sign within quotes parts none."""
    parted = re.sub(r'"[^"]*"?', lambda match: match[0].replace(sign, " "), line)
    return [one.strip(" \"'") for one in parted.split(sign)]
