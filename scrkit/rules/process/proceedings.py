"""Rules 451 and 452: what runs beside the review, and what waits for it."""

from collections.abc import Iterator

from scrkit.diagnostics import Severity
from scrkit.frameworks import answers_of, truth
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.engine.stage import agreed, blank, decided, goes_ahead, once

_RUNNING = ("pending", "active")


@rule(
    code="SCR451",
    title="A process runs beside the review, and what that means for it is not said",
    source="quality marker 9; leaflet L8; rapid review RR-J",
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
    # A pause says by itself what the proceeding means for the review.
    resting = {pause.because for pause in record.pauses}
    severity = once(reached=agreed(context))
    for one in record.proceedings:
        if one.state in _RUNNING and blank(one.effect) and one.kind not in resting:
            message = "what this means for the review is not said"
            yield Hit(one, message, ("state",), severity=severity)


@rule(
    code="SCR452",
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
        # Of what is no proceeding there need be no record.
        if pause.because == "other":
            continue
        # "None" is somebody's word that there is no such proceeding.
        known = states.get(pause.because, set()) - {"none"}
        if not known:
            message = "no process of this kind is recorded"
            yield Hit(pause, message, ("because",))
        elif pause.until is None and known == {"concluded"}:
            message = "still rests, though what it waited for has ended"
            yield Hit(pause, message, ("because",))


@rule(
    code="SCR466",
    title="It is not recorded whether other processes run beside the review",
    source="quality marker 9; leaflet L8, L19; rapid review RR-J",
    stage="set-up",
)
def process_unrecorded(context: Context) -> Iterator[Hit]:
    """proceedings.yaml is empty, or lacks a kind that such a case leads to.

    Which kinds those are, the framework says: an inquest follows a death, an
    investigation by the police a homicide. A notice while the review is set up, a
    warning once the terms of reference are agreed. Silent before the decision, and
    where no review is held.

    Why: Who may be interviewed, what must be disclosed and when the report can be
    published depend on it. That nobody wrote of a process does not say that there is
    none.

    Do: Record each in proceedings.yaml. Where there is none of a kind, record that:
    `state: none`, with whoever said so under `what`.
    """
    if not goes_ahead(context) or not (decided(context) or agreed(context)):
        return
    record = context.review.proceedings
    severity, missing = once(reached=agreed(context)), ("proceedings.yaml",)
    path = ("proceedings",)
    known = {one.kind for one in record.proceedings}
    lacking = [kind for kind in _expected(context) if kind not in known]
    if lacking:
        kinds = " and ".join(lacking)
        message = f"no {kinds} process is recorded, and a case like this has one"
    # One line with `state: none` is enough: it says that somebody asked.
    elif not known:
        message = "it is not recorded whether any other process runs"
    else:
        return
    yield Hit(record, message, path, severity=severity, missing_from=missing)


def _expected(context: Context) -> Iterator[str]:
    """Yield the kinds of process that the facts of the case lead to."""
    framework = context.framework
    if framework is None:
        return
    answers = answers_of(framework, context.review.criteria.facts)
    for one in framework.processes:
        if one.when is None or truth(one.when, answers) is True:
            yield one.kind
