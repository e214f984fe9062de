"""Read the date and the time of a row, and what stands beside them."""

import re
from dataclasses import replace
from datetime import date

from scrkit.dates import PartialDate, parse_date
from scrkit.dates.british import DateReading, read_date
from scrkit.dates.hours import read_time
from scrkit.dates.points import Frame, Wanting
from scrkit.daynames import WEEKDAY_SHAPE
from scrkit.importers.read.values import Cell, Kind
from scrkit.importers.understand import questions as ask
from scrkit.importers.understand.clean import clean
from scrkit.importers.understand.composed import WEEK
from scrkit.importers.understand.habits import is_midnight
from scrkit.importers.understand.monthly import in_month
from scrkit.importers.understand.qualifying import HOW, word_of
from scrkit.importers.understand.questions import Question
from scrkit.importers.understand.rowreading import Reading, said_in
from scrkit.importers.understand.timing import _TIMED, _clock_of
from scrkit.timeline.absence import begins_with_nothing, says_nothing

_TYPED = (Kind.DATE, Kind.MOMENT)
# With which programs begin or end to count days, and which they give for none.
_STAND_INS = frozenset(
    (
        *("1601-01-01", "1753-01-01", "1899-12-30", "1899-12-31", "1900-01-01"),
        *("1900-01-02", "1900-02-28", "1904-01-01", "1904-01-02", "1970-01-01"),
    )
)
# The same where it is no day that anybody could mean, or that Excel can show: the first
# and the last that programs know, and the numbers that stand for none.
_NO_DAYS = re.compile(
    r"(?:0?1([./-])0?1\1(?:0001|1753)|31([./-])12\2(?:9999|4712|2999)|"
    r"(?:0001|1753)-01-01|(?:9999|4712|2999)-12-31|0?0([./-])0?[01]\3(?:1900|0000))"
    r"(?:[ T]00:00(?::00)?)?"
)
# As Excel keeps the days from 1954 on, where a program wrote them out as they are.
_SERIAL = re.compile(r"[2-5]\d{4}(?:\.\d+)?")
_NO_NUMBERS = frozenset(("0", "-1", "2958465"))


def part_date(reading: Reading) -> None:
    """Part a date from what stands behind it in its cell: "2013? No contact".

    Only where the row has no event, and what stands there says that there was none.
    The days may stand behind it: "No contact between 3 April and 10 June 2014".
    """
    cells = reading.row.cells
    event = reading.text("event").strip(" -\u2013\u2014.")
    # Nearly every row.
    if event and any(cell.text for cell in cells.get("date", ())):
        return
    _part_absence(reading)
    event = reading.text("event").strip(" -\u2013\u2014.")
    if len(cells.get("date", ())) != 1 or event:
        return
    cell = cells["date"][0]
    words = said_in(cell.text).split()
    for at in range(1, len(words)) if len(words) <= _MOST else ():
        head, tail = " ".join(words[:at]), " ".join(words[at:])
        begun = tail.lstrip("-\u2013\u2014:;,. ")
        if says_nothing(begun) and len(begun) > _SHORTEST:
            told = read_date(head.rstrip("-\u2013\u2014:;,. "), reading.frame)
            if told.date is not None and told.date.known:
                cells["date"] = (cell._replace(text=head.rstrip("-\u2013:;, ")),)
                cells["event"] = (cell._replace(text=begun, kind=Kind.TEXT),)
                return


def _part_absence(reading: Reading) -> None:
    """Part days from "No contact" before them, where a row says nothing else."""
    cells = reading.row.cells
    held = [(n, c) for n in ("date", "event") for c in cells.get(n, ()) if c.text]
    if len(held) != 1 or not begins_with_nothing(said_in(held[0][1].text)):
        return
    cell = held[0][1]
    words = said_in(cell.text).split()
    for at in range(1, len(words)) if len(words) <= _MOST else ():
        head, tail = " ".join(words[:at]), " ".join(words[at:])
        if not says_nothing(head) or len(head) <= _SHORTEST:
            continue
        days = _LEADS_IN.sub("", tail).rstrip(".;, )").lstrip("(:- ")
        told = read_date(days, reading.frame)
        if told.date is not None and told.date.known and not told.rest:
            cells["date"] = (cell._replace(text=days, kind=Kind.TEXT),)
            cells["event"] = (cell._replace(text=head.rstrip(" -:,(")),)
            return


# "From" and "between" belong to the days.
_LEADS_IN = re.compile(r"\(?(?:for|in|during|over|throughout|of)\s+", re.IGNORECASE)
_MOST = 30  # words of a cell of dates
# "Nil" or "none" beside a date may be of its time.
_SHORTEST = 4


def qualify(reading: Reading) -> None:
    """Put before a date or time what a column beside it says of it."""
    for name, heading, cell in reading.row.beside:
        if name == WEEK:
            _as_week(reading, heading)
        if name not in HOW.values():
            continue
        word = word_of(heading, cell.text)
        cells = reading.row.cells
        target = name if cells.get(name) and clean(cells[name][0].text) else "date"
        if word is None:
            reading.questions.append(Question(cell.at, target, ask.HOW))
        elif word and cells.get(target):
            first = cells[target][0]
            text = said_in(first.text)
            # What stands behind a date is of the time in its cell, if there is one.
            behind = {"about": "approx", "?": "?"}.get(word, "")
            if name != target and behind:
                text = f"{text} {behind}"
            else:
                timed = target == "date" and _TIMED.search(text)
                text = f"{word} {text}" + (f" {behind}" if timed else "")
            cells[target] = (first._replace(text=text), *cells[target][1:])


def _as_week(reading: Reading, word: str) -> None:
    """Read the day below "Week commencing" as the week that it begins or ends."""
    cells = reading.row.cells.get("date", ())
    if cells and clean(cells[0].text) and not _NO_WEEK.match(clean(cells[0].text)):
        first = cells[0]._replace(text=f"{word} {said_in(cells[0].text)}")
        reading.row.cells["date"] = (first, *cells[1:])


# What says so itself, is longer than a day, or is no date.
_NO_WEEK = re.compile(
    r"w/?[ce]\b|w(?:ee)?k|[?]|unk|not |n/k|.*(?: to | - |\u2013)", re.IGNORECASE
)


def recorded_of(reading: Reading) -> PartialDate | None:
    """Return when a row was written down, None where its table does not say."""
    cells = reading.row.cells.get("recorded", ())
    if not cells:
        return None
    text = " ".join(said for cell in cells if (said := said_in(cell.text)))
    if not text:
        return None
    told = read_date(text, replace(reading.frame, year=None, exported=frozenset()))
    if told.date is None:
        two = len(cells) > 1 and told.wanting is Wanting.TWO
        reading.ask("recorded", ask.TWO_RECORDED if two else ask.WORDS[told.wanting])
    elif told.rest or told.loose:
        reading.behind.append(f"Written down, as the agency gives it: {text}.")
    return told.date


def day_of(reading: Reading) -> tuple[PartialDate, str]:
    """Return the date of a row, unknown if asked about, and what may be a time."""
    cells = reading.row.cells.get("date", ())
    told = _read_date(cells, reading.frame)
    if told.date is None:
        reading.ask("date", ask.WORDS[told.wanting])
        return parse_date("unknown"), told.rest
    day = told.date
    if reading.row.at in reading.habits.past_the_year:
        reading.ask("date", ask.NEXT_YEAR)
        return parse_date("unknown"), told.rest
    # Ask about a day of another age: often a slip in the century.
    earliest = reading.setting.earliest
    ended = day.known and not day.since and day.latest is not None
    # Whoever took the ?? away has answered.
    if earliest and ended and day.last < earliest.toordinal() and not reading.row.sent:
        reading.ask("date", ask.LONG_AGO)
    if reading.frame.year is not None and not told.loose and not told.rest:
        # A year that stands above the row would be lost in the file of questions.
        reading.written["date"] = day.text
    if told.loose:
        reading.behind.append(f"Date as the agency gives it: {clean(cells[0].text)}.")
    if reading.row.cells.get("end"):
        return _until(reading, day, told.rest)
    return day, told.rest


def _read_date(cells: tuple[Cell, ...], frame: Frame) -> DateReading:
    if not cells:
        return DateReading(None, Wanting.EMPTY)
    cells = _with_weekday(cells)
    if len(cells) > 1 and len({clean(cell.text) for cell in cells}) > 1:
        return DateReading(None, Wanting.TWO)
    cell = cells[0]
    cell = cell._replace(text=said_in(cell.text))
    monthly = in_month(cell, frame)
    if monthly is not None:
        return monthly
    wanting = _of_no_day(cell)
    told = DateReading(None, wanting) if wanting else read_date(cell.text, frame)
    if told.date is not None and (
        told.date.text in _STAND_INS or told.date.text in frame.exported
    ):
        return DateReading(None, Wanting.STAND_IN)
    typed = cell.kind in _TYPED and told.date is not None
    # A week is of the day below its heading.
    typed = typed and told.date is not None and told.date.precision in ("day", "range")
    if typed and (frame.month_first or frame.turned) and told.date is not None:
        # Excel read what it could as a date, and may have turned day and month.
        day = date.fromordinal(told.date.first)
        if day.day <= 12 and day.day != day.month:
            wanting = Wanting.MONTH_FIRST if frame.month_first else Wanting.TURNED
            return DateReading(None, wanting)
    return told


def _of_no_day(cell: Cell) -> Wanting:
    """Return why a cell bears no day that anybody wrote: a stand-in, or a number."""
    number = cell.kind is Kind.NUMBER
    if _NO_DAYS.fullmatch(cell.text) or (number and cell.text in _NO_NUMBERS):
        return Wanting.STAND_IN
    if number and not re.fullmatch(r"(?:19|20)\d\d", cell.text):
        return Wanting.NUMBER
    if _SERIAL.fullmatch(cell.text):
        return Wanting.NUMBER
    return Wanting.NOTHING


def _with_weekday(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Put a day of the week that has a column of its own before the date it is of."""
    if len(cells) == 1:
        return cells
    named = [cell for cell in cells if _WEEKDAY.fullmatch(clean(cell.text))]
    dates = tuple(cell for cell in cells if cell not in named)
    if len(named) != 1 or len(dates) != 1 or dates[0].kind not in (*_TYPED, Kind.TEXT):
        return cells
    text = f"{clean(named[0].text)} {said_in(dates[0].text)}"
    return (dates[0]._replace(text=text),)


_WEEKDAY = re.compile(rf"{WEEKDAY_SHAPE}\.?", re.IGNORECASE)


def _until(reading: Reading, day: PartialDate, begun: str) -> tuple[PartialDate, str]:
    """Return a date with its end, and its times; words that fit neither stay behind."""
    said = clean(reading.text("end"))
    if _GOES_ON.fullmatch(said) and _begins_by_itself(day):
        reading.behind.append(f"End, as the agency gives it: {said}.")
        return parse_date(f"{day.text}/.."), begun
    end = _read_date(reading.row.cells["end"], reading.frame)
    if end.date is None:
        reading.ask("end", ask.WORDS[end.wanting])
        return day, begun
    ended = "" if _fills_in("date", end.rest, reading) else end.rest
    same = end.date.text == day.text
    if same and ended and begun and ended != begun:
        span = f"{begun} - {ended}"
        told = read_time(span, _clock_of(reading, "end", reading.habits.clock))
        if told.time is not None and not told.loose:
            return day, span
    if end.loose or (ended and not (same and ended == begun)):
        reading.behind.append(f"End, as the agency gives it: {said}.")
    if same:
        return day, begun
    try:
        return parse_date(f"{day.text}/{end.date.text}"), begun
    except ValueError:
        reading.ask("end", ask.WORDS[Wanting.NO_SUCH_DAY])
        return day, begun


_GOES_ON = re.compile(
    r"(?:still )?(?:on-?going|continuing|continues|current(?:ly)?|open|in progress)|"
    r"(?:to )?(?:date|now|the present|present(?: day)?)",
    re.IGNORECASE,
)


def _begins_by_itself(day: PartialDate) -> bool:
    return day.known and not (day.before or day.since or "/" in day.text)


def _fills_in(name: str, text: str, reading: Reading) -> bool:
    """Tell whether a time is only what a program filled in."""
    return name in reading.habits.no_midnight and is_midnight(text)
