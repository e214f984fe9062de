"""How people of the register are written in records: word sequences, by code."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from scrkit.identifiers.english import is_english
from scrkit.identifiers.letters import folded, words_of
from scrkit.identifiers.misread import bent
from scrkit.identifiers.names import (
    Shape,
    every_initials,
    handles,
    phrases,
    shapes,
    surnames,
)
from scrkit.identifiers.places import place_texts
from scrkit.identity.facts import Facts
from scrkit.identity.lost import Lost, misread_of
from scrkit.identity.register import Register
from scrkit.model.identity import Identity

# How many letters of a word say how it begins.
BEGIN = 3
_SHORTEST = 5  # letters of a whole name in one: fewer are any word


class Form(IntEnum):
    """How much of a name a spelling holds; the lower, the surer."""

    FULL = 1
    PART = 2  # one word of a name: a surname, a forename
    INITIALS = 3


@dataclass(frozen=True, slots=True, repr=False)
class Spelling:
    """One way of writing somebody: folded words, whose, and how much of a name it is.

    `ordinary` is true where every word of it is a word of ordinary English as well,
    `bent` where it has the ending of another language: only a person can tell;
    `forename` where it is one: that is one in small letters, too.
    """

    words: tuple[str, ...]
    code: str
    form: Form
    ordinary: bool
    bent: bool = False
    forename: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Spellings:
    """All spellings, by their first word; longer ones first. Initials by themselves.

    `words` are all words that occur in any, `joined` the whole names that mailboxes
    have in one, `handles` those that other texts run together, each with whose they
    are; `begins` how the longer words begin, `codes` everybody, `facts` what gives
    them away without a name; `lost` names as they look where letters are lost;
    `memory` keeps what was found of a word.
    """

    by_first: Mapping[str, tuple[Spelling, ...]]
    initials: Mapping[str, tuple[str, ...]]
    words: frozenset[str] = frozenset()
    joined: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    handles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    begins: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()
    facts: Facts = field(default_factory=Facts)
    lost: Lost = field(default_factory=Lost)
    memory: dict[Any, Any] = field(default_factory=dict, compare=False)

    @property
    def empty(self) -> bool:
        """Whether nobody can be found by it: that of no register, or an empty one."""
        written = self.by_first or self.initials or self.joined or self.handles
        return not (written or self.codes) and self.facts.empty


def spellings(register: Register) -> Spellings:
    """Return every way in which the people and places of a register are written."""
    found: dict[tuple[str, ...], dict[str, Spelling]] = defaultdict(dict)
    letters: dict[str, set[str]] = defaultdict(set)
    run_together: dict[str, set[str]] = defaultdict(set)
    lost: dict[str, set[str]] = defaultdict(set)
    for one in register.identities:
        for handle in _handles(one):
            run_together[handle].add(one.code)
        for text in misread_of(one):
            lost[text].add(one.code)
        for spelling in (*_of(one), *_bent(one)):
            known = found[spelling.words].get(one.code)
            if known is None or spelling.form < known.form:
                found[spelling.words][one.code] = spelling
        for text in one.initials:
            letters["".join(words_of(text)).upper()].add(one.code)
    by_first: dict[str, list[Spelling]] = defaultdict(list)
    for words, by_code in found.items():
        by_first[words[0]] += by_code.values()
    all_words = frozenset(word for words in found for word in words)
    return Spellings(
        {first: _longest_first(every) for first, every in by_first.items()},
        _by_letters(letters),
        all_words,
        _by_letters(_in_one(found)),
        _by_letters(run_together),
        frozenset(word[:BEGIN] for word in all_words if len(word) > BEGIN),
        frozenset(one.code for one in register.identities),
        Facts(register),
        Lost(lost),
    )


def _by_letters(found: Mapping[str, set[str]]) -> dict[str, tuple[str, ...]]:
    return {text: tuple(sorted(codes)) for text, codes in found.items() if text}


def _in_one(
    found: Mapping[tuple[str, ...], Mapping[str, Spelling]],
) -> dict[str, set[str]]:
    """Return whole names as mailboxes have them: in one, if long enough to be one."""
    joined: dict[str, set[str]] = defaultdict(set)
    for words, by_code in found.items():
        whole = {one.code for one in by_code.values() if one.form is Form.FULL}
        if len("".join(words)) >= _SHORTEST:
            joined["".join(words)] |= whole
    return {text: codes for text, codes in joined.items() if codes}


def _handles(one: Identity) -> Iterator[str]:
    for name in (*one.names, *one.former_names, *one.spellings, *one.aliases):
        if one.kind == "place":
            yield from ("".join(w) for w in phrases(name) if len(w) > 1)
        else:
            yield from handles(name)


def _longest_first(every: list[Spelling]) -> tuple[Spelling, ...]:
    return tuple(sorted(every, key=lambda s: (-len(s.words), s.form, s.code)))


def _of(one: Identity) -> Iterator[Spelling]:
    """Yield the spellings of somebody; an address or a school does not name them."""
    for shape in shapes_of(one):
        # A middle name alone is many people's.
        if shape.kind != "middle name":
            form = Form.FULL if shape.kind == "name" else Form.PART
            forename = shape.kind == "forename"
            yield Spelling(
                shape.words, one.code, form, shape.ordinary, forename=forename
            )


def _bent(one: Identity) -> Iterator[Spelling]:
    """Yield surnames as other languages bend them; the name itself is none of them."""
    for text in bent_of(one):
        if text not in {folded(last) for last in _last_words(one)}:
            yield Spelling((text,), one.code, Form.PART, is_english(text), bent=True)


def bent_of(one: Identity) -> Iterator[str]:
    """Yield the surnames of somebody, folded, as other languages bend them."""
    for last in _last_words(one):
        yield from bent(folded(last))


def _last_words(one: Identity) -> Iterator[str]:
    if one.kind != "place":
        for name in (*one.names, *one.former_names, *one.spellings, *one.aliases):
            yield from name.split()[-1:]


def shapes_of(one: Identity) -> Iterator[Shape]:
    """Yield every way of writing somebody's names, nicknames and the like."""
    for name in (*one.names, *one.former_names, *one.spellings):
        if one.kind == "place":
            for text in place_texts(name):
                yield from map(_phrase, phrases(text))
        else:
            yield from shapes(name)
    yield from _called(one)
    for name in one.names:
        for nickname in one.nicknames:
            for words in phrases(nickname):
                for surname in surnames(name):
                    yield Shape((*words, *surname), "name")
                    yield Shape((*surname, *words), "name")


def _called(one: Identity) -> Iterator[Shape]:
    """Yield what somebody is called beside their name; an alias has a surname too."""
    for name in (*one.aliases, *one.nicknames):
        yield from map(_phrase, phrases(name))
    for name in one.aliases if one.kind != "place" else ():
        yield from filter(_is_own, shapes(name))


def _is_own(shape: Shape) -> bool:
    """Tell whether a part of an alias is a name, and no word: "the", "little"."""
    return shape.kind == "name" or not any(map(is_english, shape.words))


def _phrase(words: tuple[str, ...]) -> Shape:
    return Shape(words, "name" if len(words) > 1 else "nickname")


def initials_of(register: Register) -> dict[str, tuple[str, ...]]:
    """Return initials in capitals, registered or of a full name, with their codes."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in register.identities:
        for text in one.initials:
            found["".join(words_of(text)).upper()].add(one.code)
        for name in (*one.names, *one.aliases):
            for letters in every_initials(name):
                found[letters].add(one.code)
    return _by_letters(found)
