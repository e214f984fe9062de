"""Read the time of a row, and ask where it says less than it seems to."""

import re

from scrkit.dates import ClockTime
from scrkit.dates.hours import Clock, read_time
from scrkit.importers.read.values import Kind
from scrkit.importers.understand import questions as ask
from scrkit.importers.understand.composed import TIME_END
from scrkit.importers.understand.habits import is_midnight
from scrkit.importers.understand.rowreading import Reading, said_in


def end_time(reading: Reading) -> None:
    """Put behind a time when it ended, if a column says so; else its words stay."""
    for name, heading, cell in reading.row.beside:
        if name != TIME_END:
            continue
        end, begun = said_in(cell.text), reading.row.cells.get("time", ())
        if begun and said_in(begun[0].text) == end:
            continue
        if "time" in reading.habits.no_midnight:
            # What a program filled in is neither a beginning nor an end.
            begun = () if begun and is_midnight(said_in(begun[0].text)) else begun
            end = "" if is_midnight(end) else end
        if cell.marks:
            begun = ()
        span = f"{said_in(begun[0].text)} - {end}" if begun else ""
        told = read_time(span, _clock_of(reading, "time", reading.habits.clock))
        if told.time is not None and not told.loose:
            first = begun[0]._replace(text=span)
            reading.row.cells["time"] = (first, *begun[1:])
        elif end:
            reading.kept.append((heading, cell))


_TIMED = re.compile(r"\d[ T]+\d{1,2}[:.]\d\d(?:[:.]\d\d)?$")


def time_of(reading: Reading, from_date: str) -> ClockTime | None:
    """Return the time of a row, None where none was recorded."""
    clock, no_midnight = reading.habits.clock, reading.habits.no_midnight
    if "date" in no_midnight and is_midnight(from_date):
        from_date = ""
    first = read_time(from_date, _clock_of(reading, "date", clock))
    if first.wanting:
        reading.ask("date", ask.WORDS[first.wanting])
    if first.loose:
        reading.behind.append(f"Time as the agency gives it: {from_date.strip()}.")
    text = reading.text("time")
    if "time" in no_midnight and is_midnight(text):
        text = ""
    heard = read_time(text, _clock_of(reading, "time", clock))
    if heard.wanting:
        reading.ask("time", ask.WORDS[heard.wanting])
    if heard.loose:
        reading.behind.append(f"Time as the agency gives it: {text.strip()}.")
    if heard.time and first.time and heard.time != first.time:
        reading.ask("time", ask.TWO_TIMES)
    _ask_of_midnight(reading, heard.time, first.time)
    return heard.time or first.time


def _ask_of_midnight(
    reading: Reading, heard: ClockTime | None, first: ClockTime | None
) -> None:
    """Ask about 00:00 among other times: of some programs it only says "no time"."""
    # Whoever took the ?? away has answered.
    if not reading.habits.midnight_asked or reading.row.sent:
        return
    name, time = ("time", heard) if heard else ("date", first)
    if time is not None and time.text == "00:00":
        reading.ask(name, ask.MIDNIGHT)


def _clock_of(reading: Reading, name: str, clock: Clock) -> Clock:
    # What Excel holds as a time counts to 24, however it is shown.
    for cell in reading.row.cells.get(name, ()):
        if cell.kind is not Kind.TEXT and cell.kind in _TIMED_KINDS:
            return "24"
    return clock


_TIMED_KINDS = (Kind.TIME, Kind.MOMENT)
