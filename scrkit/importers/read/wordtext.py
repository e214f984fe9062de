"""Read the text of a Word document as its page shows it; count all that lies beside."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from scrkit.importers.read import xml
from scrkit.importers.read.beside import Asides, words_of
from scrkit.importers.read.limits import Measure
from scrkit.importers.read.values import STRIKE, UNSTRIKE, Grid
from scrkit.importers.read.wordforms import OFF, W, sign_of
from scrkit.importers.read.wordforms import SHOWN as _SHOWN
from scrkit.importers.read.wordhiding import Hiding
from scrkit.model.form import Stamp

LISTED = "numbers or bullets that Word sets before a line"
UNFILLED = "fields of a form that nobody filled"

TBL, TR, TC, P, R, T = (W + n for n in ("tbl", "tr", "tc", "p", "r", "t"))
_BREAKS = {
    f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}ptab": "\t",
    f"{W}noBreakHyphen": "-", f"{W}softHyphen": "",
}  # fmt: skip
# Elements that hold what is not the text of the page as it stands now.
DELETED = frozenset((f"{W}del", f"{W}moveFrom"))
INSERTED = frozenset((f"{W}ins", f"{W}moveTo"))
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# What stands in a paragraph and is not of its text.
_BESIDE = {
    f"{W}txbxContent": "text boxes",
    f"{_A}t": "text boxes",
    f"{_M}oMath": "formulas",
    f"{W}rt": "what tells how to read a word aloud",
    f"{W}delText": "deletions that were tracked",
}
_FLOATS = (f"{W}txbxContent", f"{_A}t")
_ANOTHER = "another document put into it"
SECOND = "a second version of the same, for other programs"


@dataclass(slots=True, repr=False)
class Page:
    """A document while it is read; counts what is not in a table's cells.

    `met` are the characters, but for blanks, that were taken or told; `where` is the
    cell that is being read.
    """

    hiding: Hiding = field(default_factory=Hiding)
    asides: Asides = field(default_factory=Asides)
    taken: Counter[str] = field(default_factory=Counter)
    grids: list[Grid] = field(default_factory=list)
    measure: Measure = field(default_factory=Measure)
    heading: str = ""
    above: list[str] = field(default_factory=list)
    stamp: Stamp | None = None
    met: int = 0
    where: str = ""
    # Whether the style of the paragraph that is being read hides its words.
    hides: bool = False
    # Whether it strikes them through; None where nothing of it is struck.
    struck: bool | None = None
    # Cells over which something floats, or of which a picker holds another day.
    floating: set[str] = field(default_factory=set)
    # Elements with several versions of the same, of which nobody knows which is shown.
    doubts: set[Any] = field(default_factory=set)

    def tell(self, what: str, node: Any) -> None:
        """Tell of an element that is left out, with every word in it."""
        self.met += words_of(node)
        self.asides.add(what, self.where, sum(map(len, _texts(node))))

    def doubted(self, cell: Any) -> bool:
        """Tell whether there are versions of a cell, or in it, that differ."""
        if not self.doubts:
            return False
        around = not self.doubts.isdisjoint(cell.iterancestors(xml.ALTERNATE))
        return around or not self.doubts.isdisjoint(cell.iter(xml.ALTERNATE))

    def say(self, text: str) -> str:
        """Return a text that is taken in."""
        self.met += xml.shown(text)
        return text


def _texts(node: Any) -> Iterator[str]:
    for one in node.iter():
        name = str(one.tag).rpartition("}")[2]
        if name in ("t", "delText") and one.text:
            yield one.text
        elif name == "textpath":
            yield one.get("string", "")


def holds(node: Any, *tags: str) -> bool:
    """Tell whether an element is one of these, or has one in it."""
    return next(node.iter(*tags), None) is not None


def rows_in(table: Any) -> Iterator[Any]:
    """Yield the rows of a table, out of what wraps them; not of tables within it."""
    for one in table:
        if one.tag == TR:
            yield one
        elif one.tag != TBL and holds(one, TR):
            yield from rows_in(one)


def cells_in(row: Any) -> Iterator[Any]:
    """Yield the cells of a row, out of what wraps them."""
    for one in row:
        if one.tag == TC:
            yield one
        elif holds(one, TC):
            yield from cells_in(one)


def chosen(node: Any, page: Page, *tags: str) -> Iterator[Any]:
    """Yield, of several versions of the same, the first with such elements.

    What the others say beside it is told; whether they differ, is asked about.
    """
    # A sign in letters that older programs lack has no text; its second version is the
    # sign as text, and says the same.
    texts = [one for one in node if next(one.iter("{*}symEx"), None) is None]
    says = {" ".join("".join(one.itertext()).split()) for one in texts}
    if xml.is_foreign(node) or len(says) > 1:
        page.doubts.add(node)
    fitting = [one for one in node if holds(one, *tags)] or list(node)[:1]
    yield from fitting[:1]
    said = "".join(fitting[0].itertext()).split() if fitting else []
    for other in fitting[1:]:
        if "".join(other.itertext()).split() == said:
            page.met += words_of(other)
        else:
            page.tell(SECOND, other)


def parts(node: Any, page: Page) -> Iterator[Any]:
    """Yield what a page or cell shows, out of its wrappers; the rest is counted."""
    for one in node:
        if one.tag in (P, TBL):
            yield one
        elif one.tag in DELETED:
            page.tell(_BESIDE[f"{W}delText"], one)
        elif one.tag in (f"{W}altChunk", f"{W}subDoc"):
            page.asides.add(_ANOTHER, page.where, 0)
        elif one.tag == xml.ALTERNATE:
            for version in chosen(one, page, P, TBL):
                yield from parts(version, page)
        elif holds(one, P, TBL, f"{W}altChunk") and not prompts(one, page):
            yield from parts(one, page)


def prompts(node: Any, page: Page) -> bool:
    """Tell whether a form's field holds only the words that ask for an answer."""
    if node.find(f"{W}sdtPr/{W}showingPlcHdr") is None:
        return False
    page.tell(UNFILLED, node)
    return True


def is_struck(paragraph: Any, hiding: Hiding) -> bool:
    """Tell whether any word of a paragraph is struck through, by itself or a style."""
    if not hiding.striking and next(paragraph.iter(*_STRIKES), None) is None:
        return False
    around = _style_of(paragraph, "pPr/{0}pStyle") in hiding.striking
    return any(
        _strikes(run, hiding, around=around)
        for run in paragraph.iter(R)
        if run.find(T) is not None
    )


_STRIKES = (f"{W}strike", f"{W}dstrike")


def _strikes(run: Any, hiding: Hiding, *, around: bool) -> bool:
    marks = [run.find(f"{W}rPr/{name}") for name in _STRIKES]
    said = [one.get(f"{W}val", "1") not in OFF for one in marks if one is not None]
    # What stands at the run itself goes before its style.
    if said:
        return any(said)
    # Two that strike undo one another: that is how Word shows it.
    return around != (_style_of(run, "rPr/{0}rStyle") in hiding.striking)


def _style_of(node: Any, path: str) -> str:
    """Return the id of the style of a paragraph or run, or ""."""
    found = node.find(W + path.format(W))
    return "" if found is None else str(found.get(f"{W}val"))


def text_of(paragraph: Any, page: Page, *, struck: bool = False) -> str:
    """Return what a paragraph shows; what it hides is counted, and not returned.

    Where it is `struck`, in part at least, the words that are stand between STRIKE and
    UNSTRIKE.
    """
    page.struck = None
    if struck:
        page.struck = _style_of(paragraph, "pPr/{0}pStyle") in page.hiding.striking
    out: list[str] = []
    if paragraph.find(f"{W}pPr/{W}numPr") is not None:
        page.asides.add(LISTED, page.where, 1)
    page.hides = _style_of(paragraph, "pPr/{0}pStyle") in page.hiding.styles
    _runs(paragraph, out, page)
    return "".join(out)


def _runs(node: Any, out: list[str], page: Page) -> None:
    for one in node:
        tag = one.tag
        if tag == T:
            out.append(page.say("".join(one.itertext())))
        elif tag in _SHOWN and (sign := sign_of(one)):
            out.append(sign)
        elif tag in _BREAKS:
            out.append(_BREAKS[tag])
        else:
            begun = len(out)
            for inner in _inside(one, page):
                _runs(inner, out, page)
            if len(out) > begun:
                _look_at_run(one, out, begun, page)


def _look_at_run(node: Any, out: list[str], begun: int, page: Page) -> None:
    """Mark what a run strikes through; count what was inserted."""
    if node.tag in INSERTED:
        size = sum(c not in (STRIKE, UNSTRIKE) for said in out[begun:] for c in said)
        page.taken["insertions that were tracked"] += size
    around = page.struck
    if (
        node.tag == R
        and around is not None
        and (_strikes(node, page.hiding, around=around))
    ):
        out[begun:] = [STRIKE, *out[begun:], UNSTRIKE]


def _inside(node: Any, page: Page) -> Iterator[Any]:
    """Yield what of an element is to be read: itself, one of its versions, or none."""
    if node.tag == xml.ALTERNATE:
        yield from chosen(node, page, T, f"{_A}t")
    elif (len(node) or node.tag in _ALONE) and not _only_told(node, page):
        yield node


# Elements that have no others in them, and say something.
_ALONE = frozenset(
    (
        *_BESIDE, *DELETED, f"{W}sym", f"{W}fldChar", f"{W}subDoc", f"{W}altChunk",
        "{urn:schemas-microsoft-com:vml}textpath",
    )
)  # fmt: skip


def _only_told(node: Any, page: Page) -> bool:
    """Tell whether a part of a paragraph is none of its text; if so it is counted."""
    tag = node.tag
    if tag == R or str(tag).endswith("Pr"):
        return tag != R or _is_hidden(node, page)
    if tag in DELETED or tag in _BESIDE:
        if tag in _FLOATS:
            page.floating.add(page.where)
        what = _BESIDE.get(tag, _BESIDE[f"{W}delText"])
        boxed = what == "text boxes" and holds(node, TBL)
        page.tell("a table in a text box" if boxed else what, node)
    elif tag in (f"{W}subDoc", f"{W}altChunk"):
        page.asides.add(_ANOTHER, page.where, 0)
    elif str(tag).endswith("}textpath"):
        page.tell("lettering that is drawn", node)
    elif tag in (f"{W}sym", f"{W}fldChar"):
        _sign(node, page)
    else:
        return tag == f"{W}sdt" and prompts(node, page)
    return True


def _is_hidden(run: Any, page: Page) -> bool:
    """Tell whether nobody sees the words of a run; if so they are counted."""
    looks = run.find(f"{W}rPr")
    vanish = None if looks is None else looks.find(f"{W}vanish")
    if vanish is not None:
        hidden = vanish.get(f"{W}val", "1") not in OFF
    else:
        style = _style_of(run, "rPr/{0}rStyle")
        hidden = page.hides != (style in page.hiding.styles)
    if hidden:
        page.tell("hidden text", run)
        return True
    if looks is None:
        return False
    color = looks.find(f"{W}color")
    # Told and taken: white on a dark cell is read by everybody.
    if color is not None and str(color.get(f"{W}val")).upper() == "FFFFFF":
        page.taken["words in white"] += sum(map(len, _texts(run)))
    return False


def _sign(node: Any, page: Page) -> None:
    """Count what stands for something that only a person can see: ticks, old fields."""
    if node.tag == f"{W}sym":
        what = "symbols, such as ticks, in a font of signs"
    elif holds(node, f"{W}ddList", f"{W}checkBox"):
        what = "old form fields, with what was chosen in them"
    else:
        return
    page.asides.add(what, page.where, 1)
