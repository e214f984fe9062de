"""What was typed over in a draft without tracking it: found by comparing."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from scrkit.drafts.standing import Report
from scrkit.importers.read.remarked import Remark, Said
from scrkit.importers.read.remarks import Reviewed
from scrkit.render.passages import COVER, Passage, anchor, place_and_anchor, unnumbered

# How much of what a draft marks has to be there still: with less, a program has
# dropped the bookmarks, and every paragraph would look like a new one.
_KEPT = 0.7


def untracked(
    reviewed: Reviewed, report: Report, *, unchanged: bool
) -> Iterator[Remark]:
    """Yield a change for each passage that says something else, is new, or is gone.

    `report` is the report of the draft's day. What is gone is known only while the
    review is `unchanged` since.
    """
    if not keeps_marks(reviewed, report):
        return
    # Who typed what is not tracked: the only one who wrote, or saved it.
    authors = {one.who for one in reviewed.remarks}
    who = authors.pop() if len(authors) == 1 else reviewed.last_by
    for said in reviewed.said:
        place, own = place_and_anchor(said.mark)
        if not said.before.strip() and said.now.strip():
            continue  # moved there, tracked
        if place != COVER and anchor(said.before) != own:
            yield _over(said, report, place, who)
    for said in reviewed.loose:
        # Before all headings stands the cover, which may be the board's own.
        if said.heading and said.before.strip() and said.now.strip():
            yield _remark(said, reviewed.last_by, adds=unnumbered(said.before))
    if unchanged:
        yield from _lost(reviewed, report, who)


def keeps_marks(reviewed: Reviewed, report: Report) -> bool:
    """Tell whether a file still has most of the bookmarks of its draft."""
    every = len(report.passages)
    return bool(every) and len(reviewed.said) >= _KEPT * every


def unfound(reviewed: Reviewed, report: Report) -> dict[str, int]:
    """Return how many passages of a report a file does not hold, by their place.

    Where the review has changed since, they are new, or a reader took them out.
    """
    found: dict[str, int] = {}
    for passage in _absent(reviewed, report):
        found[passage.place] = found.get(passage.place, 0) + 1
    return found


def _absent(reviewed: Reviewed, report: Report) -> Iterator[Passage]:
    there = {one.mark for one in reviewed.said}
    for passage in report.passages:
        if passage.mark not in there and passage.place != COVER and passage.words:
            yield passage


def _over(said: Said, report: Report, place: str, who: str) -> Remark:
    _, own = place_and_anchor(said.mark)
    before = report.at(own, place)
    now = unnumbered(said.before)
    if before is None:
        return _remark(said, who, adds=now)
    removes, adds = _difference(unnumbered(before.words), now)
    one = _remark(said, who, removes=removes, adds=adds)
    one.passage = unnumbered(before.words)
    return one


def _difference(before: str, now: str) -> tuple[str, str]:
    """Return what went and what came, from the first word that differs to the last."""
    old, new = before.split(), now.split()
    if new[1:2] == old[:1] and new and new[0].isdigit():
        new = new[1:]  # the number of a heading
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    changed = [one for one in blocks if one[0] != "equal"]
    if not changed:
        return before, now
    _, i1, _, j1, _ = changed[0]
    _, _, i2, _, j2 = changed[-1]
    return " ".join(old[i1:i2]), " ".join(new[j1:j2])


def _lost(reviewed: Reviewed, report: Report, who: str) -> Iterator[Remark]:
    for passage in _absent(reviewed, report):
        yield Remark(
            kind="change",
            who=who,
            when="",
            removes=unnumbered(passage.words),
            mark=passage.mark,
            heading=passage.heading,
            passage=unnumbered(passage.words),
            untracked=True,
        )


def _remark(said: Said, who: str, *, removes: str = "", adds: str = "") -> Remark:
    return Remark(
        kind="change",
        who=who,
        when="",
        removes=removes,
        adds=adds,
        mark=said.mark,
        heading=said.heading,
        passage=unnumbered(said.before),
        order=said.order,
        untracked=True,
    )
