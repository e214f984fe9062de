"""Put text into a person's YAML file so that no other byte changes; decides nothing."""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from scrkit.errors import ScrError
from scrkit.files import Edit
from scrkit.patterns import later
from scrkit.yamlfile.tree import Data, Path, Tree

_REMARK = later(rb"(?:^|\s)#")
_QUOTED = later(rb"(?<![^\s\[{,:])(?:\"(?:\\.|[^\"\\])*\"|'[^']*')", re.DOTALL)


class Spelled(Struct, frozen=True):
    """A value as YAML: `line` may stand anywhere, in brackets too.

    Where there is room for a block, `head` stands behind the key or dash and `below`
    on lines of their own, two spaces deeper than that key or dash.
    """

    line: str
    head: str
    below: tuple[str, ...] = ()

    def under(self, key: str) -> Iterator[str]:
        """Yield the lines of a block in which this stands under a key."""
        yield f"{key}: {self.head}".rstrip()
        yield from (f"  {line}".rstrip(" ") for line in self.below)

    def as_item(self) -> Iterator[str]:
        """Yield the lines of a block in which this is an item of a list."""
        first, *rest = self.below if not self.head else (self.head, *self.below)
        yield f"- {first}"
        yield from (f"  {line}".rstrip(" ") for line in rest)


class Written(Struct, frozen=True):
    """A file as it was read, with what splicing needs to know of it."""

    content: bytes
    tree: Tree

    @property
    def eol(self) -> bytes:
        """The line ending of the file: that of its first line."""
        first = self.content.partition(b"\n")[0]
        return b"\r\n" if first.endswith(b"\r") else b"\n"

    def at(self, path: Path) -> Data:
        """Return the data at `path`, None where there is nothing."""
        data = self.tree.data
        for step in path:
            if isinstance(data, dict):
                data = data.get(str(step))
            elif isinstance(data, list) and isinstance(step, int):
                data = data[step]
            else:
                return None
        return data

    def keys(self, path: Path) -> tuple[str, ...]:
        """Return the keys of the mapping at `path`, in the order of the file."""
        data = self.at(path)
        return tuple(data) if isinstance(data, dict) else ()

    def is_flow(self, path: Path) -> bool:
        """Tell whether what stands at `path`, or anything around it, is in brackets."""
        starts = (self.tree.span(path[:n])[0] for n in range(len(path) + 1))
        return any(self.content[at : at + 1] in (b"[", b"{") for at in starts)

    def overwrite(self, path: Path, value: Spelled) -> Edit:
        """Return the edit that writes a value in the place of the one at `path`.

        Raises ScrError where a remark stands within what would be written over.
        """
        start, end = self.tree.span(path)
        old, text = self.content[start:end], value.line
        # Behind a block of text the next line begins, which is no part of this one.
        ended = old.endswith(b"\n")
        behind = b"" if ended else self.content[end : self._line_end(end)].strip()
        if _REMARK.search(self._outside_texts(path)):
            raise self.unsafe(path)
        # A remark behind a value would become part of a block.
        if value.below and value.head and not behind and not self.is_flow(path[:-1]):
            # An item stands two deeper than its dash already.
            deeper = 0 if path and isinstance(path[-1], int) else 2
            margin = self._column(path) + deeper
            text = self._lines([value.head, *value.below], margin)
            text = text.lstrip(" ")
        # A block of text ends with its line.
        text += self.eol.decode() if ended else ""
        # Behind a key without a value there may be no room for one.
        room = self.content[start - 1 : start] in (b" ", b"\t") or not path
        return self._edit(start, end, text if room else f" {text}")

    def append(self, path: Path, items: Sequence[Spelled]) -> Edit:
        """Return the edit that adds items behind the last of the list at `path`."""
        listed = self.at(path)
        count = len(listed) if isinstance(listed, list) else 0
        if not count:
            return self._begin(path, items)
        start = self.tree.span(path)[0]
        if self.is_flow(path):
            end = self._last_end((*path, count - 1))
            return self._edit(end, end, "".join(f", {one.line}" for one in items))
        if self.content[start : start + 1] != b"-":
            # The depth of the dashes is read there; nothing may stand in their place.
            raise self.unsafe(path)
        lines = [line for one in items for line in one.as_item()]
        # A list may stand at its key's depth or deeper; its dashes tell.
        dash = self.tree.place(path).column - 1
        return self._insert(self._below((*path, count - 1)), lines, dash)

    def _begin(self, path: Path, items: Sequence[Spelled]) -> Edit:
        """Return the edit that puts the first items into an empty list.

        They have lines to themselves, as people read them and git merges them, where
        the file is not in brackets and the list holds nothing, no remark either.
        """
        start, end = self.tree.span(path)
        line = ", ".join(one.line for one in items)
        if self.is_flow(path[:-1]):
            return self.overwrite(path, Spelled(f"[{line}]", ""))
        if self.content[start:end].strip(b"[] "):
            if self.content[start : start + 1] == b"[":
                return self._edit(start + 1, start + 1, f"{line} ")
            if self.at(path):
                raise self.unsafe(path)
        lines = [line for one in items for line in one.as_item()]
        text = self.eol.decode() + self._lines(lines, self._column(path) + 2)
        start = len(self.content[:start].rstrip(b" \t"))
        rest = self.content[end : self._line_end(end)]
        if len(lines) > 1:
            # What is remarked behind the key stays there.
            text = rest.rstrip().decode() + text
            end = self._line_end(end)
        return self._edit(start, end, text)

    def add_key(
        self,
        path: Path,
        key: str,
        value: Spelled,
        after: str | None,
        remarks: tuple[str, ...] = (),
    ) -> Edit:
        """Return the edit that puts a new key into the mapping at `path`.

        It stands behind the key `after`; with None behind all others. `remarks` stand
        above it, a line each, where it has lines of its own.
        """
        keys = self.keys(path)
        lines = [*(f"# {one}" for one in remarks), *value.under(key)]
        if not keys:
            return self._at_the_end(lines, 0)
        if self.is_flow(path):
            end = self._last_end((*path, after or keys[-1]))
            return self._edit(end, end, f", {key}: {value.line}")
        margin = self._column((*path, keys[0]))
        if not path and after is None:
            return self._at_the_end(lines, margin)
        at = self._below((*path, after or keys[-1]))
        while not path and self._is_remark(at, margin):
            at = self._next_line(at)
        return self._insert(at, lines, margin)

    def remove(self, path: Path, place: int) -> Edit:
        """Return the edit that takes an item with its lines out of a block list."""
        at = (*path, place)
        if self.is_flow(path):
            raise self.unsafe(at)
        start = self.tree.span(at)[0]
        line = max(self.content.rfind(b"\n", 0, start) + 1, self.tree.source.skipped)
        # A dash on a line of its own, or a remark behind it, would be left behind.
        if self.content[line:start].strip() != b"-":
            raise self.unsafe(at)
        return self._edit(line, self._below(at), "")

    def drop_key(self, path: Path) -> Edit:
        """Return the edit that takes a key with its value out of a block.

        The remarks right above it, at its own margin, are its own and go with it.
        """
        if self.is_flow(path[:-1]):
            raise self.unsafe(path)
        start = self.tree.source.byte_offset(self.tree.characters(path, key=True)[0])
        line = max(self.content.rfind(b"\n", 0, start) + 1, self.tree.source.skipped)
        margin = self.content[line:start]
        if margin.strip():
            raise self.unsafe(path)
        end = self._below(path)
        while above := self._remark_above(line, margin):
            line -= len(above)
        return self._edit(line, end, "")

    def _remark_above(self, line: int, margin: bytes) -> bytes:
        """Return the line above one, if it is a remark at a margin; else nothing."""
        above = self.content[:line].splitlines(keepends=True)[-1:]
        found = above[0] if above else b""
        return found if found.startswith(margin + b"#") else b""

    def unsafe(self, path: Path = ()) -> ScrError:
        """Return the error that nothing can be written at a place of the file."""
        place = self.tree.place(path)
        return ScrError(
            f"{self.tree.file} is written in a way in which nothing can be added "
            f"safely (line {place.line}, column {place.column})",
            "Write each key on a line of its own, and try again.",
        )

    def _outside_texts(self, path: Path) -> bytes:
        """Return what stands at a place, without the texts in which # is a letter."""
        data, (start, end) = self.at(path), self.tree.span(path)
        if isinstance(data, dict | list):
            steps = data if isinstance(data, dict) else range(len(data))
            rest, at = b"", start
            for step in steps:
                inner = (*path, step)
                first, last = self.tree.span(inner)
                rest += self.content[at:first] + self._outside_texts(inner)
                at = last
            return _QUOTED.sub(b"", rest + self.content[at:end])
        # Behind the mark of a block a remark may stand.
        old = self.content[start:end]
        return old.partition(b"\n")[0] if old[:1] in (b"|", b">") else b""

    def _at_the_end(self, lines: list[str], margin: int) -> Edit:
        end = len(self.content)
        text = self._lines(lines, margin) + self.eol.decode()
        written = self.content[self.tree.source.skipped :]
        if written and not written.endswith(b"\n"):
            text = self.eol.decode() + text
        return self._edit(end, end, text)

    def _insert(self, at: int, lines: list[str], margin: int) -> Edit:
        """Return the edit that puts lines where a line begins, or where all ends."""
        text, eol = self._lines(lines, margin), self.eol.decode()
        ended = self.content[at - 1 : at] == b"\n"
        return self._edit(at, at, text + eol if ended else eol + text)

    def _lines(self, lines: Iterable[str], margin: int) -> str:
        blanks = " " * margin
        return self.eol.decode().join(f"{blanks}{ln}" if ln else "" for ln in lines)

    def _edit(self, start: int, end: int, text: str) -> Edit:
        return Edit(self.tree.file, start, end, text.encode(), self.content)

    def _column(self, path: Path) -> int:
        return self.tree.place(path, key=True).column - 1

    def _last_end(self, path: Path) -> int:
        """Return where the last thing written at or below `path` ends, in bytes.

        A block's own end lies behind the comments that follow it; its last scalar's,
        or flow list's, does not.
        """
        data, (start, end) = self.at(path), self.tree.span(path)
        if not isinstance(data, dict | list) or not data:
            return end
        if self.content[start : start + 1] in (b"[", b"{"):
            return end
        last = next(reversed(data)) if isinstance(data, dict) else len(data) - 1
        return self._last_end((*path, last))

    def _line_end(self, at: int) -> int:
        found = self.content.find(b"\n", at)
        if found < 0:
            return len(self.content)
        return found - 1 if self.content[found - 1 : found] == b"\r" else found

    def _next_line(self, at: int) -> int:
        return self.content.find(b"\n", at) + 1 or len(self.content)

    def _below(self, path: Path) -> int:
        """Return where the line begins that follows the last of what is at `path`."""
        at = self._last_end(path)
        # A block of text ends behind its line end, anything else before it.
        return at if self.content[at - 1 : at] == b"\n" else self._next_line(at)

    def _is_remark(self, at: int, margin: int) -> bool:
        """Tell whether a line is a remark that stands deeper than a margin."""
        line = self.content[at : self._line_end(at)]
        bare = line.lstrip(b" ")
        return bare.startswith(b"#") and len(line) - len(bare) > margin


def at_one_place(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return edits of which no two begin at one place: such are one, in their order."""
    joined: dict[int, Edit] = {}
    for edit in edits:
        first = joined.get(edit.start, edit)
        if first is edit:
            joined[edit.start] = edit
            continue
        text = edit.text
        if first.text.endswith(b"\n"):
            # Each began a line of its own where the file ended without one.
            text = text.removeprefix(b"\r").removeprefix(b"\n")
        end = max(first.end, edit.end)
        joined[edit.start] = replace(edit, end=end, text=first.text + text)
    return tuple(joined.values())


def applied(edits: tuple[Edit, ...]) -> bytes:
    """Return a file's content with edits of it made; all are of the same reading."""
    content = edits[0].before
    # From the end, so that what stands before keeps its place.
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        content = content[: edit.start] + edit.text + content[edit.end :]
    return content
