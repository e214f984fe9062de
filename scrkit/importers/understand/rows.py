"""Turn the rows of a return into entries; what cannot be read becomes a question."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256

from msgspec.structs import replace as changed

from scrkit.dates import PartialDate
from scrkit.dates.british import dates_in, read_date
from scrkit.dates.hours import Clock, read_time
from scrkit.dates.points import EVERY_MONTH, Frame, Wanting, stated
from scrkit.importers.read.values import Kind
from scrkit.importers.understand import questions as ask
from scrkit.importers.understand.clean import clean
from scrkit.importers.understand.dating import day_of, part_date, qualify, recorded_of
from scrkit.importers.understand.examples import may_be_example
from scrkit.importers.understand.fields import keep_as_read, values_of, words_kept
from scrkit.importers.understand.finding import Found, Row
from scrkit.importers.understand.habits import Habits, Setting, is_midnight
from scrkit.importers.understand.headings import plain
from scrkit.importers.understand.looks import ask_whose, look_at_cells
from scrkit.importers.understand.questions import Note, Question
from scrkit.importers.understand.rowreading import Reading
from scrkit.importers.understand.timing import end_time, time_of
from scrkit.importers.understand.whose import owner_of
from scrkit.importers.understand.yearend import past_the_year
from scrkit.model.entry import Entry
from scrkit.timeline.absence import begins_as_absence, declares_absence

# A time that only a clock of 24 hours shows.
_AFTERNOON = re.compile(r"\s*(?:1[3-9]|2[0-3])\s?[:.]?\s?[0-5]\d")
# A time behind a date, as programs write it.
_CLOCK_BEHIND = re.compile(r"\d[ T]+(\d{1,2}[:.]\d\d(?:[:.]\d\d(?:[.,]\d+)?)?)\Z")


@dataclass(frozen=True, slots=True, repr=False)
class Draft:
    """A row as it was read; its entry has the row's reference, or "", for an id.

    `given` are the fields of which the table has a column; `written` the coded texts of
    its cells, for the file of questions; `sent` by what an open row is known again;
    `named` counts what may be names, by place and kind.
    """

    at: str
    entry: Entry
    given: frozenset[str]
    written: Mapping[str, str]
    questions: tuple[Question, ...] = ()
    notes: tuple[Note, ...] = ()
    named: tuple[tuple[str, str, int], ...] = ()
    sent: str = ""


def drafts(found: Found, setting: Setting) -> tuple[Draft, ...]:
    """Return every row of a return as a draft, in the order of the file."""
    habits = _habits(found, setting)
    seen: set[str] = set()
    out = []
    for row in found.rows:
        draft = _draft(row, found, setting, habits)
        again = draft.entry.id and draft.entry.id in seen
        seen.add(draft.entry.id)
        if again:
            asked = (*draft.questions, Question(draft.at, "id", ask.TWICE))
            written = {**draft.written, "id": "?"}
            draft = replace(draft, questions=asked, written=written)
        out.append(draft)
    return tuple(out)


def _habits(found: Found, setting: Setting) -> Habits:
    every = found.rows
    dates, times = _in_column(found, "date"), _in_column(found, "time")
    above = {row.under for row in every}
    return Habits(
        # One date that can only be American makes all others of the file doubtful.
        month_first=_is_month_first(every, setting),
        turned=_is_turned(every),
        clock=_clock_of(times + dates),
        exported=_exported(found, setting),
        no_midnight=_no_midnight(found, (dates, times), setting.midnight),
        # Where it is every time of the file, that is asked for all of it at once.
        midnight_asked=not setting.midnight and not _are_midnights(times + dates),
        several=len({plain(r.whose.text) for r in every if r.whose}) > 1,
        titles=len({owner_of(under, setting) for under in above} - {""}) > 1,
        missing=frozenset(("event", "source")) - found.fields,
        numbered=_numbers_rows(found),
        past_the_year=past_the_year(every, setting.latest, setting.year),
    )


def _numbers_rows(found: Found) -> bool:
    """Tell whether the column of the sequence only numbers the rows of the file."""
    # That says nothing of any moment, and would be another with every row put in.
    if any(row.cells.get("id") for row in found.rows):
        return False
    cells = [row.cells.get("sequence", ()) for row in found.rows]
    said = [[clean(cell.text) for cell in one] for one in cells]
    days = {cell.text for row in found.rows for cell in row.cells.get("date", ())}
    running = [[str(number)] for number in range(1, len(said) + 1)]
    return len(days) > 1 and said == running


def _clock_of(times: Counter[str]) -> Clock:
    """Tell how a file counts its hours: one rule for all times without am or pm."""
    # A file that counts past 12 counts to 24. Where it never does, and one of its hours
    # may be either half of the day, nobody knows that of the others.
    if any(map(_AFTERNOON.match, times)):
        return "24"
    return "12" if any(read_time(t).wanting is Wanting.HALF for t in times) else ""


def clock_told(found: Found) -> str:
    """Say by which rule times without am or pm are read; "" where all are clear."""
    times = _times(found)
    clock = _clock_of(times)
    bare = any(map(_BARE.match, times))
    return _CLOCKS[clock] if bare or clock == "12" else ""


_BARE = re.compile(r"[1-9]\s?[:.]\s?\d\d(?!.*[ap]\.?m)", re.IGNORECASE)
_CLOCKS: dict[Clock, str] = {
    "24": "times without am or pm as on the 24-hour clock, for the file counts past 12",
    "12": "times without am or pm, all of them asked about: no time of the file is "
    "past 12, so that nothing tells which half of the day they are of",
    "": "times without am or pm as they stand, from 8 to 12 in the morning",
}


def _exported(found: Found, setting: Setting) -> frozenset[str]:
    frame = Frame(setting.latest)
    told = (
        read_date(said[start:end], frame).date
        for said in found.exported
        for start, end in dates_in(said)
    )
    return frozenset(day.text for day in told if day is not None)


def midnights(found: Found) -> bool:
    """Tell whether rows give a time, and it is 00:00 in every one of them: not one."""
    return _are_midnights(_times(found))


def _are_midnights(times: Counter[str]) -> bool:
    return times.total() > 1 and all(map(is_midnight, times))


def _no_midnight(
    found: Found, columns: tuple[Counter[str], Counter[str]], said: str
) -> frozenset[str]:
    """Return in which of the columns date and time 00:00 says nothing."""
    # A column of which every time is 00:00 was filled in by a program, if the times
    # stand in another. Elsewhere somebody has to say so.
    if said:
        return frozenset(("date", "time")) if said == "none" else frozenset()
    dates, times = columns
    dated = sum("date" in row.cells for row in found.rows)
    sure = {
        "date": dates.total() == dated > 1,
        "time": bool(times) and _are_midnights(times + dates),
    }
    return frozenset(
        name
        for name, column in (("date", dates), ("time", times))
        if sure[name] and all(map(is_midnight, column))
    )


def _times(found: Found) -> Counter[str]:
    return _in_column(found, "time") + _in_column(found, "date")


def _in_column(found: Found, name: str) -> Counter[str]:
    """Return the times in a column of times or of dates, with how often each is there.

    Most stand there often: each is looked at once.
    """
    held = (cell for row in found.rows for cell in row.cells.get(name, ()))
    every = Counter([(cell.text, cell.kind) for cell in held])
    times: Counter[str] = Counter()
    for (text, kind), count in every.items():
        said = clean(text)
        if name == "date":
            behind = _CLOCK_BEHIND.search(said) if kind is not Kind.TIME else None
            said = behind[1] if behind else ""
        if said:
            times[said] += count
    return times


# A text date that passed through a program, and one that only day first can be.
_NUMBERS = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-]\d{2,4}\b")


def _is_turned(rows: tuple[Row, ...]) -> bool:
    """Tell whether true dates may have been turned by an Excel that is month first."""
    # It makes dates of what it can read month first, and leaves 13/04/2019 as a text.
    cells = [
        c for row in rows for name in ("date", "end") for c in row.cells.get(name, ())
    ]
    days = [c.text[5:10] for c in cells if c.kind in (Kind.DATE, Kind.MOMENT)]
    days = [day for day in days if len(day) == 5]
    texts = [_NUMBERS.match(clean(c.text)) for c in cells if c.kind is Kind.TEXT]
    pairs = [(int(one[1]), int(one[2])) for one in texts if one is not None]
    if not days or not pairs or any(int(day[3:]) > 12 for day in days):
        return False
    return all(first > 12 >= second for first, second in pairs)


def _is_month_first(rows: tuple[Row, ...], setting: Setting) -> bool:
    texts = {
        (cell.text, row.year)
        for row in rows
        for name in ("date", "end")
        for cell in row.cells.get(name, ())
        if cell.kind is Kind.TEXT
    }
    return any(
        read_date(text[start:end], Frame(setting.latest, *stated(year))).wanting
        is Wanting.MONTH_FIRST
        for text, year in texts
        for start, end in dates_in(text)
    )


def _draft(row: Row, found: Found, setting: Setting, habits: Habits) -> Draft:
    year, months = stated(row.year) if row.year else (setting.year, EVERY_MONTH)
    turned = habits.month_first, habits.turned
    frame = Frame(setting.latest, year, months, *turned, habits.exported)
    given = row.fields or found.fields
    reading = Reading(row, setting, frame, habits, given)
    look_at_cells(reading)
    ask_whose(reading)
    part_date(reading)
    qualify(reading)
    end_time(reading)
    # Where a cell is missing, the others may have moved under the wrong headings.
    if row.short:
        reading.questions.append(Question(row.at, "date", ask.SHORT))
    day, from_date = day_of(reading)
    time = time_of(reading, from_date)
    values = values_of(reading) | {"recorded": recorded_of(reading)}
    if not values["event"] and "event" not in habits.missing:
        reading.ask("event", ask.EVENT)
    if may_be_example(values["event"]) and not row.sent:
        reading.ask("event", ask.SAMPLE)
    _note_second_date(reading, day)
    # Nothing that the agency wrote is lost: what fits no field stands behind the event.
    if reading.behind:
        values["event"] = "\n".join((values["event"], *reading.behind)).strip()
    entry = Entry(date=day, time=time, **values)
    entry = _with_own_words(entry, reading)
    # Whoever took the ?? away has answered.
    if begins_as_absence(entry) and not row.sent:
        reading.ask("event", ask.ABSENCE)
    keep_as_read(reading)
    if time is None and is_midnight(reading.written.get("time", "")):
        del reading.written["time"]
    return Draft(
        row.at,
        entry,
        given,
        reading.written,
        tuple(dict.fromkeys(reading.questions)),
        tuple(reading.notes),
        tuple(reading.named),
        row.sent or (_mark(reading.written) if reading.questions else ""),
    )


def _with_own_words(entry: Entry, reading: Reading) -> Entry:
    """Return an entry with what stands beside its fields, in the agency's words."""
    lines = words_kept(reading)
    if not lines:
        return entry
    if declares_absence(entry):
        # Whoever says that there was nothing tells nothing by where that was.
        reading.notes.append(Note(reading.row.at, ask.BESIDE_ABSENCE))
        return entry
    own = reading.written.get("event", "")
    reading.written["event"] = "\n".join((own, *lines)).strip()
    return changed(entry, event="\n".join((entry.event, *lines)).strip())


def _mark(written: Mapping[str, str]) -> str:
    """Return by what a row is known when it comes again; its words are coded first."""
    whole = "\x1f".join(f"{name}\x1e{text}" for name, text in sorted(written.items()))
    return sha256(whole.encode()).hexdigest()[:20]


@lru_cache(maxsize=4096)
def _dates_written(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text[start:end] for start, end in dates_in(text)))


def _note_second_date(reading: Reading, day: PartialDate) -> None:
    """Point out another date in the text of an event."""
    for written in _dates_written(reading.text("event")):
        other = read_date(written, reading.frame).date
        if other is None or not day.known:
            continue
        if other.first > day.last or other.last < day.first:
            at = reading.place("event")
            reading.notes.append(Note(at, "a second date: two events in one row?"))
            return
