"""Read e-mail: headers, every part in its charset, what is attached."""

import email
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import collapse_rfc2231_value

from scrkit.scan.values import Part, Piece, Unread

MAX_PARTS = 500
_HEADER = re.compile(
    rb"([A-Za-z][A-Za-z0-9-]{1,40}):[ \t]?[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*"
)
_OF_MAIL = frozenset(
    b"from to cc bcc subject date sender received message-id mime-version return-path "
    b"reply-to delivered-to content-type x-mailer in-reply-to references".split()
)
_PARAMETERS = frozenset(("charset", "filename", "name", "content-disposition"))
# Those that the standard library decodes.
_CODING = "7bit 8bit binary base64 quoted-printable x-uuencode uuencode uue x-uue"
_CODINGS = frozenset(_CODING.split())
_FOLD = re.compile(r"\r?\n(?=[ \t])")


@dataclass(frozen=True, slots=True, repr=False)
class Attached:
    """What hangs on a letter: the path to tell it by, its name, its bytes.

    What is `shown` stands amid the letter's text, as the logo of a signature does.
    """

    path: str
    name: str
    data: bytes
    shown: bool = False


def is_mail(data: bytes) -> bool:
    """Tell whether bytes begin as an e-mail: two of its headers, and nothing else."""
    at, known = 0, set()
    if data.startswith(b"From ") and b"\n" in data[:200]:
        at = data.index(b"\n") + 1
    while match := _HEADER.match(data, at):
        name = match[1].lower()
        if name in _OF_MAIL:
            known.add(name)
        at = match.end()
    blank = data[at : at + 2].lstrip(b"\r")[:1] in (b"\n", b"")
    return len(known) > 1 and blank


def mail_parts(data: bytes, path: str) -> Iterator[Part | Unread | Attached]:
    """Yield the headers of a letter and what hangs on it, each part in turn.

    Bodies come as what is attached, too: they are read by what they are.
    """
    letters = re.split(rb"(?<=\n)(?=From [^\r\n]+\r?\n[A-Za-z-]+:)", data)
    for number, one in enumerate(letters, 1):
        inside = f"{path}letter {number}" if len(letters) > 1 else path.rstrip("!")
        yield from _letter(email.message_from_bytes(one), inside)


def _letter(letter: Message, path: str) -> Iterator[Part | Unread | Attached]:
    attached = 0
    for count, part in enumerate(letter.walk()):
        if count > MAX_PARTS:
            yield Unread(path, "it has too many parts")
            return
        yield Part(path, tuple(_headers(part)))
        if part.is_multipart():
            yield from _around(part, path)
            continue
        name = _filename(part)
        attached += bool(name or not _is_body(part))
        inside = f"attachment {attached}" if name or not _is_body(part) else "the text"
        yield from _body(part, name, f"{path}!{inside}" if path else inside)


def _is_body(part: Message) -> bool:
    return part.get_content_maintype() == "text" and "attachment" not in (
        str(part.get("Content-Disposition", "")).lower()
    )


def _around(part: Message, path: str) -> Iterator[Part]:
    for text in (part.preamble, part.epilogue):
        if text and text.strip():
            yield Part(path, (Piece(_bytes_as_text(text), "beside the parts"),))


_IDS = frozenset(("message-id", "in-reply-to", "references", "content-id"))


def _headers(part: Message) -> Iterator[Piece]:
    for name, value in part.raw_items():
        raw = _FOLD.sub("", _bytes_as_text(str(value)))
        text = _decoded(raw)
        if name.lower() in _IDS:
            # Its own name says that it is no address.
            text = f"{name}: {text}"
        yield Piece(text, f"header {name}" if _is_plain(name) else "a header")
        if not _is_plain(name):
            yield Piece(name, "the name of a header")
    for key, value in (*(part.get_params() or ()), *_disposed(part)):
        text = _decoded(str(collapse_rfc2231_value(value)))
        if text:
            yield Piece(text, f"header parameter {key}" if _is_plain(key) else "header")


def _disposed(part: Message) -> list[tuple[str, str]]:
    return list(part.get_params(header="content-disposition") or ())[1:]


def _is_plain(name: str) -> bool:
    return name.lower().encode() in _OF_MAIL or name.lower() in _PARAMETERS


def _decoded(text: str) -> str:
    try:
        return str(make_header(decode_header(text))) if "=?" in text else text
    except (LookupError, ValueError, MessageError):
        return text


def _bytes_as_text(text: str) -> str:
    raw = text.encode("utf-8", "surrogateescape")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _filename(part: Message) -> str:
    return _decoded(part.get_filename("") or "")


def _body(part: Message, name: str, path: str) -> Iterator[Unread | Attached]:
    coding = str(part.get("Content-Transfer-Encoding", "7bit")).strip().lower()
    content = part.get_payload(decode=True)
    data = content if isinstance(content, bytes) else b""
    if coding not in _CODINGS:
        yield Unread(path, "it is encoded in a way that is not understood")
    if part.defects:
        yield Unread(path, "a part of the e-mail is damaged")
    charset = part.get_content_charset()
    if charset and part.get_content_maintype() == "text":
        try:
            data = data.decode(charset, "replace").encode("utf-8", "replace")
        except (LookupError, ValueError):
            yield Unread(path, "its letters are of a set that is not known")
    hangs = "attachment" in str(part.get("Content-Disposition", "")).lower()
    shown = part.get("Content-ID") or part.get("Content-Location")
    yield Attached(path, name, data, bool(shown) and not hangs)
