"""Find the registered people whom a text names, and put mentions in their place.

Nothing here guesses: what may be somebody else is told as unsure, for a person to say.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, islice, pairwise

from scrkit.identity.spellings import (
    HYPHENS,
    TITLES,
    UNSEEN,
    WORD,
    Form,
    Spelling,
    Spellings,
    folded,
)

# What may stand between two words of one name: blanks, a hyphen, a comma, full stops.
_BETWEEN = re.compile(
    rf"\.?[\s{UNSEEN}]*[{HYPHENS}]?[{HYPHENS}{UNSEEN}]?,?[\s{UNSEEN}]*\.?[\s{UNSEEN}]{{0,3}}"
)
# What may stand inside a word: signs that are not seen, a hyphen at the end of a line.
_INSIDE = re.compile(
    rf"[{UNSEEN}]+\s{{0,4}}|[{UNSEEN}]*[{HYPHENS}][{UNSEEN}]*\s{{0,4}}"
)
_BROKEN = re.compile(rf"(?<=\w)[{UNSEEN}{HYPHENS}]+\s{{0,4}}(?=[^\W\d_])")
_MOST_PIECES = 6
_POSSESSIVE = re.compile(r"['’ʼ`]s?$", re.IGNORECASE)
_TITLE_BEFORE = re.compile(r"([^\W\d_]+)\.?[\s\u00a0]+$")
_INITIALS = re.compile(
    r"(?<![\w@.])(?:[A-Z]\.[\s\u00a0]?){1,5}[A-Z]?\.?(?!\w)|\b[A-Z]{2,5}\b"
)
# A mention is a code already, and an address of a mailbox no sentence.
_NOT_PROSE = re.compile(r"@@?[\w.-]+|\S+@\S+\.\w+|https?://\S+")
_MONTHS = frozenset(("march", "april", "may", "june", "august"))
_DATE_BEFORE = re.compile(
    r"(?:\d(?:st|nd|rd|th)?(?: of)?|\b(?:in|of|by|since|until|till|to|from|during|last|"
    r"next|this|early|late|mid|every|and|before|after))[\s-]*$",
    re.IGNORECASE,
)
_DATE_AFTER = re.compile(r"\s*,?\s*\d")
_CAPITAL_AFTER = re.compile(r"[ \u00a0]+[A-Z][a-z]")
# Not the first word of a sentence, whose capital says nothing.
_CAPITAL_BEFORE = re.compile(r"[a-z,][ \u00a0]+[A-Z][a-z]+[ \u00a0]+$")
# What may stand between the end of a sentence and its next word, besides blanks.
_OPENING = "\"'“‘([*_>#-"
_BACK = 400  # characters before a word that say what it is; further back is long ago
# How much of a long text around a name is looked at to be sure of it.
_NEAR, _FAR = 200, 2000


@dataclass(frozen=True, slots=True, repr=False)
class Naming:
    """A stretch of text (characters) that names somebody of the register.

    `codes` are those whom it may mean; only a sure one has exactly one. `why` says
    why it is not sure: "shared", "ordinary", "initials"; "" for a sure one.
    """

    start: int
    end: int
    codes: tuple[str, ...]
    form: Form
    why: str = ""

    @property
    def sure(self) -> bool:
        """Whether a mention may be put in its place unasked."""
        return not self.why


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    folded: str
    written: str


def namings(text: str, known: Spellings) -> tuple[Naming, ...]:
    """Return where a text names people of the register, in order, none overlapping."""
    if not _may_name(text, known):
        return ()
    closed = [match.span() for match in _NOT_PROSE.finditer(text)]
    is_closed = within(closed)
    words = [w for w in _words(text) if not is_closed(w.start)]
    if _BROKEN.search(text):
        words = list(_mended(text, words, known.words))
    found = list(_named(text, words, known))
    is_taken = within([*closed, *((one.start, one.end) for one in found)])
    for match in _INITIALS.finditer(text):
        codes = known.initials.get(re.sub(r"[^A-Z]", "", match[0]), ())
        if codes and not is_taken(match.start()):
            end = match.start() + len(match[0].rstrip())
            found.append(
                Naming(match.start(), end, codes, Form.INITIALS, _initials(codes))
            )
    return tuple(sorted(found, key=lambda one: one.start))


def _initials(codes: tuple[str, ...]) -> str:
    return "shared" if len(codes) > 1 else "initials"


def within(spans: list[tuple[int, int]]) -> Callable[[int], bool]:
    """Return what tells whether a place lies inside one of the spans, in any order."""
    ordered = sorted(spans)
    starts = [start for start, _ in ordered]
    # Up to each span, the furthest end of those that begin before it.
    ends = list(accumulate((end for _, end in ordered), max))

    def inside(at: int) -> bool:
        before = bisect_right(starts, at)
        return before > 0 and at < ends[before - 1]

    return inside


def _may_name(text: str, known: Spellings) -> bool:
    """Tell whether a text holds the first word of a name, or a register's initials."""
    if known.initials and _INITIALS.search(text):
        return True
    first = known.by_first
    if first and _BROKEN.search(text):
        return True
    return bool(first) and any(_bare(word)[1] in first for word in WORD.findall(text))


@lru_cache(maxsize=65536)
def _bare(word: str) -> tuple[str, str]:
    """Return a word without its genitive, as it is written and folded."""
    bare = _POSSESSIVE.sub("", word)
    return bare, folded(bare)


def surely_names(text: str, known: Spellings) -> bool:
    """Tell whether a text surely names somebody, as `namings` would tell; quickly.

    Its cost grows with the text: what cannot begin a name that the text has whole is
    passed over, and only around a name is the text looked at closely.
    """
    written = set(WORD.findall(text))
    there = {_bare(word)[1] for word in written}
    begun = {
        first
        for first in there.intersection(known.by_first)
        if any(there.issuperset(s.words) for s in known.by_first[first])
    }
    starts = {word for word in written if _bare(word)[1] in begun}
    return bool(starts) and any(
        _surely_at(text, match.start(), known)
        for match in WORD.finditer(text)
        if match[0] in starts
    )


def _surely_at(text: str, at: int, known: Spellings) -> bool:
    """Tell whether a sure name begins at a word; what stands far away is left out."""
    first = next(_words(text, at))
    longest = len(known.by_first[first.folded][0].words)
    words = list(islice(_words(text, at), longest))
    fitting = _fitting(text, words, 0, known)
    if not fitting:
        return False
    naming = _naming(text, words[: len(fitting[0].words)], fitting)
    if naming is None or not naming.sure:
        return False
    start, end = _around(text, at, naming.end)
    return any(
        one.sure and one.start <= at - start < one.end
        for one in namings(text[start:end], known)
    )


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch around a name, cut at lines where there are any."""
    if start <= _FAR:
        begin = 0
    else:
        begin = text.rfind("\n", start - _FAR, start - _NEAR) + 1 or start - _FAR
    close = text.find("\n", end + _NEAR, end + _FAR)
    return begin, close if close >= 0 else end + _FAR


def _words(text: str, at: int = 0) -> Iterator[_Word]:
    for match in WORD.finditer(text, at):
        bare, small = _bare(match[0])
        # "O'Neil's": the last apostrophe is the genitive's, the first the name's.
        yield _Word(match.start(), match.start() + len(bare), small, bare)


def _mended(text: str, words: list[_Word], known: frozenset[str]) -> Iterator[_Word]:
    """Yield the words, those in one that only together are a word of a name."""
    at = 0
    while at < len(words):
        end = _mendable(text, words, at)
        while end > at + 1:
            whole = "".join(word.folded for word in words[at:end])
            apart = all(word.folded in known for word in words[at:end])
            if whole in known and not apart:
                break
            end -= 1
        first, last = words[at], words[end - 1]
        whole = "".join(word.folded for word in words[at:end])
        yield _Word(first.start, last.end, whole, text[first.start : last.end])
        at = end


def _mendable(text: str, words: list[_Word], at: int) -> int:
    """Return behind which word the pieces end that may be one word with this one."""
    end = at + 1
    while end < min(len(words), at + _MOST_PIECES) and _INSIDE.fullmatch(
        text, words[end - 1].end, words[end].start
    ):
        end += 1
    return end


def _named(text: str, words: list[_Word], known: Spellings) -> Iterator[Naming]:
    at = 0
    while at < len(words):
        fitting = _fitting(text, words, at, known)
        if not fitting:
            at += 1
            continue
        length = len(fitting[0].words)
        naming = _naming(text, words[at : at + length], fitting)
        if naming is not None:
            yield naming
        at += length if naming is not None else 1


def _fitting(
    text: str, words: list[_Word], at: int, known: Spellings
) -> tuple[Spelling, ...]:
    """Return the longest spellings that stand at a word; one for each code."""
    every = known.by_first.get(words[at].folded, ())
    fits = [s for s in every if _stands(text, words[at : at + len(s.words)], s)]
    longest = max((len(s.words) for s in fits), default=0)
    return tuple(s for s in fits if len(s.words) == longest)


def _stands(text: str, words: list[_Word], spelling: Spelling) -> bool:
    if tuple(word.folded for word in words) != spelling.words:
        return False
    return all(
        _BETWEEN.fullmatch(text, left.end, right.start) is not None
        for left, right in pairwise(words)
    )


def _naming(
    text: str, words: list[_Word], fitting: tuple[Spelling, ...]
) -> Naming | None:
    start, end = words[0].start, words[-1].end
    titled = _title_before(text, start)
    codes = tuple(sorted({spelling.code for spelling in fitting}))
    form = min(spelling.form for spelling in fitting)
    if all(spelling.ordinary for spelling in fitting) and titled is None:
        why = _ordinary(text, words)
        if why is None:
            return None
    else:
        why = ""
    if not why and len(codes) > 1:
        why = "shared"
    return Naming(start if titled is None else titled, end, codes, form, why)


def _ordinary(text: str, words: list[_Word]) -> str | None:
    """Say of ordinary words what they are: a name, perhaps one, or (None) none."""
    if not all(word.written[:1].isupper() for word in words):
        return None
    if len(words) > 1:
        return ""
    start, end = words[0].start, words[-1].end
    if words[0].folded in _MONTHS and _is_month(text, start, end):
        return None
    # In a heading or the name of a thing other words have capitals too.
    back = max(0, start - _BACK)
    among = _CAPITAL_AFTER.match(text, end) or _CAPITAL_BEFORE.search(text, back, start)
    return "ordinary" if among or _opens(text, start) else ""


def _opens(text: str, start: int) -> bool:
    """Tell whether a word opens a sentence, or a line."""
    at = start
    while at and (text[at - 1].isspace() or text[at - 1] in _OPENING):
        at -= 1
        if text[at] == "\n":
            return True
    return not at or text[at - 1] in ".!?:"


def _is_month(text: str, start: int, end: int) -> bool:
    before = _DATE_BEFORE.search(text, max(0, start - 12), start)
    return bool(before or _DATE_AFTER.match(text, end))


def _title_before(text: str, start: int) -> int | None:
    """Return where a title that belongs to the name begins, or None."""
    line = max(text.rfind("\n", 0, start) + 1, start - 20, 0)
    match = _TITLE_BEFORE.search(text, line, start)
    if match and match[1].casefold() in TITLES and match[1][:1].isupper():
        return match.start()
    return None


def with_mentions(
    text: str, found: tuple[Naming, ...], put: Callable[[str], str] = "@{}".format
) -> str:
    """Return the text with every sure naming put as `put` says of its code."""
    parts, at = [], 0
    for one in found:
        if one.sure:
            parts += [text[at : one.start], put(one.codes[0])]
            at = one.end
    return "".join(parts) + text[at:]
