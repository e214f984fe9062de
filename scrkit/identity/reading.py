"""Read a text as a reader sees it: entities, tags and escapes gone; keeps places.

A name is the same name whether its hyphen is written as such, as an entity, behind a
backslash, or with a line break or the end of a tag beside it.
"""

import html
import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from urllib.parse import unquote

from scrkit.identifiers.letters import (
    APOSTROPHES,
    HYPHENS,
    MARKS,
    UNSEEN,
    beyond_ascii,
    folded,
    words_of,
)
from scrkit.patterns import later

# Every quantifier has its bound, so that the time grows with the text alone.
_MARKUP = later(
    r"(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?)"
    r"|(?P<hex>\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}))"
    r"|(?P<percent>(?:%[0-9a-fA-F]{2}){1,60})"
    r"|(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<line>\\?\r?\n[ \t]{0,80}(?:>[ \t]{0,8}){1,20}|\\\r?\n)"
    r"|(?P<tag></?[A-Za-z][A-Za-z0-9]{0,30}(?:\s[^<>]{0,500})?/?>)"
    r"|(?P<stress>(?<=[^\W\d_])[*~`]{1,6}(?=[^\W\d_-])|(?<=[^\W_]-)[*~`]{1,6}(?=\w)"
    r"|(?<=\w)[*~`]{1,6}(?=-\w))"
)
# One of these begins every mark: a mark is tried for there, and nowhere else. Each of
# them begins with a sign as it is written, so that `re` runs from sign to sign.
_BEGINS = later(r"&|%|\\|<|\*|~|`|\r\n[ \t]{0,80}>|\n[ \t]{0,80}>")
_UNSEEN = later(f"[{UNSEEN}]+")
# Where the end of a line cut a word in two; ": >-" of YAML opens a text instead.
_CUT = later(
    rf"(?:(?P<opens>(?<=\s[>|])-)|[{HYPHENS}])\r?\n[ \t]{{0,40}}"
    rf"(?=(?P<on>[^\W\d_](?:[^\W\d_]|[{MARKS}{APOSTROPHES}{UNSEEN}]){{0,9}}))"
)
# Whether it may have, asked at the ends of lines alone.
_MAY_CUT = later(rf"\n(?:(?<=[{HYPHENS}]\n)|(?<=[{HYPHENS}]\r\n))")
_BEGIN = 3  # letters that say how a name begins
_VOID = later(r"</?(?:br|wbr)\b", re.IGNORECASE)
_BREAK = later(r"</?br\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, repr=False)
class Reading:
    """What a reader sees, and for each of its characters where it stood as written.

    `pairs` are the places of marks that come in twos: cut off alone, they would harm.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    pairs: tuple[tuple[int, str], ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of the reading stood in the text."""
        return self.starts[start], self.ends[end - 1]

    def torn(self, start: int, end: int) -> bool:
        """Tell whether a stretch as written holds one of two marks, not the other."""
        inside = [mark for at, mark in self.pairs if start <= at < end]
        opened = [mark for mark in inside if not mark.startswith("/")]
        closed = [mark[1:] for mark in inside if mark.startswith("/")]
        return any(
            mark[:1] in "*~`" and opened.count(mark) % 2 for mark in opened
        ) or sorted(mark for mark in opened if mark[:1] not in "*~`") != sorted(closed)


def reading(text: str, names: AbstractSet[str]) -> Reading | None:
    """Return how a text reads, or None where it reads as it is written.

    A tag whose attributes hold a word of `names` stays: it has to be looked at.
    """
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    pairs: list[tuple[int, str]] = []
    at = 0
    for match, read in _marks(text, names):
        parts += [text[at : match.start()], read]
        starts += [*range(at, match.start()), *([match.start()] * len(read))]
        ends += [*range(at + 1, match.start() + 1), *([match.end()] * len(read))]
        if match.lastgroup in ("tag", "stress") and not _VOID.match(match[0]):
            mark = match[0].strip("<>").split()[0].lower()
            pairs.append((match.start(), mark))
        at = match.end()
    if not at:
        return None
    parts.append(text[at:])
    starts += range(at, len(text))
    ends += range(at + 1, len(text) + 1)
    return Reading("".join(parts), tuple(starts), tuple(ends), tuple(pairs))


def _marks(text: str, names: AbstractSet[str]) -> Iterator[tuple[re.Match[str], str]]:
    """Yield every mark of a text, in order, and what it reads as."""
    past = 0
    for begin in _BEGINS.finditer(text):
        if begin.start() < past:
            continue
        match = _MARKUP.match(text, begin.start())
        if match is not None:
            past = match.end()
            read = _read(match, names)
            if read is not None:
                yield match, read


def _as_read(text: str, names: AbstractSet[str]) -> str:
    """Return a text as it reads; without places, which cost more than all the rest."""
    parts: list[str] = []
    at = 0
    for match, read in _marks(text, names):
        parts += [text[at : match.start()], read]
        at = match.end()
    return "".join([*parts, text[at:]]) if at else text


def _read(match: re.Match[str], names: AbstractSet[str]) -> str | None:
    """Return what a mark reads as, or None where it is no mark."""
    written, kind = match[0], match.lastgroup
    if kind == "entity":
        read = html.unescape(written)
        return None if read == written else read
    if kind == "percent":
        return unquote(written)
    if kind == "hex":
        number = int(written[2:], 16)
        return chr(number) if number < 0xD800 or 0xDFFF < number < 0x110000 else None
    if kind == "tag":
        if not names.isdisjoint(words_of(written)):
            return None
        return "\n" if _BREAK.match(written) else ""
    return {"escape": written[1:], "line": "\n"}.get(kind or "", "")


def _joined(text: str, names: AbstractSet[str]) -> str:
    """Return a text with the words in one that the ends of lines cut in two.

    A text that YAML opens is put behind its sign where it may begin with a name: most
    do not, and need no second look.
    """
    ends = [end.start() for end in _MAY_CUT.finditer(text)]
    if not ends:
        return text
    begins = {name[:_BEGIN] for name in names if len(name) >= _BEGIN}
    parts: list[str] = []
    past = 0
    for end in ends:
        # A word is cut at the sign before the end of a line, and nowhere else.
        match = _CUT.match(text, end - 2 if text[end - 1] == "\r" else end - 1)
        if match is not None and _goes_on(match, names, begins):
            parts.append(text[past : match.start()])
            past = match.end()
    return "".join([*parts, text[past:]])


def _goes_on(
    match: re.Match[str], names: AbstractSet[str], begins: AbstractSet[str]
) -> bool:
    """Tell whether a word goes on behind a cut, or a name may."""
    on = folded(match["on"])
    # The last letter of a short one may be its genitive's.
    may_name = on[:_BEGIN] in begins or not names.isdisjoint((on, on[:-1]))
    return not match["opens"] or may_name


def read_as(text: str, names: AbstractSet[str]) -> Iterator[str]:
    """Yield a text as written, as it reads, without unseen signs, its lines joined."""
    yield text
    whole = _joined(text, names)
    if whole != text:
        yield whole
    read = _as_read(text, names)
    if read != text:
        yield read
    if _UNSEEN.search(beyond_ascii(text)):
        yield _UNSEEN.sub("", text)
