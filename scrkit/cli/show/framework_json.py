"""What `scr framework list` answers to programs; `show` answers the framework whole."""

from collections.abc import Iterable

from scrkit.cli.show.answer import Answer, taken
from scrkit.frameworks import Framework, Overlay
from scrkit.frameworks.values import Validity


class Listed(Answer, frozen=True):
    """A shipped framework, and the overlays that fit it."""

    id: str
    title: str
    jurisdiction: str
    valid: Validity
    overlays: tuple[str, ...]


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
            )
            for one in known
        )
    )
