"""The steps of a rapid review, each with what is to be done where it is not reached."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from scrkit.frameworks import Framework, weighed
from scrkit.model import reached
from scrkit.model.opening import Fact
from scrkit.model.rapid import PARTNERS, RapidReview
from scrkit.model.review import Review
from scrkit.model.stages import Stage
from scrkit.text.fillers import says_nothing

RAPID_FILE = "rapid-review.yaml"
SENT, WITHDRAWN = "rapid_review_sent", "notification_withdrawn"


class Step(Struct, frozen=True):
    """One step: what is reached by it, where it stands, since when, how to take it."""

    stage: Stage
    what: str
    reached: bool
    file: str
    do: str
    on: date | None = None


def rapid_steps(
    review: Review, framework: Framework | None, as_of: date
) -> tuple[Step, ...]:
    """Return the steps of a rapid review as they stood on a day, in their order."""
    return (
        _dated(
            "criteria",
            "the incident is notified",
            ("review.yaml", review.case.dates.notified),
            "notify the incident, and write the day under notified in review.yaml",
            as_of,
        ),
        *_gathering(review),
        *_weighing(review, framework),
        _decided(review.rapid, as_of),
        _dated(
            "publication",
            "the rapid review is with the national panel",
            ("review.yaml", review.case.dates.day(SENT)),
            "send it (scr render rapid-review), and write the day under "
            "rapid_review_sent in review.yaml",
            as_of,
        ),
        *_after(review, as_of),
    )


def withdrawn_on(review: Review, as_of: date) -> date | None:
    """Return the day on which the notification was withdrawn, None if it was not."""
    day = review.case.dates.day(WITHDRAWN)
    return day if reached.has_come(day, as_of) else None


def unanswered(review: Review) -> tuple[str, ...]:
    """Return the agencies of which nothing says what they answered."""
    there = {one.agency for one in review.rapid.accounts}
    asked = (one for one in review.case.agencies if one.report != "none")
    return tuple(one.id for one in asked if one.id not in there)


def _dated(
    stage: Stage, what: str, where: tuple[str, date | None], do: str, as_of: date
) -> Step:
    file, day = where
    there = reached.has_come(day, as_of)
    return Step(stage, what, there, file, do, day if there else None)


def _gathering(review: Review) -> Iterator[Step]:
    waiting = unanswered(review)
    asked = {one.agency for one in review.requests.requests}
    unasked = [one for one in waiting if one not in asked]
    what = "every agency has answered, or is named as silent"
    if waiting:
        count = sum(one.report != "none" for one in review.case.agencies)
        what += f": {count - len(waiting)} of {count} so far"
    do = f"take in the answers of {', '.join(waiting)}, or name who is silent"
    if unasked:
        first = unasked[0]
        do = (
            f"ask for their information: {', '.join(unasked)} "
            f"(scr request {first} --what rapid-account)"
        )
    yield Step("gathering", what, not waiting, RAPID_FILE, do)
    lacking = [words for words, text in _parts(review.rapid) if says_nothing(text)]
    if not review.rapid.safety and says_nothing(review.rapid.safety_none):
        lacking.append("immediate safeguarding action")
    what = "facts, safety and voices are written down"
    do = f"write down: {', '.join(lacking)}"
    yield Step("gathering", what, not lacking, RAPID_FILE, do)


def _parts(rapid: RapidReview) -> tuple[tuple[str, str], ...]:
    return (
        ("the facts", rapid.facts),
        ("the child's life and voice", rapid.child_voice),
        ("the family's voice", rapid.family_voice),
    )


def _weighing(review: Review, framework: Framework | None) -> Iterator[Step]:
    rapid, facts = review.rapid, review.criteria.facts
    what = "what is learnt already is written down"
    do = "write under learning what the rapid review has shown already"
    yield Step("analysis", what, bool(rapid.learning), RAPID_FILE, do)
    wanted = {node.fact for node in weighed(framework)}
    done = {o.fact for o in rapid.considerations if not says_nothing(o.reasons)}
    lacking = sorted(map(str, wanted - done))
    what = "what regulation 11 names is weighed, with reasons"
    do = f"weigh, with reasons: {', '.join(lacking)}"
    if lacking:
        yield Step("analysis", what, reached=False, file=RAPID_FILE, do=do)
        return
    # Reasons for what nobody has answered weigh nothing yet (SCR651).
    open_ = sorted(f for f in map(str, wanted) if is_unanswered(facts.get(f)))
    do = f"answer in criteria.yaml, for it is weighed: {', '.join(open_)}"
    yield Step("analysis", what, not open_, RAPID_FILE, do)


def is_unanswered(answer: Fact | None) -> bool:
    """Tell whether nobody has answered a fact that is weighed.

    That it is not known, with where somebody looked, is an answer.
    """
    if answer is None:
        return True
    looked = not says_nothing(answer.source) or not says_nothing(answer.note)
    return answer.value == "unknown" and not looked


def _decided(rapid: RapidReview, as_of: date) -> Step:
    what, decision = "the three partners have decided and signed", rapid.decision
    if decision is None or decision.date > as_of:
        do = "have the three partners decide jointly, with reasons"
        return Step("report", what, reached=False, file=RAPID_FILE, do=do)
    signed = {
        one.partner for one in rapid.partners if reached.has_come(one.signed, as_of)
    }
    waiting = [one.replace("_", " ") for one in PARTNERS if one not in signed]
    do = f"have it signed: {', '.join(waiting)}"
    on = None if waiting else decision.date
    return Step("report", what, not waiting, RAPID_FILE, do, on)


def _after(review: Review, as_of: date) -> Iterator[Step]:
    reply = review.rapid.panel_reply
    yield _dated(
        "monitoring",
        "the national panel's reply is recorded",
        (RAPID_FILE, reply.received if reply else None),
        "record the national panel's letter under panel_reply when it comes",
        as_of,
    )
