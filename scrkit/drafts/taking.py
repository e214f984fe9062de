"""Make points of what readers put into drafts; nothing is decided, nothing doubled."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from msgspec.structs import replace

from scrkit.drafts.readers import Readers
from scrkit.drafts.standing import Report
from scrkit.drafts.untracked import untracked
from scrkit.edits.noting import new_id
from scrkit.importers.read.remarked import Remark
from scrkit.importers.read.remarks import Reviewed
from scrkit.importers.understand.naming import Pseudonymiser, coded
from scrkit.model.drafting import Draft, Point, PointReply
from scrkit.render.passages import anchor as anchor_of
from scrkit.render.passages import bare, place_and_anchor, unnumbered

_LENGTH = 16
_MINUTE = len("2016-03-01T10:00")


@dataclass(frozen=True, slots=True, repr=False)
class Came:
    """A draft that came back: which one, what is in it, the report now and as sent.

    `unchanged` is whether the review is still what the draft was made of; `named` is
    what the file is called in what is told.
    """

    draft: Draft
    reviewed: Reviewed
    report: Report
    sent: Report
    unchanged: bool
    named: str
    sha256: str


@dataclass(slots=True, repr=False)
class Taking:
    """What taking files in would do: points that are new, and those that change."""

    new: list[Point] = field(default_factory=list)
    changed: dict[int, Point] = field(default_factory=dict)
    known: int = 0
    replies: int = 0
    gone: list[str] = field(default_factory=list)
    doubts: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    """By kind, file and place: what may be a name."""


class Taker:
    """What takes files into the points that there are."""

    def __init__(
        self, points: tuple[Point, ...], door: Pseudonymiser, readers: Readers
    ) -> None:
        self.points = points
        self.door = door
        self.readers = readers
        self.taking = Taking()
        self._sources = {one.source: at for at, one in enumerate(points) if one.source}
        self._recoded = dict(self._as_coded_now())
        self._fresh: dict[str, int] = {}

    def take(self, several: Iterable[Came]) -> Taking:
        """Return what all files together come to."""
        every = [(came, list(self._remarks(came))) for came in several]
        for came, found in every:
            # Whoever is known from what was taken in before is the same again.
            for remark, source in found:
                at = self._sources.get(source)
                if at is not None:
                    self.readers.learn(remark.who, came.sha256, self.points[at].who)
        for came, found in every:
            for remark, source in found:
                self._one(came, remark, source)
        return self.taking

    def _remarks(self, came: Came) -> Iterator[tuple[Remark, str]]:
        met: Counter[str] = Counter()
        own = untracked(came.reviewed, came.sent, unchanged=came.unchanged)
        for remark in (*came.reviewed.remarks, *own):
            source = self._source(came, remark)
            met[source] += 1
            # The same words twice at one place are two points, in each of the files.
            if met[source] > 1:
                source = f"{source}-{met[source]}"
            if source not in self._sources:
                source = self._recoded.get(self._by_words(came, remark), source)
            yield remark, source

    def _as_coded_now(self) -> Iterator[tuple[tuple[str, ...], str]]:
        """Yield points in which the register of today knows more, by what they say."""
        # The same file would else say something else once a name in it is known.
        for one in self.points:
            texts = (one.text, one.removes, one.adds)
            now = tuple(coded(text, self.door).text for text in texts)
            if now != texts and one.source:
                said = one.said.isoformat() if one.said else ""
                yield (
                    (one.draft, one.kind, said, one.anchor, *map(bare, now)),
                    one.source,
                )

    def _by_words(self, came: Came, remark: Remark) -> tuple[str, ...]:
        day = day_of(remark.when)
        said = day.isoformat() if day else ""
        texts = (remark.text, remark.removes, remark.adds)
        now = (bare(coded(text, self.door).text) for text in texts)
        _, anchor = _where(came.sent, remark)
        return (came.draft.id, remark.kind, said, anchor, *now)

    def _source(self, came: Came, remark: Remark) -> str:
        place, anchor = _where(came.sent, remark)
        said = (remark.text, remark.removes, remark.adds)
        parts = (
            *(came.draft.id, remark.kind, remark.when[:_MINUTE], place, anchor),
            *(bare(coded(text, self.door).text) for text in said),
            *("moves" * remark.moves, "untracked" * remark.untracked),
        )
        # Neither who wrote nor a name is in it: of what is short, a checksum tells.
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:_LENGTH]

    def _one(self, came: Came, remark: Remark, source: str) -> None:
        if source in self._sources:
            self._again(came, remark, self._sources[source])
        elif source in self._fresh:
            at = self._fresh[source]
            point = self._with_replies(came, remark, self.taking.new[at])
            self.taking.new[at] = point
            self.taking.known += 1
        else:
            self._fresh[source] = len(self.taking.new)
            self.taking.new.append(self._point(came, remark, source))

    def _again(self, came: Came, remark: Remark, at: int) -> None:
        before = self.taking.changed.get(at, self.points[at])
        after = self._with_replies(came, remark, before)
        if after != before:
            self.taking.changed[at] = after
        self.taking.known += 1

    def _point(self, came: Came, remark: Remark, source: str) -> Point:
        taken = [one.id for one in (*self.points, *self.taking.new)]
        place, anchor = _where(came.sent, remark)
        id = new_id("PT", taken)
        above = remark.heading or remark.story or "the title page"
        say = self._saying(came, f"{id}, a {remark.kind} on {above}")
        point = Point(
            id=id,
            draft=came.draft.id,
            who=self.readers.who(remark.who, came.sha256, came.draft),
            said=day_of(remark.when),
            kind="comment" if remark.kind == "comment" else "change",
            place=came.sent.whole(place),
            anchor=anchor,
            passage=say(_shortened(unnumbered(remark.passage))),
            words=say(_shortened(unnumbered(remark.words))),
            text=say(remark.text),
            removes=say(remark.removes),
            adds=say(remark.adds),
            moves=remark.moves,
            untracked=remark.untracked,
            resolved=remark.resolved,
            source=source,
        )
        point = self._with_replies(came, remark, point)
        if came.report.standing(point).state == "gone":
            self.taking.gone.append(point.id)
        return point

    def _with_replies(self, came: Came, remark: Remark, point: Point) -> Point:
        """Return a point with the replies that it has not yet."""
        say = self._saying(came, f"{point.id}, a reply")
        # By day and words: who wrote may be known by another code by now.
        there = {(one.said, bare(one.text)) for one in point.replies}
        more = []
        for who, when, text in remark.replies:
            said = say(text)
            if (day_of(when), bare(said)) in there:
                continue
            reader = self.readers.who(who, came.sha256, came.draft)
            more.append(PointReply(who=reader, said=day_of(when), text=said))
        if point.source in self._sources or point in self.taking.new:
            self.taking.replies += len(more)
        return replace(
            point,
            replies=(*point.replies, *more),
            resolved=point.resolved or remark.resolved,
        )

    def _saying(self, came: Came, at: str) -> Callable[[str], str]:
        def say(text: str) -> str:
            made = coded(text, self.door)
            for kind, count in made.open:
                self.taking.doubts[kind, came.named, at] += count
            return made.text if not made.unknown_mention else _unmentioned(made.text)

        return say


def _unmentioned(text: str) -> str:
    """Return a text whose signs mention nobody, as a reader's @ may be anything."""
    # First undone, so that what was doubled already is not doubled again.
    return text.replace("@@", "@").replace("@", "@@")


def _where(report: Report, remark: Remark) -> tuple[str, str]:
    """Return the place and the anchor of a remark, "" where it stands nowhere."""
    place, anchor = place_and_anchor(remark.mark)
    if place:
        return place, anchor
    if remark.story:
        return remark.story, ""
    own = anchor_of(remark.passage) if remark.passage else ""
    found = report.at(own) if own else None
    if found is not None:
        return found.place, own
    return report.place_of(remark.heading), own


def day_of(when: str) -> date | None:
    """Return the day of what a program wrote; None for none."""
    try:
        return date.fromisoformat(when[:10])
    except ValueError:
        return None


_LONGEST = 600


def _shortened(text: str) -> str:
    """Return a passage as far as it is needed to know it again."""
    if len(text) <= _LONGEST:
        return text
    return f"{text[:_LONGEST].rpartition(' ')[0]} …"
