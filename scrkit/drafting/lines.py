"""The paragraphs and tables of a draft one after the other, with their marks."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from scrkit.drafting.paragraphs import is_deleted
from scrkit.drafting.state import bare, mark, tag
from scrkit.forms.word import EARLIER_PROMPTS, PROMPTS
from scrkit.importers.read.wordforms import W
from scrkit.importers.read.wordtext import DELETED, TBL, P, R, T, holds, rows_in

# What asks for an answer where nothing stands, today and in drafts sent out earlier.
_ASKING = frozenset(map(bare, ("", PROMPTS["rich"], *EARLIER_PROMPTS)))
_SDT = f"{W}sdt"
_BEGIN, _END = f"{W}bookmarkStart", f"{W}bookmarkEnd"


@dataclass(slots=True, repr=False)
class Line:
    """A paragraph or table: what it says, and the section whose control it stands in.

    `words` are those of a paragraph, or of each row of a table, without blanks.
    """

    node: Any
    control: str
    words: tuple[str, ...]

    @property
    def is_table(self) -> bool:
        """Whether it is a table."""
        return bool(self.node.tag == TBL)

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it but what asks for an answer."""
        if self.is_table or holds(self.node, f"{W}drawing", f"{W}footnoteReference"):
            return False
        return self.words[0] in _ASKING


@dataclass(slots=True, repr=False)
class Lines:
    """A draft as it came: its lines, and where the bookmarks of sections lie.

    `spans` are the first and last line of each section by its bookmark.
    """

    every: list[Line] = field(default_factory=list)
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)


class Flow:
    """What walks through the body of a draft; `names` are those of its sections."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self._tags = {tag(name): name for name in names}
        self._marks = {mark(name): name for name in names}
        self._open: dict[str, str] = {}
        self._first: dict[str, int] = {}
        self._last: dict[str, int] = {}
        self.lines = Lines()

    def read(self, body: Any) -> Lines:
        """Return the lines of the body of a document."""
        self._walk(body, "")
        for name, first in self._first.items():
            # Some programs move an end before its beginning: such a mark marks nothing.
            if name in self._last and self._last[name] >= first:
                self.lines.spans[name] = first, self._last[name]
        return self.lines

    def _walk(self, node: Any, control: str) -> None:
        for one in node:
            if one.tag in (P, TBL):
                self._line(one, control)
            elif one.tag == _SDT:
                found = one.find(f"{W}sdtPr/{W}tag")
                said = "" if found is None else str(found.get(f"{W}val", ""))
                self._walk(one, self._tags.get(said, "") or control)
            elif one.tag in (_BEGIN, _END):
                self._bookmark(one, started=False)
            elif one.tag not in DELETED and holds(one, P, TBL):
                self._walk(one, control)

    def _line(self, node: Any, control: str) -> None:
        words = tuple(_words(node))
        started = False
        at = len(self.lines.every)
        self.lines.every.append(Line(node, control, words))
        for one in node.iter(_BEGIN, _END, T):
            if one.tag == T:
                started = True
            else:
                self._bookmark(one, started=started, at=at)

    def _bookmark(self, node: Any, *, started: bool, at: int | None = None) -> None:
        """Note where a section begins or ends; some programs write its ends twice."""
        here = len(self.lines.every) if at is None else at
        id_ = str(node.get(f"{W}id"))
        if node.tag == _BEGIN:
            name = self._marks.get(str(node.get(f"{W}name")), "")
            if name:
                self._open[id_] = name
                # The first of several: whoever copies a section copies its mark too.
                self._first.setdefault(name, here)
            return
        name = self._open.pop(id_, "")
        if name:
            # One that ends before the first word of a line ends with the line before.
            ends = here if started else here - 1
            self._last[name] = max(ends, self._first[name])


def _words(node: Any) -> Iterator[str]:
    if node.tag == P:
        yield _said(node)
        return
    for row in rows_in(node):
        if not is_deleted(row):
            yield _said(row)


def _said(node: Any) -> str:
    """Return what a paragraph or row says, as it stood before changes were tracked."""
    # It is compared with what went out.
    return bare(
        "".join(
            "".join(one.itertext())
            for run in node.iter(R)
            for one in run
            if one.tag == T and not any(up.tag in DELETED for up in run.iterancestors())
        )
    )
