"""Rules on what readers said of drafts: left open, or settled without a word."""

from collections.abc import Iterator

from scrkit.diagnostics import Severity
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.engine.several import first_and_more
from scrkit.rules.engine.stage import blank, completed, passing, publishing
from scrkit.text.counting import number

_NAMED = 5


@rule(
    code="SCR494",
    title="Points on the drafts are open",
    source="scrkit's format: what readers say of a draft is answered",
    stage="report",
)
def points_open(context: Context) -> Iterator[Hit]:
    """Somebody said something of a draft, and nobody has settled it.

    A notice while drafts go round; a warning once the report is finished, or the Board
    approves it for publication.

    Why: Readers of a draft find what is wrong in fact, or unfair. What is left lying
    goes into print, and they learn that nobody read what they wrote.

    Do: See the table: scr render points. Settle each: scr draft answer PT1 --text … \
--settled-by ….
    """
    open_ = [one for one in context.review.points.points if one.is_open]
    if not open_:
        return
    ids = first_and_more(open_, _NAMED)
    told = number(len(open_), "point on a draft is", "points on drafts are")
    late = completed(context) or _approved(context) or publishing(context)
    severity = Severity.WARNING if late else Severity.NOTICE
    yield Hit(open_[0], f"{told} open: {ids}", ("status",), severity=severity)


@rule(
    code="SCR495",
    title="A point is settled, and it is not said by whom, or how",
    source="scrkit's format: what is settled says by whom",
    stage="report",
)
def point_settled_unsaid(context: Context) -> Iterator[Hit]:
    """A point is settled without an answer, or without who settled it and when.

    Why: A reader who asks what became of a remark is owed an answer, and somebody who
    stands for it.

    Do: Give the answer, and the office or body that settled it: scr draft answer.
    """
    for one in context.review.points.points:
        if one.is_open:
            continue
        lacking = [
            told
            for told, there in (
                ("an answer", not blank(one.answer)),
                ("by whom", not blank(one.settled_by)),
                ("the day", one.settled is not None),
            )
            if not there
        ]
        if lacking:
            message = f"{one.id} is settled, and this is not said: {', '.join(lacking)}"
            yield Hit(one, message, ("status",))


@rule(
    code="SCR496",
    title="A point was settled before the draft that it is on was sent",
    source="scrkit's format: days in their order",
    stage="report",
)
def point_out_of_order(context: Context) -> Iterator[Hit]:
    """A point is settled on a day before its draft went out.

    Why: One of the two days is wrong, or the point is on another draft.

    Do: Put right the day in points.yaml, or in drafts.yaml.
    """
    sent = {one.id: one.sent for one in context.review.drafts.drafts}
    for one in context.review.points.points:
        day = sent.get(one.draft)
        if day and one.settled and one.settled < day:
            message = f"{one.id} was settled before draft {one.draft[1:]} was sent"
            yield Hit(one, message, ("settled",))


def _approved(context: Context) -> bool:
    approved = context.review.dissemination.publication.approval is not None
    return approved or passing(context, "publication")
