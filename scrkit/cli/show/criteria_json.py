"""The answer of `scr check-criteria` as JSON for programs; computes nothing."""

import json
from datetime import date

from scrkit.cli.show.criteria_text import Answer
from scrkit.criteria import (
    Assessment,
    ClauseResult,
    Consideration,
    LimbResult,
    Step,
    Window,
)
from scrkit.frameworks import Deadline


def json_text(answer: Answer) -> str:
    """Return all of it as JSON; `schema_version` changes when a field does."""
    main, *others = answer.assessments
    decided = answer.decision
    shown = {
        "schema_version": 1,
        "framework": answer.framework.id,
        "as_of": answer.as_of.isoformat(),
        "warnings": list(answer.warnings),
        **_assessment(main),
        "others": [_assessment(one) for one in others],
        "decision": decided
        and {"outcome": decided.outcome, "date": decided.date.isoformat()},
        "next": [_step(step) for step in answer.steps],
        "decider": answer.framework.decision.decider,
        "statement": answer.framework.decision.statement,
        "lookbacks": [_window(one) for one in answer.windows],
        "not_established": list(answer.framework.not_established),
    }
    return json.dumps(shown, indent=2) + "\n"


def _assessment(assessment: Assessment) -> dict[str, object]:
    return {
        "criterion": assessment.criterion.id,
        "question": assessment.criterion.question,
        "result": assessment.result,
        "strength": assessment.strength,
        "meaning": assessment.in_words,
        "deciding": list(assessment.deciding),
        "limbs": [_limb(limb) for limb in assessment.limbs],
        "open": [fact.id for fact in assessment.open],
        "strengthening": [fact.id for fact in assessment.strengthening],
        "presumed": [fact.id for fact in assessment.presumed],
        "outcomes": list(assessment.outcomes),
        "judgement": assessment.judgement,
        "considerations": [_consideration(one) for one in assessment.considerations],
    }


def _consideration(one: Consideration) -> dict[str, object]:
    return {
        "id": one.clause.id,
        "title": one.clause.title,
        "citation": one.citation,
        "value": one.value,
        "sourced": one.sourced,
    }


def _window(window: Window) -> dict[str, object]:
    return {
        "id": window.lookback.id,
        "fact": window.lookback.fact,
        "start": _day(window.start),
        "end": _day(window.end),
        "latest_end": _day(window.latest_end),
        "citation": window.citation,
    }


def _limb(result: LimbResult) -> dict[str, object]:
    return {
        **_clause(result.limb),
        "strength": result.limb.clause.strength,
        "outcome": result.limb.clause.outcome,
        "judgement": result.judgement,
        "clauses": [_clause(clause) for clause in result.clauses],
    }


def _clause(result: ClauseResult) -> dict[str, object]:
    return {
        "id": result.clause.id,
        "title": result.clause.title,
        "result": result.result,
        "presumed": result.presumed,
        "citation": result.citation,
    }


def _step(step: Step) -> dict[str, object]:
    deadline = step.deadline
    return {"text": step.text, "deadline": deadline and _deadline(deadline)}


def _deadline(deadline: Deadline) -> dict[str, object]:
    clause = deadline.clause
    return {
        "id": clause.id,
        "actor": clause.actor,
        "recipients": list(clause.recipients),
        "strength": clause.strength,
        "soft": clause.soft,
        "established": clause.established,
        "time": clause.time,
        "start": _day(deadline.start),
        "due": _day(deadline.due),
        "days_left": deadline.days_left,
        "late": deadline.late,
        "condition": deadline.condition,
        "citation": deadline.citation,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
