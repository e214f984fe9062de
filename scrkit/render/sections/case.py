"""What is being rendered, and how it speaks of people and dates in the chosen view."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from msgspec.structs import replace

from scrkit.dates import PartialDate, spell_date, spelled
from scrkit.edits.confirming import suspects
from scrkit.model.case import Grain
from scrkit.model.entry import Entry
from scrkit.model.kinds import Day, Record
from scrkit.model.review import Review
from scrkit.render.sections.quoting import cited_by_number, numbered, quoted
from scrkit.render.wording import days, names
from scrkit.render.wording.coarse import coarsened
from scrkit.render.wording.escape import cleaned, literal
from scrkit.render.wording.mentions import substitute
from scrkit.render.wording.options import Options
from scrkit.review.known import known_on
from scrkit.review.walk import plain_texts
from scrkit.text.casing import capital
from scrkit.text.counting import plural
from scrkit.text.fillers import says_nothing
from scrkit.timeline.values import Row, Timeline

# What is sent to one agency, or signed, tells nothing of what the others gave.
NO_TIMELINE = Timeline((), (), (), None, 0)


@dataclass(frozen=True, slots=True)
class Case:
    """A review and its timeline, with the options, ready to be put into words."""

    review: Review
    timeline: Timeline
    options: Options
    wordings: Mapping[str, str]
    rows: Mapping[str, Row]
    suspect: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By finding or recommendation that is to be confirmed again: what changed."""

    @property
    def published(self) -> bool:
        """Whether this is for the public."""
        return self.options.view == "published"

    def say(self, text: str) -> str:
        """Return narrative with its mentions in the words of the view.

        What only fills its place is not for the public.
        """
        # Most fields of most entries are empty.
        if not text or (self.published and says_nothing(text)):
            return ""
        return substitute(self._dated(cleaned(text).strip()), self.wordings)

    def say_markdown(self, text: str) -> str:
        """Return the reviewer's Markdown with its mentions in words, kept literal."""
        if self.published and says_nothing(text):
            return ""
        return substitute(self._dated(cleaned(text)), self.wordings, literal)

    def _dated(self, text: str) -> str:
        """Return narrative with its days as exact as the view allows."""
        return coarsened(text, self.grain) if self.published else text

    @property
    def grain(self) -> Grain:
        """The finest that the public reads of a date of the case."""
        return self.review.case.publication.days

    def person(self, code: str) -> str:
        """Return the words for a person, as a table or heading has them."""
        return capital(self.wordings.get(code, code))

    def date(self, value: PartialDate) -> str:
        """Spell a date of the case; for the public as coarse as review.yaml says."""
        return days.said(value, self.grain) if self.published else spell_date(value)

    def called(self, key: str) -> str:
        """Return what the framework calls a thing, as it writes it."""
        return names.full(self.options.names, key)

    def heading(self, key: str) -> str:
        """Return what the framework calls a thing, as a heading has it."""
        return names.heading(self.options.names, key)

    def inside(self, key: str) -> str:
        """Return what the framework calls a thing, inside a sentence."""
        return names.inside(self.options.names, key)

    def worded(self, words: str) -> str:
        """Return words of a table with the framework's names in their places."""
        if "{" not in words and "}" not in words:
            return words
        return words.format(
            imr=self.called("imr"),
            imrs=plural(self.called("imr")),
            short_report=self.heading("short_report"),
            chronology=names.with_article(self.inside("chronology")),
            the_board=self.called("the_board"),
            inquest=self.heading("inquest"),
            Subject=self.heading("subject"),
            subject=self.inside("subject"),
        )

    def agency(self, id: str | None) -> str:
        """Return the name of an agency, the Board where there is none."""
        if id is None:
            return self.called("the_board")
        known = self.review.agency(id)
        return known.name if known else id

    def addressee(self, to: str) -> str:
        """Return who is addressed: an agency by its id, or what was written."""
        known = self.review.agency(to)
        if known:
            return known.name
        board = to.lower() in ("board", "the board")
        return self.called("the_board") if board else cleaned(to)


def open_case(review: Review, timeline: Timeline, options: Options) -> Case:
    """Make a case ready: the words for every code, and the rows by entry id."""
    return open_cases(review, timeline, (options,))[0]


def open_cases(
    review: Review, timeline: Timeline, several: tuple[Options, ...]
) -> tuple[Case, ...]:
    """Make a case ready for each of several days, which the options alone differ by."""
    options = several[0]
    # Before the review is cut to a day: who somebody is, is no news of any day.
    wordings = _wordings(review, options)
    grain = review.case.publication.days
    # Of the review as it is written: what was cited is compared word by word.
    changed = suspects(review)
    if options.view == "published":
        numbers = numbered(timeline)
        timeline = quoted(timeline, numbers, grain)
        found = cited_by_number(review.findings, numbers)
        # The public reads no ids of entries: what the text cites, it cites by number.
        review = replace(review, findings=found)
    rows = {row.entry.id: row for row in timeline.rows}
    suspect = {one.record.id: tuple(c.id for c in one.changes) for one in changed}
    return tuple(
        Case(
            review=_worded(known_on(review, one.as_of), wordings),
            timeline=timeline,
            options=one,
            wordings=wordings,
            rows=rows,
            suspect=suspect,
        )
        for one in several
    )


def _worded(review: Review, wordings: Mapping[str, str]) -> Review:
    """Return the review with the mentions in its titles and offices in words."""
    # Narrative keeps its mentions until it is placed, because its place decides whether
    # it is read as Markdown. The entries are the timeline's.
    changed = {
        name: _said(value, wordings)
        for name in review.__struct_fields__
        if name not in ("chronologies", "sections", "pictures")
        for value in (getattr(review, name),)
    }
    return replace(review, **changed)


# Labels and published wordings are the words themselves.
_WORDS = frozenset({"label", "published"})


def _said(value: Any, wordings: Mapping[str, str]) -> Any:
    if isinstance(value, tuple):
        return tuple(_said(item, wordings) for item in value)
    if isinstance(value, dict):
        return {key: _said(item, wordings) for key, item in value.items()}
    if not isinstance(value, Record):
        return value
    texts = plain_texts(type(value)) - _WORDS
    changed = {}
    for name in value.__struct_fields__:
        held = getattr(value, name)
        if name in texts and held:
            changed[name] = substitute(cleaned(held), wordings)
        elif isinstance(held, tuple | dict | Record):
            changed[name] = _said(held, wordings)
    return replace(value, **changed)


def _wordings(review: Review, options: Options) -> dict[str, str]:
    everything = review.people
    named = [(p.code, p.label, p.published) for p in everything.people]
    named += [(p.code, p.label, p.published) for p in everything.places]
    public = options.view == "published"
    return {
        code: cleaned(
            # In this order: the name where the register is open, the public's words for
            # the public, and a label before a bare code.
            options.identities.get(code)
            or (published if public else "")
            or label
            or code
        )
        for code, label, published in named
    }


def day(value: Day | None) -> str:
    """Spell a day of the review's own course; empty where there is none."""
    return spelled(value) if value else ""


def in_order(ids: tuple[str, ...], case: Case) -> tuple[Entry | str, ...]:
    """Return the entries with those ids in the order of the timeline.

    An id that the timeline lacks (an entry of an agency alone) comes last, as text.
    """
    places = {id: n for n, id in enumerate(case.rows)}
    known = sorted((id for id in ids if id in places), key=lambda id: places[id])
    # Kept as text, so that a finding never seems to stand on less than it cites.
    return *(case.rows[id].entry for id in known), *(i for i in ids if i not in places)
