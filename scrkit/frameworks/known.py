"""What a framework lists, by id, and a fault told at its path."""

from typing import NamedTuple

from msgspec import Struct

from scrkit.frameworks.overlay import Named, Overlay, apply_overlay
from scrkit.frameworks.tree import FactQuestion
from scrkit.frameworks.values import Framework
from scrkit.model.case import KeyDates
from scrkit.yamlfile import Path

KEY_DATES = frozenset(KeyDates.__struct_fields__) - {"other"}


class Fault(NamedTuple):
    """What does not hold together, in a sentence, and the path to it in the file."""

    message: str
    path: Path = ()


class Known(Struct, frozen=True):
    """The ids that a clause may name."""

    authorities: frozenset[str]
    definitions: frozenset[str]
    roles: frozenset[str]
    outcomes: frozenset[str]
    dates: frozenset[str]
    facts: dict[str, FactQuestion]


def known_of(framework: Framework, overlay: Overlay | None = None) -> Known:
    """Return what is listed in a framework, with an overlay laid over it or not."""
    # Local guidance may cite what the framework lists, and not the other way round.
    whole = framework if overlay is None else apply_overlay(framework, overlay)
    return Known(
        authorities=_ids(whole.authorities),
        definitions=_ids(whole.definitions),
        roles=_ids(whole.roles),
        outcomes=_ids(whole.decision.outcomes),
        dates=_ids(whole.dates) | KEY_DATES,
        facts={fact.id: fact for fact in whole.facts},
    )


def _ids(listed: tuple[Named, ...]) -> frozenset[str]:
    return frozenset(one.id for one in listed)
