"""Many places with one cause are told once: how many they are, and the first three."""

from collections.abc import Iterable, Sequence

from scrkit.model.case import Agency

# Up to so many are told one by one.
NAMED = 3


def such_as(names: Sequence[str]) -> str:
    """Return the first of several names, after a comma, as many as are named."""
    return f", such as {', '.join(names[:NAMED])}"


def first_of(agencies: Iterable[Agency]) -> str:
    """Return the ids of the first agencies, as many as are named in one message."""
    return ", ".join(agency.id for agency in [*agencies][:NAMED])
