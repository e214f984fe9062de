"""Read the tables of a Word document, and tell all that lies beside them."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from scrkit.errors import ScrError
from scrkit.importers import xml
from scrkit.importers.values import (
    MAX_COLUMNS,
    MAX_ROWS,
    Aside,
    Cell,
    Grid,
    Line,
    Mark,
    Return,
)
from scrkit.model.form import Stamp, stamped

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TBL, _TR, _TC, _P, _R, _T = (_W + n for n in ("tbl", "tr", "tc", "p", "r", "t"))
_YEAR = re.compile(r"\s*((?:19|20)\d\d)\s*:?\s*")
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-", "softHyphen": ""}
# Elements that hold what is not the text of the page as it stands now.
_DELETED = frozenset((f"{_W}del", f"{_W}moveFrom"))
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
# What stands in a paragraph and is not of its text.
_BESIDE = {f"{_W}txbxContent": "text boxes", f"{_M}oMath": "formulas"}
_TEXTS = frozenset((f"{_W}t", f"{_M}t"))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_STORIES = {
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
    "header": "a header",
    "footer": "a footer",
}
_MOST = "Ask the agency for the chronology alone."


# Elements of a row that hold nothing but its words and their looks: most rows have no
# others, and are read five times as fast.
_LOOKS = """
tr tc p r t trPr tcPr pPr rPr tcW shd vAlign tcBorders top left bottom right start end
insideH insideV tcMar noWrap trHeight cantSplit tblHeader cnfStyle pStyle rStyle jc
spacing ind keepNext keepLines widowControl rFonts sz szCs lang b bCs i iCs u color
noProof proofErr bookmarkStart bookmarkEnd lastRenderedPageBreak tblPrEx tblBorders
"""
_PLAIN = frozenset(_W + name for name in _LOOKS.split())


class _Page:
    """A document while it is read; counts what is not in a table's cells."""

    def __init__(self) -> None:
        self.asides: Counter[tuple[str, str]] = Counter()
        self.taken: Counter[str] = Counter()
        self.grids: list[Grid] = []
        self.heading = ""
        self.rows = 0
        self.stamp: Stamp | None = None


def read_word(data: bytes) -> Return:
    """Read a document from its bytes; raises ScrError where that cannot be done.

    Tracked insertions are taken and deletions left out, as the page shows them once
    they are accepted; both are told, as is everything outside of tables.
    """
    parts = xml.package(data)
    start = next(
        (t for _, kind, t in xml.relations(parts, "") if kind == "officeDocument"), ""
    )
    body = xml.tree(parts[start]).find(f"{_W}body") if start in parts else None
    if body is None:
        raise ScrError("it is no Word document inside", xml.DAMAGED)
    page = _Page()
    _blocks(body, page)
    for _, kind, part in xml.relations(parts, start):
        if kind in _STORIES and part in parts:
            size = sum(len(t.text or "") for t in xml.tree(parts[part]).iter(_T))
            page.asides[_STORIES[kind], ""] += size
        elif kind == "image":
            page.asides["a picture", ""] += 0
    asides = [
        Aside(what, at, n) for (what, at), n in page.asides.items() if n or not at
    ]
    asides += [Aside(what, "", size, taken=True) for what, size in page.taken.items()]
    told = [one for one in asides if one.characters or one.what == "a picture"]
    return Return(tuple(page.grids), tuple(told), stamp=page.stamp)


def _blocks(body: Any, page: _Page) -> None:
    for node in body:
        if node.tag == _TBL:
            _table(node, page)
        elif node.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            _blocks(node, page)
        elif node.tag == _P:
            _paragraph_outside(node, page)
        elif node.tag in _DELETED:
            _deleted(node, page)


def _paragraph_outside(node: Any, page: _Page) -> None:
    text = _text(node, page)
    year = _YEAR.fullmatch(text)
    if year:
        page.heading = year[1]
        page.taken["a year above a table"] += len(text)
    elif text:
        page.stamp = page.stamp or stamped(text)
        page.asides["text outside the tables", ""] += len(text)


def _deleted(node: Any, page: _Page) -> None:
    size = sum(len(one.text or "") for one in node.iter(f"{_W}delText", _T))
    page.asides["deletions that were tracked", ""] += size


def _table(node: Any, page: _Page) -> None:
    name = f"table {len(page.grids) + 1}"
    number = 0
    lines: list[Line] = []
    above: dict[int, Cell] = {}
    for row in _rows(node):
        number += 1
        page.rows += 1
        if page.rows > MAX_ROWS:
            raise ScrError(f"it has more than {MAX_ROWS:,} rows", _MOST)
        if _is_deleted_row(row):
            page.asides["rows whose deletion was tracked", name] += sum(
                len(one.text or "") for one in row.iter(f"{_W}delText", _T)
            )
            continue
        at = f"{name}, row {number}"
        if _PLAIN.issuperset([one.tag for one in row.iter()]):
            above.clear()
            cells = _plain_row(row, at)
        else:
            cells = _row(row, at, above, page)
        if any(cells):
            lines.append(Line(number, cells))
    page.grids.append(Grid(name, tuple(lines), page.heading))


def _rows(table: Any) -> Iterator[Any]:
    """Yield the rows of a table, those in content controls too."""
    for node in table:
        if node.tag == _TR:
            yield node
        elif node.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            yield from _rows(node)


def _is_deleted_row(row: Any) -> bool:
    return row.find(f"{_W}trPr/{_W}del") is not None


def _cells(row: Any) -> Iterator[Any]:
    for node in row:
        if node.tag == _TC:
            yield node
        elif node.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            yield from _cells(node)


def _plain_row(row: Any, at: str) -> tuple[Cell | None, ...]:
    """Return the cells of a row in which there is nothing but words."""
    cells: list[Cell | None] = []
    for number, node in enumerate(row.iterchildren(_TC), 1):
        paragraphs = (
            "".join([t.text or "" for t in one.iter(_T)])
            for one in node.iterchildren(_P)
        )
        text = "\n".join(paragraphs).strip("\n")
        blank = not text or text.isspace()
        cells.append(None if blank else Cell(f"{at}, column {number}", text))
    if len(cells) > MAX_COLUMNS:
        raise ScrError(f"a table has more than {MAX_COLUMNS} columns", _MOST)
    return tuple(cells)


def _row(
    row: Any, at: str, above: dict[int, Cell], page: _Page
) -> tuple[Cell | None, ...]:
    cells: list[Cell | None] = [None] * _number(row, "trPr/gridBefore")
    hidden = row.find(f"{_W}trPr/{_W}hidden") is not None
    for node in _cells(row):
        column = len(cells)
        width = max(1, _number(node, "tcPr/gridSpan"))
        if column + width > MAX_COLUMNS:
            raise ScrError(f"a table has more than {MAX_COLUMNS} columns", _MOST)
        cell = _cell(node, f"{at}, column {column + 1}", page, hidden=hidden)
        merge = node.find(f"{_W}tcPr/{_W}vMerge")
        if merge is None:
            above.pop(column, None)
        elif merge.get(f"{_W}val") == "restart":
            if cell is not None:
                cell = cell._replace(marks=(*cell.marks, Mark.MERGED))
                above[column] = cell
            else:
                above.pop(column, None)
        elif cell is None and column in above:
            first = above[column]
            marks = tuple(m for m in first.marks if m is not Mark.MERGED)
            cell = first._replace(marks=(*marks, Mark.REPEATED))
        if width > 1 and cell is not None:
            cell = cell._replace(marks=(*cell.marks, Mark.MERGED))
        cells += [cell, *[None] * (width - 1)]
    return tuple(cells)


def _number(node: Any, path: str) -> int:
    found = node.find("/".join(_W + step for step in path.split("/")))
    text = "" if found is None else str(found.get(f"{_W}val", ""))
    return min(int(text), MAX_COLUMNS + 1) if text.isdigit() else 0


def _cell(node: Any, at: str, page: _Page, *, hidden: bool) -> Cell | None:
    texts: list[str] = []
    struck = False
    for one in node:
        if one.tag in (_P, f"{_W}sdt", f"{_W}ins", f"{_W}customXml"):
            for paragraph in [one] if one.tag == _P else one.iter(_P):
                texts.append(_text(paragraph, page))
                struck = struck or _is_struck(paragraph)
        elif one.tag == _TBL:
            size = sum(len(t.text or "") for t in one.iter(_T))
            page.asides["a table inside a cell", at] += size
        elif one.tag in _DELETED:
            _deleted(one, page)
    text = "\n".join(texts).strip("\n")
    if not text or text.isspace():
        return None
    marks = ((Mark.STRUCK,) if struck else ()) + ((Mark.HIDDEN,) if hidden else ())
    return Cell(at, text, marks=marks)


def _is_struck(paragraph: Any) -> bool:
    for name in ("strike", "dstrike"):
        for mark in paragraph.iter(_W + name):
            run = mark.getparent().getparent()
            on = mark.get(f"{_W}val", "1") not in ("0", "false", "off")
            if on and run.tag == _R and run.find(_T) is not None:
                return True
    return False


def _text(paragraph: Any, page: _Page) -> str:
    """Return what a paragraph shows; what it hides is counted, and not returned."""
    out: list[str] = []
    _runs(paragraph, out, page)
    return "".join(out)


def _runs(node: Any, out: list[str], page: _Page) -> None:
    for one in node:
        tag = one.tag
        if tag == _T:
            out.append(one.text or "")
        elif tag == _R:
            _run(one, out, page)
        elif tag in _DELETED:
            _deleted(one, page)
        elif tag in (f"{_W}ins", f"{_W}moveTo"):
            begun = len(out)
            _runs(one, out, page)
            size = sum(len(text) for text in out[begun:])
            page.taken["insertions that were tracked"] += size
        elif tag in _BESIDE:
            texts = [part.text or "" for part in one.iter() if part.tag in _TEXTS]
            page.asides[_BESIDE[tag], ""] += len("".join(texts))
        elif tag != _FALLBACK and len(one):
            _runs(one, out, page)


def _run(run: Any, out: list[str], page: _Page) -> None:
    vanish = run.find(f"{_W}rPr/{_W}vanish")
    if vanish is not None and vanish.get(f"{_W}val", "1") not in ("0", "false", "off"):
        page.asides["hidden text", ""] += sum(len(t.text or "") for t in run.iter(_T))
        return
    for one in run:
        name = str(one.tag).rpartition("}")[2]
        if one.tag == _T:
            out.append(one.text or "")
        elif name == "sym":
            # A tick of a symbol font: what it stands for only a person can see.
            page.asides["symbols, such as ticks, in a font of signs", ""] += 1
        elif name in _BREAKS and str(one.tag).startswith(_W):
            out.append(_BREAKS[name])
        elif len(one):
            _runs(one, out, page)
