"""Put a day on which a clock runs into review.yaml; never decides."""

from collections.abc import Mapping
from datetime import date

from scrkit.dates import PartialDate
from scrkit.edits.editing import Editing
from scrkit.errors import ScrError
from scrkit.files import Plan
from scrkit.frameworks import Framework
from scrkit.model.case import CaseReview, KeyDates

CASE = "review.yaml"
_OWN = tuple(name for name in KeyDates.__struct_fields__ if name != "other")


def day_names(framework: Framework | None) -> tuple[str, ...]:
    """Return the days that a review may note: those of every review, then its own."""
    own = tuple(one.id for one in framework.dates) if framework else ()
    return (*_OWN, *own)


def day_noted(case: CaseReview, name: str) -> str:
    """Return the day that stands under a name, as it is written; "" where none does."""
    dates = case.dates
    day = dates.incident if name == "incident" else dates.day(name)
    return str(day or "")


def with_day(
    files: Mapping[str, bytes], framework: Framework | None, name: str, day: date
) -> Plan:
    """Return what notes a key day in review.yaml; ScrError for one it does not know."""
    known = day_names(framework)
    if name not in known:
        raise ScrError(
            "the review knows no day of this name", f"One of: {', '.join(known)}."
        )
    editing = Editing(files[CASE], CASE, CaseReview)
    value = PartialDate(day.isoformat()) if name == "incident" else day
    path = ("dates", name) if name in _OWN else ("dates", "other", name)
    editing.replace(path, value)
    return editing.plan()
