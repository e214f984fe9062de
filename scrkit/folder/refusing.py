"""Say in plain words why a folder could not be written, and what became of it."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from scrkit.errors import ScrError

NOTHING = "nothing was changed"
UNSURE = (
    "it is all written, but the disk did not confirm that it keeps it",
    "Look at the disk, and at what the command was to write.",
)


def reason(error: OSError, state: str = NOTHING, what: str = "the folder") -> ScrError:
    """Return what to tell of an error of the system.

    `state` is what is so now, `what` is what could not be written.
    """
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return ScrError(f"the disk is full; {state}", "Make room, then try again.")
    if isinstance(error, PermissionError):
        return ScrError(
            f"{what} cannot be written; {state}",
            "Look at its permissions, and close any of its files open in Word.",
        )
    why = error.strerror or "the system refused"
    return ScrError(f"{what} cannot be written: {why}; {state}")


@contextmanager
def told(state: str = NOTHING) -> Iterator[None]:
    """Turn an error of the system into words."""
    try:
        yield
    except OSError as error:
        raise reason(error, state) from error
