"""The paper for the sub group on a quarter, in Word, Markdown and as a page."""

from dataclasses import replace
from datetime import date

from scrkit.dates import spelled
from scrkit.dates.quarters import Quarter
from scrkit.files import NewFile
from scrkit.model.review import Review
from scrkit.render.outgoing import monitoring_files
from scrkit.render.sections.case import NO_TIMELINE, open_case
from scrkit.render.wording.options import Options
from scrkit.render.wording.wording import counted, listed
from scrkit.review.effect import is_only_claimed
from scrkit.review.progress import state, update_for


def looked_before(review: Review, quarter: Quarter, as_of: date) -> date | None:
    """Return the day on which the plan was last looked at before a quarter began."""
    # A look within the quarter is one at this very paper.
    before = min(quarter.first, as_of)
    return max((d for d in review.actions.reviewed if d < before), default=None)


def since(review: Review, quarter: Quarter, as_of: date) -> date:
    """Return the day since which a paper tells what changed.

    That is the last look before the quarter; before the first, the day on which the
    plan was agreed, if that was earlier than the quarter.
    """
    looked = looked_before(review, quarter, as_of)
    agreed = review.actions.agreed
    if looked is not None:
        return looked
    return min(agreed, quarter.first) if agreed else quarter.first


def paper(review: Review, options: Options, quarter: Quarter) -> tuple[NewFile, ...]:
    """Return the paper as files; the same arguments give the same bytes.

    `options` may say since when it tells of changes. Raises ScrError where a board's
    own template cannot be used.
    """
    begun = options.since or since(review, quarter, options.as_of)
    chosen = replace(options, quarter=quarter.name, since=begun)
    case = open_case(review, NO_TIMELINE, chosen)
    values: dict[str, object] = {
        "monitoring": {
            "quarter": quarter.name,
            "since": _since(review, quarter, chosen),
            "answered": _answered(review, quarter, options.as_of),
        }
    }
    name = f"monitoring-{file_name(quarter)}"
    return monitoring_files(case, name, values)


def file_name(quarter: Quarter) -> str:
    """Return a quarter as a part of the name of a file: no sign that parts folders."""
    return quarter.name.replace("/", "-")


def _since(review: Review, quarter: Quarter, options: Options) -> str:
    begun = options.since
    assert begun is not None  # noqa: S101 - filled in by who calls
    looked = looked_before(review, quarter, options.as_of)
    what = "when the plan was last looked at before this quarter"
    if begun != looked:
        agreed = begun == review.actions.agreed
        what = "when the plan was agreed" if agreed else ""
    told = (
        f"The quarter runs from {spelled(quarter.first)} to {spelled(quarter.last)}. "
    )
    day = f"What changed is told since {spelled(begun)}"
    return f"{told}{day}, {what}." if what else f"{told}{day}."


def _answered(review: Review, quarter: Quarter, as_of: date) -> str:
    watched = [a for a in review.actions.actions if state(a, as_of) != "closed"]
    said = sum(update_for(one, quarter.name, as_of) is not None for one in watched)
    of = counted(len(watched), "action", "actions")
    claimed = [
        one.id
        for one in watched
        if state(one, as_of) == "made a difference" and is_only_claimed(one)
    ]
    told = (
        f"For this quarter something was said of {said} of {of}. What nobody has said "
        "counts as not known, not as done."
    )
    if claimed:
        told += (
            " What is recorded as a difference tells of an activity alone in "
            f"{listed(tuple(claimed))}."
        )
    return told
