"""Read the text of a Word document as its page shows it; count all that lies beside."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from scrkit.importers.values import Grid
from scrkit.model.form import Stamp

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TBL, TR, TC, P, _R, T = (W + n for n in ("tbl", "tr", "tc", "p", "r", "t"))
# How Word writes that a property is off.
_OFF = ("0", "false", "off")
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-", "softHyphen": ""}
# Elements that hold what is not the text of the page as it stands now.
DELETED = frozenset((f"{W}del", f"{W}moveFrom"))
INSERTED = frozenset((f"{W}ins", f"{W}moveTo"))
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# What wraps a part of a page and shows all that is in it.
WRAPPERS = frozenset(
    (
        *(W + name for name in ("sdt", "sdtContent", "customXml", "smartTag")),
        *INSERTED, f"{_MC}AlternateContent", f"{_MC}Choice",
    )
)  # fmt: skip
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
# What stands in a paragraph and is not of its text.
_BESIDE = {f"{W}txbxContent": "text boxes", f"{_M}oMath": "formulas"}
_TEXTS = frozenset((f"{W}t", f"{_M}t"))
_FALLBACK = f"{_MC}Fallback"


class Page:
    """A document while it is read; counts what is not in a table's cells."""

    def __init__(self) -> None:
        self.asides: Counter[tuple[str, str]] = Counter()
        self.taken: Counter[str] = Counter()
        self.grids: list[Grid] = []
        self.heading = ""
        self.rows = 0
        self.stamp: Stamp | None = None


def parts(node: Any, page: Page) -> Iterator[Any]:
    """Yield what a page or cell shows, out of its wrappers; the rest is counted."""
    for one in node:
        if one.tag in DELETED:
            deleted(one, page)
        elif one.tag == f"{W}altChunk":
            page.asides["another document put into it", ""] += 1
        elif one.tag in WRAPPERS:
            if not _prompts(one, page):
                yield from parts(one, page)
        else:
            yield one


def _prompts(node: Any, page: Page) -> bool:
    """Tell whether a form's field holds only the words that ask for an answer."""
    if node.find(f"{W}sdtPr/{W}showingPlcHdr") is None:
        return False
    size = sum(len(one.text or "") for one in node.iter(T))
    page.asides["fields of a form that nobody filled", ""] += size
    return True


def deleted(node: Any, page: Page) -> None:
    """Count what a tracked deletion would take away."""
    size = sum(len(one.text or "") for one in node.iter(f"{W}delText", T))
    page.asides["deletions that were tracked", ""] += size


def is_struck(paragraph: Any) -> bool:
    """Tell whether any word of a paragraph is struck through."""
    for name in ("strike", "dstrike"):
        for mark in paragraph.iter(W + name):
            run = mark.getparent().getparent()
            on = mark.get(f"{W}val", "1") not in _OFF
            if on and run.tag == _R and run.find(T) is not None:
                return True
    return False


def text_of(paragraph: Any, page: Page) -> str:
    """Return what a paragraph shows; what it hides is counted, and not returned."""
    out: list[str] = []
    if paragraph.find(f"{W}pPr/{W}numPr") is not None:
        page.asides["numbers or bullets that Word sets before a line", ""] += 1
    _runs(paragraph, out, page)
    return "".join(out)


def _runs(node: Any, out: list[str], page: Page) -> None:
    for one in node:
        tag = one.tag
        if tag == T:
            out.append(one.text or "")
        elif tag == _R:
            _run(one, out, page)
        elif tag in INSERTED:
            begun = len(out)
            _runs(one, out, page)
            size = sum(len(text) for text in out[begun:])
            page.taken["insertions that were tracked"] += size
        elif tag == _FALLBACK:
            _fallback(one, out, page)
        elif not _only_told(one, page):
            _runs(one, out, page)


def _only_told(node: Any, page: Page) -> bool:
    """Tell whether a part of a paragraph is none of its text; if so it is counted."""
    if node.tag in DELETED:
        deleted(node, page)
        return True
    if node.tag in _BESIDE:
        texts = [part.text or "" for part in node.iter() if part.tag in _TEXTS]
        page.asides[_BESIDE[node.tag], ""] += len("".join(texts))
        return True
    return node.tag == f"{W}sdt" and _prompts(node, page)


def _fallback(node: Any, out: list[str], page: Page) -> None:
    """Read what stands in for a part that shows nothing itself, such as a sign."""
    choice = node.getparent().find(f"{_MC}Choice")
    if choice is None or next(choice.iter(T), None) is None:
        _runs(node, out, page)


def _run(run: Any, out: list[str], page: Page) -> None:
    vanish = run.find(f"{W}rPr/{W}vanish")
    if vanish is not None and vanish.get(f"{W}val", "1") not in _OFF:
        page.asides["hidden text", ""] += sum(len(t.text or "") for t in run.iter(T))
        return
    for one in run:
        name = str(one.tag).rpartition("}")[2]
        if one.tag == T:
            out.append(one.text or "")
        elif name in _BREAKS and str(one.tag).startswith(W):
            out.append(_BREAKS[name])
        elif name in ("sym", "fldChar"):
            _sign(one, page)
        elif len(one):
            _runs(one, out, page)


def _sign(node: Any, page: Page) -> None:
    """Count what stands for something that only a person can see: ticks, old fields."""
    if node.tag == f"{W}sym":
        page.asides["symbols, such as ticks, in a font of signs", ""] += 1
    elif any(True for _ in node.iter(f"{W}ddList", f"{W}checkBox")):
        page.asides["old form fields, with what was chosen in them", ""] += 1
