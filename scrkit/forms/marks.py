"""How each place of a form is known again: by tag, by title, by bookmark; its stamp."""

from typing import NamedTuple

from scrkit.forms.description import Place
from scrkit.patterns import later

BOARD = "board"
"""Whose form it is where it is no agency's, but the Board's."""
QUARTERLY = "monitoring"
"""The form that is made for each owner and quarter, and is in no list of forms."""
INSTRUCTIONS = "scr:instructions"
_TAG = "scr:"
_MARK = "scr_"
_TOLD = "scrtold_"
_LENGTH = 16


def tag(place: Place, key: str = "") -> str:
    """Return the tag of a place's control; `key` tells the records of a list apart."""
    return f"{_TAG}{place.name}" + (f"#{key}" if key else "")


def title(label: str, key: str = "") -> str:
    """Return the title of a place's control, as Word shows it."""
    return f"{key}: {label}" if key else label


def _seal(text: str) -> str:
    # Here: to know which form asks for a field takes no mark.
    from hashlib import sha256

    return sha256(text.encode()).hexdigest()[:_LENGTH]


def bookmark(tagged: str, number: int = 0) -> str:
    """Return the bookmark at a place, `number` that of its record in a list."""
    mark = _MARK + _seal(tagged)
    return f"{mark}_{number}" if number else mark


def told_mark(text: str) -> str:
    """Return the bookmark of a text that was worked out, by what it said then."""
    words = " ".join(text.split()).casefold()
    return _TOLD + _seal(words)


def unnumbered(mark: str) -> str:
    """Return a bookmark without the number of its record, "" for one not ours."""
    return mark[: len(_MARK) + _LENGTH] if mark.startswith(_MARK) else ""


_STAMP = later(
    r"scrkit form (?P<form>[a-z][a-z_-]*) (?P<edition>[0-9a-f]{8}); "
    r"review (?P<review>.+?); "
    r"agency (?P<agency>[a-z][a-z0-9-]+)(?P<filled>; with what stood)?"
    r"(?:; quarter (?P<quarter>[0-9/]{4,9}-Q[1-4]); "
    r"actions (?P<actions>A[0-9]+(?: A[0-9]+)*))?"
)


class Stamp(NamedTuple):
    """Which form a file is: its name and edition, review and agency, all by id.

    `filled` is whether it went out with what stood in the review. A workbook of one
    owner says which `quarter` it is about, and which `actions` it holds.
    """

    form: str
    edition: str
    review: str
    agency: str
    filled: bool
    quarter: str = ""
    actions: tuple[str, ...] = ()


def stamp(one: Stamp) -> str:
    """Return the text by which a form is known again."""
    filled = "; with what stood" if one.filled else ""
    of = f"; quarter {one.quarter}; actions {' '.join(one.actions)}"
    return (
        f"scrkit form {one.form} {one.edition}; review {one.review}; "
        f"agency {one.agency}{filled}{of if one.quarter else ''}"
    )


def stamped(text: str) -> Stamp | None:
    """Return what the stamp in a text says, or None where there is none."""
    found = _STAMP.search(text)
    if found is None:
        return None
    said = found.groupdict()
    return Stamp(
        said["form"],
        said["edition"],
        said["review"],
        said["agency"],
        filled=bool(said["filled"]),
        quarter=said["quarter"] or "",
        actions=tuple((said["actions"] or "").split()),
    )
