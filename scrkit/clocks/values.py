"""What is due in one review, as frozen values."""

from datetime import date
from typing import Literal

from msgspec import Struct

from scrkit.frameworks import Strength
from scrkit.model.order import Because
from scrkit.model.review import Review

Kind = Literal["framework", "terms", "request", "action"]
State = Literal[
    "waiting",
    "not_established",
    "open",
    "overdue",
    "passed",
    "in_time",
    "late",
    "done",
    "running",
    "over",
]
# States in which somebody still has something to do, or to keep up.
OPEN: frozenset[State] = frozenset(
    {"waiting", "not_established", "open", "overdue", "running"}
)


class Rest(Struct, frozen=True):
    """Days within the time of a deadline on which the review rested, by reason.

    A day on which it rested for two reasons counts once for each of them.
    """

    because: Because
    days: int


class Paused(Struct, frozen=True):
    """How much of a time the review rested; the day due is never moved by it.

    `days` counts each day once. `without` is the day on which the time would have
    been over if those days did not count.
    """

    days: int
    rests: tuple[Rest, ...]
    without: date | None = None


class Due(Struct, frozen=True):
    """Something due in a review, whoever says by when.

    `id` is the clause, `terms.` and a key, an agency and what was asked for, or an
    action. `what` says it without a word of the case. `owed_by` and `owed_to` are
    ids of roles and agencies. `start` is the day on which its clock started. `days`
    are calendar days from the day done, or else from the day asked about, to the
    day due (negative: late). `earlier` is the clause that sets an earlier day for
    the very same thing. `agreed` is the new day of a delay that was reported.
    `unsettled` says where bank holidays that nobody knows yet may move the day, and
    `carried_over` what to check of a time that an older edition of the guidance set.
    """

    kind: Kind
    id: str
    what: str
    state: State
    start: date | None = None
    due: date | None = None
    done: date | None = None
    days: int | None = None
    owed_by: str = ""
    owed_to: tuple[str, ...] = ()
    strength: Strength | None = None
    soft: bool = False
    citation: str = ""
    condition: str = ""
    time: str = ""
    starts: tuple[str, ...] = ()
    note: str = ""
    unsettled: str = ""
    carried_over: str = ""
    earlier: str = ""
    paused: Paused | None = None
    agreed: date | None = None

    @property
    def open(self) -> bool:
        """Whether there is still something to do, and no earlier day for it.

        Once its own day has passed as well, the earlier day hides it no longer: what
        binds later may bind more.
        """
        return self.state in OPEN and (not self.earlier or self.state == "overdue")


class Calendar(Struct, frozen=True):
    """Everything due in a review, by kind and in the order of its files."""

    review: Review
    as_of: date
    items: tuple[Due, ...]
