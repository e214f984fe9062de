"""The paper with which a sub group watches the plan: what changed, what stands."""

from collections.abc import Callable, Sequence

from scrkit.dates import add_months, spelled
from scrkit.model.kinds import Day
from scrkit.model.monitoring import Check
from scrkit.model.outcome import Action
from scrkit.render.document.blocks import Blocks, Cell, Column, Paragraph, Row, Table
from scrkit.render.sections.case import Case, day
from scrkit.render.sections.measures import measures
from scrkit.render.sections.prose import cell, paragraphs, strong, words
from scrkit.render.sections.watched import (
    changed,
    every,
    overdue,
    risky,
    silent,
    since_of,
    slipping,
    unchecked,
    unmoved,
    unseen,
)
from scrkit.render.wording.wording import counted, times
from scrkit.review.progress import (
    LATER,
    changes,
    is_late_enough,
    is_open,
    is_owners,
    lacking,
    last_check,
    slipped,
    state,
    update_for,
)
from scrkit.text.casing import capital

CHECK_AFTER = 6
"""Months after a difference was seen by which somebody looks again."""
_NONE = "None."
_Cells = tuple[Cell, ...]


def monitored(case: Case, part: str) -> Blocks:
    """Return a part of the paper, by its name."""
    return _PARTS[part](case) if part in _PARTS else ()


def _table(columns: Sequence[tuple[str, int]], rows: Sequence[_Cells]) -> Blocks:
    if not rows:
        return (Paragraph(words(_NONE)),)
    heads = tuple(Column(name, width) for name, width in columns)
    return (Table("", heads, tuple(Row(one) for one in rows)),)


def _action(action: Action, case: Case) -> _Cells:
    """Return the cells by which every table says which action it is, and whose."""
    agency = capital(case.agency(action.agency))
    return (
        Cell((strong(action.id),)),
        cell(case.say(action.text)),
        cell(action.owner, agency),
    )


_WHICH = (("Ref.", 14), ("Action", 64), ("Owner", 44))


def _said(action: Action, case: Case) -> Cell:
    """Return what its owner said this quarter, or that nothing was said."""
    one = update_for(action, case.options.quarter, case.options.as_of)
    if one is not None and one.what:
        text = paragraphs(case.say(one.what))
        return Cell((strong(f"Said on {spelled(one.date)}:"), *map(words, text)))
    if one is not None:
        return cell(f"Its row came back on {spelled(one.date)}, without a word.")
    if action.progress:
        noted = paragraphs(case.say(action.progress))
        return Cell((strong("Nothing this quarter. In the plan:"), *map(words, noted)))
    return cell("Nothing this quarter.")


def summed(case: Case) -> Blocks:
    """Return in a line how many actions stand in each part of the paper."""
    found = (
        ("changed since last time", changed(case)),
        ("overdue", overdue(case)),
        ("done without evidence", unseen(case)),
        ("evidenced without a difference", unmoved(case)),
        ("waiting for a later check", unchecked(case)),
        ("slipping", slipping(case)),
        ("at risk", risky(case)),
        ("of which nothing was said this quarter", silent(case)),
    )
    rows = [
        (cell(capital(name)), Cell((strong(str(len(those))),)), cell(_ids(those)))
        for name, those in found
    ]
    return _table((("Actions", 70), ("How many", 27), ("Which", 160)), rows)


def _ids(actions: Sequence[Action]) -> str:
    return ", ".join(one.id for one in actions) or "none"


def _of_changes(case: Case) -> Blocks:
    since, until = since_of(case), case.options.as_of
    rows = [
        (
            *_action(one, case),
            cell(*(f"{capital(told)}." for told in changes(one, since, until))),
            _said(one, case),
        )
        for one in changed(case)
    ]
    return _table((*_WHICH, ("What changed", 55), ("What was said", 80)), rows)


def _of_overdue(case: Case) -> Blocks:
    as_of = case.options.as_of
    rows = [
        (
            *_action(one, case),
            cell(
                day(one.due), f"{counted((as_of - one.due).days, 'day', 'days')} late"
            ),
            cell(f"Expected {day(one.expected)}" if one.expected else "Not said"),
            _said(one, case),
        )
        for one in overdue(case)
    ]
    last = (("Due", 32), ("Expected now", 27), ("What was said", 76))
    return _table((*_WHICH, *last), rows)


def _of_unseen(case: Case) -> Blocks:
    as_of = case.options.as_of
    rows = [
        (
            *_action(one, case),
            cell(day(one.done), f"{_ago(one.done, as_of)} ago", *_by_owner(one)),
            _said(one, case),
        )
        for one in unseen(case)
    ]
    return _table((*_WHICH, ("Done", 40), ("What was said", 95)), rows)


def _by_owner(action: Action) -> tuple[str, ...]:
    seen = action.evidenced
    return ("Seen by its owner alone",) if seen and is_owners(action, seen.by) else ()


def _ago(then: Day | None, as_of: Day) -> str:
    return counted((as_of - then).days, "day", "days") if then else ""


def _of_unmoved(case: Case) -> Blocks:
    as_of = case.options.as_of
    rows = []
    for one in unmoved(case):
        seen = one.evidenced
        said = (
            f"{day(seen.date)}, by {seen.by}" if seen else "",
            *((case.say(seen.what),) if seen else ()),
        )
        rows.append(
            (*_action(one, case), cell(*said), cell(*_why_none(one, as_of, case)))
        )
    last = (("Evidenced", 65), ("Difference to children", 70))
    return _table((*_WHICH, *last), rows)


def _why_none(action: Action, as_of: Day, case: Case) -> tuple[str, ...]:
    seen, last = action.difference, last_check(action, as_of)
    if last is not None and last.holds == "no":
        gone = f"It was seen once. The check of {day(last.date)} found it gone:"
        return gone, case.say(last.what)
    # A later day is not known to a paper of this one.
    if seen and seen.date <= as_of:
        if is_owners(action, seen.by):
            return "Its owner alone saw it:", case.say(seen.what)
        claimed = "What is recorded tells of an activity, not of what was seen:"
        return claimed, case.say(seen.what)
    return ("Nothing is recorded.",)


def _of_unchecked(case: Case) -> Blocks:
    as_of = case.options.as_of
    rows = []
    for one in unchecked(case):
        seen, last = one.difference, last_check(one, as_of)
        due = add_months(seen.date, CHECK_AFTER) if seen else None
        checked = _checked(one, last)
        late = ", overdue" if due and due < as_of else ""
        rows.append(
            (
                *_action(one, case),
                cell(*((day(seen.date), case.say(seen.what)) if seen else ())),
                cell(checked),
                cell(f"{day(due)}{late}"),
                cell(*(f"{capital(what)}." for what in lacking(one, as_of))),
            )
        )
    last_columns = (("Difference seen", 55), ("Last check", 25))
    more = (("Check again by", 25), ("To be closed it lacks", 30))
    return _table((*_WHICH, *last_columns, *more), rows)


def _checked(action: Action, last: Check | None) -> str:
    if last is None:
        return "not yet"
    # A difference that is gone is known at once; that it lasts takes months.
    if last.holds != "no" and not is_late_enough(action, last):
        return f"{day(last.date)}: less than {LATER} months on, too early to tell"
    return f"{day(last.date)}: lasts {_LASTS[last.holds]}"


_LASTS = {"yes": "wholly", "partly": "in part", "no": "no longer"}


def _of_slipping(case: Case) -> Blocks:
    as_of = case.options.as_of
    rows = []
    for one in slipping(case):
        moves = [p for p in one.postponed if p.date <= as_of]
        told = [
            f"{day(p.was)} to {day(p.due)}, agreed on {day(p.date)}"
            + (f": {case.say(p.reason)}" if p.reason else "; no reason is recorded")
            for p in moves
        ]
        if one.expected and one.expected > one.due and is_open(one, as_of):
            told.append(f"Due {day(one.due)}; its owner expects {day(one.expected)}")
        days = counted(slipped(one, as_of), "day", "days")
        often = times(len(moves)) if moves else "not agreed"
        rows.append((*_action(one, case), cell(*told), cell(days), cell(often)))
    last = (("The day moved", 85), ("By", 25), ("Put off", 25))
    return _table((*_WHICH, *last), rows)


def _of_risks(case: Case) -> Blocks:
    rows = [
        (
            *_action(one, case),
            Cell((strong(capital(one.risk or "")),)),
            cell(case.say(one.risk_note) or "Nobody said what it is."),
        )
        for one in risky(case)
    ]
    return _table((*_WHICH, ("Risk", 25), ("What it is", 110)), rows)


def _of_silent(case: Case) -> Blocks:
    as_of = case.options.as_of
    rows = [
        (
            *_action(one, case),
            cell(capital(state(one, as_of))),
            cell(_last_word(one, as_of)),
        )
        for one in silent(case)
    ]
    return _table((*_WHICH, ("State", 50), ("Last said", 85)), rows)


def _last_word(action: Action, as_of: Day) -> str:
    known = sorted(
        (one for one in action.updates if one.date <= as_of), key=lambda one: one.date
    )
    if not known:
        return "Its owner has never sent a workbook back."
    return f"{known[-1].quarter}, on {spelled(known[-1].date)}"


def _of_decisions(case: Case) -> Blocks:
    since, until = since_of(case), case.options.as_of
    rows = [
        (
            cell(day(made.date)),
            Cell((strong(one.id),)),
            cell(case.say(made.what)),
            cell(
                made.by or case.review.actions.monitored_by or case.called("subgroup")
            ),
            cell(capital(state(one, until))),
        )
        for one in every(case)
        for made in one.decisions
        if since <= made.date <= until
    ]
    columns = (("Decided on", 32), ("Ref.", 14), ("What", 121), ("By", 50))
    return _table((*columns, ("Stands now", 40)), rows)


def _of_files(case: Case) -> Blocks:
    rows = [
        (
            Cell((strong(one.action),)),
            cell(case.say(one.what)),
            cell(_SHOWS[one.shows]),
            cell(one.holder, one.where),
            cell(day(one.secured)),
            # Enough to hold a file against; the whole of it stands in the review.
            cell(one.sha256[:12]),
        )
        for one in case.review.secured.evidence
        if one.secured <= case.options.as_of
    ]
    columns = (("Ref.", 14), ("File", 80), ("Shows that it", 40), ("Kept", 63))
    last = (("Since", 30), ("SHA-256 begins", 30))
    return _table((*columns, *last), rows)


_SHOWS = {
    "done": "is done",
    "difference": "made a difference",
    "sustained": "has lasted",
}


def _of_measures(case: Case) -> Blocks:
    found = measures(case)
    return found or (Paragraph(words("No action names what is counted.")),)


_PARTS: dict[str, Callable[[Case], Blocks]] = {
    "summary": summed,
    "changes": _of_changes,
    "overdue": _of_overdue,
    "unseen": _of_unseen,
    "unmoved": _of_unmoved,
    "unchecked": _of_unchecked,
    "slipping": _of_slipping,
    "risks": _of_risks,
    "silent": _of_silent,
    "decisions": _of_decisions,
    "files": _of_files,
    "measures": _of_measures,
}
