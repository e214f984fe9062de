"""Turn the rows of a return into entries; what cannot be read becomes a question."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from msgspec.structs import replace as changed

from scrkit.dates.british import dates_in, read_date
from scrkit.dates.points import Frame, Wanting
from scrkit.importers.read.values import Kind
from scrkit.importers.understand import questions as ask
from scrkit.importers.understand.fields import (
    Reading,
    Setting,
    day_of,
    keep_as_read,
    look_at_cells,
    note_second_date,
    time_of,
    values_of,
)
from scrkit.importers.understand.questions import Note, Question
from scrkit.importers.understand.table import Found, Row
from scrkit.model.gathering import Entry

# A time that only a clock of 24 hours shows.
_AFTERNOON = re.compile(r"\s*(?:1[3-9]|2[0-3])\s?[:.]?\s?[0-5]\d")


@dataclass(frozen=True, slots=True, repr=False)
class Draft:
    """A row as it was read; its entry has the row's reference, or "", for an id.

    `given` are the fields of which the table has a column; `written` the coded texts of
    its cells, for the file of questions; `named` counts what may be names, by place
    and kind.
    """

    at: str
    entry: Entry
    given: frozenset[str]
    written: Mapping[str, str]
    questions: tuple[Question, ...] = ()
    notes: tuple[Note, ...] = ()
    named: tuple[tuple[str, str, int], ...] = ()


def drafts(found: Found, setting: Setting) -> tuple[Draft, ...]:
    """Return every row of a return as a draft, in the order of the file."""
    # One date that can only be American makes all others of the file doubtful.
    month_first = any(_is_month_first(row, setting) for row in found.rows)
    full_clock = any(_AFTERNOON.match(t) for row in found.rows for t in _times(row))
    bare = setting.midnight != "real" and midnights(found)
    read = tuple(
        _draft(row, found, setting, (month_first, full_clock)) for row in found.rows
    )
    if bare:
        read = tuple(_without_midnight(one) for one in read)
    return _unique(read)


def midnights(found: Found) -> bool:
    """Tell whether rows give a time, and it is 00:00 in every one of them: not one."""
    times = [time for row in found.rows for time in _times(row)]
    return len(times) > 1 and all(
        re.fullmatch(r"0{1,2}[:.]?00(:00)?", t) for t in times
    )


def _times(row: Row) -> Iterator[str]:
    for cell in row.cells.get("time", ()):
        yield cell.text.strip()
    for cell in row.cells.get("date", ()):
        if cell.kind is Kind.MOMENT:
            yield cell.text.partition(" ")[2]


def _is_month_first(row: Row, setting: Setting) -> bool:
    frame = Frame(setting.latest, row.year)
    cells = (*row.cells.get("date", ()), *row.cells.get("end", ()))
    dates = (
        cell.text[start:end]
        for cell in cells
        if cell.kind is Kind.TEXT
        for start, end in dates_in(cell.text)
    )
    return any(read_date(one, frame).wanting is Wanting.MONTH_FIRST for one in dates)


def _without_midnight(draft: Draft) -> Draft:
    entry = draft.entry
    if entry.time is None or entry.time.text != "00:00":
        return draft
    written = {k: v for k, v in draft.written.items() if k != "time"}
    return replace(draft, entry=changed(entry, time=None), written=written)


def _unique(read: tuple[Draft, ...]) -> tuple[Draft, ...]:
    seen: set[str] = set()
    out = []
    for draft in read:
        again = draft.entry.id and draft.entry.id in seen
        seen.add(draft.entry.id)
        if again:
            asked = (*draft.questions, Question(draft.at, "id", ask.TWICE))
            written = {**draft.written, "id": "?"}
            draft = replace(draft, questions=asked, written=written)  # noqa: PLW2901
        out.append(draft)
    return tuple(out)


def _draft(
    row: Row, found: Found, setting: Setting, habits: tuple[bool, bool]
) -> Draft:
    month_first, full_clock = habits
    frame = Frame(setting.latest, row.year, month_first=month_first)
    reading = Reading(row, setting, frame, full_clock)
    look_at_cells(reading)
    # Where a cell is missing, the others may have moved under the wrong headings.
    if row.short:
        reading.questions.append(Question(row.at, "date", ask.SHORT))
    day, from_date = day_of(reading)
    time = time_of(reading, from_date)
    values = values_of(reading)
    if not values["event"]:
        reading.ask("event", ask.EVENT)
    note_second_date(reading, day)
    # Nothing that the agency wrote is lost: what fits no field stands behind the event.
    if reading.behind:
        values["event"] = "\n".join((values["event"], *reading.behind)).strip()
    entry = Entry(date=day, time=time, **values)
    keep_as_read(reading)
    return Draft(
        row.at,
        entry,
        found.fields,
        reading.written,
        tuple(dict.fromkeys(reading.questions)),
        tuple(reading.notes),
        tuple(reading.named),
    )
