"""Read the tables of a Word document, and tell all that lies beside them."""

import re
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
from scrkit.importers.wordtext import (
    TBL,
    TC,
    TR,
    WRAPPERS,
    P,
    Page,
    T,
    W,
    is_struck,
    parts,
    text_of,
)
from scrkit.model.form import stamped

_YEAR = re.compile(r"\s*((?:19|20)\d\d)\s*:?\s*")
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
_PLAIN = frozenset(W + name for name in _LOOKS.split())


def read_word(data: bytes) -> Return:
    """Read a document from its bytes; raises ScrError where that cannot be done.

    Tracked insertions are taken and deletions left out, as the page shows them once
    they are accepted; both are told, as is everything outside of tables.
    """
    parts = xml.package(data)
    start = next(
        (t for _, kind, t in xml.relations(parts, "") if kind == "officeDocument"), ""
    )
    body = xml.tree(parts[start]).find(f"{W}body") if start in parts else None
    if body is None:
        raise ScrError("it is no Word document inside", xml.DAMAGED)
    page = Page()
    _blocks(body, page)
    for _, kind, part in xml.relations(parts, start):
        if kind in _STORIES and part in parts:
            size = sum(len(t.text or "") for t in xml.tree(parts[part]).iter(T))
            page.asides[_STORIES[kind], ""] += size
        elif kind == "image":
            page.asides["a picture", ""] += 0
    asides = [
        Aside(what, at, n) for (what, at), n in page.asides.items() if n or not at
    ]
    asides += [Aside(what, "", size, taken=True) for what, size in page.taken.items()]
    told = [one for one in asides if one.characters or one.what == "a picture"]
    return Return(tuple(page.grids), tuple(told), stamp=page.stamp)


def _blocks(body: Any, page: Page) -> None:
    for node in parts(body, page):
        if node.tag == TBL:
            _table(node, page)
        elif node.tag == P:
            _paragraph_outside(node, page)


def _paragraph_outside(node: Any, page: Page) -> None:
    text = text_of(node, page)
    year = _YEAR.fullmatch(text)
    if year:
        page.heading = year[1]
        page.taken["a year above a table"] += len(text)
    elif text:
        page.stamp = page.stamp or stamped(text)
        page.asides["text outside the tables", ""] += len(text)


def _table(node: Any, page: Page) -> None:
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
                len(one.text or "") for one in row.iter(f"{W}delText", T)
            )
            continue
        if row.find(f"{W}trPr/{W}ins") is not None:
            size = sum(len(one.text or "") for one in row.iter(T))
            page.taken["rows whose insertion was tracked"] += size
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
        if node.tag == TR:
            yield node
        elif node.tag in WRAPPERS:
            yield from _rows(node)


def _is_deleted_row(row: Any) -> bool:
    return row.find(f"{W}trPr/{W}del") is not None


def _cells(row: Any) -> Iterator[Any]:
    for node in row:
        if node.tag == TC:
            yield node
        elif node.tag in WRAPPERS:
            yield from _cells(node)


def _plain_row(row: Any, at: str) -> tuple[Cell | None, ...]:
    """Return the cells of a row in which there is nothing but words."""
    cells: list[Cell | None] = []
    for number, node in enumerate(row.iterchildren(TC), 1):
        paragraphs = (
            "".join([t.text or "" for t in one.iter(T)]) for one in node.iterchildren(P)
        )
        text = "\n".join(paragraphs).strip("\n")
        blank = not text or text.isspace()
        cells.append(None if blank else Cell(f"{at}, column {number}", text))
    if len(cells) > MAX_COLUMNS:
        raise ScrError(f"a table has more than {MAX_COLUMNS} columns", _MOST)
    return tuple(cells)


def _row(
    row: Any, at: str, above: dict[int, Cell], page: Page
) -> tuple[Cell | None, ...]:
    cells: list[Cell | None] = [None] * _number(row, "trPr/gridBefore")
    hidden = row.find(f"{W}trPr/{W}hidden") is not None
    for node in _cells(row):
        column = len(cells)
        width = max(1, _number(node, "tcPr/gridSpan"))
        if column + width > MAX_COLUMNS:
            raise ScrError(f"a table has more than {MAX_COLUMNS} columns", _MOST)
        cell = _cell(node, f"{at}, column {column + 1}", page, hidden=hidden)
        merge = node.find(f"{W}tcPr/{W}vMerge")
        if merge is None:
            above.pop(column, None)
        elif merge.get(f"{W}val") == "restart":
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
    found = node.find("/".join(W + step for step in path.split("/")))
    text = "" if found is None else str(found.get(f"{W}val", ""))
    return min(int(text), MAX_COLUMNS + 1) if text.isdigit() else 0


def _cell(node: Any, at: str, page: Page, *, hidden: bool) -> Cell | None:
    texts: list[str] = []
    struck = False
    for one in parts(node, page):
        if one.tag == P:
            texts.append(text_of(one, page))
            struck = struck or is_struck(one)
        elif one.tag == TBL:
            size = sum(len(t.text or "") for t in one.iter(T))
            page.asides["a table inside a cell", at] += size
    text = "\n".join(texts).strip("\n")
    if not text or text.isspace():
        return None
    marks = ((Mark.STRUCK,) if struck else ()) + ((Mark.HIDDEN,) if hidden else ())
    return Cell(at, text, marks=marks)
