"""Make values of what stands in a form's places; what is unclear becomes a question."""

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any

from scrkit.dates import PartialDate
from scrkit.dates.british import read_date
from scrkit.dates.points import Frame, Wanting
from scrkit.errors import UnreadableError
from scrkit.forms.description import Choices, Place
from scrkit.forms.layout import plain, shown
from scrkit.forms.pieces import Piece, kept, same, written
from scrkit.forms.setting import Setting
from scrkit.importers.understand.clean import clean
from scrkit.importers.understand.naming import coded, people_in
from scrkit.importers.understand.questions import OUTSIDE, PEOPLE, WORDS
from scrkit.model.kinds import fits
from scrkit.text.fillers import says_none

NEEDED = "It is needed, and nothing stands there."
DAY = "A whole day is wanted, such as 17 July 2015."
ANSWER = "Choose one of the answers: {}."
UNKNOWN = {
    "entry": "Not every reference is an entry of the review, such as HEALTH-0001.",
    "question": "Not every question is one of the terms of reference, such as Q1, Q3.",
}
REFERENCE = (
    "Not everything is a reference that the review knows. Where it is of a new row of "
    "this form, write it into that row too."
)
OFFICE = "It names somebody. Write the office that they hold, and no name or code."
UNFIT = "It is too long, or not written as it has to be:"
# Not within a word: office@board.example is an address, not a code.
MENTIONED = re.compile(r"(?<![\w@])@\w")
_YEARS_AHEAD = 10
PERIOD = (
    "A day, month or year is wanted, or from when to when: April 2012 to 18 May 2015."
)
# No year is said for all dates of a form, and no day of it may be unknown.
_OF_ENTRIES = (Wanting.NO_YEAR, Wanting.UNREADABLE, Wanting.EMPTY)
_WANTING = {why: words for why, words in WORDS.items() if why not in _OF_ENTRIES}
AMONG = "Not everything is one of these: {}."
# "and" parts references only where it stands alone: F1 and F2, but not in an id.
_SPLIT = re.compile(r"[\s,;/&]+|(?<!-)\band\b(?!-)")


def value_of(
    place: Place, pieces: Iterable[Piece], before: object, at: str, setting: Setting
) -> Any:
    """Return what stands in a place, as its field holds it.

    What says what the record says already is that value, however it is written.
    Raises UnreadableError where it is no answer yet: its `why` is what is asked.
    """
    every = tuple(pieces)
    text = written(every)
    if not text:
        return ""
    # Before anything is read: what nobody touched must never be asked about.
    if before is not None and same(written(shown(place, before)), text):
        return before
    if _says_none(place, text):
        return ""
    # The last day that is believed: what stands already may lie ahead.
    days = before if isinstance(before, tuple) else (before,)
    held = [day for day in days if isinstance(day, date)]
    latest = setting.latest
    if place.ahead:
        # Ten years are more than any plan; what lies beyond is a slip of the year.
        latest = date(latest.year + _YEARS_AHEAD, 12, 31)
    reading = _Reading(place, text, at, setting, max((latest, *held)))
    value = _BY_SHAPE[place.shape](reading)
    if place.shape == "narrative" and isinstance(before, str):
        # Paragraphs that nobody touched keep their lines, as git shows them.
        return kept(value, before)
    return value


def is_month_first(said: Iterable[tuple[Place, str]], latest: date) -> bool:
    """Tell whether a date among the texts of a form can only be read month first."""
    days = (text for place, text in said if place.shape in _OF_DAYS)
    every = (part.strip() for text in days for part in re.split(r"[,;]", text))
    frame = Frame(latest)
    return any(read_date(one, frame).wanting is Wanting.MONTH_FIRST for one in every)


_OF_DAYS = ("day", "days", "period")


def may_be_turned(place: Place, value: object) -> bool:
    """Tell whether a day that Excel kept may be one whose day and month it turned."""
    if place.shape != "day" or not isinstance(value, date):
        return False
    return value.day <= _MONTHS and value.day != value.month


_MONTHS = 12


@dataclass(frozen=True, slots=True, repr=False)
class _Reading:
    """A text in a place, and what it is read with."""

    place: Place
    text: str
    at: str
    setting: Setting
    latest: date

    @property
    def line(self) -> str:
        """The text on one line."""
        return " ".join(clean(self.text).split())

    @property
    def frame(self) -> Frame:
        """What dates are read with."""
        return Frame(self.latest, month_first=self.setting.month_first)

    def through_the_door(self, text: str, *, bare_codes: bool) -> str:
        """Return a text with codes for names; note what may be names."""
        found = coded(text, self.setting.door, bare_codes=bare_codes)
        self.setting.named += [(self.at, kind, n) for kind, n in found.open]
        if found.unknown_mention:
            raise UnreadableError(OUTSIDE)
        return found.text


def _narrative(one: _Reading) -> str:
    return one.through_the_door(one.text, bare_codes=True)


def _line(one: _Reading) -> str:
    text = one.through_the_door(one.line, bare_codes=False)
    if one.place.addressee:
        # Before the search for names: an agency called by its name is nobody's name.
        text = _addressed(text, one.setting.agencies)
    # Who holds an office changes, and a name here would go out with the report.
    if one.place.office and (MENTIONED.search(text) or _has_code(text, one)):
        raise UnreadableError(OFFICE)
    # The schema's own length and pattern: validate would refuse it a step later.
    if not fits(one.place.wanted, text):
        raise UnreadableError(f"{UNFIT} {one.place.heading}.")
    return text


def _addressed(text: str, agencies: Choices) -> str:
    """Return to whom something is said, with the ids of agencies for their names."""
    ids = {_alike(words): id for id, words in agencies}
    ids |= {_alike(id): id for id, _ in agencies}
    if found := ids.get(_alike(text)):
        return str(found)
    parts = [part.strip() for part in re.split(r"[,;]", text)]
    named = [str(ids.get(_alike(part), part)) for part in parts]
    return text if named == parts else ", ".join(named)


def _has_code(text: str, one: _Reading) -> bool:
    """Tell whether somebody stands in a text by a bare code that is no other word."""
    # MOTHER is a word too; M1 is none.
    codes = {code for code in one.setting.door.codes if code[-1:].isdigit()}
    return not codes.isdisjoint(re.findall(r"\w+", text))


def _day(one: _Reading) -> date:
    return _exact(one.line, one.frame)


def _exact(text: str, frame: Frame) -> date:
    told = read_date(text, frame)
    if told.date is None:
        raise UnreadableError(_WANTING.get(told.wanting, DAY))
    day = told.date.earliest
    # "July 2015" is read, but a deadline hangs on a day.
    if day is None or told.date.text != day.isoformat():
        raise UnreadableError(DAY)
    return day


def _days(one: _Reading) -> tuple[date, ...]:
    every = (part for part in re.split(r"[,;]", one.line) if part.strip())
    return tuple(_exact(part.strip(), one.frame) for part in every)


_MAY_BE_NONE = ("answer", "code", "codes", "day", "days", "period", "lines")
# What stands for an answer where the form's own words are Yes and No.
_SHORT = {"y": "yes", "n": "no", **dict.fromkeys("\u2713\u2714\u2611", "yes")}


def _says_none(place: Place, text: str) -> bool:
    """Tell whether "none" or a dash stands where nothing need stand."""
    if place.required or place.shape not in _MAY_BE_NONE or not says_none(text):
        return False
    # "None" may be one of the answers to choose from, and then it is one.
    return _chosen(place, text) is None


def _alike(text: str) -> str:
    """Return a text as answers are compared: Word bends apostrophes as one types."""
    return plain(text).replace("\u2019", "'")


def _chosen(place: Place, text: str) -> object:
    """Return the value whose words a text is, None for none; a full stop is no word."""
    said = _alike(text)
    words = {_alike(words): value for value, words in place.choices}
    # The value itself in words, as forms said it whose words for it are others now.
    by_value = {_spaced(str(value)): value for value, _ in place.choices}
    # Only then, for an answer may itself end with a stop.
    if said not in words:
        said = said.rstrip(" .;,")
    if {"yes", "no"} <= words.keys():
        said = _SHORT.get(said, said)
    return words.get(said, by_value.get(_spaced(said)))


def _spaced(text: str) -> str:
    return re.sub(r"[_-]", " ", _alike(text))


def _answer(one: _Reading) -> object:
    found = _chosen(one.place, one.line)
    if found is not None:
        return found
    raise UnreadableError(
        ANSWER.format(", ".join(words for _, words in one.place.choices))
    )


def _period(one: _Reading) -> PartialDate:
    # First as the review's files write it; only then as people write it.
    with suppress(ValueError):
        return PartialDate(one.line)
    told = read_date(one.line, one.frame)
    if told.date is None:
        raise UnreadableError(_WANTING.get(told.wanting, PERIOD))
    return told.date


def _among(one: _Reading, choices: Choices) -> tuple[str, ...]:
    """Return what is chosen of several, by its id, by its words, or by both."""
    text = _alike(one.line)
    # Of the agencies, the codes are what the sheets show.
    shown = 1 if one.place.choices else 0
    found: dict[int, str] = {}
    # The longest first: "Health" stands in "Mental health" too.
    for value, words in sorted(choices, key=lambda both: -len(both[1])):
        at = text.find(_alike(words))
        if at >= 0:
            found[at] = value
            end = at + len(_alike(words))
            # Blanks of the same length, so that later finds keep their place in the
            # order.
            text = text[:at] + " " * (end - at) + text[end:]
    ids = {str(value).casefold(): value for value, _ in choices}
    for match in _WORD.finditer(text):
        word = match[0] if match[0] in ids else match[0].rstrip(".")
        if word in ids:
            found[match.start()] = ids[word]
        elif word not in ("", "and"):
            every = "; ".join(str(both[shown]) for both in choices)
            raise UnreadableError(AMONG.format(every))
    return tuple(dict.fromkeys(found[at] for at in sorted(found)))


_WORD = re.compile(r"[^\s,;/&()]+")


def _codes(one: _Reading) -> tuple[str, ...]:
    kind = one.place.kind
    if choices := one.place.choices or one.setting.agencies * (kind == "agency"):
        return _among(one, choices)
    if kind == "person":
        codes, unknown = people_in(one.line, one.setting.door)
        if unknown:
            raise UnreadableError(PEOPLE)
        return codes
    found = [part for part in _SPLIT.split(one.line) if part]
    known = {id.casefold(): id for id in one.setting.known.get(kind, ())}
    if any(part.casefold() not in known for part in found):
        raise UnreadableError(UNKNOWN.get(kind, REFERENCE))
    return tuple(dict.fromkeys(known[part.casefold()] for part in found))


def _code(one: _Reading) -> str:
    # An id is what the row is called; whether it may be, is asked where rows are known.
    if one.place.kind.endswith("-id"):
        return one.line
    codes = _codes(one)
    if len(codes) != 1:
        raise UnreadableError(PEOPLE if one.place.kind == "person" else REFERENCE)
    return codes[0]


def _lines(one: _Reading) -> tuple[str, ...]:
    # By semicolons alone: a comma stands within many a line.
    return tuple(_line_of(one, part) for part in one.line.split(";") if part.strip())


def _line_of(one: _Reading, part: str) -> str:
    return one.through_the_door(part.strip(), bare_codes=False)


_BY_SHAPE: dict[str, Callable[[_Reading], Any]] = {
    "narrative": _narrative,
    "paragraphs": _narrative,
    "line": _line,
    "lines": _lines,
    "day": _day,
    "days": _days,
    "period": _period,
    "answer": _answer,
    "code": _code,
    "codes": _codes,
}
