"""Compose YAML events into data and flat positions, refusing what is not plain data."""

import gc
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Protocol

import yaml
from msgspec import Struct, field
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from scrkit.yamlfile.tree import Data

MAX_DEPTH = 32
_TYPED: dict[str, Data] = {"true": True, "false": False, "null": None, "": None}


class Events(Protocol):
    """A YAML parser: libyaml's, or PyYAML's own."""

    def get_event(self) -> Any:
        """Return the next event, or None after the last."""
        ...


class Refusal(Struct, frozen=True):
    """Something that is YAML but not allowed: a code and the characters it covers."""

    code: str
    start: int
    end: int


class Composed(Struct):
    """What one pass over the events gave.

    `texts` are the character spans of block and quoted scalars, in order, two
    numbers each: the text in which tabs and the like are kept. `plain` are those of
    plain scalars, which a comment can cut off. `until` is the character before which
    composing broke off, None where it went to the end.
    """

    root: list[Data] = field(default_factory=list)
    starts: "array[int]" = field(default_factory=lambda: array("I"))
    ends: "array[int]" = field(default_factory=lambda: array("I"))
    texts: "array[int]" = field(default_factory=lambda: array("I"))
    plain: "array[int]" = field(default_factory=lambda: array("I"))
    refused: list[Refusal] = field(default_factory=list)
    doubled: bool = False
    until: int | None = None


@contextmanager
def _collector_off() -> Iterator[None]:
    """Keep the cyclic collector off: it doubles the time of building large trees."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def compose(events: Events, *, careful: bool) -> Composed:
    """Compose all events of a stream.

    `careful` also keeps the spans of texts, needed only where the source holds
    characters whose meaning hangs on them. Raises yaml.YAMLError on bad YAML.
    """
    made = Composed()
    with _collector_off():
        _compose(events, made, careful=careful)
    return made


def _compose(events: Events, made: Composed, *, careful: bool) -> None:  # noqa: C901, PLR0912, PLR0915
    # One flat loop on purpose: it runs for every scalar of a review, and each call
    # taken out of it costs a tenth of the reading time.
    #
    # The stack, innermost last, while the 0012 of this file is read:
    #
    #     entries:           mapping   sequence    key         number of what opened
    #       - id: 0012
    #                   1    None      made.root   None        0: the file's mapping
    #                   2    {…}       None        "entries"   2: the list
    #                   3    None      […]         None        3: its first item
    #                 now    {…}       None        "id"
    #
    # A row is what was being filled when something opened within it, and what is gone
    # on with when that ends: a mapping or a list, and the key whose value it is. All
    # nodes are numbered, keys too ("entries" is 1, "id" is 4), as `starts` and `ends`
    # are. A block has no mark at its end, it ends with the last text within: its
    # number n is kept as -1 - n, to tell it from brackets.
    next_event = events.get_event
    add_start, add_end, starts, ends = (
        made.starts.append,
        made.ends.append,
        made.starts,
        made.ends,
    )
    stack: list[tuple[dict[str, Data] | None, list[Data] | None, str | None, int]] = []
    mapping: dict[str, Data] | None = None
    sequence: list[Data] | None = made.root
    key: str | None = None
    documents = end = 0
    while True:
        event = next_event()
        kind = event.__class__
        if kind is ScalarEvent:
            start, end = event.start_mark.index, event.end_mark.index
            add_start(start)
            add_end(end)
            value = event.value
            style = event.style
            if event.anchor is not None or event.tag is not None:
                _refuse_marks(event, made)
            if careful:
                (made.texts if style else made.plain).extend((start, end))
            if mapping is not None and key is None:
                if value in mapping:
                    made.doubled = True
                    value = f"{value}\0{len(starts)}"
                elif value == "<<" and not style:
                    made.refused.append(Refusal("SCR106", start, end))
                key = value
                continue
            item: Data = value
            if not style and value in _TYPED:
                item = _TYPED[value]
            if mapping is not None:
                mapping[key] = item  # type: ignore[index]
                key = None
            else:
                sequence.append(item)  # type: ignore[union-attr]
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            start = event.start_mark.index
            if event.anchor is not None or event.tag is not None:
                _refuse_marks(event, made)
            if mapping is not None and key is None:
                made.refused.append(Refusal("SCR118", start, start + 1))
                made.until = start
                return
            if len(stack) >= MAX_DEPTH:
                made.refused.append(Refusal("SCR109", start, start + 1))
                made.until = start
                return
            add_start(start)
            add_end(0)
            node = len(starts) - 1 if event.flow_style else -len(starts)
            stack.append((mapping, sequence, key, node))
            if kind is MappingStartEvent:
                mapping, sequence = {}, None
            else:
                mapping, sequence = None, []
            key = None
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            done: Data = mapping if mapping is not None else sequence
            mapping, sequence, key, node = stack.pop()
            if node >= 0:
                end = event.end_mark.index
                ends[node] = end
            else:
                ends[-node - 1] = max(end, starts[-node - 1])
            if mapping is not None:
                mapping[key] = done  # type: ignore[index]
                key = None
            else:
                sequence.append(done)  # type: ignore[union-attr]
        elif kind is AliasEvent:
            start, end = event.start_mark.index, event.end_mark.index
            made.refused.append(Refusal("SCR105", start, end))
            if mapping is not None and key is None:
                made.until = start
                return
            add_start(start)
            add_end(end)
            if mapping is not None:
                mapping[key] = None  # type: ignore[index]
                key = None
            else:
                sequence.append(None)  # type: ignore[union-attr]
        elif kind is DocumentStartEvent:
            documents += 1
            start = event.start_mark.index
            if event.version or event.tags:
                made.refused.append(Refusal("SCR107", start, event.end_mark.index))
            if documents > 1:
                made.refused.append(Refusal("SCR108", start, event.end_mark.index))
                made.until = start
                return
        elif kind is StreamEndEvent:
            return


def _refuse_marks(event: Any, made: Composed) -> None:
    start, end = event.start_mark.index, event.start_mark.index + 1
    if event.anchor is not None:
        made.refused.append(Refusal("SCR105", start, end))
    if event.tag is not None:
        made.refused.append(Refusal("SCR120", start, end))


def _covering(code: str, event: Any) -> Refusal:
    return Refusal(code, event.start_mark.index, event.end_mark.index)


def doubled_keys(
    events: Events, until: int | None
) -> Iterator[tuple[Refusal, Refusal]]:
    """Yield each key that stands twice in one mapping: the second and the first.

    Looks no further than composing did: behind `until` nothing has been parsed, and
    whatever is wrong there has had no word yet.
    """
    open_: list[_Level] = []
    while not isinstance(event := events.get_event(), StreamEndEvent):
        if until is not None and event.start_mark.index >= until > 0:
            return
        if isinstance(event, MappingEndEvent | SequenceEndEvent):
            open_.pop()
            _value_done(open_)
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            open_.append(_Level(mapping=isinstance(event, MappingStartEvent)))
        elif isinstance(event, ScalarEvent) and open_ and open_[-1].key_comes:
            here = _covering("SCR104", event)
            first = open_[-1].keys.setdefault(event.value, here)
            if first is not here:
                yield here, first
            open_[-1].key_comes = False
        elif isinstance(event, ScalarEvent | AliasEvent):
            _value_done(open_)


class _Level:
    """A mapping or list that is open while its keys are looked at."""

    def __init__(self, *, mapping: bool) -> None:
        self.mapping = mapping
        self.key_comes = mapping
        self.keys: dict[str, Refusal] = {}


def _value_done(open_: list[_Level]) -> None:
    """After a value in a mapping, a key comes next."""
    if open_:
        open_[-1].key_comes = open_[-1].mapping


class _Own(yaml.SafeLoader):
    """PyYAML's own parser, as strict as libyaml's about colons within brackets."""

    def scan_plain(self) -> yaml.ScalarToken:
        """Scan a plain text; refuse a colon that nothing parts from a bracket."""
        token = super().scan_plain()
        if self.flow_level and self.peek() == ":" and self.peek(1) in tuple(",[]{}"):
            raise yaml.scanner.ScannerError(
                "while scanning a plain scalar",
                token.start_mark,
                "found unexpected ':'",
                self.get_mark(),
            )
        return token


def parser(text: str, *, libyaml: bool) -> Events:
    """Return a parser of `text`: libyaml's, or PyYAML's own with the same answers."""
    if libyaml:
        return yaml.CSafeLoader(text)
    return _Own(text)
