"""Rules 480 to 485: what people.yaml says of relations can be, and is there."""

from collections.abc import Iterator

from scrkit.dates import PartialDate
from scrkit.diagnostics import Severity
from scrkit.model.kinds import Record
from scrkit.model.kinship import Household, Parentage, Partnership
from scrkit.model.people import Person
from scrkit.rules.engine.clauses import subject
from scrkit.rules.engine.rule import Context, Hit, rule

_TWO = 2
_SOURCE = "Working Together 2010 ch.8: the overview shows family and household"


@rule(
    code="SCR480",
    title="The review says nothing of whose child the subject is",
    source=_SOURCE,
    severity=Severity.NOTICE,
    stage="gathering",
)
def subject_unrelated(context: Context) -> Iterator[Hit]:
    """A subject is in none of `parents`, `partners`, `siblings` and `households`.

    Told where people.yaml lists somebody of the family.

    Why: Who was there for the child, and who lived in the home, is what agencies most
    often did not know of each other. The genogram shows it at a glance.

    Do: Add `parents` and `households` to people.yaml; docs/genogram.md shows how. Of
    whom nothing is known, say nothing. Where no genogram is wanted, accept the
    departure.
    """
    people = context.review.people
    found = {code for one in people.parents for code in (one.child, *one.parents)}
    found |= {code for one in people.partners for code in one.people}
    found |= {code for one in people.siblings for code in one.people}
    related = found | {code for one in people.households for code in one.people}
    # A review that names nobody of the family has nobody to be related to.
    family = any(one.kind == "family" for one in people.people)
    for one in people.people:
        if family and one.kind == "subject" and one.code not in related:
            yield Hit(one, f"no relation of the {subject(context)} is recorded")


@rule(
    code="SCR481",
    title="Somebody is said to be a forebear, or a relative, of themselves",
    source=_SOURCE,
    severity=Severity.ERROR,
    stage="set-up",
)
def own_ancestor(context: Context) -> Iterator[Hit]:
    """Parents lead back to the child itself, or one code stands for two in a relation.

    Why: One of the codes is wrong, and whoever reads the genogram takes one person for
    another.

    Do: Look at the codes in that line; child and parents may be the wrong way round.
    """
    people = context.review.people
    above: dict[str, set[str]] = {}
    for one in people.parents:
        above.setdefault(one.child, set()).update(one.parents)
    for one in people.parents:
        if _leads_back(one, above):
            yield Hit(one, "by these parents the child is its own forebear", ("child",))
    for pair in people.partners:
        if not len(pair.people) == len({*pair.people}) == _TWO:
            yield Hit(pair, "partners are two people, by two codes", ("people",))
    of_several = ((one, "people", one.people) for one in people.siblings)
    of_one_birth = ((one, "children", one.children) for one in people.twins)
    for record, key, codes in (*of_several, *of_one_birth):
        if len(set(codes)) < len(codes):
            yield Hit(record, "one code stands twice among these", (key,))


def _leads_back(one: Parentage, above: dict[str, set[str]]) -> bool:
    waiting, seen = list(one.parents), set[str]()
    while waiting:
        code = waiting.pop()
        if code == one.child:
            return True
        # Lines of descent cross: without this a round among forebears would never end.
        if code not in seen:
            seen.add(code)
            waiting += above.get(code, ())
    return False


@rule(
    code="SCR482",
    title="A child has two mothers, or two fathers, or three parents of birth",
    source=_SOURCE,
    severity=Severity.ERROR,
    stage="set-up",
)
def two_mothers_of_birth(context: Context) -> Iterator[Hit]:
    """Parents of the kind `birth` are two of one sex, or more than two.

    Of all lines of that child together; of whom the sex is not said, nothing is made.

    Why: Who the parents of birth are decides who is a relative, and who has a say.

    Do: Give the other parent a line of their own with `kind: adoptive`, `step`,
    `foster` or `guardian`; or correct the sex.
    """
    people = context.review.people
    sexes = {one.code: one.sex for one in people.people}
    held: dict[str, list[str]] = {}
    for one in people.parents:
        if one.kind != "birth":
            continue
        own = held.setdefault(one.child, [])
        # The same parents may stand in two lines, of the kind and of the time.
        fresh = [code for code in dict.fromkeys(one.parents) if code not in own]
        own += fresh
        several = [sexes.get(code, "unknown") for code in own]
        if not fresh:
            continue
        if several.count("female") > 1:
            yield Hit(one, "two mothers of birth are given", ("parents",))
        elif several.count("male") > 1:
            yield Hit(one, "two fathers of birth are given", ("parents",))
        elif len(own) > 2:
            yield Hit(one, "more than two parents of birth are given", ("parents",))


@rule(
    code="SCR483",
    title="A death lies before the birth",
    source=_SOURCE,
    severity=Severity.ERROR,
    stage="set-up",
)
def death_before_birth(context: Context) -> Iterator[Hit]:
    """`died` surely lies before `born`, as far as both are known.

    Why: One of the two is wrong, and ages are worked out from them.

    Do: Look both up, and correct the wrong one.
    """
    for one in context.review.people.people:
        if _before(one.died, one.born):
            yield Hit(one, "the death lies before the birth", ("died",))


@rule(
    code="SCR484",
    title="A parent of birth cannot be one, by the dates of birth and death",
    source=_SOURCE,
    stage="set-up",
)
def parent_younger(context: Context) -> Iterator[Hit]:
    """A parent of birth is surely younger than the child; or its mother died before.

    Why: Child and parent are the wrong way round, or a date is wrong.

    Do: Look at the codes of that line and at the births in people.yaml. A parent by
    another way, such as a step-parent, has another `kind`.
    """
    people = context.review.people
    known = {one.code: one for one in people.people}
    for one in people.parents:
        child = known.get(one.child)
        if one.kind != "birth" or child is None:
            continue
        for place, code in enumerate(one.parents):
            parent = known.get(code)
            if parent and _cannot_be(parent, child):
                message = "by the dates this parent cannot be one of birth"
                yield Hit(one, message, ("parents", place))


def _cannot_be(parent: Person, child: Person) -> bool:
    # A father may have died before the birth.
    gone = parent.sex == "female" and _before(parent.died, child.born)
    return gone or _before(child.born, parent.born)


@rule(
    code="SCR485",
    title="A relation or household ends before it begins",
    source=_SOURCE,
    severity=Severity.ERROR,
    stage="set-up",
)
def relation_ends_first(context: Context) -> Iterator[Hit]:
    """`until` surely lies before `since`, as far as both are known.

    Why: Who lived with the child at which time is what the household is for.

    Do: Look both up, and correct the wrong one.
    """
    people = context.review.people
    dated: tuple[tuple[Parentage | Partnership | Household, ...], ...]
    dated = (people.parents, people.partners, people.households)
    for several in dated:
        for one in several:
            if _before(one.until, one.since):
                record: Record = one
                yield Hit(record, "this ends before it begins", ("until",))


def _before(first: PartialDate | None, then: PartialDate | None) -> bool:
    """Tell whether a day surely lies before another."""
    if first is None or then is None or first.latest is None or then.earliest is None:
        return False
    # Only what is sure: "2012" and "March 2012" may be either way round.
    return first.latest < then.earliest
