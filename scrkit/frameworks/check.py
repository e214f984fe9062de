"""Whether a framework holds together: what cites what, and that all of it exists."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from scrkit.frameworks.tree import Clause, Criterion, Node
from scrkit.frameworks.values import DeadlineClause, Framework
from scrkit.model.case import KeyDates
from scrkit.yamlfile import Path

_KEY_DATES = frozenset(KeyDates.__struct_fields__) - {"other"}


class Fault(NamedTuple):
    """What does not hold together, in a sentence, and the path to it in the file."""

    message: str
    path: Path = ()


def faults(framework: Framework) -> tuple[Fault, ...]:
    """Return what does not hold together in a framework."""
    told = (
        *_doubled_ids(framework),
        *_citations(framework),
        *_trees(framework),
        *_facts(framework),
        *_decision(framework),
        *_deadlines(framework),
    )
    return tuple(Fault(message) for message in told)


def clauses(framework: Framework) -> Iterator[tuple[str, Clause]]:
    """Yield every clause with the id or words by which a message can name it."""
    for criterion in framework.criteria:
        for node in criterion.tree.walk():
            yield node.id or "a node without id", node
    yield "the decision", framework.decision
    for redirect in framework.redirects:
        yield f"the redirect on {redirect.fact}", redirect
    for group in (
        framework.definitions,
        framework.roles,
        framework.deadlines,
        framework.report_checks,
        framework.products,
        framework.gates,
    ):
        for clause in group:
            yield clause.id, clause


def _doubled_ids(framework: Framework) -> Iterator[str]:
    nodes = (node for one in framework.criteria for node in one.tree.walk())
    groups = {
        "authority": [one.id for one in framework.authorities],
        "fact": [one.id for one in framework.facts],
        "clause": [
            *(node.id for node in nodes if node.id),
            *(one.id for one in framework.deadlines),
            *(one.id for one in framework.definitions),
            *(one.id for one in framework.gates),
            *(one.id for one in framework.report_checks),
        ],
        "role": [one.id for one in framework.roles],
        "outcome": [one.id for one in framework.decision.outcomes],
        "product": [one.id for one in framework.products],
    }
    for kind, ids in groups.items():
        for id, count in Counter(ids).items():
            if count > 1:
                yield f"the {kind} id {id} is used {count} times"


def _citations(framework: Framework) -> Iterator[str]:
    known = {authority.id for authority in framework.authorities}
    for name, clause in clauses(framework):
        if clause.ref and clause.ref not in known:
            yield f"{name} stands on an authority that is not listed"
    for criterion in framework.criteria:
        for limb in criterion.limbs:
            if not (limb.id and limb.title and limb.ref and limb.strength):
                name = limb.id or "one without id"
                yield f"the limb {name} lacks an id, a title, a citation or a strength"
    for clause in framework.deadlines:
        if not (clause.ref and clause.strength):
            yield f"the deadline {clause.id} lacks a citation or a strength"


def _trees(framework: Framework) -> Iterator[str]:
    for criterion in framework.criteria:
        for node in criterion.tree.walk():
            yield from _node(framework, criterion, node)


def _node(framework: Framework, criterion: Criterion, node: Node) -> Iterator[str]:
    name = node.id or f"a node of {criterion.id}"
    forms = (
        bool(node.all),
        bool(node.any),
        node.not_ is not None,
        node.presume_true_unless is not None,
        bool(node.consideration),
        # A consideration may name the fact in which it is recorded.
        bool(node.fact) and not node.consideration,
    )
    if sum(forms) != 1:
        yield f"{name} must be exactly one of all, any, not, fact and the others"
    if node.fact and framework.fact(node.fact) is None:
        yield f"{name} uses a fact that is not listed"
    yield from _answers(framework, name, node.fact, node.satisfying)


def _answers(
    framework: Framework, name: str, fact: str, answers: tuple[str, ...]
) -> Iterator[str]:
    known = framework.fact(fact)
    if known is None:
        return
    if not set(answers) <= set(known.values):
        yield f"{name} is satisfied by an answer that {fact} cannot have"
    if "unknown" in answers:
        yield f"{name} is satisfied by unknown, which decides nothing"


def _facts(framework: Framework) -> Iterator[str]:
    definitions = {one.id for one in framework.definitions}
    for fact in framework.facts:
        if "unknown" not in fact.values:
            yield f"the fact {fact.id} cannot be unknown"
        if fact.definition is not None and fact.definition not in definitions:
            yield f"the fact {fact.id} uses a definition that is not listed"
    for redirect in framework.redirects:
        name = f"the redirect on {redirect.fact}"
        if framework.fact(redirect.fact) is None:
            yield f"{name} uses a fact that is not listed"
        yield from _answers(framework, name, redirect.fact, redirect.in_)


def _decision(framework: Framework) -> Iterator[str]:
    outcomes = {one.id for one in framework.decision.outcomes}
    if framework.role(framework.decision.decider) is None:
        yield "the decider is not a role that is listed"
    for criterion in framework.criteria:
        if criterion.outcome and criterion.outcome not in outcomes:
            yield f"{criterion.id} leads to an outcome that is not listed"
    for clause in framework.deadlines:
        if not set(clause.outcomes) <= outcomes:
            yield f"the deadline {clause.id} names an outcome that is not listed"


def _deadlines(framework: Framework) -> Iterator[str]:
    for clause in framework.deadlines:
        yield from _deadline(framework, clause)


def _deadline(framework: Framework, clause: DeadlineClause) -> Iterator[str]:
    name = f"the deadline {clause.id}"
    if (clause.quantity is None) != (clause.unit is None):
        yield f"{name} has a quantity without a unit, or a unit without a quantity"
    if clause.quantity is None and clause.established and not clause.time:
        yield f"{name} has no time, yet is not marked as not established"
    known = _KEY_DATES | {day.id for day in framework.dates}
    if not {*clause.starts, *clause.done} <= known:
        yield f"{name} names a date that review.yaml does not have"
    if clause.outcomes and not clause.only_if:
        yield f"{name} applies under some outcomes only and does not say so in words"
    for role in (clause.actor, *clause.recipients):
        if framework.role(role) is None:
            yield f"{name} names a role that is not listed"
