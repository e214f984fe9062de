"""Read parts of an Office package as XML; believes no document type and no size."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from urllib.parse import unquote

from lxml import etree

from scrkit.errors import ScrError, UnreadableError
from scrkit.system.packed import COMMENT, SAFE_XML, entries

DAMAGED = "Open it in the program that made it, and save it again as a new file."
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATE, FALLBACK = f"{MC}AlternateContent", f"{MC}Fallback"
# The same elements have other names in files that are "Strict Open XML".
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/([A-Za-z]+)/")
_DECLARED = re.compile(r"\A\s*<\?xml[^>]*\?>")
_WIDE = {
    b"\xff\xfe\0\0": "utf-32",
    b"\0\0\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
    b"<\0": "utf-16-le",
    b"\0<": "utf-16-be",
}
_LENGTH = etree.XPath("string-length(.)")
_STRING = etree.XPath("string(.)", smart_strings=False)


class Relation(NamedTuple):
    """What a part of a package names: by which id, as what, and where it is."""

    id: str
    kind: str
    target: str
    external: bool


@dataclass(slots=True, repr=False)
class Package:
    """The parts of a package by name, as names are compared; `met` were looked at."""

    parts: dict[str, bytes]
    met: set[str] = field(default_factory=set)

    def __contains__(self, name: str) -> bool:
        return name in self.parts

    def take(self, name: str) -> bytes:
        """Return a part as XML of the usual names and letters; it counts as met."""
        self.met.add(name)
        data = self.parts[name]
        for start, encoding in _WIDE.items():
            if data.startswith(start):
                try:
                    text = data.decode(encoding)
                except UnicodeDecodeError as error:
                    raise _broken() from error
                data = _DECLARED.sub("", text.removeprefix("\ufeff")).encode("utf-8")
                break
        if b"purl.oclc.org" in data:
            data = _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", data)
        return data

    def tree(self, name: str) -> Any:
        """Return the root of an XML part; raises ScrError where it is not sound XML."""
        return tree(self.take(name))


def package(data: bytes) -> Package:
    """Return the parts of a package by name; raises ScrError where it is not sound."""
    parts: dict[str, bytes] = {}
    try:
        for entry in entries(data, _is_picture):
            name = _name(entry.name)
            why = entry.why or "a part of this name is there twice"
            if entry.name == COMMENT:
                continue
            if entry.name and (entry.why or name in parts):
                # Its own name may be anything, and is not told.
                kinds = (_KINDS[start] for start in _KINDS if name.startswith(start))
                what = next(kinds, "a part")
                advice = _ALONE if "too large" in why else DAMAGED
                raise ScrError(f"{what} in it cannot be read: {why}", advice)
            parts[name] = entry.data
    except UnreadableError as error:
        raise ScrError(f"the file cannot be read: {error}", DAMAGED) from error
    return Package(parts)


def _is_picture(path: str) -> bool:
    """Tell whether a part is a picture: what it shows is not read."""
    folder, _, file = _name(path).rpartition("/")
    return folder.endswith("media") and not file.endswith((".xml", ".vml", ".rels"))


_ALONE = (
    "Ask the agency for the chronology alone: its rows copied into a new file, without "
    "pictures and empty rows."
)


_KINDS = {
    "word/media/": "a picture (word/media)",
    "xl/media/": "a picture (xl/media)",
    "xl/worksheets/": "a sheet (xl/worksheets)",
    "xl/sharedstrings": "the list of the cells' texts (xl)",
    "xl/embeddings/": "an embedded file (xl/embeddings)",
    "word/embeddings/": "an embedded file (word/embeddings)",
    "word/document": "the text of the document (word)",
    "xl/drawings/": "a drawing (xl/drawings)",
    "xl/": "a part of the workbook (xl)",
    "word/": "a part of the document (word)",
    "customxml/": "data kept beside the pages (customXml)",
}


def _name(path: str) -> str:
    """Return a part's name as names are compared: whoever wrote it, in whatever way."""
    steps: list[str] = []
    for step in unquote(path).replace("\\", "/").split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps).casefold()


def tree(data: bytes) -> Any:
    """Return the root of an XML part; raises ScrError where it is not sound XML."""
    refuse_doctype(data)
    try:
        root = etree.fromstring(data, etree.XMLParser(**SAFE_XML))
    except etree.XMLSyntaxError as error:
        raise broken(error) from error
    if root.getroottree().docinfo.doctype:
        raise _doctype()
    return root


def broken(error: Any) -> Exception:
    """Return what to raise for a fault of the parser, which has no words of its own."""
    if error.code == etree.ErrorTypes.ERR_NO_MEMORY:
        return MemoryError()
    return _broken()


def _broken() -> ScrError:
    return ScrError("the XML inside it is broken", DAMAGED)


def _doctype() -> ScrError:
    return ScrError("it declares a document type, which may pull in anything", DAMAGED)


def refuse_doctype(data: bytes) -> None:
    """Raise ScrError where a part declares a document type."""
    # Entities could pull in other files, or grow without end.
    if b"<!DOCTYPE" in data:
        raise _doctype()


def relations(package: Package, name: str) -> Iterator[Relation]:
    """Yield everything that a part of a package names; raises ScrError for doubles."""
    folder, _, file = name.rpartition("/")
    path = f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels"
    if path not in package:
        return
    seen: set[str] = set()
    for one in package.tree(path):
        id_, kind = str(one.get("Id")), str(one.get("Type", "")).rpartition("/")[2]
        # Programs differ in which of two they take, so that nobody can know what was
        # seen.
        if id_ in seen:
            raise ScrError("two parts of it bear the same id", DAMAGED)
        seen.add(id_)
        target = str(one.get("Target", "")).partition("#")[0].replace("\\", "/")
        whole = target if target.startswith("/") else f"{folder}/{target}"
        external = one.get("TargetMode") == "External"
        yield Relation(id_, kind, "" if external else _name(whole), external)


def main_part(package: Package) -> str:
    """Return the name of the part with which a package begins, or ""."""
    # By what the package says itself: other programs put it at other places.
    every = [r for r in relations(package, "") if r.kind == "officeDocument"]
    return next((one.target for one in every if one.target in package), "")


# Whose namespaces programs of today know: of another one they show the second version.
_KNOWN = (
    "http://schemas.openxmlformats.org/",
    "http://purl.oclc.org/ooxml/",
    "http://schemas.microsoft.com/",
    "urn:schemas-microsoft-com:",
)


def is_foreign(alternate: Any) -> bool:
    """Tell whether a version of the same wants something that no program knows."""
    for one in alternate.iterchildren(f"{MC}Choice"):
        for prefix in str(one.get("Requires", "")).split():
            if not str(one.nsmap.get(prefix)).startswith(_KNOWN):
                return True
    return False


def length(node: Any) -> int:
    """Return how many characters stand in an element, blanks and all."""
    return int(_LENGTH(node))


def words(node: Any) -> int:
    """Return how many characters that are no blanks stand in an element."""
    return shown(_STRING(node))


def shown(text: str | None) -> int:
    """Return how many characters of a text are no blanks."""
    return len("".join(text.split())) if text else 0
