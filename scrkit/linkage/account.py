"""Read an agency's account of an event into what can be compared with another's."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain, compress, count
from operator import attrgetter

from msgspec import Struct

from scrkit.dates import ClockTime, PartialDate
from scrkit.dates.spoken import NUMBERS
from scrkit.linkage.days import (
    NO_MARKS,
    Marks,
    bears_marks,
    days,
    minutes,
    read_marks,
    span,
)
from scrkit.linkage.vocabulary import (
    Vocabulary,
    Wording,
    common,
    exactly,
    stemmed,
    words,
)
from scrkit.model.case import Agency
from scrkit.model.entry import Entry
from scrkit.model.people import Person

_BASE = re.compile(r"[A-Z]?[a-z]{2,}|[A-Z]+(?![a-z])")
_NUMBERS = {word: str(n) for word, n in NUMBERS.items() if n > 1}
_MISSED = frozenset(("came.missed", "came.no_access"))
_NONE: frozenset[int] = frozenset()
_KINDS = ("", "who", "agency", "way", "order")
_NO_IDEAS: dict[str, frozenset[str]] = dict.fromkeys(_KINDS, frozenset())
_Wordings = Mapping[str, tuple[Wording, ...]]


class Account(Struct, eq=False):
    """What an account holds that another may hold as well; each part as sets of words.

    `ideas` are what happened, `themes` what they belong to, `who` kinds of people,
    `services` the agencies that it names besides its own (`own`), `ways` how somebody
    was in touch, `order` which of several it was, `codes` people and places, `words`
    the stems that no idea has, `days` other days of which the text speaks (ordinals),
    `minutes` the times in it. `exact` tells that its date is one day, and said to be
    sure; `first` and `last` (ordinals) are its first and last day.
    """

    id: str
    agency: str
    own: frozenset[str]
    date: PartialDate
    first: int
    last: int
    time: ClockTime | None
    seen: str
    ideas: frozenset[str]
    themes: frozenset[str]
    who: frozenset[str]
    services: frozenset[str]
    ways: frozenset[str]
    order: frozenset[str]
    missed: bool
    codes: frozenset[str]
    words: frozenset[str]
    stems: frozenset[str]
    numbers: frozenset[str]
    days: frozenset[int]
    minutes: frozenset[int]
    length: int
    exact: bool


def dates_contradict(one: Account, other: Account) -> bool:
    """Tell whether both dates are one day and said to be sure, and not the same."""
    return one.exact and other.exact and one.first != other.first


class _Word(Struct, eq=False):
    """What is worth knowing of a word, once for all accounts in which it stands.

    `stem` and `exact` are those by which wordings are heard; `counts` is the stem, or
    "" where the word tells nothing.
    """

    text: str
    stem: str
    exact: str
    counts: str
    number: str
    begins: tuple[Wording, ...]


_BEGINS, _COUNTS, _NUMBER = map(attrgetter, ("begins", "counts", "number"))


class _Pieces(dict[str, tuple[_Word, ...]]):
    """The words of each piece of text between two blanks, read once a review.

    No word, code, time or day in figures reaches over a blank, and most pieces stand
    in many accounts.
    """

    def __init__(self, joined: frozenset[str], wordings: _Wordings) -> None:
        super().__init__()
        self.marked: dict[str, Marks] = {}
        self._joined = joined
        self._wordings = wordings
        self._words: dict[str, _Word] = {}

    def __missing__(self, piece: str) -> tuple[_Word, ...]:
        said = tuple(words(piece, self._joined))
        if bears_marks(piece, said):
            marks = read_marks(piece, said)
            if marks != NO_MARKS:
                self.marked[piece] = marks
        found = self[piece] = tuple([self._word(word) for word in said])
        return found

    def _word(self, word: str) -> _Word:
        found = self._words.get(word)
        if found is None:
            stem = stemmed(word)
            counts = len(stem) > 1 and word not in common() and not stem.isdigit()
            number = _NUMBERS.get(word, word if word.isdigit() else "")
            exact = exactly(word)
            wordings = self._wordings
            found = self._words[word] = _Word(
                word,
                stem,
                exact,
                stem if counts else "",
                number if number not in "01" else "",
                wordings.get(stem, ()) + wordings.get(exact, ()),
            )
        return found


class Reader:
    """Reads the accounts of one review.

    `people` are those of the review by code: a role tells what a code stands for; a
    code without one is taken by its letters (HV1: health visitor).
    """

    def __init__(self, vocabulary: Vocabulary, people: Mapping[str, Person]) -> None:
        self._vocabulary = vocabulary
        self._pieces = _Pieces(vocabulary.joined, vocabulary.wordings)
        self._agencies: dict[str, frozenset[str]] = {}
        self._codes: dict[str, frozenset[str]] = {}
        self._roles = {
            code.casefold(): self._who(f"{one.label} {one.role}")
            for code, one in people.items()
        }

    def read(self, entry: Entry, agency: Agency) -> Account:
        """Return an entry as it is compared."""
        text = f"{entry.event}\n{entry.action}\n{entry.voice}"
        own = self._agency(agency)
        pieces = text.split()
        known = [*chain.from_iterable(map(self._pieces.__getitem__, pieces))]
        marked = self._pieces.marked
        # Most accounts bear no mark; that is told without a look at each piece.
        bearing = not marked.keys().isdisjoint(pieces)
        marks = [marked[one] for one in pieces if one in marked] if bearing else []
        codes = self._coded(marks, known, entry.people)
        ideas, used = self._heard(known)
        for code in codes:
            ideas |= self._of_code(code)
        parts = self._parted(ideas)
        stems, left = _counting(known, codes, used)
        themes = self._vocabulary.themes
        first, last = span(text, entry.date)
        return Account(
            id=entry.id,
            agency=agency.id,
            own=own,
            date=entry.date,
            first=first,
            last=last,
            time=entry.time,
            seen=entry.child_seen,
            ideas=parts[""],
            themes=frozenset([themes.get(idea, "other") for idea in parts[""]]),
            who=parts["who"],
            services=parts["agency"] - own,
            ways=parts["way"],
            order=parts["order"],
            missed=not _MISSED.isdisjoint(ideas),
            codes=codes,
            words=left,
            stems=stems,
            numbers=frozenset(filter(None, map(_NUMBER, known))),
            days=frozenset(days(text, marks, entry.date)) if marks else _NONE,
            minutes=frozenset(minutes(marks, entry.time)),
            length=len(known),
            exact=entry.date.exact,
        )

    def _heard(self, known: Sequence[_Word]) -> tuple[set[str], set[int]]:
        """Return the ideas of a text, and which of its words they stand in."""
        spans = [
            (names, at, at + len(wording))
            for at in compress(count(), map(_BEGINS, known))
            for wording, names in known[at].begins
            if len(wording) == 1 or _stands(known, at, wording)
        ]
        if not spans:
            return set(), set()
        longest: dict[int, int] = {}
        for _, start, end in spans:
            for at in range(start, end):
                longest[at] = max(longest.get(at, 0), end - start)
        ideas: set[str] = set()
        used: set[int] = set()
        for names, start, end in spans:
            # "Home visit" is no word of a home.
            if end - start in (longest[start], longest[end - 1]):
                ideas.update(names)
                used.update(range(start, end))
        return ideas, used

    def _ideas_of(self, text: str) -> frozenset[str]:
        pieces = map(self._pieces.__getitem__, text.split())
        return frozenset(self._heard([*chain.from_iterable(pieces)])[0])

    def _who(self, text: str) -> frozenset[str]:
        """Return who a role or code is: what it is called never tells what happened."""
        return frozenset(idea for idea in self._ideas_of(text) if "." in idea)

    def _parted(self, ideas: Collection[str]) -> dict[str, frozenset[str]]:
        """Return ideas by what they are of: who, agency, way, order, or an event."""
        if not ideas:
            return _NO_IDEAS
        found: dict[str, list[str]] = {kind: [] for kind in _KINDS}
        for idea in ideas:
            kind = idea.partition(".")[0] if "." in idea else ""
            found.setdefault(kind, []).append(idea)
        return {kind: frozenset(each) for kind, each in found.items()}

    def _coded(
        self, marks: Iterable[Marks], known: Iterable[_Word], people: Iterable[str]
    ) -> frozenset[str]:
        found = {code.casefold() for code in people}
        if self._roles:
            found.update([one.text for one in known if one.text in self._roles])
        for given in chain.from_iterable([one.codes for one in marks]):
            code = given.casefold()
            found.add(code)
            if code not in self._codes:
                base = _BASE.match(given)
                self._codes[code] = self._who(base[0]) if base else frozenset()
        return frozenset(found)

    def _of_code(self, code: str) -> frozenset[str]:
        return self._roles.get(code) or self._codes.get(code, frozenset())

    def _agency(self, agency: Agency) -> frozenset[str]:
        """Return what kind of service an agency is, by its id and name."""
        if agency.id not in self._agencies:
            named = self._ideas_of(f"{agency.id.replace('-', ' ')} {agency.name}")
            self._agencies[agency.id] = self._parted(named)["agency"]
        return self._agencies[agency.id]


def _stands(known: Sequence[_Word], at: int, wording: tuple[str, ...]) -> bool:
    if at + len(wording) > len(known):
        return False
    # The first word is that by which the wording was looked up.
    for n in range(1, len(wording)):
        said, one = wording[n], known[at + n]
        if said not in (one.stem, one.exact):
            return False
    return True


def _counting(
    known: Sequence[_Word], codes: Collection[str], used: Collection[int]
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems that tell something, and those of them that no idea has."""
    counts = [*map(_COUNTS, known)]
    if codes:
        for at, one in enumerate(known):
            if one.text in codes:
                counts[at] = ""
    stems = frozenset(filter(None, counts))
    if not used:
        return stems, stems
    for at in used:
        counts[at] = ""
    return stems, frozenset(filter(None, counts))
