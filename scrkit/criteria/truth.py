"""Three-valued truth of a criteria tree: True, False, or None for not known."""

from collections.abc import Iterable, Iterator, Mapping

from scrkit.frameworks import Framework, Node
from scrkit.model.opening import Fact

Truth = bool | None
Answers = Mapping[str, str]


def answers_of(framework: Framework, facts: Mapping[str, Fact]) -> dict[str, str]:
    """Return the answer to every question of a framework, unknown where none stands.

    An answer that the framework does not allow is no answer: it counts as unknown.
    """
    return {
        question.id: facts[question.id].value
        if question.id in facts and facts[question.id].value in question.values
        else "unknown"
        for question in framework.facts
    }


def truth(node: Node, answers: Answers, weighed: Truth = None) -> Truth:
    """Return how a node stands (Kleene's strong logic).

    A presumption is True until its contrary is positively found. A consideration is
    `weighed`: None, unless it is asked what would hang on it. So it never makes
    anything True or False by itself.
    """
    if node.consideration:
        return weighed
    if node.fact:
        answer = answers.get(node.fact, "unknown")
        return None if answer == "unknown" else answer in node.satisfying
    if node.presume_true_unless is not None:
        return truth(node.presume_true_unless, answers, weighed) is not True
    if node.not_ is not None:
        inner = truth(node.not_, answers, weighed)
        return None if inner is None else not inner
    parts = [truth(child, answers, weighed) for child in node.children]
    return _any(parts) if node.any else _all(parts)


def for_judgement(node: Node, answers: Answers) -> bool:
    """Tell whether nothing but considerations stands between a node and its answer."""
    if truth(node, answers) is not None:
        return False
    return truth(node, answers, weighed=True) is True


def _any(parts: Iterable[Truth]) -> Truth:
    found = set(parts)
    return True if True in found else None if None in found else False


def _all(parts: Iterable[Truth]) -> Truth:
    found = set(parts)
    return False if False in found else None if None in found else True


def deciding(node: Node, answers: Answers) -> Iterator[str]:
    """Yield the ids of a decided node and of what below it made it so."""
    stands = truth(node, answers)
    if stands is None:
        return
    if node.id:
        yield node.id
    if node.not_ is not None:
        yield from deciding(node.not_, answers)
    for child in (*node.all, *node.any):
        if truth(child, answers) is stands:
            yield from deciding(child, answers)


def leaves(node: Node) -> Iterator[Node]:
    """Yield the nodes whose facts are to be found out, in the order of the file.

    Neither considerations nor what a presumption stands on: nobody need find it.
    """
    if node.consideration or node.presume_true_unless is not None:
        return
    if node.fact:
        yield node
    for child in node.children:
        yield from leaves(child)


def unsettled(node: Node, answers: Answers) -> Iterator[str]:
    """Yield the facts below undecided nodes: those that may still matter."""
    if truth(node, answers) is not None or node.consideration:
        return
    if node.fact:
        yield node.fact
    for child in node.children:
        yield from unsettled(child, answers)
