"""Three-valued truth of a criteria tree: True, False, or None for not known."""

from collections.abc import Iterator

from scrkit.frameworks import Node
from scrkit.frameworks.truth import Answers, truth


def for_judgement(node: Node, answers: Answers) -> bool:
    """Tell whether nothing but considerations stands between a node and its answer."""
    if truth(node, answers) is not None:
        return False
    return truth(node, answers, weighed=True) is True


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
        # A child that stands otherwise decided nothing, as in one of several that is
        # met.
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
