"""What gives somebody of the register away without naming them, in whatever shape."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from scrkit.identifiers.birthdays import birthdays, counts_seconds, days_of_people
from scrkit.identifiers.days import is_birth, may_tell_birth, speaks_a_year
from scrkit.identifiers.letters import plain
from scrkit.identifiers.mailboxes import mailboxes
from scrkit.identifiers.numbers import Marks, local_number, telephone
from scrkit.identifiers.places import address_texts, place_texts, postcodes
from scrkit.identity.register import Register
from scrkit.model.identity import Identity
from scrkit.patterns import later

# Digits and letters of a number that is no other one's by chance.
_SHORTEST = 5
# What of an address stands before its street: the flat, the house.
_HOUSE = later(
    r"(?<!\w)(?<!\d[./-])(?:(?:flat|apartment|apt|unit|room|no)\b[\s.]*)?"
    r"(?:\d{1,3}\s?[a-z]?\s?[,/-]\s?)?\d{1,3}\s?[a-z]?,?[\s_+-]\Z",
    re.IGNORECASE,
)
_DIALLED = later(
    r"\b(?:tel|telephone|phone|phoned|call|called|rang|ring|dial|landline|home|contact)"
    r"\b\W{0,4}(?:\w{1,8}\W{1,3}){0,2}$",
    re.IGNORECASE,
)
_FAR = 30  # characters that a house takes at most


@dataclass(frozen=True, slots=True, repr=False)
class Fact:
    """A stretch of text that gives somebody away.

    `kind` is "telephone", "nhs-number", "identifier", "birth" or "death", and of
    phrases "address", "e-mail", "school", "workplace", "identifier" or "rare". The
    code of rare words is their place in the register, from 0.
    """

    start: int
    end: int
    code: str
    kind: str


class Facts:
    """The facts of a register, made ready once for many texts."""

    def __init__(self, register: Register = Register()) -> None:  # noqa: B008
        """Take everything in the register but names."""
        numbers: dict[str, tuple[str, str]] = {}
        phrases: dict[str, tuple[str, str]] = {}
        self._days: dict[date, tuple[str, str]] = {}
        self._emails: dict[str, str] = {}
        for one in register.identities:
            self._emails |= {text.casefold(): one.code for text in one.emails}
            numbers |= {text: (one.code, kind) for text, kind in _numbers(one)}
            phrases |= {text: (one.code, kind) for text, kind in _phrases(one)}
            for kind, when in (("death", one.died), ("birth", one.born)):
                if when is not None and when.exact:
                    self._days[date.fromordinal(when.first)] = one.code, kind
        for place, rare in enumerate(register.rare):
            words = (text for one in rare.words for text in without_article(one))
            phrases |= dict.fromkeys(words, (str(place), "rare"))
        self._birthdays = {
            (day.month, day.day): code
            for day, (code, kind) in self._days.items()
            if kind == "birth"
        }
        self._years = {f"{day:%y}" for day in self._days}
        self.empty = not (numbers or phrases or self._days or self._emails)
        self._numbers = Marks(numbers)
        self._local = Marks(
            {
                local: (one.code, "telephone")
                for one in register.identities
                for text in one.telephones
                if (local := local_number(text))
            }
        )
        self._phrases = Marks(phrases, in_words=True)

    def numbers(self, text: str) -> Iterator[Fact]:
        """Yield where a text holds a number of somebody, or a day of birth or death."""
        held = [Fact(*found) for found in self._numbers.find(text)]
        yield from held or self._dialled(text)
        yield from self._born(plain(text))

    def _dialled(self, text: str) -> Iterator[Fact]:
        """Yield numbers without their area's code: "rang her on 960417"."""
        for start, end, code, kind in self._local.find(text):
            if _DIALLED.search(text, max(0, start - _FAR), start):
                yield Fact(start, end, code, kind)

    def _born(self, written: str) -> Iterator[Fact]:
        """Yield days of birth and death, in a text whose signs are plain."""
        if not self._days:
            return
        # Hardly a text holds the two figures of a year in which one of them was born.
        # The week of a day may be counted to the next year: 2013-W01-1.
        told = "-W" in written or any(one in written for one in self._years)
        if told or speaks_a_year(written) or counts_seconds(written):
            for start, end, day in days_of_people(written):
                if day in self._days:
                    yield Fact(start, end, *self._days[day])
        # "Her birthday is on 14 September": the year is not wanted any more.
        for start, end, month, number in birthdays(written):
            if (month, number) in self._birthdays:
                yield Fact(start, end, self._birthdays[month, number], "birth")

    def phrases(self, text: str) -> Iterator[Fact]:
        """Yield where a text says where somebody lives, learns or works, and the like.

        Rare words, e-mail addresses and marks without digits are phrases, too.
        """
        phrases = (Fact(*found) for found in self._phrases.find(text))
        found = (*phrases, *self.mailboxes(text))
        past = 0
        for one in sorted(found, key=lambda one: (one.start, -one.end)):
            if one.start >= past:
                near = max(past, one.start - _FAR)
                is_address = one.kind == "address"
                house = _HOUSE.search(text, near, one.start) if is_address else None
                yield replace(one, start=house.start()) if house else one
                past = one.end

    def mailboxes(self, text: str) -> Iterator[Fact]:
        """Yield the registered mail addresses of a text, in whatever disguise."""
        for box in mailboxes(text) if self._emails else ():
            if box.address in self._emails:
                code = self._emails[box.address]
                yield Fact(box.start, box.end, code, "e-mail")

    def reach(self, text: str, rare: set[str] | None = None) -> Iterator[Fact]:
        """Yield where a text says how to find somebody, or when they were born.

        The codes of rare words that it comes by are put into `rare`.

        Schools and workplaces are left out, and days of which a text does not say that
        somebody was born on them: a chronology is full of both.
        """
        numbers = (Fact(*found) for found in self._numbers.find(text))
        for one in (*numbers, *self.phrases(text)):
            if one.kind in _REACH:
                yield one
            elif one.kind == "rare" and rare is not None:
                rare.add(one.code)
        written = plain(text)
        if self._days and may_tell_birth(written):
            for fact in self.numbers(text):
                told = fact.kind in ("birth", "death")
                if told and is_birth(written, fact.start):
                    yield fact


def without_article(text: str) -> tuple[str, ...]:
    """Return a text, and it without the article before it if two words are left."""
    article, _, rest = text.partition(" ")
    bare = article.lower() in ("the", "a", "an") and " " in rest.strip()
    return (text, rest.strip()) if bare else (text,)


_REACH = frozenset(("telephone", "nhs-number", "identifier", "address", "e-mail"))


def _numbers(one: Identity) -> Iterator[tuple[str, str]]:
    yield from ((telephone(text), "telephone") for text in one.telephones)
    yield one.nhs_number, "nhs-number"
    for address in one.addresses:
        yield from ((text, "address") for text in postcodes(address))
    for text in one.other_identifiers:
        if len(text) >= _SHORTEST and any(letter.isdigit() for letter in text):
            yield text, "identifier"


def _phrases(one: Identity) -> Iterator[tuple[str, str]]:
    for kind, texts in (
        ("address", [text for a in one.addresses for text in address_texts(a)]),
        ("school", [text for name in one.schools for text in place_texts(name)]),
        ("workplace", [text for name in one.workplaces for text in place_texts(name)]),
        ("e-mail", one.emails),
        ("identifier", one.other_identifiers),
    ):
        yield from ((text, kind) for text in texts)
