"""What is to be done and by when, as rows: actions and deadlines."""

from datetime import date

from scrkit.clocks.calendar import calendar
from scrkit.clocks.values import Due
from scrkit.model.monitoring import Proof
from scrkit.model.outcome import Action
from scrkit.model.reached import has_come
from scrkit.research.findings import pairs
from scrkit.research.schema import NOT_YET, Column, DataSet
from scrkit.review.progress import is_seen, state

_Acting = tuple[Action, date]


def _proved(action: Action, name: str, as_of: date) -> date | None:
    proof: Proof | None = getattr(action, name)
    # What the owner alone saw is no evidence of anybody else's.
    return proof.date if proof and is_seen(action, proof, as_of) else None


def _late(action: Action, as_of: date) -> int | None:
    """Count the days from the day due to the day done, or of the export."""
    # A review is exported as it stood on the day: later days are not known yet.
    done = action.done if has_come(action.done, as_of) else None
    if done is None and action.due >= as_of:
        return None
    return ((done or as_of) - action.due).days


ACTIONS: DataSet[_Acting] = DataSet(
    "actions",
    "One row an action of the multi-agency plan, as it stood on the day.",
    lambda case: [(one, case.as_of) for one in case.review.actions.actions],
    (
        Column("action", "text", "Id, within its review.", lambda a: a[0].id),
        Column(
            "agency",
            "text",
            "Agency that owns it, by id.",
            lambda a: a[0].agency,
            "It is the Board's.",
        ),
        Column("owner", "text", "Post that owns it.", lambda a: a[0].owner),
        Column("state", "text", "How it stood.", lambda a: state(*a)),
        Column("due", "day", "When it is due.", lambda a: a[0].due),
        Column(
            "done",
            "day",
            "When the owner says it was done.",
            lambda a: a[0].done if has_come(a[0].done, a[1]) else None,
            NOT_YET,
        ),
        Column(
            "evidenced",
            "day",
            "When somebody else saw it.",
            lambda a: _proved(a[0], "evidenced", a[1]),
            NOT_YET,
        ),
        Column(
            "made_a_difference",
            "day",
            "When somebody else saw a difference to children.",
            lambda a: _proved(a[0], "difference", a[1]),
            NOT_YET,
        ),
        Column(
            "overdue",
            "yes_no",
            "Whether it was due before the day of the export, and not done by then.",
            lambda a: state(*a) == "overdue",
        ),
        Column(
            "days_late",
            "whole",
            "Days from the day due to the day done, or of the export; below 0: early.",
            lambda a: _late(*a),
            "Neither due nor done.",
        ),
    ),
)
ACTION_RECOMMENDATIONS = pairs(
    "action_recommendations",
    "One row a recommendation that an action carries out.",
    "action",
    "recommendation",
    lambda case: [(a.id, r) for a in case.review.actions.actions for r in a.source],
)


DEADLINES: DataSet[Due] = DataSet(
    "deadlines",
    "One row a thing that is due: by guidance, terms, request or plan.",
    lambda case: calendar(case.framework, case.review, case.as_of).items,
    (
        Column(
            "deadline", "text", "Its id, such as that of the clause.", lambda d: d.id
        ),
        Column("kind", "text", "framework, terms, request, action.", lambda d: d.kind),
        Column("what", "text", "What it is, without the case.", lambda d: d.what),
        Column("state", "text", "How it stood.", lambda d: d.state),
        Column(
            "strength",
            "text",
            "How much the guidance binds.",
            lambda d: d.strength,
            "No guidance set it.",
        ),
        Column("owed_by", "text", "Who owes it.", lambda d: d.owed_by),
        Column(
            "start",
            "day",
            "When its clock started.",
            lambda d: d.start,
            "It has not, or has none.",
        ),
        Column(
            "due",
            "day",
            "When it is due.",
            lambda d: d.due,
            "No day is set, or the clock waits.",
        ),
        Column("done", "day", "When it was done.", lambda d: d.done, NOT_YET),
        Column(
            "days",
            "whole",
            "Days left on the day done, or of the export; below 0: late.",
            lambda d: d.days,
            "No day to count to, or the day done is not recorded.",
        ),
        Column(
            "paused_days",
            "whole",
            "Days of its time on which the review rested.",
            lambda d: d.paused.days if d.paused else 0,
        ),
    ),
)
