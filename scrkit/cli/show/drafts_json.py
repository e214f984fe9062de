"""What `scr draft list` answers to programs: ids, places and counts, no case text."""

from datetime import date

from scrkit.cli.show.answer import Answer, taken
from scrkit.model.drafting import Point, Status, To
from scrkit.model.review import Review


class SentDraft(Answer, frozen=True):
    """A draft that was sent, and how its points stand."""

    id: str
    sent: date
    to: To
    agency: str | None
    by: str
    sha256: str
    points: int
    open: int


class PointState(Answer, frozen=True):
    """A point by its id: where it is, of which kind, and how it stands."""

    id: str
    draft: str
    place: str
    kind: str
    untracked: bool
    who: str
    status: Status
    answered: bool
    settled_by: str
    settled: date | None


class Listed(Answer, frozen=True):
    """Answer of `scr draft list`."""

    drafts: tuple[SentDraft, ...]
    points: tuple[PointState, ...]
    points_total: int
    points_open: int


def answered(review: Review, *, every: bool) -> Listed:
    """Return drafts and points; those that are settled only with `every`."""
    points = review.points.points
    return Listed(
        drafts=tuple(
            taken(SentDraft, one, **_counts(points, one.id))
            for one in review.drafts.drafts
        ),
        points=tuple(
            taken(PointState, one, answered=bool(one.answer))
            for one in points
            if every or one.is_open
        ),
        points_total=len(points),
        points_open=sum(one.is_open for one in points),
    )


def _counts(points: tuple[Point, ...], draft: str) -> dict[str, int]:
    own = [one for one in points if one.draft == draft]
    return {"points": len(own), "open": sum(one.is_open for one in own)}
