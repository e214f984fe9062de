"""Read a CSV file: any usual delimiter, UTF-8 or Windows; a quote left open is told."""

import contextlib
import csv
import io
import re
from collections.abc import Callable, Iterator
from itertools import islice

from scrkit.errors import ScrError
from scrkit.importers.read import limits
from scrkit.importers.read.values import Cell, Grid, Line, Return

# Excel writes what the country's settings say: a semicolon where the comma parts
# decimals.
_DELIMITERS = (",", ";", "\t", "|")
# A quote that stays open would make one cell of the whole file.
_LONGEST = 5_000_000
_BLOCK = 16
# Programs of old put this sign at the end of a file.
_END = "\x1a"
_AS_CSV = "Save it from Excel again, as CSV UTF-8."


def read_commas(data: bytes, known: Callable[[str], bool]) -> Return:
    """Read the rows of a CSV file; `known` tells whether a text is a usual heading.

    The delimiter is the one that finds the most headings, or else makes rows of the
    same length. Raises ScrError where neither decides, or a quote stays open.
    """
    text, encoding = _decoded(data, known)
    if encoding == _ENCODINGS["cp1252"]:
        _refuse_mixture(data, known)
    while text.rstrip().endswith(_END):
        text = text.rstrip().removesuffix(_END)
    if "\0" in text:
        raise ScrError("it is no text file", "Is it the file that you meant?")
    measure = limits.Measure()
    lines: list[Line] = []
    for number, row in enumerate(_rows(text, _delimiter(text, known)), 1):
        limits.empty("the file", number)
        if not any(map(str.strip, row)):
            continue
        # Some programs fill every row up to the widest that a sheet can have.
        while len(row) > limits.MAX_COLUMNS and not row[-1].strip():
            row.pop()
        measure.row(f"row {number}")
        limits.column(f"row {number}", len(row))
        cells = tuple(
            Cell(f"row {number}, column {n}", one) if one.strip() else None
            for n, one in enumerate(row, 1)
        )
        for cell in filter(None, cells):
            measure.cell(cell.at, cell.text)
        lines.append(Line(number, cells))
    return Return((Grid("the file", tuple(_filled(lines))),), encoding=encoding)


def _filled(lines: list[Line]) -> list[Line]:
    """Return rows with the empty fields at their ends that their program left out."""
    # That is where no row ends with an empty field. Excel leaves them out of sixteen
    # rows at a time, which then are of one length. Other rows that are too short lack a
    # field, and nobody can tell which.
    widest = max((len(line.cells) for line in lines), default=0)
    drops = all(line.cells[-1] is not None for line in lines)
    blocks: dict[int, list[int]] = {}
    for line in lines:
        blocks.setdefault((line.number - 1) // _BLOCK, []).append(len(line.cells))
    out = []
    for line in lines:
        lengths, rest = blocks[(line.number - 1) // _BLOCK], 0
        if drops or (len(lengths) > 1 and len(set(lengths)) == 1):
            rest = widest - len(line.cells)
        out.append(line._replace(cells=(*line.cells, *(None,) * rest)))
    return out


def _decoded(data: bytes, known: Callable[[str], bool]) -> tuple[str, str]:
    # "Unicode Text" from Excel begins so.
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        with contextlib.suppress(UnicodeDecodeError):
            return data.decode(encoding), _ENCODINGS[encoding]
    _refuse_mixture(data, known)
    raise ScrError("its letters are in no encoding that is usual here", _AS_CSV)


# Two bytes or more that are one letter of UTF-8, and no letters of Windows together.
_UTF_8 = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_HIGH = re.compile(rb"[\x80-\xff]")
# Of these a return has accents, quotation marks, dashes and signs of money.
_USUAL = re.compile("[\u00a0-\u017f\u2010-\u203a\u20ac\u2122\U0001f300-\U0001faff]")


def _refuse_mixture(data: bytes, known: Callable[[str], bool]) -> None:
    """Raise ScrError where letters of UTF-8 stand in a file that is not all of it."""
    # Read as Windows letters they would come in as others, which nobody wrote.
    wide = list(_UTF_8.finditer(data))
    usual = [one for one in wide if _USUAL.match(one[0].decode("utf-8", "replace"))]
    others = list(_HIGH.finditer(_UTF_8.sub(lambda one: b"?" * len(one[0]), data)))
    if not others or not wide:
        return
    most = len(wide) > len(others)
    if not usual and not most:
        return
    odd = others[0].start() if most else usual[0].start()
    row = _row_at(data[:odd].decode("latin-1"), known)
    raise ScrError(f"row {row}: the file mixes two encodings, UTF-8 and another", _ONE)


def _row_at(before: str, known: Callable[[str], bool]) -> int:
    rows = csv.reader(
        io.StringIO(before + "x", newline=""), delimiter=_delimiter(before, known)
    )
    try:
        return sum(1 for _ in rows)
    except csv.Error:
        return before.count("\n") + 1


_ONE = (
    "Look at the letters with accents, quotation marks and dashes from that row on; "
    "put them right, and save the file from Excel again, as CSV UTF-8."
)
_ENCODINGS = {"utf-16": "UTF-16", "utf-8-sig": "UTF-8", "cp1252": "Windows (cp1252)"}


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    # A whole event may stand in one cell; the module's own limit is 131,072.
    csv.field_size_limit(_LONGEST)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number, line = 0, 1
    try:
        for row in reader:
            number, line = number + 1, reader.line_num + 1
            yield [one.replace("\r\n", "\n").replace("\r", "\n") for one in row]
    except csv.Error as error:
        if "larger than" in str(error):
            raise ScrError(
                f"row {number + 1}: a cell has more than {_LONGEST:,} characters",
                _AS_CSV,
            ) from error
        raise ScrError(
            f"row {number + 1} (line {line} of the file) is not sound CSV: "
            "a quotation mark is open, or stands inside a cell",
            _AS_CSV,
        ) from error


def _delimiter(text: str, known: Callable[[str], bool]) -> str:
    head = text[:20_000]
    best, found = "", 0
    for one in _DELIMITERS:
        first = csv.reader(io.StringIO(head, newline=""), delimiter=one)
        try:
            # Headings stand near the top, if not in the first row.
            hits = max(sum(map(known, row)) for row in islice(first, 30))
        except (csv.Error, ValueError):
            continue
        # The first of two that find as many: a comma is the usual one.
        if hits > found:
            best, found = one, hits
    if best and found > 1:
        return best
    return (
        max(_DELIMITERS, key=head.count) if any(map(head.count, _DELIMITERS)) else ","
    )
