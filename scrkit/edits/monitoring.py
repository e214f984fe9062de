"""Put into a review what was decided and seen of its actions; never decides itself."""

from collections.abc import Mapping

from msgspec.structs import replace

from scrkit.edits.editing import Editing
from scrkit.edits.noting import checked
from scrkit.errors import ScrError
from scrkit.files import Plan
from scrkit.model.gathering import SecuredRecords
from scrkit.model.monitoring import Check, Closing, Decided, EvidenceFile, Postponement
from scrkit.model.outcome import Action, ActionPlan
from scrkit.review.progress import is_owners, lacking

ACTIONS, SECURED = "actions.yaml", "secured-records.yaml"


def with_decision(
    files: Mapping[str, bytes], id: str, made: Decided, put_off: Postponement | None
) -> Plan:
    """Return what notes a decision of the minutes, and that the plan was looked at.

    With `put_off` the action is due on another day from then on; its `was` is taken
    from the plan. Raises ScrError where there is no such action, or the day is no later
    one.
    """
    editing, at = _action(files, id)
    action = editing.before.actions[at]
    if made not in action.decisions:
        editing.append(("actions", at, "decisions"), made)
    if put_off is not None and put_off.due != action.due:
        _expect_later(action, put_off)
        moved = replace(put_off, was=action.due)
        editing.append(("actions", at, "postponed"), moved)
        editing.set(("actions", at), due=moved.due)
    days = editing.before.reviewed
    if made.date not in days:
        editing.set((), reviewed=tuple(sorted((*days, made.date))))
    return checked(files, editing)


def _expect_later(action: Action, put_off: Postponement) -> None:
    if put_off.due < put_off.date:
        raise ScrError(
            "--due names a day before that of the minutes; nothing was written",
            "An action is put off to a day that lies ahead. Look at the year of both.",
        )
    if put_off.due < action.due:
        raise ScrError(
            f"--due names a day before that on which {action.id} is due; nothing was "
            "written",
            "To put off is to move it later. To bring it forward, write the day under "
            "due in actions.yaml, and note the decision without --due.",
        )


def with_closing(files: Mapping[str, bytes], id: str, closing: Closing) -> Plan:
    """Return what notes that an action is watched no longer.

    Raises ScrError where it lacks what closing needs, or there is no such action.
    """
    editing, at = _action(files, id)
    action = editing.before.actions[at]
    if missing := lacking(action, closing.date):
        raise ScrError(
            f"{id} cannot be closed yet: it lacks {'; '.join(missing)}",
            "An action is closed once it is done and evidenced, has made a difference, "
            "and somebody has seen months later that the difference lasts.",
        )
    editing.set(("actions", at), closed=closing)
    return checked(files, editing)


def with_check(files: Mapping[str, bytes], id: str, check: Check) -> Plan:
    """Return what notes a later look at whether a difference lasts.

    Raises ScrError where no difference was seen by then, the owner would be the one who
    looked, or there is no such action.
    """
    editing, at = _action(files, id)
    action = editing.before.actions[at]
    if action.difference is None or action.difference.date > check.date:
        raise ScrError(
            f"of {id} no difference is recorded that could be looked at again",
            "First its owner says what was seen, in a form: "
            f"scr request {action.agency or 'board'} --what actions --filled",
        )
    if is_owners(action, check.by):
        raise ScrError(
            f"--by is the post that owns {id}; nothing was written",
            "Whether it lasts, somebody else must have seen: ask the sub group or an "
            "auditor to look, and name them.",
        )
    if check not in action.checks:
        editing.append(("actions", at, "checks"), check)
    return checked(files, editing)


def with_evidence(files: Mapping[str, bytes], kept: EvidenceFile) -> Plan:
    """Return what enters a file into the register of secured files.

    The same file of the same action is entered once: what was said of it is replaced.
    """
    _action(files, kept.action)
    editing = Editing(files.get(SECURED), SECURED, SecuredRecords)
    for at, one in enumerate(editing.before.evidence):
        if (one.action, one.sha256) == (kept.action, kept.sha256):
            editing.replace(("evidence", at), kept)
            return checked(files, editing)
    editing.append(("evidence",), kept)
    return checked(files, editing)


def _action(files: Mapping[str, bytes], id: str) -> tuple[Editing[ActionPlan], int]:
    editing = Editing(files.get(ACTIONS), ACTIONS, ActionPlan)
    every: tuple[Action, ...] = editing.before.actions
    for at, one in enumerate(every):
        if one.id == id:
            return editing, at
    raise ScrError(
        "actions.yaml holds no action of this id",
        "Give an id such as A1; they stand in actions.yaml.",
    )
