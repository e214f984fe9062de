"""Take a draft back: what becomes of each section, what is asked, what is told."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from scrkit.drafting.coding import Coder
from scrkit.drafting.guidance import called
from scrkit.drafting.making import source_mark
from scrkit.drafting.picturing import Pictures
from scrkit.drafting.placing import LOST
from scrkit.drafting.reading import Came, read_draft
from scrkit.drafting.spelling import section_of, spelled
from scrkit.drafting.state import State, marked
from scrkit.drafting.units import Unit, under_heading
from scrkit.drafting.word import Own, Region
from scrkit.errors import UnreadableError
from scrkit.files import NewFile, Plan, in_place_of
from scrkit.importers.read.values import Aside
from scrkit.importers.understand.naming import (
    NUMBER,
    NUMBERED,
    SEVERAL,
    SHARED,
    Pseudonymiser,
)
from scrkit.model.review import Review
from scrkit.prose.pointing import is_kept
from scrkit.system import child
from scrkit.text.counting import number

Runs = Callable[..., Any]
"""What runs a function in a child process: `child.run`, or one that is kept."""
OLDER = (
    "the review's own text changed since the draft went out, and the draft's changed "
    "too. Bring both together in a new draft; or take the draft's words over the "
    "review's with --over {name}"
)
NO_SUCH = "the report has no such section any more: what stands in it was not taken"
UNSPELT = (
    "what stands in it cannot be written as the text of a report: use paragraphs, "
    "headings of two levels, lists, quotes and plain tables"
)
STATELESS = (
    "the file no longer says what it was made from: it is compared with the review as "
    "it is now"
)


@dataclass(frozen=True, slots=True, repr=False)
class DraftOptions:
    """A draft that came, and the review as it is.

    `own`, `regions` and `frame` are what a draft of today would be; `files` those of
    the review. `over` are sections of which the draft's words win.
    """

    review: Review
    regions: tuple[Region, ...]
    own: tuple[Own, ...]
    frame: tuple[str, ...]
    files: Mapping[str, bytes]
    door: Pseudonymiser
    day: date
    sha256: str
    over: frozenset[str] = frozenset()
    flags: Mapping[str, bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, repr=False)
class Change:
    """What becomes of a section: how many of its pieces are new, and how many go."""

    called: str
    new: int
    gone: int
    emptied: bool


@dataclass(slots=True, repr=False)
class DraftSummary:
    """What taking a draft in would do, in plain words: places, counts, no case text."""

    paragraphs: int = 0
    changes: list[Change] = field(default_factory=list)
    same: int = 0
    questions: list[tuple[str, str]] = field(default_factory=list)
    told: list[tuple[str, str]] = field(default_factory=list)
    named: list[tuple[str, int, tuple[str, ...]]] = field(default_factory=list)
    asides: tuple[Aside, ...] = ()
    notes: list[str] = field(default_factory=list)
    blocked: list[str] = field(default_factory=list)
    files: Plan = ()


def take_draft_safely(
    content: bytes, options: DraftOptions, run: Runs = child.run
) -> DraftSummary:
    """Return what taking a draft in would do; all it costs, a child process pays.

    Raises ScrError, in plain words, for what is no draft that can be read.
    """
    found: DraftSummary = run(take_draft, content, options)
    return found


def take_draft(content: bytes, options: DraftOptions) -> DraftSummary:
    """Return what taking a draft in would do, found in this process."""
    came = read_draft(content, options.own, options.regions, options.frame)
    return _Taking(came, options).summary()


class _Taking:
    """One draft that is compared with the review."""

    def __init__(self, came: Came, options: DraftOptions) -> None:
        self.came, self.options = came, options
        self.found = DraftSummary(came.paragraphs, told=came.told, asides=came.asides)
        self.coder = Coder(options.review, options.door)
        pictures = {n: c for n, c in options.files.items() if is_kept(n)}
        self.pictures = Pictures(pictures)
        self.files: list[Plan] = []

    def summary(self) -> DraftSummary:
        """Return what would become of it."""
        found = self.found
        if self.came.state is None:
            found.notes.append(STATELESS)
        regions = {one.name: one for one in self.options.regions}
        self._ask(self.came.asked, regions)
        for name, units in self.came.prose.items():
            if name in regions:
                self._section(regions[name], units)
            elif units:
                found.questions.append((self._called(name), NO_SUCH))
        found.named = self.coder.named()
        texts = tuple(one for plan in self.files for one in plan)
        found.files = (*self.pictures.new, *texts)
        found.blocked = list(self._blocked())
        return found

    def _ask(
        self, asked: Iterable[tuple[str, str]], regions: Mapping[str, Region]
    ) -> None:
        for name, why in asked:
            # A section in which nothing stood is no loss, and many programs drop empty
            # controls.
            if why == LOST and not self._stood(name, regions):
                continue
            said = self._called(name) if name in regions else name
            self.found.questions.append((said, why))

    def _stood(self, name: str, regions: Mapping[str, Region]) -> bool:
        """Tell whether anything stood in a section when the draft went out."""
        state = self.came.state
        if state is not None and name in state.sections:
            return bool(state.sections[name])
        return name in regions and bool(regions[name].section.units)

    def _called(self, name: str) -> str:
        return called(name, self.options.review)

    def _section(self, region: Region, units: tuple[Unit, ...]) -> None:
        """Decide on a section: as it was, new, or changed on both sides."""
        path = f"overview/{region.name}.md"
        source = _text(self.options.files.get(path))
        section = section_of(source, region.under, region.section.own)
        state = self.came.state or _today(region, source)
        units = under_heading(units, region.under)
        theirs = marked(unit.key for unit in units)
        now = marked(unit.key for unit in section.units)
        # As the review has it now, or as it went out: either way the draft changes
        # nothing.
        if theirs in (now, state.sections.get(region.name)):
            self.found.same += 1
            return
        if self._came_before(units, now):
            self.found.same += 1
            return
        # Only once both are known to differ: a newer text alone is no conflict.
        older = state.sources.get(region.name) != source_mark(source)
        if older and region.name not in self.options.over:
            why = OLDER.format(name=region.name)
            self.found.questions.append((self._called(region.name), why))
            return
        wanted = self._coded(region.name, units, set(now))
        wanted = self.pictures.kept(wanted, region.name)
        for why in dict.fromkeys(self.pictures.asked):
            self.found.questions.append((self._called(region.name), why))
        # Of this section alone; the next has pictures of its own.
        self.pictures.asked.clear()
        own = replace(section.own, pictures=self.pictures.files)
        section = replace(section, own=own)
        try:
            text = spelled(section, wanted, source)
        except UnreadableError:
            self.found.questions.append((self._called(region.name), UNSPELT))
            return
        self._change(region.name, units, now)
        if text != source:
            file = NewFile(path, text.encode())
            self.files.append((in_place_of(file, self.options.files.get(path)),))

    def _came_before(self, units: tuple[Unit, ...], now: tuple[str, ...]) -> bool:
        """Tell whether a section says, once it has its codes, what the review says."""
        # One of its own, whose doubts nobody hears: nothing is taken in here.
        trial = Coder(self.options.review, self.options.door)
        return now == marked(
            (one if marked((one.key,))[0] in now else trial.coded(one, "")).key
            for one in units
        )

    def _coded(
        self, name: str, units: tuple[Unit, ...], known: set[str]
    ) -> tuple[Unit, ...]:
        """Return units with codes and citations; those that stood are left as is."""
        coded = []
        for unit in units:
            if marked((unit.key,))[0] in known:
                coded.append(unit)
                continue
            coded.append(self.coder.coded(unit, self._called(name)))
        doubts = dict.fromkeys(self.coder.doubts)
        self.coder.doubts.clear()
        self.found.questions += [(one.where, one.why) for one in doubts]
        return tuple(coded)

    def _change(self, name: str, units: tuple[Unit, ...], now: tuple[str, ...]) -> None:
        theirs = marked(unit.key for unit in units)
        new = sum(one not in now for one in theirs)
        gone = sum(one not in theirs for one in now)
        said = Change(self._called(name), new, gone, emptied=not units)
        self.found.changes.append(said)

    def _blocked(self) -> Iterator[str]:
        found, flags = self.found, self.options.flags
        if found.questions and not flags.get("partial"):
            yield (
                f"{number(len(found.questions), 'question')} above: put it right in "
                "the file and import it again, or take in what is clear with --partial"
            )
        kinds = {kind for kind, _, _ in found.named}
        if NUMBER in kinds:
            yield NUMBERED
        if SHARED in kinds:
            yield SEVERAL
        if found.named and not flags.get("names_checked"):
            yield (
                "what may be names: put codes for them, or look and add --names-checked"
            )
        if any(one.blocks for one in found.asides) and not flags.get("unread_checked"):
            yield "what was not understood: look at it, and add --unread-checked"


def _today(region: Region, source: str) -> State:
    """Return a section as it is now, for a draft that no longer says what it was."""
    name = region.name
    units = marked(unit.key for unit in region.section.units)
    return State({name: units}, {name: source_mark(source)})


def _text(content: bytes | None) -> str:
    return "" if content is None else content.decode("utf-8-sig")
