"""Whether guidance stands on a day: in force, not replaced, checked of late."""

from collections.abc import Iterator
from datetime import date

from scrkit.dates import add_months, spell_date, spelled
from scrkit.frameworks.load import replaced_by
from scrkit.frameworks.values import Framework, Validity

_YEAR = 12


def begins(valid: Validity) -> str:
    """Return since when guidance applies, in words; "" where not even about is known.

    "on 18 March 2026", "in 2024 (the day is not established)".
    """
    if valid.from_ is not None:
        return f"on {spelled(valid.from_)}"
    if valid.from_about is not None:
        return f"in {spell_date(valid.from_about)} (the day is not established)"
    return ""


def replaced(framework: Framework, opened: date) -> str:
    """Say that newer guidance had taken its place on a day, "" where it had not.

    Where only month or year of the newer is known, the day counts from the first of it.
    """
    newer = replaced_by(framework.id)
    if newer is None:
        return ""
    since, about = newer.valid.from_, newer.valid.from_about
    first = since or (about.earliest if about else None)
    if first is None or opened < first:
        return ""
    last = since or (about.latest if about else None)
    # Between the first and the last day on which it may have begun nobody can say.
    may = "" if last is None or opened >= last else "may have been "
    verb = f"{may}replaced" if may else "was replaced"
    return f"this guidance {verb} {begins(newer.valid)}; newer is {newer.id}"


def outdated(framework: Framework, as_of: date) -> str:
    """Say that the last check is older than a year on a day, "" where it is not.

    Guidance that takes no new cases any more, or was replaced, does not age.
    """
    checked, last = framework.valid.checked, framework.valid.new_cases_until
    # Old cases go on under it, and nobody changes it any more.
    if (last is not None and as_of > last) or replaced(framework, as_of):
        return ""
    if checked is None or as_of <= add_months(checked.day, _YEAR):
        return ""
    return f"last held against its sources on {spelled(checked.day)}, over a year ago"


def doubts(framework: Framework, opened: date, as_of: date) -> Iterator[str]:
    """Yield, in whole sentences, why a case opened on a day may need other guidance."""
    valid = framework.valid
    # Only a day that is established warns: "in 2024" may lie before or after the case.
    if valid.from_ is not None and opened < valid.from_:
        yield (
            f"This framework applies from {spelled(valid.from_)}; the case was opened "
            "before that, under other guidance."
        )
    elif valid.new_cases_until is not None and opened > valid.new_cases_until:
        last = spelled(valid.new_cases_until)
        told = f"This framework has taken no new cases since {last}."
        yield f"{told} {valid.note}".strip()
    if told := replaced(framework, opened):
        yield f"{told[0].upper()}{told[1:]}. scr framework diff tells what changed."
    if told := outdated(framework, as_of):
        yield f"This framework was {told}: ask whether it still stands."
