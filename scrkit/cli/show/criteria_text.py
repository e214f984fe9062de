"""The answer of `scr check-criteria` as text for people; computes nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from scrkit import clocks
from scrkit.cli.show.wrapping import wrapped
from scrkit.clocks import wording
from scrkit.criteria import (
    Assessment,
    ClauseResult,
    Consideration,
    LimbResult,
    Result,
    Step,
    Window,
)
from scrkit.dates import spelled
from scrkit.frameworks import WORDS, Deadline, FactQuestion, Framework
from scrkit.model.opening import Decision
from scrkit.text.counting import number

_RESULTS = {"met": "MET", "not_met": "NOT MET", "undecided": "UNDECIDED"}
_JUDGEMENT = "FOR JUDGEMENT"


@dataclass(frozen=True, slots=True)
class Answer:
    """All that the command shows: the review's question first, then the others."""

    framework: Framework
    as_of: date
    assessments: tuple[Assessment, ...]
    decision: Decision | None
    steps: tuple[Step, ...]
    warnings: tuple[str, ...]
    windows: tuple[Window, ...] = ()


def text(answer: Answer) -> str:
    """Return the whole answer as lines of text."""
    return "\n".join(_lines(answer))


def _lines(answer: Answer) -> Iterator[str]:
    yield f"{answer.framework.title}, as of {spelled(answer.as_of)}"
    for warning in answer.warnings:
        yield from ("", wrapped(f"Warning: {warning}"))
    main, *others = answer.assessments
    # What is at an end needs no further answers.
    others = [] if main.ended else others
    yield from _assessment(answer.framework, main)
    for other in others:
        yield from ("", other.criterion.question)
        limbs = [x.limb.clause.id for x in other.limbs if x.limb.result == "met"]
        by = f" ({', '.join(limbs)})" if limbs else ""
        yield wrapped(f"{_head(other)}. {other.in_words}{by}", 2)
        yield from _weighed(other)
    yield from _windows(answer.windows)
    yield from _to_find_out(main)
    yield from ("", "What comes next, by whom and by when")
    for place, step in enumerate(answer.steps, 1):
        yield from _step(answer.framework, place, step)
    yield from _not_established(answer.framework)
    yield from ("", *_decided(answer))


def _head(assessment: Assessment) -> str:
    if assessment.ended:
        return "NOT APPLICABLE"
    return _JUDGEMENT if assessment.judgement else _RESULTS[assessment.result]


def _assessment(framework: Framework, assessment: Assessment) -> Iterator[str]:
    yield from ("", assessment.criterion.question)
    yield wrapped(f"{_head(assessment)}. {assessment.in_words}", 2)
    if assessment.strength is not None:
        led = (framework.outcome(one) for one in assessment.outcomes)
        what = ", or ".join(outcome.title for outcome in led if outcome)
        spelled_out = f": {what}" if what else ""
        yield wrapped(f"Strength: {WORDS[assessment.strength]}{spelled_out}.", 2)
    for limb in assessment.limbs:
        yield from _limb(limb, assessment.result)
    yield from _weighed(assessment)


def _limb(result: LimbResult, overall: Result) -> Iterator[str]:
    limb = result.limb
    strength = WORDS[limb.clause.strength] if limb.clause.strength else ""
    stands = _JUDGEMENT if result.judgement else _RESULTS[limb.result]
    yield from ("", f"  {limb.clause.id}  {stands}  {strength}")
    yield wrapped(f"{limb.clause.title}.", 9)
    yield wrapped(limb.citation, 9)
    if limb.clause.note and (limb.result == "met" or result.judgement):
        yield wrapped(limb.clause.note, 9)
    # One limb is enough: why another is not met only distracts.
    if overall == "met" and limb.result == "not_met":
        return
    for clause in result.clauses:
        if _is_telling(limb.result, clause):
            word = "presumed" if clause.presumed else _STANDS[clause.result]
            line = f"{word}: {clause.clause.title} ({clause.clause.id})"
            yield wrapped(line, 9, mark="- ")


def _weighed(assessment: Assessment) -> Iterator[str]:
    """List what is to be weighed, and whether criteria.yaml tells what was found."""
    # Nothing is weighed where there is nothing to decide.
    if not assessment.considerations or assessment.result == "not_met":
        return
    yield from ("", "  To be weighed; none of it decides by itself")
    for one in assessment.considerations:
        line = f"{one.clause.title} ({one.clause.id}; {one.citation}): {_found(one)}"
        yield wrapped(line, 2, mark="- ")


def _found(one: Consideration) -> str:
    if one.value == "unknown":
        return "nothing recorded yet"
    return f"{one.value}, {'with' if one.sourced else 'without'} a source"


def _windows(windows: tuple[Window, ...]) -> Iterator[str]:
    if windows:
        yield from ("", "The look-back")
    for window in windows:
        name = window.lookback.title
        yield wrapped(f"{name} ({window.lookback.id}): {_span(window)}.", 2)
        if window.lookback.note:
            yield wrapped(window.lookback.note, 2)


def _span(window: Window) -> str:
    if window.start is None or window.end is None or window.latest_end is None:
        days = " or ".join(
            f"dates.{name}" for name in wording.keys(window.lookback.ends)
        )
        return f"it ends on a day that review.yaml does not have yet ({days})"
    start = spelled(window.start)
    # The day to which it looks back may be known by its month alone.
    if window.end == window.latest_end:
        doubt = ", if that day is right" if window.doubtful else ""
        return f"the look-back runs from {start} to {spelled(window.end)}{doubt}"
    return (
        f"the look-back runs from {start} at the earliest to "
        f"{spelled(window.latest_end)} at the latest"
    )


def _not_established(framework: Framework) -> Iterator[str]:
    if framework.not_established:
        yield from ("", "Not established here: consult the guidance itself")
    for sentence in framework.not_established:
        yield wrapped(sentence, 2, mark="- ")


_STANDS = {"met": "holds", "not_met": "does not hold", "undecided": "not known yet"}


def _is_telling(limb: Result, part: ClauseResult) -> bool:
    """Tell whether a clause helps to see why its limb stands as it does."""
    # A clause that others make up is not told: they are.
    if part.weighed:
        return False
    if any(node.title for node in part.clause.walk() if node is not part.clause):
        return False
    # Only what made the answer what it is.
    return part.result != "not_met" if limb == "undecided" else part.result == limb


def _to_find_out(assessment: Assessment) -> Iterator[str]:
    yield from ("", "Still to be found out")
    if assessment.open:
        yield from _questions(assessment.open)
    elif assessment.judgement:
        yield "  No fact that could change the answer; what is left is for judgement."
    else:
        yield "  Nothing that could change the answer."
    if assessment.strengthening:
        yield "  It would only change how much the result binds, or where it leads:"
        yield from _questions(assessment.strengthening)
    if assessment.presumed:
        yield "  Presumed; only a definite finding to the contrary would change it:"
        yield from _questions(assessment.presumed)


def _questions(facts: tuple[FactQuestion, ...]) -> Iterator[str]:
    for fact in facts:
        yield wrapped(f"{fact.question} ({fact.id})", 2, mark="- ")


def _step(framework: Framework, number: int, step: Step) -> Iterator[str]:
    mark = f"{number}. "
    if step.deadline is None:
        yield wrapped(step.text, 2, mark=mark)
        return
    clause = step.deadline.clause
    told = ", ".join(framework.title_of(one) for one in clause.recipients)
    who = framework.title_of(clause.actor) + (f", to {told}" if told else "")
    yield wrapped(f"{step.text} ({who}): {when(step.deadline)}.", 2, mark=mark)
    strength = WORDS[clause.strength] if clause.strength else ""
    yield wrapped(f"{clause.id}, {strength}; {step.deadline.citation}.", 5)
    if step.deadline.condition:
        yield wrapped(f"Applies {step.deadline.condition}.", 5)
    days = (step.deadline.start, step.deadline.due)
    if note := clocks.holiday_note(clause, days, framework.holiday_calendar):
        yield wrapped(f"{note[:1].upper()}{note[1:]}.", 5)


def when(deadline: Deadline) -> str:
    """Say by when, and how long that is off or past."""
    clause, left = deadline.clause, deadline.days_left
    if clause.time:
        return f"{clause.time} after {clause.event}"
    if not clause.span:
        return "the time is not established here; consult the guidance itself"
    if deadline.due is None:
        where = ", ".join(f"dates.{name}" for name in wording.keys(clause.starts))
        return (
            f"within {clause.span} of {clause.event}, a day that review.yaml "
            f"does not have yet ({where})"
        )
    if left is not None and left < 0:
        return f"was due by {spelled(deadline.due)}, {_days(-left)} ago"
    rest = "" if left is None else f", {_days(left)} left"
    return f"by {spelled(deadline.due)}{rest}"


def _days(count: int) -> str:
    return number(count, "day")


def _decided(answer: Answer) -> Iterator[str]:
    if answer.decision is not None:
        outcome = answer.framework.outcome(answer.decision.outcome)
        what = f": {outcome.title}" if outcome else ""
        yield wrapped(f"Decided on {spelled(answer.decision.date)}{what}.")
    yield wrapped(answer.framework.decision.statement)
