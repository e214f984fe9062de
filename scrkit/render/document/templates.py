"""Jinja templates to blocks: sandboxed, always escaping, a board's own in a child."""

import time
import traceback
from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass

from jinja2 import TemplateError, nodes
from jinja2.exceptions import (
    SecurityError,
    TemplateAssertionError,
    TemplateNotFound,
    UndefinedError,
)

from scrkit.errors import ScrError, StoppedError, UnreadableError
from scrkit.render.document.blocks import Blocks, Placed
from scrkit.render.document.markdown import MARK, MARK_END, read
from scrkit.render.document.sandbox import (
    SUFFIX,
    TURNS,
    WHOLE,
    BoardLoader,
    Marker,
    Sandbox,
    sandbox,
)
from scrkit.system import child

# A block that a report places ten times would be a book; turns of the page are small.
_SAME, _PLACED = 10, 2_000
_BLOCKS = 100_000  # headings, paragraphs, lists and tables of one report
_SHIPPED_WHOLE = 50_000_000  # characters; those that ship are as long as the case is
# The child needs a moment to begin and to hand over what it made.
_SECONDS = child.SECONDS - 4
_ADVICE = (
    "Correct the template in the templates folder of the review, or remove it to use "
    "the one that comes with scrkit."
)
_NOT = "it does something that templates may not do"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A template to be filled: its name, what it may use, and which blocks there are.

    `places` tells whether a report has a block; all of it can be handed to a child.
    """

    template: str
    view: Mapping[str, object]
    places: Callable[[Placed], bool]


# The first that fits; no word of the error itself, which may quote the case.
_REASONS: tuple[tuple[type[Exception], str], ...] = (
    (UnreadableError, "it places a block or prose that the report does not have"),
    (
        TemplateNotFound,
        "there is no template of that name, here or in what it includes",
    ),
    (UndefinedError, "it uses a value that the report does not have"),
    (RecursionError, f"{_NOT}: parts that include or call each other without end"),
    (MemoryError, f"{_NOT}: it needs too much memory"),
    (
        SecurityError,
        f"{_NOT} (macros, sums, methods, lists of their own, loops without end)",
    ),
    (
        TemplateAssertionError,
        "it uses a filter or test that templates do not have, or a block twice; "
        "docs/templates.md of scrkit lists the filters",
    ),
    (TemplateError, "its Jinja marks are not well formed"),
)


def read_filled(
    wanted: tuple[Wanted, ...], own: Mapping[str, str]
) -> tuple[Blocks, ...]:
    """Return the blocks of each template that is wanted, as it is filled.

    A template that a board wrote, or a part of which it wrote, is code of strangers:
    all of those are filled in one child process, with limits on time and memory.
    Raises ScrError, naming template and line and never case text, when one fails.
    """
    strange = [_touched(one.template, own) for one in wanted]
    theirs = tuple(
        one for one, is_theirs in zip(wanted, strange, strict=True) if is_theirs
    )
    made = iter(_in_child(theirs, own) if theirs else ())
    # What ships with scrkit is ours, and is filled here.
    return tuple(
        next(made) if is_theirs else _read(one, {})
        for one, is_theirs in zip(wanted, strange, strict=True)
    )


def _touched(template: str, own: Mapping[str, str]) -> bool:
    """Tell whether a board wrote this template, or a part that it includes."""
    if not own:
        return False
    loader, seen, open_ = BoardLoader({}), set[str](), [template]
    while open_:
        name = open_.pop()
        if name in own:
            return True
        text = None if name in seen else loader.text(name)
        seen.add(name)
        open_ += _included(text or "")
    return False


def _included(text: str) -> Iterator[str]:
    """Yield the parts that a template which ships with scrkit includes, by name."""
    for one in sandbox({}, float("inf")).parse(text).find_all(nodes.Include):
        # Ours name each part outright: tests would fail on any other.
        yield one.template.as_const()


def _in_child(theirs: tuple[Wanted, ...], own: Mapping[str, str]) -> tuple[Blocks, ...]:
    try:
        made: tuple[Blocks, ...] = child.run(_read_theirs, theirs, dict(own))
    except ScrError as error:
        if error.kind != child.BROKEN:
            raise
        names = ", ".join(f"templates/{shown(one.template)}" for one in theirs)
        raise ScrError(
            f"{names}: the template cannot be used: it takes more than "
            f"{child.SECONDS} seconds or {child.BYTES // 1024**2} MB to fill in",
            _ADVICE,
        ) from error
    return made


def _read_theirs(
    theirs: tuple[Wanted, ...], own: Mapping[str, str]
) -> tuple[Blocks, ...]:
    """Fill a board's own templates, one after the other, and read what comes out."""
    until = time.process_time() + _SECONDS
    return tuple(_read(one, own, until) for one in theirs)


def _read(one: Wanted, own: Mapping[str, str], until: float = float("inf")) -> Blocks:
    text, placed = fill(one.template, one.view, own, one.places, until=until)
    blocks = read(text, placed)
    if own and len(blocks) > _BLOCKS:
        told = StoppedError(f"more than {_BLOCKS:,} paragraphs in one report")
        raise _failure(one.template, told)
    return blocks


def fill(
    template: str,
    view: Mapping[str, object],
    own: Mapping[str, str],
    places: Callable[[Placed], bool],
    *,
    until: float = float("inf"),
) -> tuple[str, tuple[Placed, ...]]:
    """Return the Markdown that `template` makes of `view`, and the blocks it places.

    In the template, `block(name, argument)` and `prose(name)` place blocks; `places`
    tells whether a report has such a block. `until` is when it has to be done, in
    processor time. Raises ScrError, naming template and line and never case text,
    when it fails.
    """
    desk = _Placing(places)
    environment = sandbox(own, until)
    try:
        found = environment.get_template(template)
        made = found.generate(**view, block=desk.place, prose=desk.prose)
        text = _within(made, environment, WHOLE if own else _SHIPPED_WHOLE)
    # Whatever a template raises may quote the case: only its place is told.
    except Exception as error:
        raise _failure(template, error) from None
    return text, tuple(desk.placed)


class _Placing:
    """Notes what a template places, and how often."""

    def __init__(self, places: Callable[[Placed], bool]) -> None:
        self.places = places
        self.placed: list[Placed] = []
        self.times: dict[Placed, int] = {}

    def place(self, name: str, argument: str = "") -> Marker:
        asked = Placed(str(name), str(argument))
        if not self.places(asked):
            raise UnreadableError(asked.name)
        self.times[asked] = self.times.get(asked, 0) + 1
        if asked.name not in TURNS and self.times[asked] > _SAME:
            raise StoppedError(f"the same block or prose more than {_SAME} times")
        if len(self.placed) >= _PLACED:
            raise StoppedError(f"more than {_PLACED:,} blocks in one report")
        self.placed.append(asked)
        return Marker(f"\n\n{MARK}{len(self.placed) - 1}{MARK_END}\n\n")

    def prose(self, name: str) -> Marker:
        return self.place("prose", name)


def _within(parts: Iterator[str], environment: Sandbox, room: int) -> str:
    """Join what a template puts out, as long as a report may be."""
    assert isinstance(parts, Generator)  # noqa: S101 - what Jinja calls an iterator
    whole: list[str] = []
    for part in parts:
        room -= len(part)
        # Thrown into the template, where it stands: so its line is known.
        if environment.late():
            parts.throw(StoppedError("it takes too long"))
        if room < 0:
            parts.throw(StoppedError("too much text in one report"))
        whole.append(part)
    return "".join(whole)


def _failure(template: str, error: Exception) -> ScrError:
    name, line = _where(template, error)
    name = shown(name)
    # The place as editors read it, then the sentence for people.
    at, said = (f":{line}", f", line {line}") if line else ("", "")
    return ScrError(
        f"templates/{name}{at}: the template {name}{said} cannot be used: "
        f"{_reason(error)}",
        _ADVICE,
    )


def shown(name: str) -> str:
    """Return the name of a template without signs that no terminal should get."""
    return "".join(letter if letter.isprintable() else "?" for letter in name)


def _where(template: str, error: Exception) -> tuple[str, int]:
    name = getattr(error, "name", None)
    line = getattr(error, "lineno", None)
    if name and line:
        return str(name), int(line)
    frames = traceback.extract_tb(error.__traceback__)
    # Jinja maps its code back to the lines of the template that failed.
    inside = [frame for frame in frames if frame.filename.endswith(SUFFIX)]
    if inside:
        return inside[-1].filename, inside[-1].lineno or 0
    return template, 0


def _reason(error: Exception) -> str:
    if isinstance(error, StoppedError):
        return f"{_NOT}: {error.why}"
    kinds = (told for kind, told in _REASONS if isinstance(error, kind))
    return next(kinds, "it failed while it was filled in")
