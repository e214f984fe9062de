"""Initials of registered people, but for letters that stand for words beside them."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from scrkit.identifiers.english import is_english
from scrkit.identifiers.letters import plain
from scrkit.identifiers.names import INITIALS
from scrkit.patterns import later
from scrkit.scan.others import is_before_another
from scrkit.scan.sight import Sight
from scrkit.scan.values import Grade, Trace

_BEHIND = later(r"[\"'”’)]?\s?(?:[:=–—(|\t-]|means|stands\sfor|is(?:\sthe)?)\W{0,3}")
_BRACKET = later(r"\s?[(\[][\"'“‘]?$")
_WORD = later(r"[^\W\d_][\w'’]*")
# Words that are left out when letters are made: "Department of Health and Social Care".
_SMALL = frozenset(("a", "and", "for", "in", "of", "on", "the", "to", "with"))
_AROUND = 120


def initialled(
    text: str, known: Sight, taken: list[tuple[int, int]]
) -> Iterator[Trace]:
    """Yield initials outside of what is `taken`; two without dots are never sure."""
    for match in INITIALS.finditer(plain(text)):
        letters = re.sub(r"[^A-Z]", "", match[0])
        codes = known.initials.get(letters)
        if not codes or is_taken(taken, *match.span()):
            continue
        dotted, registered = "." in match[0], letters in known.registered
        if not dotted and not registered:
            # Two letters without dots are everything from GP to PC.
            continue
        sure = registered and (dotted or len(letters) > 2)
        sure = sure and not is_before_another(text, match.end(), known.names)
        sure = sure and not is_spelled_out(text, *match.span())
        grade = Grade.ALARM if sure else Grade.NOTE
        start, end = match.span()
        yield Trace("", "", "initials", grade, codes[0], start, end, match[0])


def is_taken(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    """Tell whether a stretch overlaps one of those that are in order."""
    at = bisect_left(taken, (start, start))
    return any(a < end and start < b for a, b in taken[max(0, at - 12) : at + 12])


def is_spelled_out(text: str, start: int, end: int) -> bool:
    """Tell whether English words beside letters begin with them: CTM (care team …)."""
    letters = [one.lower() for one in text[start:end] if one.isalpha()]
    begun = _BEHIND.match(text, end)
    if begun is not None:
        line = text[begun.end() : end + _AROUND].partition("\n")[0]
        if _spells(_WORD.findall(line), letters):
            return True
    bracket = _BRACKET.search(text, max(0, start - 3), start)
    if bracket is None:
        return False
    line = text[max(0, start - _AROUND) : bracket.start()].rpartition("\n")[2]
    return _spells(_WORD.findall(line)[::-1], letters[::-1])


def _spells(words: list[str], letters: list[str]) -> bool:
    """Tell whether the first words, but for small ones, begin with letters in order."""
    wanted = list(letters)
    for word in words:
        if wanted and is_english(word) and word[0].lower() == wanted[0]:
            wanted.pop(0)
        elif word.lower() not in _SMALL:
            break
    return not wanted
