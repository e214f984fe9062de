"""Which row of a sheet is which record: by reference, by number, by likeness."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from scrkit.errors import UnreadableError
from scrkit.forms.answers import value_of
from scrkit.forms.description import Place
from scrkit.forms.layout import shown, value_in
from scrkit.forms.pieces import same, written
from scrkit.forms.places import leaves
from scrkit.forms.said import Said
from scrkit.forms.setting import Setting
from scrkit.forms.sheetread import Came
from scrkit.forms.sheetrows import Row
from scrkit.forms.sheets import Table
from scrkit.forms.unclear import HIDDEN

OVER = "Your agency has one row on this sheet: put what this one says into the other."
_LISTS = ("rows", "paragraphs")


def asked_of(table: Table) -> tuple[Place, ...]:
    """Return the places of a list's records that say more than which one it is."""
    inner = tuple(one for one in table.place.inner if one.shape not in _LISTS)
    apart = {one.name for one in (table.key, table.above) if one is not None}
    return tuple(one for one, _ in leaves(inner) if one.name not in apart)


def step(table: Table, place: Place) -> list[str]:
    """Return the path of a place below its record."""
    return place.name.removeprefix(f"{table.place.name}.").split(".")


def says_anything(table: Table, came: Came) -> bool:
    """Tell whether a row says more than which one it is."""
    every = (came.said.get(one.name) for one in asked_of(table))
    return any(one is not None and (one.pieces or one.asked) for one in every)


def says(said: Said | None, held: object, setting: Setting) -> bool:
    """Tell whether a cell says what a field holds."""
    if said is None:
        return True
    text, place = written(said.pieces), said.place
    if not text:
        return held in (None, "", ())
    if same(written(shown(place, held)), text):
        return True
    quiet = setting.quiet()
    try:
        return bool(value_of(place, said.pieces, held, said.at, quiet) == held)
    except UnreadableError:
        return False


def settle(said: Said | None, held: object, setting: Setting) -> None:
    """Ask about a cell that nobody may have seen only where it says something new."""
    if said is not None and said.asked == [HIDDEN] and says(said, held, setting):
        # A hidden row that says what the review says already hides nothing.
        said.asked = []


def like(table: Table, came: Came, record: object, setting: Setting) -> tuple[int, int]:
    """Return how many of a record's needed fields a row says, and how many of all."""
    told = [
        (
            one.required,
            says(came.said.get(one.name), value_in(record, step(table, one)), setting),
        )
        for one in asked_of(table)
    ]
    return sum(n and s for n, s in told), sum(s for _, s in told)


class Matching:
    """Which record each row of a list tells of.

    `keys` gives the key of each by the number of its row: "" for a new one; rows of
    which it cannot be said are in `astray`, those whose reference stands there twice
    in `twice`. `told` is what each row says that it is; `blind` leaves that aside. Rows
    that are one too many, after `leave_one`, are in `over`.
    """

    def __init__(
        self,
        table: Table,
        came: list[Came],
        held: tuple[Row, ...],
        setting: Setting,
        *,
        blind: bool = False,
    ) -> None:
        self.keys: dict[int, str] = {}
        self.astray: list[Came] = []
        self.twice: list[Came] = []
        self.over: list[Came] = []
        self._table, self.setting = table, setting
        self._free: dict[str, Any] = {one.key: one.record for one in held}
        self._needed = sum(one.required for one in asked_of(table))
        told = {o.group: "" if blind else _key(table, o, setting) for o in came}
        self.told = told
        said = [one for one in came if says_anything(table, one) or told[one.group]]
        many = Counter(told[one.group] for one in said)
        if table.numbered:
            # Numbers are no references: who sorts the sheet moves them with other rows.
            said = list(self._alike(said, told))
        for one in said:
            self._by_key(one, told[one.group], many)
        self._left = [one for one in said if self.keys.get(one.group) == ""]
        for one in self._left:
            self._by_words(one)

    def _alike(self, came: list[Came], told: Mapping[int, str]) -> Iterator[Came]:
        """Match numbered rows that say just what a record says; yield the others."""
        every = len(asked_of(self._table))
        for one in came:
            own = told[one.group]
            # Its own number first, where several records say the same.
            order = sorted(self._free, key=lambda key: key != own)
            for key in order:
                if self._like(one, key)[1] == every:
                    self.keys[one.group] = key
                    del self._free[key]
                    break
            else:
                yield one

    def _by_key(self, one: Came, key: str, many: Mapping[str, int]) -> None:
        if key and many[key] > 1:
            self.twice.append(one)
            self._free.pop(key, None)
        elif key not in self._free:
            self.keys[one.group] = "" if self._table.numbered else key
        elif self._table.numbered and self._needed and not self._like(one, key)[0]:
            self.astray.append(one)
        else:
            self.keys[one.group] = key
            del self._free[key]

    def _by_words(self, one: Came) -> None:
        """Know a row without a reference that came in before and was given one."""
        for key in self._free:
            if self._like(one, key)[0] == self._needed > 0:
                self.keys[one.group] = key
                del self._free[key]
                return

    def leave_one(self) -> None:
        """Take the first new row for the one record there may be; leave the others."""
        new = [one for one in self._left if not self.keys[one.group]]
        rest = new if len(self.keys) > len(new) else new[1:]
        for one in new[:1]:
            if one not in rest and self._free:
                self.keys[one.group] = self._free.popitem()[0]
        for one in rest:
            del self.keys[one.group]
        self.over += rest

    def _like(self, one: Came, key: str) -> tuple[int, int]:
        return like(self._table, one, self._free[key], self.setting)


def _key(table: Table, came: Came, setting: Setting) -> str:
    """Return what a row says that it is, as the review writes it."""
    text = came.text(table.key)
    if table.key is None or not text:
        return ""
    if table.numbered:
        return text.removesuffix(".0")
    if table.key.kind.endswith("-id"):
        return text.upper()
    said = came.said[table.key.name]
    quiet = setting.quiet()
    try:
        value = value_of(table.key, said.pieces, None, said.at, quiet)
        return written(shown(table.key, value))
    except UnreadableError:
        return text
