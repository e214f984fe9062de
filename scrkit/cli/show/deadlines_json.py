"""What is due as JSON for programs; computes nothing."""

import json
from collections.abc import Iterable
from datetime import date

from scrkit.clocks import Calendar, Due, Paused
from scrkit.frameworks import Framework


def json_text(
    calendar: Calendar, items: Iterable[Due], framework: Framework | None
) -> str:
    """Return all of it as JSON; `schema_version` changes when a field does."""
    shown = {
        "schema_version": 1,
        "review": calendar.review.case.id,
        "framework": framework.id if framework else None,
        "overlay": (framework.overlay or None) if framework else None,
        "as_of": calendar.as_of.isoformat(),
        "deadlines": [_due(one) for one in items],
    }
    return json.dumps(shown, indent=2) + "\n"


def _due(due: Due) -> dict[str, object]:
    return {
        "kind": due.kind,
        "id": due.id,
        "what": due.what,
        "state": due.state,
        "open": due.open,
        "start": _day(due.start),
        "due": _day(due.due),
        "done": _day(due.done),
        "days": due.days,
        "owed_by": due.owed_by,
        "owed_to": list(due.owed_to),
        "strength": due.strength,
        "soft": due.soft,
        "citation": due.citation,
        "time": due.time,
        "condition": due.condition,
        "earlier": due.earlier or None,
        "paused": due.paused and _paused(due.paused),
        "agreed": _day(due.agreed),
    }


def _paused(paused: Paused) -> dict[str, object]:
    return {
        "days": paused.days,
        "because": {one.because: one.days for one in paused.rests},
        "without": _day(paused.without),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
