"""What a form itself says, told apart from what was written into it or beside it."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Any

from scrkit.forms.layout import ANNEX_HEADS, Block, Head, own_texts, plain
from scrkit.forms.marks import INSTRUCTIONS, stamp, stamped, told_mark
from scrkit.forms.word import EARLIER_PROMPTS, PROMPTS
from scrkit.importers.read import xml
from scrkit.importers.read.beside import words_of
from scrkit.importers.read.wordforms import W
from scrkit.importers.read.wordtext import P, Page, text_of

REWORDED = (
    "If nobody touched them, the review words them anew since the form went out: see "
    "that the answer still fits, and take it in with --partial."
)
CHANGED = (
    "The form's own words read otherwise here than scrkit writes them: words were "
    f"added or changed. Move what was added to its place, or take it out. {REWORDED}"
)
PROMPTED = (
    "The words that ask for an answer stand there still, beside others. Take them out."
)
_PROMPTS = frozenset(map(plain, (*PROMPTS.values(), *EARLIER_PROMPTS)))
_OWN_STYLES = ("Heading", "Title", "Note")
# From how many words on a text is hardly written twice by chance.
_LONG = 5
_ALIKE = 0.75
_SDT = f"{W}sdt"


class OwnWords:
    """A form's headings, guidance and frame; `frame` are title, headers and footers."""

    def __init__(self, blocks: tuple[Block, ...], frame: Iterable[str] = ()) -> None:
        self.frame = frozenset(map(_bare, frame))
        self.texts = own_texts(blocks)
        self._heads = {plain(one.text): one for one in blocks if isinstance(one, Head)}
        self._long = [one for one in self.texts if len(one.split()) >= _LONG]

    def says(self, node: Any, text: str) -> bool:
        """Tell whether a paragraph is the form's own, word for word."""
        found = stamped(text)
        mark = told_mark(text)
        if any(one.get(f"{W}name") == mark for one in node.iter(f"{W}bookmarkStart")):
            return True
        # The stamp and nothing else: words that were added beside it are asked about.
        if found:
            return plain(text) == plain(stamp(found))
        return plain(text) in self.texts or _bare(text) in self.frame

    def said_once(self, node: Any, text: str) -> bool:
        """Tell whether a paragraph in no place was the form's own, and is another."""
        words = plain(text)
        if stamped(text) or _style(node).startswith(_OWN_STYLES) or _guides(node):
            return True
        return any(_is_like(words, own) for own in self._long)

    def head_in(self, text: str) -> Head | None:
        """Return the longest heading that stands in a text."""
        words = plain(text)
        every = [one for said, one in self._heads.items() if said in words]
        # The longest, for "Findings" stands in "Findings of the panel" too.
        return max(every, key=lambda one: len(one.text), default=None)

    def leave_out_frame(self, package: xml.Package, start: str) -> None:
        """Count headers and footers that say what they said as met."""
        for one in xml.relations(package, start):
            if one.kind in ("header", "footer") and one.target in package:
                root = package.tree(one.target)
                texts = [text_of(node, Page()) for node in root.iter(P)]
                own = all(
                    not text.strip() or _bare(text) in self.frame for text in texts
                )
                read = sum(len("".join(text.split())) for text in texts)
                if not own or read != words_of(root):
                    # Looked at, but what it says is still to be told.
                    package.met.discard(one.target)


def prompt(text: str) -> bool:
    """Tell whether a text is what asks for an answer."""
    return plain(text) in _PROMPTS


def prompted(text: str) -> bool:
    """Tell whether a text begins with what asks for an answer, and says more."""
    words = plain(text)
    return any(words.startswith(one) and words != one for one in _PROMPTS)


def opens_annex(text: str) -> bool:
    """Tell whether a text begins as the heading of an annex does."""
    return plain(text).startswith(tuple(ANNEX_HEADS))


def take_prompts_away(root: Any) -> None:
    """Take the mark of an unfilled field off each whose words are no prompt.

    Not every program takes it off when somebody writes there.
    """
    for node in root.iter(_SDT):
        looks = node.find(f"{W}sdtPr")
        mark = None if looks is None else looks.find(f"{W}showingPlcHdr")
        if mark is not None and not prompt("".join(node.itertext())):
            looks.remove(mark)


def is_heading(node: Any) -> bool:
    """Tell whether a paragraph is set as a heading."""
    return _style(node).startswith("Heading")


def _bare(text: str) -> str:
    """Return a text as a frame is compared: numbers of pages are another each time."""
    return re.sub(r"page\d+of\d+$", "page#of#", plain(text).replace(" ", ""))


def _style(node: Any) -> str:
    style = node.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else str(style.get(f"{W}val"))


def _guides(node: Any) -> bool:
    """Tell whether a paragraph stands in the control around the form's guidance."""
    tags = (one.find(f"{W}sdtPr/{W}tag") for one in node.iterancestors(_SDT))
    return any(one is not None and one.get(f"{W}val") == INSTRUCTIONS for one in tags)


def _is_like(words: str, own: str) -> bool:
    if own in words:
        return True
    if len(words.split()) >= _LONG and words in own:
        return True
    # Far longer: somebody's own text, which only begins like ours.
    if len(words) > 2 * len(own):
        return False
    match = SequenceMatcher(None, own, words, autojunk=False)
    return match.quick_ratio() > _ALIKE and match.ratio() > _ALIKE
