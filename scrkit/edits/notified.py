"""Keep what was notified as it was on the day; a later correction never changes it."""

from collections.abc import Mapping
from datetime import date

from scrkit.edits.digest import sha256_of
from scrkit.errors import ScrError
from scrkit.files import Plan
from scrkit.model.reporting import AsNotified, Reporting

FILE = "reporting.yaml"


def keep(
    content: bytes | None, notified: Mapping[str, Mapping[str, str]], day: date
) -> Plan:
    """Return the edit that keeps what is notified of each child, by code.

    Raises ScrError where something was kept of one of them already.
    """
    from scrkit.edits.editing import Editing

    editing = Editing(content, FILE, Reporting)
    for one in editing.before.as_notified:
        if one.child in notified:
            raise ScrError(
                f"what was notified of {one.child} is kept already, since {one.kept}",
                "It is never overwritten. A correction goes into people.yaml or "
                "`incidents`; scr export sin shows both.",
            )
    made = (
        AsNotified(
            child=child,
            kept=day,
            values={key: text for key, text in values.items() if text},
            sha256=sealed(values, day, child),
        )
        for child, values in notified.items()
    )
    editing.append(("as_notified",), *made)
    return editing.plan()


def sealed(values: Mapping[str, str], day: date, child: str) -> str:
    """Return the seal over what was kept, in hexadecimal."""
    told = {key: text for key, text in values.items() if text}
    return sha256_of([child, day.isoformat(), told])


def is_broken(one: AsNotified) -> bool:
    """Tell whether what was kept was changed since."""
    return sealed(one.values, one.kept, one.child) != one.sha256.lower()
