"""Every way of writing a name: turned round, shortened, run together, spelled anew."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import Literal, NamedTuple

from scrkit.identifiers.letters import APOSTROPHES, words_of
from scrkit.identifiers.ordinary import is_ordinary
from scrkit.patterns import later

# How much of a name a shape holds; whole ones are surer.
Kind = Literal[
    "name", "surname", "forename", "nickname", "middle name", "half of a surname"
]
Words = tuple[str, ...]

# What stands before a surname, and goes when the name goes.
_TITLES = """
mr mrs ms miss mx dr doctor prof professor sir lady dame rev reverend cllr
pc dc ds sgt insp wpc nurse sister midwife
"""
TITLES = frozenset(_TITLES.split())
# Words that belong to the surname behind them, and are nobody's name alone: else
# "et al" would be somebody who is called al-Hassan.
_PARTICLES = """
ab abd af al ap av bin bint binti da dal dalla de del della den der di do dos du el
fab ferch fitz ibn la le les mac mc merch mhic ni nic o saint san santa st te ten ter
ui ul und van verch vom von y zu zum zur
"""
PARTICLES = frozenset(_PARTICLES.split())
# With dots, blanks, both or neither between: K.S., K. S., K S, KS.
INITIALS = later(r"[A-Z](?<![A-Za-z0-9@].)(?:\.?[ ]?[A-Z]){1,4}\.?(?![A-Za-z0-9])")
# Letters of a whole name in one: fewer are any word.
_SHORTEST, _SURE = 5, 6
_MIDDLE = 4
_RESPELT = (
    # O'Brien, O Brien, OBrien; D'Ummy; Mac Fable, McFable.
    (later(rf"\b([ODLN])[{APOSTROPHES}]\s?(?=\w)"), (r"\1 ",)),
    (later(r"\bO(?=[A-Z][a-z])"), ("O ",)),
    (later(r"\bMa?c[\s'’]?(?=[A-Z])"), ("Mc", "Mac", "Mc ", "Mac ")),
    (later(r"\bMac(?=[a-z]{4})"), ("Mc",)),
    (later(r"\bSt\.?\s(?=[A-Z])"), ("Saint ",)),
    (later(r"\bSaint\s(?=[A-Z])"), ("St ",)),
)
# Abd al-Rahman, Abdul Rahman, Abdulrahman, Abdel-Rahman; al-Khatib, Elkhateeb.
_ARABIC = (
    (
        later(
            r"\bAbd[\s-]?[aeu](?:l|r|sh|s|dh|d|th|t|z|n)[\s-]?(?!l?ah\b)(?=[a-z]{3})",
            re.IGNORECASE,
        ),
        ("Abd al-", "Abdul-", "Abdel-", "Abd el-"),
    ),
    (later(r"\b[AaEe]l(?:[\s-](?=\w{3})|(?=kh|gh|q|j))"), ("Al-", "El-")),
)
# Ó Súilleabháin's wife is Uí Shúilleabháin, his daughter Ní Shúilleabháin.
_IRISH = later(
    r"\b(?:(?P<o>[ÓO]|U[ií]|N[ií])|Mac|Nic|Mhic)\s(?P<first>\w)(?P<h>h?)(?=\w{2})"
)
_FAMILIES = {True: ("Ó", "Uí", "Ní"), False: ("Mac", "Nic", "Mhic")}
_SOFTENED = frozenset("BCDFGMPST")
# Words that belong to the one behind them, and may stand for both.
_LEADING = PARTICLES | {"giolla", "ghiolla"}
# How letters are written where a keyboard has them not.
_TWO_LETTERS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"}
    | {"Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Ø": "Oe", "Å": "Aa"}
)


class Shape(NamedTuple):
    """One way of writing a name: folded words in order, and how much of it they are."""

    words: Words
    kind: Kind

    @property
    def ordinary(self) -> bool:
        """Whether every word of it is a word of ordinary English as well."""
        return all(map(is_ordinary, self.words))


@lru_cache(maxsize=4096)
def shapes(name: str) -> tuple[Shape, ...]:
    """Return every way of writing a full name, forename first; each once."""
    found: dict[Words, Shape] = {}
    for parts in _readings(name):
        for shape in _of_parts(parts):
            found.setdefault(shape.words, shape)
    return tuple(found.values())


@lru_cache(maxsize=4096)
def phrases(text: str) -> tuple[Words, ...]:
    """Return the ways of writing what is no full name: a nickname, a place."""
    found = (words_of(spelled) for spelled in _spelled(text))
    return tuple(dict.fromkeys(words for words in found if words))


def surnames(name: str) -> tuple[Words, ...]:
    """Return the ways of writing the surname of a full name, () where it has none."""
    return tuple(one.words for one in shapes(name) if one.kind == "surname")


@lru_cache(maxsize=4096)
def handles(name: str) -> frozenset[str]:
    """Return what mail addresses, file names and hashtags make of a full name."""
    every = [one.words for one in shapes(name) if one.kind == "name"]
    # A surname with one letter behind it is a plural, or any word: "hills".
    joined = {"".join(w) for w in every if len(w) > 1 and len(w[-1]) > 1}
    # One of seven letters and more is hardly a word, with a letter behind it or none.
    joined |= {
        "".join(w)
        for w in every
        if len(w) == 2 and len(w[0]) > _SURE and w[1] != "s" and len(w[1]) == 1
    }
    return frozenset(
        one
        for one in joined
        if len(one) >= _SURE or (len(one) >= _SHORTEST and not is_ordinary(one))
    )


def initials(name: str) -> str:
    """Return the initials of a full name in capitals, "" where there are not 2 to 5."""
    letters = "".join(words[0][0] for words in _parts(name)).upper()
    return letters if 1 < len(letters) < 6 else ""


def every_initials(name: str) -> frozenset[str]:
    """Return all initials by which somebody may be written: C. E. A., C. E., C. A."""
    letters = [words[0][0].upper() for words in _parts(name)]
    every = {initials(name)}
    if 2 < len(letters) < 6:
        every |= {"".join(letters[:-1]), letters[0] + letters[-1]}
    return frozenset(every - {""})


def _spelled(name: str) -> Iterator[str]:
    """Yield a name in each of its spellings."""
    every = [name]
    # Records are typed on English keyboards, and copied from systems without accents.
    if not name.isascii():
        # A letter may look like another one in capitals than in small ones.
        every += [name.translate(_TWO_LETTERS), name.upper(), name.lower()]
    every += [text for one in list(every) for text in _irish(one)]
    for pattern, instead in (*_ARABIC, *_RESPELT):
        every += [pattern.sub(put, one) for one in every for put in instead]
        # Each once: most patterns change nothing, and every list would be doubled.
        every = list(dict.fromkeys(every))
    yield from dict.fromkeys(every)


def _irish(name: str) -> Iterator[str]:
    """Yield an Irish name as a woman's, a wife's and a man's, softened or not."""
    match = _IRISH.search(name)
    if match is None:
        return
    first = match["first"]
    soft = first.upper() in _SOFTENED
    starts = (first, f"{first}h") if soft else (first + match["h"],)
    for family in _FAMILIES[match["o"] is not None]:
        for start in starts:
            yield f"{name[: match.start()]}{family} {start}{name[match.end() :]}"


def _readings(name: str) -> Iterator[tuple[Words, ...]]:
    """Yield the names of a full name, without and with their hyphens gone."""
    for spelled in _spelled(name):
        parts = _parts(spelled)
        yield parts
        yield tuple(("".join(words),) for words in parts)


def _parts(name: str) -> tuple[Words, ...]:
    """Return the names of a full name without titles; a double-barrelled one is one."""
    found = [words for part in name.split() if (words := words_of(part))]
    parts = [p for n, p in enumerate(found) if n or p[0] not in TITLES]
    if parts[:1] == [("abd",)] and len(parts) > 1:
        # The servant of the one who is named behind it: one forename.
        parts[:2] = [(*parts[0], *parts[1])]
    # "van der Berg" is one surname, as long as a forename stands before it.
    while len(parts) > 2 and len(parts[-2]) == 1 and parts[-2][0] in _LEADING:
        parts[-2:] = [(*parts[-2], *parts[-1])]
    return tuple(parts)


def _of_parts(parts: tuple[Words, ...]) -> Iterator[Shape]:
    whole = tuple(word for part in parts for word in part)
    if len(parts) < 2:
        if whole:
            yield Shape(whole, "name" if len(whole) > 1 else "surname")
        return
    first, *others, last = parts
    halves = [(w,) for w in last if w not in PARTICLES] if len(last) > 1 else []
    for left, right in product(_firsts(first), (last, _bare(last), *halves)):
        for words in sorted(_ordered(left, tuple(others), right)):
            yield Shape(words, "name")
    yield Shape(whole, "name")
    kinds: list[tuple[Words, Kind]]
    kinds = [(last, "surname"), (first, "forename")]
    if first[0].startswith("abd") and len(first) > 1:
        kinds.append((_bare(first[1:]), "forename"))
    kinds += [(one, "middle name") for one in others if len("".join(one)) >= _MIDDLE]
    kinds += [(half, "half of a surname") for half in (_bare(last), *halves)]
    yield from (Shape(words, kind) for words, kind in kinds if len("".join(words)) > 1)


def _firsts(first: Words) -> set[Words]:
    return {first, *((word,) for word in first if word not in PARTICLES)}


def _bare(last: Words) -> Words:
    """Return a surname without the particles before it."""
    at = next((n for n, word in enumerate(last) if word not in PARTICLES), 0)
    return last[at:]


def _ordered(first: Words, others: tuple[Words, ...], last: Words) -> set[Words]:
    """Return a forename, middle names and a surname in every order and abbreviation."""
    middle = tuple(word for part in others for word in part)
    letters, letter = tuple(word[0] for word in middle), (first[0][0],)
    found = {
        *((*first, *last), (*last, *first), (*first, *letters, *last)),
        *((*letter, *last), (*letter, *letters, *last), (*last, *letter)),
        *((*last, *first, *middle), (*last, *letter, *letters)),
        *((*first, *middle, *last), (*last, *first, *letters)),
        *((*first, *one) for one in others if len(one[0]) > 1),
        *((*one, *last) for one in others if len(one[0]) > 1),
    }
    return {words for words in found if sum(map(len, words)) > 2}
