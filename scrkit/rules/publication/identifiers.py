"""Rule 719: numbers and addresses that lead to a person, anywhere in the folder."""

from collections.abc import Iterator
from operator import attrgetter

from scrkit.identifiers.numbers import identifiers, may_hold
from scrkit.model.columns import COLUMNS
from scrkit.model.gathering import Chronology
from scrkit.model.kinds import Record
from scrkit.model.review import AGENCY_FOLDERS, SINGLE_FILES, Review, Section
from scrkit.review.walk import searched
from scrkit.rules.engine.address import Path
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.publication.passing import texts_of, worth_reading
from scrkit.text.mentions import where

_WHAT = {
    "e-mail": "an e-mail address",
    "telephone": "a telephone number",
    "nhs-number": "an NHS number",
    "national-insurance": "a National Insurance number",
    "postcode": "a postcode",
    "vehicle": "a vehicle's registration",
    "driving-licence": "a driving licence's number",
    "passport": "a passport's number",
    "pupil-number": "a pupil's number",
    "address": "an address",
    "date-of-birth": "a day of birth",
}
_OF_AN_ENTRY = tuple(c.field for c in COLUMNS if c.kind in ("line", "narrative"))


@rule(
    code="SCR719",
    title="A text holds a number or address that leads to a person",
    source="quality marker 14: no precise identifiers; leaflet L24",
    stage="gathering",
)
def identifier_in_text(context: Context) -> Iterator[Hit]:
    """A text holds what looks like a postcode, an NHS, telephone or other number.

    E-mail addresses, National Insurance, passport, licence and pupil numbers, vehicle
    registrations, house numbers with their street and days of birth are found as well.
    Every text of the folder is read, the agencies' entries too.

    Why: With one of these anybody can find the family or the worker. A review folder
    is copied, and its history keeps what was once written.

    Do: Take it out, and write what it is: a mobile number, the home address. If the
    folder was shared already, tell whoever looks after it. If it only looks like one,
    accept the departure.
    """
    for record, path, text in _texts(context.review):
        for one in identifiers(text):
            # The place alone: what stands there is just what must not be repeated.
            row, column = where(text, one.start)
            message = f"{_WHAT[one.kind]} stands here"
            yield Hit(record, message, path, row=row, column=column)


def _texts(review: Review) -> Iterator[tuple[Record | Section, Path, str]]:
    """Yield every text of the review for people to read, with record and path."""
    for section in review.sections:
        yield section, (), section.text
    for chronology in review.chronologies:
        yield from _entries(chronology)
    texts = (one for whole in _files(review) for one in searched(whole))
    for one in worth_reading(texts, attrgetter("text"), may_hold):
        yield one.record, one.own, one.text


def _entries(chronology: Chronology) -> Iterator[tuple[Record | Section, Path, str]]:
    """Yield the texts of those entries that hold anything that may be one."""
    yield chronology, ("author",), chronology.author
    for entry, key, text in texts_of(chronology.entries, _OF_AN_ENTRY, may_hold):
        yield entry, (key,), text
    for entry in chronology.entries:
        for id, text in entry.own.items():
            yield entry, ("own", id), text
    for taken in chronology.withdrawn:
        yield taken, ("reason",), taken.reason
    for said in chronology.no_contact:
        for one in searched(said):
            yield one.record, one.own, one.text


def _files(review: Review) -> Iterator[Record]:
    for _, name, _ in SINGLE_FILES:
        yield getattr(review, name)
    for _, name, _ in AGENCY_FOLDERS:
        # They were read entry by entry above, which is many times quicker.
        if name != "chronologies":
            yield from getattr(review, name)
    # Rows that wait for an answer hold agencies' words as well.
    yield from review.open_rows
