"""A tree of plain data that knows where each of its keys and values stands."""

from array import array
from bisect import bisect_right
from collections.abc import Collection
from itertools import accumulate, repeat
from operator import add
from typing import TypeAlias

from msgspec import Struct, field

from scrkit.diagnostics import Diagnostic, Place

Data: TypeAlias = "dict[str, Data] | list[Data] | str | bool | None"
Path: TypeAlias = tuple[str | int, ...]


class Source:
    """A file's text, and the way from a character's index to its place."""

    def __init__(self, file: str, text: str, *, skipped: int = 0) -> None:
        """Hold `text`, decoded from the file's bytes after `skipped` bytes (a BOM)."""
        self.file = file
        self.text = text
        self.skipped = skipped
        self._breaks: array[int] | None = None

    def line_column(self, index: int) -> tuple[int, int]:
        """Return the 1-based line and column of the character at `index`."""
        starts = self._starts()
        line = bisect_right(starts, index)
        return line, index - starts[line - 1] + 1

    def line(self, number: int) -> str:
        """Return a line of the text by its 1-based number; "" past the end."""
        starts = self._starts()
        if number > len(starts):
            return ""
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")

    def before(self, number: int, column: int, most: int) -> str:
        """Return what stands on a line before a column, at most so many characters."""
        starts = self._starts()
        if number > len(starts):
            return ""
        begin = starts[number - 1]
        at = begin + column - 1
        return self.text[max(begin, at - most) : at].partition("\n")[0].rstrip("\r")

    def _starts(self) -> "array[int]":
        """Return where each line starts; only a place that is asked for pays for it."""
        if self._breaks is None:
            lines = self.text.split("\n")
            lines.pop()
            # Without a step of Python for each line: with its end it is one longer.
            lengths = map(add, map(len, lines), repeat(1))
            self._breaks = array("L", (0, *accumulate(lengths)))
        return self._breaks

    def place(self, start: int, end: int) -> Place:
        """Return the place of the characters from `start` up to `end`."""
        return Place(self.file, *self.line_column(start), *self.line_column(end))

    def byte_offset(self, index: int) -> int:
        """Return the offset in the file's bytes of the character at `index`."""
        return self.skipped + len(self.text[:index].encode("utf-8"))


class Tree(Struct, frozen=True):
    """A file read: its data, where everything stands, and what is wrong with it.

    `data` holds dicts, lists, text, True, False and None; every scalar but plain
    true, false and null keeps its source text. `starts` and `ends` are character
    indexes, one per node in the order of the file. A tree with errors among its
    `diagnostics` is not to be decoded.
    """

    source: Source
    data: Data
    starts: "array[int]"
    ends: "array[int]"
    diagnostics: tuple[Diagnostic, ...] = ()
    _children: dict[int, dict[str | int, int]] = field(default_factory=dict)

    @property
    def file(self) -> str:
        """The name of the file, relative to the review folder."""
        return self.source.file

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Return the place of the value at `path`, or of its key.

        Where the path leads nowhere, the deepest key on the way that exists.
        """
        start, end = self._span(path, key=key)
        return self.source.place(start, end)

    def span(self, path: Path) -> tuple[int, int]:
        """Return the byte offsets of the value at `path`: start, and end exclusive."""
        start, end = self.characters(path)
        return self.source.byte_offset(start), self.source.byte_offset(end)

    def characters(self, path: Path, *, key: bool = False) -> tuple[int, int]:
        """Return the character indexes of the value at `path`, or of its key.

        The end is exclusive.
        """
        return self._span(path, key=key)

    def _span(self, path: Path, *, key: bool) -> tuple[int, int]:
        if not self.starts:
            return 0, 0
        node, key_node, data = 0, -1, self.data
        for step in path:
            found = self._step(data, node, step)
            if found is None:
                key = True
                break
            data, node, key_node = found
        if key and key_node >= 0:
            node = key_node
        if key_node < 0 and key:
            return self.starts[node], self.starts[node]
        return self.starts[node], self.ends[node]

    def _step(
        self, data: Data, node: int, step: str | int
    ) -> tuple[Data, int, int] | None:
        if isinstance(data, dict) and step in data:
            found = self._below(data, node)[step]
            return data[str(step)], found, found - 1
        if isinstance(data, list) and isinstance(step, int) and step < len(data):
            return data[step], self._below(data, node)[step], -1
        return None

    def _below(self, data: Data, node: int) -> dict[str | int, int]:
        """Return the numbers of what a mapping or list holds, counted once."""
        numbers = self._children.get(node)
        if numbers is None:
            numbers = self._children[node] = _numbers(data, node)
        return numbers


def _numbers(data: Data, node: int) -> dict[str | int, int]:
    """Return the number of each value of a mapping or list that is number `node`.

    Nodes are numbered as the reader met them, keys too. Positions are kept flat while
    reading, and only a place that is asked for pays for counting them.
    """
    numbers: dict[str | int, int] = {}
    following = node + 1
    if isinstance(data, dict):
        for key, value in data.items():
            numbers[key] = following + 1
            following += 1 + _count(value)
    elif isinstance(data, list):
        for place, value in enumerate(data):
            numbers[place] = following
            following += _count(value)
    return numbers


def _count(data: Data) -> int:
    """Return how many nodes a value is: itself, and all keys and values below it."""
    # Without a call for each of the many texts: three times as quick.
    if data.__class__ is dict:
        below: Collection[Data] = data.values()
        found = 1 + 2 * len(below)
    elif data.__class__ is list:
        below = data
        found = 1 + len(below)
    else:
        return 1
    for one in below:
        if one.__class__ is dict or one.__class__ is list:
            found += _count(one) - 1
    return found
