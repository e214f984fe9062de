"""Read what schools count by: a term, a school year."""

from scrkit.dates.partial import parse_date
from scrkit.dates.points import Frame, Wanting
from scrkit.dates.single import DateReading
from scrkit.errors import UnreadableError
from scrkit.patterns import later

# In which months of its year each term of a school can lie, Easter early or late.
TERMS = {"autumn": (9, 12), "spring": (1, 4), "summer": (4, 8)}
_YEARS = r"(?P<{0}>(?:19|20)\d\d)(?:\s?[/-]\s?(?P<{0}_next>(?:20)?\d\d))?"
_TERM = later(
    rf"(?:in |during )?(?:the )?(?:{_YEARS.format('before')},? )?"
    r"(?:(?:early|mid|late|start of|end of|beginning of)[ -](?:in )?(?:the )?)?"
    r"(?P<term>autumn|spring|summer) (?:half[ -]?)?term(?: ?[12])?"
    rf"(?:,? (?:of )?\(?{_YEARS.format('behind')}\)?)?"
)
_SCHOOL_YEAR = later(
    r"(?:in |during )?(?:the )?"
    rf"(?:(?:school|academic) year:? {_YEARS.format('behind')}|"
    rf"{_YEARS.format('before')} (?:school|academic) year)"
)


def school_term(text: str, frame: Frame) -> DateReading | None:
    """Read "Spring term 2014" as January to April 2014, "school year 2013/14" too.

    None for other texts; the words are kept, for it is said in no days. A term of two
    years lies in the one that it lies in. Raises UnreadableError without a year.
    """
    found = _SCHOOL_YEAR.fullmatch(text)
    if found is not None:
        first, follows = _year(found.groupdict())
        if first is None or not follows:
            # "School year 2014" may begin or end in it.
            raise UnreadableError(Wanting.SPAN_OR_MONTH)
        return DateReading(parse_date(f"{first}-09/{first + 1}-08"), loose=True)
    found = _TERM.fullmatch(text)
    if found is None:
        return None
    year, follows = _year(found.groupdict())
    if year is None:
        year, follows = frame.year, False
    if year is None:
        raise UnreadableError(Wanting.NO_YEAR)
    # The autumn term of 2013/14 lies in 2013, the others in 2014.
    year += follows and found["term"] != "autumn"
    first, last = TERMS[found["term"]]
    text = f"{year}-{first:02d}/{year}-{last:02d}"
    return DateReading(parse_date(text), loose=True)


def _year(found: dict[str, str | None]) -> tuple[int | None, bool]:
    """Return the year that is named, and whether the next is named beside it."""
    year = found["before"] or found["behind"]
    also = found["before_next"] or found["behind_next"]
    if year is None or (found["before"] and found["behind"]):
        return None, False
    if also and int(also[-2:]) != (int(year) + 1) % 100:
        raise UnreadableError(Wanting.SPAN_OR_MONTH)
    return int(year), bool(also)
