"""Add a determination to criteria.yaml by splicing, so that no other byte changes."""

from collections.abc import Callable

from msgspec.structs import replace

from scrkit.decode import decode
from scrkit.errors import ScrError
from scrkit.files import Edit
from scrkit.model.opening import Criteria, Determination
from scrkit.yamlfile import Data, Tree, read
from scrkit.yamlfile.splice import Written, applied

_KEY = "determinations"


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
    edit = _edit(Written(content, tree), determination)
    wanted = replace(before, determinations=(*before.determinations, determination))
    if edit is None or not _holds(edit, tree, wanted):
        raise ScrError(
            f"{file} is written in a way to which nothing can be added safely",
            f"Put `{_KEY}:` on a line of its own at the end of it, and try again.",
        )
    return edit


def _holds(edit: Edit, old: Tree, wanted: Criteria) -> bool:
    tree = read(applied((edit,)), edit.path)
    decoded = decode(tree, Criteria)
    return decoded.value == wanted and _others(tree.data) == _others(old.data)


def _others(data: Data) -> dict[str, Data]:
    if not isinstance(data, dict):
        return {}
    return {key: value for key, value in data.items() if key != _KEY}


def _edit(file: Written, determination: Determination) -> Edit | None:
    data = file.tree.data
    if not isinstance(data, dict):
        return None
    if _KEY not in data:
        return file.at_the_end((f"{_KEY}:", *_block(determination, 2)))
    items = data[_KEY]
    if not items:
        return _replace_empty(file, determination)
    if not isinstance(items, list):
        return None
    if file.is_flow(file.tree.span((_KEY,))[0]):
        return _append_flow(file, determination, len(items))
    return _append_block(file, determination, len(items))


def _replace_empty(file: Written, determination: Determination) -> Edit | None:
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


def _append_block(
    file: Written, determination: Determination, count: int
) -> Edit | None:
    first = file.tree.span((_KEY, 0))[0]
    dash = file.content.rfind(b"-", 0, first)
    if file.content[dash + 1 : first].strip():
        return None
    indent = dash - file.line_start(dash)
    at = file.line_end(file.last_end((_KEY, count - 1)))
    lines = [line.encode() for line in _block(determination, indent)]
    return file.edit(at, at, file.eol + file.eol.join(lines))


def _append_flow(file: Written, determination: Determination, count: int) -> Edit:
    at = file.tree.span((_KEY, count - 1))[1]
    fields = ", ".join(_fields(determination))
    return file.edit(at, at, f", {{{fields}}}".encode())


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
