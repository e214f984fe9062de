"""What the heading of a column says of the days below it: the day of an invoice."""

import re
from collections.abc import Sequence
from dataclasses import replace

from scrkit.scan.values import Grade, Piece, Trace

_DAYS = ("birth", "death")
# Of goods and money, and of no contact with anybody: what happened to a child may well
# have happened on the day on which it was born.
_OF_GOODS = re.compile(
    r"\b(?:invoices?|orders?|ordered|purchases?|purchased|deliver(?:y|ies|ed)|dispatched|"
    r"payments?|paid|billing|billed|transactions?|expir(?:y|es|ed)|warranty|printed|"
    r"stock|budget|release|version)\b",
    re.IGNORECASE,
)
_OF_PEOPLE = re.compile(
    r"\b(?:birth|born|dob|d\.o\.b|death|died|child|court|prot|name|surname|pupil|patient|"
    r"client|mother|father|parent|baby)",
    re.IGNORECASE,
)
_DAY = re.compile(r"(?:date|day|dated|on|when)\W{0,3}", re.IGNORECASE)
_CELL = re.compile(r"cell ([A-Z]{1,3})\d+$")
_SIGNS = (",", ";", "\t", "|")


class Headings:
    """The headings of a part, by the letters of a sheet's columns or as a text's."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        """Take the first words of each column of a sheet, and the first line."""
        self._by_letters: dict[str, str] = {}
        for piece in pieces:
            cell = _CELL.search(piece.where)
            if cell and any(map(str.isalpha, piece.text)):
                self._by_letters.setdefault(cell[1], piece.text)
        first = next((one for one in pieces if one.text.strip()), Piece(""))
        line = first.text.partition("\n")[0] if first.where == "line 1" else ""
        self._sign = max(_SIGNS, key=line.count)
        self._fields = _fields(line, self._sign)

    def weighed(self, one: Trace, piece: Piece) -> Trace:
        """Return a trace, as a note if it is a day in a column of goods or money."""
        if one.kind not in _DAYS or one.grade is not Grade.ALARM:
            return one
        said = self._over(one, piece)
        if _DAY.fullmatch(said):
            # What the table lists, the column of its days leaves to the others to say.
            said = " ".join((*self._by_letters.values(), *self._fields))
        if _OF_GOODS.search(said) and not _OF_PEOPLE.search(said):
            return replace(one, grade=Grade.NOTE)
        return one

    def _over(self, one: Trace, piece: Piece) -> str:
        cell = _CELL.search(one.where)
        if cell:
            return self._by_letters.get(cell[1], "")
        if len(self._fields) < 2 or piece.text[one.start : one.end] != one.text:
            return ""
        begun = piece.text.rfind("\n", 0, one.start) + 1
        at = len(_fields(piece.text[begun : one.start] + "x", self._sign)) - 1
        return self._fields[at] if at < len(self._fields) else ""


def _fields(line: str, sign: str) -> list[str]:
    """Return the fields of a line; a sign within quotes parts none."""
    parted = re.sub(r'"[^"]*"?', lambda match: match[0].replace(sign, " "), line)
    return [one.strip(" \"'") for one in parted.split(sign)]
