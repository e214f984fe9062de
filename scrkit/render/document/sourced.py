"""Tell where in the reviewer's own Markdown each of its blocks and footnotes begins."""

from collections.abc import Iterator

from markdown_it.token import Token

from scrkit.prose.reader import apart, tokens

_LISTS = ("bullet_list", "ordered_list")
# What the place of a block is where it cannot be told: a picture in a line of words.
NOWHERE = -1


def starts(text: str) -> tuple[int, ...]:
    """Return the line, from 0, on which each block begins; items of lists one by one.

    They come in the order in which `markdown.read_prose` gives the blocks.
    """
    body, _ = apart(tokens(text))
    return tuple(_Walk(body).starts())


def definitions(text: str) -> dict[str, int]:
    """Return the line, from 0, on which each footnote begins, by its label."""
    found: dict[str, int] = {}
    for token in tokens(text):
        if token.type == "footnote_open":
            found.setdefault(str(token.meta["label"]), _line(token))
    return found


class _Walk:
    """One pass over the tokens of a text."""

    def __init__(self, found: list[Token]) -> None:
        self.tokens = iter(found)

    def starts(self) -> Iterator[int]:
        for token in self.tokens:
            if token.type.startswith(_LISTS) and token.nesting > 0:
                yield from self._items()
            elif token.type == "heading_open":
                yield _line(token)
                yield from _pictures(next(self.tokens))
            elif token.type == "table_open":
                yield _line(token)
                yield from self._table()
            elif token.type == "inline":
                yield from _paragraph(token)

    def _table(self) -> Iterator[int]:
        for token in self.tokens:
            if token.type == "table_close":
                return
            yield from _pictures(token)

    def _items(self) -> Iterator[int]:
        """Yield where the items of a list begin, and of those that stand in them."""
        item: int | None = None
        held: int | None = None
        for token in self.tokens:
            yield from _pictures(token)
            if token.type == "list_item_open":
                item = _line(token)
            elif token.type == "inline" and held is None:
                # What stands behind a list in an item begins a line of its own.
                held, item = (_line(token) if item is None else item), None
            elif token.type.startswith(_LISTS) or token.type == "list_item_close":
                yield from () if held is None else (held,)
                held = item = None
                if token.nesting < 0 and token.type != "list_item_close":
                    return
                if token.nesting > 0:
                    yield from self._items()


def _paragraph(token: Token) -> Iterator[int]:
    """Yield where a paragraph begins, or the picture that is all of it."""
    pictures = list(_pictures(token))
    if len(pictures) == 1 and not _worded(token):
        yield _line(token)
        return
    if _worded(token) or not pictures:
        yield _line(token)
    yield from pictures


def _worded(token: Token) -> bool:
    every = (one for one in token.children or () if one.type != "image")
    return any(one.type == "footnote" or one.content.strip() for one in every)


def _pictures(token: Token) -> Iterator[int]:
    """Yield a place for each picture in a line: none that can be told."""
    yield from (NOWHERE for one in token.children or () if one.type == "image")


def _line(token: Token) -> int:
    return token.map[0] if token.map else 0
