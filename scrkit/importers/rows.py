"""Turn the rows of a return into entries; what cannot be read becomes a question."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from scrkit.dates import ClockTime, PartialDate, parse_date
from scrkit.dates.british import Told, dates_in, read_date
from scrkit.dates.hours import read_time
from scrkit.dates.points import Frame, Wanting
from scrkit.importers import questions as ask
from scrkit.importers.answers import PRACTICE, QUESTION, SEEN, VISIBILITY, YES_OR_NO
from scrkit.importers.clean import clean
from scrkit.importers.naming import Doorkeeper, coded, people_in
from scrkit.importers.questions import Note, Question
from scrkit.importers.table import Found, Row
from scrkit.importers.values import Cell, Kind, Mark
from scrkit.model.gathering import Entry

_NARRATIVE = ("event", "voice", "action", "comment", "outside_period")
# A time that only a clock of 24 hours shows.
_AFTERNOON = re.compile(r"\s*(?:1[3-9]|2[0-3])\s?[:.]?\s?[0-5]\d")
_TYPED = (Kind.DATE, Kind.MOMENT)


@dataclass(frozen=True, slots=True, repr=False)
class Setting:
    """What rows are read with: the review's side of it, and what the caller said.

    `prefix` is that of the agency's ids; `questions` the ids of the terms of reference;
    `source` stands for a source that the table does not give; `midnight` says whether
    00:00 is a time ("real"), none ("none"), or is to be asked about ("").
    """

    prefix: str
    latest: date
    door: Doorkeeper
    questions: frozenset[str]
    source: str = ""
    midnight: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Draft:
    """A row as it was read; its entry has the row's reference, or "", for an id.

    `given` are the fields of which the table has a column; `written` the coded texts of
    its cells, for the file of questions; `named` counts what may be names, by kind.
    """

    at: str
    entry: Entry
    given: frozenset[str]
    written: Mapping[str, str]
    questions: tuple[Question, ...] = ()
    notes: tuple[Note, ...] = ()
    named: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True, repr=False)
class _Reading:
    """A row while it is read."""

    row: Row
    setting: Setting
    frame: Frame
    full_clock: bool = False
    questions: list[Question] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    named: list[tuple[str, str]] = field(default_factory=list)
    behind: list[str] = field(default_factory=list)
    written: dict[str, str] = field(default_factory=dict)

    def place(self, name: str) -> str:
        cells = self.row.cells.get(name, ())
        return cells[0].at if cells else self.row.at

    def ask(self, name: str, needed: str) -> None:
        self.questions.append(Question(self.place(name), name, needed))

    def text(self, name: str) -> str:
        cells = self.row.cells.get(name)
        if not cells:
            return ""
        return "\n".join(
            [clean(cell.text).removeprefix(ask.ASKED).lstrip() for cell in cells]
        )


def drafts(found: Found, setting: Setting) -> tuple[Draft, ...]:
    """Return every row of a return as a draft, in the order of the file."""
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
    return any(
        cell.kind is Kind.TEXT
        and read_date(cell.text, frame).wanting is Wanting.MONTH_FIRST
        for cell in row.cells.get("date", ())
    )


def _without_midnight(draft: Draft) -> Draft:
    entry = draft.entry
    if entry.time is None or entry.time.text != "00:00":
        return draft
    written = {k: v for k, v in draft.written.items() if k != "time"}
    return replace(draft, entry=_with(entry, time=None), written=written)


def _unique(read: tuple[Draft, ...]) -> tuple[Draft, ...]:
    seen: set[str] = set()
    out = []
    for draft in read:
        again = draft.entry.id and draft.entry.id in seen
        seen.add(draft.entry.id)
        out.append(_asked_twice(draft) if again else draft)
    return tuple(out)


def _asked_twice(draft: Draft) -> Draft:
    more = Question(draft.at, "id", ask.TWICE)
    written = {**draft.written, "id": "?"}
    return replace(draft, questions=(*draft.questions, more), written=written)


def _with(entry: Entry, **fields: object) -> Entry:
    from msgspec.structs import replace as changed

    return changed(entry, **fields)


def _draft(
    row: Row, found: Found, setting: Setting, habits: tuple[bool, bool]
) -> Draft:
    month_first, full_clock = habits
    frame = Frame(setting.latest, row.year, month_first=month_first)
    reading = _Reading(row, setting, frame, full_clock)
    _look_at_cells(reading)
    day, from_date = _date(reading)
    time = _time(reading, from_date)
    people = _people(reading)
    seen = {name: _seen(reading, name) for name in ("child_seen", "seen_alone")}
    practice = _practice(reading)
    texts = {name: _narrative(reading, name) for name in _NARRATIVE}
    source = _source(reading)
    if not texts["event"]:
        reading.ask("event", ask.EVENT)
    _second_date(reading, day)
    if reading.behind:
        texts["event"] = "\n".join((texts["event"], *reading.behind)).strip()
    entry = Entry(
        id=_reference(reading),
        date=day,
        time=time,
        source=source,
        people=people,
        event=texts["event"],
        child_seen=seen["child_seen"],  # type: ignore[arg-type]
        seen_alone=seen["seen_alone"],  # type: ignore[arg-type]
        voice=texts["voice"],
        action=texts["action"],
        practice=practice,  # type: ignore[arg-type]
        comment=texts["comment"],
        questions=_questions(reading),
        outside_period=texts["outside_period"],
        visibility=_visibility(reading),  # type: ignore[arg-type]
    )
    _written_as_read(reading)
    return Draft(
        row.at,
        entry,
        found.fields,
        reading.written,
        tuple(dict.fromkeys(reading.questions)),
        tuple(reading.notes),
        tuple(reading.named),
    )


def _look_at_cells(reading: _Reading) -> None:
    for name, cells in reading.row.cells.items():
        for cell in cells:
            if cell.text.startswith(ask.ASKED):
                reading.questions.append(Question(cell.at, name, ask.STILL))
            if Mark.STRUCK in cell.marks:
                reading.questions.append(Question(cell.at, name, ask.STRUCK))
            if cell.kind is Kind.NOT_WORKED_OUT:
                reading.questions.append(Question(cell.at, name, ask.FORMULA))
            if cell.kind is Kind.ERROR:
                reading.questions.append(Question(cell.at, name, ask.ERROR))


def _written_as_read(reading: _Reading) -> None:
    """Keep what the other cells say for the file of questions: no name in it either."""
    asked = {question.field for question in reading.questions}
    for name in reading.row.cells.keys() - reading.written.keys() - set(_NARRATIVE):
        told = coded(reading.text(name), reading.setting.door, bare_codes=False)
        reading.written[name] = told.text
        # What was read as a date or an answer names nobody.
        if name in asked:
            reading.named += [(reading.place(name), kind) for kind in told.open]


def _date(reading: _Reading) -> tuple[PartialDate, str]:
    cells = reading.row.cells.get("date", ())
    told = _read_date(cells, reading.frame)
    if told.date is None:
        reading.ask("date", ask.WORDS[told.wanting])
        return parse_date("unknown"), told.rest
    day = told.date
    if reading.row.year is not None and not told.loose and not told.rest:
        # A year that stands above the row would be lost in the file of questions.
        reading.written["date"] = day.text
    if told.loose:
        reading.behind.append(f"Date as the agency gives it: {clean(cells[0].text)}.")
    if reading.row.cells.get("end"):
        day = _until(reading, day)
    return day, told.rest


def _read_date(cells: tuple[Cell, ...], frame: Frame) -> Told:
    if not cells:
        return Told(None, Wanting.EMPTY)
    texts = {cell.text.strip() for cell in cells}
    if len(texts) > 1:
        return Told(None, Wanting.TWO)
    cell = cells[0]
    cell = cell._replace(text=cell.text.removeprefix(ask.ASKED).lstrip())
    if cell.kind is Kind.NUMBER and not re.fullmatch(r"(?:19|20)\d\d", cell.text):
        return Told(None, Wanting.NUMBER)
    told = read_date(cell.text, frame)
    typed = cell.kind in _TYPED and told.date is not None and told.date.exact
    if typed and frame.month_first and told.date is not None:
        # Excel read what it could as a date, and may have turned day and month.
        day = date.fromordinal(told.date.first)
        if day.day <= 12 and day.day != day.month:
            return Told(None, Wanting.MONTH_FIRST)
    return told


def _until(reading: _Reading, day: PartialDate) -> PartialDate:
    end = _read_date(reading.row.cells["end"], reading.frame)
    if end.date is None:
        reading.ask("end", ask.WORDS[end.wanting])
        return day
    if end.date.text == day.text:
        return day
    try:
        return parse_date(f"{day.text}/{end.date.text}")
    except ValueError:
        reading.ask("end", ask.WORDS[Wanting.NO_SUCH_DAY])
        return day


def _time(reading: _Reading, from_date: str) -> ClockTime | None:
    full = reading.full_clock
    first = read_time(from_date, full_clock=full)
    if first.wanting:
        reading.ask("date", ask.WORDS[first.wanting])
    text = reading.text("time")
    heard = read_time(text, full_clock=full)
    if heard.wanting:
        reading.ask("time", ask.WORDS[heard.wanting])
    if heard.loose:
        reading.behind.append(f"Time as the agency gives it: {text.strip()}.")
    if heard.time and first.time and heard.time != first.time:
        reading.ask("time", ask.TWO_TIMES)
    return heard.time or first.time


def _source(reading: _Reading) -> str:
    text = " ".join(_named(reading, "source", reading.text("source")).split())
    if not text:
        text = _named(reading, "source", reading.setting.source)
    if not text:
        reading.ask("source", ask.SOURCE)
    reading.written["source"] = text
    return text


def _people(reading: _Reading) -> tuple[str, ...]:
    text = reading.text("people")
    codes, unknown = people_in(text, reading.setting.door)
    if unknown:
        reading.ask("people", ask.PEOPLE)
        reading.named.append((reading.place("people"), "people"))
    # Who has no code may stand there by name: the place is kept, and asked about.
    reading.written["people"] = ", ".join((*codes, *("?",) * unknown))
    return codes


def _narrative(reading: _Reading, name: str) -> str:
    text = _named(reading, name, reading.text(name)).strip()
    if text:
        reading.written[name] = text
    return text


def _named(reading: _Reading, name: str, text: str) -> str:
    if not text:
        return ""
    # A source is a line of its own, in which codes stand bare.
    narrative = name != "source"
    told = coded(text, reading.setting.door, bare_codes=narrative)
    reading.named += [(reading.place(name), kind) for kind in told.open]
    if told.unknown_mention:
        reading.ask(name, ask.OUTSIDE)
    return told.text


def _seen(reading: _Reading, name: str) -> str:
    text = " ".join(reading.text(name).split())
    if not text:
        return "not_recorded"
    value = SEEN.get(text.casefold().rstrip("."))
    if value:
        return value
    begins = YES_OR_NO.match(text)
    if begins is None:
        reading.ask(name, ask.YES_OR_NO)
        return "not_recorded"
    label = "Child seen" if name == "child_seen" else "Seen alone"
    reading.behind.append(f"{label}: {_named(reading, name, text)}")
    return begins[1].lower()


def _practice(reading: _Reading) -> str | None:
    text = " ".join(reading.text("practice").split())
    value = PRACTICE.get(text.casefold().rstrip("."))
    if text and value is None:
        reading.ask("practice", ask.PRACTICE)
    reading.written["practice"] = value or _named(reading, "practice", text)
    return value


def _questions(reading: _Reading) -> tuple[str, ...]:
    text = reading.text("questions")
    pieces = [one.strip() for one in re.split(r"[,;/\n&]|\band\b", text) if one.strip()]
    ids = []
    for piece in pieces:
        match = QUESTION.fullmatch(piece.rstrip("."))
        if match is None or f"Q{int(match[1])}" not in reading.setting.questions:
            reading.ask("questions", ask.QUESTIONS)
            return ()
        ids.append(f"Q{int(match[1])}")
    return tuple(dict.fromkeys(ids))


def _visibility(reading: _Reading) -> str:
    text = reading.text("visibility").strip().casefold()
    if text not in VISIBILITY:
        reading.ask("visibility", ask.VISIBILITY)
        # What may be for the agency alone is kept to it until somebody has answered.
        return "agency_only"
    return VISIBILITY[text]


def _reference(reading: _Reading) -> str:
    text = reading.text("id").strip()
    if not text or re.fullmatch(rf"{reading.setting.prefix}-\d{{4,}}", text):
        return text
    # Agencies number their rows; a number is no reference of ours.
    if not re.fullmatch(r"\d{1,5}[.)]?", text):
        reading.ask("id", ask.REFERENCE)
    return ""


def _second_date(reading: _Reading, day: PartialDate) -> None:
    text = reading.text("event")
    for start, end in dates_in(text) if text else ():
        other = read_date(text[start:end], reading.frame).date
        if other is None or not day.known:
            continue
        if other.first > day.last or other.last < day.first:
            at = reading.place("event")
            reading.notes.append(Note(at, "a second date: two events in one row?"))
            return
