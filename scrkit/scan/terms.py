"""What is looked for: every name of the register in every shape that it may take."""

from collections.abc import Iterator
from dataclasses import dataclass

from scrkit.identifiers.english import is_common, is_english
from scrkit.identifiers.names import handles
from scrkit.identifiers.ordinary import is_ordinary
from scrkit.identifiers.places import (
    address_hints,
    address_texts,
    place_hints,
    place_texts,
    town_hints,
)
from scrkit.identity.facts import without_article
from scrkit.identity.lost import misread_of
from scrkit.identity.register import Register
from scrkit.identity.spellings import bent_of, shapes_of
from scrkit.model.identity import Identity
from scrkit.scan.fold import skeleton

_PARTS = ("surname", "forename", "middle name")


@dataclass(frozen=True, slots=True, repr=False)
class SearchTerm:
    """A skeleton to look for, whose it is and what.

    `ordinary` is true where all its words are ordinary English as well, `hint` where
    it may be somebody's and many others' too: a town.
    """

    text: str
    code: str
    kind: str
    ordinary: bool = False
    hint: bool = False


def search_terms(register: Register) -> tuple[SearchTerm, ...]:
    """Return everything to look for, each text of one code once."""
    found: dict[tuple[str, str], SearchTerm] = {}
    for one in register.identities:
        for term in (*_of_names(one), *_of_facts(one)):
            if len(term.text) > 1:
                found.setdefault((term.text, term.code), term)
    for position, rare in enumerate(register.rare, 1):
        for words in (text for one in rare.words for text in without_article(one)):
            term = SearchTerm(skeleton(words), f"rare {position}", rare.kind)
            found.setdefault((term.text, term.code), term)
    return tuple(found.values())


def _of_names(one: Identity) -> Iterator[SearchTerm]:
    nicknames = {skeleton(name) for name in (*one.aliases, *one.nicknames)}
    for shape in shapes_of(one):
        text = " ".join(shape.words)
        kind: str = "place" if one.kind == "place" else shape.kind
        kind = "nickname" if text in nicknames else kind
        # Half a name may be a word of every day; with a capital it is told.
        half = shape.kind == "half of a surname" and all(map(is_english, shape.words))
        # Do, So: with a capital at the start of any sentence.
        usual = half or (shape.kind in _PARTS and is_common(text))
        yield SearchTerm(text, one.code, kind, shape.ordinary or usual)
        if one.kind == "place":
            yield SearchTerm("".join(shape.words), one.code, "handle", shape.ordinary)
    if one.kind != "place":
        for name in (*one.names, *one.former_names, *one.spellings, *one.aliases):
            for handle in sorted(handles(name)):
                yield SearchTerm(handle, one.code, "handle", is_ordinary(handle))
            yield from _of_surname(one.code, name)
        for text in bent_of(one):
            yield SearchTerm(text, one.code, "surname")
    for text in misread_of(one):
        # "Siân" without its second letter is a word of every day.
        lost = skeleton(text)
        usual = lost.isalpha() and is_english(lost)
        yield SearchTerm(lost, one.code, "name", usual)


def _of_surname(code: str, name: str) -> Iterator[SearchTerm]:
    """Yield a double surname with half of it shortened."""
    *_, last = name.split() or ("",)
    first, hyphen, second = last.partition("-")
    if hyphen and first and second:
        for text in (f"{first[0]} {second}", f"{first} {second[0]}"):
            yield SearchTerm(skeleton(text), code, "surname")


def _of_facts(one: Identity) -> Iterator[SearchTerm]:
    """Yield where somebody lives, learns and works, and what numbers they have."""
    addresses = [text for one_ in one.addresses for text in address_texts(one_)]
    for kind, texts in (
        ("address", addresses),
        ("school", [text for name in one.schools for text in place_texts(name)]),
        ("workplace", [text for name in one.workplaces for text in place_texts(name)]),
        ("e-mail", one.emails),
        ("identifier", one.other_identifiers),
    ):
        for text in texts:
            yield SearchTerm(skeleton(text), one.code, kind)
    yield from _hints(one)


def _hints(one: Identity) -> Iterator[SearchTerm]:
    """Yield what may lead to somebody: a town, a school's own word."""
    places = one.names if one.kind == "place" else ()
    for kind, texts in (
        ("part of an address", [t for a in one.addresses for t in address_hints(a)]),
        ("part of a school", [t for name in one.schools for t in place_hints(name)]),
        ("part of a workplace", [t for n in one.workplaces for t in place_hints(n)]),
        ("part of a place", [t for n in places for t in place_hints(n)]),
        ("part of a town", [t for n in places for t in town_hints(n)]),
    ):
        for text in texts:
            yield SearchTerm(skeleton(text), one.code, kind, hint=True)
