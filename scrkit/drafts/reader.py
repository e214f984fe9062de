"""For whom a draft is, and what stands on its pages."""

import hashlib
import re
from dataclasses import dataclass

from scrkit.errors import ScrError
from scrkit.model.drafting import Draft, To
from scrkit.model.review import Review
from scrkit.render.wording.options import View
from scrkit.review.asked import agency_of

_ASKED = "Say it with --to panel, --to family or --to agency:ID, such as agency:health."


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads a draft: the panel, the family, or an agency by its id."""

    to: To
    agency: str = ""

    @property
    def view(self) -> View:
        """How the draft speaks of people: the family reads what the public will."""
        return "published" if self.to == "family" else "coded"

    @property
    def file(self) -> str:
        """What stands in the name of the file."""
        return self.agency or self.to


def reader_of(review: Review, text: str) -> Reader:
    """Return whom an option names; raises ScrError for nobody that there is."""
    to, _, agency = (part.strip().casefold() for part in text.partition(":"))
    if to == "panel" and not agency:
        return Reader("panel")
    if to == "family" and not agency:
        return Reader("family")
    if to != "agency" or not agency:
        raise ScrError("to whom the draft goes was not said as it can be read", _ASKED)
    return Reader("agency", agency_of(review, agency).id)


def reader_as_sent(draft: Draft) -> Reader:
    """Return who got a draft that is recorded."""
    return Reader(draft.to, draft.agency or "")


def spoken(reader: Reader, review: Review) -> str:
    """Return who reads a draft, as a page says it: the panel."""
    if reader.to != "agency":
        return f"the {reader.to}"
    agency = review.agency(reader.agency)
    return agency.name if agency else reader.agency


def page_line(id: str, reader: Reader, review: Review) -> str:
    """Return what stands on every page of a draft."""
    return (
        f"Draft {id.removeprefix('D')} · for {spoken(reader, review)} · confidential · "
        "not for publication"
    )


def stamp(id: str, review: str) -> str:
    """Return the bookmark by which a draft is known, and the review that it is of."""
    return f"scrdraft_{id.removeprefix('D')}_{_of(review)}"


def stamp_text(id: str, review: str) -> str:
    """Return the same as the file's properties say it."""
    return f"scrkit draft {id.removeprefix('D')} {_of(review)}"


_STAMP = re.compile(r"scr(?:kit )?draft[_ ](\d{1,6})[_ ]([0-9a-f]{12})")


def stamped(text: str, review: str) -> tuple[str, bool] | None:
    """Return the id of the draft that a text names, and whether it is of this review.

    None where it names none.
    """
    found = _STAMP.search(text)
    return (f"D{int(found[1])}", found[2] == _of(review)) if found else None


def _of(review: str) -> str:
    # Not the id itself: properties of a file are read by whoever gets it.
    return hashlib.sha256(review.encode()).hexdigest()[:12]
