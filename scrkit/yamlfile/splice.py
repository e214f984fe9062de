"""Put text into a person's YAML file so that no other byte changes; decides nothing."""

import json
import re
from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from scrkit.files import Edit
from scrkit.yamlfile import Data, Path, Tree

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Written(Struct, frozen=True):
    """A file as it was read, with what splicing needs to know of it."""

    content: bytes
    tree: Tree

    @property
    def eol(self) -> bytes:
        """The line ending of the file: that of its first line."""
        first = self.content.partition(b"\n")[0]
        return b"\r\n" if first.endswith(b"\r") else b"\n"

    def line_start(self, at: int) -> int:
        """Return the offset at which the line that holds `at` begins."""
        start = self.content.rfind(b"\n", 0, at) + 1
        return self.tree.source.skipped if start == 0 else start

    def line_end(self, at: int) -> int:
        """Return the offset of the line ending after `at`, or the end of the file."""
        found = self.content.find(b"\n", at)
        if found < 0:
            return len(self.content)
        return found - 1 if self.content[found - 1 : found] == b"\r" else found

    def is_flow(self, at: int) -> bool:
        """Tell whether a list or mapping in brackets begins at `at`."""
        return self.content[at : at + 1] in (b"[", b"{")

    def at(self, path: Path) -> Data:
        """Return the data at `path`."""
        data = self.tree.data
        for step in path:
            if isinstance(data, dict):
                data = data.get(str(step))
            elif isinstance(data, list) and isinstance(step, int):
                data = data[step]
        return data

    def keys(self, path: Path) -> tuple[str, ...]:
        """Return the keys of the mapping at `path`, in the order of the file."""
        data = self.at(path)
        return tuple(data) if isinstance(data, dict) else ()

    def last_end(self, path: Path) -> int:
        """Return where the last thing written at or below `path` ends, in bytes.

        A block's own end lies behind the comments that follow it; its last scalar's,
        or flow list's, does not.
        """
        data, (start, end) = self.at(path), self.tree.span(path)
        if not isinstance(data, dict | list) or not data or self.is_flow(start):
            return end
        last = next(reversed(data)) if isinstance(data, dict) else len(data) - 1
        return self.last_end((*path, last))

    def edit(self, start: int, end: int, text: bytes) -> Edit:
        """Return the edit that puts `text` in place of `start:end`."""
        return Edit(self.tree.file, start, end, text, self.content)

    def at_the_end(self, lines: tuple[str, ...]) -> Edit:
        """Return the edit that puts lines behind all else, as keys of the file."""
        data, end = self.tree.data, len(self.content)
        indent = 0
        if isinstance(data, dict) and data:
            indent = self.tree.place((next(iter(data)),), key=True).column - 1
        missing = (
            self.content[self.tree.source.skipped :] and self.content[-1:] != b"\n"
        )
        text = b"".join(b" " * indent + line.encode() + self.eol for line in lines)
        return self.edit(end, end, (self.eol if missing else b"") + text)

    def with_fields(self, path: Path, fields: Mapping[str, str]) -> tuple[Edit, ...]:
        """Return the edits that give fields of the mapping at `path` these texts.

        An empty mapping gets none. A field that is there gets the new text in its
        place, unless it says so already; the others follow the mapping's last.
        """
        data = self.at(path)
        if not isinstance(data, dict) or not data:
            return ()
        here = [key for key in fields if key in data and data[key] != fields[key]]
        edits = [self.in_place((*path, key), spelled(fields[key])) for key in here]
        new = [f"{key}: {spelled(fields[key])}" for key in fields if key not in data]
        if new:
            edits.append(self.behind(path, new))
        return at_one_place(edits)

    def in_place(self, path: Path, text: str) -> Edit:
        """Return the edit that writes `text` as the value at `path`."""
        start, end = self.tree.span(path)
        # Behind a key without a value there may be no room for one.
        gap = "" if self.content[start - 1 : start] in (b" ", b"\t") else " "
        return self.edit(start, end, f"{gap}{text}".encode())

    def behind(self, path: Path, new: list[str]) -> Edit:
        """Return the edit that puts lines, one for each new key, behind a mapping's."""
        keys = self.keys(path)
        end = self.last_end((*path, keys[-1]))
        if self.is_flow(self.tree.span(path)[0]):
            return self.edit(end, end, "".join(f", {one}" for one in new).encode())
        margin = " " * (self.tree.place((*path, keys[0]), key=True).column - 1)
        at = self.line_end(end)
        lines = [(margin + one).encode() for one in new]
        return self.edit(at, at, self.eol + self.eol.join(lines))

    def first(self, path: Path, text: str) -> Edit:
        """Return the edit that puts an item, on one line, into a list that is empty.

        It has a line to itself, as people read it and git merges it, where the file
        is not in brackets and the list holds nothing, no comment either.
        """
        start, end = self.tree.span(path)
        if any(self.is_flow(self.tree.span(path[:n])[0]) for n in range(len(path))):
            return self.in_place(path, f"[{text}]")
        within = self.content[start:end].strip(b"[]")
        if within.strip():
            return self.edit(start + 1, start + 1, f"{text} ".encode())
        margin = " " * (self.tree.place(path, key=True).column + 1)
        start = len(self.content[:start].rstrip(b" "))
        return self.edit(start, end, self.eol + f"{margin}- {text}".encode())

    def added(self, path: Path, text: str) -> Edit:
        """Return the edit that adds an item, on one line, to a list of the file."""
        data = self.at(path)
        if not isinstance(data, list) or not data:
            return self.in_place(path, f"[{text}]")
        end = self.last_end((*path, len(data) - 1))
        if self.is_flow(self.tree.span(path)[0]):
            return self.edit(end, end, f", {text}".encode())
        start = self.tree.span((*path, len(data) - 1))[0]
        # What stands before the last item on its line: the margin and its dash.
        mark = self.content[self.line_start(start) : start]
        at = self.line_end(end)
        return self.edit(at, at, self.eol + mark + text.encode())


def spelled(text: str) -> str:
    """Spell a text of one line so that every reader of YAML takes it for that text.

    It may stand anywhere, in brackets too. A full date stands bare, as dates do.
    """
    if _DAY.fullmatch(text):
        return text
    return json.dumps(text, ensure_ascii=False)


def at_one_place(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return edits of which no two begin at one place: such are one, in their order."""
    joined: dict[int, Edit] = {}
    for edit in edits:
        first = joined.get(edit.start, edit)
        text = edit.text if first is edit else first.text + edit.text
        joined[edit.start] = replace(edit, end=max(first.end, edit.end), text=text)
    return tuple(joined.values())


def applied(edits: tuple[Edit, ...]) -> bytes:
    """Return a file's content with edits of it made; all are of the same reading."""
    content = edits[0].before
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        content = content[: edit.start] + edit.text + content[edit.end :]
    return content
