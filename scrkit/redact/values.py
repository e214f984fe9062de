"""What a redaction is asked for and what it gives back; no file, no printing."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, Protocol

from scrkit.identifiers.letters import UNSEEN
from scrkit.redact.words import Swap, View, Words, swapped

# A soft hyphen at the end of a line or a run says that the word goes on behind it.
_UNSEEN = re.compile(rf"(?!\u00ad(?:\s|\Z))[{UNSEEN}]")

Changes = Literal["accept", "refuse"]


@dataclass(frozen=True, slots=True)
class RedactOptions:
    """Which view is wanted, and what becomes of tracked changes."""

    view: View = "coded"
    changes: Changes = "accept"


@dataclass(frozen=True, slots=True)
class Share:
    """A section by number, how many words it has and how many were replaced."""

    section: int
    words: int
    replaced: int


@dataclass(frozen=True, slots=True, repr=False)
class Redacted:
    """A copy with the names taken out, and all that a person has to know of it.

    `dropped` names what was left out on purpose, `untreated` what could not be treated,
    `unsure` how often a name may stand that nobody but a person can tell.
    """

    content: bytes
    shares: tuple[Share, ...] = ()
    dropped: tuple[str, ...] = ()
    untreated: tuple[str, ...] = ()
    unsure: tuple[tuple[str, tuple[str, ...], int], ...] = ()


class Slot(Protocol):
    """A place that holds text: a run of Word, a text of a web page."""

    def get(self) -> str:
        """Return the text."""
        ...

    def put(self, text: str) -> None:
        """Replace the text."""
        ...


@dataclass(slots=True, repr=False)
class Tally:
    """What a redaction counts while it goes through a document."""

    words: Words
    section: int = 0
    counted: Counter[int] = field(default_factory=Counter)
    replaced: Counter[int] = field(default_factory=Counter)
    doubts: Counter[tuple[str, tuple[str, ...]]] = field(default_factory=Counter)
    dropped: Counter[str] = field(default_factory=Counter)
    untreated: Counter[str] = field(default_factory=Counter)

    def treat(self, slots: list[Slot]) -> None:
        """Replace names across slots that are one text: new words go to the first."""
        for slot in slots:
            if _UNSEEN.search(slot.get()):
                # Soft hyphens and the like part a name for us and not for a reader.
                slot.put(_UNSEEN.sub("", slot.get()))
        texts = [slot.get() for slot in slots]
        whole = "".join(texts)
        swaps, doubts = self.words.swaps(whole)
        self.counted[self.section] += len(whole.split())
        for doubt in doubts:
            self.doubts[doubt.why, doubt.codes] += 1
        if not swaps:
            return
        for one in swaps:
            self.replaced[self.section] += len(whole[one.start : one.end].split())
        at = 0
        for slot, text in zip(slots, texts, strict=True):
            changed = _shared(whole, swaps, at, at + len(text))
            at += len(text)
            if changed != text:
                slot.put(changed)

    def text(self, text: str) -> str:
        """Return a text that stands alone with its names replaced."""
        text = _UNSEEN.sub("", text)
        swaps, doubts = self.words.swaps(text)
        for doubt in doubts:
            self.doubts[doubt.why, doubt.codes] += 1
        return swapped(text, swaps)

    def finished(self, content: bytes) -> Redacted:
        """Return the result with all that was counted."""
        sections = sorted(self.counted | self.replaced)
        return Redacted(
            content,
            tuple(Share(n, self.counted[n], self.replaced[n]) for n in sections),
            _listed(self.dropped),
            _listed(self.untreated),
            tuple((w, c, n) for (w, c), n in sorted(self.doubts.items())),
        )


def _shared(whole: str, swaps: tuple[Swap, ...], start: int, end: int) -> str:
    """Return what a slot holds after the swaps; new words stand where they begin."""
    parts, here = [], start
    for one in swaps:
        if one.end <= start or one.start >= end:
            continue
        parts.append(whole[here : max(one.start, here)])
        if one.start >= start:
            parts.append(one.words)
        here = min(max(one.end, here), end)
    return "".join((*parts, whole[here:end]))


def _listed(found: Counter[str]) -> tuple[str, ...]:
    return tuple(
        f"{what} ({n})" if n > 1 else what for what, n in sorted(found.items())
    )


Treat = Callable[[bytes, Tally, Changes], bytes]
