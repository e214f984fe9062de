"""The table of a board: one row a review, also for one that cannot be read."""

from collections import Counter
from datetime import date
from typing import Literal

from msgspec import Struct

from scrkit.board.slippage import Slip, slippage
from scrkit.clocks import Due, calendar
from scrkit.diagnostics import Severity
from scrkit.frameworks import Framework
from scrkit.model.reached import has_come
from scrkit.model.review import Review
from scrkit.review import Loaded
from scrkit.review.progress import STATES, state
from scrkit.standing.status import Status

ChangedBy = Literal["git", "files", ""]


class Changed(Struct, frozen=True):
    """The day of the last change, and what tells it: git's last commit, or the files.

    `day` is None where neither does.
    """

    day: date | None = None
    by: ChangedBy = ""


class Seen(Struct, frozen=True):
    """What is known of a review's folder besides its records.

    `folder` is what to call it; `faults` counts the errors of its files as files.
    """

    folder: str
    changed: Changed = Changed()
    faults: int = 0


class Gates(Struct, frozen=True):
    """The gates of publication: how many are settled, of how many, and which are not.

    Gates that the framework has and nobody recorded are open.
    """

    settled: int
    total: int
    open: tuple[str, ...]


class Row(Struct, frozen=True, kw_only=True):
    """Where one review stands, in a row; ids, days and counts only.

    `stage` is the first stage that is not done, `complete` where all are, `ended` where
    no review is held. `held` counts what holds that stage: errors, warnings and
    milestones not reached. `errors` are those of its files, by which the row may lack
    something. `actions` counts the actions by each of the states there are. `rapid`
    is whether it is a rapid review.
    """

    folder: str
    review: str
    title: str
    board: str
    framework: str
    framework_title: str
    rapid: bool
    stage: str
    slip: Slip
    next: Due | None
    overdue: tuple[Due, ...]
    actions: dict[str, int]
    gates: Gates
    held: int
    errors: int
    changed: Changed


class Unread(Struct, frozen=True, kw_only=True):
    """A folder whose review cannot be read, why, and what to do."""

    folder: str
    why: str
    do: str


class Held(Struct, frozen=True):
    """A review as it was read, with its row."""

    row: Row
    review: Review
    framework: Framework | None


Line = Held | Unread


def row(loaded: Loaded, stands: Status, seen: Seen) -> Held:
    """Return a review with its row, by where it stands."""
    review, framework, as_of = stands.review, stands.framework, stands.as_of
    case = review.case
    due = calendar(framework, review, as_of).items
    coming = [one for one in stands.next if one.state != "overdue"]
    found = Counter(state(one, as_of) for one in review.actions.actions)
    made = Row(
        folder=seen.folder,
        review=case.id,
        title=case.title,
        board=case.board.name,
        framework=case.framework,
        framework_title=framework.title if framework else "",
        rapid=review.is_rapid,
        stage="ended" if stands.ended else stands.stage or "complete",
        slip=Slip()
        if stands.ended
        else slippage(framework, due, as_of, rapid=review.is_rapid),
        next=next((one for one in coming if one.due is not None), None),
        overdue=tuple(one for one in stands.next if one.state == "overdue"),
        actions={one: found[one] for one in STATES if found[one]},
        gates=_gates(review, framework, as_of),
        held=len(stands.holding) + len(stands.lacking),
        errors=seen.faults
        + sum(d.severity is Severity.ERROR for d in loaded.diagnostics),
        changed=seen.changed,
    )
    return Held(made, review, framework)


def _gates(review: Review, framework: Framework | None, as_of: date) -> Gates:
    if review.is_rapid:
        # Nothing of a rapid review is published.
        return Gates(0, 0, ())
    recorded = review.dissemination.publication.gates
    asked = [one.id for one in framework.gates] if framework else []
    # Guidance may name no gates; then those count that the board keeps itself.
    asked = asked or list(dict.fromkeys(one.id for one in recorded))
    settled = {
        one.id
        for one in recorded
        if one.state != "open" and (one.date is None or has_come(one.date, as_of))
    }
    still = tuple(one for one in asked if one not in settled)
    return Gates(len(asked) - len(still), len(asked), still)


def read_ones(lines: tuple[Line, ...]) -> tuple[Held, ...]:
    """Return the reviews of a table that could be read, in their order."""
    return tuple(one for one in lines if isinstance(one, Held))


def unread_ones(lines: tuple[Line, ...]) -> tuple[Unread, ...]:
    """Return the folders of a table that could not be read, in their order."""
    return tuple(one for one in lines if isinstance(one, Unread))
