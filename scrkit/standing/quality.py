"""How a review stands by each quality marker: what the rules see, what they cannot."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from scrkit.diagnostics import Diagnostic, Severity
from scrkit.frameworks import Point, Yardstick
from scrkit.model.stages import STAGES, Stage
from scrkit.rules import ALL, Rule
from scrkit.rules.engine.points import by_point
from scrkit.rules.validate import Validation, applied

Verdict = Literal["met", "partly", "not", "judge", "open"]


@dataclass(frozen=True, slots=True)
class Marked:
    """One point of a yardstick and how the review stands by it.

    `rules` are those behind it that apply to this review, `silent` those that its
    framework or methodology leaves out. `against` and `notices` are what they tell;
    `accepted` counts the departures that the review gives reasons for.
    """

    point: Point
    verdict: Verdict
    rules: tuple[Rule, ...]
    silent: tuple[Rule, ...]
    against: tuple[Diagnostic, ...]
    notices: tuple[Diagnostic, ...]
    accepted: int


def quality(
    checked: Validation, yardstick: Yardstick, reached: Stage | None
) -> tuple[Marked, ...]:
    """Return every point of a yardstick with its verdict.

    `reached` is the stage at which the review is, None where all stages are done.

    met: the rules behind the point tell nothing. partly: some of them do. not: an
    error, or most of them. judge: the rules tell nothing, and the rest is for a person,
    as it is where no rule applies. open: the stage of the point is still to come, and
    nothing is wrong so far.
    """
    behind, live = by_point(ALL), set(applied(checked))
    return tuple(
        _marked(point, behind.get(point.id, ()), live, checked, reached)
        for point in yardstick.points
    )


def _marked(
    point: Point,
    behind: tuple[Rule, ...],
    live: set[str],
    checked: Validation,
    reached: Stage | None,
) -> Marked:
    rules = tuple(rule for rule in behind if rule.code in live)
    codes = {rule.code for rule in rules}
    told = [d for d in checked.diagnostics if d.code in codes]
    # The stage by whose end the point is to be seen is not yet over.
    to_come = reached is not None and point.stage in STAGES[STAGES.index(reached) :]
    against = tuple(d for d in told if d.severity >= Severity.WARNING)
    return Marked(
        point=point,
        verdict=_verdict(point, rules, against, to_come=to_come),
        rules=rules,
        silent=tuple(rule for rule in behind if rule.code not in live),
        against=against,
        notices=tuple(d for d in told if d.severity < Severity.WARNING),
        accepted=sum(d.code in codes for d in checked.accepted),
    )


def _verdict(
    point: Point,
    rules: tuple[Rule, ...],
    against: Iterable[Diagnostic],
    *,
    to_come: bool,
) -> Verdict:
    found = list(against)
    if found:
        most = 2 * len({d.code for d in found}) > len(rules)
        grave = any(d.severity is Severity.ERROR for d in found)
        return "not" if most or grave else "partly"
    if to_come:
        return "open"
    return "judge" if point.judge or not rules else "met"
