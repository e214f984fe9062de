"""How dates and times stand in an agency's form: day first, nothing lost.

Unlike `spell_date`, whose words are for readers, these spellings are read back: two
dates that are written differently are spelled differently.
"""

from scrkit.dates.clock import ClockTime
from scrkit.dates.partial import PartialDate, parse_date, spell_date


def form_date(value: PartialDate) -> str:
    """Spell a date for a form: 03/04/2014, about April 2014, ?2014, unknown.

    A range has its months in words, because "3/4/2014 to …" is read as a sum by some:
    3 April 2014 to 9 April 2014. `../X` is "before" and the spelling of X, `X/..` that
    and "or later".
    """
    if not value.known:
        return "unknown"
    if value.before:
        return f"before {form_date(parse_date(value.text[3:]))}"
    if value.since:
        return f"{form_date(parse_date(value.text[:-3]))} or later"
    if value.precision == "range":
        start, _, end = value.text.partition("/")
        return f"{_in_words(parse_date(start))} to {_in_words(parse_date(end))}"
    # In figures, day first, as agencies fill forms in; month names are for the rest.
    if value.precision == "day":
        year, month, day = value.text[:10].split("-")
        return _marked(f"{day}/{month}/{year}", value.qualifier)
    return _in_words(value)


def form_time(value: ClockTime | None) -> str:
    """Spell a time for a form: 14:30, about 14:30, ?14:30, 14:30 to 15:10, morning.

    A time that was not recorded is empty.
    """
    if value is None:
        return ""
    if value.qualifier:
        return _marked(value.text[:-1], value.qualifier)
    return value.text.replace("/", " to ")


def _in_words(point: PartialDate) -> str:
    bare = spell_date(parse_date(point.text.rstrip("~?")))
    return _marked(bare, point.qualifier)


def _marked(text: str, qualifier: str) -> str:
    return {"~": f"about {text}", "?": f"?{text}"}.get(qualifier, text)
