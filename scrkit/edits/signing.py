"""Seal what an agency gave, so that a later edit shows; never reads or writes a file.

What a seal lies over, `digest` says.
"""

from datetime import date

from msgspec.structs import replace

from scrkit.edits.digest import digest
from scrkit.edits.editing import Editing, record_of
from scrkit.errors import ScrError
from scrkit.files import Edit
from scrkit.model.gathering import Request, Requests
from scrkit.model.imr import Imr, SignOff

_REQUESTS = "requests.yaml"


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


def accept(
    content: bytes, asked: Request, day: date, seal: str, came: date | None = None
) -> tuple[Edit, ...]:
    """Return the edits that note the acceptance of a return in requests.yaml.

    `asked` equals a request of the file, `seal` is the digest of what was accepted, ""
    where the folder holds no text of it; `came` is the day on which it came, where that
    is to be noted too.
    """
    editing = Editing(content, _REQUESTS, Requests)
    position = editing.before.requests.index(asked)
    said = {"received": came, "accepted": day, "sha256": seal}
    named = {name: value for name, value in said.items() if value}
    editing.set(("requests", position), **named)
    return editing.edits()


def to_accept(
    content: bytes, agency: str, what: str, *, again: bool = False, came: bool = False
) -> Request:
    """Return the request of requests.yaml that an acceptance answers: the latest.

    `came` says that what was asked for has come, whatever the file holds.
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
    here = asked if came else [r for r in asked if r.received is not None]
    if not here:
        raise ScrError(
            "what was asked for has not come yet",
            "scr import notes the day on which it takes something in; of what came "
            "otherwise, say it: --received 2016-03-01",
        )
    still = [r for r in here if r.accepted is None]
    if not still and not again:
        raise ScrError(
            "it is accepted already",
            "To accept the words that stand there now, add --again.",
        )
    return (still or here)[-1]
