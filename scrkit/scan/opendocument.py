"""Read OpenDocument (LibreOffice): as any XML, but cells are told by their names."""

from scrkit.scan.excel import cell_name
from scrkit.scan.values import Part
from scrkit.scan.xmltext import XmlReader, read_xml, unpacked

_CELLS = frozenset(("table-cell", "covered-table-cell"))
# A row or cell may be said to stand there a million times over: nobody counts further.
_MOST = 1 << 20


class _Document(XmlReader):
    """A document, whose tables and cells are counted."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind
        self.tables = self.depth = 0
        self.row = self.column = 0
        self.next_row = self.next_column = 1

    def place(self) -> str:
        if not self.depth or not self.column:
            return super().place()
        return f"{self.kind} {self.tables}, cell {cell_name(self.row, self.column)}"

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "table" and not self.depth:
            self.tables += 1
            self.column, self.next_row = 0, 1
        elif name == "table-row" and self.depth == 1:
            self.row, self.column, self.next_column = self.next_row, 0, 1
            self.next_row += _repeats(attributes, "rows")
        elif name in _CELLS and self.depth == 1:
            self.column = self.next_column
            self.next_column += _repeats(attributes, "columns")
        self.depth += name == "table"
        super().start(tag, attributes)

    def end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        super().end(tag)
        self.depth -= name == "table"
        if name == "table" and not self.depth:
            self.column = 0


def _repeats(attributes: dict[str, str], what: str) -> int:
    written = attributes.get(f"table:number-{what}-repeated", "1")
    return min(int(written), _MOST) if written.isdecimal() and len(written) < 9 else 1


def document_part(data: bytes, kind: str) -> tuple[Part, list[bytes]]:
    """Return the texts of a document, and the files that are packed in it as text.

    `kind` is what its tables are called, "sheet" or "table". Raises UnreadableError.
    """
    reader = _Document(kind)
    pieces = read_xml(data, reader)
    return Part("", pieces), unpacked(reader)
