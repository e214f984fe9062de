"""What a number of a workbook shows in its cell, and the day that it means."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from scrkit.scan.values import SERIAL

# Formats that have a number only, and no text in the file (ECMA-376, part 1, 18.8.30);
# those of the Far East, 27 to 36 and 50 to 58, are days as well.
_BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    14: "dd/mm/yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "dd/mm/yyyy h:mm",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mmss.0",
    **dict.fromkeys((*range(27, 37), *range(50, 59)), "yyyy-mm-dd"),
}
_TOKEN = re.compile(
    r'"([^"]*)"|\\(.)|_.|\*.|\[([^\]]*)\]|(AM/PM|A/P|General)'
    r"|(y+|m+|d+|h+|s+|e|b+)|([0#?])|(.)",
    re.IGNORECASE | re.DOTALL,
)
_DAY, _MONTH, _YEAR = "d", "m", "y"
# Excel takes no longer format.
_LONGEST = 255
# The last serial number that Excel knows: 31 December 9999.
_LAST = 2_958_465


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str


def built_in(number: int) -> str:
    """Return the format behind a number of Excel's own, "" for General."""
    return _BUILT_IN.get(number, "")


def shown(written: str, form: str, *, from_1904: bool = False) -> tuple[str, ...]:
    """Return what a number may be read as: as it is shown, as the day, as digits.

    `written` is the number as the file holds it, `form` the format of its cell.
    """
    try:
        value = float(written)
    except ValueError:
        return (written,)
    tokens = _tokens(_section(form[:_LONGEST], value))
    if any(one.kind in "dy" for one in tokens):
        day = _day(value, from_1904=from_1904)
        if day is None:
            return (written,)
        return _once(_as_date(day, tokens), f"{day:%Y-%m-%d}", f"{day:%d/%m/%Y}")
    plain = str(int(value)) if value.is_integer() and abs(value) < 1e18 else written
    if any(one.kind == "0" for one in tokens):
        return _once(_as_number(value, tokens), plain)
    # A day that lost its format is a number of five digits.
    day = _day(value, from_1904=from_1904) if 9000 <= value <= 60000 else None
    bare = day is not None and not tokens
    return _once(plain, written, f"{SERIAL}{day:%Y-%m-%d}" if bare else "")


def _once(*texts: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text.strip()))


def _section(form: str, value: float) -> str:
    """Return that of the parts of a format that counts for this number."""
    parts = re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', form)
    if value < 0 and len(parts) > 1:
        return parts[1]
    return parts[2] if value == 0 and len(parts) > 2 else parts[0]


def _tokens(form: str) -> list[_Token]:
    found = []
    for match in _TOKEN.finditer(form):
        quoted, escaped, bracket, word, letters, digit, other = match.groups()
        if letters:
            found.append(_Token(letters[0].lower(), letters.lower()))
        elif digit:
            found.append(_Token("0", digit))
        elif bracket and bracket.startswith("$"):
            found.append(_Token("text", bracket[1:].partition("-")[0]))
        elif bracket and set(bracket.lower()) <= set("hms"):
            found.append(_Token("elapsed", bracket))
        elif word:
            found.append(_Token("word", word))
        elif other or quoted or escaped:
            found.append(_Token("text", quoted or escaped or other))
    return found


def _day(serial: float, *, from_1904: bool) -> datetime | None:
    if not 0 <= serial <= _LAST:
        return None
    # 1900 was no leap year, but is one to Excel: until then it counts one day less.
    early = serial < 60 and not from_1904
    begin = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30 + early)  # noqa: DTZ001
    try:
        return begin + timedelta(days=serial)
    except OverflowError:
        return None


def _as_date(day: datetime, tokens: list[_Token]) -> str:
    parts = []
    hours = False
    for one in tokens:
        hours = hours or one.kind == "h"
        # Months and minutes are one letter: behind hours it means minutes.
        if one.kind == "m" and hours:
            parts.append(f"{day.minute:02}")
            hours = False
        else:
            parts.append(_of_day(day, one))
    return "".join(parts)


def _of_day(day: datetime, one: _Token) -> str:
    size = len(one.text)
    if one.kind == _DAY:
        return (f"{day.day}", f"{day.day:02}", f"{day:%a}", f"{day:%A}")[
            min(size, 4) - 1
        ]
    if one.kind == _MONTH:
        forms = (f"{day.month}", f"{day.month:02}", f"{day:%b}", f"{day:%B}")
        return forms[min(size, 4) - 1] if size < 5 else f"{day:%b}"[0]
    if one.kind in (_YEAR, "e"):
        return f"{day:%y}" if size < 3 and one.kind == _YEAR else f"{day.year}"
    if one.kind in "hs":
        return f"{day.hour if one.kind == 'h' else day.second:02}"
    return one.text if one.kind == "text" else ""


def _as_number(value: float, tokens: list[_Token]) -> str:
    """Return a number in its format: `000 000 0000` parts an NHS number by blanks."""
    texts = [one.text if one.kind in ("0", "text") else "" for one in tokens]
    at = texts.index(".") if "." in texts else len(texts)
    decimals = sum(one.kind == "0" for one in tokens[at:])
    if "%" in texts:
        value *= 100
    whole, _, rest = f"{abs(value):.{decimals}f}".partition(".")
    left = _filled(list(whole), tokens[:at])
    behind = "".join(one.text for one in tokens[at:] if one.kind == "text")
    return f"{'-' if value < 0 else ''}{left}{behind[:1]}{rest}{behind[1:]}"


def _filled(digits: list[str], tokens: list[_Token]) -> str:
    found: list[str] = []
    last = next((n for n, one in enumerate(tokens) if one.kind == "0"), -1)
    for place in range(len(tokens) - 1, -1, -1):
        one = tokens[place]
        if one.kind == "0":
            found.append(digits.pop() if digits else "0" if one.text == "0" else "")
            if place == last:
                found += reversed(digits)
        elif one.kind == "text" and one.text != ",":
            found.append(one.text)
    return "".join(reversed(found))


def iso_day(text: str) -> tuple[str, ...]:
    """Return a day that a cell holds in ISO 8601, also as it is written here."""
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        return (text,)
    return _once(text, f"{day:%Y-%m-%d}", f"{day:%d/%m/%Y}")
