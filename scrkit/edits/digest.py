"""Work out the seal of a record: the SHA-256 of its words; never writes one.

A seal is over the record's canonical JSON: keys sorted, no white space, dates
and times as they were written, texts in Unicode form NFC without white space at their
ends. What is left at its default is left out, so that a field which scrkit learns later
breaks no old seal; so are the file's format and the sign-off itself.
"""

import unicodedata
from collections.abc import Mapping
from datetime import date
from functools import cache

import msgspec

from scrkit.dates import ClockTime, PartialDate
from scrkit.model.kinds import Record, default_of, fields_of
from scrkit.model.outcome import Confirmation
from scrkit.model.review import Review
from scrkit.yamlfile import Data

# A sign-off cannot seal itself, and a file that moves to a later format says the same.
_OUTSIDE = ("sign_off", "format")
# Under what a finding is filed, what was said before it, and where an entry stands,
# changes none of its words.
_FILED = ("themes", "repeats", "stands_in")


def digest(record: Record) -> str:
    """Return the SHA-256 of a return, in hexadecimal; the same for the same words."""
    return sha256_of(plain(record))


def plain(record: Record) -> dict[str, Data]:
    """Return what a seal lies over, as canonical JSON has it."""
    found = _plain(record)
    for name in _OUTSIDE:
        found.pop(name, None)
    return found


def texts_seal(review: Review) -> str:
    """Return the SHA-256 of the report's own words: its sections and its findings.

    Who confirms a finding changes none of them.
    """
    sections = sorted((one.name, bare(one.text)) for one in review.sections)
    return sha256_of([sections, plain(review.findings)])


def sha256_of(value: object) -> str:
    """Return the SHA-256 of canonical JSON, in hexadecimal."""
    # Here: it takes as long to load as a review of one entry to judge.
    import hashlib

    return hashlib.sha256(msgspec.json.encode(value, order="sorted")).hexdigest()


def _plain(value: Record) -> dict[str, Data]:
    found = {}
    for name, unsaid in _unsaid(type(value)):
        held = getattr(value, name)
        # Who confirms a finding changes none of its words.
        if name in _FILED or isinstance(held, Confirmation):
            continue
        if held not in unsaid:
            found[name] = bare(held)
    return found


@cache
def _unsaid(record_type: type[Record]) -> tuple[tuple[str, tuple[object, ...]], ...]:
    """Return each field of a record with what it holds when nothing was written."""
    # What nobody was asked was once "not applicable": it is sealed as it was then.
    return tuple(
        (one.name, ("not_asked", "not_applicable") if said == "not_asked" else (said,))
        for one in fields_of(record_type)
        for said in (default_of(one),)
    )


def bare(value: object) -> Data:
    """Return a value as canonical JSON has it."""
    # What most values are first: a return holds thousands.
    if isinstance(value, str):
        # A Mac writes é as two signs and Windows as one: the words are the same.
        text = value if value.isascii() else unicodedata.normalize("NFC", value)
        return text.strip()
    if isinstance(value, tuple):
        return [bare(one) for one in value]
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, Record):
        plain = _plain(value)
        # Written as a bare text it says the same, and was once nothing else.
        return plain[value.bare] if plain.keys() == {value.bare} else plain
    if isinstance(value, PartialDate | ClockTime | date):
        return str(value)
    if isinstance(value, Mapping):
        return {str(key): bare(one) for key, one in value.items()}
    raise TypeError(type(value).__name__)
