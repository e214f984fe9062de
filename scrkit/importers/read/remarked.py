"""What readers put into a Word file, as values: a remark, a passage, an anchor."""

from dataclasses import dataclass, field


@dataclass(slots=True, repr=False)
class Said:
    """What stands at a bookmark, or at none: now, and before tracked changes."""

    mark: str
    heading: str
    before: str = ""
    now: str = ""
    order: int = 0


@dataclass(slots=True, repr=False)
class Remark:
    """A comment or a change: who, when, what, and where it stands."""

    kind: str
    who: str
    when: str
    text: str = ""
    removes: str = ""
    adds: str = ""
    moves: bool = False
    mark: str = ""
    heading: str = ""
    story: str = ""
    passage: str = ""
    words: str = ""
    order: int = 0
    resolved: bool = False
    untracked: bool = False
    replies: tuple[tuple[str, str, str], ...] = ()
    _said: Said | None = field(default=None, compare=False)


@dataclass(slots=True, repr=False)
class Anchor:
    """Where a comment stands: the passage in which it begins, the words it is on."""

    said: Said
    story: str
    order: int
    words: str = ""

    @property
    def mark(self) -> str:
        """The bookmark that it is of."""
        return self.said.mark

    @property
    def heading(self) -> str:
        """The heading above."""
        return self.said.heading

    @property
    def passage(self) -> str:
        """What stood there before tracked changes."""
        return " ".join(self.said.before.split())
