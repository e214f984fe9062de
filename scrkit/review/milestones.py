"""The milestones by which each stage of a review is left behind, on a day."""

from collections.abc import Iterator, Sized
from datetime import date

from msgspec import Struct

from scrkit.frameworks import Framework
from scrkit.model import reached
from scrkit.model.review import Review
from scrkit.model.stages import STAGES, Stage
from scrkit.review.progress import made_a_difference
from scrkit.review.rapid_steps import rapid_steps


class Milestone(Struct, frozen=True):
    """Something that has to be there before a stage is done.

    `file` is where it is recorded; `on` the day it was reached, where it has one.
    """

    stage: Stage
    what: str
    reached: bool
    file: str
    on: date | None = None


def milestones(
    review: Review, framework: Framework | None, as_of: date
) -> dict[Stage, tuple[Milestone, ...]]:
    """Return the milestones of every stage as they stood on a day.

    What is dated later has not happened yet.
    """
    found = tuple(_all(review, framework, as_of))
    if review.is_rapid:
        steps = rapid_steps(review, framework, as_of)
        found = tuple(
            Milestone(one.stage, one.what, one.reached, one.file, one.on)
            for one in steps
        )
    return {stage: tuple(m for m in found if m.stage == stage) for stage in STAGES}


def _all(
    review: Review, framework: Framework | None, as_of: date
) -> Iterator[Milestone]:
    yield from _criteria(review, as_of)
    yield from _set_up(review, framework, as_of)
    yield from _gathering(review, as_of)
    yield from _analysis(review)
    yield from _report(review, framework, as_of)
    yield from _publication(review, as_of)
    yield from _monitoring(review, as_of)


def _dated(
    stage: Stage, what: str, file: str, day: date | None, as_of: date
) -> Milestone:
    there = reached.has_come(day, as_of)
    return Milestone(stage, what, there, file, day if there else None)


def _so_far(what: str, some: Sized, all_of: Sized) -> str:
    done = len(some) == len(all_of)
    return what if done else f"{what}: {len(some)} of {len(all_of)} so far"


def _criteria(review: Review, as_of: date) -> Iterator[Milestone]:
    day = reached.decided_on(review)
    yield _dated("criteria", "the decision is recorded", "criteria.yaml", day, as_of)


def _set_up(
    review: Review, framework: Framework | None, as_of: date
) -> Iterator[Milestone]:
    panel = review.panel
    # Where the framework knows no chair of the panel, none need be appointed.
    if framework is None or framework.role("panel_chair") is not None:
        chair = panel.chair
        day = chair.appointed if chair else None
        what = "the panel's chair is appointed"
        yield _dated("set-up", what, "panel.yaml", day, as_of)
    days = [one.appointed for one in panel.lead_reviewers if one.appointed]
    what = "a lead reviewer is appointed"
    yield _dated("set-up", what, "panel.yaml", min(days, default=None), as_of)
    what, file = "the terms of reference are agreed", "terms-of-reference.yaml"
    yield _dated("set-up", what, file, reached.agreed_on(review), as_of)


def _gathering(review: Review, as_of: date) -> Iterator[Milestone]:
    ledger = [r for r in review.requests.requests if r.requested <= as_of]
    settled = [r for r in ledger if reached.is_settled(r, as_of)]
    days = [r.accepted for r in settled if r.accepted]
    # Nothing asked of anybody is not everything answered.
    done = bool(ledger) and len(settled) == len(ledger)
    # The last return makes the stage done; one that is still out leaves it without a
    # day.
    last = max(days, default=None) if done else None
    what = _so_far("every return that was asked for is accepted", settled, ledger)
    yield Milestone("gathering", what, done, "requests.yaml", last)


def _analysis(review: Review) -> Iterator[Milestone]:
    findings = review.findings.findings
    answered = {question for one in findings for question in one.questions}
    wanted = {question.id for question in review.terms.questions}
    file = "overview/findings.yaml"
    yield Milestone("analysis", "there are findings", bool(findings), file)
    what = "findings answer every question of the terms of reference"
    yield Milestone("analysis", what, bool(findings) and wanted <= answered, file)


def _report(
    review: Review, framework: Framework | None, as_of: date
) -> Iterator[Milestone]:
    what = "the Board has accepted the overview report"
    day = reached.completed_on(review)
    yield _dated("report", what, "review.yaml", day, as_of)
    what, day = "the Board has agreed the action plan", reached.planned_on(review)
    rapid = review.rapid.decision
    # The plan of a rapid review does not answer the local review that followed it.
    answers = not (day and rapid and day <= rapid.date)
    yield _dated("response", what, "actions.yaml", day if answers else None, as_of)
    # A framework that asks for no response is not held up by one.
    if framework is None or framework.duty("board_response") is not None:
        what, day = "the Board has agreed its response", review.response.agreed
        yield _dated("response", what, "response.yaml", day, as_of)


def _publication(review: Review, as_of: date) -> Iterator[Milestone]:
    publication = review.dissemination.publication
    # A decision not to publish ends the stage as a publication does.
    if publication.decision == "not_publish":
        what = "it is decided not to publish"
        file = "dissemination.yaml"
        yield _dated("publication", what, file, publication.date, as_of)
        return
    day = reached.published_on(review)
    yield _dated("publication", "the report is published", "review.yaml", day, as_of)


def _monitoring(review: Review, as_of: date) -> Iterator[Milestone]:
    actions = review.actions.actions
    proven = [a for a in actions if made_a_difference(a, as_of)]
    known = [a.difference.date for a in proven if a.difference]
    done = bool(actions) and len(known) == len(actions)
    last = max(known) if done else None
    what = _so_far("every action is proven to have made a difference", known, actions)
    yield Milestone("monitoring", what, done, "actions.yaml", last)
