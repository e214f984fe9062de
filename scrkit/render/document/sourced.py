"""Tell where in a text of Markdown each of its blocks begins."""

from collections.abc import Iterator

from markdown_it.token import Token

from scrkit.render.document.markdown import tokens_of

_LISTS = ("bullet_list", "ordered_list")


def starts(text: str) -> tuple[int, ...]:
    """Return the line, from 0, on which each block begins; items of lists one by one.

    They come in the order in which `markdown.read` gives the blocks.
    """
    return tuple(_Walk(tokens_of(text)).starts())


class _Walk:
    """One pass over the tokens of a text."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = iter(tokens)

    def starts(self) -> Iterator[int]:
        for token in self.tokens:
            if token.type.startswith(_LISTS) and token.nesting > 0:
                yield from self._items()
            elif token.type == "heading_open":
                yield _line(token)
                next(self.tokens)
            elif token.type == "table_open":
                yield _line(token)
                while next(self.tokens).type != "table_close":
                    pass
            elif token.type == "inline":
                yield _line(token)

    def _items(self) -> Iterator[int]:
        """Yield where the items of a list begin, and of those that stand in them."""
        item: int | None = None
        held: int | None = None
        for token in self.tokens:
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


def _line(token: Token) -> int:
    return token.map[0] if token.map else 0
