"""Whether a framework or an overlay holds together: what it cites is there."""

from collections.abc import Iterable, Iterator, Sequence

from scrkit.frameworks.check_trees import nodes, tree_faults
from scrkit.frameworks.deadlines import DeadlineClause
from scrkit.frameworks.known import KEY_DATES, Fault, Known, known_of
from scrkit.frameworks.overlay import Named, Overlay
from scrkit.frameworks.tree import Clause
from scrkit.frameworks.values import Framework
from scrkit.yamlfile import Path

# Clauses that lie in lists of their own, and how a message speaks of one.
_LISTS = {
    "definitions": "",
    "lookbacks": "the look-back ",
    "duties": "the duty ",
    "roles": "the role ",
    "deadlines": "",
    "report_checks": "",
    "products": "the product ",
    "gates": "",
}
# Ids that are cited side by side must not be the same.
_TOGETHER = ("deadlines", "definitions", "gates", "report_checks", "lookbacks")
_APART = ("authorities", "facts", "roles", "products", "duties", "dates", "criteria")
_CALENDARS: dict[str, tuple[str | None, ...]] = {
    "GB": ("ENG", "WLS", "SCT", "NIR", None),
    **dict.fromkeys(("GG", "IE", "IM", "JE"), (None,)),
}


def faults(framework: Framework) -> tuple[Fault, ...]:
    """Return what does not hold together in a framework."""
    known = known_of(framework)
    return (
        *_doubled(framework),
        *_calendar(framework),
        *_citations(clauses(framework), known),
        *tree_faults(framework, known),
        *_decision(framework, known),
        *_dates(framework),
        *_deadlines(framework.deadlines, known),
        *_questions(framework.deadlines, framework),
    )


def overlay_faults(overlay: Overlay, framework: Framework) -> tuple[Fault, ...]:
    """Return what in an overlay does not hold together once it lies on a framework."""
    # Only what lies above is judged, but it may cite all that lies below.
    known = known_of(framework, overlay)
    return (
        *_doubled(overlay),
        *_citations(_listed(overlay), known),
        *_dates(overlay),
        *_deadlines(overlay.deadlines, known),
        *_questions(overlay.deadlines, framework),
    )


def clauses(framework: Framework) -> Iterator[tuple[str, Clause, Path]]:
    """Yield every clause with the words by which a message names it, and its path."""
    for node, path in nodes(framework):
        yield node.id or "a node without id", node, path
    yield "the decision", framework.decision, ("decision",)
    for position, redirect in enumerate(framework.redirects):
        yield f"the redirect on {redirect.fact}", redirect, ("redirects", position)
    yield from _listed(framework)


def _listed(whole: Framework | Overlay) -> Iterator[tuple[str, Clause, Path]]:
    for key, kind in _LISTS.items():
        for position, clause in enumerate(getattr(whole, key, ())):
            yield f"{kind}{clause.id}", clause, (key, position)


def _doubled(whole: Framework | Overlay) -> Iterator[Fault]:
    for key in _APART:
        yield from _twice(_at(getattr(whole, key, ()), (key,)))
    together = [o for k in _TOGETHER for o in _at(getattr(whole, k, ()), (k,))]
    if isinstance(whole, Framework):
        at: Path = ("decision", "outcomes")
        yield from _twice(_at(whole.decision.outcomes, at))
        together += [(n.id, (*path, "id")) for n, path in nodes(whole) if n.id]
    yield from _twice(together)


def _at(listed: Sequence[Named], path: Path) -> list[tuple[str, Path]]:
    return [(one.id, (*path, at, "id")) for at, one in enumerate(listed)]


def _twice(ids: Iterable[tuple[str, Path]]) -> Iterator[Fault]:
    seen = set()
    for id, path in ids:
        if id in seen:
            yield Fault(f"the id {id} is used a second time", path)
        seen.add(id)


def _calendar(framework: Framework) -> Iterator[Fault]:
    calendar = framework.holiday_calendar
    # A calendar that is not there would count no holiday, and every working day wrong.
    if calendar.subdivision not in _CALENDARS.get(calendar.country, ()):
        known = "GB with ENG, WLS, SCT or NIR, or one of GG, IE, IM, JE"
        message = f"the holiday calendar is none that scrkit has ({known})"
        yield Fault(message, ("holiday_calendar",))


def _citations(
    found: Iterable[tuple[str, Clause, Path]], known: Known
) -> Iterator[Fault]:
    for name, clause, path in found:
        if clause.ref and clause.ref not in known.authorities:
            message = f"{name} stands on an authority that is not listed"
            yield Fault(message, (*path, "ref"))


def _decision(framework: Framework, known: Known) -> Iterator[Fault]:
    if framework.decision.decider not in known.roles:
        message = "the decider is not a role that is listed"
        yield Fault(message, ("decision", "decider"))
    asked = {criterion.id for criterion in framework.criteria}
    for position, criterion in enumerate(framework.criteria):
        if criterion.unless and criterion.unless not in asked - {criterion.id}:
            message = f"{criterion.id} gives way to a question that is not there"
            yield Fault(message, ("criteria", position, "unless"))


def _dates(whole: Framework | Overlay) -> Iterator[Fault]:
    # A day of the review's own may not be kept in two places.
    for position, day in enumerate(whole.dates):
        if day.id in KEY_DATES:
            message = f"the date {day.id} is one that review.yaml has already"
            yield Fault(message, ("dates", position, "id"))


def _deadlines(listed: Sequence[DeadlineClause], known: Known) -> Iterator[Fault]:
    for position, clause in enumerate(listed):
        at: Path = ("deadlines", position)
        for message, key in (*_time(clause), *_names(clause, known)):
            name = f"the deadline {clause.id}"
            yield Fault(f"{name} {message}", (*at, key) if key else at)


def _questions(
    listed: Sequence[DeadlineClause], framework: Framework
) -> Iterator[Fault]:
    asked = {criterion.id for criterion in framework.criteria}
    for position, clause in enumerate(listed):
        if clause.question and clause.question not in asked:
            message = f"the deadline {clause.id} hangs on a question that is not there"
            yield Fault(message, ("deadlines", position, "question"))


def _time(clause: DeadlineClause) -> Iterator[tuple[str, str]]:
    # A time that stands on nothing binds nobody, and no report could say why it was
    # missed.
    if not (clause.ref and clause.strength):
        yield "lacks a citation or a strength", ""
    if (clause.quantity is None) != (clause.unit is None):
        yield "has a quantity without a unit, or a unit without a quantity", ""
    # Nothing is guessed: what the guidance does not set down is marked so.
    if clause.quantity is None and clause.established and not clause.time:
        yield "has no time, yet is not marked as not established", ""


def _names(clause: DeadlineClause, known: Known) -> Iterator[tuple[str, str]]:
    dated = {
        "starts": clause.starts,
        "done": clause.done,
        "voided_by": clause.voided_by,
    }
    for key, days in dated.items():
        if not set(days) <= known.dates:
            yield "names a date that review.yaml does not have", key
    if not set(clause.outcomes) <= known.outcomes:
        yield "names an outcome that is not listed", "outcomes"
    # While the decision is open the clause is shown, and its reader must know on what
    # it hangs.
    if clause.outcomes and not clause.only_if:
        yield "applies under some outcomes only and does not say so in words", ""
    if clause.actor not in known.roles:
        yield "names a role that is not listed", "actor"
    if not set(clause.recipients) <= known.roles:
        yield "names a role that is not listed", "recipients"
