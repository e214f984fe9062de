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
from typing import TypeVar

import msgspec
from msgspec.structs import fields, replace

from scrkit.dates import ClockTime, PartialDate
from scrkit.decode import decode
from scrkit.diagnostics import Severity
from scrkit.errors import ScrError
from scrkit.files import Edit
from scrkit.model.gathering import Imr, Request, Requests, SignOff
from scrkit.model.kinds import Record
from scrkit.yamlfile import Data, Tree, read
from scrkit.yamlfile.splice import Written, applied, spelled

_OUTSIDE = ("sign_off", "format")
_REQUESTS = "requests.yaml"
_KEY = "sign_off"
R = TypeVar("R", bound=Record)


def digest(record: Record) -> str:
    """Return the SHA-256 of a return, in hexadecimal; the same for the same words."""
    plain = _plain(record)
    for name in _OUTSIDE:
        plain.pop(name, None)
    text = msgspec.json.encode(plain, order="sorted")
    return hashlib.sha256(text).hexdigest()


def sign(
    content: bytes, file: str, sign_off: SignOff, *, again: bool = False
) -> tuple[Edit, ...]:
    """Return the edits that put a sign-off, with its seal, into a file of `imrs/`.

    Raises ScrError where there is nothing to sign, where the file breaks its shape or
    is signed already and not to be signed `again`.
    """
    before, tree = record_of(content, file, Imr), read(content, file)
    if before.sign_off is not None and not again:
        raise ScrError(
            "the report is signed already",
            "To sign the words that stand there now, add --again.",
        )
    sealed = replace(sign_off, sha256=digest(before))
    edits = _signed(Written(content, tree), sealed)
    return proved(edits, tree, replace(before, sign_off=sealed))


def accept(content: bytes, asked: Request, day: date, seal: str) -> tuple[Edit, ...]:
    """Return the edits that note the acceptance of a return in requests.yaml.

    `asked` equals a request of the file, `seal` is the digest of what was accepted.
    """
    tree = read(content, _REQUESTS)
    before = _sound(tree, Requests)
    position = before.requests.index(asked)
    accepted = replace(asked, accepted=day, sha256=seal)
    noted = {"accepted": day.isoformat(), "sha256": seal}
    edits = Written(content, tree).with_fields(("requests", position), noted)
    requests = list(before.requests)
    requests[position] = accepted
    return proved(edits, tree, replace(before, requests=tuple(requests)))


def to_accept(
    content: bytes, agency: str, what: str, *, again: bool = False
) -> Request:
    """Return the request of requests.yaml that an acceptance answers: the latest.

    Raises ScrError where nothing of the kind was asked or has come, or where all is
    accepted and not to be accepted `again`.
    """
    requests = _sound(read(content, _REQUESTS), Requests).requests
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
            "Note the day on which it came under received in requests.yaml.",
        )
    still = [r for r in came if r.accepted is None]
    if not still and not again:
        raise ScrError(
            "it is accepted already",
            "To accept the words that stand there now, add --again.",
        )
    return (still or came)[-1]


def record_of(content: bytes, file: str, record_type: type[R]) -> R:
    """Return the record of a file; raises ScrError where it is empty or broken."""
    tree = read(content, file)
    if not tree.starts and not tree.diagnostics:
        raise ScrError("its file holds only comments", "Fill it in first.")
    return _sound(tree, record_type)


def _sound(tree: Tree, record_type: type[R]) -> R:
    """Return the record of a file; raises ScrError where it breaks its shape."""
    decoded = decode(tree, record_type)
    told = (*tree.diagnostics, *decoded.diagnostics)
    if decoded.value is None or any(d.severity is Severity.ERROR for d in told):
        raise ScrError(
            f"{tree.file} cannot be read in full, so nothing was written into it",
            "Run scr validate, put right what it says, and try again.",
        )
    return decoded.value


def _signed(file: Written, sign_off: SignOff) -> tuple[Edit, ...]:
    """Set the fields of a sign-off that is there, or put one in."""
    told = {
        "office": sign_off.office,
        "date": sign_off.date.isoformat(),
        "version": sign_off.version,
        "sha256": sign_off.sha256,
    }
    if file.keys((_KEY,)):
        return file.with_fields((_KEY,), told)
    lines = [f"{key}: {spelled(text)}" for key, text in told.items()]
    if _KEY in file.keys(()):
        return (file.in_place((_KEY,), f"{{{', '.join(lines)}}}"),)
    return (file.at_the_end((f"{_KEY}:", *(f"  {line}" for line in lines))),)


def proved(edits: tuple[Edit, ...], old: Tree, wanted: R) -> tuple[Edit, ...]:
    """Give back edits that were tried: the file then holds what is wanted, no more."""
    content = applied(edits) if edits else old.source.text.encode("utf-8")
    if decode(read(content, old.file), type(wanted)).value == wanted:
        return edits
    raise ScrError(
        f"{old.file} is written in a way in which nothing can be added safely",
        "Write each key on a line of its own, and try again.",
    )


def _plain(value: Record) -> dict[str, Data]:
    return {
        name: bare(getattr(value, name))
        for name, default in _defaults(type(value))
        if getattr(value, name) != default
    }


@lru_cache
def _defaults(record_type: type[Record]) -> tuple[tuple[str, object], ...]:
    """Return each field of a record with what it holds when nothing was written."""
    found = []
    for field in fields(record_type):
        made = field.default_factory
        absent = made is msgspec.NODEFAULT
        found.append((field.name, field.default if absent else made()))
    return tuple(found)


def bare(value: object) -> Data:
    """Return a value as canonical JSON has it."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value).strip()
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, PartialDate | ClockTime | date):
        return str(value)
    if isinstance(value, Record):
        return _plain(value)
    if isinstance(value, Mapping):
        return {str(key): bare(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return [bare(one) for one in value]
    raise TypeError(type(value).__name__)
