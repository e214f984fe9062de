"""Open a board's own Word file: refuse what is none, name the part that is broken."""

import io
import posixpath
import re
import zipfile
from typing import Any
from urllib.parse import unquote

from scrkit.errors import ScrError, UnreadableError
from scrkit.render.house.ooxml import tree
from scrkit.system.packed import COMMENT, entries

MOST = 16 * 1024 * 1024
_MB = 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_TYPES = "[Content_Types].xml"
_MAIN = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
)
# A template and files with macros are opened as the document that they are besides.
_OTHER = re.compile(
    r"application/vnd\.(?:openxmlformats-officedocument\.wordprocessingml\.template|"
    r"ms-word\.(?:document|template)\.macroEnabled(?:Template)?)\.main\+xml"
)
# The same elements have other names in files that are "Strict Open XML".
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/([A-Za-z]+)/")
_WANTED = ("image", "header", "footer", "styles", "numbering", "theme")
_AGAIN = "Open it in Word, save it as Word document (.docx), and try again."
_NOT_WORD = (
    (b"{\\rtf", "it is a Rich Text file (.rtf), not a Word file"),
    (b"%PDF", "it is a PDF, not a Word file"),
)


def refused(why: str, advice: str = _AGAIN) -> ScrError:
    """Return the error for a house file that cannot be used; `why` quotes nothing."""
    return ScrError(f"the house file cannot be used: {why}", advice)


def opened(content: bytes) -> tuple[Any, frozenset[str]]:
    """Return the file as python-docx's document, and what its parts are called.

    Raises ScrError where it is no Word file that can be used.
    """
    parts = _parts(content)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as package:
        for name, data in parts.items():
            # Packed anew from what was checked: python-docx opens nothing that came
            # from outside.
            package.writestr(name, data)
    # Only here: it takes a moment, and few reviews have such a file.
    from docx import Document

    try:
        document = Document(io.BytesIO(held.getvalue()))
        # What is read first, read here: broken parts show at once.
        document.element.body, document.styles.element, document.sections  # noqa: B018
    except MemoryError:
        raise
    except Exception as error:  # any class may come out of a broken file
        raise refused("its parts do not fit together") from error
    return document, frozenset(parts)


def _parts(content: bytes) -> dict[str, bytes]:
    _known(content)
    try:
        parts = {
            one.name: _sound(one.name, one.data, one.why)
            for one in entries(content)
            if one.name and one.name != COMMENT
        }
    except UnreadableError as error:
        raise refused(error.why) from error
    types = parts.get(_TYPES, b"").decode("utf-8", "replace")
    if not types or not (_MAIN in types or _OTHER.search(types)):
        raise refused(_other_kind(parts, types))
    # python-docx refuses templates and files with macros by this word alone.
    parts[_TYPES] = _OTHER.sub(_MAIN, types).encode()
    for name in [one for one in parts if one.endswith(".rels")]:
        parts[name] = _relations(name, parts)
    return parts


def _known(content: bytes) -> None:
    if len(content) > MOST:
        raise refused(
            f"it is larger than {MOST // _MB} MB",
            "Make its pictures smaller (in Word: Picture Format, Compress Pictures), "
            "and take out what is not of the house style.",
        )
    if content.startswith(_OLE):
        # Word keeps a locked file in the container of the old kind.
        if _LOCKED in content:
            raise refused(
                "it is locked with a password",
                "Open it in Word, take the password off (File, Info, Protect "
                "Document), and save it again.",
            )
        raise refused("it is a Word file of the old kind (.doc)")
    for begin, why in _NOT_WORD:
        if content.startswith(begin):
            raise refused(why)
    if not content.startswith(b"PK"):
        raise refused("it is no Word file")


def _other_kind(parts: dict[str, bytes], types: str) -> str:
    if "mimetype" in parts:
        return "it is a file of LibreOffice or OpenOffice, not a Word file"
    if "spreadsheetml" in types:
        return "it is an Excel workbook, not a Word file"
    if "presentationml" in types:
        return "it is a PowerPoint file, not a Word file"
    return "it is no Word file"


def _sound(name: str, data: bytes, why: str) -> bytes:
    shown = _shown(name)
    if why:
        raise refused(f"its part {shown}: {why}")
    if not name.endswith((".xml", ".rels")):
        return data
    data = _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", data)
    try:
        tree(data)
    except ValueError as error:
        # What is never taken over may be as it will.
        if name.startswith(("customXml/", "docProps/")):
            return b"<none/>"
        raise refused(f"its part {shown} is broken ({error})") from error
    return data


def _relations(name: str, parts: dict[str, bytes]) -> bytes:
    """Return relations without those that lead to no part; refuse where one is needed.

    Whatever leads out of the file is left where it is, and never followed.
    """
    from lxml import etree

    root = tree(parts[name])
    folder = name.removesuffix(".rels").replace("_rels/", "")
    for one in list(root):
        if one.get("TargetMode") == "External":
            continue
        target = unquote(str(one.get("Target", "")))
        there = posixpath.normpath(
            posixpath.join("/", posixpath.dirname(folder), target)
        ).lstrip("/")
        if there in parts:
            continue
        if str(one.get("Type", "")).rpartition("/")[2] in _WANTED:
            raise refused(f"its part {_shown(there)} is missing")
        root.remove(one)
    whole: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return whole


def _shown(name: str) -> str:
    """Return what a part is called, unless its name could be somebody's own words."""
    plain = re.fullmatch(
        r"(?:\w{1,20}/)*(?:\[Content_Types\]|\w{0,24})(?:\.\w+)+", name
    )
    return name if plain else "of another name"
