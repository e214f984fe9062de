"""Tell what a package holds beside its tables: drawn, noted, put in, never met."""

import re
from collections.abc import Iterator
from typing import Any

from scrkit.errors import ScrError
from scrkit.importers.read import xml
from scrkit.importers.read.values import Aside
from scrkit.text.counting import number

UNREAD = "text that was not understood"
MESSAGES = "messages beside cells"
# Codes of a header or footer in Excel: side, font, size, colour, page.
_EDGE = re.compile(r'&(?:&|"[^"]*"|K[0-9A-Fa-f+-]{5,6}|\d+|[A-Za-z])')
# What a part is, by the kind of the relation that names it, or by its own name.
_KINDS = {
    "comments": "comments",
    "threadedcomment": "comments",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "header": "a header",
    "footer": "a footer",
    "drawing": "text boxes",
    "vmldrawing": "text boxes",
    "diagram": "drawn diagrams",
    "chart": "a chart",
    "oleobject": "an embedded file",
    "embedding": "an embedded file",
    "package": "an embedded file",
    "afchunk": "another document put into it",
    "subdocument": "another document put into it",
    "glossary": "building blocks of the template",
    "externallink": "values kept of another file",
    "pivot": "a pivot table",
    "revision": "changes that were tracked",
    "control": "a control of a form",
    "activex": "a control of a form",
    "customxml": "data kept beside the pages",
    "richdata": "values of linked data",
    "rd": "values of linked data",
}
# What holds no words of an agency: looks, settings, what repeats the cells' own words.
_SAYS_NOTHING = re.compile(
    r"(?:.*/)?_rels/|\[content_types\]|docprops/|(?:xl|word)/(?:theme/|styles|settings|"
    r"fonttable|websettings|calcchain|tables/|printersettings|numbering|fonts/|"
    r"queryTables/|connections|xmlmaps|metadata)|customxml/itemprops|zip comment",
    re.IGNORECASE,
)
_TELLS_EVEN_EMPTY = ("an embedded file", "another document put into it")
# Text nodes that are no words: formulas, and where on a page a drawing stands.
_EXCEL = "http://schemas.microsoft.com/office/spreadsheetml"
_OPEN = "http://schemas.openxmlformats.org"
_NO_WORDS = frozenset(
    f"{{{space}}}{name}"
    for space, names in {
        f"{_OPEN}/spreadsheetml/2006/main": "f formula formula1 formula2",
        "http://schemas.microsoft.com/office/excel/2006/main": "f sqref",
        f"{_OPEN}/wordprocessingml/2006/main": "instrText delInstrText",
        f"{_OPEN}/drawingml/2006/chart": "f formatCode",
        f"{_OPEN}/drawingml/2006/wordprocessingDrawing": "posOffset align",
        f"{_OPEN}/drawingml/2006/spreadsheetDrawing": "col colOff row rowOff",
        f"{_EXCEL}/2022/featurepropertybag": "bagId b i d rel",
        "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing": (
            "pctWidth pctHeight pctPosHOffset pctPosVOffset"
        ),
    }.items()
    for name in names.split()
)
_FORM = "{urn:schemas-microsoft-com:office:excel}"
_MOST_PLACES = 8


class Asides:
    """What is told of a file, of each kind with its places and how much it is."""

    def __init__(self) -> None:
        self._sizes: dict[tuple[str, bool, bool], int] = {}
        self._places: dict[tuple[str, bool, bool], dict[str, None]] = {}

    def add(
        self,
        what: str,
        where: str,
        size: int,
        *,
        blocks: bool = False,
        taken: bool = False,
    ) -> None:
        """Tell of characters of a kind at a place."""
        key = what, blocks, taken
        self._sizes[key] = self._sizes.get(key, 0) + size
        self._places.setdefault(key, {})[where] = None

    def told(self) -> Iterator[Aside]:
        """Yield one for each kind; of many places the first are listed."""
        for (what, blocks, taken), size in self._sizes.items():
            places = [one for one in self._places[what, blocks, taken] if one]
            where = "; ".join(places[:_MOST_PLACES])
            if len(places) > _MOST_PLACES:
                more = len(places) - _MOST_PLACES
                where += f" and {number(more, 'more place', grouped=True)}"
            yield Aside(what, where, size, taken=taken, blocks=blocks)


def reached(package: xml.Package, part: str, where: str) -> Iterator[Aside]:
    """Yield what the parts hold that a part names, and they in turn, but once each."""
    waiting = [part]
    while waiting:
        for one in xml.relations(package, waiting.pop()):
            # Parts name one another in circles.
            if one.target not in package or one.target in package.met:
                continue
            if one.kind == "image":
                package.met.add(one.target)
                yield Aside("a picture", where, 0)
                continue
            waiting.append(one.target)
            yield from _of(package, one.target, one.kind, where)


def unmet(package: xml.Package) -> Iterator[Aside]:
    """Yield what the parts hold that nothing names."""
    for name in package.parts:
        if name and name not in package.met:
            yield from _of(package, name, "", "nothing in the file points to it")


def _of(package: xml.Package, name: str, kind: str, where: str) -> Iterator[Aside]:
    package.met.add(name)
    if _SAYS_NOTHING.match(name):
        return
    what = _what(kind, name)
    size = _words(package, name)
    if what == "comments" and size:
        where = ", ".join(filter(None, (where, _noted(package, name))))
    if what in _TELLS_EVEN_EMPTY or (size and what):
        yield Aside(what, where, size)
    elif what == "text boxes" and "vml" not in name:
        # LibreOffice saves one with nothing in it beside every sheet.
        if len(package.tree(name)):
            yield Aside("a picture or drawing", where, 0)
    elif size:
        yield Aside(UNREAD, where, size, blocks=True)


def _noted(package: xml.Package, name: str) -> str:
    """Return the cells of a sheet that comments are on."""
    refs = [str(one.get("ref")) for one in package.tree(name).iter() if one.get("ref")]
    refs = [one for one in dict.fromkeys(refs) if re.fullmatch(r"[A-Z]{1,3}\d+", one)]
    more = (
        [number(len(refs) - _MOST_PLACES, "more cell")] if refs[_MOST_PLACES:] else []
    )
    return ", ".join((*refs[:_MOST_PLACES], *more))


def _what(kind: str, name: str) -> str:
    for text in (kind, *reversed(name.split("/"))):
        small = text.casefold()
        for start, what in _KINDS.items():
            if small.startswith(start):
                return what
    return ""


def _words(package: xml.Package, name: str) -> int:
    data = package.parts[name]
    if not name.endswith((".xml", ".vml")) or not data.strip():
        return 0
    try:
        return words_of(package.tree(name))
    except ScrError:
        # Old drawings are often no sound XML; what they say is counted roughly.
        bare = re.sub(rb"<[^<>]*>", b"", data)
        return len(b"".join(bare.split()))


def words_of(root: Any) -> int:
    """Return how many characters stand in a part, but for formulas and positions."""
    found = xml.words(root)
    for node in root.iter(*_NO_WORDS, f"{_FORM}*", "{*}textpath"):
        if str(node.tag).endswith("}textpath"):
            # Lettering that is drawn is an attribute of its path.
            found += xml.shown(node.get("string"))
        else:
            found -= xml.shown(node.text)
    return found


def stray(root: Any, known: frozenset[str]) -> int:
    """Return how many characters stand in a part outside of elements that are known.

    `known` are the local names of elements that were looked at with all in them.
    """
    found, waiting = xml.shown(root.text), [root]
    while waiting:
        node = waiting.pop()
        for child in node:
            found += xml.shown(child.tail)
            name = str(child.tag).rpartition("}")[2]
            if name not in known and child.tag not in _NO_WORDS:
                found += xml.shown(child.text)
                waiting.append(child)
    return found


def words_at_edge(node: Any) -> int:
    """Return how many letters a header or footer of a sheet prints.

    Its codes (side, font, size, colour, number of the page) are no words, and each
    program writes others of them.
    """
    return len("".join(_EDGE.sub(" ", node.text or "").split()))
