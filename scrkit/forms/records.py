"""Put what a form says into its record: field by field, with questions for the rest."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from msgspec import NODEFAULT
from msgspec.structs import fields, replace

from scrkit.errors import UnreadableError
from scrkit.forms.answers import NEEDED, Setting, value_of
from scrkit.forms.description import Place, leaves
from scrkit.forms.layout import shown
from scrkit.forms.pieces import same, written
from scrkit.forms.reading import Said
from scrkit.model.kinds import Record

GONE = (
    "It stood in the form and stands there no longer. Take it out of the review with "
    "--withdraw, or put it back."
)
FEWER = (
    "Paragraphs of the review that the form has no longer: {}. Take out what is not "
    "there with --withdraw, or put it back."
)
LOST = (
    "Its place is in the file no longer, but its heading is. Put back what it said, or "
    "take it out of the review with --withdraw."
)
FOREIGN = "It is no reference of this agency's. Leave it empty for a new one."
TWICE = "The same reference stands there twice."
WAITS = "It is not taken in before what is needed beside it stands there."
BESIDE = "It is not taken in before what is asked about beside it is clear."
TAKEN_BACK = (
    "It was withdrawn, and its reference is never given again. Leave the reference "
    "empty if it counts once more, or take the rows out."
)
R = TypeVar("R", bound=Record)


@dataclass(slots=True, repr=False)
class Taking:
    """A form's answers on their way into a record.

    `filled`: the form went out with what stood, so that what is empty was emptied;
    `withdraw`: what it leaves out of a list goes. `prefix` begins ids that are given,
    `used` are ids that stand nowhere in the list any more and are never given again.
    `changed` are the paths of what is new or another, `gone` the ids that go; `absent`
    are headings of places that the file has not.
    """

    said: Mapping[tuple[str, str, int], Said]
    setting: Setting
    prefix: str
    filled: bool = False
    withdraw: bool = False
    used: Collection[str] = ()
    changed: list[str] = field(default_factory=list)
    emptied: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)

    def leaf(self, place: Place, spot: tuple[str, int], before: object) -> Any:
        """Return what stands in a place; what it was where the form says nothing."""
        said = self.said.get((place.name, *spot))
        if said is None:
            if not place.grows:
                self.absent.append(place.heading)
            return before
        if said.asked:
            self.setting.ask(said.at, place.field, said.asked[0])
            return before
        try:
            value = value_of(place, said.pieces, before, said.at, self.setting)
        except UnreadableError as asked:
            self.setting.ask(said.at, place.field, asked.why)
            return before
        if value == "":
            return self._empty(place, said, before)
        if value != before:
            self.changed.append(said.at)
        return value

    def _empty(self, place: Place, said: Said, before: object) -> Any:
        """Return what an empty place means: nothing said, or taken out."""
        if place.required and (before is None or self.filled):
            self.setting.ask(said.at, place.field, NEEDED)
            return before
        if before in (None, "", ()) or not self.filled:
            return before
        if not said.there and not self.withdraw:
            self.setting.ask(said.at, place.field, LOST)
            return before
        self.emptied.append(said.at)
        return None if before is None else type(before)() if _holds(before) else None

    def record(self, place: Place, before: Record | None, spot: tuple[str, int]) -> Any:
        """Return the record of a place; None where nothing is said of one."""
        if place.record is None or not self._says_anything(place.inner, spot, before):
            return before
        noted, emptied = len(self.changed), len(self.emptied)
        asked = len(self.setting.questions)
        values: dict[str, Any] = {}
        for one in place.inner:
            held = getattr(before, one.field, None)
            if one.shape == "record":
                found = self.record(one, held, spot)
            else:
                found = self.leaf(one, spot, held)
            if found is not None or not one.required:
                values[one.field] = found
        is_asked = len(self.setting.questions) > asked
        if is_asked and made(place.record, before, values) is not None:
            self._wait(noted, emptied)
            return before
        return self._whole(place.record, before, values, noted)

    def _wait(self, noted: int, emptied: int) -> None:
        """Ask about what was said of a record of which a part is asked about."""
        for told, begun in ((self.changed, noted), (self.emptied, emptied)):
            for at in told[begun:]:
                self.setting.ask(at, "", BESIDE)
            del told[begun:]

    def _whole(
        self,
        record: type[R],
        before: R | None,
        values: Mapping[str, Any],
        noted: int,
    ) -> R | None:
        """Return a record; where it needs more, ask about what was said for it."""
        found = made(record, before, values)
        if found is None:
            for at in self.changed[noted:]:
                self.setting.ask(at, "", WAITS)
            del self.changed[noted:]
        return found

    def _says_anything(
        self, inner: Iterable[Place], spot: tuple[str, int], before: object
    ) -> bool:
        every = [self.said.get((one.name, *spot)) for one, _ in leaves(tuple(inner))]
        return any(one and (one.pieces or one.asked) for one in every) or (
            before is not None and self.filled and any(every)
        )

    def keyed(self, place: Place, before: tuple[Any, ...]) -> tuple[Any, ...]:
        """Return the records of a list with one for each of what the review has."""
        keys = dict.fromkeys(k for (name, k, _) in self.said if name.startswith(
            f"{place.name}.") and k)  # fmt: skip
        held = {getattr(one, place.key): one for one in before}
        rest = tuple(one for one in place.inner if one.field != place.key)
        for key in keys:
            if not self._says_anything(rest, (key, 0), held.get(key)):
                continue
            found = self._keyed_one(place, rest, key, held.get(key))
            if found is not None:
                held[key] = found
        return tuple(held.values())

    def _keyed_one(
        self, place: Place, rest: tuple[Place, ...], key: str, before: Record | None
    ) -> Record | None:
        noted = len(self.changed)
        values: dict[str, Any] = {place.key: key}
        for one in rest:
            found = self.leaf(one, (key, 0), getattr(before, one.field, None))
            if found is not None or not one.required:
                values[one.field] = found
        assert place.record is not None  # noqa: S101 - a list is one of records
        return self._whole(place.record, before, values, noted)

    def items(self, place: Place, before: tuple[str, ...]) -> tuple[str, ...]:
        """Return the paragraphs of a list; those that are as before stay as written."""
        groups = sorted(g for (name, _, g) in self.said if name == place.name)
        if not groups:
            self.absent.append(place.heading)
            return before
        found = [self._item(place, group, before) for group in groups]
        every = tuple(one for one in found if one)
        if not every and not self.filled:
            return before
        fewer = len(before) - len(every)
        if fewer > 0 and not self.withdraw:
            if self.filled:
                self.setting.ask(place.heading, place.field, FEWER.format(fewer))
            return before
        if every != before:
            self.changed.append(place.heading)
        return every

    def _item(self, place: Place, group: int, before: tuple[str, ...]) -> str:
        said = self.said[place.name, "", group]
        if said.asked:
            self.setting.ask(said.at, place.field, said.asked[0])
        for one in before:
            try:
                if value_of(place, said.pieces, one, said.at, _silent(self)) == one:
                    return one
            except UnreadableError:
                continue
        try:
            return str(value_of(place, said.pieces, None, said.at, self.setting))
        except UnreadableError as asked:
            self.setting.ask(said.at, place.field, asked.why)
            return ""

    def rows(self, place: Place, before: tuple[Any, ...]) -> tuple[Any, ...]:
        """Return the records of a list that grows, matched by their ids."""
        groups = sorted(
            {g for (n, _, g) in self.said if n.startswith(f"{place.name}.")}
        )
        if not groups:
            self.absent.append(place.heading)
            return before
        held = {getattr(one, place.key): one for one in before}
        met: dict[str, Any] = {}
        named = {self._id(place, group) for group in groups}
        spare = {id: one for id, one in held.items() if id not in named}
        for group in groups:
            id = self._id(place, group) or self._known_again(place, group, spare)
            self._row(place, (group, id), held, met)
        left = [id for id in held if id not in met]
        return (*(one for id, one in held.items() if id in left and self._stays(id)),
                *met.values())  # fmt: skip

    def _stays(self, id: str) -> bool:
        if not self.filled:
            return True
        if self.withdraw:
            self.gone.append(id)
            return False
        self.setting.ask(id, "id", GONE)
        return True

    def _id(self, place: Place, group: int) -> str:
        known = self.said.get((f"{place.name}.{place.key}", "", group))
        return " ".join(one.text.strip() for one in known.pieces) if known else ""

    def _known_again(self, place: Place, group: int, spare: dict[str, Any]) -> str:
        """Return the id that a record without one was given when it came in before.

        A form is imported again when it was put right; it still has no reference.
        """
        rest = tuple(one for one in place.inner if one.field != place.key)
        if not self._says_anything(rest, ("", group), None):
            return ""
        for id, record in spare.items():
            if all(self._says(one, group, record) for one in rest):
                del spare[id]
                return id
        return ""

    def _says(self, place: Place, group: int, record: Record) -> bool:
        said, held = (
            self.said.get((place.name, "", group)),
            getattr(record, place.field),
        )
        if said is None or not said.pieces:
            return held in (None, "", ())
        try:
            value = value_of(place, said.pieces, held, said.at, _silent(self))
        except UnreadableError:
            return False
        return same(written(shown(place, value)), written(shown(place, held)))

    def _row(
        self,
        place: Place,
        row: tuple[int, str],
        held: dict[str, Any],
        met: dict[str, Any],
    ) -> None:
        id, spot = row[1], ("", row[0])
        rest = tuple(one for one in place.inner if one.field != place.key)
        if not self._says_anything(rest, spot, held.get(id)):
            if id in held:
                met[id] = held[id]
            elif id:
                own = self.said[f"{place.name}.{place.key}", *spot]
                self.setting.ask(own.at, place.key, FOREIGN)
            return
        wrong = self._wrong(id, held, met)
        if wrong:
            known = self.said.get((f"{place.name}.{place.key}", *spot))
            self.setting.ask(known.at if known else place.heading, place.key, wrong)
            return
        new = id or _next_id(self.prefix, (*held, *met, *self.used))
        noted = len(self.changed)
        values: dict[str, Any] = {place.key: new}
        for one in rest:
            found = self.leaf(one, spot, getattr(held.get(new), one.field, None))
            if found is not None or not one.required:
                values[one.field] = found
        assert place.record is not None  # noqa: S101 - a list is one of records
        found = self._whole(place.record, held.get(new), values, noted)
        if found is not None:
            met[new] = found
            self.added += [new] * (new not in held)

    def _wrong(self, id: str, held: Collection[str], met: Collection[str]) -> str:
        """Return what is wrong with a reference, "" for nothing."""
        if id in met:
            return TWICE
        if not id or id in held:
            return ""
        if id in self.used:
            return TAKEN_BACK
        ours = re.fullmatch(rf"{re.escape(self.prefix)}R[1-9][0-9]*", id)
        return "" if ours else FOREIGN


def _silent(taking: Taking) -> Setting:
    one = taking.setting
    return Setting(one.door, one.latest, one.known)


def _holds(value: object) -> bool:
    return isinstance(value, str | tuple)


def _next_id(prefix: str, ids: Iterable[str]) -> str:
    """Return the next id of an agency's own: HEALTH-R3."""
    numbers = [id.rpartition("R")[2] for id in ids]
    last = max((int(one) for one in numbers if one.isdigit()), default=0)
    return f"{prefix}R{last + 1}"


def made(record: type[R], before: R | None, values: Mapping[str, Any]) -> R | None:
    """Return a record with these values; None while one that it needs is missing."""
    known = {one.name: one for one in fields(record)}
    given = {
        name: value
        for name, value in values.items()
        if value is not None or _default(known[name]) is None
    }
    if before is not None:
        return replace(before, **given)
    needed = {n for n, one in known.items() if _default(one) is NODEFAULT}
    if not needed <= given.keys():
        return None
    return record(**given)


def _default(one: Any) -> object:
    if one.default_factory is not NODEFAULT:
        return one.default_factory()
    return one.default
