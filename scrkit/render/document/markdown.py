"""Markdown to blocks: a small subset, no raw HTML, no pictures, links as text."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from markdown_it import MarkdownIt
from markdown_it.token import Token

from scrkit.render.document.blocks import (
    Block,
    Blocks,
    Cell,
    Column,
    Heading,
    Item,
    ListBlock,
    Paragraph,
    Placed,
    Row,
    Run,
    Table,
    Text,
)

# A marker stands for a placed block. Both characters are cleaned out of every value,
# so that no text of the case can forge one.
MARK, MARK_END = "\x02", "\x03"

# References would vanish from the page; code would not be read as prose.
_OFF = (
    *("html_block", "html_inline", "image", "code", "fence"),
    *("reference", "autolink", "hr"),
)
# Millimetres between the margins of a page that stands.
_PROSE_WIDTH = 166


@lru_cache(maxsize=1)
def _reader() -> MarkdownIt:
    # Building the reader takes longer than reading a section: one serves all.
    return MarkdownIt("commonmark", {"html": False}).enable("table").disable(_OFF)


def read(text: str, placed: tuple[Placed, ...] = ()) -> Blocks:
    """Read Markdown into blocks; a marker with number n stands for `placed[n]`."""
    return tuple(_Walk(tokens_of(text), placed).blocks())


def tokens_of(text: str) -> list[Token]:
    """Return the tokens of Markdown, as much of it as reports know."""
    return _reader().parse(text)


class _Walk:
    """One pass over the tokens of a text."""

    def __init__(self, tokens: list[Token], placed: tuple[Placed, ...]) -> None:
        self.tokens = tokens
        self.placed = placed
        self.at = 0

    def blocks(self, style: str = "body", until: str = "") -> Iterator[Block]:
        while self.at < len(self.tokens):
            token = self.take()
            if token.type == until:
                return
            if token.type == "heading_open":
                yield Heading(min(4, int(token.tag[1])), runs(self.take()))
            elif token.type == "inline":
                yield self.paragraph(token, style)
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                items = tuple(self.items(token, 0))
                # "-" alone is a list to Markdown, and nothing to a reader.
                yield from (ListBlock(items),) if items else ()
            elif token.type == "blockquote_open":
                yield from self.blocks("quote", "blockquote_close")
            elif token.type == "table_open":
                yield self.table()

    def take(self) -> Token:
        token = self.tokens[self.at]
        self.at += 1
        return token

    def paragraph(self, token: Token, style: str) -> Block:
        content = token.content
        if content.startswith(MARK) and content.endswith(MARK_END):
            number = content[1:-1]
            if number.isdigit() and int(number) < len(self.placed):
                return self.placed[int(number)]
        return Paragraph(runs(token), style)

    def items(self, opening: Token, level: int) -> Iterator[Item]:
        ordered = opening.type == "ordered_list_open"
        ordinal = int(opening.attrGet("start") or 1) - 1 if ordered else 0
        closing = opening.type.replace("open", "close")
        # An item may hold several paragraphs: the later ones become lines of it.
        held: list[Run] = []
        while (token := self.take()).type != closing:
            if token.type == "list_item_open":
                ordinal += ordered
            elif token.type == "inline":
                held += [*([Run("\n")] if held else []), *runs(token)]
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                yield from self.flush(held, level, ordinal)
                yield from self.items(token, level + 1)
            elif token.type == "list_item_close":
                yield from self.flush(held, level, ordinal)

    def flush(self, held: list[Run], level: int, ordinal: int) -> Iterator[Item]:
        if held:
            yield Item(tuple(held), level, ordinal)
            held.clear()

    def table(self) -> Table:
        rows: list[list[Text]] = []
        while (token := self.take()).type != "table_close":
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(runs(token))
        # A table of the reviewer's own has no widths: its columns share the page.
        width = _PROSE_WIDTH // len(rows[0])
        columns = tuple(Column("".join(r.text for r in c), width) for c in rows[0])
        body = tuple(Row(tuple(Cell((cell,)) for cell in row)) for row in rows[1:])
        return Table("", columns, body)


def runs(token: Token) -> Text:
    """Return the runs of an inline token; a link is its text, then its address."""
    found: list[Run] = []
    strong = emphasis = 0
    address: str | None = None
    for child in token.children or ():
        strong += (child.type == "strong_open") - (child.type == "strong_close")
        emphasis += (child.type == "em_open") - (child.type == "em_close")
        words = _words(child)
        if child.type == "link_open":
            # No live link: a printed report shows where it would have led.
            address = str(child.attrGet("href") or "")
        elif child.type == "link_close" and address:
            words, address = f" ({address})", None
        if words:
            found.append(Run(words, strong=strong > 0, emphasis=emphasis > 0))
    return _joined(found)


def _words(child: Token) -> str:
    if child.type == "softbreak":
        return " "
    if child.type == "hardbreak":
        return "\n"
    return (
        child.content if child.type in ("text", "text_special", "code_inline") else ""
    )


def _joined(found: list[Run]) -> Text:
    # Escaped text arrives in crumbs; runs of one lettering are one run.
    same = groupby(found, key=lambda run: (run.strong, run.emphasis))
    return tuple(
        Run("".join(run.text for run in crumbs), strong, emphasis)
        for (strong, emphasis), crumbs in same
    )
