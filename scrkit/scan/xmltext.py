"""Read every text of an XML part: paragraphs across runs, attributes, comments."""

import base64
import binascii
import re
from collections.abc import Iterator
from xml.parsers import expat

from scrkit.errors import UnreadableError
from scrkit.scan.known import is_known, without_calendars
from scrkit.scan.numberformats import shown
from scrkit.scan.readings import readings
from scrkit.scan.rows import IN_TABLES, ROWS, Rows
from scrkit.scan.upright import Upright
from scrkit.scan.values import Piece

MAX_DEPTH = 200
# Elements that hold one text for a reader, however many runs it is split into; and
# those that stand inside of a paragraph without being a part of it.
_BLOCKS_WORDS = """
p si c comment text title desc h annotation note creator rt rPh
"""
_BLOCKS = frozenset(_BLOCKS_WORDS.split())
_SIGNS = {
    **dict.fromkeys(("tab", "br", "cr", "ptab", "s", "line-break"), " "),
    "noBreakHyphen": "-",
}
_OFF = frozenset(("0", "false", "off"))
_DELETED = frozenset(("delText", "delInstrText"))
_FIELD = frozenset(("instrText", "f", "formula"))
# Files that are packed into a flat document as base 64.
PACKED = frozenset(("binary-data", "binData", "binaryData"))
# What people call the elements whose attributes they fill in without seeing them.
_CALLED = {
    "definedName": "a defined name",
    "sheet": "the name of a sheet",
    "style": "a style",
    "cellStyle": "a style",
    "Relationship": "a link",
    "docPr": "a picture or box",
    "cNvPr": "a picture or box",
    "section": "a section",
    "bookmarkStart": "a bookmark",
    "table": "a table",
    "tableColumn": "a column of a table",
    "cacheField": "a field of a pivot table",
    "dataValidation": "a rule for cells",
    "filter": "a filter",
    "customFilter": "a filter",
    "cfRule": "a rule of looks",
    "hyperlink": "a link",
}
# All others have no meaning of their own.
_ACTING = frozenset((*_BLOCKS, *IN_TABLES, *_SIGNS, *PACKED, "sym", "vanish"))
_ENDING = frozenset((*_BLOCKS, *ROWS, "r"))
_STORED = frozenset(("s", "n", "d", "e"))
_WORTH = re.compile(r"\w\W*\w")
# Sizes, colours and counts are no text: letters, a long number, or a number with marks.
_WORTH_IN_ATTRIBUTE = re.compile(r"[^\W\d_]{2}|\d{5}|\d[\W_]{1,3}\d")
_LETTER = 4  # signs of a text that may be a letter, with blanks
_OF_FONT = 0xF0
_SET = frozenset(("x", "y", "dx", "dy"))
_KNOWN_TYPES = ("-//W3C//", "-//Apple//DTD PLIST")


class XmlReader:
    """What expat tells, as pieces; text outside of a paragraph is one of its own."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.names: list[str] = []
        self.blocks: list[_Block] = []
        self.packed: list[str] = []
        self.count = 0
        self.hidden = False
        self.seen: set[tuple[str, str]] = set()
        self.rows = Rows()
        self.letters = Upright()

    def place(self) -> str:
        """Return where the text that ends now stands, "" before the first one."""
        return f"paragraph {self.count}" if self.count else ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""
        name = _LOCAL[tag]
        self.names.append(name)
        if len(self.names) > MAX_DEPTH:
            raise UnreadableError("its elements are nested too deeply")
        if name in _ACTING:
            self._act(name, attributes)
        if attributes:
            self._attributes(name, attributes)

    def _act(self, name: str, attributes: dict[str, str]) -> None:
        """Begin what an element means: a text, a row, a sign, words that are hidden."""
        if name in _BLOCKS:
            self.blocks.append(_Block())
            self.count += 1
        elif name in IN_TABLES:
            self.rows.begin(name)
        elif name in _SIGNS:
            self.text(_SIGNS[name])
        elif name == "sym":
            self.text(_symbol(attributes))
        elif name == "vanish":
            self.hidden = not any(one in _OFF for one in attributes.values())
        elif name in PACKED:
            self.packed.append("")

    def _attributes(self, name: str, attributes: dict[str, str]) -> None:
        for pair in attributes.items():
            if pair not in self.seen:
                self._attribute(name, pair)
        if name == "tspan" and self.blocks and not _SET.isdisjoint(attributes):
            # What is set elsewhere in a drawing may be another word, or the same.
            self.blocks[-1].set_at.append(len(self.blocks[-1].shown))
        if name == "docVar":
            # A value that Word keeps for its fields, a day as Excel counts days.
            called, *held = attributes.values()
            for value in held:
                also = shown(value, "")[1:]
                where = f"a value of the document, {self.place()}".rstrip(", ")
                self.pieces.append(Piece(f"{called}: {value}", where, also))

    def _attribute(self, element: str, pair: tuple[str, str]) -> None:
        self.seen.add(pair)
        key, value = pair
        if key == "v" and element in _STORED:
            # A workbook's pivot keeps its values so, of which cells may show nothing.
            self._piece(value, "a stored value")
            return
        if _WORTH_IN_ATTRIBUTE.search(value) and not is_known(element, key, value):
            called = f" ({_CALLED[element]})" if element in _CALLED else ""
            place = self.place()
            where = f"attribute {key}{called}" + (f", {place}" if place else "")
            self.pieces.append(Piece(value, where))

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        name = self.names.pop()
        if name not in _ENDING:
            return
        if name in _BLOCKS and self.blocks:
            self._close(self.blocks.pop(), self.place())
        elif name == "r":
            self.hidden = False
        elif name in ROWS:
            self.pieces += self.rows.end(f"row of {self.place()}")

    def _close(self, block: "_Block", where: str) -> None:
        self._piece("".join(block.shown), where, block.apart())
        if self.rows:
            self.rows.text("".join(block.shown))
        if block.hidden:
            # What the page shows: a hidden word may stand in the middle of another.
            self._piece("".join(block.seen()), f"{where}, without hidden text")
        if block.deleted:
            self._piece("".join(block.deleted), f"{where}, deleted text")
            if block.shown:
                self._piece("".join(block.every), f"{where}, with deleted text")
        if block.field:
            self._piece("".join(block.field), f"{where}, field code")

    def _piece(self, text: str, where: str, also: tuple[str, ...] = ()) -> None:
        if len(text) < _LETTER or self.letters:
            self.letters.take(text.strip(), where)
        if _WORTH.search(text):
            self.pieces.append(Piece(text, where, (*readings(text), *also)))

    def text(self, data: str) -> None:
        """Take letters that stand in the element that is open."""
        name = self.names[-1] if self.names else ""
        if name == "t" and self.blocks and not self.hidden:
            # As most texts stand, by far: those of a run.
            self.blocks[-1].show(data)
        elif name in PACKED:
            self.packed[-1] += data
        elif self.blocks:
            self._add(self.blocks[-1], name, data)
        elif not is_known(name, "", data):
            self._piece(data, f"element {name}" if name else "")

    def _add(self, block: "_Block", name: str, data: str) -> None:
        if name in _FIELD:
            block.field.append(data)
            return
        if name in _DELETED:
            block.delete(data)
            return
        if self.hidden:
            block.hidden.append(len(block.shown))
        block.show(data)

    def aside(self, data: str) -> None:
        """Take a comment of the XML itself."""
        self._piece(data, "a comment in the XML")

    def instruction(self, target: str, data: str) -> None:
        """Take an instruction to the program that reads the file."""
        self._piece(f"{target} {data}", "an instruction in the XML")


class MixedReader(XmlReader):
    """XML of any kind: an element among whose elements text stands is one text."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[_Mixed] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""
        if _LOCAL[tag] == "br":
            self.text(" ")
        self.open.append(_Mixed())
        super().start(tag, attributes)

    def end(self, tag: str) -> None:
        """Take the end of an element, whose text may be a part of the one around it."""
        name = self.names[-1]
        super().end(tag)
        mine = self.open.pop()
        text = "".join(mine.texts)
        if mine.own or not mine.held:
            mine.held = [(text, f"element {name}")]
        if not self.open:
            for held, where in mine.held:
                self._piece(held, where)
            return
        self.open[-1].texts.append(text)
        self.open[-1].held += mine.held

    def text(self, data: str) -> None:
        """Take letters; they are told once the element is known to its end."""
        if self.names and self.names[-1] in PACKED:
            super().text(data)
        elif self.open:
            self.open[-1].texts.append(data)
            self.open[-1].own |= bool(data.strip())


class _Mixed:
    """An open element: all text in it, whether some is its own, what it would tell."""

    __slots__ = ("held", "own", "texts")

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.own = False
        self.held: list[tuple[str, str]] = []


def read_xml(data: bytes, reader: XmlReader) -> tuple[Piece, ...]:
    """Return the texts that a reader makes of XML; raises UnreadableError as above."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.CommentHandler = reader.aside
    parser.ProcessingInstructionHandler = reader.instruction
    parser.StartDoctypeDeclHandler = _refuse_own
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat takes no name for it
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise UnreadableError("its XML is broken") from error
    return (*without_calendars(reader.pieces), *reader.letters.pieces())


def unpacked(reader: XmlReader) -> list[bytes]:
    """Return the files that stood in the text as base 64; raises UnreadableError."""
    try:
        return [base64.b64decode("".join(one.split())) for one in reader.packed if one]
    except (binascii.Error, ValueError) as error:
        raise UnreadableError("what was put into it is damaged") from error


def root_of(data: bytes) -> str:
    """Return the local name of the first element, "" for what seems no XML."""
    match = _ROOT.search(data[:4096].replace(b"\0", b""))
    return match[1].decode("ascii", "replace") if match else ""


_ROOT = re.compile(rb"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)[\s/>]")


def _refuse_own(_name: str, _: str | None, public: str | None, own: object) -> None:
    # What these types declare is known, and the parser fetches nothing.
    if own or not (public or "").startswith(_KNOWN_TYPES):
        raise UnreadableError("it declares a document type, which may pull in anything")


def _symbol(attributes: dict[str, str]) -> str:
    """Return the letter that Word writes as a symbol: F0 before it is of its font."""
    code = next((v for k, v in attributes.items() if _LOCAL[k] == "char"), "")
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return chr(number & 0xFF if number >> 8 == _OF_FONT else number % 0x110000)


class _LocalNames(dict[str, str]):
    """The name of each tag without its namespace, worked out once."""

    def __missing__(self, tag: str) -> str:
        found = self[tag] = tag.rpartition(":")[2]
        return found


_LOCAL = _LocalNames()


class _Block:
    """A text that is being put together: as shown, as deleted, as field code."""

    __slots__ = ("deleted", "every", "field", "hidden", "set_at", "shown")

    def __init__(self) -> None:
        self.shown: list[str] = []
        self.deleted: list[str] = []
        self.field: list[str] = []
        self.every: list[str] = []
        self.hidden: list[int] = []
        self.set_at: list[int] = []

    def show(self, data: str) -> None:
        """Take what is not deleted."""
        self.shown.append(data)
        if self.deleted:
            self.every.append(data)

    def apart(self) -> tuple[str, ...]:
        """Return the text with what is set elsewhere apart, if anything is."""
        if not self.set_at:
            return ()
        gaps = set(self.set_at)
        parts = (" " * (at in gaps) + one for at, one in enumerate(self.shown))
        return ("".join(parts),)

    def delete(self, data: str) -> None:
        """Take what is deleted; from the first of it on the order of all is kept."""
        if not self.deleted:
            self.every = list(self.shown)
        self.deleted.append(data)
        self.every.append(data)

    def seen(self) -> Iterator[str]:
        """Yield what is shown and not hidden."""
        out = set(self.hidden)
        return (one for at, one in enumerate(self.shown) if at not in out)
