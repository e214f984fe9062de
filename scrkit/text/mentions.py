"""Find the people and places that a narrative mentions (@SW1, @Mother), and lines."""

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator
from functools import lru_cache

from msgspec import Struct

from scrkit.patterns import later

# "@" after a word character belongs to an e-mail address; "@@" is a literal "@".
_MENTION = later(r"(?<![\w@])@([A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*)")


class Mention(Struct, frozen=True):
    """A mention in a text: the code meant, and where it stands (characters).

    `code` is the longest run of the written words that is a known code, so that
    "@SW1-led" mentions SW1; where nothing fits, the whole run, and `known` is False.
    """

    code: str
    start: int
    end: int
    known: bool


def mentions(text: str, codes: Collection[str]) -> Iterator[Mention]:
    """Yield the mentions of a text in order; `codes` are those somebody bears."""
    if "@" not in text:
        return
    for match in _MENTION.finditer(text):
        code = match[1]
        while code not in codes and "-" in code:
            code = code.rpartition("-")[0]
        known = code in codes
        word = code if known else match[1]
        yield Mention(word, match.start(), match.start() + 1 + len(word), known)


def replace_mentions(
    text: str, codes: Collection[str], spoken: Callable[[Mention], str]
) -> str:
    """Return the text with every known mention put as `spoken` says, @@ as @."""
    parts, at = [], 0
    for mention in mentions(text, codes):
        if mention.known:
            parts += [text[at : mention.start].replace("@@", "@"), spoken(mention)]
            at = mention.end
    return "".join(parts) + text[at:].replace("@@", "@")


def literal(text: str) -> str:
    """Return the text as it is written where people may be mentioned: @ as @@."""
    return _MENTION.sub(lambda match: f"@{match[0]}", text)


def where(text: str, at: int) -> tuple[int, int]:
    """Return on which line and column of a text, from 0, a character stands."""
    starts = _lines(text)
    row = bisect_right(starts, at) - 1
    return row, at - starts[row]


# To count the lines anew for each of many places takes the square of a long text.
@lru_cache(maxsize=512)
def _lines(text: str) -> list[int]:
    """Return where the lines of a text begin."""
    return [0, *(match.end() for match in re.finditer("\n", text))]
