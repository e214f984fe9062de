"""Note which drafts went out, what came back on them, and what became of it."""

from collections.abc import Iterable
from typing import Any

from scrkit.edits.editing import Editing
from scrkit.errors import ScrError
from scrkit.files import Plan
from scrkit.model.drafting import Draft, Drafts, Point, Points

DRAFTS, POINTS = "drafts.yaml", "points.yaml"


def with_draft(content: bytes | None, draft: Draft) -> Plan:
    """Return what records a draft; raises ScrError where the file breaks its shape."""
    editing = Editing(content, DRAFTS, Drafts)
    editing.append(("drafts",), draft)
    return editing.plan()


def with_points(
    content: bytes | None, new: Iterable[Point], changed: Iterable[tuple[int, Point]]
) -> Plan:
    """Return what adds points, and puts changed ones in the place of those there.

    Raises ScrError where the file breaks its shape.
    """
    editing = Editing(content, POINTS, Points)
    for at, point in changed:
        editing.replace(("points", at), point)
    editing.append(("points",), *new)
    return editing.plan()


def with_answer(content: bytes | None, id: str, **said: Any) -> Plan:
    """Return what answers or settles a point; raises ScrError where there is none."""
    editing = Editing(content, POINTS, Points)
    ids = [one.id for one in editing.before.points]
    if id not in ids:
        raise ScrError("points.yaml holds no point of this id", "Look: scr draft list")
    editing.set(("points", ids.index(id)), **said)
    return editing.plan()
