"""How people of the register are written in records: word sequences, by code."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum
from functools import lru_cache
from itertools import product

from scrkit.identity.ordinary import is_ordinary
from scrkit.identity.register import Register
from scrkit.model.identity import Identity

# Accents that may stand by themselves, behind a letter or by a slip behind a hyphen.
MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
# Letters, with apostrophes inside; what parts words is whatever stands between them.
WORD = re.compile(rf"[^\W\d_]+(?:(?:[{MARKS}]|['’ʼ`](?=[^\W\d_]))[^\W\d_]*)*")
# Signs that are not seen, and those that a reader takes for a hyphen: dashes, dots
# between syllables, strokes.
UNSEEN = (
    "\u00ad\u061c\u115f\u1160\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufeff\ufff9-\ufffc"
)
HYPHENS = (
    r"\-\u2010-\u2015\u2043\u2212\u058a\u05be\u1400\u1806\ufe31\ufe32\ufe58\ufe63\uff0d"
    r"\u00b7\u0387\u02d7\u2027\u207b\u208b\u2219\u22c5\u2500\u2501\u2796\u2e17\u2e1a\u2e3a"
    r"\u2e3b\u2e40\u2e5d\u301c\u3030\u30a0\u30fb\uff65\U00010ead"
)
# How many letters of a word say how it begins; what is shorter is no handle.
BEGIN, _HANDLE = 3, 6
# What stands before a surname, and goes when the name goes.
_TITLES = """
mr mrs ms miss mx dr doctor prof professor sir lady dame rev reverend cllr
pc dc ds sgt insp wpc nurse sister midwife
"""
TITLES = frozenset(_TITLES.split())
_SHORTEST = 5  # letters of a whole name in one: fewer are any word
# Accents, and signs inside a word that nobody sees.
_NO_LETTER = frozenset(("Mn", "Me", "Cf"))
_APOSTROPHES = re.compile(r"['’ʼ`]")


class Form(IntEnum):
    """How much of a name a spelling holds; the lower, the surer."""

    FULL = 1
    PART = 2  # one word of a name: a surname, a forename
    INITIALS = 3


@dataclass(frozen=True, slots=True, repr=False)
class Spelling:
    """One way of writing somebody: folded words, whose, and how much of a name it is.

    `ordinary` is true where every word of it is a word of ordinary English as well.
    """

    words: tuple[str, ...]
    code: str
    form: Form
    ordinary: bool


@dataclass(frozen=True, slots=True, repr=False)
class Spellings:
    """All spellings, by their first word; longer ones first. Initials by themselves.

    `words` are all words that occur in any, `joined` the whole names written in one,
    `handles` whose name mail addresses and file names run together, `begins` how the
    longer words begin, `codes` everybody.
    """

    by_first: Mapping[str, tuple[Spelling, ...]]
    initials: Mapping[str, tuple[str, ...]]
    words: frozenset[str] = frozenset()
    joined: frozenset[str] = frozenset()
    handles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    begins: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """Return a word without case, accents and apostrophes, to compare names by."""
    parts = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", word).casefold())
    return "".join(one for one in parts if unicodedata.category(one) not in _NO_LETTER)


def words_of(text: str) -> tuple[str, ...]:
    """Return the folded words of a text in order."""
    return tuple(folded(match[0]) for match in WORD.finditer(text))


def spellings(register: Register) -> Spellings:
    """Return every way in which the people and places of a register are written."""
    found: dict[tuple[str, ...], dict[str, Spelling]] = defaultdict(dict)
    initials: dict[str, set[str]] = defaultdict(set)
    handles: dict[str, set[str]] = defaultdict(set)
    for one in register.identities:
        for handle in _handles(one):
            handles[handle].add(one.code)
        for spelling in _of(one):
            known = found[spelling.words].get(one.code)
            if known is None or spelling.form < known.form:
                found[spelling.words][one.code] = spelling
        for text in one.initials:
            initials["".join(words_of(text)).upper()].add(one.code)
    by_first: dict[str, list[Spelling]] = defaultdict(list)
    for words, by_code in found.items():
        by_first[words[0]] += by_code.values()
    return Spellings(
        {first: _longest_first(every) for first, every in by_first.items()},
        {text: tuple(sorted(codes)) for text, codes in initials.items() if text},
        all_words := frozenset(word for words in found for word in words),
        frozenset(_in_one(found)),
        {handle: tuple(sorted(codes)) for handle, codes in handles.items()},
        frozenset(word[:BEGIN] for word in all_words if len(word) > BEGIN),
        frozenset(one.code for one in register.identities),
    )


def _in_one(found: Mapping[tuple[str, ...], Mapping[str, Spelling]]) -> Iterator[str]:
    """Yield whole names as mailboxes have them: in one, if long enough to be theirs."""
    for words, by_code in found.items():
        whole = any(one.form is Form.FULL for one in by_code.values())
        if whole and len("".join(words)) >= _SHORTEST:
            yield "".join(words)


def _handles(one: Identity) -> Iterator[str]:
    """Yield names as mail addresses and files run them together: zebedeewrenfold."""
    for name in (*one.names, *one.former_names, *one.spellings):
        parts = _parts(name)
        whole = "".join(word for part in parts for word in part)
        if len(parts) > 1 and len(whole) >= _HANDLE:
            yield whole
        if len(parts) > 1 and one.kind != "place":
            yield from _pairs(parts[0], parts[-1])


def _pairs(first: tuple[str, ...], last: tuple[str, ...]) -> Iterator[str]:
    lefts = {"".join(first), *first, first[0][0]}
    for left, right in product(sorted(lefts), sorted({"".join(last), *last})):
        if len(left) > 1:
            yield right + left
        if len(left + right) >= _HANDLE:
            yield left + right


def _longest_first(every: list[Spelling]) -> tuple[Spelling, ...]:
    return tuple(sorted(every, key=lambda s: (-len(s.words), s.form, s.code)))


def _of(one: Identity) -> Iterator[Spelling]:
    for name in (*one.names, *one.former_names, *one.spellings):
        if one.kind == "place":
            yield from _whole(words_of(name), one.code)
        else:
            yield from _of_name(_parts(name), one.code)
            yield from _run_together(_parts(name), one.code)
    for name in (*one.aliases, *one.nicknames):
        yield from _whole(words_of(name), one.code)
    surnames = {parts[-1] for n in one.names if len(parts := _parts(n)) > 1}
    for nickname in one.nicknames:
        for surname in sorted(surnames):
            yield from _whole((*words_of(nickname), *surname), one.code)
    # An address or a school gives its person away, but does not name them.


def _parts(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the names of a full name without titles; a double-barrelled one is one."""
    found = tuple(words for part in name.split() if (words := words_of(part)))
    return tuple(p for n, p in enumerate(found) if n or p[0] not in TITLES)


def _whole(words: tuple[str, ...], code: str) -> Iterator[Spelling]:
    if words:
        form = Form.FULL if len(words) > 1 else Form.PART
        yield Spelling(words, code, form, all(map(is_ordinary, words)))


def _run_together(parts: tuple[tuple[str, ...], ...], code: str) -> Iterator[Spelling]:
    """Yield the ways of writing a double-barrelled name whose hyphen went missing."""
    if not any(len(words) > 1 for words in parts):
        return
    ordinary = {"".join(words): all(map(is_ordinary, words)) for words in parts}
    for one in _of_name(tuple(("".join(words),) for words in parts), code):
        plain = all(ordinary.get(word) or is_ordinary(word) for word in one.words)
        yield replace(one, ordinary=plain)


def _of_name(parts: tuple[tuple[str, ...], ...], code: str) -> Iterator[Spelling]:
    """Yield the ways of writing one full name: in full, turned round, shortened."""
    yield from _whole(tuple(word for part in parts for word in part), code)
    if len(parts) < 2:
        return
    first, *others, last = parts
    middle = tuple(word for part in others for word in part)
    letters, letter = tuple(word[0] for word in middle), (first[0][0],)
    shapes = {
        *((*first, *last), (*last, *first), (*first, *letters, *last)),
        *((*letter, *last), (*letter, *letters, *last), (*last, *letter)),
        *((*last, *first, *middle), (*last, *letter, *letters)),
    }
    for shape in sorted(shapes):
        yield Spelling(shape, code, Form.FULL, all(map(is_ordinary, shape)))
    barrels = {(word,) for word in last if len(last) > 1}
    for single in sorted({first, last} | barrels):
        if len(single[0]) > 1:
            yield Spelling(single, code, Form.PART, all(map(is_ordinary, single)))
