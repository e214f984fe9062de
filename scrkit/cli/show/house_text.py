"""What a house file has and lacks, as text for people."""

from collections.abc import Iterable, Iterator

from scrkit.cli.show.wrapping import wrapped
from scrkit.render.house.values import House, Lack


def shown(house: House) -> Iterator[str]:
    """Yield the lines that tell of a house file."""
    yield "The house file can be used."
    yield ""
    yield "It has:"
    for what, said in house.has:
        yield wrapped(f"{what}: {said}", 2, mark="- ")
    yield from _told("It lacks, and is used instead:", house.lacks)
    yield from _told("It is left out of documents:", house.dropped)
    yield from _told("It wants a look:", house.odd)


def _told(head: str, every: Iterable[Lack]) -> Iterator[str]:
    lines = [wrapped(f"{one.what}: {one.instead}", 2, mark="- ") for one in every]
    if lines:
        yield from ("", head, *lines)
