"""What a framework asks whoever decides to weigh; computes no answer."""

from scrkit.frameworks.tree import Node
from scrkit.frameworks.values import Framework


def weighed(framework: Framework | None) -> tuple[Node, ...]:
    """Return what is to be weighed before the decision, each with a fact of its own."""
    if framework is None or not framework.criteria:
        return ()
    # The first question is whether a review is held; what others weigh is not this
    # decision.
    nodes = framework.criteria[0].tree.walk()
    return tuple(node for node in nodes if node.consideration and node.fact)
