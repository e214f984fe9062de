"""All that is looked for, made ready once for many texts."""

from dataclasses import dataclass, field
from functools import lru_cache

import ahocorasick

from scrkit.identifiers.letters import words_of
from scrkit.identity.facts import Facts
from scrkit.identity.register import Register
from scrkit.identity.spellings import initials_of
from scrkit.scan.fold import skeleton
from scrkit.scan.slips import Slips
from scrkit.scan.terms import SearchTerm, search_terms
from scrkit.scan.values import Trace

# Of these a word that is one letter away is told.
_SLIPPED = ("surname", "half of a surname", "forename", "nickname", "name")


@dataclass(frozen=True, slots=True, repr=False)
class Sight:
    """All that is looked for, made ready once for many texts."""

    automaton: "ahocorasick.Automaton"
    facts: Facts
    initials: dict[str, tuple[str, ...]]
    registered: frozenset[str]
    names: dict[str, tuple[str, ...]]
    public: tuple[str, ...]
    slips: Slips
    seen: dict[tuple[str, bool], tuple[Trace, ...]] = field(default_factory=dict)
    """What was seen in the last texts, by text and whether it is an attribute's."""


@lru_cache(maxsize=1)
def sight(register: Register, public: tuple[str, ...] = ()) -> Sight:
    """Make ready to look for the register; `public` are texts that may be told.

    Those are what the report prints anyway: the board's name and address.
    """
    # The last one is kept: a publication is a dozen files, all looked through alike.
    automaton = ahocorasick.Automaton()
    by_text: dict[str, list[SearchTerm]] = {}
    every = search_terms(register)
    for term in every:
        by_text.setdefault(term.text, []).append(term)
    for text, found in by_text.items():
        automaton.add_word(text, (len(text), tuple(found)))
    if by_text:
        automaton.make_automaton()
    single: dict[str, tuple[str, ...]] = {}
    for term in every:
        if term.kind in _SLIPPED and term.text.isalpha() and not term.ordinary:
            bearers = single.get(term.text, ())
            single[term.text] = tuple(dict.fromkeys((*bearers, term.code)))
    written = {
        "".join(words_of(text)).upper()
        for one in register.identities
        for text in one.initials
    }
    return Sight(
        automaton,
        Facts(register),
        initials_of(register),
        frozenset(written),
        single,
        tuple(skeleton(text) for text in public if text.strip()),
        Slips(single),
    )


def is_surname(word: str, code: str, known: Sight) -> bool:
    """Tell whether a word is the whole surname of somebody, and not half of it."""
    _, terms = known.automaton.get(skeleton(word), (0, ()))
    return any(one.code == code and one.kind == "surname" for one in terms)


def joins_words(text: str, known: Sight) -> bool:
    """Tell whether a text is a registered name in one, whose words are ordinary."""
    bare = skeleton(text)
    halves = (f"{bare[:at]} {bare[at:]}" for at in range(1, len(bare)))
    found = (known.automaton.get(one, None) for one in halves)
    return any(one is not None and one[1][0].ordinary for one in found)
