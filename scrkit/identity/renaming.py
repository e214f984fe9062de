"""Find every place that names a code, and put another code there; never writes."""

import re
from collections.abc import Collection, Iterator, Mapping

from msgspec import Struct

from scrkit.edits.editing import Editing
from scrkit.files import Edit, Plan
from scrkit.identity.register import FILE
from scrkit.model.identity import Identities
from scrkit.review import Loaded
from scrkit.review.walk import cited
from scrkit.text.mentions import mentions
from scrkit.yamlfile.tree import Source

_REFERENCES = ("person", "place")
_OWN = ("person-id", "place-id")
_TEXTS = ("narrative", "line")


class Spot(Struct, frozen=True):
    """A place that names a code: its source, the code's characters, if its own."""

    source: Source
    start: int
    end: int
    own: bool = False

    @property
    def line(self) -> int:
        """The line on which it stands."""
        return self.source.line_column(self.start)[0]


def spots(loaded: Loaded, code: str, codes: Collection[str]) -> tuple[Spot, ...]:
    """Return every place of the review's files that names a code, in their order."""
    found = set[Spot]()
    for file in loaded.sources:
        if file.record is None:
            continue
        for one in cited(file.record):
            if code not in one.text:
                continue
            start, end = file.tree.characters(file.in_file(one.path))
            source = file.tree.source
            is_label = one.own == ("label",) and one.text == code
            if one.kind in _TEXTS and not is_label:
                found |= set(_mentioned(source, start, end, code, codes))
            elif one.text == code and (is_label or one.kind in (*_REFERENCES, *_OWN)):
                at = source.text.index(code, start, end)
                own = is_label or one.kind in _OWN
                found.add(Spot(source, at, at + len(code), own))
    for page in loaded.prose:
        text = page.source.text
        found |= set(_mentioned(page.source, 0, len(text), code, codes))
    return tuple(sorted(found, key=lambda one: (one.source.file, one.start)))


def _mentioned(
    source: Source, start: int, end: int, code: str, codes: Collection[str]
) -> Iterator[Spot]:
    # One sign before it: what stands there may make of the @ something else.
    begin = max(0, start - 1)
    for one in mentions(source.text[begin:end], codes):
        if one.code == code and begin + one.start >= start:
            yield Spot(source, begin + one.start + 1, begin + one.end)


def with_code(
    files: Mapping[str, bytes], found: Collection[Spot], new: str
) -> tuple[Edit, ...]:
    """Return the edits that put another code into each of these places."""
    made = []
    for one in found:
        start, end = map(one.source.byte_offset, (one.start, one.end))
        name = one.source.file
        made.append(Edit(name, start, end, new.encode(), files[name]))
    return tuple(made)


def left_over(files: Mapping[str, bytes], code: str) -> tuple[str, ...]:
    """Return the files in which the code still stands as a word of its own."""
    word = re.compile(rb"(?<![A-Za-z0-9-])" + code.encode() + rb"(?![A-Za-z0-9-])")
    return tuple(name for name, content in files.items() if word.search(content))


def in_register(content: bytes | None, code: str, new: str) -> Plan:
    """Return what puts another code into the clear register, or takes the code out.

    With no `new`, its record is taken out. Nothing where the register lacks the code.
    """
    if content is None:
        return ()
    editing = Editing(content, FILE, Identities)
    codes = [one.code for one in editing.before.identities]
    if code not in codes:
        return ()
    if new:
        editing.set(("identities", codes.index(code)), code=new)
    else:
        editing.remove(("identities",), codes.index(code))
    return editing.plan(private=True)
