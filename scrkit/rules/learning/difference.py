"""Rules on whether an action made a difference, how that is known, if it lasts."""

from collections import Counter
from collections.abc import Iterator

from scrkit.dates import add_months, spelled
from scrkit.diagnostics import Severity
from scrkit.model.kinds import Day
from scrkit.model.monitoring import Measure
from scrkit.model.outcome import Action
from scrkit.review.effect import is_only_claimed
from scrkit.review.figures import figure, latest, month_number, moved
from scrkit.review.progress import is_sustained, lacking, last_check
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.engine.stage import blank

_LOOK_AGAIN = 6
_FIGURES = ("before", "target", "after")


@rule(
    code="SCR670",
    title="What is recorded as a difference is an activity",
    source="leaflet L5, L21: learning that makes a difference; quality marker 18",
    stage="monitoring",
)
def activity_as_difference(context: Context) -> Iterator[Hit]:
    """`difference` tells of a training, a policy or the like; nothing seen stands by.

    Heard are words such as training delivered, policy updated, staff briefed. Silent
    where something that was seen stands beside them, or where the action's `measure`
    has come nearer to its target.

    Why: *Made a difference* is something that is seen in the lives of children, or in
    practice. A training that was held is done, and may be evidenced; whether anybody
    works otherwise since is another question.

    Do: Say what was seen: of twenty records read, how many; what children, families or
    staff say now; how long it takes now. Or move the sentence to `evidenced`.
    """
    for action in context.review.actions.actions:
        if is_only_claimed(action):
            message = "the difference tells of an activity, not of what was seen"
            yield Hit(action, message, ("difference", "what"))


@rule(
    code="SCR671",
    title="An action is closed without all that closing needs",
    source="leaflet L21; quality marker 18",
    severity=Severity.ERROR,
    stage="monitoring",
)
def closed_unproven(context: Context) -> Iterator[Hit]:
    """`closed` stands there without evidence, difference or a later check that holds.

    Why: Who closes an action stops looking. What changed for a while, because everybody
    looked, is often gone a year later.

    Do: Record what is missing, or take `closed` out until it is known.
    """
    for action in context.review.actions.actions:
        # Judged by what was known on that day: evidence that came later did not close
        # it.
        if action.closed and (missing := lacking(action, action.closed.date)):
            message = f"the action is closed, and lacks {'; '.join(missing)}"
            yield Hit(action, message, ("closed",))


@rule(
    code="SCR672",
    title="A difference was seen long ago; nobody has looked whether it lasts",
    source="leaflet L21; quality marker 18",
    severity=Severity.NOTICE,
    stage="monitoring",
)
def difference_unchecked(context: Context) -> Iterator[Hit]:
    """More than six months have passed since the difference, and it is not sustained.

    A check counts from three months after the difference; one that found that it lasts
    in part, or that it is gone, is no end of watching.

    Why: Closing needs three things: evidence, a difference, and that it lasts.

    Do: Look again, and note it:
    scr note check A2 "What was seen" --by ROLE --holds yes.
    """
    for action in context.review.actions.actions:
        seen = action.difference
        if seen is None or action.closed or is_sustained(action, context.as_of):
            continue
        last = last_check(action, context.as_of)
        # A check that found less than the whole begins the six months anew.
        since = max(seen.date, last.date) if last else seen.date
        if context.as_of > add_months(since, _LOOK_AGAIN):
            message = f"seen on {spelled(since)}, and not known to last since"
            yield Hit(action, message, ("difference",))


@rule(
    code="SCR673",
    title="A check found that a difference is gone, and nothing was decided",
    source="leaflet L21; quality marker 18",
    stage="monitoring",
)
def difference_gone(context: Context) -> Iterator[Hit]:
    """The last check says `holds: no`, and nothing was decided from that day on.

    Why: The worst that can be found is that it was all for nothing; then somebody has
    to decide what is done instead.

    Do: Put it on the agenda, and note what was decided:
    scr note minutes A2 "What was decided".
    """
    for action in context.review.actions.actions:
        last = last_check(action, context.as_of)
        if last is None or last.holds != "no":
            continue
        # A decision of before the check cannot answer it.
        if not any(last.date <= o.date <= context.as_of for o in action.decisions):
            at = action.checks.index(last)
            message = "the difference is gone, and nothing was decided since"
            yield Hit(action, message, ("checks", at, "holds"))


@rule(
    code="SCR674",
    title="A figure of a measure is none, or of another kind than the others",
    source="quality marker 18",
    stage="monitoring",
)
def figure_unread(context: Context) -> Iterator[Hit]:
    """A figure is written in words, or shares stand beside plain numbers.

    Figures are written 17, 1,200, 92 % or 46 of 50. Shares and percentages go together;
    plain numbers do not go with them.

    Why: What cannot be compared cannot be drawn, and nobody sees whether it moves.

    Do: Write the figure alone, all of one measure in the same kind. Words belong into
    `counted` or `progress`.
    """
    for action in context.review.actions.actions:
        measure = action.measure
        if measure is None:
            continue
        # 40 and 40 % cannot stand on one scale of a drawing.
        kinds: Counter[bool] = Counter()
        told = list(_figures(action, measure))
        for path, text in told:
            found = figure(text)
            if found is None:
                yield Hit(action, "the figure cannot be read as a number", path)
            else:
                kinds[found.share] += 1
        if len(kinds) > 1:
            message = "figures of one measure are partly shares, partly numbers"
            yield Hit(action, message, ("measure",))


def _figures(
    action: Action, measure: Measure
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for name in _FIGURES:
        if not blank(getattr(measure, name)):
            yield ("measure", name), getattr(measure, name)
    for at, one in enumerate(action.readings):
        yield ("readings", at, "value"), one.value


@rule(
    code="SCR675",
    title="A measure cannot show a difference, because a part of it is missing",
    source="leaflet L5; quality marker 18",
    severity=Severity.NOTICE,
    stage="monitoring",
)
def measure_incomplete(context: Context) -> Iterator[Hit]:
    """A measure has no `source`; or its action is done, without `before` or `target`.

    Why: Without the figure before, nobody can say that anything changed; without a
    source, nobody can count again.

    Do: Fill in where the figures come from, how it was before, and what is aimed at.
    """
    for action in context.review.actions.actions:
        if action.measure is None:
            continue
        # While it is being done, the first figure may still be looked for.
        wanted = ("before", "target") if _is_done(action, context.as_of) else ()
        for name in (*wanted, "source"):
            if blank(getattr(action.measure, name)):
                yield Hit(action, f"the measure has no {name}", ("measure", name))


def _is_done(action: Action, as_of: Day) -> bool:
    return action.done is not None and action.done <= as_of


@rule(
    code="SCR677",
    title="A difference is recorded, but what is counted came no nearer to its target",
    source="leaflet L21; quality marker 18",
    stage="monitoring",
)
def figure_unmoved(context: Context) -> Iterator[Hit]:
    """`difference` is recorded, and the last figure is no nearer to the target.

    Silent where a figure is missing or cannot be read.

    Why: The figure was chosen to show the difference. Where it does not move, either
    there is none, or something else is to be counted.

    Do: Look at both again, and say under `difference` how they go together.
    """
    for action in context.review.actions.actions:
        if action.difference is None or action.measure is None:
            continue
        # Not read is not unmoved: of what nobody can count nothing is said.
        if moved(action.measure, latest(action)) is False:
            message = "what is counted is no nearer to its target than before"
            yield Hit(action, message, ("measure",))


@rule(
    code="SCR678",
    title="A figure is of no month, of a month to come, or of one that has its figure",
    source="quality marker 18",
    stage="monitoring",
)
def reading_misplaced(context: Context) -> Iterator[Hit]:
    """A reading's month is no month, lies ahead, or stands twice.

    Silent on months ahead as of a day before the plan was agreed: all of it lies ahead.

    Why: Two figures of one month cannot both be right, and nothing has been counted yet
    in a month to come.

    Do: Correct the month: 2016-07.
    """
    agreed = context.review.actions.agreed
    # Looked at as of a day before there was a plan, every month would lie ahead.
    now = context.as_of if agreed is None or agreed <= context.as_of else Day.max
    for action in context.review.actions.actions:
        seen: set[str] = set()
        for at, one in enumerate(action.readings):
            if message := _misplaced(one.month.text, seen, now):
                yield Hit(action, message, ("readings", at, "month"))
            seen.add(one.month.text)


def _misplaced(month: str, seen: set[str], as_of: Day) -> str:
    if month_number(month) is None:
        return "the figure is of no month"
    if month > f"{as_of.year:04}-{as_of.month:02}":
        return "the figure is of a month to come"
    return "the month has a figure already" if month in seen else ""


@rule(
    code="SCR679",
    title="An action is at risk, and nobody says of what",
    source="leaflet L21; quality marker 18",
    severity=Severity.NOTICE,
    stage="monitoring",
)
def risk_unsaid(context: Context) -> Iterator[Hit]:
    """`risk` is medium or high, and `risk_note` is empty.

    Why: A colour alone gives the sub group nothing to decide on.

    Do: Say under `risk_note` what may go wrong for children, and what would lessen it.
    """
    for action in context.review.actions.actions:
        if action.risk in ("medium", "high") and blank(action.risk_note):
            yield Hit(action, "the risk is rated, and not told", ("risk",))
