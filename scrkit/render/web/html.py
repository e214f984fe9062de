"""Blocks to one accessible web page: the same document, whole in one file."""

from collections.abc import Iterator
from functools import singledispatch
from html import escape

from scrkit.render.document.blocks import (
    Block,
    Cell,
    Contents,
    Document,
    Drawing,
    Heading,
    Item,
    ListBlock,
    NumberedParagraph,
    PageBreak,
    Paragraph,
    Placed,
    Row,
    Run,
    Table,
    Text,
    Turn,
    plain,
)
from scrkit.render.document.pages import DRAFT
from scrkit.render.picture.svg import inside_page
from scrkit.render.web.style import STYLE
from scrkit.render.wording.escape import cleaned

# Nothing may be fetched, run or sent: the page is its own bytes and no more.
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
)
_CLASSES = {
    "subtitle": "subtitle",
    "note": "note",
    "caption": "caption",
    "notice": "notice",
    "marking": "marking",
    "board": "board",
    "kind": "kind",
    "cover": "cover",
    "cover-note": "note",
}


def html_file(document: Document) -> bytes:
    """Return the document as one HTML file that fetches nothing from elsewhere."""
    inside = "\n".join(part for block in document.blocks for part in _lines(block))
    heading = "" if _titled(document) else f"<h1>{_text(document.title)}</h1>\n"
    page = (
        f'<!DOCTYPE html>\n<html lang="en-GB">\n{_head(document)}\n<body>\n'
        '<a class="skip" href="#content">Skip to the content</a>\n'
        f"<header>\n{_edge(document)}\n</header>\n"
        f'<main id="content" tabindex="-1">\n{heading}{inside}\n</main>\n'
        f"<footer>\n{_edge(document)}\n</footer>\n</body>\n</html>\n"
    )
    return page.encode()


def _head(document: Document) -> str:
    return (
        '<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{_text(document.title)}</title>\n<style>\n{STYLE}</style>\n</head>"
    )


def _edge(document: Document) -> str:
    """Return what stands on every page of paper, here at both ends."""
    told = [document.marking, document.review, document.creator]
    line = f'<p class="edge">{_text(" · ".join(part for part in told if part))}</p>'
    return line + (f'\n<p class="notice">{_text(DRAFT)}</p>' if document.draft else "")


def _titled(document: Document) -> bool:
    return any(isinstance(b, Paragraph) and b.style == "title" for b in document.blocks)


@singledispatch
def _lines(block: Block) -> Iterator[str]:
    raise TypeError(f"no HTML for {type(block).__name__}")


@_lines.register
def _heading(block: Heading) -> Iterator[str]:
    # The title is the page's first heading, so that all others stand one below.
    level = min(block.level + 1, 6)
    number = f"{_text(block.number)} " if block.number else ""
    anchor = f' id="{_text(block.anchor)}"' if block.anchor else ""
    yield f"<h{level}{anchor}>{number}{_spans(block.text)}</h{level}>"


@_lines.register
def _paragraph(block: Paragraph) -> Iterator[str]:
    text = _spans(block.text)
    if block.style == "title":
        yield f"<h1>{text}</h1>"
    elif block.style == "quote":
        yield f"<blockquote><p>{text}</p></blockquote>"
    else:
        kind = _CLASSES.get(block.style, "")
        yield f'<p class="{kind}">{text}</p>' if kind else f"<p>{text}</p>"


@_lines.register
def _numbered(block: NumberedParagraph) -> Iterator[str]:
    number = _text(block.number)
    yield (
        f'<p class="numbered" id="p-{number}"><span class="number">{number}</span> '
        f"{_spans(block.text)}</p>"
    )


@_lines.register
def _list(block: ListBlock) -> Iterator[str]:
    yield "".join(_items(block.items, 0))


def _items(items: tuple[Item, ...], level: int) -> Iterator[str]:
    """Yield lists of items at a level, each with what is nested below it inside."""
    at, opened = 0, ""
    while at < len(items):
        end = at + 1
        while end < len(items) and items[end].level > level:
            end += 1
        kind = "ol" if items[at].ordinal else "ul"
        if kind != opened:
            yield f"</{opened}>\n" if opened else ""
            yield _opening(items[at])
            opened = kind
        below = "".join(_items(items[at + 1 : end], level + 1))
        yield f"<li>{_spans(items[at].text)}{below}</li>\n"
        at = end
    yield f"</{opened}>" if opened else ""


def _opening(item: Item) -> str:
    if not item.ordinal:
        return "<ul>\n"
    return "<ol>\n" if item.ordinal == 1 else f'<ol start="{item.ordinal}">\n'


@_lines.register
def _contents(block: Contents) -> Iterator[str]:
    if not block.entries:
        return
    lowest = min(entry.level for entry in block.entries)
    # The text of an entry is plain: a link within a link cannot be followed.
    lines = "".join(
        f'<li class="level-{entry.level - lowest}"><a href="#{_text(entry.anchor)}">'
        f"{_text(f'{entry.number} ' if entry.number else '')}"
        f"{_text(plain(entry.text))}</a></li>\n"
        for entry in block.entries
    )
    yield (
        '<nav aria-labelledby="contents">\n<p id="contents" class="contents">Contents'
        f"</p>\n<ul>\n{lines}</ul>\n</nav>"
    )


@_lines.register
def _drawing(block: Drawing) -> Iterator[str]:
    drawn = inside_page(block.picture, block.title)
    yield (
        f'<figure class="wide" tabindex="0">\n{drawn}\n<figcaption>'
        f"{_text(block.title)}. {_text(block.told)}</figcaption>\n</figure>"
    )


@_lines.register
def _table(block: Table) -> Iterator[str]:
    # A caption that a heading has just said is for those alone who hear the page.
    hidden = "" if block.caption else ' class="unseen"'
    name = block.caption or block.title
    caption = f"<caption{hidden}>{_text(name)}</caption>\n" if name else ""
    heads = "".join(f'<th scope="col">{_text(c.title)}</th>' for c in block.columns)
    groups = "\n".join(_group(rows, len(block.columns)) for rows in _grouped(block))
    label = f' role="region" aria-label="{_text(name)}"' if name else ""
    yield (
        f'<div class="wide" tabindex="0"{label}>\n<table>\n{caption}'
        f"<thead>\n<tr>{heads}</tr>\n</thead>\n{groups}\n</table>\n</div>"
    )


def _grouped(block: Table) -> list[list[Row]]:
    """Return the rows in bodies of a table: each group row begins one."""
    bodies: list[list[Row]] = [[]]
    for row in block.rows:
        if row.group and bodies[-1]:
            bodies.append([])
        bodies[-1].append(row)
    return bodies


def _group(rows: list[Row], width: int) -> str:
    return f"<tbody>\n{''.join(_row(row, width) for row in rows)}</tbody>"


def _row(row: Row, width: int) -> str:
    if row.group:
        inside = _cell(row.cells[0])
        head = f'<th scope="rowgroup" colspan="{width}"{_look(row.cells[0])}>'
        return f"<tr>{head}{inside}</th></tr>\n"
    cells = "".join(f"<td{_look(cell)}>{_cell(cell)}</td>" for cell in row.cells)
    return f"<tr>{cells}</tr>\n"


def _cell(cell: Cell) -> str:
    if len(cell.paragraphs) == 1:
        return _spans(cell.paragraphs[0])
    return "".join(f"<p>{_spans(text)}</p>" for text in cell.paragraphs)


def _look(cell: Cell) -> str:
    parts = []
    if cell.shade:
        parts.append(f"background:#{_text(cell.shade)}")
    if cell.bar:
        parts.append(f"border-left:0.4rem solid #{_text(cell.bar)}")
    return f' style="{";".join(parts)}"' if parts else ""


@_lines.register
def _break(block: PageBreak) -> Iterator[str]:
    yield '<div class="page-break"></div>'


@_lines.register
def _turn(block: Turn) -> Iterator[str]:
    # A screen has no pages to turn.
    yield ""


@_lines.register
def _unplaced(block: Placed) -> Iterator[str]:
    yield ""


def _spans(text: Text) -> str:
    return "".join(_span(run) for run in text).strip()


def _span(run: Run) -> str:
    inside = _text(run.text).replace("\n", "<br>")
    if not run.text.strip():
        return inside
    if run.emphasis:
        inside = f"<em>{inside}</em>"
    return f"<strong>{inside}</strong>" if run.strong else inside


def _text(text: str) -> str:
    return escape(cleaned(text), quote=True)
