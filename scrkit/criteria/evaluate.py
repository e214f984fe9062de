"""Put the facts of a case to the criteria of a framework; unknown is never no."""

from collections.abc import Hashable, Iterator, Mapping
from functools import partial

from scrkit.criteria.openfacts import prospect
from scrkit.criteria.truth import deciding, for_judgement
from scrkit.criteria.values import Assessment, ClauseResult, Consideration, LimbResult
from scrkit.frameworks import (
    STRENGTHS,
    Criterion,
    FactQuestion,
    Framework,
    Node,
    Redirect,
    Strength,
)
from scrkit.frameworks.truth import Answers, Truth, answers_of, truth
from scrkit.model.opening import Fact, Result

_RESULTS: dict[Truth, Result] = {True: "met", False: "not_met", None: "undecided"}
_RESULT_OF: dict[Hashable, Result] = {"met": "met", "not_met": "not_met"}


def evaluate(
    framework: Framework, facts: Mapping[str, Fact], criterion: Criterion | None = None
) -> Assessment:
    """Assess the facts by a criterion, the framework's first unless another is given.

    A fact that is missing, or whose answer the framework does not allow, counts as
    unknown. What comes out however the unknown facts turn out has come out.
    """
    asked = criterion or framework.criteria[0]
    answers = answers_of(framework, facts)
    for redirect in framework.redirects:
        # Before the tree: where the criteria do not apply, no limb of them matters.
        if redirect.ends and answers.get(redirect.fact) in redirect.in_:
            return _ended(framework, asked, redirect)
    ahead = prospect(framework, asked, answers, partial(_result, asked))
    result: Result = _RESULT_OF.get(ahead.verdict, "undecided")
    ending = _ending(framework, answers)
    if result == "met" and ending:
        # Whether the criteria apply at all is open: the child's age may be unknown.
        result = "undecided"
    limbs = _bearing(asked, answers) if result == "met" else []
    more = prospect(framework, asked, answers, partial(_binding, asked)).facts
    presumed = {fact for limb in limbs for fact in _presumed(limb, answers)}
    return Assessment(
        framework=framework.id,
        criterion=asked,
        result=result,
        strength=_surest(limbs, answers),
        limbs=tuple(_limb(framework, limb, answers) for limb in asked.limbs),
        deciding=tuple(dict.fromkeys(_deciding(asked, answers, result))),
        open=_questions(
            framework, ahead.facts | (ending if result == "undecided" else frozenset())
        ),
        strengthening=_questions(
            framework, more - ahead.facts if result == "met" else frozenset()
        ),
        presumed=_questions(framework, presumed),
        outcomes=tuple(dict.fromkeys(_outcome(asked, limb) for limb in limbs)),
        judgement=not ending and for_judgement(asked.tree, answers),
        considerations=tuple(_considered(framework, asked, facts)),
    )


def evaluate_all(
    framework: Framework, facts: Mapping[str, Fact]
) -> tuple[Assessment, ...]:
    """Assess the facts by every criterion that is still to be asked, in their order.

    A power is not asked about where there is a duty: `unless`.
    """
    every = [evaluate(framework, facts, one) for one in framework.criteria]
    # Undecided is not met: while a duty is open, the power is asked about too.
    met = {one.criterion.id for one in every if one.result == "met"}
    return tuple(one for one in every if one.criterion.unless not in met)


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


def _ending(framework: Framework, answers: Answers) -> frozenset[str]:
    """Return the unknown facts that would show that the criteria do not apply."""
    return frozenset(
        redirect.fact
        for redirect in framework.redirects
        if redirect.ends and answers.get(redirect.fact) == "unknown"
    )


def _result(criterion: Criterion, answers: Answers) -> Hashable | None:
    stands = truth(criterion.tree, answers)
    return None if stands is None else _RESULTS[stands]


def _binding(criterion: Criterion, answers: Answers) -> Hashable | None:
    """Return how much a result binds and to what it leads."""
    # None while a limb that is stronger, or that leads elsewhere, is not settled.
    if truth(criterion.tree, answers) is not True:
        return _result(criterion, answers)
    met = [x for x in criterion.limbs if truth(x, answers) is True]
    waiting = [x for x in criterion.limbs if truth(x, answers) is None]
    outcomes = frozenset(_outcome(criterion, x) for x in met)
    if not outcomes.issuperset(_outcome(criterion, x) for x in waiting):
        return None
    # A lower rank binds more: a "must" that is open may still make a "may" of now more.
    if _rank(_strongest(waiting)) < _rank(_strongest(met)):
        return None
    return _strongest(met), outcomes


def _bearing(criterion: Criterion, answers: Answers) -> list[Node]:
    """Return the limbs that are met, or, if one of several is bound to be, those."""
    met = [limb for limb in criterion.limbs if truth(limb, answers) is True]
    return met or [x for x in criterion.limbs if truth(x, answers) is not False]


def _surest(limbs: list[Node], answers: Answers) -> Strength | None:
    """Return the strength of the strongest limb met, the weakest while none is."""
    met = [limb for limb in limbs if truth(limb, answers) is True]
    if met or not limbs:
        return _strongest(met)
    return max((limb.strength for limb in limbs), key=_rank)


def _outcome(criterion: Criterion, limb: Node) -> str:
    return limb.outcome or criterion.outcome


def _strongest(limbs: list[Node]) -> Strength | None:
    return min((limb.strength for limb in limbs), key=_rank, default=None)


def _rank(strength: Strength | None) -> int:
    return len(STRENGTHS) if strength is None else STRENGTHS.index(strength)


def _deciding(criterion: Criterion, answers: Answers, result: Result) -> Iterator[str]:
    stands = {"met": True, "not_met": False, "undecided": None}[result]
    if stands is None:
        return
    settled = [limb for limb in criterion.limbs if truth(limb, answers) is stands]
    for limb in settled:
        yield from deciding(limb, answers)
    if not settled:
        # One of several limbs is bound to be met: what holds already in each.
        for limb in criterion.limbs:
            for child in limb.children:
                if truth(child, answers) is stands:
                    yield from deciding(child, answers)


def _limb(framework: Framework, limb: Node, answers: Answers) -> LimbResult:
    below = [node for node in limb.walk() if node is not limb and node.title]
    return LimbResult(
        _clause(framework, limb, answers),
        tuple(_clause(framework, node, answers) for node in below),
        for_judgement(limb, answers),
    )


def _considered(
    framework: Framework, criterion: Criterion, facts: Mapping[str, Fact]
) -> Iterator[Consideration]:
    answers = answers_of(framework, facts)
    for node in criterion.tree.walk():
        if node.consideration:
            given = facts.get(node.fact)
            yield Consideration(
                clause=node,
                citation=framework.citation(node),
                value=answers.get(node.fact, "unknown"),
                sourced=given is not None and bool(given.source.strip()),
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
            # What is presumed holds until the contrary is found, so its facts are worth
            # a look.
            yield from (leaf.fact for leaf in against.walk() if leaf.fact)


def _questions(
    framework: Framework, ids: frozenset[str] | set[str]
) -> tuple[FactQuestion, ...]:
    return tuple(fact for fact in framework.facts if fact.id in ids)
