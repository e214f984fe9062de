"""What was typed over in a draft without tracking it: found by comparing."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from scrkit.drafts.standing import Report
from scrkit.importers.read.remarks import Reviewed
from scrkit.importers.read.tracked import Remark, Said
from scrkit.render.passages import COVER, anchor, bare, place_and_anchor

# How much of what a draft marks has to be there still: with less, a program has
# dropped the bookmarks, and every paragraph would look like a new one.
_KEPT = 0.7


def untracked(
    reviewed: Reviewed, report: Report, *, unchanged: bool
) -> Iterator[Remark]:
    """Yield a change for each passage that says something else, is new, or is gone.

    What is gone is known only while the report is `unchanged` since the draft.
    """
    if not keeps_marks(reviewed, report):
        return
    for said in reviewed.said:
        place, own = place_and_anchor(said.mark)
        if place != COVER and anchor(said.before) != own:
            yield _over(said, report, place, reviewed.last_by)
    for said in reviewed.loose:
        if said.before.strip():
            yield _remark(said, reviewed.last_by, adds=_flat(said.before))
    if unchanged:
        yield from _lost(reviewed, report)


def keeps_marks(reviewed: Reviewed, report: Report) -> bool:
    """Tell whether a file still has most of the bookmarks of its draft."""
    every = len(report.passages)
    return bool(every) and len(reviewed.said) >= _KEPT * every


def _over(said: Said, report: Report, place: str, who: str) -> Remark:
    _, own = place_and_anchor(said.mark)
    before = report.at(own, place)
    now = _flat(said.before)
    if before is None:
        return _remark(said, who, adds=now)
    removes, adds = _difference(_flat(before.words), now)
    one = _remark(said, who, removes=removes, adds=adds)
    one.passage = _flat(before.words)
    return one


def _difference(before: str, now: str) -> tuple[str, str]:
    """Return what went and what came, from the first word that differs to the last."""
    old, new = before.split(), now.split()
    if new and bare(new[0]) == "" and old[:1] != new[:1]:
        new = new[1:]
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    changed = [one for one in blocks if one[0] != "equal"]
    if not changed:
        return before, now
    _, i1, _, j1, _ = changed[0]
    _, _, i2, _, j2 = changed[-1]
    return " ".join(old[i1:i2]), " ".join(new[j1:j2])


def _lost(reviewed: Reviewed, report: Report) -> Iterator[Remark]:
    there = {one.mark for one in reviewed.said}
    for passage in report.passages:
        if passage.mark not in there and passage.place != COVER and passage.words:
            yield Remark(
                kind="change",
                who=reviewed.last_by,
                when="",
                removes=_flat(passage.words),
                mark=passage.mark,
                heading=passage.heading,
                passage=_flat(passage.words),
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
        passage=_flat(said.before),
        order=said.order,
        untracked=True,
    )


def _flat(text: str) -> str:
    return " ".join(text.split())
