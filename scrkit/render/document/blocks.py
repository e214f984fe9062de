"""What a document is made of, once and for all shapes; frozen values, no behaviour."""

from dataclasses import dataclass, field

from scrkit.model.kinds import Day
from scrkit.render.house.values import House
from scrkit.render.picture.shapes import Picture
from scrkit.render.picture.sketch import Sketch


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote where it is cited: its paragraphs; `number` is set on assembly.

    `label` tells it from others; `again` is for one that was cited before, and whose
    words stand there.
    """

    label: str
    paragraphs: tuple[tuple["Run", ...], ...]
    number: int = 0
    again: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one kind of lettering; a newline in it is a line break.

    One with a `note` has no text: the mark of a footnote stands in its place. `to` is
    the place of a cell to which it leads, "" where it leads nowhere.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    note: Note | None = None
    to: str = ""


Text = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4; `number` and `anchor` are set when it is assembled.

    One that is `listed` is in the contents though it stands deeper than others do.
    """

    level: int
    text: Text
    number: str = ""
    anchor: str = ""
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `style` is body, title, subtitle, note, caption, quote or notice."""

    text: Text
    style: str = "body"


@dataclass(frozen=True, slots=True)
class NumberedParagraph:
    """A paragraph with its number, such as 1.1, by which people cite it."""

    number: str
    text: Text


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list: `level` from 0; `ordinal` 0 for a bullet."""

    text: Text
    level: int = 0
    ordinal: int = 0


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list, nested ones laid flat by level."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `width` is in millimetres on its page.

    `align` is left, center or right, "" where nobody chose; `text` is the title with
    its lettering, where it has any.
    """

    title: str
    width: int
    align: str = ""
    text: Text = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: paragraphs, a shade (RRGGBB) behind and a bar (RRGGBB) at its left.

    `place` is the name by which the text of other cells leads to it.
    """

    paragraphs: tuple[Text, ...]
    shade: str = ""
    bar: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row; a group row has one cell that spans all columns.

    `height` is the least that it takes on paper, in millimetres.
    """

    cells: tuple[Cell, ...]
    group: bool = False
    height: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose header row is repeated on every page; `title` says what it shows.

    `caption` is printed above it: the title, unless a heading has just said it.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture of the timeline, or of the family; `told` is its text alternative."""

    title: str
    told: str
    picture: Picture | Sketch


@dataclass(frozen=True, slots=True)
class Illustration:
    """A picture of the reviewer's own: `told` is its text alternative.

    `content` is a PNG or a JPEG, drawn anew; `size` is in pixels; `sha256` is that of
    the file that it was drawn from.
    """

    told: str
    caption: str
    content: bytes = field(repr=False)
    size: tuple[int, int]
    sha256: str

    @property
    def ending(self) -> str:
        """How files of its kind end: png or jpeg."""
        return "png" if self.content.startswith(b"\x89PNG") else "jpeg"


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The rest begins on a new page."""


@dataclass(frozen=True, slots=True)
class Turn:
    """The rest is on pages that lie or stand."""

    landscape: bool


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of headings; `entries` are filled when the document is assembled."""

    entries: tuple[Heading, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """Blocks that are not written in the template: a table, or the reviewer's prose."""

    name: str
    argument: str = ""


Block = (
    Heading
    | Paragraph
    | NumberedParagraph
    | ListBlock
    | Table
    | Drawing
    | Illustration
    | PageBreak
    | Turn
    | Contents
    | Placed
)
Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document with what its pages and properties say.

    `house` is the board's own Word file whose looks it wears, if there is one.
    """

    title: str
    subject: str
    creator: str
    review: str
    marking: str
    created: Day
    blocks: Blocks
    draft: bool = False
    landscape: bool = False
    notice: str = ""
    """What stands below the head of each page of a draft that is sent round."""
    house: House | None = None


def plain(text: Text) -> str:
    """Return the bare words of `text`."""
    return "".join(run.text for run in text)
