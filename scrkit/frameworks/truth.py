"""Three-valued truth of a tree of conditions: True, False, or None for not known."""

from collections.abc import Iterable, Mapping

from scrkit.frameworks.deadlines import DeadlineClause
from scrkit.frameworks.tree import Node
from scrkit.frameworks.values import Framework
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
        # Unknown is never no: that would close a case for want of asking.
        return None if answer == "unknown" else answer in node.satisfying
    if node.presume_true_unless is not None:
        return truth(node.presume_true_unless, answers, weighed) is not True
    if node.not_ is not None:
        inner = truth(node.not_, answers, weighed)
        return None if inner is None else not inner
    parts = [truth(child, answers, weighed) for child in node.children]
    return _any(parts) if node.any else _all(parts)


def _any(parts: Iterable[Truth]) -> Truth:
    found = set(parts)
    # One yes is enough, whatever else is not known.
    return True if True in found else None if None in found else False


def _all(parts: Iterable[Truth]) -> Truth:
    found = set(parts)
    # One no is enough, whatever else is not known.
    return False if False in found else None if None in found else True


def ruled_out(
    framework: Framework, clause: DeadlineClause, facts: Mapping[str, Fact]
) -> Truth:
    """Tell whether the facts rule a deadline out; None while they may or may not.

    False where it hangs on no question of the framework, or on one that is met.
    """
    asked = next((one for one in framework.criteria if one.id == clause.question), None)
    if asked is None:
        return False
    stands = truth(asked.tree, answers_of(framework, facts))
    return None if stands is None else not stands
