"""What is looked for: every name of the register in every shape that it may take."""

from collections.abc import Iterator
from dataclasses import dataclass

from scrkit.identifiers.names import handles
from scrkit.identifiers.numbers import address_texts
from scrkit.identifiers.ordinary import is_ordinary
from scrkit.identity.register import Register
from scrkit.identity.spellings import shapes_of
from scrkit.model.identity import Identity
from scrkit.scan.fold import skeleton


@dataclass(frozen=True, slots=True, repr=False)
class SearchTerm:
    """A skeleton to look for, whose it is and what.

    `ordinary` is true where all its words are ordinary English as well.
    """

    text: str
    code: str
    kind: str
    ordinary: bool = False


def search_terms(register: Register) -> tuple[SearchTerm, ...]:
    """Return everything to look for, each text of one code once."""
    found: dict[tuple[str, str], SearchTerm] = {}
    for one in register.identities:
        for term in (*_of_names(one), *_of_facts(one)):
            if len(term.text) > 1:
                found.setdefault((term.text, term.code), term)
    for position, rare in enumerate(register.rare, 1):
        for words in rare.words:
            term = SearchTerm(skeleton(words), f"rare {position}", rare.kind)
            found.setdefault((term.text, term.code), term)
    return tuple(found.values())


def _of_names(one: Identity) -> Iterator[SearchTerm]:
    nicknames = {skeleton(name) for name in (*one.aliases, *one.nicknames)}
    for shape in shapes_of(one):
        text = " ".join(shape.words)
        kind: str = "place" if one.kind == "place" else shape.kind
        # Half a name may be a word of every day; with a capital it is told.
        ordinary = shape.ordinary or shape.kind == "half of a surname"
        kind = "nickname" if text in nicknames else kind
        yield SearchTerm(text, one.code, kind, ordinary)
        if one.kind == "place":
            yield SearchTerm("".join(shape.words), one.code, "handle", ordinary)
    for name in (*one.names, *one.former_names, *one.spellings):
        if one.kind != "place":
            for handle in sorted(handles(name)):
                yield SearchTerm(handle, one.code, "handle", is_ordinary(handle))


def _of_facts(one: Identity) -> Iterator[SearchTerm]:
    """Yield where somebody lives, learns and works, and what numbers they have."""
    addresses = [text for one_ in one.addresses for text in address_texts(one_)]
    for kind, texts in (
        ("address", addresses),
        ("school", one.schools),
        ("workplace", one.workplaces),
        ("e-mail", one.emails),
        ("identifier", one.other_identifiers),
    ):
        for text in texts:
            yield SearchTerm(skeleton(text), one.code, kind)
