"""Numbers and days of the register, to be found in whatever way they are written."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from scrkit.identifiers.days import days
from scrkit.identifiers.numbers import Numbers, compact, telephone
from scrkit.identity.register import Register

# Digits and letters of a number that is no other one's by chance.
_SHORTEST = 5


@dataclass(frozen=True, slots=True, repr=False)
class Fact:
    """A stretch of text that gives somebody away without naming them.

    `kind` is "telephone", "nhs-number", "identifier", "birth" or "death".
    """

    start: int
    end: int
    code: str
    kind: str


class Facts:
    """The numbers and days of a register, made ready once for many texts."""

    def __init__(self, register: Register) -> None:
        """Take the numbers, births and deaths of everybody in the register."""
        known: dict[str, tuple[str, str]] = {}
        self._days: dict[date, tuple[str, str]] = {}
        for one in register.identities:
            for text in one.other_identifiers:
                known[compact(text)] = one.code, "identifier"
            for text in one.telephones:
                known[telephone(text)] = one.code, "telephone"
            known[compact(one.nhs_number)] = one.code, "nhs-number"
            for kind, when in (("death", one.died), ("birth", one.born)):
                if when is not None and when.exact:
                    self._days[date.fromordinal(when.first)] = one.code, kind
        self._numbers = Numbers(
            {
                text: whose
                for text, whose in known.items()
                if len(text) >= _SHORTEST and any(c.isdigit() for c in text)
            }
        )

    def numbers(self, text: str) -> Iterator[Fact]:
        """Yield where a text holds a number of somebody, however it is written."""
        for start, end, code, kind in self._numbers.find(text):
            yield Fact(start, end, code, kind)

    def find(self, text: str) -> Iterator[Fact]:
        """Yield where a text holds a number, a day of birth or of death, as `days`."""
        yield from self.numbers(text)
        if self._days:
            for start, end, day in days(text):
                if day in self._days:
                    yield Fact(start, end, *self._days[day])
