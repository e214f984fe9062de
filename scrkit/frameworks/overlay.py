"""Local guidance laid over a framework; decides nothing."""

from collections.abc import Iterable
from typing import Annotated, Protocol, TypeVar

from msgspec.structs import replace

from scrkit.frameworks.deadlines import DeadlineClause
from scrkit.frameworks.tree import Answers
from scrkit.frameworks.values import (
    Authority,
    Check,
    Definition,
    Duty,
    Framework,
    Gate,
    KeyDay,
    Product,
    Role,
    Validity,
)
from scrkit.model.kinds import Format, Record, about


class Laid(Record, frozen=True, kw_only=True):
    """What is laid over a framework: clauses that it lacks, or has otherwise, by id."""

    format: Annotated[Format, about("Format of the file: 1.")]
    id: Annotated[str, about("Id, as review.yaml uses it.")]
    title: Annotated[str, about("What it is, in a line.")]
    names: Annotated[dict[str, str], about("What things are called by it.")] = {}
    authorities: Annotated[tuple[Authority, ...], about("What is cited.")] = ()
    definitions: Annotated[tuple[Definition, ...], about("What words mean.")] = ()
    dates: Annotated[tuple[KeyDay, ...], about("Days of its own.")] = ()
    duties: Annotated[tuple[Duty, ...], about("What the review owes.")] = ()
    roles: Annotated[tuple[Role, ...], about("Who takes part.")] = ()
    deadlines: Annotated[tuple[DeadlineClause, ...], about("Times.")] = ()
    report_checks: Annotated[tuple[Check, ...], about("What a report must be.")] = ()
    products: Annotated[tuple[Product, ...], about("Documents.")] = ()
    gates: Annotated[tuple[Gate, ...], about("Cleared before publication.")] = ()
    not_established: Annotated[
        tuple[str, ...], about("What is not set out here: consult the guidance.")
    ] = ()


class Overlay(Laid, frozen=True, kw_only=True):
    """Local guidance laid over a framework: it adds clauses, or replaces them by id."""

    extends: Annotated[Answers, about("Frameworks over which it may be laid.")]
    valid: Annotated[Validity, about("When it applies.")] = Validity()


class Named(Protocol):
    """Anything that a file lists under an id."""

    @property
    def id(self) -> str:
        """Its id."""


T = TypeVar("T", bound=Named)
# Each is a list of clauses with an id.
LISTS = (
    *("authorities", "definitions", "dates", "duties", "roles"),
    *("deadlines", "report_checks", "products", "gates"),
)


def apply_overlay(framework: Framework, overlay: Overlay) -> Framework:
    """Return the framework with an overlay on it.

    A clause of the overlay replaces the one of the same id, or comes after the others.
    """
    return replace(
        framework,
        overlay=overlay.id,
        names={**framework.names, **overlay.names},
        # What national guidance leaves open stays open beside what the local one does.
        not_established=(*framework.not_established, *overlay.not_established),
        **{key: over(getattr(framework, key), getattr(overlay, key)) for key in LISTS},
    )


def over(under: Iterable[T], above: Iterable[T]) -> tuple[T, ...]:
    """Return both by id in order; what lies above wins."""
    # A clause that is replaced keeps its place among the others.
    both = {one.id: one for one in under}
    both.update({one.id: one for one in above})
    return tuple(both.values())
