"""What an agency's form says of itself, and how the answers in it are worded.

Whoever writes the form and whoever reads it back take both from here.
"""

import re
from typing import NamedTuple

from scrkit.model.columns import COLUMNS

EXAMPLE = {column.field: column.example for column in COLUMNS}["id"]
"""What stands as the reference of the worked example, which is never taken in."""

# By field of Entry: what stands in the record, and what stands in the form.
ANSWERS = {column.field: column.answers for column in COLUMNS if column.answers}

_VERSION = "1"
_STAMP = re.compile(
    r"scrkit form (?P<version>[0-9]+); review (?P<review>.+?); "
    r"agency (?P<agency>[a-z][a-z0-9-]+)"
)

# What holds for the form as a whole; what is asked in each column is in `columns`.
RULES = (
    "One event to a row. Add rows as you need them; leave the headings as they are, "
    "merge no cells, put no table into a cell and switch off the tracking of changes.",
    "Take it from your agency's records: fact, not opinion. What your agency thinks of "
    "its own practice goes into the columns that ask for it.",
    "Begin where the period under review begins. Earlier history: a few rows, each "
    "with the reason why it matters.",
    "Every contact need not be there, or the chronology loses its use. Summarise what "
    "is routine, be exact where it mattered; if in doubt, put it in.",
    "What went well belongs in it as much as what did not; so do missed appointments, "
    "refused visits, and contacts after which nothing was done.",
    "Say each time whether the child was seen, whether alone, and what the child said "
    "or showed. If the record does not tell, answer: not recorded.",
    "If there was no contact for part of the period, give that stretch a row of its "
    "own and say so.",
    "Never guess a date or a time: write what the record gives, however vague. Where "
    "it is doubtful, put a question mark before it: ?03/04/2014.",
    "People and places stand by the codes of the list of people, in the texts too. No "
    "names, addresses, dates of birth or NHS numbers.",
    "Staff of yours who are not in the list: give each a code that nobody has yet, and "
    "add code and role to the list, not the name.",
    "Write abbreviations out where they first occur.",
)

# Whom a review may be about. A form asks of one of these, and headings that name one
# of them are known again.
SUBJECTS = ("child", "adult", "person", "young person")
_CHILD = re.compile(r"\b([Cc])hild([0K]?)\b")


def of_subject(text: str, subject: str) -> str:
    """Return what is asked about a child as it is asked about whom the review is about.

    Of a subject that no heading is known for, forms speak as of a person.
    """
    word = subject if subject in SUBJECTS else "person"
    if word == "child":
        return text
    capital = word[:1].upper() + word[1:]

    def named(found: re.Match[str]) -> str:
        # A code is one word: AdultK.
        if found[2]:
            return capital.replace(" p", "P") + found[2]
        return capital if found[1] == "C" else word

    return _CHILD.sub(named, text).replace("pushchair", "chair")


# The stamp of a form that scrkit made of other records.
OTHER = re.compile(rb"scrkit form [a-z][a-z_-]* [0-9a-f]{8}; review ")


class Stamp(NamedTuple):
    """Which form a file is: its version, the review, the agency, all by id."""

    version: str
    review: str
    agency: str


def stamp(review: str, agency: str) -> str:
    """Return the text by which a form is known again."""
    return f"scrkit form {_VERSION}; review {review}; agency {agency}"


def stamped(text: str) -> Stamp | None:
    """Return what the stamp in `text` says, or None where there is none."""
    found = _STAMP.search(text)
    return Stamp(**found.groupdict()) if found else None
