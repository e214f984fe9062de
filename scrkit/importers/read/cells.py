"""Read a cell of a workbook: its text as it is shown, whatever element holds it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from scrkit.cellnames import column_number
from scrkit.importers.read import numbers, xml
from scrkit.importers.read.beside import Asides
from scrkit.importers.read.formats import Format, format_of
from scrkit.importers.read.styles import S, Styles, number
from scrkit.importers.read.values import (
    STRIKE,
    UNSTRIKE,
    Cell,
    Kind,
    Mark,
    struck_shown,
)

C, V, F, IS, T = (S + name for name in ("c", "v", "f", "is", "t"))
# Japanese workbooks hold the reading of a word beside it; as text it would be there
# twice.
_RPH = f"{S}rPh"
ALOUD = "what tells how to read a word aloud"
_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,9})")
# Excel writes letters that XML cannot hold as _x000D_.
_HEX = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ZERO = re.compile(r"\s*0(?:\.0*)?\s*")
_TYPES = frozenset(("n", "s", "str", "inlineStr", "b", "e", "d"))
_TRUTH = {"1": "yes", "true": "yes", "0": "no", "false": "no"}


class Rich(NamedTuple):
    """A text, whether any of it is struck through, how much stands in its element.

    `odd` says that there is more in it than runs of text; `aloud` counts the
    characters that tell how to read it.
    """

    text: str
    struck: bool
    length: int
    odd: bool = False
    aloud: int = 0


@dataclass(slots=True, repr=False)
class Book:
    """What the cells of a workbook refer to; `used` are the strings that were shown.

    `asides` are what is told of the texts of its cells.
    """

    strings: list[Rich] = field(default_factory=list)
    styles: Styles = field(default_factory=Styles)
    from_1904: bool = False
    used: set[int] = field(default_factory=set)
    odd: bool = False
    # The program that wrote it left working out to whoever opens it.
    works_out_later: bool = False
    # Whether a formula's 0 may only say that no program ever worked it out.
    zero_is_open: bool = False
    asides: Asides = field(default_factory=Asides)


class Place(NamedTuple):
    """Where a cell says that it stands: column and row; 0 for what it does not say."""

    column: int
    row: int


def place(text: str | None) -> Place | None:
    """Return the place that an address names; None where it is no address."""
    found = _ADDRESS.fullmatch(text or "")
    return Place(column_number(found[1].upper()), int(found[2])) if found else None


def rich(item: Any) -> Rich:
    """Return the text of a string; what tells how to read it aloud is none of it."""
    usual = _one_text(item)
    if usual is not None:
        return usual
    pieces = [node for node in item.iter(T) if node.getparent().tag != _RPH]
    text = "".join(node.text or "" for node in pieces)
    marked = "".join(map(_marked, pieces))
    struck = marked != text
    aloud = sum(xml.words(one) for one in item.iter(_RPH))
    odd = xml.words(item) != xml.shown(text) + aloud
    odd = odd or next(item.iter(xml.ALTERNATE), None) is not None
    if odd:
        # Nobody can tell which of them it is: all are kept, and asked about.
        said = [one for one in _outside(item, _RPH) if one and not one.isspace()]
        text = "\n".join(dict.fromkeys(said))
    elif struck:
        text = struck_shown(marked)
    return Rich(_unescaped(text), struck, xml.length(item), odd, aloud)


def _marked(piece: Any) -> str:
    """Return the text of a piece between marks, if its run is struck through."""
    text = piece.text or ""
    mark = piece.getparent().find(f"{S}rPr/{S}strike")
    is_struck = mark is not None and mark.get("val", "1") not in ("0", "false")
    return f"{STRIKE}{text}{UNSTRIKE}" if is_struck and text else text


def _one_text(item: Any) -> Rich | None:
    """Return the text of a string that has one text, and nothing around it."""
    if len(item) != 1 or item.text:
        return None
    only = item[0]
    if only.tag != T or len(only) or only.tail:
        return None
    text = only.text or ""
    return Rich(_unescaped(text), False, len(text))  # noqa: FBT003 - nearly every cell


def _outside(item: Any, left: str) -> Iterator[str]:
    """Yield every text in an element but those in elements that are left out."""
    yield item.text or ""
    for one in item:
        if one.tag != left:
            yield from _outside(one, left)
        yield one.tail or ""


def _unescaped(text: str) -> str:
    if "_x" in text:
        text = _HEX.sub(lambda match: chr(int(match[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


class Held(NamedTuple):
    """A cell, None where it holds nothing, and how long all is that stands in it."""

    cell: Cell | None
    length: int


def read_cell(node: Any, at: str, book: Book) -> Held:
    """Return what a cell holds; whatever is unusual in it is kept, and marked."""
    usual = _usual_cell(node, at, book) if len(node) == 1 and not node.text else None
    if usual is not None:
        return usual
    held = {child.tag: child for child in node}
    formula, inline, value = held.get(F), held.get(IS), held.get(V)
    if not _is_usual(node, held):
        return _unusual(node, at, book)
    length = 0 if formula is None else len(formula.text or "")
    if inline is not None:
        text = rich(inline)
        return Held(_made(at, text, Kind.TEXT, node, book), length + text.length)
    raw = "" if value is None else value.text or ""
    # The 0 may be a program's stand-in for a formula that it never worked out.
    if raw and formula is not None and book.zero_is_open and _ZERO.fullmatch(raw):
        return Held(Cell(at, "=", Kind.NOT_WORKED_OUT), length + len(raw))
    if raw:
        return Held(_valued(node, raw, at, book), length + len(raw))
    # Of a formula that gave no words a program leaves an empty value.
    is_empty = formula is None or (value is not None and node.get("t") == "str")
    return Held(None if is_empty else Cell(at, "=", Kind.NOT_WORKED_OUT), length)


def _usual_cell(node: Any, at: str, book: Book) -> Held | None:
    """Return what a cell of one value or one text holds, as nearly every cell does."""
    only = node[0]
    if only.tail:
        return None
    if only.tag == V:
        raw = only.text
        if raw and not len(only):
            return Held(_valued(node, raw, at, book), len(raw))
    elif only.tag == IS and node.get("t") == "inlineStr":
        text = _one_text(only)
        if text is not None:
            return Held(_made(at, text, Kind.TEXT, node, book), text.length)
    return None


def _is_usual(node: Any, held: dict[str, Any]) -> bool:
    """Tell whether a cell has one value, with or without a formula, and no more."""
    if len(held) != len(node) or not _USUAL.issuperset(held):
        return False
    # Programs differ in which of the two they show.
    if IS in held and (V in held or node.get("t") != "inlineStr"):
        return False
    if any(len(one) for tag, one in held.items() if tag != IS):
        return False
    between = [one.tail for one in node if one.tail]
    return not any(text.strip() for text in (node.text or "", *between))


_USUAL = frozenset((V, F, IS))


def _valued(node: Any, raw: str, at: str, book: Book) -> Cell | None:
    """Return the cell of a value as it is stored, by the type that it says it is."""
    kind = node.get("t", "n")
    if kind == "s":
        named = _referred(raw, book)
        if named is None:
            bare = raw.strip()
            number_ = not bare or bare.lstrip("-+").isdigit()
            return Cell(at, "#" if number_ else raw, Kind.MISSING)
        return _made(at, named, Kind.TEXT, node, book)
    said, what, doubtful = _typed(kind, raw, number(node.get("s")), book)
    text = Rich(said, struck=False, length=0, odd=doubtful)
    return _made(at, text, what, node, book)


def _referred(raw: str, book: Book) -> Rich | None:
    bare = raw.strip()
    if not (bare.isascii() and bare.isdigit()) or number(bare) >= len(book.strings):
        return None
    at = int(bare)
    # Texts that no cell shows may be left over from deleted rows, and hold names.
    book.used.add(at)
    return book.strings[at]


def _typed(kind: str, raw: str, style: int, book: Book) -> tuple[str, Kind, bool]:
    """Return text and kind of a value, and whether it is another than it says."""
    if kind == "e":
        return raw, Kind.ERROR, False
    if kind == "b":
        return _TRUTH.get(raw.strip(), raw), Kind.TEXT, raw.strip() not in _TRUTH
    if kind == "d":
        found = numbers.spelled_iso(raw.strip(), _format(style, book))
        return (*found, False) if found else (raw, Kind.TEXT, True)
    if kind not in _TYPES or kind in ("str", "inlineStr"):
        return _unescaped(raw), Kind.TEXT, kind != "str"
    form = _format(style, book)
    return *numbers.spelled(raw, form, from_1904=book.from_1904), False


def _format(style: int, book: Book) -> Format:
    formats = book.styles.formats
    return formats[style] if style < len(formats) else format_of(0, "")


def _made(at: str, text: Rich, kind: Kind, node: Any, book: Book) -> Cell | None:
    """Return a cell with the marks of its style; None where it holds no words."""
    if text.aloud:
        book.asides.add(ALOUD, at, text.aloud)
    if not text.text or text.text.isspace():
        return None
    style, styles = number(node.get("s")), book.styles
    struck, unseen = text.struck, False
    if style < len(styles.struck):
        struck = struck or styles.struck[style]
        hides = styles.hides_text if kind is Kind.TEXT else styles.hides_numbers
        unseen = hides[style]
        if kind is Kind.TEXT and styles.formats[style].texts is not None:
            text = text._replace(text=numbers.worded(text.text, styles.formats[style]))
    if not (struck or unseen or text.odd):
        return Cell(at, text.text, kind)
    marks = ((Mark.STRUCK, struck), (Mark.UNSEEN, unseen), (Mark.DOUBTFUL, text.odd))
    return Cell(at, text.text, kind, tuple(mark for mark, is_so in marks if is_so))


def _unusual(node: Any, at: str, book: Book) -> Held:
    """Return a cell whose elements are not the usual ones, with all that it says."""
    found = [cell for cell in _pieces(node, node, at, book) if cell is not None]
    texts = list(dict.fromkeys(cell.text for cell in found))
    length = xml.length(node)
    if not texts:
        empty = next(node.iter(F), None) is None
        return Held(None if empty else Cell(at, "=", Kind.NOT_WORKED_OUT), length)
    marks = dict.fromkeys(mark for cell in found for mark in cell.marks)
    kind = found[0].kind if len(texts) == 1 else Kind.TEXT
    cell = Cell(at, "\n".join(texts), kind, (*marks, Mark.DOUBTFUL))
    return Held(cell._replace(marks=tuple(dict.fromkeys(cell.marks))), length)


def _pieces(inside: Any, node: Any, at: str, book: Book) -> Iterator[Cell | None]:
    """Yield what the elements of a cell say, each by itself."""
    if inside.tag == V:
        yield _valued(node, "".join(inside.itertext()), at, book)
        return
    yield _said(inside.text, at)
    for child in inside:
        if child.tag == V:
            yield _valued(node, "".join(child.itertext()), at, book)
        elif child.tag == IS:
            yield _made(at, rich(child), Kind.TEXT, node, book)
        elif child.tag == F:
            for inner in child:
                yield from _pieces(inner, node, at, book)
        else:
            whose = child if child.tag == C else node
            yield from _pieces(child, whose, at, book)
        yield _said(child.tail, at)


def _said(text: str | None, at: str) -> Cell | None:
    return Cell(at, text) if text and not text.isspace() else None
