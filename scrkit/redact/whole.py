"""Redact one document, whatever its kind: a copy, never the original."""

from pathlib import PurePosixPath

from scrkit.errors import ScrError
from scrkit.identity.register import Register
from scrkit.model.people import People
from scrkit.redact.plain import redact_html, redact_text
from scrkit.redact.values import Redacted, RedactOptions, Tally, Treat
from scrkit.redact.word import redact_word
from scrkit.redact.words import words_for
from scrkit.scan.kinds import Kind, kind_of
from scrkit.system import child

_KINDS: dict[str, Treat] = {
    ".docx": redact_word,
    ".md": redact_text,
    ".txt": redact_text,
    ".html": redact_html,
    ".htm": redact_html,
}
_WAY = "Word (.docx), Markdown, HTML and plain text can."
# What people bring that the scanner reads and nobody here writes, by its ending.
_REFUSED = {
    "an Excel workbook": "xlsx xlsm xlsb xls xltx xltm",
    "a presentation": "pptx pptm ppsx potx ppt",
    "a PDF": "pdf",
    "an e-mail": "eml msg mbox mht mhtml",
    "a calendar or address card": "ics vcf",
    "an OpenDocument file": "odt ods odp odg ott ots fodt fods",
    "an RTF text": "rtf",
    "a table in text (CSV)": "csv tsv",
    "a Word file with macros, or a template": "docm dotx dotm",
    "an old Word file": "doc dot",
    "a packed file": "zip 7z rar gz tgz tar bz2 xz",
    "a picture": "png jpg jpeg gif tif tiff bmp webp heic svg",
    "a sealed file": "age",
    "a file of XML, JSON or YAML": "xml json yaml yml",
}
_BY_ENDING = {
    f".{end}": what for what, ends in _REFUSED.items() for end in ends.split()
}
# And by what it is, whatever it is called.
_BY_BYTES = {
    Kind.PDF: "a PDF",
    Kind.RTF: "an RTF text",
    Kind.MAIL: "an e-mail",
    Kind.OLD: "an old Office file, or one with a password",
    Kind.ZIP: "a packed or Office file",
    Kind.TAR: "a packed file",
    Kind.COMPRESSED: "a packed file",
    Kind.CLOSED: "a packed file",
    Kind.LOCKED: "a sealed file",
    Kind.POINTER: "a pointer of Git LFS",
    Kind.PICTURE: "a picture",
    Kind.FONT: "a font",
}
# Of these the reader of Word's files tells what is wrong.
_OF_WORD = (Kind.ZIP, Kind.OLD)


def redact(
    name: str,
    data: bytes,
    register: Register,
    people: People,
    options: RedactOptions = RedactOptions(),  # noqa: B008
) -> Redacted:
    """Return a copy of a document in which registered names are codes or roles.

    Raises ScrError for kinds that are not treated, and for damaged or hostile files.
    """
    treat = _treatment(PurePosixPath(name).suffix.lower(), data)
    tally = Tally(words_for(register, people, options.view))
    return tally.finished(treat(data, tally, options.changes))


def _treatment(ending: str, data: bytes) -> Treat:
    """Return how a file is redacted, by its ending; refuse, by name, what is another.

    A text that is no text would be gone through without finding anybody.
    """
    treat = _KINDS.get(ending)
    if treat is None:
        what = _BY_ENDING.get(ending, "this kind of file")
        raise ScrError(f"{what} cannot be redacted", _WAY)
    kind = kind_of(data)
    if kind in _BY_BYTES and not (treat is redact_word and kind in _OF_WORD):
        raise ScrError(f"this is {_BY_BYTES[kind]}, which cannot be redacted", _WAY)
    return treat


def redact_safely(
    name: str, data: bytes, register: Register, people: People, options: RedactOptions
) -> Redacted:
    """Redact in a child process, with limits on its time and memory."""
    made = child.run(redact, name, data, register, people, options)
    if not isinstance(made, Redacted):
        raise ScrError("the redaction gave nothing")
    return made
