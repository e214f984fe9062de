"""What a board's own Word file gives, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Colours:
    """The board's colours as RRGGBB: of bands and lines, of words on them and on white.

    `tint` is the first one made so light that black words stand on it.
    """

    main: str
    on_main: str
    words: str
    tint: str


@dataclass(frozen=True, slots=True, repr=False)
class Sheet:
    """A kind of page: size and margins in twips, its borders, its headers and footers.

    `frames` are the numbers of its headers and footers, by "header first" and the like;
    `titled` is whether its first page has a header and a footer of its own.
    """

    size: tuple[int, int]
    margins: Mapping[str, int]
    borders: str = ""
    titled: bool = False
    frames: Mapping[str, int] = field(default_factory=dict)

    @property
    def between(self) -> int:
        """Twips between the margins."""
        return self.size[0] - self.margins["left"] - self.margins["right"]


@dataclass(frozen=True, slots=True, repr=False)
class Listed:
    """How a list of the board looks: its number and level, its indents in twips."""

    number: str
    abstract: str
    level: int
    left: int
    hanging: int


@dataclass(frozen=True, slots=True)
class Lack:
    """What a house file lacks or loses, and what is used or done instead.

    `weighs`: whoever opens a report sees it.
    """

    what: str
    instead: str
    weighs: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class House:
    """What a board's own Word file gives to our documents; none of it is case text.

    `parts` are those that a document takes over as they are (styles, numbering, theme,
    fonts, pictures), by name; `frames` headers and footers, `cover` what stands on the
    cover, as XML with places such as {title}. `spaced` is whether its ordinary
    paragraphs stand apart; `firm` whether its tables colour their head themselves;
    `tabs` are where its headers and footers have theirs, in twips, by the style's id.
    """

    parts: Mapping[str, bytes]
    frames: tuple[bytes, ...]
    sheets: tuple[Sheet, Sheet]
    colours: Colours
    cover: bytes = b""
    cover_sheet: Sheet | None = None
    bullets: tuple[Listed, ...] = ()
    figures: Listed | None = None
    table: str = ""
    firm: bool = False
    spaced: bool = True
    tabs: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    alternate: bool = False
    logo: str = ""
    font: str = ""
    has: tuple[tuple[str, str], ...] = ()
    lacks: tuple[Lack, ...] = ()
    dropped: tuple[Lack, ...] = ()
    odd: tuple[Lack, ...] = ()
