"""How old somebody was, as vaguely as the dates are."""

from datetime import date

from scrkit.dates.partial import PartialDate


def months_between(born: PartialDate, when: PartialDate) -> tuple[int, int] | None:
    """Return the least and the most whole months from `born` to `when`.

    None where either is unknown, open or `when` may lie before birth altogether.
    """
    if born.earliest is None or born.latest is None:
        return None
    if when.earliest is None or when.latest is None:
        return None
    least = _whole_months(born.latest, when.earliest)
    most = _whole_months(born.earliest, when.latest)
    return (max(0, least), most) if most >= 0 else None


def _whole_months(start: date, end: date) -> int:
    months = (end.year - start.year) * 12 + end.month - start.month
    return months - 1 if end.day < start.day else months


def spell_age(born: PartialDate, when: PartialDate) -> str:
    """Spell the age at a date as vaguely as the two dates are: "about 10 months"."""
    if when.latest and born.earliest and when.latest < born.earliest:
        return "before birth"
    span = months_between(born, when)
    # Part of what the two dates may mean may lie before the birth.
    unsure = when.earliest and born.latest and when.earliest < born.latest
    if span is None or (unsure and span[1] >= 1):
        return ""
    least, most = span
    if most < 1:
        return "about the time of birth" if unsure else "under 1 month"
    if most >= 36 or most - least > 12:
        least, most = least // 12, most // 12
        return _span_of(least, most, "years") if least else f"under {most + 1} years"
    if most - least > 2:
        return _span_of(least, most, "months")
    about = "" if born.exact and when.exact else "about "
    # Of a toddler months matter; "29 months" is not how people speak.
    months = (least + most + 1) // 2
    years, rest = divmod(months, 12) if months >= 24 else (0, months)
    parts = [f"{years} years"] if years else []
    if rest or not years:
        parts.append("1 month" if rest == 1 else f"{rest} months")
    return about + " ".join(parts)


def _span_of(least: int, most: int, unit: str) -> str:
    return f"{most} {unit}" if least == most else f"{least} to {most} {unit}"
