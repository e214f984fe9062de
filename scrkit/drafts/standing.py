"""Find the passage of a point again, in the report as it is now."""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from scrkit.model.drafting import Point
from scrkit.render.passages import COVER, Passage, bare

State = Literal["there", "moved", "reworded", "gone", "nowhere"]
# How much of a passage has to stand in another that is taken for it.
_ALIKE = 0.5
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a point stands now: the section, the paragraph, what became of it."""

    state: State
    section: str = ""
    number: str = ""
    order: int = 1_000_000

    @property
    def told(self) -> str:
        """What is to be said of the place, in a few words."""
        number = f"paragraph {self.number}" if self.number else ""
        return ", ".join(part for part in (number, _TOLD[self.state]) if part)


_TOLD = {
    "there": "",
    "moved": "moved since the draft",
    "reworded": "reworded since the draft",
    "gone": "the passage is gone",
    "nowhere": "on no passage of the report",
}


_STORIES = {
    "": "",
    "header": "Head of the pages",
    "footer": "Foot of the pages",
    "footnotes": "Footnotes",
    "endnotes": "Footnotes",
}


class Report:
    """The passages of the report as it is now, in one of its views."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self.passages: Sequence[Passage] = tuple(passages)
        self.marks = {one.mark: one for one in self.passages}
        self._places = dict.fromkeys(one.place for one in self.passages)
        self._by_anchor: dict[str, list[int]] = {}
        self._pairs: list[frozenset[tuple[str, str]]] | None = None
        for at, one in enumerate(self.passages):
            self._by_anchor.setdefault(one.anchor, []).append(at)

    def at(self, anchor: str, place: str = "") -> Passage | None:
        """Return the passage of an anchor, that of a place before others."""
        every = [self.passages[at] for at in self._by_anchor.get(anchor, ())]
        own = [one for one in every if one.place == place]
        return next(iter((*own, *every)), None)

    def whole(self, place: str) -> str:
        """Return a place that a bookmark may have cut off."""
        if place in self._places:
            return place
        # Word cuts the name of a bookmark off at forty letters.
        longer = (one for one in self._places if one.startswith(place))
        return next(longer, place) if place else place

    def place_of(self, heading: str) -> str:
        """Return the place below a heading, "" where the report has none such."""
        wanted = bare(heading)
        found = (one.place for one in self.passages if bare(one.heading) == wanted)
        return next(found, "") if wanted else ""

    def standing(self, point: Point) -> Standing:
        """Return where a point stands now."""
        if not point.anchor and point.place in _STORIES:
            return Standing("nowhere", _STORIES[point.place])
        for at in self._sorted(self._by_anchor.get(point.anchor, ()), point.place):
            same = self.passages[at].place == point.place
            return self._there("there" if same else "moved", at)
        alike = self._alike(point)
        if alike is not None:
            return self._there("reworded", alike)
        for at, one in enumerate(self.passages):
            if one.place == point.place:
                return Standing("gone", one.heading, order=at)
        return Standing("gone")

    def _there(self, state: State, at: int) -> Standing:
        one = self.passages[at]
        section = one.heading or "Title page"
        return Standing(state, section, one.number, at)

    def _sorted(self, every: Iterable[int], place: str) -> list[int]:
        # The same words may stand twice: those in the section of the point come first.
        return sorted(every, key=lambda at: (self.passages[at].place != place, at))

    def _alike(self, point: Point) -> int | None:
        """Return the passage that says most of what the point's own said, if enough."""
        wanted = _pairs(point.passage)
        if not wanted or point.place == COVER:
            return None
        if self._pairs is None:
            self._pairs = [_pairs(one.words) for one in self.passages]
        best = max(
            range(len(self.passages)),
            key=lambda at: (
                _shared(wanted, self._pairs[at] if self._pairs else ()),
                self.passages[at].place == point.place,
            ),
            default=None,
        )
        if best is None or _shared(wanted, self._pairs[best]) < _ALIKE:
            return None
        return best


def _pairs(words: str) -> frozenset[tuple[str, str]]:
    """Return each word of a text with the one behind it."""
    every = _WORD.findall(bare(words))
    # Pairs, for single words such as "the" stand in every passage.
    return frozenset(zip(every, [*every[1:], ""], strict=False))


def _shared(
    wanted: Collection[tuple[str, str]], other: Collection[tuple[str, str]]
) -> float:
    common = len(set(wanted) & set(other))
    return common / max(len(wanted), len(other) if len(other) < len(wanted) else 1)
