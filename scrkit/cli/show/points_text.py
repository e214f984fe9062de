"""What of drafts and their points is told on a terminal: ids, places and counts."""

from collections import Counter
from collections.abc import Iterator, Mapping

from scrkit.cli.show.import_text import named
from scrkit.dates import spelled
from scrkit.drafts.reader import reader_as_sent, spoken
from scrkit.drafts.readers import unsaid
from scrkit.drafts.taking import Came, Taking
from scrkit.drafts.untracked import keeps_marks, unfound
from scrkit.importers.understand.naming import NUMBER, NUMBERED, SEVERAL, SHARED
from scrkit.model.drafting import Point
from scrkit.model.review import Review
from scrkit.text.counting import number

# A screen and a half; the points themselves stand in drafts and the table.
_MOST = 40
_PLACES = 12


def told(
    taking: Taking,
    came: tuple[Came, ...],
    older: Mapping[str, str],
    waits: tuple[str, ...],
) -> Iterator[str]:
    """Yield what taking files in does, in plain words; never a word of the case."""
    for one in came:
        yield from _file(one, older.get(one.named, ""))
    yield _sum(taking, waits)
    if taking.replies:
        yield f"{number(taking.replies, 'reply', 'replies')} added to points there"
    if taking.gone:
        shown = ", ".join(taking.gone)
        yield f"on passages that the report holds no longer: {shown}"
    if unsaid(taking.new) and not waits:
        yield (
            "Some who wrote are kept as readers of the draft, as no name is: whoever "
            "is in the register is kept by code, and --from says an office."
        )
    if taking.doubts:
        yield "may be names:"
    for (kind, file, at), count in list(taking.doubts.items())[:_MOST]:
        yield f"  {named(kind, count)}: {file}, {at}"
    if waits:
        yield "nothing is written yet:"
        yield from _reasons(waits)


def _file(one: Came, older: str) -> Iterator[str]:
    counts = Counter(remark.kind for remark in one.reviewed.remarks)
    found = [
        number(counts["comment"], "comment"),
        number(counts["change"], "tracked change"),
    ]
    draft = one.draft.id.removeprefix("D")
    yield f"{one.named}: draft {draft}: {', '.join(found)}"
    if older:
        latest = older.split()[1].removeprefix("D")
        yield f"  an older draft: draft {latest} has been sent to the same since"
    if one.reviewed.looks:
        yield f"  left out: {number(one.reviewed.looks, 'change')} of looks alone"
    # Some programs save a document without its bookmarks.
    if not keeps_marks(one.reviewed, one.sent):
        yield (
            "  most bookmarks of the draft are gone, so that what was typed over "
            "without tracking it cannot be told; comments are placed by headings"
        )
    # Of a report that is as it was, everything is found again.
    elif not one.unchanged:
        yield from _unfound(unfound(one.reviewed, one.sent))


def _unfound(found: Mapping[str, int]) -> Iterator[str]:
    """Say which passages may have been taken out, where nobody can tell any more."""
    if not found:
        return
    places = [f"{place} ({count})" for place, count in found.items()]
    more = f" and {number(len(places) - _PLACES, 'more place')}"
    shown = ", ".join(places[:_PLACES]) + (more if len(places) > _PLACES else "")
    count = sum(found.values())
    yield (
        f"  the review has changed since this draft: {number(count, 'passage')} of the "
        f"report of today {'is' if count == 1 else 'are'} not in the file, new since "
        "then or taken out by its reader without tracking it; no points are made of "
        f"them. Look at: {shown}"
    )


def _sum(taking: Taking, waits: tuple[str, ...]) -> str:
    new = "would be new" if waits else "new"
    known = f"; {taking.known} known already" if taking.known else ""
    ids = [one.id for one in taking.new]
    shown = ""
    if ids:
        shown = f" ({ids[0]} to {ids[-1]})" if len(ids) > 1 else f" ({ids[0]})"
    over = sum(one.untracked for one in taking.new)
    typed = f"; {over} of them typed over without tracking" if over else ""
    return f"{number(len(ids), 'point')} {new}{shown}{known}{typed}"


def _reasons(waits: tuple[str, ...]) -> Iterator[str]:
    if NUMBER in waits:
        yield f"  - {NUMBERED}"
    if SHARED in waits:
        yield f"  - {SEVERAL}"
    if {*waits} - {NUMBER, SHARED}:
        yield (
            "  - look at what may be names, put codes there in the file, or say with "
            "--names-checked that none of them is one"
        )


def listed(review: Review, *, every: bool) -> str:
    """Return the drafts that were sent, and the points of each section."""
    lines = [*_drafts(review)]
    points = review.points.points
    shown = [one for one in points if every or one.is_open]
    open_ = sum(one.is_open for one in points)
    lines.append(
        f"{number(len(points), 'point')}, {open_} open"
        + ("" if every or open_ == len(points) else "; settled ones too: --all")
    )
    lines += [_line(one) for one in shown]
    return "\n".join(lines)


def _drafts(review: Review) -> Iterator[str]:
    if not review.drafts.drafts:
        yield "no draft was sent yet: scr draft send"
    for one in review.drafts.drafts:
        whom = spoken(reader_as_sent(one), review)
        own = [p for p in review.points.points if p.draft == one.id]
        open_ = sum(p.is_open for p in own)
        yield (
            f"draft {one.id.removeprefix('D')}  {spelled(one.sent)}  for {whom}, by "
            f"{one.by}: {number(len(own), 'point')}, {open_} open"
        )


def _line(one: Point) -> str:
    what = one.kind if one.kind == "comment" or not one.untracked else "typed over"
    state = one.status.replace("_", " ")
    answered = ", answered" if one.is_open and one.answer else ""
    where = one.place or "no passage"
    return f"  {one.id}  {where}: {what} by {one.who} on {one.draft}: {state}{answered}"
