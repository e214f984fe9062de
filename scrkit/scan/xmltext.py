"""Read every text of an XML part: paragraphs across runs, attributes, comments."""

import re
from xml.parsers import expat

from scrkit.errors import UnreadableError
from scrkit.scan.values import Piece

MAX_DEPTH = 200
# Elements that hold one text for a reader, however many runs it is split into.
_BLOCKS = frozenset(("p", "si", "c", "comment", "text", "title", "desc", "h"))
_BREAKS = frozenset(("tab", "br", "cr", "ptab", "s", "line-break"))
_DELETED = frozenset(("delText", "delInstrText"))
_FIELD = frozenset(("instrText", "f", "formula"))
_WORTH = re.compile(r"[^\W\d_]{2}|\d{5}")


def xml_pieces(data: bytes) -> tuple[Piece, ...]:
    """Return the texts of an XML part; UnreadableError if it is not sound."""
    reader = _Reader()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.CommentHandler = reader.aside
    parser.ProcessingInstructionHandler = reader.instruction
    parser.StartDoctypeDeclHandler = _refused
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat takes no name for it
    except expat.ExpatError as error:
        raise UnreadableError("its XML is broken") from error
    return tuple(reader.pieces)


def _refused(*_: object) -> None:
    raise UnreadableError("it declares a document type, which may pull in anything")


class _LocalNames(dict[str, str]):
    """The name of each tag without its namespace, worked out once."""

    def __missing__(self, tag: str) -> str:
        found = self[tag] = tag.rpartition(":")[2]
        return found


_LOCAL = _LocalNames()


class _Block:
    """A text that is being put together: as shown, as deleted, as field code."""

    __slots__ = ("deleted", "every", "field", "shown")

    def __init__(self) -> None:
        self.shown: list[str] = []
        self.deleted: list[str] = []
        self.field: list[str] = []
        self.every: list[str] = []


class _Reader:
    """What expat tells, as pieces; text outside of a paragraph is one of its own."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.names: list[str] = []
        self.blocks: list[_Block] = []
        self.count = 0
        self.seen: set[tuple[str, str]] = set()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _LOCAL[tag]
        self.names.append(name)
        if len(self.names) > MAX_DEPTH:
            raise UnreadableError("its elements are nested too deeply")
        if name in _BLOCKS:
            self.blocks.append(_Block())
            self.count += 1
        elif name in _BREAKS:
            self.text(" ")
        elif name == "noBreakHyphen":
            self.text("-")
        if attributes:
            for pair in attributes.items():
                if pair not in self.seen:
                    self._attribute(pair)

    def _attribute(self, pair: tuple[str, str]) -> None:
        self.seen.add(pair)
        key, value = pair
        if _WORTH.search(value):
            self.pieces.append(Piece(value, f"attribute {key}, paragraph {self.count}"))

    def end(self, tag: str) -> None:
        if self.names.pop() in _BLOCKS and self.blocks:
            self._close(self.blocks.pop(), f"paragraph {self.count}")

    def _close(self, block: _Block, where: str) -> None:
        self._piece("".join(block.shown), where)
        if block.deleted:
            self._piece("".join(block.deleted), f"{where}, deleted text")
            if block.shown:
                self._piece("".join(block.every), f"{where}, with deleted text")
        if block.field:
            self._piece("".join(block.field), f"{where}, field code")

    def _piece(self, text: str, where: str) -> None:
        if _WORTH.search(text):
            self.pieces.append(Piece(text, where))

    def text(self, data: str) -> None:
        if not self.blocks:
            self._piece(data, f"element {self.names[-1]}" if self.names else "")
            return
        block, name = self.blocks[-1], self.names[-1] if self.names else ""
        if name in _FIELD:
            block.field.append(data)
            return
        if name in _DELETED:
            block.deleted.append(data)
        else:
            block.shown.append(data)
        block.every.append(data)

    def aside(self, data: str) -> None:
        self._piece(data, "a comment in the XML")

    def instruction(self, target: str, data: str) -> None:
        self._piece(f"{target} {data}", "an instruction in the XML")
