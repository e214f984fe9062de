"""What `scr quality` answers to programs."""

from collections.abc import Iterable

from scrkit.cli.show.answer import Answer, Spot, json_text, spot
from scrkit.frameworks import Yardstick
from scrkit.standing.quality import Marked


class Point(Answer, frozen=True):
    """How a review stands to one point of a yardstick."""

    id: str
    title: str
    verdict: str
    rules: tuple[str, ...]
    silent: tuple[str, ...]
    against: tuple[Spot, ...]
    notices: int
    accepted: int
    judge: str
    unshown: tuple[str, ...]


class Quality(Answer, frozen=True):
    """Answer of `scr quality`."""

    yardstick: str
    points: tuple[Point, ...]


def quality_json(yardstick: Yardstick, marked: Iterable[Marked]) -> str:
    """Return how a review stands to every point of a yardstick."""
    points = tuple(map(_point, marked))
    return json_text(Quality(yardstick=yardstick.id, points=points))


def _point(one: Marked) -> Point:
    return Point(
        id=one.point.id,
        title=one.point.title,
        verdict=one.verdict,
        rules=tuple(rule.code for rule in one.rules),
        silent=tuple(rule.code for rule in one.silent),
        against=tuple(map(spot, one.against)),
        notices=len(one.notices),
        accepted=one.accepted,
        judge=one.point.judge,
        unshown=one.unshown,
    )
