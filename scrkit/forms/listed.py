"""Take in the records of a list that grows: known by their ids, or by what they say."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from scrkit.errors import UnreadableError
from scrkit.forms.answers import value_of
from scrkit.forms.description import Place
from scrkit.forms.layout import plain, shown, value_in
from scrkit.forms.pieces import pieces, same, written
from scrkit.forms.places import leaves
from scrkit.forms.records import Taking, silent
from scrkit.model.kinds import Record

GONE = (
    "It stood in the form and stands there no longer. Take it out of the review with "
    "--withdraw, or put it back."
)
TWICE = "The same reference stands there twice."
FOREIGN = "It is no reference of this list. Leave it empty for a new one."
TAKEN_BACK = (
    "It was withdrawn, and its reference is never given again. Leave the reference "
    "empty if it counts once more, or take the rows out."
)
CITED = (
    "It stands in the form no longer, and the review refers to it. Put it back, or "
    "change first what refers to it."
)

SEVERAL = (
    "{} is nothing but numbered points, as if several stood in one row: if they are "
    "several, give each rows of its own, and import the form again before it is written"
)


def take_rows(
    taking: Taking, place: Place, before: tuple[Any, ...], key: str = ""
) -> tuple[Any, ...]:
    """Return the records of a list that grows, with what the form says of them.

    `key` is that of the record whose list it is.
    """
    begins = f"{place.name}."
    said = (g for (name, of, g) in taking.said if of == key and name.startswith(begins))
    groups = sorted(set(said))
    if not groups:
        taking.absent.append(place.heading)
        return before
    rows = _Rows(taking, place, before, key)
    return rows.by_id(groups) if place.key else rows.by_words(groups)


@dataclass(frozen=True, slots=True, repr=False)
class _Rows:
    """The records of a list, and what stood of them before."""

    taking: Taking
    place: Place
    before: tuple[Any, ...]
    key: str = ""

    def by_words(self, groups: list[int]) -> tuple[Any, ...]:
        """Return records that bear no id: who says most of the same is the same."""
        said = [one for one in groups if any(self._words(one))]
        words = [self._words(one) for one in said]
        held = [self._shown(one) for one in self.before]
        found: dict[int, Any] = {}
        new: list[Any] = []
        for group, at in zip(
            said, aligned(words, held, near=self.taking.filled), strict=True
        ):
            then = None if at is None else self.before[at]
            one = self.taking.one_of(self.place, {}, (self.key, group), then)
            if at is not None:
                found[at] = then if one is None else one
            elif one is not None:
                # At the end, for a record without an id is found again by its place.
                new.append(one)
                self.taking.added.append(self._named(group))
        for at, then in enumerate(self.before):
            if at not in found and self._stays(self._named(at + 1)):
                found[at] = then
        return (*(found[at] for at in sorted(found)), *new)

    def _named(self, number: int) -> str:
        """Return what a record without an id is called in what is said of it."""
        own = f"{self.place.heading} {number}"
        return f"{self.key}, {own}" if self.key else own

    def _words(self, group: int) -> tuple[str, ...]:
        return tuple(plain(self._said(one, group)) for one in self._leaves())

    def _said(self, place: Place, group: int) -> str:
        """Return what is said in a place, a day or an answer as the form words it."""
        said = self.taking.said.get((place.name, self.key, group))
        if said is None:
            return ""
        if place.shape in ("day", "period", "answer") and said.pieces:
            try:
                value = value_of(place, said.pieces, None, "", silent(self.taking))
            except UnreadableError:
                return written(said.pieces)
            return written(shown(place, value))
        return written(said.pieces)

    def _shown(self, record: Record) -> tuple[str, ...]:
        values = ((o, value_in(record, self._path(o))) for o in self._leaves())
        return tuple(plain(written(shown(one, value))) for one, value in values)

    def _path(self, place: Place) -> list[str]:
        return place.name[len(self.place.name) + 1 :].split(".")

    def _leaves(self) -> Iterable[Place]:
        return (one for one, _ in leaves(self.place.inner))

    def by_id(self, groups: list[int]) -> tuple[Any, ...]:
        """Return records that are known by their ids; a new one is given the next."""
        key = self.place.key
        held = {getattr(one, key): one for one in self.before}
        met: dict[str, Any] = {}
        named = {self._id(group) for group in groups}
        # A record that a row names outright is that row's, whoever else reads like it.
        spare = {id: one for id, one in held.items() if id not in named}
        for group in groups:
            id = self._id(group) or self._known_again(group, spare)
            self._row((group, id), held, met)
        left = [id for id in held if id not in met]
        kept = [held[id] for id in left if self._stays(id)]
        return (*kept, *met.values())

    def _stays(self, id: str) -> bool:
        taking = self.taking
        # The form went out empty: what it leaves out nobody took out.
        if not taking.filled:
            return True
        # Else a finding would be cited that is no longer there.
        if taking.withdraw and id in taking.used and not taking.keeps:
            taking.setting.ask(id, "id", CITED)
            return True
        if taking.withdraw:
            taking.gone.append(id)
            return False
        taking.setting.ask(id, "id", GONE)
        return True

    def _id(self, group: int) -> str:
        known = self.taking.said.get(
            (f"{self.place.name}.{self.place.key}", self.key, group)
        )
        return " ".join(one.text.strip() for one in known.pieces) if known else ""

    def _known_again(self, group: int, spare: dict[str, Any]) -> str:
        """Return the id that a record without one was given when it came in before."""
        # A form is imported again when it was put right; it still has no reference.
        rest = self._rest()
        if not self.taking.says_anything(rest, (self.key, group), None):
            return ""
        for id, record in spare.items():
            if all(self._says(one, group, record) for one, _ in leaves(rest)):
                del spare[id]
                return id
        return ""

    def _rest(self) -> tuple[Place, ...]:
        return tuple(o for o in self.place.inner if o.field != self.place.key)

    def _says(self, place: Place, group: int, record: Record) -> bool:
        said = self.taking.said.get((place.name, self.key, group))
        held = value_in(record, self._path(place))
        if said is None or not said.pieces:
            return held in (None, "", (), place.default)
        try:
            value = value_of(place, said.pieces, held, said.at, silent(self.taking))
        except UnreadableError:
            return False
        return same(written(shown(place, value)), written(shown(place, held)))

    def _row(
        self, row: tuple[int, str], held: dict[str, Any], met: dict[str, Any]
    ) -> None:
        (group, id), taking = row, self.taking
        spot, key = (self.key, group), self.place.key
        known = taking.said.get((f"{self.place.name}.{key}", *spot))
        at = known.at if known else self.place.heading
        if not taking.says_anything(self._rest(), spot, held.get(id)):
            if id in held:
                met[id] = held[id]
            elif id:
                taking.setting.ask(at, key, FOREIGN)
            return
        # How the ids of the list begin: Q, or HEALTH-R for an agency's own.
        kind: str = next(o.kind for o in self.place.inner if o.field == self.place.key)
        letter = kind[:1].upper()
        begins = f"{self.taking.prefix}{letter}"
        wrong = self._wrong(id, begins, held, met)
        if wrong:
            taking.setting.ask(at, key, wrong)
            return
        # Beyond those that were ever used, too: an id is never given to another record.
        new = id or next_id(begins, (*held, *met, *taking.used))
        found = taking.one_of(self.place, {key: new}, spot, held.get(new))
        if found is not None:
            met[new] = found
            taking.added += [new] * (new not in held)
            taking.several += [new] * (new not in held and self._is_several(group))

    def _is_several(self, group: int) -> bool:
        """Tell whether a text of a record is nothing but numbered points."""
        texts = (o for o in self.place.inner if o.shape == "narrative")
        said = (self.taking.said.get((o.name, self.key, group)) for o in texts)
        points = [pieces(written(one.pieces)) for one in said if one]
        return any(len(o) > 1 and all(p.ordinal for p in o) for o in points)

    def _wrong(
        self, id: str, begins: str, held: Collection[str], met: Collection[str]
    ) -> str:
        """Return what is wrong with a reference, "" for nothing."""
        if id in met:
            return TWICE
        if not id or id in held:
            return ""
        # A reference that scrkit would never give leads nowhere, or into another list.
        if not re.fullmatch(rf"{re.escape(begins)}[1-9][0-9]*", id):
            return FOREIGN
        return TAKEN_BACK if id in self.taking.used else ""


def next_id(begins: str, ids: Iterable[str]) -> str:
    """Return the next id of those that begin so: HEALTH-R3."""
    ends = [id.removeprefix(begins) for id in ids if id.startswith(begins)]
    last = max((int(one) for one in ends if one.isdigit()), default=0)
    return f"{begins}{last + 1}"


_Words = tuple[str, ...]


def aligned(
    now: list[_Words], then: list[_Words], *, near: bool
) -> tuple[int | None, ...]:
    """Return for each record of a list which one it was; None for a new one.

    Records that say the same are the same, wherever they stand. `near`: what is left is
    the one of those left with which it shares the half of what it says, or that stood
    in its place between others that are the same.
    """
    pairing = _Pairing(now, then)
    pairing.the_same()
    if near:
        pairing.the_nearest()
        pairing.in_place()
    return tuple(pairing.found.get(at) for at in range(len(now)))


class _Pairing:
    """Which record of a list was which one before; `left` are those that nobody is."""

    def __init__(self, now: list[_Words], then: list[_Words]) -> None:
        self.now, self.left = now, dict(enumerate(then))
        self.found: dict[int, int] = {}
        # autojunk would take what many rows share, such as "Yes", for noise.
        matcher = SequenceMatcher(None, now, then, autojunk=False)
        self._blocks = matcher.get_opcodes()

    def the_same(self) -> None:
        """Pair those that say the same, those in the same order first."""
        for kind, a, b, c, _ in self._blocks:
            for at in range(a, b) if kind == "equal" else ():
                self._pair(at, at - a + c)
        for at, words in self._open():
            self._pair(at, next((n for n, o in self.left.items() if o == words), None))

    def the_nearest(self) -> None:
        """Pair those that share the half at least of what they say."""
        for at, words in self._open():
            scores = {n: _shared(words, one) for n, one in self.left.items()}
            best = max(scores, key=lambda n: scores[n], default=None)
            self._pair(at, best if best is not None and scores[best] >= _HALF else None)

    def in_place(self) -> None:
        """Pair what stands as many in number between others that are the same."""
        for kind, a, b, c, d in self._blocks:
            for at in range(a, b) if kind == "replace" and b - a == d - c else ():
                self._pair(at, at - a + c)

    def _open(self) -> list[tuple[int, _Words]]:
        return [(at, o) for at, o in enumerate(self.now) if at not in self.found]

    def _pair(self, at: int, then: int | None) -> None:
        if then in self.left and at not in self.found:
            self.found[at] = then
            del self.left[then]


_HALF = 0.5


def _shared(one: _Words, other: _Words) -> float:
    # What is empty in both is no likeness.
    both = [pair for pair in zip(one, other, strict=True) if any(pair)]
    return sum(a == b for a, b in both) / len(both) if both else 0.0
