"""Make records of the rows of a workbook's sheets, with questions for the rest."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from msgspec.structs import fields, replace

from scrkit.errors import UnreadableError
from scrkit.forms import sheetapart
from scrkit.forms.answers import value_of
from scrkit.forms.description import Form, Place
from scrkit.forms.layout import value_in
from scrkit.forms.listed import CITED, GONE, TWICE
from scrkit.forms.records import FEWER, WAITS, Taking, made
from scrkit.forms.setting import Setting
from scrkit.forms.sheetapart import ALONE, ASTRAY, NO_ID
from scrkit.forms.sheetmatch import (
    OVER,
    Matching,
    asked_of,
    says_anything,
    settle,
    step,
)
from scrkit.forms.sheetread import Came, Sheets
from scrkit.forms.sheetrows import Row, is_theirs, key_of, keyed, next_id, within
from scrkit.forms.sheets import Table
from scrkit.forms.unclear import HIDDEN

LETTERS = {"finding": "F", "recommendation": "R", "action": "A", "interview": "I"}


@dataclass(slots=True, repr=False)
class Listing:
    """What the lists of a workbook are taken with.

    `prefix` begins the ids of an agency; `used` are ids that are never given again;
    `known` are the rows of inner lists whose place is known, `stay` the lists of
    paragraphs that stay as they are, by the reference of the row that has them.
    """

    form: Form
    owner: str
    came: Sheets
    taking: Taking
    prefix: str
    used: Collection[str]
    known: set[tuple[str, int]] = field(default_factory=set)
    stay: set[tuple[str, str]] = field(default_factory=set)

    @property
    def setting(self) -> Setting:
        """What answers are read with."""
        return self.taking.setting

    def top(self, table: Table, before: tuple[Any, ...]) -> tuple[Any, ...]:
        """Return a list of the form's record, with what the workbook says of it."""
        if table.place.name not in self.came.rows:
            return before
        ours = [one for one in before if is_theirs(one, self.form, self.owner)]
        came = self.came.rows[table.place.name]
        found = self._list(table, came, keyed(table, ours))
        for at, needed in sheetapart.orphans(table, self.came, self.known):
            self.setting.ask(at, "", needed)
        # Rows of others keep their places; of ours some may have gone.
        now = dict(zip(map(id, ours), found.kept, strict=True))
        kept = (now.get(id(one), one) for one in before)
        return (*(one for one in kept if one is not None), *found.new)

    def _list(self, table: Table, came: list[Came], held: tuple[Row, ...]) -> "_Found":
        """Return the records of a list: what became of each, and new ones."""
        # In a form that went out empty, numbers are its author's own.
        blind = table.numbered and not self.taking.filled
        matching = Matching(table, came, held, self.setting, blind=blind)
        if table.place.name in self.form.only:
            matching.leave_one()
        unsure = self._unsure(matching, table, came, held)
        by_key = {row.key: row.record for row in held}
        self._leave_moved(table, held)
        named = (matching.told[one.group] for one in unsure)
        met: dict[str, Any] = {key: by_key[key] for key in named if key in by_key}
        found = _Found()
        for at, one in enumerate(came, 1):
            if one.group not in matching.keys:
                continue
            key = matching.keys[one.group]
            number = at if blind else len(held) + len(found.new) + 1
            taken = (*by_key, *met)
            called = key or sheetapart.unnumbered(table, came, one, number)
            if table.key is not None and table.key.kind.endswith("-id"):
                new = next_id(self._begins(table.key), (*taken, *self.used))
                called = called or sheetapart.unlettered(table, came, new)
            record = self._one(table, one, (called, by_key.get(key)), taken)
            if key in by_key:
                met[key] = by_key[key] if record is None else record
            elif record is not None:
                new = key_of(table, record, len(held) + len(found.new) + 1)
                found.new.append(record)
                met[new] = record
                self.taking.added.append(f"{table.title}: {new}")
        for row in held:
            # What a row that is not clear tells of may be just this one.
            there = met.get(row.key)
            found.kept.append(there or self._gone(table, row, unclear=bool(unsure)))
        return found

    def _unsure(
        self, matching: Matching, table: Table, came: list[Came], held: tuple[Row, ...]
    ) -> list[Came]:
        """Ask about the rows of which it is not clear whose they are; return them."""
        unsure = [(one, ASTRAY) for one in matching.astray]
        unsure += [(one, TWICE) for one in matching.twice]
        unsure += [(one, OVER) for one in matching.over]
        apart = sheetapart.set_apart(matching, table, came, held)
        for one, needed in (*unsure, *apart):
            self.setting.ask(one.at, "", needed)
        for one, _ in apart:
            # What belongs to such a row waits with it.
            for inner in table.inner:
                below = self._rows_below(inner, matching.told[one.group])
                self.known |= {(inner.place.name, row.group) for row in below}
        return [one for one, _ in (*unsure, *apart)]

    def _leave_moved(self, table: Table, held: tuple[Row, ...]) -> None:
        """Ask about paragraphs beside another reference than the review's."""
        for inner in (one for one in table.inner if one.key is None):
            before = {r.key: getattr(r.record, inner.place.field) for r in held}
            keys = {key.casefold(): key for key in before}
            rows = [
                (one, keys.get(told.casefold(), told), one.text(inner.place))
                for one in self.came.rows.get(inner.place.name, [])
                for told in (self._above(inner, one),)
            ]
            for one, key, home in sheetapart.moved(rows, before):
                self.setting.ask(one.at, "", sheetapart.MOVED)
                self.stay |= {(inner.place.name, key), (inner.place.name, home)}

    def _gone(self, table: Table, row: Row, *, unclear: bool) -> Any:
        """Return a record that has no row any more: it goes, or is asked about."""
        if not self.taking.filled:
            return row.record
        of = f" of {row.above}" if row.above else ""
        label = f"{table.title}: {row.key}{of}"
        if self.taking.withdraw and hasattr(row.record, "id") and row.key in self.used:
            self.setting.ask(label, "id", CITED)
            return row.record
        # While a row is unclear it may be this record: nothing goes on a guess.
        if self.taking.withdraw and not unclear:
            self.taking.gone.append(label)
            return None
        self.setting.ask(label, "", GONE)
        return row.record

    def _one(
        self, table: Table, came: Came, held: tuple[str, Any], taken: Iterable[str]
    ) -> Any:
        """Return the record of a row; None where it makes none yet."""
        key, before = held
        lists = [
            self._rows_below(one, key or came.text(table.key)) for one in table.inner
        ]
        if before is None and not says_anything(table, came) and not any(lists):
            self._bare(table, came)
            return None
        self.taking.said = {
            **self.taking.said,
            **{(name, "", came.group): one for name, one in came.said.items()},
        }
        for place in asked_of(table):
            was = value_in(before, step(table, place))
            settle(came.said.get(place.name), was, self.setting)
        record = table.place.record
        assert record is not None  # noqa: S101 - a list is one of records
        noted = len(self.taking.changed)
        values = self._preset(table) if before is None else {}
        if before is None and not self._keyed(table, came, key, values, taken):
            return None
        values |= self._values(table, came, before)
        for one in table.inner:
            values[one.place.field] = self._inner(one, came, (table, key, before))
        found = made(record, before, values)
        if found is None:
            if len(self.taking.changed) > noted:
                self.setting.ask(came.at, "", WAITS)
            # What makes no record was not taken in, and is not told as changed.
            del self.taking.changed[noted:]
        return found

    def _bare(self, table: Table, came: Came) -> None:
        """Ask about a row that says no more than which one it is."""
        text = came.text(table.key)
        is_number = table.numbered and text.isdigit()
        is_proposal = table.place.name in self.form.beside
        if table.key is not None and text and not is_number and not is_proposal:
            self.setting.ask(came.said[table.key.name].at, table.key.field, ALONE)

    def _values(self, table: Table, came: Came, before: Any) -> dict[str, Any]:
        values: dict[str, Any] = {}
        spot, key = ("", came.group), table.key.name if table.key else ""
        for one in table.place.inner:
            if one.shape in ("rows", "paragraphs") or one.name == key:
                continue
            was = getattr(before, one.field, None)
            if one.shape == "record":
                found = self.taking.record(one, was, spot)
            else:
                found = self.taking.leaf(one, spot, was)
            if found is not None or not one.required:
                values[one.field] = found
        return values

    def _preset(self, table: Table) -> dict[str, Any]:
        record = table.place.record
        names = {one.name for one in fields(record)} if record else set()
        return {self.form.whose: self.owner} if self.form.whose in names else {}

    def _keyed(
        self,
        table: Table,
        came: Came,
        key: str,
        values: dict[str, Any],
        taken: Iterable[str],
    ) -> bool:
        """Put into a new record what it is known by; False where that is not clear."""
        place = table.key
        if place is None or table.numbered:
            return True
        if not place.kind.endswith("-id"):
            found = self.taking.leaf(
                replace(place, required=True), ("", came.group), None
            )
            values[place.field] = found
            return found is not None
        begins = self._begins(place)
        if not key:
            values[place.field] = next_id(begins, (*taken, *self.used))
            return True
        at = came.said[place.name].at
        if not re.fullmatch(rf"{re.escape(begins)}[1-9][0-9]*", key):
            self.setting.ask(at, place.field, NO_ID.format(f"{begins}1"))
            return False
        values[place.field] = key
        return True

    def _begins(self, place: Place) -> str:
        letter = LETTERS[place.kind.removesuffix("-id")]
        return f"{self.prefix if letter == 'I' else ''}{letter}"

    def _rows_below(self, table: Table, key: str) -> list[Came]:
        """Return the rows of an inner list that belong to a row of the list above."""
        every = self.came.rows.get(table.place.name, [])
        # Hands type f1 for F1; no two references differ in case alone.
        wanted = key.casefold()
        return [
            one
            for one in every
            if wanted and self._above(table, one).casefold() == wanted
        ]

    def _above(self, table: Table, came: Came) -> str:
        """Return which row of the list above an inner row belongs to."""
        text, place = came.text(table.above), table.above
        if place is None or place.kind != "person" or not text:
            # Excel keeps 3 as a number, and some programs hand on 3.0.
            return text.removesuffix(".0") if place and not place.kind else text
        said = came.said[place.name]
        quiet = self.setting.quiet()
        try:
            return str(value_of(place, said.pieces, None, said.at, quiet))
        except UnreadableError:
            return text

    def _inner(self, table: Table, came: Came, above: tuple[Table, str, Any]) -> Any:
        """Return a list within a record, with what its own sheet says of it."""
        outer, key, record = above
        before: tuple[Any, ...] = getattr(record, table.place.field, ())
        if table.place.name not in self.came.rows:
            return before
        told = came.text(outer.key)
        every = self._rows_below(table, key)
        if told and told.casefold() != key.casefold():
            every += self._rows_below(table, told)
        self.known |= {(table.place.name, one.group) for one in every}
        if table.key is None:
            return self._paragraphs(table, every, before, key or told)
        if record is None:
            return tuple(self._list(table, every, ()).new)
        held = within(table, (Row("", key, record),))
        found = self._list(table, every, held)
        return (*(one for one in found.kept if one is not None), *found.new)

    def _paragraphs(
        self, table: Table, every: list[Came], before: tuple[str, ...], key: str
    ) -> tuple[str, ...]:
        place = table.place
        if (place.name, key) in self.stay:
            return before
        free, out = self._told(place, every, before)
        fewer = len(before) - len(out)
        if not self.taking.filled:
            return (*free, *out)
        if fewer > 0 and not self.taking.withdraw:
            at = f"{table.title} of {key}"
            self.setting.ask(at, place.field, FEWER.format(fewer))
            return before
        if fewer > 0:
            self.taking.gone.append(f"{table.title} of {key}: {fewer}")
        if sheetapart.is_reordered(before, out):
            self.taking.changed.append(f"{table.title} of {key}: their order")
        return tuple(out)

    def _told(
        self, place: Place, every: list[Came], before: tuple[str, ...]
    ) -> tuple[list[str], list[str]]:
        """Return the paragraphs of which no row tells, and those that rows tell."""
        free, out = list(before), []
        for one in every:
            said = one.said.get(place.name)
            if said is None or not (said.pieces or said.asked):
                continue
            then = sheetapart.same_as(free, said.pieces)
            if then is not None:
                free.remove(then)
            out += [text for text in (self._text(place, one, then),) if text]
        return free, out

    def _text(self, place: Place, came: Came, then: str | None) -> str:
        """Return a paragraph: as it was written, where it says what it said."""
        said = came.said[place.name]
        if then is not None and said.asked in ([], [HIDDEN]):
            return then
        spot = ("", came.group)
        self.taking.said = {**self.taking.said, (place.name, *spot): said}
        return self.taking.leaf(place, spot, None) or ""


@dataclass(slots=True, repr=False)
class _Found:
    """What became of the records that stood, None for one that goes; new ones."""

    kept: list[Any] = field(default_factory=list)
    new: list[Any] = field(default_factory=list)
