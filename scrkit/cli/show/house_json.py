"""What `scr house check` answers to programs."""

from scrkit.cli.show.answer import Answer
from scrkit.render.house.values import House, Lack


class Had(Answer, frozen=True):
    """Something that a house file has."""

    what: str
    said: str


class Lacking(Answer, frozen=True):
    """Something that a house file lacks or loses, and what is used or done instead."""

    what: str
    instead: str


class Checked(Answer, frozen=True):
    """Answer of `scr house check`."""

    has: tuple[Had, ...]
    lacks: tuple[Lacking, ...]
    left_out: tuple[Lacking, ...]
    odd: tuple[Lacking, ...]


def answered(house: House) -> Checked:
    """Return what there is to tell of a house file."""
    return Checked(
        has=tuple(Had(what=what, said=said) for what, said in house.has),
        lacks=_each(house.lacks),
        left_out=_each(house.dropped),
        odd=_each(house.odd),
    )


def _each(every: tuple[Lack, ...]) -> tuple[Lacking, ...]:
    return tuple(Lacking(what=one.what, instead=one.instead) for one in every)
