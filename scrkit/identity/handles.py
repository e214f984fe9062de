"""Find names that are glued to other letters: plurals, handles, mail addresses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from urllib.parse import unquote

from scrkit.identifiers.letters import (
    APOSTROPHES,
    HYPHENS,
    MARKS,
    UNSEEN,
    WORD,
    folded,
    humps,
    words_of,
    written_in,
)
from scrkit.identifiers.mailboxes import mailboxes
from scrkit.identifiers.names import PARTICLES
from scrkit.identity.spans import NOT_PROSE
from scrkit.identity.spellings import BEGIN, Spellings
from scrkit.patterns import later

# Of an address the part before its @; its domain may be an agency's.
_LONGEST = 64  # characters before the @ of an address, by the rules of mail
_MAILBOX = later(r"[\w.+'\u2019%-]+\Z")
_HANDLE = later(r"(?<![\w@])@[\w.-]{1,64}")
_LINK = later(r"https?://[^\s<>\"]{1,2000}")
# What joins two halves without a blank; as much of it as anybody writes.
_AFTER = later(rf"(?:[{APOSTROPHES}]s?)?[{UNSEEN}{HYPHENS}{MARKS}]{{0,8}}(?=[^\W\d_])")
_BEFORE = later(rf"[{UNSEEN}{HYPHENS}{MARKS}{APOSTROPHES}]{{1,8}}$")
# As much of a word before a name as is looked at, in letters.
_LONG = 60
_LETTER = later(rf"[^\W\d_]|[{MARKS}]")
# A family, as prose has it: the Quillfeathers.
# Begun with letters alone, for which `re` looks quickly.
_FAMILY = later(r"he(?<=\b[Tt]he)\s((?![a-z])[^\W\d_]{3,60}s)\b")
_SHORTEST = 3
# Letters of a name in one that is no word of every day.
_RUN = 6
_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""))


# What makes a name in running text a part of a handle: gosia_w88, gosia.88, gosia88;
# a file that is called by a name is another thing, and so is a mark of stress.
_HANDLE_ON = later(r"[_.](?=[^\W_])|\d\d")
_HANDLE_BACK = later(r"[^\W_][_.]\Z")
_FILE = later(
    r"[\w.-]*\.(?:docx?|xlsx?|pptx?|pdf|msg|eml|odt|rtf|csv|txt|md|html?|jpe?g|png)\b",
    re.IGNORECASE,
)


def closed_in(text: str) -> list[tuple[int, int]]:
    """Return the stretches that are no prose: mentions, links, disguised mailboxes."""
    found = []
    if "@" in text or "://" in text:
        found = [match.span() for match in NOT_PROSE.finditer(text)]
    return found + [(one.start, one.end) for one in mailboxes(text)]


def of_handle(text: str, start: int, end: int) -> Iterator[int]:
    """Yield where a handle goes on of which a name is a part: replaced, the rest stays.

    A point before or behind a name with a capital ends a sentence more often.
    """
    if _FILE.match(text, end):
        return
    small = text[start].islower()
    on = _HANDLE_ON.match(text, end)
    back = _HANDLE_BACK.search(text, max(0, start - 2), start)
    if on and (small or on[0] == "_" or text[end + 1 : end + 2].islower()):
        yield on.end()
    if back and (small or back[0][-1] == "_"):
        yield back.start()


@dataclass(frozen=True, slots=True)
class Glued:
    """A stretch of text that holds names, and whose."""

    start: int
    end: int
    codes: tuple[str, ...]


@lru_cache(maxsize=65536)
def singulars(word: str) -> tuple[str, ...]:
    """Return what a folded word may be the plural of."""
    return tuple(
        word[: -len(ending)] + instead
        for ending, instead in _ENDINGS
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST
    )


def registered(word: str, known: frozenset[str]) -> str:
    """Return a folded word, or what it is the plural of, if that is in a name."""
    if word in known:
        return word
    return next((one for one in singulars(word) if one in known), "")


def glued(
    text: str, closed: list[tuple[int, int]], known: Spellings
) -> Iterator[Glued]:
    """Yield the words, mail addresses and links that hold a name run together."""
    for start, end in closed:
        codes = in_address(text[start:end], known)
        if codes:
            yield Glued(start, end, codes)
    for match in WORD.finditer(text):
        codes = in_word(match[0], known)
        if codes:
            yield Glued(*match.span(), codes)


def in_address(written: str, known: Spellings) -> tuple[str, ...]:
    """Return whose names an address, a handle or a link holds, if any."""
    if written.startswith("@") and written.strip("@.") in known.codes:
        return ()
    text = unquote(written)
    words = WORD.findall(text)
    codes: set[str] = set()
    for word in words:
        codes.update(in_word(word, known))
        codes.update(_alone(registered(folded(word), known.words), known))
    own = text.partition("@")[0] or text
    for part in (own, text):
        codes.update(known.joined.get("".join(words_of(part)), ()))
    for left, right in pairwise(words):
        codes.update(known.joined.get(folded(left) + folded(right), ()))
    return tuple(sorted(codes))


def in_word(word: str, known: Spellings) -> tuple[str, ...]:
    """Return whose names one written word holds besides other letters, if any."""
    small = folded(word)
    for one in (small, *singulars(small)):
        if len(one) >= _RUN and one in known.handles and small not in known.words:
            return known.handles[one]
    parts = [folded(part) for part in humps(word).split()]
    if len(parts) < 2 or registered(small, known.words) or parts[0] in PARTICLES:
        return ()
    return tuple(sorted({code for part in parts for code in _alone(part, known)}))


def _alone(word: str, known: Spellings) -> Iterator[str]:
    """Yield whom a word names by itself, if it is no word of every day."""
    if len(word) < _SHORTEST:
        return
    for one in known.by_first.get(word, ()):
        if len(one.words) == 1 and not one.ordinary:
            yield one.code


def neighbours(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield place and letters of what is joined to a stretch without a blank."""
    after = _AFTER.match(text, end)
    if after and (word := WORD.match(text, after.end())):
        yield word.start(), word[0]
    before = _BEFORE.search(text, max(0, start - 8), start)
    edge = before.start() if before else start
    at = edge
    while at and edge - at < _LONG and _LETTER.match(text[at - 1]):
        at -= 1
    if at < edge:
        yield edge - 1, text[at:edge]


def may_go_on(word: str, known: Spellings) -> bool:
    """Tell whether letters that are joined to a name may belong to a name.

    A word in small letters that begins like no name does not: "Tumblewick-led".
    """
    return not word.islower() or folded(word)[:BEGIN] in known.begins


def handle_names(text: str, known: Spellings) -> bool:
    """Tell whether a mail address, handle, link or word run together names somebody.

    The cost grows with the text.
    """
    if ("@" in text or "://" in text) and any(
        in_address(one, known) for one in dict.fromkeys(_addresses(text))
    ):
        return True
    families = (registered(folded(m[1]), known.words) for m in _FAMILY.finditer(text))
    if any(next(_alone(surname, known), "") for surname in families):
        return True
    return any(len(word) >= _RUN and in_word(word, known) for word in written_in(text))


def _addresses(text: str) -> Iterator[str]:
    at = text.find("@")
    while at >= 0:
        before = _MAILBOX.search(text, max(0, at - _LONGEST), at)
        if before:
            yield before[0]
        at = text.find("@", at + 1)
    yield from (match[0] for match in _HANDLE.finditer(text))
    yield from (match[0] for match in _LINK.finditer(text))
