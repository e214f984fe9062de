"""What `scr status` answers to programs: ids, days and counts only."""

from collections.abc import Sequence
from datetime import date

from scrkit.board.rows import Line
from scrkit.cli.show.answer import Answer, Lacking, Spot, json_text, spot, taken
from scrkit.cli.show.board_json import BoardRow, board_rows
from scrkit.standing.rapid import RapidStands
from scrkit.standing.status import Status


class StageStands(Answer, frozen=True):
    """How far a stage has got."""

    stage: str
    progress: str
    done_on: date | None
    errors: int
    warnings: int
    notices: int


class Returned(Answer, frozen=True):
    """What an agency was asked for, and whether it came."""

    what: str
    state: str
    on: date | None
    due: date | None
    chased: int


class AgencyStands(Answer, frozen=True):
    """What one agency has returned."""

    id: str
    returns: tuple[Returned, ...]


class Next(Answer, frozen=True):
    """Something that is due next; `days` are negative where it is late."""

    id: str
    due: date | None
    state: str
    days: int | None


class RapidStanding(Answer, frozen=True):
    """Where a rapid review stands: working days gone, when it is due, what is next."""

    started: date | None
    due: date | None
    sent: date | None
    withdrawn: date | None
    working_day: int | None
    of: int | None
    local_review: bool
    next: str


class ReviewStands(Answer, frozen=True):
    """Where one review stands."""

    review: str
    framework: str
    as_of: date
    stage: str | None
    ended: bool
    stages: tuple[StageStands, ...]
    agencies: tuple[AgencyStands, ...]
    next: tuple[Next, ...]
    holding: tuple[Spot, ...]
    lacking: tuple[Lacking, ...]
    file_errors: int
    suspect: tuple[str, ...]
    accepted: int
    open_questions: int
    undecided: int
    look_by: date | None
    rapid: RapidStanding | None


class Stands(Answer, frozen=True):
    """Answer of `scr status`; `rows` is the table of several, unread ones with it."""

    reviews: tuple[ReviewStands, ...]
    rows: tuple[BoardRow, ...] = ()


def status_json(found: Sequence[Status], lines: Sequence[Line] = ()) -> str:
    """Return where reviews stand, of several with their table."""
    reviews = tuple(map(_review, found))
    return json_text(Stands(reviews=reviews, rows=board_rows(lines)))


def _review(status: Status) -> ReviewStands:
    return taken(
        ReviewStands,
        status,
        review=status.review.case.id,
        framework=status.review.case.framework,
        ended=bool(status.ended),
        agencies=[
            {"id": one.agency.id, "returns": one.returns} for one in status.agencies
        ],
        holding=[spot(one) for one in status.holding],
        file_errors=status.files,
        rapid=_rapid(status.rapid) if status.rapid else None,
    )


def _rapid(stands: RapidStands) -> dict[str, object]:
    clock = stands.clock
    return {
        "started": clock.start if clock else None,
        "due": clock.due if clock else None,
        "sent": clock.done if clock else None,
        "withdrawn": stands.withdrawn,
        "working_day": stands.day,
        "of": clock.clause.count if clock else None,
        "local_review": stands.local,
        "next": stands.next,
    }
