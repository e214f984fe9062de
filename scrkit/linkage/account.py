"""Read an agency's account of an event into what can be compared with another's."""

import calendar
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, compress, count
from operator import attrgetter
from typing import NamedTuple

from msgspec import Struct

from scrkit.dates import ClockTime, PartialDate
from scrkit.dates.spoken import NUMBERS
from scrkit.linkage.vocabulary import Vocabulary, Wording, common, stemmed, words
from scrkit.model.case import Agency, Person
from scrkit.model.entry import Entry

# A code as reviews write them: SW1, ChildA, MGM; a name would not be here.
_CODE = re.compile(
    r"@?\b([A-Z][A-Za-z]*[0-9]+[A-Za-z]?|[A-Z][a-z]+[A-Z][A-Za-z]*|[MP]G[MF])\b"
)
_BASE = re.compile(r"[A-Z]?[a-z]{2,}|[A-Z]+(?![a-z])")
_NUMBERS = {word: str(n) for word, n in NUMBERS.items() if n > 1}
_CLOCK = re.compile(r"\b([01]?[0-9]|2[0-3])[:.]([0-5][0-9])\b")
_MONTHS = {
    name: n
    for n, month in enumerate(calendar.month_name)
    if month
    for name in (month.casefold(), month[:3].casefold())
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_NUMERIC = re.compile(r"\b([0-9]{1,2})[/.]([0-9]{1,2})(?:[/.]([0-9]{2}|[0-9]{4}))?\b")
_SPELLED = re.compile(
    rf"\b([0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)? ({_MONTH})\b"
    r"(?: ([0-9]{4}))?",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:yesterday|last night|overnight|yest|"
    r"(?:previous|the) (?:day|night|evening) before|previous (?:day|night|evening))\b",
    re.IGNORECASE,
)
_WEEKDAYS = tuple(day.casefold() for day in calendar.day_name)
# In short they are told by their capital; "Sat" more often begins a sentence.
_SHORT_DAYS = {
    short: name
    for name in _WEEKDAYS
    for short in (name[:3].title(), name[:4].title(), name[:5].title())
    if short != "Sat"
}
_WEEKDAY = re.compile(
    rf"\b((?i:{'|'.join(_WEEKDAYS)})|{'|'.join(sorted(_SHORT_DAYS, reverse=True))})s?\b"
)
_AGO = re.compile(
    rf"\b([0-9]{{1,2}}|a|{'|'.join(NUMBERS)}) (day|week)s? "
    r"(?:ago|earlier|previously|before|prior|after|since)\b",
    re.IGNORECASE,
)
_UNITS = {"day": 1, "week": 7}
# "On the 4th": of this month, or of the last.
_OF_MONTH = re.compile(r"\b[Tt]he ([0-9]{1,2})(?:st|nd|rd|th)\b")
_ORDINAL = re.compile(r"[0-9]{1,2}(?:st|nd|rd|th)\b")
# A part of a month, in an agency's own words for its date below its account.
_PART = re.compile(
    rf"Date as the agency gives it: (?:the )?(early|mid|late)[- ](?:in )?(?:{_MONTH})",
    re.IGNORECASE,
)
_PARTS = {"early": (0, 13), "mid": (7, 22), "late": (16, 30)}
# One of these stands in whatever tells of a day before.
_TELLS_BEFORE = frozenset(
    ("yesterday", "overnight", "yest", "last", "previous", "before", "weekend")
    + ("ago", "earlier", "previously", "prior", "after", "since")
)
_MISSED = frozenset(("came.missed", "came.no_access"))
# Without one of these letters, or one of these words, a piece of text bears no mark.
_BEARS = re.compile(r"[A-Z0-9&]")
_TELLING = frozenset((*_MONTHS, *_WEEKDAYS, *_TELLS_BEFORE))
_NONE: frozenset[int] = frozenset()
_Wordings = Mapping[str, tuple[Wording, ...]]
# How far from its own day an account speaks of another.
_EARLIER, _LATER = 200, 60
_MONTH_LENGTH = 31


class Account(Struct, eq=False):
    """What an account holds that another may hold as well; each part as sets of words.

    `ideas` are what happened, `themes` what they belong to, `who` kinds of people,
    `services` the agencies that it names besides its own (`own`), `ways` how somebody
    was in touch, `order` which of several it was, `codes` people and places, `words` the stems that no idea has, `days`
    other days of which the text speaks (ordinals), `minutes` the times in it. `exact`
    tells that its date is one day, and said to be sure;
    `first` and `last` (ordinals) are its first and last day.
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


class _Word(Struct, eq=False):
    """What is worth knowing of a word, once for all accounts in which it stands.

    `stem` is that by which wordings are heard; `counts` the same, or "" where the word
    tells nothing.
    """

    text: str
    stem: str
    counts: str
    number: str
    begins: tuple[Wording, ...]


_BEGINS, _COUNTS, _NUMBER = map(attrgetter, ("begins", "counts", "number"))


class _Marks(NamedTuple):
    """What else stands in a piece of text without a blank: most pieces have none."""

    codes: tuple[str, ...]
    clocks: tuple[int, ...]
    numeric: tuple[tuple[str, str, str], ...]
    weekdays: tuple[str, ...]
    month: bool
    before: bool
    ordinal: bool


_NO_MARKS = _Marks((), (), (), (), month=False, before=False, ordinal=False)


class _Pieces(dict[str, tuple[_Word, ...]]):
    """The words of each piece of text between two blanks, read once a review.

    No word, code, time or day in figures reaches over a blank, and most pieces stand
    in many accounts.
    """

    def __init__(self, joined: frozenset[str], wordings: _Wordings) -> None:
        super().__init__()
        self.marked: dict[str, _Marks] = {}
        self._joined = joined
        self._wordings = wordings
        self._words: dict[str, _Word] = {}

    def __missing__(self, piece: str) -> tuple[_Word, ...]:
        said = tuple(words(piece, self._joined))
        if _BEARS.search(piece) or not _TELLING.isdisjoint(said):
            marks = _marks(piece, said)
            if marks != _NO_MARKS:
                self.marked[piece] = marks
        found = self[piece] = tuple([self._word(word) for word in said])
        return found

    def _word(self, word: str) -> _Word:
        found = self._words.get(word)
        if found is None:
            stem = stemmed(word)
            counts = len(stem) > 1 and word not in common() and not stem.isdigit()
            number = _NUMBERS.get(word, word if word.isdigit() else "")
            found = self._words[word] = _Word(
                word,
                stem,
                stem if counts else "",
                number if number not in "01" else "",
                self._wordings.get(stem, ()),
            )
        return found


def _marks(piece: str, said: Collection[str]) -> _Marks:
    clocks = [int(h) * 60 + int(m) for h, m in _CLOCK.findall(piece)]
    return _Marks(
        tuple(_CODE.findall(piece)),
        tuple(clocks),
        tuple(_NUMERIC.findall(piece)),
        tuple(_WEEKDAY.findall(piece)),
        month=not _MONTHS.keys().isdisjoint(said),
        before=not _TELLS_BEFORE.isdisjoint(said),
        ordinal=piece[0].isdigit() and _ORDINAL.match(piece) is not None,
    )


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
            code.casefold(): self._ideas_of(f"{one.label} {one.role}")
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
        first, last = _span(text, entry.date)
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
            days=frozenset(_days(text, marks, entry.date)) if marks else _NONE,
            minutes=frozenset(_minutes(marks, entry.time)),
            length=len(known),
            exact=entry.date.exact,
        )

    def _heard(self, known: Sequence[_Word]) -> tuple[set[str], set[int]]:
        """Return the ideas of a text, and which of its words they stand in."""
        begins = compress(count(), map(_BEGINS, known))
        spans = [
            (names, at, at + len(wording))
            for at in begins
            for wording, names in known[at].begins
            if len(wording) == 1 or _stands(known, at, wording)
        ]
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

    def _parted(self, ideas: Iterable[str]) -> dict[str, frozenset[str]]:
        """Return ideas by what they are of: who, agency, way, order, or an event."""
        found: dict[str, list[str]] = {"": [], "who": [], "agency": []}
        found |= {"way": [], "order": []}
        for idea in ideas:
            kind = idea.partition(".")[0] if "." in idea else ""
            found.setdefault(kind, []).append(idea)
        return {kind: frozenset(each) for kind, each in found.items()}

    def _coded(
        self, marks: Iterable[_Marks], known: Iterable[_Word], people: Iterable[str]
    ) -> frozenset[str]:
        found = {code.casefold() for code in people}
        if self._roles:
            found.update([one.text for one in known if one.text in self._roles])
        for given in chain.from_iterable([one.codes for one in marks]):
            code = given.casefold()
            found.add(code)
            if code not in self._codes:
                base = _BASE.match(given)
                self._codes[code] = self._ideas_of(base[0]) if base else frozenset()
        return frozenset(found)

    def _of_code(self, code: str) -> frozenset[str]:
        return self._roles.get(code) or self._codes.get(code, frozenset())

    def _agency(self, agency: Agency) -> frozenset[str]:
        """Return what kind of service an agency is, by its id and name."""
        if agency.id not in self._agencies:
            named = self._ideas_of(f"{agency.id.replace('-', ' ')} {agency.name}")
            self._agencies[agency.id] = self._parted(named)["agency"]
        return self._agencies[agency.id]


def _span(text: str, when: PartialDate) -> tuple[int, int]:
    """Return the first and last day of a date, nearer where a month is told in part."""
    first, last = when.first, when.last
    if when.precision == "month" and "as the agency" in text:
        part = _PART.search(text)
        if part:
            start, end = _PARTS[part[1].casefold()]
            return first + start, min(last, first + end)
    return first, last


def _stands(known: Sequence[_Word], at: int, wording: tuple[str, ...]) -> bool:
    if at + len(wording) > len(known):
        return False
    return all(known[at + n].stem == stem for n, stem in enumerate(wording))


def _counting(
    known: Sequence[_Word], codes: Collection[str], used: Collection[int]
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems that tell something, and those of them that no idea has."""
    stems = _stems_of(known, codes)
    if not used:
        return stems, stems
    left = [one for at, one in enumerate(known) if at not in used]
    return stems, _stems_of(left, codes)


def _stems_of(known: Iterable[_Word], codes: Collection[str]) -> frozenset[str]:
    if codes:
        known = [one for one in known if one.text not in codes]
    return frozenset(filter(None, map(_COUNTS, known)))


def _minutes(marks: Iterable[_Marks], time: ClockTime | None) -> Iterator[int]:
    if time is not None:
        yield time.first
    for one in marks:
        yield from one.clocks


def _days(text: str, marks: Sequence[_Marks], when: PartialDate) -> Iterator[int]:
    """Yield the days of which an account speaks besides its own."""
    if not when.known:
        return
    for day, month, year in chain.from_iterable([one.numeric for one in marks]):
        yield from _ordinals(int(day), int(month), year, when)
    if any(one.month for one in marks):
        for day, month, year in _SPELLED.findall(text):
            yield from _ordinals(int(day), _MONTHS[month.casefold()], year, when)
    if when.precision == "day":
        yield from _spoken(text, marks, when.first)


def _spoken(text: str, marks: Sequence[_Marks], own: int) -> Iterator[int]:
    """Yield what "yesterday" and the days of the week mean beside an account's day."""
    weekday = date.fromordinal(own).weekday()
    if any(one.before for one in marks):
        yield from _before(text, own, weekday)
    if any(one.ordinal for one in marks):
        yield from _of_month(text, own)
    for name in chain.from_iterable([one.weekdays for one in marks]):
        whole = _SHORT_DAYS.get(name, name.casefold())
        back = (weekday - _WEEKDAYS.index(whole)) % 7
        if back:
            yield own - back


def _before(text: str, own: int, weekday: int) -> Iterator[int]:
    """Yield the days that "yesterday", "a week ago" and "the weekend" mean."""
    if _BEFORE.search(text):
        yield own - 1
    for count, unit in _AGO.findall(text):
        told = count.casefold()
        number = int(told) if told.isdigit() else NUMBERS.get(told, 1)
        if number:
            yield own - int(number) * _UNITS[unit.casefold()]
    if "weekend" in text.casefold():
        yield from (own - weekday - 1, own - weekday - 2)


def _of_month(text: str, own: int) -> Iterator[int]:
    """Yield the last day before its own that bears the number of "the 4th"."""
    for told in _OF_MONTH.findall(text):
        back = date.fromordinal(own)
        for _ in range(_MONTH_LENGTH):
            back = date.fromordinal(back.toordinal() - 1)
            if back.day == int(told):
                yield back.toordinal()
                break


def _ordinals(day: int, month: int, year: str, when: PartialDate) -> Iterator[int]:
    """Yield the days that a day and month may mean; without a year, the last two."""
    own = date.fromordinal(when.first).year
    years = [int(year) % 100 + 2000] if year else [own, own - 1]
    for each in years:
        try:
            found = date(each, month, day).toordinal()
        except ValueError:
            continue
        if -_EARLIER <= found - when.first <= _LATER and found != when.first:
            yield found
