"""Rules 530 to 534, 541, 542: whether it is to be held, who was asked, who is safe."""

from collections.abc import Iterator

from scrkit.dates import spelled
from scrkit.diagnostics import Severity
from scrkit.rules.engine.rapid import at_end, held
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.engine.stage import blank, once

_FILE = "rapid-review.yaml"
_FAQ = "the national panel's answers to partnerships"
_SENT = "rapid_review_sent"
_WITHDRAWN = "notification_withdrawn"


@rule(
    code="SCR530",
    title="A rapid review is held, and no notification is recorded",
    source=f"{_FAQ}: no rapid review without a notification",
    stage="criteria",
)
def rapid_unnotified(context: Context) -> Iterator[Hit]:
    """`notified` in review.yaml is empty. Before the decision it is a notice.

    Why: A rapid review follows a notification: without one the national panel does not
    know of it, and no time runs.

    Do: Write the day under `dates`, `notified` in review.yaml, or notify the incident.
    """
    if held(context) is not None and context.review.case.dates.notified is None:
        message = "the day of the notification is not recorded"
        severity = once(reached=at_end(context))
        yield Hit(
            context.review.case, message, ("dates", "notified"), severity=severity
        )


@rule(
    code="SCR531",
    title="A notification is withdrawn without its reasons, or without its day",
    source=f"{_FAQ}: a rapid review is owed unless the criteria were not met",
    stage="criteria",
)
def withdrawal_unreasoned(context: Context) -> Iterator[Hit]:
    """Only one of the two is there: the day in review.yaml, the reasons here.

    Why: Withdrawing ends the rapid review. The notice stays in the record, and whoever
    looks later asks which criterion turned out not to be met.

    Do: Write the day under `dates`, `other`, `notification_withdrawn` in review.yaml,
    and `withdrawn_because` under `notification` in rapid-review.yaml.
    """
    rapid = held(context)
    if rapid is None:
        return
    day = context.review.case.dates.day(_WITHDRAWN)
    reasons = not blank(rapid.notification.withdrawn_because)
    if day is not None and not reasons:
        message = "the notification was withdrawn, and nothing says why"
        yield Hit(rapid, message, ("notification",), missing_from=(_FILE,))
    if reasons and day is None:
        message = "why the notification was withdrawn is said, and not when"
        yield Hit(rapid.notification, message, ("withdrawn_because",))


@rule(
    code="SCR532",
    title="The review's framework knows no rapid review",
    source="the duties of the review's framework",
    severity=Severity.ERROR,
    stage="criteria",
)
def no_rapid_review(context: Context) -> Iterator[Hit]:
    """review.yaml says `kind: rapid`, under guidance that has no such thing.

    Why: Rapid reviews belong to the law of England since 2018. Elsewhere nobody waits
    for one, and its times do not run.

    Do: Name another framework, such as england-lcspr-2026, or take `kind` out.
    """
    framework = context.framework
    if context.review.is_rapid and framework and not framework.duty("rapid_review"):
        yield Hit(context.review.case, "this framework has no rapid review", ("kind",))


@rule(
    code="SCR533",
    title="An agency gave no account, and is not named as silent",
    source="who did not answer is named: rapid review RR-K",
    stage="gathering",
)
def agency_silent(context: Context) -> Iterator[Hit]:
    """An agency of review.yaml has no line under `accounts`, or one without a reason.

    One that did not answer is named with `answer: none` and a `note`. Agencies of
    which nothing is asked are left out. A notice until the partners have decided.

    Why: Who reads a rapid review takes what is not there for nothing to tell. That an
    agency did not answer is a thing to know, and not the same.

    Do: Write what it said under `accounts`, or that it gave none, and who was asked.
    """
    rapid = held(context)
    if rapid is None:
        return
    severity = once(reached=at_end(context))
    there = {one.agency for one in rapid.accounts}
    lacking = [
        one.id
        for one in context.review.case.agencies
        # An agency of which nothing is asked owes no account either.
        if one.report != "none" and one.id not in there
    ]
    if lacking and (context.review.is_rapid or rapid.accounts):
        message = f"no account, and no word on why, from {', '.join(lacking)}"
        yield Hit(
            rapid, message, ("accounts",), severity=severity, missing_from=(_FILE,)
        )
    for one in rapid.accounts:
        if one.answer == "none" and blank(one.note):
            message = f"{one.agency} did not answer, and nothing says who was asked"
            yield Hit(one, message, ("answer",), severity=severity)


@rule(
    code="SCR534",
    title="Nobody says whether a school or early years setting was asked",
    source="partnerships' guides: education gives a summary too: rapid review RR-K",
    stage="gathering",
)
def education_unasked(context: Context) -> Iterator[Hit]:
    """`education` says nothing. A notice until the partners have decided.

    Why: Whoever sees a child every day knows most of the child's life, and is no
    safeguarding partner: so it is the one that is forgotten.

    Do: Say which setting was asked, and when; or that the child went to none.
    """
    rapid = held(context)
    if rapid is not None and blank(rapid.education):
        message = "nothing says which school or early years setting was asked"
        severity = once(reached=at_end(context))
        yield Hit(
            rapid, message, ("education",), severity=severity, missing_from=(_FILE,)
        )


@rule(
    code="SCR541",
    title="It did not happen in this area, and the rapid review is held here",
    source=f"{_FAQ}: the area where it happened notifies and reviews",
    stage="criteria",
)
def of_another_area(context: Context) -> Iterator[Hit]:
    """By criteria.yaml it happened elsewhere in England; the notification stands.

    Why: The authority where it happened notifies, and the rapid review is held there.
    Where the child lived, and who placed the child, work with it.

    Do: Pass on what is known, record that it was passed on, and withdraw this one; or
    correct the fact.
    """
    facts, dates = context.review.criteria.facts, context.review.case.dates
    said = {id: one.value for id, one in facts.items()}
    if held(context) is None or dates.day(_WITHDRAWN) is not None:
        return
    if said.get("happened_in_area") != "no":
        return
    # In England the authority where it happened would notify; elsewhere none would.
    if said.get("happened_outside_england") == "yes":
        return
    message = "by this it happened in another area, which holds the rapid review"
    yield Hit(context.review.criteria, message, ("facts", "happened_in_area"))


@rule(
    code="SCR542",
    title="Immediate safeguarding action is overdue",
    source="the aims of a rapid review, the second: rapid review RR-B",
    stage="criteria",
)
def safety_overdue(context: Context) -> Iterator[Hit]:
    """The day by which something was to be done has passed, and it is not done.

    Why: What is done so that children are safe today cannot be late.

    Do: See to it, and write the day under `done`.
    """
    rapid = held(context)
    for one in rapid.safety if rapid else ():
        late = one.due < context.as_of
        # Judged as things stood on the day: done later was not done then.
        if late and (one.done is None or one.done > context.as_of):
            message = f"this was to be done by {spelled(one.due)}"
            yield Hit(one, message, ("due",))
