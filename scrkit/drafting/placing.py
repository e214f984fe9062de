"""Tell which lines of a draft are prose, and of which section; what is the draft's own.

A section is known by its control, its bookmark, the line above it or its heading.
What comes from the records is known by what it said when the draft went out.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from scrkit.drafting.lines import Lines
from scrkit.drafting.state import State, short
from scrkit.drafting.word import Own

TORN = (
    "its place was torn apart: other parts of the report stand between its pieces. "
    "Put its text together again below its line, in a new draft if need be"
)
LOST = (
    "its place is not in the file any more: it was taken out, or its heading and "
    "marks were. It stays as it stands in the review"
)
STRAY = (
    "words stand in no section of prose: put them where they belong, or take them out"
)
CHANGED = "what comes from the review's records reads otherwise in the file"
GONE = "what comes from the review's records is not in the file any more"
_ALIKE = 0.6
# What went out, and stands at another place now.
_MOVED = 1 << 30


@dataclass(slots=True, repr=False)
class Placed:
    """The lines of each section, by number; what is asked and told, by its place."""

    sections: dict[str, list[int]] = field(default_factory=dict)
    torn: set[str] = field(default_factory=set)
    asked: list[tuple[str, str]] = field(default_factory=list)
    told: list[tuple[str, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True, repr=False)
class Expected:
    """What a draft would say of itself today, and what it was when it went out.

    `names` are its sections, `headings` the marks of the headings in their prose.
    """

    own: tuple[Own, ...]
    names: tuple[str, ...]
    headings: frozenset[str]
    state: State | None


def place(lines: Lines, expected: Expected) -> Placed:
    """Return which lines are the prose of which section."""
    return _Placing(lines, expected).placed()


class _Placing:
    """One pass over the lines of a draft."""

    def __init__(self, lines: Lines, expected: Expected) -> None:
        own, state = expected.own, expected.state
        self.lines, self.names = lines, expected.names
        self.prose_heads = expected.headings
        self.found = Placed()
        went_out = state.own if state else tuple(short(one.text) for one in own)
        self.count = len(went_out)
        # The paragraphs, and rows of tables, and where in what went out each stands:
        # -1 where it is none of it.
        self.items = list(_aligned(list(_signs(lines)), went_out))
        self.today = {short(one.text): one for one in own}
        self.heads = _heads(own, went_out)
        self.marks = {
            short(one.text): one.region for one in own if one.region and not one.level
        }
        self.headings = {
            short(one.text): one.region for one in own if one.region and one.level
        }
        # Of each line, where it stands in what went out, in its order.
        stands = [-1] * len(self.lines.every)
        for n, at in self.items:
            if at >= 0 and stands[n] < 0:
                stands[n] = at
        self.stands = stands

    def placed(self) -> Placed:
        """Return which lines are the prose of which section."""
        for name in self.names:
            core = self._core(name)
            if core is None:
                continue
            if self._is_torn(name, core):
                self.found.torn.add(name)
                self.found.asked.append((name, TORN))
            self.found.sections[name] = core
        self._overlapping()
        self._grow()
        self._rest()
        for name in self.found.torn:
            del self.found.sections[name]
        return self.found

    def _overlapping(self) -> None:
        """Ask about sections that share a line: nobody knows whose it is."""
        owner: dict[int, str] = {}
        whole = set(self.found.sections) - self.found.torn
        for name in (one for one in self.names if one in whole):
            for n in self.found.sections[name]:
                other = owner.setdefault(n, name)
                if other != name:
                    for one in {name, other} - self.found.torn:
                        self.found.torn.add(one)
                        self.found.asked.append((one, TORN))

    def _core(self, name: str) -> list[int] | None:
        """Return the lines that are known to be a section's; None where none can be."""
        every = enumerate(self.lines.every)
        controlled = [n for n, one in every if one.control == name]
        # In this order, from what programs keep best to what they keep least.
        if controlled:
            return [n for n in controlled if self._guided(n) != name]
        if name in self.lines.spans:
            first, last = self.lines.spans[name]
            return list(range(first, last + 1))
        for known in (self.marks, self.headings):
            for at, line in enumerate(self.lines.every):
                if not line.is_table and known.get(short(line.words[0])) == name:
                    edge = self._under(at)
                    return self._written(list(self._below(edge)), edge, 1)
        # Asked, not taken as emptied: a file that came back in part deletes nothing.
        self.found.asked.append((name, LOST))
        return None

    def _guided(self, n: int) -> str:
        """Return the section of which a line is the line of guidance, or ""."""
        line = self.lines.every[n]
        return "" if line.is_table else self.marks.get(short(line.words[0]), "")

    def _under(self, at: int) -> int:
        """Return the last line of what the draft itself says below a mark."""
        for n in range(at + 1, len(self.lines.every)):
            if not self._is_own(n) or self._is_mark(n):
                return n - 1
        return len(self.lines.every) - 1

    def _below(self, at: int) -> Iterator[int]:
        """Yield the lines below a mark, up to what is the draft's own."""
        for n in range(at + 1, len(self.lines.every)):
            if self._is_own(n) or self.lines.every[n].control:
                return
            yield n

    def _is_own(self, n: int) -> bool:
        """Tell whether a line stands where it stood when the draft went out."""
        return 0 <= self.stands[n] < _MOVED

    def _is_torn(self, name: str, core: list[int]) -> bool:
        """Tell whether something else of the draft stands in a section."""
        if not core:
            return False
        inside = range(core[0], core[-1] + 1)
        others = set(inside).difference(core)
        # Another section's heading between them: text would change its section unseen.
        if any(self._is_mark(n) for n in inside):
            return True
        if any(not self.lines.every[n].is_empty for n in others):
            return True
        span = self.lines.spans.get(name)
        marked = set(range(span[0], span[1] + 1)) if span else set(core)
        return not marked & set(core)

    def _is_mark(self, n: int) -> bool:
        """Tell whether a line is a heading or a line of guidance of the draft's own."""
        line = self.lines.every[n]
        if line.is_table:
            return False
        sign = short(line.words[0])
        head = self.today.get(sign)
        if sign in self.marks:
            return True
        return bool(head and head.level and sign not in self.prose_heads)

    def _grow(self) -> None:
        """Add what was written right before or behind a section's place to it."""
        taken = {
            n: name
            for name, core in self.found.sections.items()
            for n in core
            if name not in self.found.torn
        }
        for name, core in self.found.sections.items():
            if not core or name in self.found.torn:
                continue
            for step, edge in ((-1, core[0]), (1, core[-1])):
                run = list(self._beside(edge, step, taken))
                grown = self._written(run, edge, step)
                core.extend(grown)
                taken |= dict.fromkeys(grown, name)
            core.sort()

    def _beside(self, edge: int, step: int, taken: dict[int, str]) -> Iterator[int]:
        n = edge + step
        while 0 <= n < len(self.lines.every):
            if n in taken or self._is_own(n) or self.lines.every[n].control:
                return
            yield n
            n += step

    def _written(self, run: list[int], edge: int, step: int) -> list[int]:
        """Return of lines beside a section those that are no changed records."""
        end = edge + step * (len(run) + 1)
        inside = 0 <= end < len(self.lines.every)
        at = self.stands[end] if inside else (self.count if step > 0 else -1)
        missing = self._missing_at(at, step)
        kept = []
        for n in run:
            # Words changed in what comes from the records are told of, not taken as
            # prose.
            if missing and any(self._is_like(n, one) for one in missing):
                break
            kept.append(n)
        return kept

    def _missing_at(self, at: int, step: int) -> list[int]:
        """Return what went out right before (or behind) a place, and is nowhere now."""
        met, found = set(self.stands), []
        n = at - step
        while 0 <= n < self.count and n not in met:
            found.append(n)
            n -= step
        return found

    def _is_like(self, n: int, at: int) -> bool:
        """Tell whether a line is what stood at a place, with other words in it."""
        words = "".join(self.lines.every[n].words)
        was = self.heads[at].text
        if not was or not words:
            return False
        # Half of it at least: a short word stands in many a text.
        if was in words or (words in was and len(words) * 2 > len(was)):
            return True
        match = SequenceMatcher(None, was, words, autojunk=False)
        # The quick one first; it is never below the other.
        return match.quick_ratio() > _ALIKE and match.ratio() > _ALIKE

    def _rest(self) -> None:
        """Ask about words in no section; tell what of the records reads otherwise."""
        torn = self.found.torn
        # Of a place that was torn apart, what is the draft's own counts as there.
        taken = {
            n
            for name, core in self.found.sections.items()
            for n in core
            if name not in torn or not self._is_own(n)
        }
        items = [(n, at) for n, at in self.items if n not in taken]
        met = {at for _, at in items}
        after, unknown = -1, dict[int, int]()
        for n, at in items:
            # A table of which nothing is ours is one thing that was put in.
            if at < 0:
                unknown[n if self.stands[n] < 0 else -len(unknown) - 1] = n
            elif at != _MOVED:
                self._between((after, at), len(unknown), met)
                after, unknown = max(after, at), {}
        self._between((after, self.count), len(unknown), met)

    def _between(self, place: tuple[int, int], unknown: int, met: set[int]) -> None:
        """Tell of what stood between two places, and of what stands there now."""
        between = range(place[0] + 1, place[1])
        missing = [n for n in between if n not in met and not self.heads[n].guides]
        # The place of what went out: the section of the report, by number.
        at = missing[0] if missing else place[0]
        at = max(0, min(at, len(self.heads) - 1))
        where = self.heads[at].where if self.heads else ""
        if missing:
            self.found.told.append((where, CHANGED if unknown else GONE))
        if unknown > len(missing):
            self.found.asked.append((where, STRAY))


def _signs(lines: Lines) -> Iterator[tuple[int, str]]:
    """Yield the paragraphs and rows of a draft in no control, by line, as marks."""
    for n, line in enumerate(lines.every):
        # Prose in a control may say what the records say too.
        if not line.control and not line.is_empty:
            yield from ((n, short(words)) for words in line.words if words)


def _aligned(
    items: list[tuple[int, str]], went_out: tuple[str, ...]
) -> Iterator[tuple[int, int]]:
    """Yield the line of each item, and where in what went out it stands."""
    signs = [sign for _, sign in items]
    known, stands = set(went_out), [-1] * len(signs)
    match = SequenceMatcher(None, signs, list(went_out), autojunk=False)
    for a, b, size in match.get_matching_blocks():
        stands[a : a + size] = range(b, b + size)
    for (n, sign), at in zip(items, stands, strict=True):
        yield n, _MOVED if at < 0 and sign in known else at


@dataclass(frozen=True, slots=True, repr=False)
class _Stood:
    """What stood at a place when the draft went out, as far as it is known today."""

    text: str
    where: str
    guides: bool


def _heads(own: tuple[Own, ...], went_out: tuple[str, ...]) -> list[_Stood]:
    """Return what stood at each place, with the heading that is above it."""
    today = {short(one.text): one for one in own}
    found, where = [], "before all headings"
    for sign in went_out:
        one = today.get(sign)
        if one and one.level == 1:
            where = f"under “{one.shown}”"
        guides = bool(one and one.region and not one.level)
        found.append(_Stood(one.text if one else "", where, guides))
    return found
