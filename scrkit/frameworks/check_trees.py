"""Whether the criteria of a framework hold together: nodes, facts, answers."""

from collections.abc import Iterator

from scrkit.frameworks.known import Fault, Known
from scrkit.frameworks.tree import Criterion, Node
from scrkit.frameworks.values import Framework
from scrkit.yamlfile import Path


def nodes(framework: Framework) -> Iterator[tuple[Node, Path]]:
    """Yield every node of criteria, look-backs and processes, with its path."""
    for position, criterion in enumerate(framework.criteria):
        yield from _walk(criterion.tree, ("criteria", position, "tree"))
    for position, lookback in enumerate(framework.lookbacks):
        if lookback.when is not None:
            yield from _walk(lookback.when, ("lookbacks", position, "when"))
    for position, process in enumerate(framework.processes):
        if process.when is not None:
            yield from _walk(process.when, ("processes", position, "when"))


def tree_faults(framework: Framework, known: Known) -> Iterator[Fault]:
    """Yield what is wrong with criteria, look-backs, facts and redirects."""
    for node, path in nodes(framework):
        yield from _node(known, node, path)
    for position, criterion in enumerate(framework.criteria):
        yield from _limbs(known, criterion, ("criteria", position))
    yield from _facts(framework, known)
    yield from _lookbacks(framework, known)
    yield from _redirects(framework, known)


def _walk(node: Node, path: Path) -> Iterator[tuple[Node, Path]]:
    yield node, path
    for key, several in (("all", node.all), ("any", node.any)):
        for position, child in enumerate(several):
            yield from _walk(child, (*path, key, position))
    singles = (("not", node.not_), ("presume_true_unless", node.presume_true_unless))
    for key, single in singles:
        if single is not None:
            yield from _walk(single, (*path, key))


def _node(known: Known, node: Node, path: Path) -> Iterator[Fault]:
    name = node.id or "a node without id"
    forms = (
        bool(node.all),
        bool(node.any),
        node.not_ is not None,
        node.presume_true_unless is not None,
        bool(node.consideration),
        # A consideration may name the fact in which it is recorded.
        bool(node.fact) and not node.consideration,
    )
    # Two forms in one node could be read as "and" or as "or".
    if sum(forms) != 1:
        message = f"{name} must be exactly one of all, any, not, fact and the others"
        yield Fault(message, path)
    if node.fact and node.fact not in known.facts:
        yield Fault(f"{name} uses a fact that is not listed", (*path, "fact"))
    yield from _answers(known, name, node.fact, node.satisfying, path)


def _answers(
    known: Known, name: str, fact: str, answers: tuple[str, ...], path: Path
) -> Iterator[Fault]:
    if fact not in known.facts:
        return
    at = (*path, "in")
    if not set(answers) <= set(known.facts[fact].values):
        yield Fault(f"{name} is satisfied by an answer that {fact} cannot have", at)
    # The whole of the criteria rests on it that unknown is never yes.
    if "unknown" in answers:
        yield Fault(f"{name} is satisfied by unknown, which decides nothing", at)


def _limbs(known: Known, criterion: Criterion, path: Path) -> Iterator[Fault]:
    if criterion.outcome and criterion.outcome not in known.outcomes:
        message = f"{criterion.id} leads to an outcome that is not listed"
        yield Fault(message, (*path, "outcome"))
    # By identity: two limbs that are alike are equal, and each is to be told of.
    limbs = [id(limb) for limb in criterion.limbs]
    for node, at in _walk(criterion.tree, (*path, "tree")):
        name = node.id or "a node without id"
        if id(node) in limbs:
            if not (node.id and node.title and node.ref and node.strength):
                lacks = "lacks an id, a title, a citation or a strength"
                yield Fault(f"the limb {node.id or 'without id'} {lacks}", at)
        elif node.outcome:
            message = f"{name} leads to an outcome, which only a limb can do"
            yield Fault(message, (*at, "outcome"))
        if node.outcome and node.outcome not in known.outcomes:
            message = f"{name} leads to an outcome that is not listed"
            yield Fault(message, (*at, "outcome"))


def _facts(framework: Framework, known: Known) -> Iterator[Fault]:
    for position, fact in enumerate(framework.facts):
        at: Path = ("facts", position)
        # Every fact is unknown at first.
        if "unknown" not in fact.values:
            yield Fault(f"the fact {fact.id} cannot be unknown", (*at, "values"))
        if fact.definition is not None and fact.definition not in known.definitions:
            message = f"the fact {fact.id} uses a definition that is not listed"
            yield Fault(message, (*at, "definition"))


def _lookbacks(framework: Framework, known: Known) -> Iterator[Fault]:
    for position, one in enumerate(framework.lookbacks):
        at: Path = ("lookbacks", position)
        name = f"the look-back {one.id}"
        if one.fact not in known.facts:
            yield Fault(f"{name} answers a fact that is not listed", (*at, "fact"))
        elif not {"yes", "no"} <= set(known.facts[one.fact].values):
            message = f"{name} answers a fact that cannot be yes or no"
            yield Fault(message, (*at, "fact"))
        if not set(one.ends) <= known.dates:
            message = f"{name} names a date that review.yaml does not have"
            yield Fault(message, (*at, "ends"))


def _redirects(framework: Framework, known: Known) -> Iterator[Fault]:
    for position, redirect in enumerate(framework.redirects):
        at: Path = ("redirects", position)
        name = f"the redirect on {redirect.fact}"
        if redirect.fact not in known.facts:
            yield Fault(f"{name} uses a fact that is not listed", (*at, "fact"))
        yield from _answers(known, name, redirect.fact, redirect.in_, at)
