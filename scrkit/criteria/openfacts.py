"""Which unknown facts could still change an answer: exactly those, and no others."""

from collections.abc import Callable, Hashable

from msgspec import Struct

from scrkit.criteria.truth import leaves, unsettled
from scrkit.frameworks import Criterion, Framework
from scrkit.frameworks.truth import Answers

Verdict = Callable[[Answers], Hashable | None]
# What cannot be settled by facts at all, such as a tree of mere considerations.
_NEVER = "never settled"


class Prospect(Struct, frozen=True):
    """What is bound to come out, None while that is open, and what it hangs on."""

    verdict: Hashable | None
    facts: frozenset[str]


def prospect(
    framework: Framework, criterion: Criterion, answers: Answers, verdict: Verdict
) -> Prospect:
    """Return the unknown facts on which `verdict` still hangs, and what it is if none.

    `verdict` gives None while it is not settled. A fact counts if, with the other
    unknown facts answered in some way, its answer makes a difference. So a custody
    question does not count once every death is a matter for review anyway, and what
    comes out either way has come out.
    """
    search = _Search(framework, criterion, verdict)
    diagram = _diagram(search, dict(answers))
    if isinstance(diagram, _Fork):
        return Prospect(None, _support(diagram))
    return Prospect(None if diagram == _NEVER else diagram, frozenset())


class _Fork(Struct, frozen=True):
    """A fact of a diagram, and what follows from each of its answers."""

    fact: str
    branches: tuple[Hashable, ...]


class _Search:
    """What stays the same while the unknown facts are tried out one by one."""

    def __init__(
        self, framework: Framework, criterion: Criterion, verdict: Verdict
    ) -> None:
        # By limbs, since how much a result binds hangs on limbs that may be open
        # long after one of them has settled the result itself.
        self.limbs = criterion.limbs
        self.verdict = verdict
        self.leaves = tuple(leaves(criterion.tree))
        asked = {node.fact for node in self.leaves}
        self.order = [fact.id for fact in framework.facts if fact.id in asked]
        values = {fact.id: fact.values for fact in framework.facts}
        self.answers = {id: self._telling(id, values[id]) for id in self.order}

    def _telling(self, fact: str, values: tuple[str, ...]) -> tuple[str, ...]:
        """Return one answer for each way in which the tree's clauses can take it."""
        nodes = [node for node in self.leaves if node.fact == fact]
        found: dict[tuple[bool, ...], str] = {}
        for value in values:
            if value != "unknown":
                taken = tuple(value in node.satisfying for node in nodes)
                # Answers that no clause tells apart are tried once: the search is two
                # to the power of what is open.
                found.setdefault(taken, value)
        return tuple(found.values())

    def next_fact(self, answers: Answers) -> str | None:
        """Return the first fact, in a fixed order, that is open and may matter."""
        wanted = {fact for limb in self.limbs for fact in unsettled(limb, answers)}
        return next((fact for fact in self.order if fact in wanted), None)


def _diagram(search: _Search, answers: dict[str, str]) -> Hashable:
    """Return a reduced decision diagram: a fork, or a settled verdict."""
    # With one order of facts throughout and equal branches folded, the facts that
    # remain in it are exactly those on which the verdict hangs.
    settled = search.verdict(answers)
    if settled is not None:
        return settled
    fact = search.next_fact(answers)
    if fact is None:
        return _NEVER
    branches = tuple(
        _diagram(search, {**answers, fact: value}) for value in search.answers[fact]
    )
    # Folded here, so that a fact which makes no difference is never asked for.
    if all(branch == branches[0] for branch in branches):
        return branches[0]
    return _Fork(fact, branches)


def _support(diagram: Hashable) -> frozenset[str]:
    if not isinstance(diagram, _Fork):
        return frozenset()
    below = (_support(branch) for branch in diagram.branches)
    return frozenset({diagram.fact}).union(*below)
