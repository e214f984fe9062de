"""Read the lists of words that ship with scrkit, with what to write instead."""

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Literal, TypeVar

from scrkit.decode import decode
from scrkit.errors import ScrError
from scrkit.model.kinds import Format, Narrative, Record, about
from scrkit.system.resources import PACKAGE
from scrkit.yamlfile import read as read_yaml

R = TypeVar("R", bound=Record)
_FOLDER = PACKAGE / "frameworks" / "words"

WordKind = Literal[
    "blame",
    "cause_of_death",
    "discipline",
    "hindsight",
    "jargon",
    "stereotype",
    "unsaid",
]


class WordGroup(Record, frozen=True, kw_only=True):
    """Phrases in the place of which the same is better written."""

    instead: Annotated[Narrative, about("What to write instead.")]
    words: Annotated[tuple[str, ...], about("Phrases, as blame.yaml tells.")]


class WordList(Record, frozen=True, kw_only=True):
    """`words/<kind>.yaml`: words of one kind that a report does better without."""

    format: Annotated[Format, about("Format of the file: 1.")]
    deniable: Annotated[
        bool, about('Whether "not" before a phrase makes it harmless: not to blame.')
    ] = False
    unless: Annotated[
        tuple[str, ...], about("Words that make a sentence somebody else's judgement.")
    ] = ()
    groups: Annotated[tuple[WordGroup, ...], about("Phrases by what to write.")]


class RoleWords(Record, frozen=True, kw_only=True):
    """`words/roles.yaml`: words that make a label a role's, and nobody's name."""

    format: Annotated[Format, about("Format of the file: 1.")]
    words: Annotated[tuple[str, ...], about("Words, in small letters.")]


class IdentityWords(Record, frozen=True, kw_only=True):
    """`words/identity.yaml`: words by which a report speaks of who somebody is."""

    format: Annotated[Format, about("Format of the file: 1.")]
    parts: Annotated[
        dict[str, tuple[str, ...]], about("Words in small letters, by part.")
    ]


@cache
def word_list(kind: WordKind) -> WordList:
    """Return the shipped list of one kind of words."""
    return _whole(f"{kind}.yaml", WordList)


@cache
def role_words() -> frozenset[str]:
    """Return the words by which a label is known as that of a role or place."""
    return frozenset(_whole("roles.yaml", RoleWords).words)


@cache
def identity_words() -> Mapping[str, tuple[str, ...]]:
    """Return the words by which a report speaks of each part of an identity."""
    return _whole("identity.yaml", IdentityWords).parts


def _whole(name: str, record_type: type[R]) -> R:
    decoded = decode(read_yaml((_FOLDER / name).read_bytes(), name), record_type)
    if decoded.value is None or decoded.diagnostics:
        raise ScrError(f"the list of words {name}, which ships with scrkit, is broken")
    return decoded.value
