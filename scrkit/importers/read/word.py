"""Read the tables of a Word document, and tell all that lies beside them."""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from lxml import etree

from scrkit.errors import ScrError
from scrkit.importers.read import limits, xml
from scrkit.importers.read.beside import UNREAD, reached, unmet, words_of
from scrkit.importers.read.values import (
    Aside,
    Cell,
    Grid,
    Line,
    Mark,
    Return,
    struck_shown,
    titles,
    year_above,
    year_in,
)
from scrkit.importers.read.wordforms import W, picked
from scrkit.importers.read.wordhiding import Hiding, hiding
from scrkit.importers.read.wordrows import cells_of, laid_out, lines_within, rows_of
from scrkit.importers.read.wordtext import (
    TBL,
    TC,
    P,
    Page,
    T,
    is_struck,
    parts,
    text_of,
)
from scrkit.model.form import stamped

# Elements of a row that hold nothing but its words and their looks: most rows have no
# others, and are read five times as fast.
_LOOKS = """
tr tc p r t trPr tcPr pPr rPr tcW shd vAlign tcBorders top left bottom right start end
insideH insideV tcMar noWrap trHeight cantSplit tblHeader cnfStyle pStyle rStyle jc
spacing ind keepNext keepLines widowControl rFonts sz szCs lang b bCs i iCs u color
noProof proofErr bookmarkStart bookmarkEnd lastRenderedPageBreak tblPrEx tblBorders
"""
_PLAIN = frozenset(W + name for name in _LOOKS.split())


def read_word(package: xml.Package, start: str, root: Any) -> Return:
    """Read a document from its parts, the first of which has this root.

    Tracked insertions are taken and deletions left out, as the page shows them once
    they are accepted; both are told, as is everything outside of tables. Raises
    ScrError where that cannot be done.
    """
    bodies = list(root.iter(f"{W}body"))
    if not bodies:
        raise ScrError("it is no Word document inside", xml.DAMAGED)
    page = Page(hiding_in(package, start))
    reader = _Reader(page, b"FFFFFF" in package.parts[start])
    for body in bodies:
        reader.blocks(body)
    page.where = ""
    # Counting all words is quick; looking for the missing ones is not.
    if xml.words(root) != page.met:
        rest = words_of(root) - page.met
        if rest > 0:
            page.asides.add(UNREAD, "outside the tables", rest, blocks=True)
    asides = [*page.asides.told()]
    asides += [Aside(what, "", size, taken=True) for what, size in page.taken.items()]
    asides += [*reached(package, start, ""), *unmet(package)]
    return Return(tuple(page.grids), tuple(_summed(asides)), stamp=page.stamp)


def hiding_in(package: xml.Package, start: str) -> Hiding:
    """Return which styles of a document hide what stands in them."""
    for one in xml.relations(package, start):
        if one.kind == "styles" and one.target in package:
            return hiding(package.tree(one.target))
    return Hiding()


_TELLS_EMPTY = frozenset(("a picture", "an embedded file"))


def _summed(asides: list[Aside]) -> Iterator[Aside]:
    """Yield asides with those of one kind and place as one; those of nothing, never."""
    sizes: dict[Aside, int] = {}
    for one in asides:
        key = one._replace(characters=0)
        sizes[key] = sizes.get(key, 0) + one.characters
    for one, size in sizes.items():
        if size or one.what in _TELLS_EMPTY or "document put into" in one.what:
            yield one._replace(characters=size)


class _Reader:
    """What walks through a document; `whites` says that there may be white letters."""

    def __init__(self, page: Page, whites: bool) -> None:  # noqa: FBT001
        self.page = page
        unlike = {f"{W}pStyle", f"{W}rStyle"} if page.hiding.is_needed else set()
        self.plain = _PLAIN - unlike - ({f"{W}color"} if whites else set())

    def blocks(self, body: Any) -> None:
        """Read the tables of a body, and what stands between them."""
        for node in parts(body, self.page):
            self.page.where = ""
            if node.tag == TBL:
                self._table(node)
            else:
                _paragraph_outside(node, self.page)

    def _table(self, node: Any) -> None:
        page, name = self.page, f"table {len(self.page.grids) + 1}"
        lines: list[Line] = []
        above: dict[int, Cell] = {}
        framed: list[Any] = []
        page.where = name
        # Numbered as a reader counts them, also where rows are left out.
        for number, row in enumerate(rows_of(node, page), 1):
            page.where = at = f"{name}, row {number}"
            # Some agencies lay a page out with a table of one cell around the real one.
            inner = laid_out(row)
            if inner is not None:
                framed.append(inner)
                continue
            cells = self._read_row(row, at, above)
            if any(cells):
                page.measure.row(at)
                lines.append(Line(number, cells))
        page.where = name
        page.grids.append(Grid(name, tuple(lines), page.heading, tuple(page.above)))
        page.above.clear()
        for one in framed:
            self._table(one)

    def _read_row(
        self, row: Any, at: str, above: dict[int, Cell]
    ) -> tuple[Cell | None, ...]:
        page = self.page
        met = page.met
        plain = _plain_row(row, at, page, self.plain)
        # A row without merged cells ends whatever was merged down to it.
        if plain is not None:
            above.clear()
            return plain
        if row.find(f"{W}trPr/{W}del") is not None:
            page.tell("rows whose deletion was tracked", row)
            _tell_rest(row, at, met, page)
            return ()
        if row.find(f"{W}trPr/{W}ins") is not None:
            size = sum(len(one.text or "") for one in row.iter(T))
            page.taken["rows whose insertion was tracked"] += size
        cells = _row(row, at, above, page)
        for cell in cells:
            if cell is not None and Mark.REPEATED not in cell.marks:
                page.measure.cell(cell.at, cell.text)
        _tell_rest(row, at, met, page)
        return cells


def _tell_rest(row: Any, at: str, met: int, page: Page) -> None:
    """Tell of words of a row that were neither taken nor told."""
    if xml.words(row) == page.met - met:
        return
    rest = words_of(row) - (page.met - met)
    if rest > 0:
        page.asides.add(UNREAD, at, rest, blocks=True)
        page.met += rest


def _paragraph_outside(node: Any, page: Page) -> None:
    text = text_of(node, page)
    year = year_in(text)
    if year:
        page.heading = year
        page.taken["a year above a table"] += len(text)
        return
    page.heading = year_above(text, page.heading)
    if text:
        page.above = titles((*page.above, text))
        page.stamp = page.stamp or stamped(text)
        page.asides.add("text outside the tables", "", len(text))


# The cells, paragraphs and texts of a row that stand where they belong.
_IN_PLACE = etree.XPath(
    "count(w:tc) + count(w:tc/w:p) + count(w:tc/w:p/w:r/w:t)", namespaces={"w": W[1:-1]}
)


_HOLD_WORDS = frozenset((TC, P, T))


def _only_words(row: Any, plain: frozenset[str]) -> list[list[str]] | None:
    """Return the paragraphs of a row's cells; None where there is more than words."""
    texts: list[list[str]] = []
    met = 0
    nodes = list(row.iter())
    tags = [one.tag for one in nodes]
    if not plain.issuperset(tags):
        return None
    for one, tag in zip(nodes, tags, strict=True):
        if tag not in _HOLD_WORDS:
            continue
        if tag == T and texts and texts[-1]:
            texts[-1][-1] += one.text or ""
        elif tag == P and texts:
            texts[-1].append("")
        elif tag == TC:
            texts.append([])
        else:
            continue
        met += 1
    return texts if _IN_PLACE(row) == met else None


def _plain_row(
    row: Any, at: str, page: Page, plain: frozenset[str]
) -> tuple[Cell | None, ...] | None:
    """Return the cells of a row in which there is nothing but words; else None."""
    texts = _only_words(row, plain)
    if texts is None:
        return None
    limits.column(at, len(texts))
    cells: list[Cell | None] = []
    for number, paragraphs in enumerate(texts, 1):
        text = "\n".join(paragraphs).strip("\n")
        if not text or text.isspace():
            cells.append(None)
            continue
        where = f"{at}, column {number}"
        page.measure.cell(where, text)
        cells.append(Cell(where, text))
    before, said = page.met, "".join(chain.from_iterable(texts))
    page.say(said)
    if xml.length(row) != len(said):
        _tell_rest(row, at, before, page)
    return tuple(cells)


def _row(
    row: Any, at: str, above: dict[int, Cell], page: Page
) -> tuple[Cell | None, ...]:
    cells: list[Cell | None] = [None] * _number(row, "trPr/gridBefore")
    hidden = row.find(f"{W}trPr/{W}hidden") is not None
    for node, told in cells_of(row, page):
        column = len(cells)
        width = max(1, _number(node, "tcPr/gridSpan"))
        limits.column(at, column + width)
        page.where = f"{at}, column {column + 1}"
        cell = None if told else _cell(node, page, hidden=hidden)
        cell = _merged(node, cell, column, above)
        if width > 1 and cell is not None:
            cell = cell._replace(marks=(*cell.marks, Mark.MERGED))
        cells += [cell, *[None] * (width - 1)]
    cells += [None] * _number(row, "trPr/gridAfter")
    return tuple(cells)


def _merged(
    node: Any, cell: Cell | None, column: int, above: dict[int, Cell]
) -> Cell | None:
    """Return a cell as merging down makes it: the first one's again, or its own."""
    across = node.find(f"{W}tcPr/{W}hMerge")
    if across is not None and cell is not None:
        # Word shows the first cell's words alone over all that is merged.
        begins = across.get(f"{W}val") == "restart"
        mark = Mark.MERGED if begins else Mark.COVERED
        cell = cell._replace(marks=(*cell.marks, mark))
    merge = node.find(f"{W}tcPr/{W}vMerge")
    if merge is None or merge.get(f"{W}val") == "restart":
        above.pop(column, None)
        if merge is not None and cell is not None:
            cell = cell._replace(marks=(*cell.marks, Mark.MERGED))
            above[column] = cell
    elif cell is None and column in above:
        first = above[column]
        marks = tuple(m for m in first.marks if m is not Mark.MERGED)
        cell = first._replace(marks=(*marks, Mark.REPEATED))
    elif cell is not None and column in above:
        # Word shows the first cell's words alone over all that is merged.
        cell = cell._replace(marks=(*cell.marks, Mark.COVERED))
    return cell


def _number(node: Any, path: str) -> int:
    found = node.find("/".join(W + step for step in path.split("/")))
    text = "" if found is None else str(found.get(f"{W}val", ""))
    if not (text.isascii() and text.isdigit()):
        return 0
    return min(int(text[:9]), limits.MAX_COLUMNS + 1)


_TRACKED = tuple(f"{W}tcPr/{W}{name}" for name in ("cellDel", "cellIns", "cellMerge"))


def _cell(node: Any, page: Page, *, hidden: bool) -> Cell | None:
    texts: list[str] = []
    struck = nested = False
    for one in parts(node, page):
        if one.tag == P:
            here = is_struck(one, page.hiding)
            texts.append(text_of(one, page, struck=here))
            struck = struck or here
        else:
            nested = True
            texts += (line for line in lines_within(one, page) if line)
    text = struck_shown("\n".join(texts)).strip("\n")
    doubtful = page.doubted(node)
    if doubtful and not text.strip():
        # One version of it says nothing here: what another says is asked about.
        text = "".join(node.itertext())
    floats = page.where in page.floating
    if (not text or text.isspace()) and not floats:
        return None
    text, other = picked(node, text)
    doubtful = doubtful or any(node.find(path) is not None for path in _TRACKED)
    marks = (
        (Mark.STRUCK, struck),
        (Mark.HIDDEN, hidden),
        (Mark.DOUBTFUL, doubtful),
        (Mark.FLOATS, floats),
        (Mark.PICKED, other),
        (Mark.NESTED, nested),
    )
    return Cell(page.where, text, marks=tuple(mark for mark, is_so in marks if is_so))
