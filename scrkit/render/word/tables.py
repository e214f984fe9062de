"""Tables as OOXML: fixed widths, a header row on every page, rows kept whole."""

from scrkit.render.document.blocks import Cell, Column, Row, Table, plain
from scrkit.render.word.styles import INK
from scrkit.render.word.xml import escaped, marked, paragraph, runs, runs_of

# Word measures in twentieths of a point.
_TWIPS_A_MM = 56.7
# Characters of a row's longest cell from which it may go on over the page.
_LONG = 900
# A group's heading must not be left alone at the foot of a page.
_FOLLOWED = "<w:keepNext/>"

GAP = paragraph("TableGap", "")
"""The empty line that keeps a table apart from what comes below it."""


def table(block: Table, between: int) -> str:
    """Return the caption, the table and the gap that Word wants after one.

    `between` are the millimetres between the margins: no table is wider.
    """
    whole = sum(column.width for column in block.columns)
    scale = _TWIPS_A_MM * min(1, between / whole)
    widths = [round(column.width * scale) for column in block.columns]
    caption = paragraph("Caption", runs_of(block.caption)) if block.caption else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = "".join(_row(row, widths, block.columns) for row in block.rows)
    return (
        f"{caption}<w:tbl>{_properties(block, sum(widths))}"
        f"<w:tblGrid>{grid}</w:tblGrid>{_header(block, widths)}{rows}</w:tbl>"
        f"{GAP}"
    )


def _properties(block: Table, width: int) -> str:
    # Read out by screen readers; never printed.
    described = f'<w:tblCaption w:val="{escaped(block.title)}"/>' if block.title else ""
    return (
        '<w:tblPr><w:tblStyle w:val="ReviewTable"/>'
        f'<w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{described}</w:tblPr>'
    )


def _header(block: Table, widths: list[int]) -> str:
    cells = "".join(
        _box(width, f'<w:shd w:val="clear" w:color="auto" w:fill="{INK}"/>')
        + paragraph("TableHeading", _title(column), _aligned(column))
        + "</w:tc>"
        for column, width in zip(block.columns, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"


def _title(column: Column) -> str:
    return runs(column.text) if column.text else runs_of(column.title)


def _aligned(column: Column) -> str:
    asked = column.align in ("center", "right")
    return f'<w:jc w:val="{column.align}"/>' if asked else ""


def _row(row: Row, widths: list[int], columns: tuple[Column, ...]) -> str:
    if row.group:
        span = f'<w:gridSpan w:val="{len(widths)}"/>'
        cells = _cell(row.cells[0], sum(widths), span, properties=_FOLLOWED)
    else:
        pairs = zip(row.cells, widths, columns, strict=True)
        cells = "".join(
            _cell(cell, width, properties=_aligned(column))
            for cell, width, column in pairs
        )
    tall = round(row.height * _TWIPS_A_MM)
    height = f'<w:trHeight w:val="{tall}" w:hRule="atLeast"/>' if tall else ""
    # A long row that were kept whole would leave half of the page before it empty.
    whole = "" if _longest(row) > _LONG else "<w:cantSplit/>"
    return f"<w:tr><w:trPr>{whole}{height}</w:trPr>{cells}</w:tr>"


def _longest(row: Row) -> int:
    return max((sum(len(plain(t)) for t in c.paragraphs) for c in row.cells), default=0)


def _cell(cell: Cell, width: int, span: str = "", properties: str = "") -> str:
    more = span
    if cell.bar:
        # Four and a half points: seen at a glance and in a photocopy.
        edge = f'w:val="single" w:sz="36" w:space="0" w:color="{cell.bar}"'
        more += f"<w:tcBorders><w:left {edge}/></w:tcBorders>"
    if cell.shade:
        more += f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.shade}"/>'
    # A cell without a paragraph makes Word call the file corrupt.
    texts = cell.paragraphs or ((),)
    told = [runs(text) for text in texts]
    if cell.place:
        told[0] = marked(cell.place, told[0])
    inside = "".join(paragraph("TableText", text, properties) for text in told)
    return f"{_box(width, more)}{inside}</w:tc>"


def _box(width: int, properties: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>'
