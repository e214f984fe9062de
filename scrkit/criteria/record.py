"""Add a determination to criteria.yaml by splicing, so that no other byte changes."""

from collections.abc import Callable
from dataclasses import dataclass

from msgspec.structs import replace

from scrkit.decode import decode
from scrkit.errors import ScrError
from scrkit.files import Edit
from scrkit.model.opening import Criteria, Determination
from scrkit.yamlfile import Data, Path, Tree, read

_KEY = "determinations"


@dataclass(frozen=True, slots=True)
class _File:
    """The file as it was read, with what splicing needs to know of it."""

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

    def edit(self, start: int, end: int, text: bytes) -> Edit:
        """Return the edit that puts `text` in place of `start:end`."""
        return Edit(self.tree.file, start, end, text, self.content)


def record_determination(
    content: bytes, determination: Determination, file: str = "criteria.yaml"
) -> Edit:
    """Return the edit that appends a determination to the file's list of them.

    Takes the list in whichever style it is written, or makes it at the end of the
    file. The edited file is read again before it is offered: raises ScrError if it
    cannot be read, or would not hold what it held plus the determination.
    """
    tree = read(content, file)
    before = decode(tree, Criteria).value
    if before is None:
        raise ScrError(
            f"{file} cannot be read, so nothing was added to it",
            "Run scr validate, put right what it says, and try again.",
        )
    edit = _edit(_File(content, tree), determination)
    wanted = replace(before, determinations=(*before.determinations, determination))
    if edit is None or not _holds(edit, tree, wanted):
        raise ScrError(
            f"{file} is written in a way to which nothing can be added safely",
            f"Put `{_KEY}:` on a line of its own at the end of it, and try again.",
        )
    return edit


def apply(edit: Edit) -> bytes:
    """Return the file's content with the edit made."""
    return edit.before[: edit.start] + edit.text + edit.before[edit.end :]


def _holds(edit: Edit, old: Tree, wanted: Criteria) -> bool:
    tree = read(apply(edit), edit.path)
    decoded = decode(tree, Criteria)
    return decoded.value == wanted and _others(tree.data) == _others(old.data)


def _others(data: Data) -> dict[str, Data]:
    if not isinstance(data, dict):
        return {}
    return {key: value for key, value in data.items() if key != _KEY}


def _edit(file: _File, determination: Determination) -> Edit | None:
    data = file.tree.data
    if not isinstance(data, dict):
        return None
    if _KEY not in data:
        return _append_key(file, determination)
    items = data[_KEY]
    if not items:
        return _replace_empty(file, determination)
    if not isinstance(items, list):
        return None
    if file.is_flow(file.tree.span((_KEY,))[0]):
        return _append_flow(file, determination, len(items))
    return _append_block(file, determination, len(items))


def _append_key(file: _File, determination: Determination) -> Edit:
    data, end = file.tree.data, len(file.content)
    indent = 0
    if isinstance(data, dict) and data:
        indent = file.tree.place((next(iter(data)),), key=True).column - 1
    missing = file.content[file.tree.source.skipped :] and file.content[-1:] != b"\n"
    lines = [f"{_KEY}:", *_block(determination, 2)]
    text = b"".join(b" " * indent + line.encode() + file.eol for line in lines)
    return file.edit(end, end, (file.eol if missing else b"") + text)


def _replace_empty(file: _File, determination: Determination) -> Edit | None:
    """Put a block list below the key; what stands behind `[]` on its line stays."""
    key = file.tree.place((_KEY,), key=True).column - 1
    start, end = file.tree.span((_KEY,))
    if b"#" in file.content[start:end]:
        return None
    line_end = file.line_end(end)
    rest = file.content[end:line_end]
    if not rest.strip():
        rest = b""
    while start > 0 and file.content[start - 1 : start] in (b" ", b"\t"):
        start -= 1
    lines = [b" " * key + line.encode() for line in _block(determination, 2)]
    return file.edit(start, line_end, file.eol.join([rest, *lines]))


def _append_block(file: _File, determination: Determination, count: int) -> Edit | None:
    first = file.tree.span((_KEY, 0))[0]
    dash = file.content.rfind(b"-", 0, first)
    if file.content[dash + 1 : first].strip():
        return None
    indent = dash - file.line_start(dash)
    at = file.line_end(_last_end(file, (_KEY, count - 1)))
    lines = [line.encode() for line in _block(determination, indent)]
    return file.edit(at, at, file.eol + file.eol.join(lines))


def _append_flow(file: _File, determination: Determination, count: int) -> Edit:
    at = file.tree.span((_KEY, count - 1))[1]
    fields = ", ".join(_fields(determination))
    return file.edit(at, at, f", {{{fields}}}".encode())


def _last_end(file: _File, path: Path) -> int:
    """Return where the last thing written at or below `path` ends, in bytes.

    A block's own end lies behind the comments that follow it; its last scalar's,
    or flow list's, does not.
    """
    data, (start, end) = _at(file.tree.data, path), file.tree.span(path)
    if not isinstance(data, dict | list) or not data or file.is_flow(start):
        return end
    last = next(reversed(data)) if isinstance(data, dict) else len(data) - 1
    return _last_end(file, (*path, last))


def _at(data: Data, path: Path) -> Data:
    for step in path:
        if isinstance(data, dict):
            data = data[str(step)]
        elif isinstance(data, list) and isinstance(step, int):
            data = data[step]
    return data


def _block(determination: Determination, indent: int) -> list[str]:
    first, *rest = _fields(determination)
    margin = " " * indent
    return [f"{margin}- {first}", *(f"{margin}  {field}" for field in rest)]


def _fields(determination: Determination) -> list[str]:
    """Spell the fields; ids and result are bare words in every version of YAML."""
    joined: Callable[[tuple[str, ...]], str] = ", ".join
    return [
        f'"on": {determination.on.isoformat()}',
        f"framework: {determination.framework}",
        f"result: {determination.result}",
        f"deciding: [{joined(determination.deciding)}]",
        f"open: [{joined(determination.open)}]",
    ]
