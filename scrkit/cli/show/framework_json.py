"""What `scr framework list` answers to programs; `show` answers the framework whole."""

from collections.abc import Iterable

from scrkit.cli.show.answer import Answer, taken
from scrkit.frameworks import Framework, Overlay, replaced_by
from scrkit.frameworks.difference import Difference
from scrkit.frameworks.values import Validity


class Listed(Answer, frozen=True):
    """A shipped framework, and the overlays that fit it."""

    id: str
    title: str
    jurisdiction: str
    valid: Validity
    overlays: tuple[str, ...]
    replaced_by: str


class Frameworks(Answer, frozen=True):
    """Answer of `scr framework list`."""

    frameworks: tuple[Listed, ...]


def listed(known: Iterable[Framework], overlays: list[Overlay]) -> Frameworks:
    """Return the shipped frameworks."""
    return Frameworks(
        frameworks=tuple(
            taken(
                Listed,
                one,
                overlays=[each.id for each in overlays if one.id in each.extends],
                replaced_by=newer.id if (newer := replaced_by(one.id)) else "",
            )
            for one in known
        )
    )


class Differing(Answer, frozen=True):
    """Answer of `scr framework diff`: what came, is gone, or says something else."""

    older: str
    newer: str
    differences: tuple[Difference, ...]


def differing(
    older: Framework, newer: Framework, found: tuple[Difference, ...]
) -> Differing:
    """Return what changes from one framework to another."""
    return Differing(older=older.id, newer=newer.id, differences=found)
