"""What all requests to an agency need: a sound review, and nothing written over."""

from pathlib import Path

from scrkit.diagnostics import Severity
from scrkit.errors import ScrError
from scrkit.folder import Contents
from scrkit.model.review import Review
from scrkit.review import Loaded


def sound(loaded: Loaded, contents: Contents) -> Review:
    """Return the review; a pack from half of it would ask for the wrong thing."""
    review = loaded.sound()
    found = (*loaded.diagnostics, *contents.diagnostics())
    if any(d.severity is Severity.ERROR for d in found):
        raise ScrError(
            "the review's files have errors, so that the pack would be wrong",
            "See them with: scr validate",
        )
    return review


def spare(out: Path, names: tuple[str, ...], *, noted: bool, again: bool) -> None:
    """Refuse to write over a pack: somebody may have begun to fill it in.

    What was cut off before all of it was there is made whole, as long as it is as we
    left it: that is seen when it is written.
    """
    there = [(out / name).exists() for name in names]
    # A form that lies there may be filled in: it is never written over unasked.
    if not again and (all(there) or (noted and any(there))):
        raise ScrError(
            "this pack is there already; nothing was written",
            "Name another folder with --out, or write over it with --again.",
        )
