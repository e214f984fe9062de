"""The reviewer's Markdown to tokens: no raw HTML, pictures and footnotes understood."""

import re
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, image
from markdown_it.token import Token

from scrkit.prose.footnotes import with_footnotes
from scrkit.prose.pointing import SIGNS

# References would vanish from the page; code would not be read as prose.
OFF = ("html_block", "html_inline", "code", "fence", "reference", "autolink", "hr")
# The one mark of HTML that people write in Markdown: in a cell there is no other.
_BREAK = re.compile(r"<br[ \t]*/?>", re.IGNORECASE)


@lru_cache(maxsize=1)
def reader() -> MarkdownIt:
    """Return the reader of prose; building it takes longer than reading a section."""
    made = MarkdownIt("commonmark", {"html": False}).enable("table").disable(OFF)
    made.inline.ruler.at("image", _placed_image)
    made.inline.ruler.after("image", "left_over", _left_over)
    made.inline.ruler.after("image", "broken_line", _broken_line)
    return with_footnotes(made)


def tokens(text: str) -> list[Token]:
    """Read prose into tokens.

    Beside those of Markdown: `footnote`, cited in a line; `footnote_open` and `_close`
    about its words; `left_over`, a sign that begins nothing. In `meta`: `at`, where in
    its line's content; `label` of a footnote.
    """
    return reader().parse(text)


def _placed_image(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - theirs
    at = state.pos
    if not image(state, silent):
        return False
    if not silent:
        state.tokens[-1].meta = {"at": at}
    return True


def _broken_line(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - theirs
    found = _BREAK.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        state.push("hardbreak", "br", 0)
    state.pos = found.end()
    return True


def _left_over(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - theirs
    if not state.src.startswith(SIGNS, state.pos):
        return False
    if not silent:
        token = state.push("left_over", "", 0)
        token.meta = {"at": state.pos}
    state.pos += 2
    return True


def apart(found: list[Token]) -> tuple[list[Token], dict[str, list[Token]]]:
    """Part tokens: those of the text itself, and those of each footnote by its label.

    Of two footnotes of one label the first counts.
    """
    text: list[Token] = []
    notes: dict[str, list[Token]] = {}
    open_ = [text]
    for token in found:
        if token.type == "footnote_open":
            held: list[Token] = []
            notes.setdefault(token.meta["label"], held)
            open_.append(held)
        elif token.type == "footnote_close":
            open_.pop()
        else:
            open_[-1].append(token)
    return text, notes
