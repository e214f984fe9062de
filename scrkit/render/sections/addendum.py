"""What came after the day of a report: told at its end, and only as what happened.

The report is the reviewers' own. That the Board agreed a response is said here; what it
answered stands in the response.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from scrkit.dates import of_day
from scrkit.model.kinds import Day
from scrkit.model.order import Proceedings
from scrkit.model.review import Review
from scrkit.render.sections.case import Case, day
from scrkit.render.wording.options import Options
from scrkit.render.wording.sentences import departures_accepted, within
from scrkit.render.wording.wording import PROCEEDING
from scrkit.text.casing import capital

Values = dict[str, object]
Told = Iterator[tuple[Day, str]]


def addendum(case: Case, review: Review, until: Options) -> Values:
    """Return the day of a report and what came after it, by the day of `until`.

    `case` is as known on the day of the report, `review` as known now; there is nothing
    where nothing came.
    """
    after, last = case.options.as_of, until.as_of
    # The words for people and days are the report's; what is known is today's.
    now = replace(case, options=until)
    # Once each: two records may tell of the same day in the same words.
    found = sorted({one for tell in _TOLD for one in tell(now, review)})
    events = [
        {"on": _on(when, case), "what": what}
        for when, what in found
        # Not on the day itself: that the report tells already.
        if after < when <= last
    ]
    return {"day": _on(after, case), "events": events} if events else {}


def _on(when: Day, case: Case) -> str:
    return case.date(of_day(when)) if case.published else day(when)


def _agreed(case: Case, review: Review) -> Told:
    board = capital(case.called("the_board"))
    if review.response.agreed:
        told = f"{board} agreed the response to this report, a document of its own."
        yield review.response.agreed, told
    if review.actions.agreed:
        plan = case.inside("action_plan")
        yield (
            review.actions.agreed,
            f"{board} agreed the {plan}, a document of its own.",
        )


def _family(case: Case, review: Review) -> Told:
    for one in review.family.members:
        who = case.person(one.person)
        if one.saw_report:
            yield one.saw_report, f"{who} saw the report."
        # When each of them was seen is not for the public, here as in the report.
        for contact in () if case.published else one.contacts:
            whom = case.wordings.get(one.person, one.person)
            yield contact.date, f"The review was in contact with {whom}."


def _practice(case: Case, review: Review) -> Told:
    for meeting in review.panel.meetings:
        yield meeting.date, f"The panel met: {case.say(meeting.purpose)}"
    for event in review.learning_events.events:
        title = case.say(event.title)
        yield event.date, f"A learning event was held: “{title}”."
        if event.feedback:
            yield event.feedback, f"Feedback was given on the event “{title}”."


def _proceedings(case: Case, review: Review) -> Told:
    whole: Proceedings = review.proceedings
    for one in whole.proceedings:
        kind = case.worded(PROCEEDING[one.kind])
        if one.opened:
            yield one.opened, f"{kind}: opened."
        if one.concluded:
            yield one.concluded, f"{kind}: concluded."
    for pause in whole.pauses:
        yield pause.from_date, "A part of the review paused."
        if pause.until:
            yield pause.until, "A pause of the review ended."


def _departures(case: Case, review: Review) -> Told:
    found: dict[tuple[Day, str], list[str]] = {}
    for one in review.case.departures:
        found.setdefault((one.date, one.rule), []).append(case.say(one.reason))
    for (when, rule), reasons in found.items():
        title = case.options.words.get(rule, "")
        what = within(title) or "see the reason"
        # One reason for several is said once.
        why = " ".join(dict.fromkeys(reasons))
        yield when, f"{departures_accepted(len(reasons))}: {what}. {why}"


_TOLD: tuple[Callable[[Case, Review], Told], ...] = (
    *(_agreed, _family, _practice, _proceedings),
    _departures,
)
