"""Put what a form says into its record: field by field, with questions for the rest."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from msgspec import NODEFAULT
from msgspec.structs import fields, replace

from scrkit.dates.points import Wanting
from scrkit.errors import UnreadableError
from scrkit.forms.answers import NEEDED, may_be_turned, value_of
from scrkit.forms.description import Place
from scrkit.forms.places import leaves
from scrkit.forms.said import Said
from scrkit.forms.setting import Setting
from scrkit.importers.understand.questions import WORDS
from scrkit.model.kinds import Record, default_of

FEWER = (
    "Paragraphs of the review that the form has no longer: {}. Take out what is not "
    "there with --withdraw, or put it back."
)
LOST = (
    "Its place is in the file no longer, but its heading is. Put back what it said, or "
    "take it out of the review with --withdraw."
)
WAITS = "It is not taken in before what is needed beside it stands there."
BESIDE = "It is not taken in before what is asked about beside it is clear."
R = TypeVar("R", bound=Record)


@dataclass(slots=True, repr=False)
class Taking:
    """A form's answers on their way into a record.

    `filled`: the form went out with what stood, so that what is empty was emptied;
    `withdraw`: what it leaves out of a list goes. `prefix` begins ids that are given,
    `used` are ids that the review refers to; those that stand in their list no longer
    are never given again, and what is referred to is not taken out where `keeps` is not
    to keep its id.
    `changed` are the paths of what is new or another, `gone` the ids that go; `absent`
    are headings of places that the file has not; `several` are new ids of records that
    read like several in one.
    """

    said: Mapping[tuple[str, str, int], Said]
    setting: Setting
    prefix: str
    filled: bool = False
    withdraw: bool = False
    used: Collection[str] = ()
    keeps: bool = False
    apart: bool = False
    changed: list[str] = field(default_factory=list)
    emptied: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    several: list[str] = field(default_factory=list)

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
            # The place as it was laid out: what it may say may hang on its key.
            value = value_of(said.place, said.pieces, before, said.at, self.setting)
        except UnreadableError as asked:
            self.setting.ask(said.at, place.field, asked.why)
            return before
        if value == "":
            return self._empty(place, said, before)
        # Excel in American settings keeps 05/07/2015 as 7 May, and shows nothing of it.
        if value != before and self._may_be_turned(said, value):
            self.setting.ask(said.at, place.field, WORDS[Wanting.MONTH_FIRST])
            return before
        if value != before:
            self.changed.append(said.at)
        return value

    def _may_be_turned(self, said: Said, value: object) -> bool:
        """Tell whether Excel may have exchanged day and month of a date it kept."""
        is_sure = not (said.typed and self.setting.month_first)
        return not is_sure and may_be_turned(said.place, value)

    def _empty(self, place: Place, said: Said, before: object) -> Any:
        """Return what an empty place means: nothing said, or taken out."""
        if place.required and (before is None or self.filled):
            self.setting.ask(said.at, place.field, NEEDED)
            return before
        if before in (None, "", (), place.default) or not self.filled:
            return before
        # A place that is gone was deleted with its paragraph, perhaps by mistake.
        if not said.there and not self.withdraw:
            self.setting.ask(said.at, place.field, LOST)
            return before
        self.emptied.append(said.at)
        return place.default

    def field(self, place: Place, spot: tuple[str, int], record: object) -> Any:
        """Return what stands in the place of a record's field."""
        held = getattr(record, place.field, None)
        if place.shape == "record":
            return self.record(place, held, spot)
        if place.shape == "rows":
            # Only here: lists are taken in by what takes in their records.
            from scrkit.forms.listed import take_rows

            return take_rows(self, place, held or (), spot[0])
        return self.leaf(place, spot, held)

    def record(self, place: Place, before: Record | None, spot: tuple[str, int]) -> Any:
        """Return the record of a place; None where nothing is said of one."""
        if place.record is None or not self.says_anything(place.inner, spot, before):
            return before
        noted, emptied = len(self.changed), len(self.emptied)
        asked = len(self.setting.questions)
        values: dict[str, Any] = {}
        for one in place.inner:
            found = self.field(one, spot, before)
            if found is not None or not one.required:
                values[one.field] = found
        # All or nothing: half of a changed record would be believed as the whole of it.
        is_asked = len(self.setting.questions) > asked
        if is_asked and made(place.record, before, values) is not None:
            for told, begun in ((self.changed, noted), (self.emptied, emptied)):
                for at in told[begun:]:
                    self.setting.ask(at, "", BESIDE)
                del told[begun:]
            return before
        return self._whole(place.record, before, values, noted)

    def _whole(
        self, record: type[R], before: R | None, values: Mapping[str, Any], noted: int
    ) -> R | None:
        """Return a record; where it needs more, ask about what was said for it."""
        found = made(record, before, values)
        if found is None:
            for at in self.changed[noted:]:
                self.setting.ask(at, "", WAITS)
            del self.changed[noted:]
        return found

    def says_anything(
        self, inner: Iterable[Place], spot: tuple[str, int], before: object
    ) -> bool:
        """Tell whether anything is said in places, or was taken out of them."""
        every = [
            said for one, _ in leaves(tuple(inner)) for said in self._said_in(one, spot)
        ]
        return any(one and (one.pieces or one.asked) for one in every) or (
            before is not None and self.filled and any(every)
        )

    def _said_in(self, place: Place, spot: tuple[str, int]) -> Iterable[Said | None]:
        """Return what is said in a place; of a list, in all of its rows."""
        if place.shape != "rows":
            return (self.said.get((place.name, *spot)),)
        begins = f"{place.name}."
        return [
            one
            for (name, key, _), one in self.said.items()
            if key == spot[0] and name.startswith(begins)
        ]

    def keyed(self, place: Place, before: Any) -> Any:
        """Return the records of a list with one for each of what the review has."""
        begins = f"{place.name}."
        keys = dict.fromkeys(
            key for (name, key, _) in self.said if name.startswith(begins) and key
        )
        held = dict(before or {}) if place.mapped else None
        if held is None:
            held = {getattr(one, place.key): one for one in before or ()}
        rest = tuple(one for one in place.inner if one.field != place.key)
        # A mapped list holds all that is asked; others only what somebody said.
        gone = [] if place.mapped else [one for one in held if one not in keys]
        if not self.apart:
            self.absent += [f"{place.heading}, {one}" for one in gone]
        for key in keys:
            if not self.says_anything(rest, (key, 0), held.get(key)):
                continue
            own = {} if place.mapped else {place.key: key}
            found = self.one_of(place, own, (key, 0), held.get(key))
            if found is not None:
                held[key] = found
        return held if place.mapped else tuple(held.values())

    def one_of(
        self,
        place: Place,
        own: Mapping[str, Any],
        spot: tuple[str, int],
        before: Record | None,
    ) -> Any:
        """Return a record of a list, with its `own` key; None where it needs more."""
        noted, values = len(self.changed), dict(own)
        for one in place.inner:
            if one.field in own:
                continue
            found = self.field(one, spot, before)
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
        if fewer > 0 and not self.filled:
            # It went out empty: what it says is more, and takes nothing away.
            every = (*before, *(one for one in every if one not in before))
        elif fewer > 0 and not self.withdraw:
            self.setting.ask(place.heading, place.field, FEWER.format(fewer))
            return before
        if every != before:
            self.changed.append(place.heading)
        return every

    def _item(self, place: Place, group: int, before: tuple[str, ...]) -> str:
        said = self.said[place.name, "", group]
        if said.asked:
            self.setting.ask(said.at, place.field, said.asked[0])
        # As it was written already: line breaks of the file stay as git knows them.
        for one in before:
            try:
                if value_of(place, said.pieces, one, said.at, silent(self)) == one:
                    return one
            except UnreadableError:
                continue
        try:
            return str(value_of(place, said.pieces, None, said.at, self.setting))
        except UnreadableError as asked:
            self.setting.ask(said.at, place.field, asked.why)
            return ""


def silent(taking: Taking) -> Setting:
    """Return a setting in which nothing that is noticed is told."""
    return taking.setting.quiet()


def made(record: type[R], before: R | None, values: Mapping[str, Any]) -> R | None:
    """Return a record with these values; None while one that it needs is missing."""
    known = {one.name: one for one in fields(record)}
    given = {
        name: value
        for name, value in values.items()
        # None stands for "nothing said"; it is a value only where it is the default.
        if value is not None or default_of(known[name]) is None
    }
    if before is not None:
        return replace(before, **given)
    needed = {n for n, one in known.items() if default_of(one) is NODEFAULT}
    if not needed <= given.keys():
        return None
    return record(**given)
