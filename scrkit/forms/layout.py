"""A form as it is laid out: headings, what is told, places to fill in, annexes.

Whoever writes the form and whoever reads it back take it from here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from msgspec import structs

from scrkit.dates import PartialDate, spell_date, spelled
from scrkit.forms.description import Form, Key, Place
from scrkit.forms.pieces import Piece, pieces
from scrkit.forms.places import leaves, places
from scrkit.forms.suited import Around, suited
from scrkit.model.kinds import Record
from scrkit.model.review import Review

ANNEX = "Annex: "
ANNEXES = ("people and places by code", "your agency's chronology")
_ROOM = 2  # empty rows of a list that may grow
_SIMPLE = ("line", "lines", "day", "days", "period", "answer", "code", "codes")


@dataclass(frozen=True, slots=True, repr=False)
class Head:
    """A heading, and the place whose it is; `key` is that of a record of a list."""

    text: str
    level: int = 1
    place: Place | None = None
    key: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Told:
    """What the form tells whoever fills it in; nobody changes it.

    `worked`: it was worked out from what stood on a day, and may be another today.
    """

    text: str
    worked: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Blank:
    """A place to fill in, with what stands in it already; `label` is its words."""

    place: Place
    label: str
    key: str = ""
    given: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Rows:
    """Places in a table, label beside blank; each group is a record of its own."""

    title: str
    groups: tuple[tuple[Blank, ...], ...]
    repeats: bool = False


Block = Head | Told | Blank | Rows


@dataclass(frozen=True, slots=True, repr=False)
class Filling:
    """What a form is laid out from: the review, and the record that stands in it."""

    form: Form
    review: Review
    record: Record | None = None
    preset: Mapping[str, Any] | None = None


def layout(filling: Filling) -> tuple[Block, ...]:
    """Return a form's blocks in order, with the values of the record it is filled by.

    Raises TypeError for a record that no form can ask for.
    """
    # Whoever reads a form back may not have suited it to the review yet.
    if filling.form.keyed and not filling.form.keys:
        form = suited(filling.form, Around(filling.review))
        filling = replace(filling, form=form)
    out: list[Block] = [Told(one) for one in filling.form.told]
    simple: list[Place] = []
    for place in places(filling.form):
        if place.shape in _SIMPLE and place.name not in filling.form.shown:
            simple.append(place)
            continue
        out += _table(simple, filling)
        # Short fields that follow each other share one table; a text ends it.
        simple.clear()
        out += _section(place, filling)
    return (*out, *_table(simple, filling))


def _table(simple: list[Place], filling: Filling) -> Iterator[Block]:
    if not simple:
        return
    title = simple[0].heading if len(simple) == 1 else filling.form.about
    yield Head(title, place=simple[0] if len(simple) == 1 else None)
    yield from (Told(one.asked) for one in simple if one.asked)
    rows = (_blank(one, one.heading, "", _value(filling, one)) for one in simple)
    yield Rows(title, (tuple(rows),))


def _section(place: Place, filling: Filling) -> Iterator[Block]:
    yield Head(place.heading, place=place)
    if place.asked:
        yield Told(place.asked)
    yield from (
        Told(one, worked=True) for one in filling.form.shown.get(place.name, ())
    )
    value = _value(filling, place)
    if place.shape == "narrative":
        yield _blank(place, place.heading, "", value)
    elif place.shape == "record":
        yield Rows(place.heading, (_group(place, value),))
    elif place.shape == "paragraphs":
        every = (*(value or ()), *("",) * _ROOM)
        rows = ((_blank(place, str(n), "", one),) for n, one in enumerate(every, 1))
        yield Rows(place.heading, tuple(rows), repeats=True)
    elif place.keyed:
        # A section for each of what the review has: questions, facts, findings.
        given = value or ()
        held = given if place.mapped else {getattr(o, place.key): o for o in given}
        rest = tuple(one for one in place.inner if one.field != place.key)
        for key in filling.form.keys[place.name]:
            inner = tuple(_among(one, key) for one in rest)
            record = (held or {}).get(key.id)
            yield from _of_key(structs.replace(place, inner=inner), key, record)
    else:
        yield _growing(place, value)


def _growing(place: Place, value: Any, key: str = "") -> Rows:
    """Return the rows of a list, and room for more."""
    # People add rows in Word badly; an empty one to type into spares them that.
    every = (*(value or ()), *(None,) * (1 if value else _ROOM))
    groups = tuple(_group(place, one, key) for one in every)
    return Rows(place.heading, groups, repeats=True)


def _of_key(place: Place, key: Key, record: object) -> Iterator[Block]:
    """Yield the section of one of what the review has, in the order of its fields."""
    long = [one for one in place.inner if one.shape == "narrative"]
    follows = bool(long) and place.inner[0] not in long
    if len(long) > 1 or follows or place.mapped or key.shown:
        # Several texts, one behind other fields, or one of few words, need their words
        # beside them: the section's heading says them only of what it begins with.
        long = []
    lists = tuple(one for one in place.inner if one.shape == "rows")
    short = tuple(one for one in place.inner if one not in (*long, *lists))
    brief = structs.replace(place, inner=short)
    table = (Rows(key.title, (_group(brief, record, key.id),)),)
    texts = tuple(
        _blank(one, one.heading, key.id, getattr(record, one.field, None))
        for one in long
    )
    yield Head(" ".join(key.title.split()), 2, long[0] if long else None, key.id)
    if key.told:
        yield Told(" ".join(key.told.split()))
    yield from (Told(" ".join(one.split()), worked=True) for one in key.shown)
    first, then = (texts, table) if place.inner[0] in long else (table, texts)
    yield from (*first, *then) if short else texts
    for one in lists:
        # Each heading is another: by it the list is known where all else is lost.
        yield Head(f"{one.heading}: {key.title}", 2, one, key.id)
        yield _growing(one, getattr(record, one.field, None), key.id)


def _among(place: Place, key: Key) -> Place:
    """Return a place with the answers that it has for one key alone."""
    found = key.among.get(place.name)
    return structs.replace(place, shape="answer", choices=found) if found else place


def _group(place: Place, record: object, key: str = "") -> tuple[Blank, ...]:
    """Return the rows of one record of a place."""
    begins = len(place.name) + 1
    return tuple(
        _blank(one, heading, key, value_in(record, one.name[begins:].split(".")))
        for one, heading in leaves(place.inner)
    )


def value_in(record: object, path: list[str]) -> object:
    """Return what stands at a path below a record, None where it leads nowhere."""
    for step in path:
        record = getattr(record, step, None)
    return record


def _value(filling: Filling, place: Place) -> Any:
    preset = filling.preset or {}
    return getattr(filling.record, place.field, preset.get(place.name))


def _blank(place: Place, label: str, key: str, value: object) -> Blank:
    return Blank(place, label, key, shown(place, value))


def shown(place: Place, value: object) -> tuple[Piece, ...]:
    """Return a value as a form shows it."""
    if value is None or value in ("", ()):
        return ()
    if place.shape in ("narrative", "paragraphs"):
        return pieces(str(value))
    words = dict(place.choices)
    values = value if isinstance(value, tuple) else (value,)
    said = [words[v] if v in words else _said(v) for v in values]
    apart = "; " if place.shape == "lines" or (words and len(said) > 1) else ", "
    return (Piece(apart.join(said)),)


def _said(value: object) -> str:
    if isinstance(value, PartialDate):
        return spell_date(value)
    return spelled(value) if isinstance(value, date) else str(value)


def own_texts(blocks: tuple[Block, ...]) -> frozenset[str]:
    """Return what the form itself says, outside of its places."""
    said = {plain(one.text) for one in blocks if isinstance(one, Head | Told)}
    # Forms that went out earlier say some headings again below them, as a sentence.
    heads = [one for one in blocks if isinstance(one, Head)]
    again = (f"{plain(one.text)}." for one in heads)
    before = (plain(words) for one in heads for words in earlier(one))
    return frozenset((*said, *again, *before))


def earlier(head: Head) -> tuple[str, ...]:
    """Return what a heading said in forms that went out earlier."""
    return head.place.before if head.place and not head.key else ()


def plain(text: str) -> str:
    """Return a text as own texts are compared: whatever program set its blanks."""
    return " ".join(text.split()).casefold()


ANNEX_HEADS = frozenset(plain(f"{ANNEX}{one}") for one in ANNEXES)


def emptied(filling: Filling) -> Filling:
    """Return the same form with nothing in it."""
    return replace(filling, record=None, preset=None)
