"""Write entries into a chronology's file: new ones whole, changed ones by field."""

import json
import re
from collections.abc import Iterable, Iterator

from scrkit.errors import ScrError
from scrkit.files import Edit
from scrkit.importers.take_in.compare import Matched
from scrkit.model.columns import COLUMNS
from scrkit.model.gathering import Chronology, Entry
from scrkit.yamlfile import Path
from scrkit.yamlfile.splice import Written, at_one_place

_BARE = re.compile(r"[A-Za-z][A-Za-z0-9 .,()/'-]*[A-Za-z0-9.)]")
_TYPED = re.compile(r"(?i)y|n|yes|no|on|off|true|false|null|inf|nan")
_WORDS = frozenset(
    one.field for one in COLUMNS if one.kind in ("seen", "choice", "entry-id")
)


def new_lines(entry: Entry, margin: str = "  ") -> Iterator[str]:
    """Yield the lines of an entry as an item of a list, without their line ends."""
    lead = f"{margin}- "
    for name in Entry.__struct_fields__:
        value = getattr(entry, name)
        if not value or (name == "visibility" and value == "integrated"):
            continue
        first, *more = field_lines(name, value, margin + "  ")
        yield lead + first
        yield from more
        lead = f"{margin}  "


def field_lines(name: str, value: object, margin: str) -> list[str]:
    """Return a field as lines, the first without its margin."""
    text = spelled(name, value, margin + "  ")
    first, *more = text.split("\n")
    return [f"{name}: {first}", *more]


def spelled(name: str, value: object, inner: str) -> str:
    """Spell a value: narrative as a block at the margin `inner`, the rest on a line."""
    if not value:
        return '""' if isinstance(value, str) else "[]" if value == () else "null"
    if isinstance(value, tuple):
        return f"[{', '.join(value)}]"
    text = str(value)
    if name in ("date", *_WORDS):
        return text
    if name in ("time", "source"):
        return text if _is_bare(text) else json.dumps(text, ensure_ascii=False)
    return "|-\n" + "\n".join(inner + line if line else "" for line in _lines(text))


def _is_bare(text: str) -> bool:
    return bool(_BARE.fullmatch(text)) and not _TYPED.fullmatch(text)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().split("\n")]


def begun(agency: str, entries: Iterable[Entry], compiled: str) -> str:
    """Return a whole new file for an agency's entries."""
    head = (
        "# yaml-language-server: $schema=../.scr/schemas/chronologies.schema.json\n"
        f"format: 1\nagency: {agency}\ncompiled: {compiled}\nentries:\n"
    )
    return head + "".join(f"{one}\n" for e in entries for one in new_lines(e))


def edits(
    written: Written,
    there: Chronology,
    changed: Iterable[Matched],
    added: tuple[Entry, ...],
    gone: Iterable[tuple[str, str]],
) -> tuple[Edit, ...]:
    """Return the edits of a file that is there; every other byte of it stays.

    `gone` are ids and the lines, in brackets, that say of each why it was withdrawn.
    Raises ScrError where the file is written in a way that cannot be edited safely.
    """
    places = {entry.id: at for at, entry in enumerate(there.entries)}
    found: list[Edit] = []
    withdrawn = dict(gone)
    for one in changed:
        at = ("entries", places[one.entry.id])
        found += _changes(written, at, one)
    found += _removals(written, [places[id] for id in withdrawn])
    found += _additions(written, there, added, len(withdrawn))
    if withdrawn:
        found.append(_withdrawals(written, tuple(withdrawn.values())))
    return at_one_place(found)


def _changes(written: Written, at: Path, one: Matched) -> Iterator[Edit]:
    keys = written.keys(at)
    start = written.tree.span(at)[0]
    if written.is_flow(start):
        raise _unsafe(written)
    margin = " " * (written.tree.place((*at, keys[0]), key=True).column - 1)
    new: list[str] = []
    for name in one.fields:
        value = getattr(one.draft.entry, name)
        if name in keys:
            text = spelled(name, value, margin + "  ")
            yield _value(written, (*at, name), text, str(value))
        elif value:
            first, *more = field_lines(name, value, margin)
            new += ["\n".join((first, *more))]
    if new:
        yield written.behind(at, new)


def _value(written: Written, path: Path, text: str, value: str) -> Edit:
    """Return the edit that puts a value in place; a block ends with its line."""
    start, end = written.tree.span(path)
    if start < end and written.content[end - 1 : end] == b"\n":
        text += "\n"
    elif written.content[end : written.line_end(end)].strip() and "\n" in text:
        # A remark stands behind it, and would become part of a block.
        text = json.dumps("\n".join(_lines(value)), ensure_ascii=False)
    gap = "" if written.content[start - 1 : start] in (b" ", b"\t") else " "
    return written.edit(start, end, _ended(written, gap + text))


def _removals(written: Written, places: list[int]) -> Iterator[Edit]:
    for place in sorted(places):
        start, _ = written.tree.span(("entries", place))
        if written.is_flow(written.tree.span(("entries",))[0]):
            raise _unsafe(written)
        first = written.line_start(start)
        last = written.last_end(("entries", place))
        if written.content[last - 1 : last] != b"\n":
            last = min(written.line_end(last) + len(written.eol), len(written.content))
        yield written.edit(first, last, b"")


def _additions(
    written: Written, there: Chronology, added: tuple[Entry, ...], gone: int
) -> Iterator[Edit]:
    if gone and gone == len(there.entries) and added:
        raise ScrError(
            "none of the entries that are there stands in this return",
            "Is it the right file? If it only adds entries, say so: --adds",
        )
    if not added:
        return
    kept = "entries" in written.keys(())
    dash = "  "
    if there.entries:
        place = len(there.entries) - 1
        column = written.tree.place(("entries", place)).column
        dash = " " * (column - 3)
    lines = [line for entry in added for line in new_lines(entry, dash)]
    text = "\n".join(lines)
    if there.entries:
        yield _behind(written, ("entries", len(there.entries) - 1), text)
    elif kept:
        yield _in_place(written, ("entries",), text)
    else:
        yield written.at_the_end(("entries:", *lines))


def _behind(written: Written, last: Path, text: str) -> Edit:
    """Return the edit that puts lines behind an item of a list."""
    at = written.last_end(last)
    # A block of text ends behind its line end, anything else before it.
    if written.content[at - 1 : at] == b"\n":
        return written.edit(at, at, _ended(written, text + "\n"))
    at = written.line_end(at)
    return written.edit(at, at, _ended(written, "\n" + text))


def _in_place(written: Written, path: Path, text: str) -> Edit:
    """Return the edit that puts lines in the place of an empty list."""
    start, end = written.tree.span(path)
    start -= written.content[start - 1 : start] == b" "
    return written.edit(start, end, _ended(written, "\n" + text))


def _ended(written: Written, text: str) -> bytes:
    return text.replace("\n", written.eol.decode()).encode()


def _withdrawals(written: Written, lines: tuple[str, ...]) -> Edit:
    listed = written.at(("withdrawn",))
    if isinstance(listed, list) and listed:
        last = ("withdrawn", len(listed) - 1)
        column = written.tree.place(("withdrawn", 0)).column
        if written.is_flow(written.tree.span(("withdrawn",))[0]):
            raise _unsafe(written)
        text = "\n".join(f"{' ' * (column - 3)}- {one}" for one in lines)
        return _behind(written, last, text)
    items = tuple(f"  - {one}" for one in lines)
    if "withdrawn" in written.keys(()):
        return _in_place(written, ("withdrawn",), "\n".join(items))
    return written.at_the_end(("withdrawn:", *items))


def _unsafe(written: Written) -> ScrError:
    return ScrError(
        f"{written.tree.file} is written in brackets, and cannot be changed safely",
        "Put each entry on lines of its own, and try again.",
    )
