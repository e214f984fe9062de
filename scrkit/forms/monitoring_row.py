"""A row of a quarter's workbook: an action as its owner sees it, and what is clear."""

from typing import Annotated

from msgspec.structs import replace

from scrkit.forms.records import Taking
from scrkit.model.kinds import ActionId, Day, Narrative, Record, about
from scrkit.model.monitoring import Check, Proof, Risk
from scrkit.model.outcome import Action
from scrkit.review.progress import is_owners
from scrkit.text.fillers import says_nothing

_NO_MEASURE = (
    "The plan names nothing that is counted for this action, so that a figure means "
    "nothing yet: name it in actions.yaml, under measure, and import again."
)
_SAYS_NOTHING = (
    "It says nothing of the action. Say what has happened since last time, or leave it "
    "empty: then it counts as silence."
)
_NO_DIFFERENCE = (
    "No difference is recorded by that day that could be looked at again. Say first "
    "what was seen in children's lives or in practice, and when."
)
_BY_OWNER = (
    "Who saw it is the post that owns the action, and what the owner alone has seen is "
    "neither evidence nor a difference. Ask somebody else to look, and name them."
)
_TURNED = (
    "The day on which it was done lies before the day on which the action was started. "
    "Look at the year of both."
)
# Short as they are, these say how it stands with the work itself.
_OF_THE_WORK = frozenset(
    ("in progress", "not yet", "pending", "later", "soon", "awaiting")
)


class Row(Record, frozen=True, kw_only=True):
    """An action as its owner sees it in the workbook of a quarter."""

    id: Annotated[ActionId, about("Action.")]
    text: Annotated[Narrative, about("What is to be done.")]
    due: Annotated[Day, about("Due.")]
    success: Annotated[Narrative, about("How success will be known.")]
    last: Annotated[Narrative, about("What was said last time.")] = ""
    counted: Annotated[Narrative, about("What is counted.")] = ""
    now: Annotated[Narrative, about("What is said this quarter.")] = ""
    started: Annotated[Day | None, about("Started on.")] = None
    done: Annotated[Day | None, about("Done on.")] = None
    expected: Annotated[Day | None, about("Expected on.")] = None
    risk: Annotated[Risk | None, about("Risk.")] = None
    risk_note: Annotated[Narrative, about("What the risk is.")] = ""
    evidenced: Annotated[Proof | None, about("Evidence.")] = None
    difference: Annotated[Proof | None, about("Difference to children.")] = None
    month_1: Annotated[str, about("Figure of the first month.")] = ""
    month_2: Annotated[str, about("Figure of the second month.")] = ""
    month_3: Annotated[str, about("Figure of the third month.")] = ""
    after: Annotated[str, about("Figure afterwards.")] = ""
    check: Annotated[Check | None, about("Looked at again.")] = None


class Rows(Record, frozen=True, kw_only=True):
    """The rows of a workbook of a quarter."""

    actions: Annotated[tuple[Row, ...], about("Actions.")] = ()


MONTHS = ("month_1", "month_2", "month_3")


def clear(action: Action, row: Row, before: Row, taking: Taking) -> Row:
    """Return a row without what means nothing yet; each of it is asked about."""
    clear = row
    if row.now != before.now and _is_filler(row.now):
        clear = replace(clear, now=before.now)
        _ask(taking, action.id, ("now",), _SAYS_NOTHING)
    figures = {field: "" for field in (*MONTHS, "after") if getattr(row, field)}
    if action.measure is None and figures:
        clear = replace(clear, **figures)
        _ask(taking, action.id, tuple(figures), _NO_MEASURE)
    seen, check = row.difference, row.check
    if check not in (None, before.check) and (seen is None or seen.date > check.date):
        clear = replace(clear, check=before.check)
        parts = ("check.date", "check.by", "check.what", "check.holds")
        _ask(taking, action.id, parts, _NO_DIFFERENCE)
    days = (row.started, row.done)
    if days != (before.started, before.done) and _turned(*days):
        clear = replace(clear, started=before.started, done=before.done)
        _ask(taking, action.id, ("done", "started"), _TURNED)
    for field in ("evidenced", "difference", "check"):
        told = getattr(clear, field)
        if told not in (None, getattr(before, field)) and is_owners(action, told.by):
            clear = replace(clear, **{field: getattr(before, field)})
            cells = tuple(f"{field}.{one}" for one in ("by", "date", "what", "holds"))
            _ask(taking, action.id, cells, _BY_OWNER)
    return clear


def _turned(started: Day | None, done: Day | None) -> bool:
    return started is not None and done is not None and done < started


def _is_filler(text: str) -> bool:
    return says_nothing(text) and text.strip(" .").casefold() not in _OF_THE_WORK


def _ask(taking: Taking, id: str, parts: tuple[str, ...], needed: str) -> None:
    """Ask once about cells of a row, which are then not told as taken in."""
    keys = [(f"actions.{part}", id, 0) for part in parts]
    said = [taking.said[key].at for key in keys if key in taking.said]
    taking.setting.ask(said[0], parts[0], needed)
    taking.changed[:] = [at for at in taking.changed if at not in said]
