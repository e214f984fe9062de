"""The rows and cells of a table of Word, and the tables that stand in its cells."""

from collections.abc import Iterator
from typing import Any

from scrkit.importers.read import xml
from scrkit.importers.read.values import BESIDE_EACH_OTHER
from scrkit.importers.read.wordforms import W
from scrkit.importers.read.wordtext import (
    DELETED,
    TBL,
    TC,
    TR,
    P,
    Page,
    chosen,
    holds,
    is_struck,
    parts,
    prompts,
    text_of,
)


def rows_of(table: Any, page: Page) -> Iterator[Any]:
    """Yield the rows of a table, out of whatever stands around them."""
    for node in table:
        if node.tag == TR:
            yield node
        elif node.tag in DELETED:
            page.where = page.where.partition(",")[0]
            page.tell("rows whose deletion was tracked", node)
        elif node.tag == xml.ALTERNATE:
            for version in chosen(node, page, TR):
                yield from rows_of(version, page)
        elif holds(node, TR):
            yield from rows_of(node, page)


def cells_of(row: Any, page: Page) -> Iterator[tuple[Any, bool]]:
    """Yield the cells of a row, and whether each was told already, and is empty."""
    for node in row:
        if node.tag == TC:
            yield node, False
        elif node.tag == xml.ALTERNATE:
            for version in chosen(node, page, TC):
                yield from cells_of(version, page)
        elif holds(node, TC):
            if _is_told(node, page):
                yield from ((cell, True) for cell in node.iter(TC))
            else:
                yield from cells_of(node, page)


def _is_told(node: Any, page: Page) -> bool:
    """Tell whether the cells in an element are none as the page stands now."""
    if node.tag in DELETED:
        page.tell("deletions that were tracked", node)
        return True
    return prompts(node, page)


def laid_out(row: Any) -> Any:
    """Return the table for which a row of one cell is but the frame, else None."""
    # Hardly a row begins with a table.
    first = row.find(TC)
    if first is None or first.find(TBL) is None:
        return None
    tables = first.findall(TBL) if len(row.findall(TC)) == 1 else []
    if len(tables) != 1 or xml.words(row) != xml.words(tables[0]):
        return None
    # A table of one column in a cell is a list, and belongs to that cell.
    wide = any(len(one.findall(TC)) > 1 for one in tables[0].findall(TR))
    return tables[0] if wide else None


def lines_within(table: Any, page: Page) -> Iterator[str]:
    """Yield the rows of a table that stands in a cell, a line each."""
    where = page.where
    for row in rows_of(table, page):
        page.where = where
        if row.find(f"{W}trPr/{W}del") is not None:
            page.tell("rows whose deletion was tracked", row)
            continue
        cells = (_words(one, page) for one, told in cells_of(row, page) if not told)
        yield BESIDE_EACH_OTHER.join(one for one in cells if one.strip())
    page.where = where


def _words(cell: Any, page: Page) -> str:
    texts: list[str] = []
    for one in parts(cell, page):
        if one.tag == P:
            texts.append(text_of(one, page, struck=is_struck(one, page.hiding)))
        else:
            texts += lines_within(one, page)
    return "\n".join(one for one in texts if one.strip())
