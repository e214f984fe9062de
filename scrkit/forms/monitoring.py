"""The workbook of a quarter: a row an action, what was said last time, what is now."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from scrkit.dates import PartialDate, spelled
from scrkit.dates.quarters import Quarter, quarter
from scrkit.forms.description import Form, Part
from scrkit.forms.marks import BOARD, QUARTERLY
from scrkit.forms.monitoring_row import MONTHS, Row, Rows, clear
from scrkit.forms.plan import FormOptions, FormSummary, summed
from scrkit.forms.shared import BEGUN, PLAN, PROVEN, locked
from scrkit.forms.table import row_edits, rows_taken
from scrkit.model.case import Agency
from scrkit.model.kinds import Day
from scrkit.model.monitoring import Check, Measure, Reading, Update
from scrkit.model.outcome import Action
from scrkit.model.review import Review
from scrkit.review.progress import state, update_for


def form_for(told: Quarter) -> Form:
    """Return the form of a quarter; its columns for figures bear the months' names."""
    months = {
        f"actions.{field}": Part(
            f"Figure for {spelled(first).partition(' ')[2]}",
            "What was counted in this month: 46 of 50, 92 % or 17.",
        )
        for field, first in zip(MONTHS, told.months, strict=True)
    }
    return Form(
        name=QUARTERLY,
        title="Actions of a quarter",
        record=Rows,
        file="actions.yaml",
        to=("agency", "board"),
        by="the owners of actions",
        rows="actions",
        parts=_PARTS | months,
    )


_PARTS = {
    **locked(PLAN),
    "actions.last": Part("What was said last time", locked=True),
    "actions.counted": Part("What is counted", locked=True),
    "actions.now": Part(
        "What is said this quarter",
        "What has happened since last time; if it is late, why, and who was told.",
    ),
    **BEGUN,
    "actions.expected": Part(
        "Expected on", "If it will be later than it is due: by when.", ahead=True
    ),
    "actions.risk": Part("Risk", "That it is not done, or makes no difference."),
    "actions.risk_note": Part("What the risk is", "And what would lessen it."),
    **PROVEN,
    "actions.difference.what": Part(
        "what was seen",
        "In children's lives, or in practice. A training held is no difference yet.",
    ),
    "actions.after": Part(
        "Figure afterwards", "Once it is done: 46 of 50, 92 % or 17."
    ),
    "actions.check": Part("Looked at again"),
    "actions.check.date": Part("when", "Months after the difference was seen."),
    "actions.check.by": Part("who looked (a role other than the owner)"),
    "actions.check.what": Part("what was seen then", "Does it last?"),
    "actions.check.holds": Part("does it last"),
}

# What a row has of an action as it is, and what its owner may say anew.
_GIVEN = ("id", "text", "due", "success")
_SAID = (
    *("started", "done", "expected", "risk", "risk_note"),
    *("evidenced", "difference"),
)


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose workbook it is: an agency's post, or the Board's; its actions by id."""

    agency: Agency | None
    post: str
    actions: tuple[str, ...]

    @property
    def id(self) -> str:
        """The id of the agency, or the Board's."""
        return self.agency.id if self.agency else BOARD

    def file(self, told: Quarter) -> str:
        """What its workbook is called: by ids, for a post may be anybody's words."""
        return f"actions-{self._name(told)}.xlsx"

    def letter(self, told: Quarter) -> str:
        """What its letter is called."""
        return f"letter-owner-{self._name(told)}.docx"

    def _name(self, told: Quarter) -> str:
        return f"{told.name.replace('/', '-')}-{self.id}-{self.actions[0]}"


def owners(review: Review, as_of: Day) -> tuple[Owner, ...]:
    """Return whose actions are still watched, in the order of the plan."""
    found: dict[tuple[str, str], list[Action]] = {}
    for one in review.actions.actions:
        if state(one, as_of) != "closed":
            post = " ".join(one.owner.split()).casefold()
            found.setdefault((one.agency or "", post), []).append(one)
    return tuple(
        Owner(
            review.agency(agency) if agency else None,
            those[0].owner,
            tuple(one.id for one in those),
        )
        for (agency, _), those in found.items()
    )


def rows_for(
    review: Review, actions: tuple[str, ...], told: Quarter
) -> tuple[Row, ...]:
    """Return actions as the rows of a workbook, as they stand."""
    by_id = {one.id: one for one in review.actions.actions}
    return tuple(_row(by_id[id], told) for id in actions if id in by_id)


def _row(action: Action, told: Quarter) -> Row:
    figures = _figures(action)
    months = (_month(first) for first in told.months)
    said = update_for(action, told.name)
    same: dict[str, Any] = {n: getattr(action, n) for n in (*_GIVEN, *_SAID)}
    for field, month in zip(MONTHS, months, strict=True):
        same[field] = figures.get(month, "")
    return Row(
        last=_last(action, told),
        counted=_counted(action.measure),
        after=action.measure.after if action.measure else "",
        # What was said this quarter already: it comes back as what it is.
        now=said.what if said else "",
        check=_check(action, told),
        **same,
    )


def _check(action: Action, told: Quarter) -> Check | None:
    """Return the look of a quarter at whether the difference lasts, if any."""
    fresh = [one for one in action.checks if one.date >= told.first]
    return max(fresh, key=lambda one: one.date, default=None)


def _month(first: Day) -> str:
    return f"{first.year:04}-{first.month:02}"


def _figures(action: Action) -> dict[str, str]:
    return {one.month.text[:7]: one.value for one in action.readings}


def _last(action: Action, told: Quarter) -> str:
    """Return what was said before a quarter: on which day, state, evidence, risk."""
    known = [one for one in action.updates if one.quarter != told.name]
    if not known:
        # What is said this quarter stands under progress already.
        earlier = "" if action.updates else action.progress.strip()
        noted = f"\n\n{earlier}" if earlier else ""
        return f"Nothing came back in an earlier quarter.{noted}"
    one = max(known, key=lambda update: update.date)
    facts = [f"On {spelled(one.date)} ({one.quarter}): {one.state}"]
    if one.risk:
        facts.append(f"risk {one.risk}")
    if one.expected:
        facts.append(f"expected {spelled(one.expected)}")
    said = f"\n\n{one.what.strip()}" if one.what.strip() else ""
    return f"{'; '.join(facts)}.{said}"


def _counted(measure: Measure | None) -> str:
    if measure is None:
        return ""
    facts = [measure.counted.rstrip(".")]
    facts += [f"before {measure.before}"] if measure.before else []
    facts += [f"target {measure.target}"] if measure.target else []
    facts += [f"from {measure.source}"] if measure.source else []
    return "; ".join(facts)


def plan_quarter(content: bytes, options: FormOptions) -> FormSummary:
    """Return what taking the workbook of an owner in would do."""
    told, plan = quarter(options.stamp.quarter), options.review.actions
    mine = tuple(
        one.id
        for one in plan.actions
        if one.id in options.stamp.actions and (one.agency or BOARD) == options.owner
    )
    records = rows_for(options.review, mine, told)
    # What was said first in the plan is written over by what is said this quarter.
    loose = {
        (one.id, "last")
        for one in plan.actions
        if update_for(one, told.name) is not None
    }
    answers, taking, rows = rows_taken(content, options, records, loose)
    before = {one.id: one for one in records}
    after = []
    for action in plan.actions:
        row = rows.get(action.id)
        if row is not None:
            row = clear(action, row, before[action.id], taking)
        if row is None or row == before[action.id]:
            after.append(action)
        else:
            after.append(_taken(action, row, options, told))
    now = replace(plan, actions=tuple(after))
    return summed(answers, options, (taking, plan, now), row_edits)


def _taken(action: Action, row: Row, options: FormOptions, told: Quarter) -> Action:
    """Return an action with what its row says, and with that it was said."""
    changed = replace(
        action,
        **{name: getattr(row, name) for name in _SAID},
        progress=row.now or action.progress,
        **_measured(action, row, told),
        checks=tuple(_checked(action, row, told)),
    )
    before = update_for(action, told.name)
    was, now = state(action, options.day), state(changed, options.day)
    if before is not None:
        was = before.was or before.state
    update = Update(
        quarter=told.name,
        date=options.day,
        state=now,
        was=was if was != now else None,
        due=changed.due,
        what=row.now or (before.what if before else ""),
        risk=changed.risk,
        expected=changed.expected,
    )
    others = tuple(one for one in action.updates if one.quarter != told.name)
    return replace(changed, updates=(*others, update))


def _measured(action: Action, row: Row, told: Quarter) -> dict[str, Any]:
    if action.measure is None:
        return {}
    figures = _figures(action)
    for field, first in zip(MONTHS, told.months, strict=True):
        month, value = _month(first), getattr(row, field)
        if value:
            figures[month] = value
        else:
            figures.pop(month, None)
    return {
        "measure": replace(action.measure, after=row.after),
        "readings": tuple(_readings(action, figures)),
    }


def _readings(action: Action, figures: dict[str, str]) -> Iterator[Reading]:
    """Yield the readings in the order of their months; those as before stay."""
    held = {one.month.text[:7]: one for one in action.readings}
    for month in sorted(figures):
        one = held.get(month)
        if one is not None and one.value == figures[month]:
            yield one
        else:
            yield Reading(month=PartialDate(month), value=figures[month])


def _checked(action: Action, row: Row, told: Quarter) -> Iterator[Check]:
    shown = _check(action, told)
    for one in action.checks:
        if one is not shown:
            yield one
        elif row.check is not None:
            yield row.check
    if shown is None and row.check is not None:
        yield row.check
