"""Rule 719: numbers and addresses that lead to a person, anywhere in the folder."""

import re
from collections.abc import Iterator

from scrkit.diagnostics import Severity
from scrkit.identity.register import nhs_number_holds
from scrkit.model.columns import COLUMNS
from scrkit.model.gathering import Chronology
from scrkit.model.kinds import Record
from scrkit.model.review import AGENCY_FOLDERS, SINGLE_FILES, Review, Section
from scrkit.review.walk import searched
from scrkit.rules.engine.address import Path
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.text.mentions import where

_IDENTIFIER = re.compile(
    r"""(?<![\w@.-])(?:
      (?P<email>[\w.+-]+@@?(?:[\w-]+\.)+[A-Za-z]{2,})
    | (?P<telephone>(?:\+44\s?(?:\(0\)\s?)?|0)[1-37](?:\)?[\s-]?\d){8,9})
    | (?P<health>\d{3}[\s-]?\d{3}[\s-]?\d{4})
    | (?P<insurance>[A-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D])
    | (?P<postcode>[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2})
    | (?P<vehicle>[A-Z]{2}\d{2}\s?[A-Z]{3})
    )(?!\w)""",
    re.VERBOSE,
)
_WHAT = {
    "email": "an e-mail address",
    "telephone": "a telephone number",
    "health": "an NHS number",
    "insurance": "a National Insurance number",
    "postcode": "a postcode",
    "vehicle": "a vehicle's registration",
}
_OF_AN_ENTRY = tuple(c.field for c in COLUMNS if c.kind in ("line", "narrative"))
# Quick to say no: begins with what is rare, which is how a search gets fast.
_NUMBER = re.compile(r"\d(?:\s?[A-Z]{2}|(?:[\s-]?\d){5})|\+44")
_ADDRESS = re.compile(r"@(?<=\w@)")


@rule(
    code="SCR719",
    name="identifier-in-text",
    title="A text holds a number or address that leads to a person",
    source="quality marker 14: no precise identifiers; leaflet L24",
    severity=Severity.WARNING,
    stage="gathering",
)
def identifier_in_text(context: Context) -> Iterator[Hit]:
    """A text holds what looks like a postcode, an NHS, telephone or other number.

    E-mail addresses, National Insurance numbers and vehicle registrations are found as
    well. Every text of the folder is read, the agencies' entries too.

    Why: With one of these anybody can find the family or the worker. A review folder
    is copied, and its history keeps what was once written.

    Do: Take it out, and write what it is: a mobile number, the home address. If the
    folder was shared already, tell whoever looks after it. If it only looks like one,
    accept the departure.
    """
    for record, path, text in _texts(context.review):
        if not _may_hold(text):
            continue
        for match in _IDENTIFIER.finditer(text):
            kind = match.lastgroup or ""
            if kind == "health" and not nhs_number_holds(match[0]):
                continue
            row, column = where(text, match.start())
            message = f"{_WHAT[kind]} stands here"
            yield Hit(record, message, path, row=row, column=column)


def _texts(review: Review) -> Iterator[tuple[Record | Section, Path, str]]:
    """Yield every text of the review for people to read, with record and path."""
    for section in review.sections:
        yield section, (), section.text
    for chronology in review.chronologies:
        yield from _entries(chronology)
    for whole in _files(review):
        for one in searched(whole):
            yield one.record, one.own, one.text


def _entries(chronology: Chronology) -> Iterator[tuple[Record | Section, Path, str]]:
    """Yield the texts of those entries that hold anything that may be one.

    There are thousands of them: looking at all texts of an entry at once is quicker.
    """
    yield chronology, ("author",), chronology.author
    for entry in chronology.entries:
        texts = [(key, getattr(entry, key)) for key in _OF_AN_ENTRY]
        if _may_hold("\n".join(text for _, text in texts)):
            yield from ((entry, (key,), text) for key, text in texts)
    for taken in chronology.withdrawn:
        yield taken, ("reason",), taken.reason


def _may_hold(text: str) -> bool:
    return bool(_NUMBER.search(text) or _ADDRESS.search(text))


def _files(review: Review) -> Iterator[Record]:
    for _, name, _ in SINGLE_FILES:
        yield getattr(review, name)
    for _, name, _ in AGENCY_FOLDERS:
        if name != "chronologies":
            yield from getattr(review, name)
    yield from review.open_rows


RULES = (identifier_in_text,)
