"""Many places with one cause are told once: how many they are, and the first three."""

from collections.abc import Iterable

from scrkit.model.case import Agency

# Up to so many are told one by one.
NAMED = 3


def first_of(agencies: Iterable[Agency]) -> str:
    """Return the ids of the first agencies, as many as are named in one message."""
    return ", ".join(agency.id for agency in [*agencies][:NAMED])
