"""What a scan reads and what it sees; values that show no text of themselves."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum

# What is said of a picture: a person has to look at it.
PICTURE = "picture, whose words are not read"

# What parts the cells of a row that are read together; a blank to every search.
CELLS = "\x1e"
# What stands before the day that a bare number of Excel would be: no more than a note.
SERIAL = "as a day: "


class Grade(IntEnum):
    """How grave a trace is: a note wants a person's eye, an alarm blocks."""

    NOTE = 1
    ALARM = 2

    @property
    def word(self) -> str:
        """The grade as printed."""
        return self.name.lower()


@dataclass(frozen=True, slots=True, repr=False)
class Piece:
    """A stretch of text of a part, and where it stands: "paragraph 12", "line 3".

    `also` is what the same place says when it is read in another way: the day that a
    number of Excel means, letters set apart, a text without mark-up. `glued` is what
    stood at the ends of lines, put together: words that are whole only if a line cut
    them, so that nobody but a registered person is looked for in them.
    """

    text: str
    where: str = ""
    also: tuple[str, ...] = ()
    glued: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Part:
    """A part of a file, unpacked: its path inside ("word/document.xml"), its texts.

    The path of a file that is no archive is "". What is packed in one another is joined
    with "!": "papers.zip!report.docx!word/document.xml" is relative to the file given.
    """

    path: str
    pieces: tuple[Piece, ...]
    # The sheet that a place "sheet 2, cell B4" names, and what somebody called it.
    sheet: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A picture: what it tells beside the drawing was read, the drawing was not.

    It has so many `pixels`, 0 where that is not known; one that is `beside` is shown by
    a letter that it came with.
    """

    path: str
    where: str = ""
    pixels: int = 0
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Unread:
    """A part that could not be understood, and why, in words of ours."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True, repr=False)
class Trace:
    """Something in a file that leads to a person.

    `kind` is what it is ("name", "initials", "nickname", "slip", "date", "nhs-number",
    "postcode" …), `code` whose of the register, "" where it is anybody's; `start` and
    `end` are the characters of the piece, and `piece` counts the pieces, of which many
    may stand at one place. `text` is shown on a terminal, if at all.
    """

    path: str
    where: str
    kind: str
    grade: Grade
    code: str = ""
    start: int = 0
    end: int = 0
    text: str = ""
    piece: int = 0


@dataclass(frozen=True, slots=True, repr=False)
class Contents:
    """All parts of one file, what was not understood, and where pictures are."""

    parts: tuple[Part, ...] = ()
    unread: tuple[Unread, ...] = ()
    pictures: tuple[Drawn, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Scan:
    """What a scan of one file saw, by place; `words` is about how many it read.

    Of very many traces the gravest are listed; `more` counts the others by grade.
    """

    traces: tuple[Trace, ...] = ()
    unread: tuple[Unread, ...] = ()
    words: int = 0
    facts: Mapping[str, int] = field(default_factory=dict)
    more: Mapping[Grade, int] = field(default_factory=dict)

    @property
    def clean(self) -> bool:
        """Whether nothing in it blocks: no alarm, and no part that was not read."""
        alarms = any(trace.grade is Grade.ALARM for trace in self.traces)
        return not alarms and not self.more.get(Grade.ALARM) and not self.unread
