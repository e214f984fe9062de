"""Know which draft a file is; refuse what is another review's, or is none any more."""

import re

from scrkit.drafts.reader import stamped
from scrkit.errors import ScrError
from scrkit.importers.read.remarks import Reviewed
from scrkit.model.drafting import Draft
from scrkit.model.review import Review

_HEADER = re.compile(r"\bDraft (\d{1,6}) · for ")
_SAY = (
    "Look at the head of its pages, and say it with --draft, such as --draft 3. What "
    "was written in a file of scr write is taken back with scr import."
)


def draft_of(reviewed: Reviewed, review: Review, said: str) -> Draft:
    """Return the draft that a file is; `said` is what the caller said, such as 3.

    Raises ScrError for a draft of another review, one that was never recorded, and a
    file in which nothing of a draft is left.
    """
    id = _id(reviewed, review, said)
    found = next((one for one in review.drafts.drafts if one.id == id), None)
    if found is None:
        number = id.removeprefix("D")
        raise ScrError(
            f"it is draft {number}, and drafts.yaml records no draft of this number",
            "It was sent from another copy of the review, or its record was taken "
            "out: fetch drafts.yaml from there, and try again.",
        )
    return found


def _id(reviewed: Reviewed, review: Review, said: str) -> str:
    for text in reviewed.stamps:
        found = stamped(text, review.case.id)
        if found is None:
            continue
        id, ours = found
        if not ours:
            raise ScrError(
                "it is a draft of another review",
                "Look at the head of its pages, and at the folder that you named.",
            )
        # The file goes before what was typed: a point on the wrong draft is on wrong
        # words.
        if said and number_said(said) != id:
            raise ScrError(
                f"the file says itself that it is draft {id.removeprefix('D')}, and "
                "--draft says another",
                "Leave --draft out.",
            )
        return id
    if not reviewed.said and not reviewed.headings:
        raise ScrError(
            "neither bookmarks nor headings of a draft are left in it, so that nobody "
            "can tell what its comments are on",
            "Ask for the file that was sent, with the comments in it; or bring them in "
            "by hand.",
        )
    if said:
        return number_said(said)
    shown = _HEADER.search(reviewed.header)
    # Last, and only with the review's title: another board's drafts are numbered too.
    if shown and review.case.title.casefold() in reviewed.header.casefold():
        return f"D{int(shown[1])}"
    raise ScrError("nothing in it says which draft it is", _SAY)


def number_said(said: str) -> str:
    """Return the id of a draft that was typed: 3, D3; raises ScrError for none."""
    number = said.strip().upper().removeprefix("DRAFT").strip().removeprefix("D")
    if not (number.isascii() and number.isdigit() and len(number) < 7):
        raise ScrError("--draft names no draft", "Write its number, such as 3.")
    return f"D{int(number)}"
