"""What scrkit works out for a form to show: the criteria, and who is to be told."""

from collections.abc import Iterator, Mapping

from scrkit import criteria
from scrkit.criteria import Assessment, LimbResult
from scrkit.criteria.values import RESULTS
from scrkit.frameworks import WORDS, Framework
from scrkit.frameworks.check_trees import nodes
from scrkit.frameworks.deadlines import DeadlineClause
from scrkit.model.opening import Fact
from scrkit.model.review import Review


def criteria_worked_out(review: Review, framework: Framework) -> tuple[str, ...]:
    """Return what the criteria come to on the facts that stand, a paragraph each.

    It is what `scr check-criteria` says in short, and no decision.
    """
    looked = criteria.looked_back(framework, review.criteria, review.case.dates)
    facts = looked.criteria.facts
    main, *others = criteria.evaluate_all(framework, facts)
    others = [] if main.ended else others
    told = [f"{framework.title}.", *_facts(framework, facts), *_assessed(main)]
    for one in others:
        told += _assessed(one)
    told += [f"To know: {one}" for one in looked.warnings]
    return (*told, *_to_find_out(main), framework.decision.statement)


def claimable(framework: Framework | None) -> tuple[tuple[str, str], ...]:
    """Return the clauses that a case may be referred under: id, and what it says."""
    every = nodes(framework) if framework else ()
    return tuple((node.id, _line(node.title)) for node, _ in every if node.id)


def to_be_told(framework: Framework) -> tuple[str, ...]:
    """Return whom the framework wants told of what, and by when, a paragraph each."""
    every = [one for one in framework.deadlines if one.recipients]
    told = (
        f"{one.what}: {', '.join(map(framework.title_of, one.recipients))}; by "
        f"{framework.title_of(one.actor)}{_within(one)} ({one.id})."
        for one in every
    )
    return tuple(map(_line, told))


def _within(one: DeadlineClause) -> str:
    return f", within {one.span} of {one.event}" if one.span else ""


def _facts(framework: Framework, facts: Mapping[str, Fact]) -> Iterator[str]:
    for one in framework.facts:
        fact = facts.get(one.id)
        answer = fact.value.replace("_", " ") if fact else "unknown"
        source = f" Source: {fact.source}" if fact and fact.source else " No source."
        yield _line(f"{one.question} {answer[:1].upper()}{answer[1:]}.{source}")


def _assessed(one: Assessment) -> Iterator[str]:
    stands = "Not applicable" if one.ended else RESULTS[one.result]
    if one.judgement:
        stands = "For judgement"
    yield _line(f"{one.criterion.question} {stands}. {one.in_words}")
    if one.strength is not None:
        yield f"How much that binds: {WORDS[one.strength]}."
    yield from (_limb(limb) for limb in one.limbs)
    for weighed in one.considerations if one.result != "not_met" else ():
        found = weighed.value if weighed.value != "unknown" else "nothing recorded yet"
        told = f"{weighed.clause.title} ({weighed.clause.id}; {weighed.citation})"
        yield _line(f"To be weighed, and decides nothing by itself: {told}: {found}.")


def _limb(result: LimbResult) -> str:
    clause = result.limb.clause
    stands = "for judgement" if result.judgement else RESULTS[result.limb.result]
    head = f"{clause.id}, {stands.lower()}: {clause.title}"
    return _line(f"{head} ({result.limb.citation}).")


def _to_find_out(one: Assessment) -> Iterator[str]:
    if one.open:
        every = " ".join(fact.question for fact in one.open)
        yield _line(f"Still to be found out: {every}")
    if one.presumed:
        every = " ".join(fact.question for fact in one.presumed)
        yield _line(f"Presumed, until something definite is found: {every}")


def _line(text: str) -> str:
    return " ".join(text.split())
