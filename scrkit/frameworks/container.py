"""A framework that carries others: one review that meets the duties of each."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from msgspec.structs import replace

from scrkit.frameworks.deadlines import DeadlineClause
from scrkit.frameworks.overlay import over
from scrkit.frameworks.tree import Node
from scrkit.frameworks.truth import answers_of, truth
from scrkit.frameworks.values import Check, Duty, Framework, Gate, Outcome, Product
from scrkit.model.opening import Fact

K = TypeVar("K", Duty, Check, Product, Gate)
# What holds for some kinds of review only.
_KINDS = ("duties", "report_checks", "products", "gates")
_LISTS = ("authorities", "definitions", "dates", "lookbacks", "facts", "roles")


def carry(framework: Framework, other: Framework) -> Framework:
    """Return a framework that carries another one beside its own.

    A case meets its criteria where it meets those of either. What only one of them
    asks for holds for its own kinds of review; what both ask for holds for all. Where
    both use an id, the carrying framework's clause stands.
    """
    kinds = {
        key: _both(
            getattr(framework, key), getattr(other, key), _held(framework), _held(other)
        )
        for key in _KINDS
    }
    lists = {key: over(getattr(other, key), getattr(framework, key)) for key in _LISTS}
    first, *rest = framework.criteria
    # Side by side: a case meets the criteria where it meets those of either.
    limbs = (*first.limbs, *_limbs(other))
    return replace(
        framework,
        carries=(*framework.carries, other.id),
        criteria=(
            replace(first, tree=replace(first.tree, all=(), any=limbs)),
            *rest,
            *other.criteria[1:],
        ),
        decision=replace(
            framework.decision,
            outcomes=over(_holding(other), framework.decision.outcomes),
        ),
        redirects=(*framework.redirects, *other.redirects),
        deadlines=over(_of_its_kinds(other), framework.deadlines),
        not_established=(*framework.not_established, *other.not_established),
        **lists,
        **kinds,
    )


def _limbs(other: Framework) -> tuple[Node, ...]:
    first = other.criteria[0]
    return tuple(
        # Said outright, for in the carrying tree it would fall to that framework's
        # outcome.
        replace(limb, outcome=limb.outcome or first.outcome)
        for limb in first.limbs
    )


def _holding(framework: Framework) -> tuple[Outcome, ...]:
    """Return the decisions to which the criteria lead."""
    held = _held(framework)
    return tuple(one for one in framework.decision.outcomes if one.id in held)


def _of_its_kinds(framework: Framework) -> tuple[DeadlineClause, ...]:
    """Return the clauses of a framework that is carried: for its own kinds alone."""
    # Told whatever is decided, they are for cases that may be of such a kind.
    held = _held(framework)
    return tuple(
        one if one.outcomes or one.kinds else replace(one, kinds=held)
        for one in framework.deadlines
    )


def _held(framework: Framework) -> tuple[str, ...]:
    first = framework.criteria[0]
    found = (limb.outcome or first.outcome for limb in first.limbs)
    return tuple(dict.fromkeys(found))


def _both(
    own: Iterable[K], others: Iterable[K], held: tuple[str, ...], more: tuple[str, ...]
) -> tuple[K, ...]:
    mine, theirs = ({one.id: one for one in listed} for listed in (own, others))
    found = [
        one if id in theirs or one.outcomes else replace(one, outcomes=held)
        for id, one in mine.items()
    ]
    found += [
        replace(one, outcomes=one.outcomes or more)
        for id, one in theirs.items()
        if id not in mine
    ]
    return tuple(found)


def kinds_met(
    framework: Framework, facts: Mapping[str, Fact], *, sure: bool = False
) -> frozenset[str]:
    """Return the kinds of review that the facts lead to, or do not rule out.

    With `sure`, only those whose criteria are met.
    """
    answers, first = answers_of(framework, facts), framework.criteria[0]
    # What is not known may yet be: only a clear no rules a kind out.
    wanted = (True,) if sure else (True, None)
    return frozenset(
        limb.outcome or first.outcome
        for limb in first.limbs
        if truth(limb, answers) in wanted
    )


def settled(framework: Framework, facts: Mapping[str, Fact]) -> Framework:
    """Return a framework without what its facts rule out: the duties of other kinds.

    One that carries no other is given back as it is, and so is one of which the facts
    rule out every kind: then all of it stays to be read.
    """
    kinds = kinds_met(framework, facts) if framework.carries else frozenset[str]()
    if not kinds:
        return framework
    lists = {
        key: tuple(
            one
            for one in getattr(framework, key)
            if not one.outcomes or kinds & set(one.outcomes)
        )
        for key in _KINDS
    }
    deadlines = tuple(
        one for one in framework.deadlines if not one.kinds or kinds & set(one.kinds)
    )
    return replace(framework, deadlines=deadlines, **lists)
