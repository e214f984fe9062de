"""A newer edition of a framework that ships: what changed, and all else as it was."""

from collections.abc import Iterable
from typing import Annotated, TypeVar

from msgspec.structs import asdict, replace

from scrkit.frameworks.deadlines import DeadlineClause, Process
from scrkit.frameworks.overlay import LISTS, Laid, Named, over
from scrkit.frameworks.tree import Clause, Criterion, FactQuestion, Node
from scrkit.frameworks.values import (
    DecisionRule,
    Framework,
    Lookback,
    Redirect,
    Validity,
)
from scrkit.model.kinds import Narrative, Record, about


class Asked(Record, frozen=True, kw_only=True):
    """A question of the older framework in other words; its tree stays."""

    id: Annotated[str, about("Id of the question.")]
    question: Annotated[str, about("The question, as it is printed.")]
    met: Annotated[str, about("What it means when met, in a sentence.")]
    not_met: Annotated[str, about("What it means when not met.")]
    undecided: Annotated[str, about("What it means when undecided.")]


class Edition(Laid, frozen=True, kw_only=True):
    """A newer edition: its clauses replace those of the same id, or come after them.

    What is not established is all that it names: the older list holds no longer.
    """

    edition_of: Annotated[str, about("Id of the framework that it renews.")]
    valid: Annotated[Validity, about("When it applies.")]
    become: Annotated[
        dict[str, str], about("Authorities that others took the place of, by id.")
    ] = {}
    carried_over: Annotated[
        Narrative,
        about("What to say of a time that stood on such an authority; nothing: as is."),
    ] = ""
    gone: Annotated[
        tuple[str, ...], about("Ids of clauses, facts and days that are no more.")
    ] = ()
    asked_no_more: Annotated[
        tuple[str, ...], about("Facts whose redirects hold no longer.")
    ] = ()
    carries: Annotated[
        tuple[str, ...], about("Frameworks whose criteria and duties it carries too.")
    ] = ()
    lookbacks: Annotated[tuple[Lookback, ...], about("Windows before an event.")] = ()
    facts: Annotated[tuple[FactQuestion, ...], about("What criteria turn on.")] = ()
    renamed: Annotated[
        dict[str, str],
        about("Facts of older frameworks that have another id here: old, then new."),
    ] = {}
    criteria: Annotated[tuple[Criterion, ...], about("Questions, with trees.")] = ()
    asks: Annotated[
        tuple[Asked, ...], about("Questions in other words, with the older trees.")
    ] = ()
    redirects: Annotated[
        tuple[Redirect, ...], about("Those that came; they follow the others.")
    ] = ()
    decision: Annotated[
        DecisionRule | None, about("Who decides; nothing: as before.")
    ] = None
    processes: Annotated[
        tuple[Process, ...], about("All of them, where any changed.")
    ] = ()


_LISTS = (*LISTS, "lookbacks", "facts", "criteria")
_CLAUSES = (
    *("definitions", "lookbacks", "duties", "redirects"),
    *("roles", "report_checks", "products", "gates"),
)
N = TypeVar("N", bound=Named)
C = TypeVar("C", bound=Clause)


def renew(older: Framework, edition: Edition) -> Framework:
    """Return the framework of an edition, made from the one that it renews."""
    carried = _moved(older, edition)
    lists = {
        key: over(_left(getattr(carried, key), edition), getattr(edition, key))
        for key in _LISTS
    }
    lists["criteria"] = tuple(_reworded(one, edition.asks) for one in lists["criteria"])
    return replace(
        carried,
        id=edition.id,
        title=edition.title,
        valid=edition.valid,
        # What the newer text calls otherwise; all else keeps its name.
        names={**carried.names, **edition.names},
        renamed={**carried.renamed, **edition.renamed},
        redirects=(
            *(
                one
                for one in carried.redirects
                if one.fact not in edition.asked_no_more
            ),
            *edition.redirects,
        ),
        decision=edition.decision or carried.decision,
        processes=edition.processes or carried.processes,
        not_established=edition.not_established,
        **lists,
    )


def _left(listed: Iterable[N], edition: Edition) -> tuple[N, ...]:
    # An authority that another took the place of is no longer cited, so it is not
    # listed.
    gone = {*edition.gone, *edition.become}
    return tuple(one for one in listed if one.id not in gone)


def _reworded(criterion: Criterion, asks: Iterable[Asked]) -> Criterion:
    found = next((one for one in asks if one.id == criterion.id), None)
    if found is None:
        return criterion
    return replace(criterion, **asdict(found))


def _moved(older: Framework, edition: Edition) -> Framework:
    """Return the framework with each clause on the authority that stands now."""

    def to(clause: C) -> C:
        ref = edition.become.get(clause.ref)
        # Where it stood in the older text says nothing of the new one.
        return replace(clause, ref=ref, at="") if ref else clause

    def node(one: Node) -> Node:
        moved = to(one)
        return replace(
            moved,
            all=tuple(map(node, moved.all)),
            any=tuple(map(node, moved.any)),
            not_=node(moved.not_) if moved.not_ else None,
            presume_true_unless=(
                node(moved.presume_true_unless) if moved.presume_true_unless else None
            ),
        )

    def deadline(one: DeadlineClause) -> DeadlineClause:
        if one.ref not in edition.become or not edition.carried_over:
            return to(one)
        # Nobody has read the time in the newer text: it is kept, and never called
        # established.
        told = edition.carried_over if one.quantity else ""
        return replace(to(one), established=False, carried_over=told)

    lists = {key: tuple(to(one) for one in getattr(older, key)) for key in _CLAUSES}
    return replace(
        older,
        criteria=tuple(replace(one, tree=node(one.tree)) for one in older.criteria),
        decision=to(older.decision),
        deadlines=tuple(map(deadline, older.deadlines)),
        **lists,
    )
