"""What is put in the place of whom, in one stretch of text; knows no file."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from scrkit.daynames import MONTH_SHAPE
from scrkit.identifiers.letters import plain
from scrkit.identifiers.names import INITIALS
from scrkit.identity.facts import Fact
from scrkit.identity.naming import Naming, namings
from scrkit.identity.register import Register
from scrkit.identity.spans import within
from scrkit.identity.spellings import Spellings, initials_of, spellings
from scrkit.model.people import People
from scrkit.render.wording.mentions import fitted, possessive

View = Literal["coded", "published"]

_POSSESSIVE = re.compile(r"(['’])s\b")
_INSTEAD = {
    "birth": "[date removed]",
    "death": "[date removed]",
    "address": "[address removed]",
    "school": "[school removed]",
    "workplace": "[workplace removed]",
    "e-mail": "[e-mail address removed]",
}


# A day in parts, each under its key.
_IN_PARTS = re.compile(r"[A-Za-z][\"']?\s*[:=]\s*[\"']?\w")
_FIGURE = re.compile(r"\d+")
_MONTH = re.compile(rf"(?<![A-Za-z])(?:{MONTH_SHAPE})(?![A-Za-z])", re.IGNORECASE)


@dataclass(frozen=True, slots=True, repr=False)
class Swap:
    """Words to be put in the place of the characters `start` to `end`."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True, repr=False)
class Doubt:
    """A stretch that may name somebody: whom, and why that is not sure."""

    codes: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True, repr=False)
class Words:
    """All that is known of whom to replace, and by what."""

    known: Spellings
    wordings: Mapping[str, str]
    rare: tuple[str, ...]
    initials: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def swaps(self, text: str) -> tuple[tuple[Swap, ...], tuple[Doubt, ...]]:
        """Return what to replace in a text, and what only a person can tell."""
        found = namings(text, self.known)
        held = self.known.facts
        facts = [
            Swap(one.start, one.end, self._instead(one, text[one.start : one.end]))
            for one in (*held.phrases(text), *held.numbers(text))
        ]
        # What stands before a name decides how words fit; the name before that is far
        # enough to look, and to look further takes the square of a long text.
        earlier = (0, *(max(0, one.start - 1) for one in found))
        named = [
            self._named(text, back, one)
            for back, one in zip(earlier, found, strict=False)
            if one.sure
        ]
        swaps = tuple(_apart([*facts, *named]))
        doubts = tuple(
            Doubt(one.codes, one.why)
            for one in found
            if one.why and self._stays(text, one, swaps)
        )
        return swaps, (*doubts, *self._initialled(text, (*found, *swaps)))

    def _initialled(
        self, text: str, found: tuple[Naming | Swap, ...]
    ) -> Iterator[Doubt]:
        """Yield initials with points that may be somebody's: "C. E." of three."""
        is_taken = within([(one.start, one.end) for one in found])
        for match in INITIALS.finditer(plain(text)):
            codes = self.initials.get(re.sub(r"[^A-Z]", "", match[0]), ())
            last = match.start() + len(match[0].rstrip()) - 1
            if (
                codes
                and "." in match[0]
                and not (is_taken(match.start()) or is_taken(last))
            ):
                yield Doubt(codes, "shared" if len(codes) > 1 else "initials")

    def _stays(self, text: str, one: Naming, swaps: tuple[Swap, ...]) -> bool:
        """Tell whether what is not sure names somebody after the swaps, too."""
        over = [s for s in swaps if s.start < one.end and one.start < s.end]
        if not over:
            return True
        begin, end = min(one.start, over[0].start), max(one.end, over[-1].end)
        apart = [
            replace(s, start=s.start - begin, end=s.end - begin, words=" ")
            for s in over
        ]
        return bool(namings(swapped(text[begin:end], tuple(apart)), self.known))

    def _instead(self, fact: Fact, said: str) -> str:
        if fact.kind in ("birth", "death") and _IN_PARTS.search(said):
            # {"day": 21, "month": 5} has to stay what a program reads.
            return _MONTH.sub("removed", _FIGURE.sub("0", said))
        if fact.kind == "rare":
            return self.rare[int(fact.code)] or "[removed]"
        return _INSTEAD.get(fact.kind, "[number removed]")

    def _named(self, text: str, back: int, one: Naming) -> Swap:
        code, start, end = one.codes[0], one.start, one.end
        before = text[back:start]
        dropped, words = fitted(before, self.wordings.get(code, code))
        suffix = _POSSESSIVE.match(text, end)
        if suffix:
            return Swap(
                start - dropped, suffix.end(), words + possessive(words, suffix)
            )
        return Swap(start - dropped, end, words)

    def plain(self, text: str) -> str:
        """Return a text with all sure replacements made."""
        return swapped(text, self.swaps(text)[0])


def swapped(text: str, swaps: tuple[Swap, ...]) -> str:
    """Return a text with swaps made."""
    parts, at = [], 0
    for one in swaps:
        parts += [text[at : one.start], one.words]
        at = one.end
    return "".join(parts) + text[at:]


def _apart(swaps: list[Swap]) -> Iterator[Swap]:
    """Yield the swaps in order; of two that overlap the longer."""
    last: Swap | None = None
    for one in sorted(swaps, key=lambda swap: (swap.start, -swap.end)):
        if last is not None and one.start < last.end:
            if one.end - one.start > last.end - last.start:
                last = one
            continue
        if last is not None:
            yield last
        last = one
    if last is not None:
        yield last


def words_for(register: Register, people: People, view: View) -> Words:
    """Return what replaces whom: labels in the coded view, public words otherwise."""
    wording_of = [(p.code, p.label, p.published) for p in people.people]
    wording_of += [(p.code, p.label, p.published) for p in people.places]
    public = view == "published"
    wordings = {
        code: (published if public else "") or label or code
        for code, label, published in wording_of
    }
    rare = tuple(one.instead for one in register.rare)
    return Words(spellings(register), wordings, rare, initials_of(register))
