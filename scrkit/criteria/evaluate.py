"""Put the facts of a case to the criteria of a framework; unknown is never no."""

from collections.abc import Hashable, Iterator, Mapping
from functools import partial

from scrkit.criteria.openfacts import could_change
from scrkit.criteria.truth import Answers, Truth, answers_of, deciding, truth
from scrkit.criteria.values import Assessment, ClauseResult, LimbResult, Result
from scrkit.frameworks import (
    STRENGTHS,
    Criterion,
    FactQuestion,
    Framework,
    Node,
    Redirect,
    Strength,
)
from scrkit.model.opening import Fact

_RESULTS: dict[Truth, Result] = {True: "met", False: "not_met", None: "undecided"}


def evaluate(
    framework: Framework, facts: Mapping[str, Fact], criterion: Criterion | None = None
) -> Assessment:
    """Assess the facts by a criterion, the framework's first unless another is given.

    A fact that is missing, or whose answer the framework does not allow, counts as
    unknown.
    """
    asked = criterion or framework.criteria[0]
    answers = answers_of(framework, facts)
    for redirect in framework.redirects:
        if redirect.ends and answers.get(redirect.fact) in redirect.in_:
            return _ended(framework, asked, redirect)
    result = _RESULTS[truth(asked.tree, answers)]
    limbs = [limb for limb in asked.limbs if truth(limb, answers) is True]
    opened = could_change(framework, asked, answers, partial(_result, asked))
    more = (
        could_change(framework, asked, answers, partial(_binding, asked)) - opened
        if result == "met"
        else frozenset()
    )
    presumed = {fact for limb in limbs for fact in _presumed(limb, answers)}
    return Assessment(
        framework=framework.id,
        criterion=asked,
        result=result,
        strength=_strongest(limbs) if result == "met" else None,
        limbs=tuple(_limb(framework, limb, answers) for limb in asked.limbs),
        deciding=tuple(dict.fromkeys(_deciding(asked, answers))),
        open=_questions(framework, opened),
        strengthening=_questions(framework, more),
        presumed=_questions(framework, presumed),
    )


def _ended(framework: Framework, asked: Criterion, redirect: Redirect) -> Assessment:
    """Return that the criteria do not apply: nothing else that is known matters."""
    return Assessment(
        framework=framework.id,
        criterion=asked,
        result="not_met",
        strength=None,
        limbs=(),
        deciding=(redirect.fact,),
        open=(),
        strengthening=(),
        presumed=(),
        ended=redirect.text,
    )


def _result(criterion: Criterion, answers: Answers) -> Hashable | None:
    stands = truth(criterion.tree, answers)
    return None if stands is None else _RESULTS[stands]


def _binding(criterion: Criterion, answers: Answers) -> Hashable | None:
    """Return how much a result binds, None while a stronger limb is not settled."""
    if truth(criterion.tree, answers) is not True:
        return _result(criterion, answers)
    met = _strongest([x for x in criterion.limbs if truth(x, answers) is True])
    waiting = _strongest([x for x in criterion.limbs if truth(x, answers) is None])
    return met if _rank(met) <= _rank(waiting) else None


def _strongest(limbs: list[Node]) -> Strength | None:
    return min((limb.strength for limb in limbs), key=_rank, default=None)


def _rank(strength: Strength | None) -> int:
    return len(STRENGTHS) if strength is None else STRENGTHS.index(strength)


def _deciding(criterion: Criterion, answers: Answers) -> Iterator[str]:
    stands = truth(criterion.tree, answers)
    for limb in criterion.limbs:
        if stands is not None and truth(limb, answers) is stands:
            yield from deciding(limb, answers)


def _limb(framework: Framework, limb: Node, answers: Answers) -> LimbResult:
    below = [node for node in limb.walk() if node is not limb and node.title]
    return LimbResult(
        _clause(framework, limb, answers),
        tuple(_clause(framework, node, answers) for node in below),
    )


def _clause(framework: Framework, node: Node, answers: Answers) -> ClauseResult:
    against = node.presume_true_unless
    return ClauseResult(
        clause=node,
        result=_RESULTS[truth(node, answers)],
        citation=framework.citation(node),
        presumed=against is not None and truth(against, answers) is None,
        weighed=bool(node.consideration),
    )


def _presumed(limb: Node, answers: Answers) -> Iterator[str]:
    for node in limb.walk():
        against = node.presume_true_unless
        if against is not None and truth(against, answers) is None:
            yield from (leaf.fact for leaf in against.walk() if leaf.fact)


def _questions(
    framework: Framework, ids: frozenset[str] | set[str]
) -> tuple[FactQuestion, ...]:
    return tuple(fact for fact in framework.facts if fact.id in ids)
