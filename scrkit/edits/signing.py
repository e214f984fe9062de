"""Seal what an agency gave, so that a later edit shows; never reads or writes a file.

A seal is the SHA-256 of a record's canonical JSON: keys sorted, no white space, dates
and times as they were written, texts in Unicode form NFC without white space at their
ends. What is left at its default is left out, so that a field which scrkit learns later
breaks no old seal; so are the file's format and the sign-off itself.
"""

import hashlib
import unicodedata
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from scrkit.dates import ClockTime, PartialDate
from scrkit.edits.editing import Editing, record_of
from scrkit.edits.spelling import default_of
from scrkit.errors import ScrError
from scrkit.files import Edit
from scrkit.model.gathering import Imr, Request, Requests, SignOff
from scrkit.model.kinds import Record, fields_of
from scrkit.model.outcome import Confirmation
from scrkit.yamlfile import Data

# A sign-off cannot seal itself, and a file that moves to a later format says the same.
_OUTSIDE = ("sign_off", "format")
_REQUESTS = "requests.yaml"


def digest(record: Record) -> str:
    """Return the SHA-256 of a return, in hexadecimal; the same for the same words."""
    return sha256_of(plain(record))


def plain(record: Record) -> dict[str, Data]:
    """Return what a seal lies over, as canonical JSON has it."""
    found = _plain(record)
    for name in _OUTSIDE:
        found.pop(name, None)
    return found


def sha256_of(value: object) -> str:
    """Return the SHA-256 of canonical JSON, in hexadecimal."""
    return hashlib.sha256(msgspec.json.encode(value, order="sorted")).hexdigest()


def sign(
    content: bytes, file: str, sign_off: SignOff, *, again: bool = False
) -> tuple[Edit, ...]:
    """Return the edits that put a sign-off, with its seal, into a file of `imrs/`.

    Raises ScrError where there is nothing to sign, where the file breaks its shape or
    is signed already and not to be signed `again`.
    """
    editing = Editing(content, file, Imr)
    if editing.before.sign_off is not None and not again:
        raise ScrError(
            "the report is signed already",
            "To sign the words that stand there now, add --again.",
        )
    sealed = replace(sign_off, sha256=digest(editing.before))
    editing.set((), sign_off=sealed)
    return editing.edits()


def accept(content: bytes, asked: Request, day: date, seal: str) -> tuple[Edit, ...]:
    """Return the edits that note the acceptance of a return in requests.yaml.

    `asked` equals a request of the file, `seal` is the digest of what was accepted.
    """
    editing = Editing(content, _REQUESTS, Requests)
    position = editing.before.requests.index(asked)
    editing.set(("requests", position), accepted=day, sha256=seal)
    return editing.edits()


def to_accept(
    content: bytes, agency: str, what: str, *, again: bool = False
) -> Request:
    """Return the request of requests.yaml that an acceptance answers: the latest.

    Raises ScrError where nothing of the kind was asked or has come, or where all is
    accepted and not to be accepted `again`.
    """
    requests = record_of(content, _REQUESTS, Requests).requests
    asked = [r for r in requests if r.agency == agency and r.what == what]
    if not asked:
        raise ScrError(
            "requests.yaml knows no such request to this agency",
            "Add the request first, with the days on which it was asked for and due.",
        )
    came = [r for r in asked if r.received is not None]
    if not came:
        raise ScrError(
            "what was asked for has not come yet",
            "scr import notes the day when it takes a chronology in; of anything else, "
            "note it under received in requests.yaml.",
        )
    still = [r for r in came if r.accepted is None]
    if not still and not again:
        raise ScrError(
            "it is accepted already",
            "To accept the words that stand there now, add --again.",
        )
    return (still or came)[-1]


def _plain(value: Record) -> dict[str, Data]:
    return {
        name: bare(getattr(value, name))
        for name, default in _defaults(type(value))
        if getattr(value, name) not in _unsaid(default)
        # Who confirms a finding changes none of its words.
        and not isinstance(getattr(value, name), Confirmation)
    }


def _unsaid(default: object) -> tuple[object, ...]:
    # What nobody was asked was once "not applicable": it is sealed as it was then.
    return ("not_asked", "not_applicable") if default == "not_asked" else (default,)


@lru_cache
def _defaults(record_type: type[Record]) -> tuple[tuple[str, object], ...]:
    """Return each field of a record with what it holds when nothing was written."""
    return tuple((one.name, default_of(one)) for one in fields_of(record_type))


def bare(value: object) -> Data:
    """Return a value as canonical JSON has it."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value).strip()
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, PartialDate | ClockTime | date):
        return str(value)
    if isinstance(value, Record):
        plain = _plain(value)
        # Written as a bare text it says the same, and was once nothing else.
        return plain[value.bare] if plain.keys() == {value.bare} else plain
    if isinstance(value, Mapping):
        return {str(key): bare(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return [bare(one) for one in value]
    raise TypeError(type(value).__name__)
