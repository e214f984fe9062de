"""Rule 814: fields that nobody filled in, as the records say of themselves."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, partial
from types import NoneType, UnionType
from typing import Annotated, Literal, Union, get_args, get_origin

from msgspec import Struct

from scrkit.diagnostics import Severity
from scrkit.model.columns import columns_of
from scrkit.model.kinds import (
    BY_COMMAND,
    Column,
    Record,
    annotations,
    needed,
    said_of,
    unwrapped,
    written,
)
from scrkit.model.opening import Criteria
from scrkit.model.review import AGENCY_FOLDERS, SINGLE_FILES, WRITTEN_IN
from scrkit.model.stages import STAGES, Stage
from scrkit.review.walk import every
from scrkit.rules.engine.address import address
from scrkit.rules.engine.rule import Context, Hit, homes_of, rule
from scrkit.rules.engine.several import NAMED
from scrkit.rules.engine.stage import once, over
from scrkit.text.counting import number
from scrkit.text.fillers import says_nothing

# Answers that fit any question and tell nothing of this one.
_BARE = ("yes", "no", "ok", "okay", "done")
_BARE_LETTERS = frozenset(word[0] for word in _BARE)
# The partners' decision on a rapid review stands in rapid-review.yaml.
_NOT_YET: dict[type[Record], tuple[str, ...]] = {Criteria: ("decision", "recommended")}


@rule(
    code="SCR814",
    title="A field is empty, or holds a filler, and nothing else is told of it",
    source="scrkit's format: a field that may be empty says why",
    stage="report",
    last=True,
)
def left_empty(context: Context) -> Iterator[Hit]:
    """A field says nothing by the end of its stage: empty, or "n/a", "tbc", a dot.

    A list of fillers is as empty as a filler, and so is "yes" or "no" where sentences
    are asked for. A notice, too, where a question of the framework has no answer at all
    once the decision is taken: "unknown" is one.

    A warning for what every such record has to say, a notice for what it may leave out,
    and for a filler where a field may be empty: nobody knows what it stands for. Told
    once for all records of a file, and only where no other rule tells of it.

    Why: A field that nobody filled in reads, years later, like one in which there was
    nothing to say. Nothing is taken as done because nobody wrote of it.

    Do: Fill it in. Where there is nothing to say, say that in a sentence.
    """
    find = _Silent(context)
    for held in _files(context) if find.anything else ():
        for told in _grouped(find, held):
            yield from told
    yield from _unanswered(context)


def _unanswered(context: Context) -> Iterator[Hit]:
    """Yield the questions of the framework to which nobody gave any answer."""
    record, framework = context.review.criteria, context.framework
    if framework is None or not record.facts or not over(context, "criteria"):
        return
    lacking = [one.id for one in framework.facts if one.id not in record.facts]
    if lacking:
        shown = f"such as {lacking[0]}" if len(lacking) > 1 else lacking[0]
        message = f"{number(len(lacking), 'question')} without an answer: {shown}"
        yield Hit(
            record, message, ("facts",), severity=Severity.NOTICE, stage="criteria"
        )


class _File(Struct, frozen=True):
    """A record that is a file of the review, its name and its place in the review."""

    name: str
    attribute: str
    record: Record


class _Asked(Struct, frozen=True):
    """A field of a record that is to say something."""

    name: str
    key: str
    required: bool
    due_by: str
    only_if: str
    # May be empty: then only a filler is told.
    only_filler: bool = False
    narrative: bool = False


# A record, the field of it that says nothing, and where that stands.
_Lacking = tuple[Record, _Asked, str]


def _files(context: Context) -> Iterator[_File]:
    review = context.review
    for name, attribute, _ in SINGLE_FILES:
        # scrkit writes this file itself: nobody fills it in.
        if attribute != "imports":
            yield _File(name, attribute, getattr(review, attribute))
    for folder, attribute, _ in AGENCY_FOLDERS:
        for record in getattr(review, attribute):
            yield _File(f"{folder}/{record.agency}.yaml", attribute, record)


class _Silent:
    """What is asked of every file of a review: what is due in it, and told already."""

    def __init__(self, context: Context) -> None:
        self.context = context
        # Most records have an id, and where the others stand is a walk through all.
        self.homes = partial(homes_of, context)
        self._over = frozenset(stage for stage in STAGES if over(context, stage))
        self._due: dict[tuple[type[Record], Stage], tuple[_Asked, ...]] = {}
        # One cause, one message: what another rule told of, or of its parts, is passed
        # over.
        self._told = defaultdict[str, set[str]](set)
        for file, path in context.told:
            self._told[file].update(_around(path))

    @property
    def anything(self) -> bool:
        """Whether any stage lies behind, by whose end something had to be said."""
        return bool(self._over)

    def told_of(self, file: str) -> set[str]:
        """Return the paths of a file that other rules tell of, and all around them."""
        return self._told[file]

    def due(self, kind: type[Record], own: Stage) -> tuple[_Asked, ...]:
        """Return what a kind of record has to say by now, in a file of a stage."""
        found = self._due.get((kind, own))
        if found is None:
            # Asked once for each kind of record: an entry is one of thousands.
            later = _NOT_YET.get(kind, ()) if self.context.review.is_rapid else ()
            found = self._due[kind, own] = tuple(
                one
                for one in asked_of(kind)
                if one.name not in later and _stage(one, own) in self._over
            )
        return found


def _grouped(find: _Silent, held: _File) -> Iterator[tuple[Hit, ...]]:
    """Yield what is empty in a file, once for each field of a kind of record."""
    empty: dict[tuple[str, str], list[_Lacking]] = {}
    own, review = WRITTEN_IN.get(held.attribute, "set-up"), find.context.review
    told = find.told_of(held.name)
    kind, due = type(held.record), find.due(type(held.record), own)
    for record in every(held.record):
        if type(record) is not kind:
            kind, due = type(record), find.due(type(record), own)
        for one in due:
            value = getattr(record, one.name)
            # What most say first: they are thousands.
            if says_something(value) and not (one.narrative and _is_bare(value)):
                continue
            if (one.only_filler and not _filled(value)) or not _is_asked(record, one):
                continue
            # A filler spoils the record that holds it; what is missing has a place of
            # its own.
            within = () if one.only_filler else (one.key,)
            at = address(review, record, within, find.homes)
            if at not in told:
                key = (type(record).__name__, one.name)
                empty.setdefault(key, []).append((record, one, at))
    for lacking in empty.values():
        yield tuple(_told(find.context, held.name, lacking, own))


def _around(path: str) -> Iterator[str]:
    """Yield a path, and all that it lies in."""
    while path:
        yield path
        path = path.rpartition(".")[0]


def _told(
    context: Context, file: str, lacking: list[_Lacking], own: Stage
) -> Iterator[Hit]:
    (first, one, _), count = lacking[0], len(lacking)
    says = "holds only a filler" if one.only_filler else "is empty"
    message = f"{one.key} {says}"
    if count > 1:
        named = [address(context.review, r, ()) for r, _, _ in lacking[:NAMED]]
        shown = ", ".join(name for name in named if name)
        message = f"{one.key} {says} in {number(count, 'record')}"
        if shown and count > NAMED:
            message += f", such as {shown}"
        elif shown:
            message += f": {shown}"
    severity = once(reached=one.required and not one.only_filler)
    yield Hit(
        first,
        message,
        (one.key,),
        severity=severity,
        stage=_stage(one, own),
        concerns=_spread(file, (at for _, _, at in lacking)),
    )


def _spread(file: str, places: Iterable[str]) -> tuple[str, ...]:
    """Return the file as a whole where one message is for several keys of it."""
    # A message has one place: of a chair and a lead reviewer alike, it would be the
    # chair's alone.
    return (file,) if len({at.partition(".")[0] for at in places}) > 1 else ()


def _stage(one: _Asked, own: Stage) -> Stage:
    """Return the stage by whose end a field is to say something."""
    return next((s for s in STAGES if s == one.due_by), own)


@cache
def asked_of(record_type: type[Record]) -> tuple[_Asked, ...]:
    """Return the fields of a record that are to say something, as the model has it."""
    columns = {column.field for column in columns_of_entry(record_type)}
    said, keys, must = said_of(record_type), written(record_type), needed(record_type)
    return tuple(
        _Asked(
            name=name,
            key=keys[name],
            required=name in must,
            due_by=said[name].get("due_by", ""),
            only_if=said[name].get("asked_if", ""),
            only_filler=bool(said[name].get("empty")),
            narrative=said[name].get("kind", "") == "narrative",
        )
        for name, annotation in annotations(record_type).items()
        if said[name].get("empty") != BY_COMMAND
        and name not in columns
        # One of a few answers is an answer, whatever it is called.
        and get_origin(unwrapped(annotation)) is not Literal
        and _may_lack(annotation, filler=bool(said[name].get("empty")))
    )


def _may_lack(annotation: object, *, filler: bool) -> bool:
    """Tell whether a field can hold what says nothing, or a filler; a day cannot."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin in (Annotated, Union, UnionType) or (filler and origin is tuple):
        return any(_may_lack(one, filler=filler) for one in parts)
    if filler:
        return annotation is str
    return annotation in (str, NoneType) or origin in (tuple, dict)


def _is_bare(value: object) -> bool:
    """Tell whether a text only says yes or no, where sentences are asked for."""
    if not isinstance(value, str):
        return False
    # Of long texts a copy takes longest: by their first letter most are none of these.
    head = value[:1]
    if head.isascii() and head.isalpha() and head.lower() not in _BARE_LETTERS:
        return False
    return value.strip().rstrip(".!").casefold() in _BARE


def _filled(value: object) -> bool:
    """Tell whether somebody put something there, if only a filler."""
    if isinstance(value, tuple):
        return any(map(_filled, value))
    # Where a field may be empty, that a thing is not known is an answer.
    said = value.strip().casefold() if isinstance(value, str) else ""
    return said not in ("", "unknown")


def columns_of_entry(record_type: type[Record]) -> tuple[Column, ...]:
    """Return the columns of a record that may be empty, as agencies were told."""
    return tuple(c for c in columns_of(record_type) if c.empty)


def _is_asked(record: Record, one: _Asked) -> bool:
    if not one.only_if:
        return True
    key, asks, value = one.only_if.partition("=")
    held = getattr(record, key.rstrip("!"))
    # "key" alone asks where that says something; "key=value" and "key!=value" compare.
    if not asks:
        return held is not False and says_something(held)
    return (held == value) is not key.endswith("!")


def says_something(value: object) -> bool:
    """Tell whether a value is an answer; a default record answers for its fields."""
    if isinstance(value, str):
        return not says_nothing(value)
    if isinstance(value, tuple):
        return any(map(says_something, value))
    if isinstance(value, dict):
        return bool(value)
    return value is not None
