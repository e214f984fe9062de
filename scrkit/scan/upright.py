"""Letters that stand one to a paragraph, a text or a row: a name written downwards."""

from collections.abc import Iterator

from scrkit.scan.values import Piece

_FEWEST = 4  # letters of a name that somebody writes so


class Upright:
    """Letters by themselves as they come, each at a place that follows the last one."""

    def __init__(self) -> None:
        """Begin without any."""
        self._columns: dict[int, tuple[int, str, str]] = {}
        self._done: list[Piece] = []
        self._count = 0

    def __bool__(self) -> bool:
        """Whether a letter stands above what comes next."""
        return bool(self._columns)

    def take(self, text: str, where: str, at: tuple[int, int] | None = None) -> None:
        """Take a text that may be a letter; `at` is its row and column, if it has one.

        Without one any other text ends what stood before it.
        """
        self._count += 1
        row, column = at or (self._count, 0)
        is_letter = len(text) == 1 and text.isalpha()
        last, letters, begun = self._columns.get(column, (row - 1, "", where))
        if last != row - 1 or not is_letter:
            self._end(letters, begun)
            letters, begun = "", where
        if is_letter:
            self._columns[column] = (row, letters + text, begun)
        else:
            self._columns.pop(column, None)

    def pieces(self) -> Iterator[Piece]:
        """Yield what the letters say that stood below one another."""
        for _, letters, begun in self._columns.values():
            self._end(letters, begun)
        self._columns.clear()
        yield from self._done

    def _end(self, letters: str, begun: str) -> None:
        if len(letters) >= _FEWEST:
            self._done.append(Piece("", begun, (), (letters,)))
