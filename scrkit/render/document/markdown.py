"""Markdown to blocks: a small subset, no raw HTML, links as text.

Pictures and footnotes are the prose's: templates have none.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby

from markdown_it import MarkdownIt
from markdown_it.token import Token

from scrkit.prose import reader as prose
from scrkit.prose.pictures import for_prose, size_of
from scrkit.prose.pointing import file_of
from scrkit.prose.shield import restored
from scrkit.render.document.blocks import (
    Block,
    Blocks,
    Cell,
    Column,
    Heading,
    Illustration,
    Item,
    ListBlock,
    Note,
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

_OFF = (*prose.OFF, "image")
# Millimetres between the margins of a page that stands, and the least of a column.
_PROSE_WIDTH, _NARROW = 166, 14
# Characters of a cell above which a column is no wider: the cell has several lines.
_WIDE = 60
_LOST = "[a footnote is missing here]"
_LACKING = "[a picture is missing here: {}]"


@lru_cache(maxsize=1)
def _reader() -> MarkdownIt:
    # Building the reader takes longer than reading a section: one serves all.
    return MarkdownIt("commonmark", {"html": False}).enable("table").disable(_OFF)


def read(text: str, placed: tuple[Placed, ...] = ()) -> Blocks:
    """Read Markdown into blocks; a marker with number n stands for `placed[n]`."""
    return tuple(_Walk(_reader().parse(text), placed).blocks())


@dataclass(frozen=True, slots=True)
class Own:
    """What a text of prose may point at: the pictures of the review, by their files.

    `section` names the text; `stand_ins` are those of labels and addresses in it.
    """

    section: str
    stand_ins: dict[str, str] = field(default_factory=dict)
    pictures: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    def restored(self, text: str) -> str:
        """Return a text as it was written, with no stand-in in it."""
        return restored(text, self.stand_ins)


_NONE = Own("")


def read_prose(text: str, own: Own) -> Blocks:
    """Read a text of the reviewer's own, with its pictures and footnotes."""
    body, notes = prose.apart(prose.tokens(text))
    told = {
        label: tuple(runs(token, own) for token in found if token.type == "inline")
        for label, found in notes.items()
    }
    return tuple(_Walk(body, (), own, told).blocks())


class _Walk:
    """One pass over the tokens of a text."""

    def __init__(
        self,
        tokens: list[Token],
        placed: tuple[Placed, ...],
        own: Own = _NONE,
        notes: Mapping[str, tuple[Text, ...]] | None = None,
    ) -> None:
        self.tokens = tokens
        self.placed = placed
        self.own = own
        self.notes = notes or {}
        self.at = 0
        # Pictures stand behind the paragraph, the list or the table that holds them.
        self.shown: list[Block] = []

    def runs(self, token: Token) -> Text:
        """Return the runs of a line, and keep its pictures for what comes after it."""
        self.shown += (
            _illustrated(child, self.own)
            for child in token.children or ()
            if child.type == "image"
        )
        return runs(token, self.own, self.notes)

    def blocks(self, style: str = "body", until: str = "") -> Iterator[Block]:
        """Yield the blocks up to a token of kind `until`."""
        while self.at < len(self.tokens):
            token = self.take()
            if token.type == until:
                return
            yield from self.block(token, style)
            yield from self.shown
            self.shown.clear()

    def block(self, token: Token, style: str) -> Iterator[Block]:
        if token.type == "heading_open":
            level = min(4, int(token.tag[1]))
            text = self.runs(self.take())
            yield Heading(level, text, listed=bool(self.own.section))
        elif token.type == "inline":
            yield from self.paragraph(token, style)
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

    def paragraph(self, token: Token, style: str) -> Iterator[Block]:
        content = token.content
        if content.startswith(MARK) and content.endswith(MARK_END):
            number = content[1:-1]
            if number.isdigit() and int(number) < len(self.placed):
                yield self.placed[int(number)]
                return
        text = self.runs(token)
        # A paragraph that is a picture and no more is the picture.
        words = any(run.note or run.text.strip() for run in text)
        if words or not self.shown:
            yield Paragraph(text, style)

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
                held += [*([Run("\n")] if held else []), *self.runs(token)]
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                yield from self.flush(held, level, ordinal)
                yield from self.items(token, level + 1)
            elif token.type == "list_item_close":
                yield from self.flush(held, level, ordinal)

    def flush(self, held: list[Run], level: int, ordinal: int) -> Iterator[Item]:
        # A picture alone is no item: it stands behind the list.
        if any(run.note or run.text.strip() for run in held):
            yield Item(tuple(held), level, ordinal)
        held.clear()

    def table(self) -> Table:
        rows: list[list[Text]] = []
        aligned: list[str] = []
        while (token := self.take()).type != "table_close":
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "th_open":
                aligned.append(str(token.attrGet("style") or "").rpartition(":")[2])
            elif token.type == "inline":
                rows[-1].append(self.runs(token))
        titles = ["".join(run.text for run in text) for text in rows[0]]
        widths = _widths(rows)
        columns = tuple(
            Column(*one) for one in zip(titles, widths, aligned, rows[0], strict=True)
        )
        body = tuple(Row(tuple(Cell((cell,)) for cell in row)) for row in rows[1:])
        return Table("", columns, body)


def _widths(rows: list[list[Text]]) -> list[int]:
    """Return how wide columns are: they share the page by what stands in them."""
    said = [[sum(len(run.text) for run in text) for text in row] for row in rows]
    wanted = [min(_WIDE, max(column)) + 4 for column in zip(*said, strict=True)]
    least = min(_NARROW, _PROSE_WIDTH // len(wanted))
    left = _PROSE_WIDTH - least * len(wanted)
    return [least + left * one // sum(wanted) for one in wanted]


def _illustrated(child: Token, own: Own) -> Block:
    """Return a picture of the prose; in a draft, what stands for one that is not."""
    words = _joined([Run(_words(one)) for one in child.children or () if _words(one)])
    told = " ".join("".join(run.text for run in words).split())
    name = file_of(own.restored(str(child.attrGet("src") or "")))
    held = own.pictures.get(name)
    drawn = for_prose(held) if held is not None else None
    if held is None or drawn is None:
        return Paragraph((Run(_LACKING.format(told or "it has no words")),), "note")
    caption = " ".join(str(child.attrGet("title") or "").split())
    sealed = hashlib.sha256(held).hexdigest()
    return Illustration(told, caption, drawn.data, size_of(drawn.data), sealed)


def runs(
    token: Token, own: Own = _NONE, notes: Mapping[str, tuple[Text, ...]] | None = None
) -> Text:
    """Return the runs of an inline token; a link is its text, then its address.

    `notes` are the paragraphs of each footnote by its label.
    """
    found: list[Run] = []
    strong = emphasis = 0
    address: str | None = None
    for child in token.children or ():
        strong += (child.type == "strong_open") - (child.type == "strong_close")
        emphasis += (child.type == "em_open") - (child.type == "em_close")
        label = child.meta.get("label", "")
        told = tuple(text for text in (notes or {}).get(label, ()) if text)
        note = Note(f"{own.section}^{label}", told) if told else None
        words = "" if note else own.restored(_words(child))
        if child.type == "link_open":
            # No live link: a printed report shows where it would have led.
            address = str(child.attrGet("href") or "")
        elif child.type == "link_close" and address:
            words, address = f" ({address})", None
        if found and found[-1].text.endswith(" ") and words.startswith(" "):
            # A picture stood between the two blanks.
            words = words[1:]
        if words or note:
            found.append(Run(words, strong > 0, emphasis > 0, note))
    return _joined(found)


def _words(child: Token) -> str:
    if child.type == "softbreak":
        return " "
    if child.type == "hardbreak":
        return "\n"
    if child.type == "footnote":
        return _LOST
    return (
        child.content if child.type in ("text", "text_special", "code_inline") else ""
    )


def _joined(found: list[Run]) -> Text:
    # Escaped text arrives in crumbs; runs of one lettering are one run.
    same = groupby(found, key=lambda run: (run.strong, run.emphasis, run.note))
    return tuple(
        Run("".join(run.text for run in crumbs), strong, emphasis, note)
        for (strong, emphasis, note), crumbs in same
    )
