"""Turn a spreadsheet's numbers into what its cells show, and no more exactly."""

import re
from datetime import date, datetime, timedelta

from scrkit.importers.read.formats import DAY, REST, TIME, Format, Section
from scrkit.importers.read.values import Kind

# A number that lies nearer to the next day than this was meant to be that day: it is
# what adding up leaves, and a hundredth of a thousandth of a second.
_NOISE = 1e-10
_LAST_SECOND = 86_399
_ISO = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)?(?:(?<=\d)T|^T?)?(?P<clock>\d\d:\d\d(?::\d\d)?)?"
    r"(?P<part>\.\d+)?(?:Z|\+00:00)?"
)
_DECIMAL = re.compile(r"[#,]*0\.(0+)")


def spelled(text: str, format_: Format, *, from_1904: bool) -> tuple[str, Kind]:
    """Return a stored number as the cell shows it, spelled as our own files do.

    A day without its year becomes words, for the year was a program's and nobody's
    word.
    """
    value = _value(text)
    if value is None:
        return text, Kind.TEXT
    section = format_.of(value)
    if section.parts and not section.unclear:
        moment = _moment(value, from_1904=from_1904)
        # Spans of a day or more, and what is no day of the calendar, no clock shows.
        if moment is not None and _is_shown(section, value, moment):
            return spelled_moment(moment, section)
    if section.parts == "t" and section.elapsed and section.minutes and value >= 1:
        # No clock shows it, and the question is of what stood there.
        minutes = round(value * 1440)
        return f"{minutes // 60}:{minutes % 60:02d}", Kind.TEXT
    if section.parts or section.unclear:
        return _plain(text, value), Kind.NUMBER
    if section.digits.endswith("%"):
        places = len(section.digits.partition(".")[2].rstrip("% \xa0"))
        # 0.8 that is shown as 80 % would be told as less than one.
        return _number(f"{value * 100:.{places}f}%", value, section)
    return _number(_plain(text, value), value, section)


def spelled_moment(moment: datetime, section: Section) -> tuple[str, Kind]:
    """Return what a section of a format shows of a moment."""
    parts = section.parts
    day = "".join(part for part in parts if part in "ymd")
    said = {DAY: _day(moment.date(), day) if day else "", TIME: _time(moment, section)}
    if not section.plain:
        return "".join(said.get(one, one) for one in section.items), Kind.TEXT
    if not day:
        return said[TIME], Kind.TIME if section.minutes else Kind.TEXT
    if "t" in parts and "y" in day and "d" in day and section.minutes:
        return f"{said[DAY]} {said[TIME]}", Kind.MOMENT
    if "t" in parts:
        return "".join(said.get(one, one) for one in section.items), Kind.TEXT
    return said[DAY], Kind.DATE if "y" in day else Kind.TEXT


def spelled_iso(text: str, format_: Format) -> tuple[str, Kind] | None:
    """Return a moment that is stored in words (ISO 8601) as the cell shows it.

    None where it is none. A format for plain numbers hides nothing of it.
    """
    found = _ISO.fullmatch(text)
    if found is None or not (found["day"] or found["clock"]):
        return None
    day, clock = found["day"] or "1899-12-30", found["clock"] or ""
    try:
        moment = datetime.fromisoformat(f"{day}T{clock or '00:00'}")
        part = round(float(found["part"] or 0))
        # A fraction is never rounded into the next day.
        if moment.time().isoformat() < "23:59:59":
            moment += timedelta(seconds=part)
    except ValueError:
        return None
    # Serial 1 and above: what is shown of a number that is neither nothing nor less.
    section = format_.of(1.0 if found["day"] else 0.5)
    if section.parts and not section.unclear:
        return spelled_moment(moment, section)
    if not found["day"]:
        return f"{moment:%H:%M}", Kind.TIME
    if clock:
        return f"{day} {moment:%H:%M}", Kind.MOMENT
    return day, Kind.DATE


def worded(text: str, format_: Format) -> str:
    """Return a text with the words that its format sets around it."""
    section = format_.texts
    if section is None or section.plain or section.items.count(REST) != 1:
        return text
    return "".join(text if one == REST else one for one in section.items)


def _is_shown(section: Section, value: float, moment: datetime) -> bool:
    if set(section.parts) == {"t"}:
        return not section.elapsed or value < 1
    return 1900 <= moment.year <= 2199


def _value(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _time(moment: datetime, section: Section) -> str:
    # An hour without its minutes says less than a time: a reader saw "2 pm".
    if section.minutes or not section.half:
        return f"{moment:%H:%M}" if section.minutes else str(moment.hour)
    return f"{moment.hour % 12 or 12} {'pm' if moment.hour >= 12 else 'am'}"


def _day(day: date, parts: str) -> str:
    if "y" not in parts:
        if "m" not in parts:
            return str(day.day)
        return f"{day.day} {day:%B}" if "d" in parts else f"{day:%B}"
    if "m" not in parts:
        return f"{day:%Y}"
    return f"{day:%Y-%m-%d}" if "d" in parts else f"{day:%Y-%m}"


def _number(plain: str, value: float, section: Section) -> tuple[str, Kind]:
    """Return a number with the digits and the words that its format shows."""
    if REST not in section.items:
        words = "".join(section.items)
        return (words, Kind.TEXT) if words.strip() else (plain, Kind.NUMBER)
    text = _digits(plain, value, section)
    if section.items.count(REST) > 1:
        return text, Kind.TEXT if text != plain else Kind.NUMBER
    if section.plain:
        return text, Kind.NUMBER
    return "".join(text if one == REST else one for one in section.items), Kind.TEXT


def _digits(plain: str, value: float, section: Section) -> str:
    places = section.digits
    decimal = _DECIMAL.fullmatch(places)
    if decimal and abs(round(value, len(decimal[1])) - value) < 1e-9:
        return f"{value:.{len(decimal[1])}f}"
    several = section.items.count(REST) > 1
    # Only a format of noughts fills up: 00423 is a reference, and not 423.
    if not plain.isdigit() or set(places) - {"0"}:
        return plain
    digits = plain.zfill(len(places))
    if not several:
        return digits
    return _filled(digits, section)


def _filled(digits: str, section: Section) -> str:
    """Put digits into the places of a format such as 00":"00, the last ones last."""
    out: list[str] = []
    widths = iter(reversed(section.widths))
    left = section.items.count(REST)
    for one in reversed(section.items):
        if one != REST:
            out.append(one)
            continue
        left -= 1
        width = next(widths) if left else len(digits)
        out.append(digits[len(digits) - width :])
        digits = digits[: len(digits) - width]
    return "".join(reversed(out))


def _plain(text: str, value: float) -> str:
    """Spell a number without the noise of its storing: 7.0 is 7."""
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return repr(value) if "e" not in text.lower() else text


def _moment(value: float, *, from_1904: bool) -> datetime | None:
    """Return the moment of a serial number, to the second; None where there is none."""
    # Excel counts a 29 February 1900 that never was: serial 60. A fraction of a second
    # is never rounded into another day.
    if from_1904:
        base = datetime(1904, 1, 1)  # noqa: DTZ001 - wall-clock time of the records
    elif value >= 61 or value < 1:
        base = datetime(1899, 12, 30)  # noqa: DTZ001
    elif value < 60:
        base = datetime(1899, 12, 31)  # noqa: DTZ001
    else:
        return None
    if not 0 <= value < 120_000:
        return None
    day = int(value + _NOISE)
    seconds = round(max(0.0, value - day) * 86_400)
    return base + timedelta(days=day, seconds=min(seconds, _LAST_SECOND))
