"""The action plan as a table; the state of an action is read from its dates alone."""

from itertools import groupby

from scrkit.model.outcome import Action
from scrkit.render.document.blocks import (
    Blocks,
    Cell,
    Column,
    Paragraph,
    Row,
    Table,
    Text,
)
from scrkit.render.sections.case import Case, day
from scrkit.render.sections.prose import cell, emphasised, paragraphs, strong, words
from scrkit.render.wording.names import several
from scrkit.render.wording.wording import counted, listed
from scrkit.review.progress import STATES, is_started, state
from scrkit.text.casing import capital

# The colour only repeats the word: print it in grey and nothing is lost.
_SHADES = {
    "closed": "D5E8D4",
    "sustained": "D5E8D4",
    "made a difference": "D5E8D4",
    "evidenced": "E4F0E3",
    "done": "EFF6EE",
    "overdue": "F8D7DA",
}
_GROUP = "E3EAF2"


def summary(case: Case) -> str:
    """Say in a sentence how many actions stood how on the day of the report."""
    states = [state(a, case.options.as_of) for a in case.review.actions.actions]
    if not states:
        return ""
    whose = several(case.options.names)
    whole = counted(len(states), "action", "actions")
    begun = f"As at {day(case.options.as_of)}, the plan has {whole}"
    if len(set(states)) > 1:
        told = tuple(
            f"{counted(states.count(s), 'is', 'are')} {_said(s, whose)}"
            for s in STATES
            if s in states
        )
        return f"{begun}: {listed(told)}."
    # "Three actions: three are done" counts twice.
    alike = {1: "which is", 2: "both of them"}.get(len(states), "all of them")
    return f"{begun}, {alike} {_said(states[0], whose)}."


def _said(reached: str, whose: str) -> str:
    if reached == "made a difference":
        return f"known to have made a difference to {whose}"
    if reached == "sustained":
        return "known to have made a difference that lasts"
    return reached


def action_plan(case: Case) -> Blocks:
    """Return the plan, grouped by the first recommendation that each action serves."""
    actions = case.review.actions.actions
    if not actions:
        return (Paragraph(words("No action has been recorded yet.")),)
    # The order of the report, not of the ids: R2 stands before HEALTH-R1.
    texts = _recommendations(case)
    order = {id: n for n, id in enumerate(texts)}
    placed = sorted(actions, key=lambda a: order.get(_first(a), len(order)))
    rows: list[Row] = []
    for id, group in groupby(placed, key=_first):
        rows.append(Row((Cell(_heading(id, texts), _GROUP),), group=True))
        rows += (_row(action, case) for action in group)
    return (Table("Multi-agency action plan", _COLUMNS, tuple(rows)),)


_COLUMNS = (
    *(Column("Ref.", 14), Column("Recommendation", 33), Column("Action", 62)),
    *(Column("Owner", 38), Column("Due", 23)),
    *(Column("How success will be known", 48), Column("State", 39)),
)


def _first(action: Action) -> str:
    return next(iter((*action.source, *action.learning)), "")


def _recommendations(case: Case) -> dict[str, str]:
    """Return every recommendation's text by id: the overview's, then agencies' own."""
    found = {
        r.id: f"{case.say(r.text)} (to {case.addressee(r.to)})"
        for r in case.review.findings.recommendations
    }
    for imr in case.review.imrs:
        name = case.agency(imr.agency)
        for own in imr.recommendations:
            # Who reads the plan must see that the panel did not recommend it.
            found[own.id] = f"{case.say(own.text)} ({name}, for itself)"
    # What a rapid review learnt is acted on without a recommendation.
    for point in case.review.rapid.learning:
        found[point.id] = f"{case.say(point.text)} (from the rapid review)"
    return found


def _heading(id: str, texts: dict[str, str]) -> tuple[Text, ...]:
    text = " ".join(texts.get(id, "").split())
    return ((*strong(id or "No recommendation named"), *words(f"  {text}")),)


def _row(action: Action, case: Case) -> Row:
    reached = state(action, case.options.as_of)
    agency = case.agency(action.agency)
    return Row(
        (
            Cell((strong(action.id),)),
            cell(listed((*action.source, *action.learning))),
            cell(case.say(action.text)),
            cell(action.owner, capital(agency)),
            cell(day(action.due)),
            cell(case.say(action.success)),
            Cell(_state(action, case), _SHADES.get(reached, "")),
        )
    )


_DIFFERENT = ("closed", "sustained", "made a difference")


def _state(action: Action, case: Case) -> tuple[Text, ...]:
    as_of = case.options.as_of
    reached = state(action, as_of)
    lines = [strong(capital(reached))]
    # Overdue says nothing of whether anything has begun.
    if reached == "overdue" and is_started(action, as_of):
        lines.append(words("Started."))
    shown: tuple[str, ...] = ()
    if reached in _DIFFERENT and action.difference:
        shown = paragraphs(case.say(action.difference.what))
    elif reached == "evidenced" and action.evidenced:
        shown = paragraphs(case.say(action.evidenced.what))
    if not shown and _dated(reached, case):
        shown = paragraphs(case.say(action.progress))
    return (*lines, *(words(part) for part in shown))


def _dated(reached: str, case: Case) -> bool:
    """Tell whether progress, which bears no day, is known to be of the day or before.

    The public reads a plan "as at" a day, and only what was done by then has its end.
    """
    return reached == "done" if case.published else reached != "not started"


def shares(case: Case) -> Blocks:
    """Return how the Board watches the plan, as a small paragraph."""
    plan = case.review.actions
    looked = listed(tuple(day(d) for d in plan.reviewed if d <= case.options.as_of))
    board, whose = case.called("the_board"), f"The {case.called('subgroup')}"
    text = f"{plan.monitored_by or whose} watches the plan for {board}."
    if looked:
        text += f" It looked at it on {looked}."
    return (Paragraph(emphasised(text), "note"),)
