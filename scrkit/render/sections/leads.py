"""What in a review leads to what, and cells that lead there."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from scrkit.model.imr import OwnRecommendation
from scrkit.model.outcome import Finding, Recommendation
from scrkit.render.sections.case import Case, in_order

HOLE = "Hole: "
NOTHING = "–"


class Ref(NamedTuple):
    """Words of a cell, and the place to which they lead; `hole`: something lacks."""

    text: str
    to: str = ""
    hole: bool = False


Cell = tuple[Ref, ...]


class Line(NamedTuple):
    """A row: the place that others lead to, "" where none does, and its cells."""

    place: str
    cells: tuple[Cell, ...]


class Part(NamedTuple):
    """A table: its title, a sentence, its columns with their widths, its rows."""

    title: str
    said: str
    columns: tuple[tuple[str, int], ...]
    lines: tuple[Line, ...]


class Web:
    """The records of a case, and what leads from each to each."""

    def __init__(self, case: Case) -> None:
        review = case.review
        self.case = case
        self.questions = review.terms.questions
        self.findings = review.findings.findings
        own = (one for imr in review.imrs for one in imr.recommendations)
        self.recommended: tuple[Recommendation | OwnRecommendation, ...]
        self.recommended = (*review.findings.recommendations, *own)
        self.actions = review.actions.actions
        self.replies = {one.to: one for one in review.response.replies}
        self.against = {f.id: f.counter_evidence for f in self.findings}

    def recommended_for(self, finding: str) -> list[str]:
        """Return the recommendations that follow from a finding, by id."""
        return [
            one.id
            for one in self.recommended
            if isinstance(one, Recommendation) and finding in one.findings
        ]

    def carried_out(self, recommendation: str) -> list[str]:
        """Return the actions that carry a recommendation out, by id."""
        return [one.id for one in self.actions if recommendation in one.source]

    def citing(self, entry: str) -> Iterator[Ref]:
        """Yield what stands on an entry, and how the entry speaks."""
        for one in self.findings:
            if entry in one.evidence:
                yield Ref(f"{one.id} (for)", f"f-{one.id}")
            if entry in one.counter_evidence:
                yield Ref(f"{one.id} (against)", f"f-{one.id}")
        for own in self.recommended:
            if isinstance(own, OwnRecommendation) and entry in own.evidence:
                yield Ref(own.id, f"r-{own.id}")

    def cited(self) -> list[str]:
        """Return the entries that something stands on, in the order of the timeline."""
        found = [id for one in self.findings for id in cited_by(one)]
        for own in self.recommended:
            if isinstance(own, OwnRecommendation):
                found += own.evidence
        ids = tuple(dict.fromkeys(found))
        placed = in_order(ids, self.case)
        return [one if isinstance(one, str) else one.id for one in placed]


def cited_by(finding: Finding) -> tuple[str, ...]:
    """Return the entries that speak for a finding, and against it."""
    return (*finding.evidence, *finding.counter_evidence)


def refs(kind: str, ids: Iterable[str]) -> Cell:
    """Return a cell that leads to records of a kind, by its letter."""
    return tuple(Ref(id, f"{kind}-{id}") for id in ids) or (Ref(NOTHING),)


def lack(words: str) -> Cell:
    """Return a cell that says what lacks."""
    return (Ref(f"{HOLE}{words}", hole=True),)


def shown(words: str) -> Cell:
    """Return a cell of words that lead nowhere."""
    return (Ref(words or NOTHING),)


def reply_to(web: Web, id: str) -> Cell:
    """Return what was replied to a finding or recommendation."""
    reply = web.replies.get(id)
    if reply is None:
        return lack("no reply")
    return (Ref(reply.accepted.replace("_", " "), f"p-{id}"),)
