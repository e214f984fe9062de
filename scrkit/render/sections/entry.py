"""The fields of an entry in words, for whatever table holds them."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from scrkit.dates import spell_time
from scrkit.model.columns import EXPORTED, value_of
from scrkit.model.entry import Entry
from scrkit.model.kinds import Column
from scrkit.render.sections.case import Case
from scrkit.render.sections.prose import paragraphs
from scrkit.render.wording.wording import ALONE, PRACTICE, SEEN
from scrkit.text.casing import capital

_ANSWERS = {"child_seen": SEEN, "seen_alone": ALONE, "practice": PRACTICE}
# The tables of the chronology have a cell for these, or a line of their own in one.
_IN_CELLS = frozenset(
    (
        *("id", "date", "time", "source", "people", "event", "child_seen"),
        *("seen_alone", "voice", "action", "questions"),
    )
)
_ASIDES = tuple(column for column in EXPORTED if column.field not in _IN_CELLS)


def say_field(column: Column, entry: Entry, case: Case) -> str:
    """Return what a field says, in the words of the view; a line for a paragraph."""
    value = value_of(entry, column.field)
    if column.kind in ("seen", "choice"):
        answers = _ANSWERS.get(column.field, column.answers)
        return case.worded(answers.get(value or "", ""))
    say = _BY_FIELD.get(column.field) or _BY_KIND[column.kind]
    return say(value, case)


_BY_FIELD: dict[str, Callable[[Any, Case], str]] = {
    "date": lambda value, case: capital(case.date(value)),
    "time": lambda value, _: spell_time(value),
    "recorded": lambda value, case: capital(case.date(value)) if value else "",
}
_BY_KIND: dict[str, Callable[[Any, Case], str]] = {
    "narrative": lambda value, case: "\n".join(paragraphs(case.say(value))),
    "line": lambda value, case: case.say(value),
    "number": lambda value, _: value,
    "person": lambda value, case: ", ".join(map(case.person, value)),
    "question": lambda value, _: ", ".join(value),
    "entry-id": lambda value, _: value,
}


# Said of an entry that tells of a death, whatever the cause is.
_DEATH = re.compile(
    r"\b(?:died|dead|death|deceased|stillborn|life (?:was )?(?:extinct|pronounced)|"
    r"pronounced (?:life )?(?:dead|extinct)|post[- ]?mortem|inquest|funeral)\b",
    re.IGNORECASE,
)


def child_seen(entry: Entry, case: Case) -> str:
    """Return whether the child was seen, and alone; "" where it does not apply.

    Of a death nobody asks whether it was recorded that the child was seen.
    """
    seen = [column for column in EXPORTED if column.kind == "seen"]
    if _tells_of_the_death(entry, case):
        # "Child seen: not recorded" beside a death would read as a reproach.
        seen = [one for one in seen if getattr(entry, one.field) != "not_recorded"]
    return capital(", ".join(filter(None, (say_field(o, entry, case) for o in seen))))


def _tells_of_the_death(entry: Entry, case: Case) -> bool:
    """Tell whether an entry is of the child's death, or of a day after it."""
    fact, died = case.review.criteria.facts.get("child_died"), case.review.case.dates
    known = fact.value if fact else ""
    day = died.incident.earliest if died.incident else None
    first, last = entry.date.earliest, entry.date.latest
    if known == "no" or (day and last and last < day):
        return False
    # By its first day: one that may lie before the death is judged by its words.
    if known == "yes" and day and first and first >= day:
        return True
    return bool(_DEATH.search(entry.event))


def asides(entry: Entry, case: Case) -> Iterator[tuple[str, str]]:
    """Yield what stands below an event, each with what it is.

    It is the agency's view, and every field for which the tables have no cell.

    Practice is judged in the report, agency by agency: the public table has facts.
    """
    for column in (*_ASIDES, *case.timeline.extra):
        text = say_field(column, entry, case)
        # A field is the panel's alone until somebody says that it is public.
        if text and (column.public or not case.published):
            end = "." if column.kind == "choice" else ""
            yield column.aside or column.shown, f"{text}{end}"
