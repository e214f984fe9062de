"""Tell what a file is by its bytes; what it is called says nothing."""

import re
from enum import StrEnum
from pathlib import PurePosixPath

from scrkit.scan import archives
from scrkit.scan.mail import is_mail
from scrkit.scan.pictures import is_picture
from scrkit.scan.rtf import is_rtf
from scrkit.scan.xmltext import root_of

_OLD = b"\xd0\xcf\x11\xe0"
_SEALED = (b"age-encryption.org/", b"-----BEGIN AGE ENCRYPTED FILE-----")
_POINTER = b"version https://git-lfs.github.com/spec/"
_FONTS = (b"\0\1\0\0", b"OTTO", b"true", b"ttcf", b"wOFF", b"wOF2")
_PAGE = re.compile(
    rb"<(?:!doctype\s+html|(?:html|head|body|title|meta|div|p|span|table|ul|ol|h[1-6]|"
    rb"img|script|style|section|article|main|center|iframe)[\s/>])",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(rb"<\?xml[\s>]|<!DOCTYPE|<[A-Za-z_][\w.:-]*[\s/>]")

# No file of these kinds is ever empty.
_FULL_ENDINGS = """
.pdf .doc .docx .docm .dotx .xls .xlsx .xlsm .xlsb .ppt .pptx .odt .ods .odp .rtf .zip
.gz .7z .rar .msg .pst .png .jpg .jpeg .gif .tif .tiff .heic .bmp .webp .mp3 .mp4 .m4a
.wav
"""
_FULL = frozenset(_FULL_ENDINGS.split())


class Kind(StrEnum):
    """What a file is, as far as that says how it is read."""

    ZIP = "zip"
    TAR = "tar"
    COMPRESSED = "compressed"
    CLOSED = "an archive of a kind that is not opened here"
    PDF = "pdf"
    OLD = "an old Office file, an Outlook message, or locked with a password"
    LOCKED = "locked with a key"
    POINTER = "a pointer of Git LFS: the file itself lies elsewhere"
    RTF = "rtf"
    MAIL = "mail"
    PICTURE = "picture"
    FONT = "font"
    PAGE = "page"
    XML = "xml"
    TEXT = "text"


def kind_of(data: bytes, *, packed: str = "") -> Kind:
    """Return what bytes are; `packed` is the name of a part of an Office file.

    Only those parts are also known by their names, for programs write them.
    """
    for kind, fits in _BY_BYTES:
        if fits(data):
            return kind
    lower = packed.lower()
    if lower.endswith((".odttf", ".fntdata", ".ttf", ".otf")):
        return Kind.FONT
    narrow = _begin(data[:4096].replace(b"\0", b""))
    if lower.endswith((".xml", ".rels", ".vml")) or _is_xml(narrow, data):
        return Kind.XML
    return Kind.PAGE if _PAGE.match(narrow) else Kind.TEXT


def is_never_empty(name: str) -> bool:
    """Tell whether a file that is called so holds more than blanks, if it is whole."""
    return PurePosixPath(name).suffix.lower() in _FULL


def _begin(head: bytes) -> bytes:
    """Return the beginning of a file without its byte order mark and its comments."""
    head = head.lstrip(b"\xff\xfe\xef\xbb\xbf \t\r\n")
    while head.startswith(b"<!--") and b"-->" in head:
        head = head.partition(b"-->")[2].lstrip()
    return head


def _is_xml(narrow: bytes, data: bytes) -> bool:
    if not _XML.match(narrow):
        return False
    root = root_of(narrow)
    # What begins like XML and does not end so is a text about it.
    end = data[-512:].replace(b"\0", b"").rstrip()
    return root.lower() not in _PAGES and end.endswith((b">", b"\xfe\xff"))


_PAGES_WORDS = """
html head body title meta div p span table ul ol h1 h2 h3 h4 h5 h6 img script
style section article main center iframe
"""
_PAGES = frozenset(_PAGES_WORDS.split())
_BY_BYTES = (
    (Kind.ZIP, lambda d: d.startswith((b"PK\x03\x04", b"PK\x05\x06"))),
    (Kind.PDF, lambda d: b"%PDF-" in d[:1024]),
    (Kind.OLD, lambda d: d.startswith(_OLD)),
    (Kind.LOCKED, lambda d: d.startswith(_SEALED)),
    (Kind.POINTER, lambda d: d.startswith(_POINTER)),
    (Kind.CLOSED, archives.is_closed),
    (Kind.COMPRESSED, archives.is_compressed),
    (Kind.TAR, archives.is_tar),
    (Kind.PICTURE, is_picture),
    (Kind.FONT, lambda d: d.startswith(_FONTS) and d[4:5] == b"\0"),
    (Kind.RTF, is_rtf),
    (Kind.MAIL, is_mail),
)
