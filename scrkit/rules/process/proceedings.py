"""Rules 451 and 452: what runs beside the review, and what waits for it."""

from collections.abc import Iterator

from scrkit.diagnostics import Severity
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.engine.stage import agreed, blank, once

_RUNNING = ("pending", "active")


@rule(
    code="SCR451",
    name="effect-unsaid",
    title="A process runs beside the review, and what that means for it is not said",
    source="quality marker 9; leaflet L8",
    severity=Severity.WARNING,
    stage="set-up",
)
def effect_unsaid(context: Context) -> Iterator[Hit]:
    """A proceeding is pending or active, its `effect` is empty, and nothing is paused.

    A notice while the review is set up, a warning once the terms of reference are
    agreed.

    Why: Who may be interviewed, what must be disclosed and when the report can be
    published depend on it, and everybody in the review has to know the same.

    Do: Agree it with the police, the coroner or the court, and say it under `effect` in
    proceedings.yaml.
    """
    record = context.review.proceedings
    resting = {pause.because for pause in record.pauses}
    severity = once(reached=agreed(context))
    for one in record.proceedings:
        if one.state in _RUNNING and blank(one.effect) and one.kind not in resting:
            message = "what this means for the review is not said"
            yield Hit(one, message, ("state",), severity=severity)


@rule(
    code="SCR452",
    name="idle-pause",
    title="A pause waits for a process that is not recorded, or has ended",
    source="quality markers 8 and 9",
    severity=Severity.NOTICE,
    stage="report",
)
def idle_pause(context: Context) -> Iterator[Hit]:
    """A pause gives as its cause a kind of process that is not there, or is over.

    Why: Waiting for others is the longest delay of all, and goes on by itself once
    nobody remembers what for.

    Do: Record the process in proceedings.yaml. If it has ended, end the pause with the
    day under `until`.
    """
    record = context.review.proceedings
    states: dict[str, set[str]] = {}
    for one in record.proceedings:
        states.setdefault(one.kind, set()).add(one.state)
    for pause in record.pauses:
        if pause.because == "other":
            continue
        known = states.get(pause.because, set()) - {"none"}
        if not known:
            message = "no process of this kind is recorded"
            yield Hit(pause, message, ("because",))
        elif pause.until is None and known == {"concluded"}:
            message = "still rests, though what it waited for has ended"
            yield Hit(pause, message, ("because",))


RULES = (effect_unsaid, idle_pause)
