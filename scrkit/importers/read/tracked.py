"""Walk through the text of a Word file: tracked changes, and where comments stand."""

from collections.abc import Iterator
from typing import Any

from scrkit.importers.read import xml
from scrkit.importers.read.remarked import Anchor, Remark, Said
from scrkit.importers.read.shown import LEFT, SIGNS, paragraph_text
from scrkit.importers.read.wordforms import W
from scrkit.importers.read.wordtext import TBL, TR, P

_OURS = "scr_"
_STAMP = "scrdraft_"
_PUTS, _TAKES = "adds", "removes"
_FROM, _TO = "from", "to"
_WRAPS = {
    f"{W}ins": _PUTS, f"{W}del": _TAKES, f"{W}moveFrom": _FROM, f"{W}moveTo": _TO,
}  # fmt: skip
_LOOKS = frozenset(
    f"{W}{name}"
    for name in (
        "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange",
        "sectPrChange", "tblGridChange", "tblPrExChange", "numberingChange",
    )
)  # fmt: skip


class Walk:
    """One pass over the stories of a document."""

    def __init__(self, headings: dict[str, int]) -> None:
        self.styles = headings
        self.said: dict[str, Said] = {}
        self.loose: list[Said] = []
        self.anchors: dict[str, Anchor] = {}
        self.stamps: list[str] = []
        self.looks = self.headings = self.order = 0
        self.header = ""
        self._story = self._heading = ""
        self._open: set[str] = set()  # comments whose range is open
        self._marks: dict[str, str] = {}  # our bookmarks that are open, by their ids
        self._row = ""  # the mark of the row that is being read
        self._current = Said("", "")
        self._cluster: dict[str, Remark] = {}
        self._moves: dict[str, Remark] = {}
        self._move_at: dict[tuple[str, str], int] = {}
        self._waiting: list[str] = []  # comments that begin with the next paragraph
        self._contents = False
        self._moving: dict[str, str] = {}  # names of moves that are open, by their ids
        self._made: list[Remark] = []

    def story(self, root: Any, story: str) -> None:
        """Read a body, a header, footnotes: whatever holds paragraphs."""
        self._story, self._heading, self._row = story, "", ""
        self._blocks(root, ())
        self._end()
        self._marks.clear()

    def changes(self) -> Iterator[Remark]:
        """Yield the changes that were met, with what stood at their passages."""
        for one in (*self._made, *self._moves.values()):
            if one.moves and not one.removes:
                # Its other half is in a part that was left out.
                one.removes = one.adds
            if not (one.removes.strip() or one.adds.strip()):
                self.looks += 1
                continue
            said = one._said  # noqa: SLF001 - our own
            one.passage = " ".join(said.before.split()) if said else ""
            one.removes, one.adds = one.removes.strip(), one.adds.strip()
            yield one

    def _blocks(self, node: Any, within: tuple[tuple[str, Any], ...]) -> None:
        for one in node:
            tag = one.tag
            if tag == P:
                self._paragraph(one, within)
            elif tag == TR:
                self._table_row(one, within)
            elif tag in _WRAPS:
                self._blocks(one, (*within, (_WRAPS[tag], one)))
            elif tag == xml.ALTERNATE:
                # The first version is for the newest Word; the others say the same to
                # older ones.
                self._blocks(one[0] if len(one) else (), within)
            elif not self._is_sign(one) and len(one):
                self._blocks(one, within)

    def _table_row(self, row: Any, within: tuple[tuple[str, Any], ...]) -> None:
        self._end()
        before, self._row = self._row, ""
        for name in (f"{W}ins", f"{W}del"):
            mark = row.find(f"{W}trPr/{name}")
            # LibreOffice takes a row into which words were moved for a new one.
            if mark is not None and not (name.endswith("}ins") and _was_sent(row)):
                within = (*within, (_WRAPS[name], mark))
        self._blocks(row, within)
        self._end()
        self._row = before

    def _paragraph(self, node: Any, within: tuple[tuple[str, Any], ...]) -> None:
        self.order += 1
        mark = self._mark_of(node)
        style = node.find(f"{W}pPr/{W}pStyle")
        level = self.styles.get("" if style is None else str(style.get(f"{W}val")), 0)
        if level and not self._story:
            self.headings += 1
            self._heading = " ".join(paragraph_text(node).split())
        self._current = self._said_at(mark)
        self._contents = _is_contents(node)
        for id in self._waiting:
            self._anchored(id)
        self._waiting.clear()
        in_table = next(node.iterancestors(TBL), None) is not None
        begun = len(self._current.before), len(self._current.now)
        self._inline(node, within)
        if self._story == "header":
            self.header += " " + " ".join(paragraph_text(node).split())
        if not (mark or self._story or in_table or self._contents):
            self.loose.append(self._current)
        if any(begun):
            self._joined(begun)
        self._end_of_paragraph(node, goes_on=bool(within))
        if self._row == "" and mark and in_table:
            self._row = mark

    def _joined(self, begun: tuple[int, int]) -> None:
        """Part what a passage says in several paragraphs with a blank."""
        said = self._current
        if len(said.before) > begun[0] > 0:
            said.before = f"{said.before[: begun[0]]} {said.before[begun[0] :]}"
        if len(said.now) > begun[1] > 0:
            said.now = f"{said.now[: begun[1]]} {said.now[begun[1] :]}"

    def _mark_of(self, node: Any) -> str:
        """Return the bookmark that a paragraph is of: its own, its row's, an open one.

        It is looked for before the paragraph is read, as some programs let it begin
        behind the first words.
        """
        own = ""
        for one in node.iter(f"{W}bookmarkStart"):
            name = str(one.get(f"{W}name"))
            if name.startswith(_OURS) and not own:
                own = name
        return own or self._row or next(iter(self._marks.values()), "")

    def _said_at(self, mark: str) -> Said:
        if mark in self.said:
            return self.said[mark]
        made = Said(mark, self._heading, order=self.order)
        if mark:
            self.said[mark] = made
        return made

    def _is_sign(self, node: Any) -> bool:
        """Read what marks a place; tell whether it was one."""
        tag, id = node.tag, str(node.get(f"{W}id"))
        if tag in (f"{W}bookmarkStart", f"{W}bookmarkEnd"):
            self._bookmark(node, id, starts=tag.endswith("Start"))
        elif tag in (f"{W}commentRangeStart", f"{W}commentReference"):
            self._comment(node, id)
        elif tag == f"{W}commentRangeEnd":
            self._open.discard(id)
        elif tag in (f"{W}moveFromRangeStart", f"{W}moveToRangeStart"):
            self._moving[id] = str(node.get(f"{W}name"))
        elif tag in (f"{W}moveFromRangeEnd", f"{W}moveToRangeEnd"):
            self._moving.pop(id, None)
        else:
            return False
        return True

    def _bookmark(self, node: Any, id: str, *, starts: bool) -> None:
        name = str(node.get(f"{W}name", ""))
        if starts and name.startswith(_STAMP):
            self.stamps.append(name)
        if starts and name.startswith(_OURS):
            self._marks[id] = name
        elif not starts:
            self._marks.pop(id, None)

    def _comment(self, node: Any, id: str) -> None:
        """Note where a comment begins; between paragraphs that is the next one."""
        if next(node.iterancestors(P), None) is None:
            self._waiting.append(id)
        else:
            self._anchored(id)
        if node.tag.endswith("Start"):
            self._open.add(id)

    def _anchored(self, id: str) -> None:
        if id not in self.anchors:
            self.anchors[id] = Anchor(self._current, self._story, self.order)

    def _inline(self, node: Any, within: tuple[tuple[str, Any], ...]) -> None:
        for one in node:
            tag = one.tag
            if tag in (f"{W}t", f"{W}delText") or str(tag).endswith("/math}t"):
                self._text("".join(one.itertext()), within)
            elif tag in SIGNS:
                self._text(SIGNS[tag], within)
                for box in one.iter(f"{W}txbxContent"):
                    kept = self._current
                    self._blocks(box, within)
                    self._current = kept
            elif tag in (f"{W}pPr", f"{W}rPr"):
                self.looks += sum(1 for _ in one.iter(*_LOOKS))
            elif tag not in LEFT and not self._is_sign(one):
                self._inline(*_inside(one, within))

    def _text(self, text: str, within: tuple[tuple[str, Any], ...]) -> None:
        kinds = [kind for kind, _ in within]
        taken = _TAKES in kinds or _FROM in kinds
        put = _PUTS in kinds or _TO in kinds
        if not put:
            self._current.before += text
        if not taken:
            self._current.now += text
            # A comment may lie over several paragraphs.
            for id in self._open & self.anchors.keys():
                self.anchors[id].words += text
        if not within:
            # Words between two changes part them; a blank alone does not.
            if text.strip():
                self._end()
            return
        if self._contents:
            # Page numbers of the contents change by themselves.
            self.looks += 1
            return
        for kind, node in dict(within).items():
            self._changed(kind, node, text)

    def _changed(self, kind: str, node: Any, text: str) -> None:
        who = str(node.get(f"{W}author", "")).strip()
        when = str(node.get(f"{W}date", "")).strip()
        if kind in (_FROM, _TO):
            self._moved(kind, who, when, text)
            return
        one = self._cluster.get(who)
        if one is None:
            one = self._cluster[who] = self._made_here(who, when)
            self._made.append(one)
        if kind == _PUTS:
            one.adds += text
        else:
            one.removes += text

    def _moved(self, kind: str, who: str, when: str, text: str) -> None:
        """Note a half of a move: it stands where the text came from."""
        # A move without a name is known by whose it is and when: both halves bear that.
        name = next(reversed(self._moving.values()), f"{who} {when}")
        one = self._moves.get(name)
        if one is None:
            one = self._moves[name] = self._made_here(who, when)
            one.moves = True
        at = self._move_at.setdefault((name, kind), self.order)
        line = "\n" * (at != self.order)
        self._move_at[name, kind] = self.order
        if kind == _TO:
            one.adds += line + text
            one.text = self._heading
            return
        if not one.removes:
            one.mark, one.heading = self._current.mark, self._heading
            one.order, one._said = self.order, self._current  # noqa: SLF001 - our own
        one.removes += line + text

    def _made_here(self, who: str, when: str) -> Remark:
        said = self._current
        if not said.mark and self.said:
            # What is new stands behind the passage before it.
            said = next(reversed(self.said.values()))
        return Remark(
            kind="change",
            who=who,
            when=when,
            mark=said.mark,
            heading=self._heading,
            story=self._story,
            order=self.order,
            _said=said,
        )

    def _end_of_paragraph(self, node: Any, *, goes_on: bool) -> None:
        """Go on with a change over the end of a paragraph that is itself changed."""
        looks = node.find(f"{W}pPr/{W}rPr")
        if looks is not None:
            goes_on = goes_on or any(looks.find(name) is not None for name in _WRAPS)
        if goes_on:
            for one in self._cluster.values():
                one.adds += "\n" * bool(one.adds)
                one.removes += "\n" * bool(one.removes)
            return
        self._end()

    def _end(self) -> None:
        self._cluster = {}


def _inside(
    node: Any, within: tuple[tuple[str, Any], ...]
) -> tuple[Any, tuple[tuple[str, Any], ...]]:
    """Return what of an element is to be read, and which changes it lies in."""
    if node.tag == xml.ALTERNATE:
        return (node[0] if len(node) else ()), within
    if node.tag in _WRAPS:
        return node, (*within, (_WRAPS[node.tag], node))
    return node, within


def _was_sent(row: Any) -> bool:
    """Tell whether a row was in the draft: it bears a bookmark of ours."""
    names = (str(one.get(f"{W}name")) for one in row.iter(f"{W}bookmarkStart"))
    return any(name.startswith(_OURS) for name in names)


def _is_contents(node: Any) -> bool:
    """Tell whether a paragraph is of the list of contents, or only parts pages."""
    style = node.find(f"{W}pPr/{W}pStyle")
    name = "" if style is None else str(style.get(f"{W}val")).casefold()
    return name.startswith(("toc", "contents", "tablegap"))
