"""The family of a review as it is drawn: unions with their children, households."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from scrkit.dates import PartialDate
from scrkit.model.kinship import Household, Parentage, Partnership, Siblings, Twins
from scrkit.model.people import People, Person

_TWO = 2
_Dated = TypeVar("_Dated", Parentage, Partnership, Household)


@dataclass(frozen=True, slots=True)
class Union:
    """Parents, or partners, and their children with what they are to them.

    `parents` is empty for brothers and sisters of whom no parent is known.
    """

    parents: tuple[str, ...]
    children: tuple[tuple[str, str], ...]
    partners: Partnership | None = None


@dataclass(frozen=True, slots=True)
class Kin:
    """Whoever is related, by code, as far as it was so on a day."""

    people: dict[str, Person]
    parents: tuple[Parentage, ...]
    partners: tuple[Partnership, ...]
    siblings: tuple[Siblings, ...]
    twins: tuple[Twins, ...]
    households: tuple[Household, ...]
    unplaced: tuple[Person, ...]
    """Of the subject's family, whoever no relation names."""

    def unions(self) -> tuple[Union, ...]:
        """Return every union, in the order in which people are written."""
        return tuple(_unions(self))


def kin_of(people: People, day: date) -> Kin | None:
    """Return the family, None where no relation is noted that a day knows."""
    parents = tuple(_by(people.parents, day))
    partners = tuple(_by(people.partners, day))
    households = tuple(_by(people.households, day))
    related = {
        code
        for many in (
            *((one.child, *one.parents) for one in parents),
            *(one.people for one in partners),
            *(one.people for one in people.siblings),
            *(one.children for one in people.twins),
            *(one.people for one in households),
        )
        for code in many
    }
    if not related:
        return None
    everyone = people.people
    drawn = {
        one.code: one
        for one in everyone
        if one.code in related or one.kind == "subject"
    }
    left = (p for p in everyone if p.kind == "family" and p.code not in related)
    return Kin(
        drawn,
        tuple(one for one in parents if _known(drawn, one.child, *one.parents)),
        tuple(
            one
            for one in partners
            if len(one.people) == _TWO and _known(drawn, *one.people)
        ),
        tuple(one for one in people.siblings if _known(drawn, *one.people)),
        tuple(one for one in people.twins if _known(drawn, *one.children)),
        tuple(one for one in households if _known(drawn, *one.people)),
        tuple(left),
    )


def _by(many: Iterable[_Dated], day: date) -> Iterator[_Dated]:
    """Yield what had begun by a day: a report tells of nothing that came later."""
    for one in many:
        if not begun_later(one.since, day):
            yield one


def begun_later(since: PartialDate | None, day: date) -> bool:
    """Tell whether something surely came later than a day."""
    return since is not None and since.earliest is not None and since.earliest > day


def _known(drawn: dict[str, Person], *codes: str) -> bool:
    # A draft is rendered with codes that lead nowhere; they are told as errors.
    return all(code in drawn for code in codes)


def _unions(kin: Kin) -> Iterator[Union]:
    order = {code: place for place, code in enumerate(kin.people)}
    # The last that is written of the same two is how they stand.
    partners = {
        tuple(sorted(pair.people, key=order.__getitem__)): pair
        for pair in kin.partners
        # Any other number is told as an error, and nothing is drawn of it.
        if len(pair.people) == len({*pair.people}) == _TWO
    }
    children: dict[tuple[str, ...], dict[str, str]] = {both: {} for both in partners}
    for one in kin.parents:
        # Nobody is their own parent; the slip is told of by a rule.
        own = sorted({*one.parents} - {one.child}, key=order.__getitem__)
        # A third, such as a step-parent, is drawn alone: a union has two.
        for some in (tuple(own[:2]), *((more,) for more in own[2:])):
            if some:
                children.setdefault(some, {})[one.child] = one.kind
    for both, born in children.items():
        yield Union(both, tuple(born.items()), partners.get(both))
    for like in kin.siblings:
        if apart := _without_parents(like, kin):
            yield Union((), tuple((code, "sibling") for code in apart))


def _without_parents(like: Siblings, kin: Kin) -> tuple[str, ...]:
    """Return brothers and sisters of whom no common parent tells that they are."""
    several = tuple(dict.fromkeys(like.people))
    of = {
        code: {p for one in kin.parents if one.child == code for p in one.parents}
        for code in several
    }
    first = several[0] if several else ""
    told = all(of[first] & of[code] for code in several[1:])
    return () if told or len(several) < 2 else several
