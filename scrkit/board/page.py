"""All reviews of a board on one page: it fetches nothing, and runs its own script."""

import base64
import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import takewhile
from pathlib import PurePath
from typing import Any

from markupsafe import Markup
from msgspec.structs import replace

from scrkit.board import wording
from scrkit.board.lanes import KINDS, WIDTH, Kind, lanes, told
from scrkit.board.promises import Done, all_actions, coded, promises
from scrkit.board.repeats import Pair, repeats
from scrkit.board.rows import Held, Line, Row, read_ones, unread_ones
from scrkit.board.themes import factors, themes, titles, unthemed
from scrkit.dates import brief, spelled
from scrkit.render.web.filling import fill, own
from scrkit.review.progress import STATES
from scrkit.text.casing import capital
from scrkit.text.counting import number

_PARTS = (
    ("reviews", "All reviews"),
    ("timeline", "Timeline"),
    ("actions", "Actions"),
    ("themes", "Themes"),
    ("factors", "Contributory factors"),
    ("repeats", "The same recommendation made before"),
    ("promised", "What was promised, and what became of it"),
)
# Duties overdue that a row of the table names; the workbook has them all.
_MOST = 3
# Each day has a shape of its own: in grey, and to whoever sees no colours, it is told.
_SHAPES: dict[Kind, str] = {
    "incident": '<path d="M-6-6L6 6M-6 6L6-6" stroke="#1a1a1a" stroke-width="3"/>',
    "decided": '<circle r="7" fill="#fff" stroke="#1b365d" stroke-width="2.5"/>',
    "agreed": '<path d="M0-8L8 0 0 8-8 0z" fill="#fff" stroke="#1b365d" '
    'stroke-width="2.5"/>',
    "due": '<path d="M0-14V14" stroke="#8a1f11" stroke-width="3"/>',
    "completed": '<circle r="7" fill="#1b365d"/>',
    "plan": '<path d="M-7 6L0-7 7 6z" fill="#1b365d"/>',
    "published": '<rect x="-6.5" y="-6.5" width="13" height="13" fill="#1b365d"/>',
}


def page(lines: tuple[Line, ...], marking: str, as_of: date) -> bytes:
    """Return the page; the same reviews on the same day give the same bytes.

    Its script is allowed by its hash alone; without it all actions are shown.
    """
    lines = _told_apart(lines)
    reviews = read_ones(lines)
    script = own("board.js")
    boards = ", ".join(dict.fromkeys(one.row.board for one in reviews))
    # By it the page's own policy allows this script, and none that text could bring in.
    digest = hashlib.sha256(script.encode()).digest()
    return fill(
        "board.html.j2",
        title=f"Reviews of {boards}" if boards else "Reviews",
        edge=" · ".join(part for part in (marking, boards) if part),
        # Several reviews may be of several houses: their page bears no one's logo.
        logo="",
        pictured=False,
        as_of=spelled(as_of),
        counts=f"{number(len(reviews), 'review')}.",
        style=own("board.css"),
        script=script,
        digest=base64.b64encode(digest).decode(),
        parts=_PARTS,
        lines=lines,
        most=_MOST,
        unread=unread_ones(lines),
        reviews=reviews,
        place=_places(reviews),
        wording=wording,
        brief=brief,
        capital=capital,
        said=lambda one, text: coded(one.review, text),
        **_timeline(reviews, as_of),
        **_actions(reviews, as_of),
        **_learnt(reviews, as_of),
    )


def _told_apart(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Call reviews that bear one id by their folders too: all else goes by the name."""
    of: dict[str, list[str]] = {}
    for one in read_ones(lines):
        of.setdefault(one.row.review, []).append(one.row.folder)
    return tuple(
        replace(one, row=replace(one.row, review=_called(one.row, of[one.row.review])))
        if isinstance(one, Held)
        else one
        for one in lines
    )


def _called(row: Row, folders: list[str]) -> str:
    """Return the id of a review, with as much of its folder as tells it apart."""
    if len(folders) == 1:
        return row.review
    parts = zip(*(PurePath(one).parts for one in folders), strict=False)
    # Only where the paths part: all of a board's reviews lie in the same place.
    same = sum(1 for _ in takewhile(lambda one: len(set(one)) == 1, parts))
    return f"{row.review} ({PurePath(*PurePath(row.folder).parts[same:]).as_posix()})"


def texts(held: Held, as_of: date) -> Iterable[str]:
    """Yield every text of a review that the page shows, to be searched for names."""
    row = held.row
    yield from (row.review, row.title, row.folder)
    for one in held.review.findings.findings:
        yield from (one.title, one.factor)
    for promise in promises(held, as_of):
        yield from (promise.text, promise.to, promise.expected)
    for done in all_actions(held, as_of):
        yield from (done.text, done.owner, done.seen)
    for recommendation in held.review.findings.recommendations:
        yield from (text for r in recommendation.repeats for text in (r.reason, r.by))


def _places(reviews: tuple[Held, ...]) -> dict[str, str]:
    """Return what the places of each review on the page begin with."""
    found: dict[str, str] = {}
    for count, one in enumerate(reviews, 1):
        found.setdefault(one.row.review, f"r{count}")
    return found


def _timeline(reviews: tuple[Held, ...], as_of: date) -> dict[str, Any]:
    return {
        "drawn": lanes(reviews, as_of),
        "width": WIDTH,
        "kinds": KINDS,
        "shapes": {k: Markup(v) for k, v in _SHAPES.items()},  # noqa: S704 - ours
        "told": lambda one: [(k, dict(told(one, as_of)).get(k, "")) for k in KINDS],
    }


def _actions(reviews: tuple[Held, ...], as_of: date) -> dict[str, Any]:
    found = [done for one in reviews for done in all_actions(one, as_of)]
    called = titles(reviews)
    return {"actions": found, "themed": called, "choices": _choices(found, called)}


def _choices(found: list[Done], called: Mapping[str, str]) -> dict[str, Any]:
    def each(words: Iterable[str]) -> list[tuple[str, str]]:
        return [(one, one) for one in sorted(set(words), key=str.casefold)]

    theme = {id: called.get(id, id) for one in found for id in one.themes}
    states = {one.state for one in found}
    return {
        "review": [(id, id) for id in dict.fromkeys(one.review for one in found)],
        "agency": each(one.agency for one in found),
        "owner": each(one.owner for one in found),
        "state": [(one, one) for one in STATES if one in states],
        "theme": sorted(theme.items(), key=lambda one: one[1].casefold()),
    }


def _learnt(reviews: tuple[Held, ...], as_of: date) -> dict[str, Any]:
    pairs, lost = repeats(reviews, as_of)
    by = {one.row.review: one for one in reviews}
    return {
        "themes": themes(reviews),
        "factors": factors(reviews),
        "unthemed": unthemed(reviews),
        "pairs": pairs,
        "lost": lost,
        "reasons": [_reason(pair, by) for pair in pairs],
        "promised": {one.row.review: tuple(promises(one, as_of)) for one in reviews},
    }


def _reason(pair: Pair, by: Mapping[str, Held]) -> str:
    if pair.decided is None:
        return ""
    return coded(by[pair.newer.review].review, pair.decided.reason)
