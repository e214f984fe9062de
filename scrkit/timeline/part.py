"""Show a part of a timeline, and say by what it was chosen; changes no entry."""

from collections.abc import Iterator

from msgspec.structs import replace

from scrkit.dates import PartialDate
from scrkit.model.columns import EXPORTED
from scrkit.model.entry import Entry
from scrkit.text.mentions import mentions
from scrkit.timeline.merge import heading
from scrkit.timeline.values import Row, Silence, Timeline, View

# Where people are mentioned, as far as a reader of the chronology sees it.
_TOLD = tuple(column for column in EXPORTED if column.kind == "narrative")


def part(timeline: Timeline, view: View) -> Timeline:
    """Return the entries that a view wants, with how many it leaves out.

    Silences stay those of the whole: a filter makes nobody silent. Of doubles those
    stay of which all entries are shown; of agencies' own silences, those of agencies
    that are shown.
    """
    rows = tuple(_headed(row for row in timeline.rows if _wanted(row, view)))
    shown = {row.entry.id for row in rows}
    return replace(
        timeline,
        rows=rows,
        doubles=tuple(d for d in timeline.doubles if shown.issuperset(d.entries)),
        silences=tuple(s for s in timeline.silences if _of(s, view)),
        untold=tuple(s for s in timeline.untold if _of(s, view)),
        view=replace(view, left_out=len(timeline.rows) - len(rows)),
        whole=timeline,
    )


def _wanted(row: Row, view: View) -> bool:
    if view.inside and row.inside is False:
        return False
    if view.agencies and row.agency.id not in view.agencies:
        return False
    if view.questions and not set(view.questions).intersection(row.entry.questions):
        return False
    return not view.people or _is_about(row.entry, view.people)


def _is_about(entry: Entry, codes: tuple[str, ...]) -> bool:
    """Tell whether an entry names somebody among its people or in its texts."""
    if set(codes).intersection(entry.people):
        return True
    texts = (*(getattr(entry, column.field) for column in _TOLD), *entry.own.values())
    found = (mention for text in texts for mention in mentions(text, codes))
    return any(mention.known for mention in found)


def _of(silence: Silence, view: View) -> bool:
    return not silence.agency or not view.agencies or silence.agency in view.agencies


def _headed(rows: Iterator[Row]) -> Iterator[Row]:
    """Give each group of a vague date its heading anew: its first row may be gone."""
    before: PartialDate | None = None
    for row in rows:
        date = row.entry.date
        new = before is None or before.text != date.text
        yield replace(row, heading=heading(date) if new else "")
        before = date
