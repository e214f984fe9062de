"""Rules 477 and 478: what was to be weighed, and to whom the report was sent."""

from collections.abc import Iterator

from scrkit import clocks
from scrkit.frameworks import DeadlineClause, Framework, ruled_out
from scrkit.frameworks.weighed import weighed
from scrkit.review.rapid_steps import is_unanswered
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.process.holder import reached_holder
from scrkit.rules.process.referral import reached, spoken

_FILE = "criteria.yaml"
_OF_THE_REPORT = ("review", "publication")


@rule(
    code="SCR477",
    title="Something that has to be weighed before the decision has no answer",
    source="SI 2018/789 regulation 11; leaflet L1; quality marker 2",
    stage="criteria",
)
def not_weighed(context: Context) -> Iterator[Hit]:
    """The decision is taken, and a consideration of the framework was not answered.

    Only where law says that it must be taken into account, and of no rapid review,
    whose own record is asked for it. "Unknown" alone is no answer; with a source or a
    note that says where somebody looked it is one, as in a rapid review (SCR651).

    Why: The law asks for each to be taken into account. What nobody wrote down cannot
    be shown to have been looked at.

    Do: Answer the fact in criteria.yaml, with its source. If it cannot be known, say
    under `source` where somebody looked.
    """
    record = context.review.criteria
    if record.decision is None or context.review.is_rapid:
        return
    wanted = (
        n.fact for n in weighed(context.framework) if n.strength == "statute_must"
    )
    lacking = [f for f in wanted if f and is_unanswered(record.facts.get(f))]
    if lacking:
        message = f"decided without an answer to {', '.join(map(str, lacking))}"
        yield Hit(record, message, ("facts",))


@rule(
    code="SCR478",
    title="The ledger does not show that the report went to everybody it is owed to",
    source="leaflet L24; quality marker 17; the deadlines of the review's framework",
    stage="publication",
)
def report_untold(context: Context) -> Iterator[Hit]:
    """Review.yaml says that the report was sent, and the ledger lacks a recipient.

    Whom it is owed to, the framework says. So it is of a rapid review.

    Why: One day in review.yaml stands for several letters. Only the ledger can show to
    whom they went.

    Do: Note each, such as with `scr note notification report --to Ofsted`; it stands
    under `notifications` in criteria.yaml.
    """
    framework, record = context.framework, context.review.criteria
    if framework is None:
        return
    for kept, what, is_of_it in _KEPT:
        if what == "report" and context.review.is_rapid:
            continue
        told = [spoken(n) for n in record.notifications if is_of_it(n.what)]
        clauses = _sent(context, framework, kept)
        lacking = [
            framework.title_of(role)
            for role in dict.fromkeys(r for c in clauses for r in c.recipients)
            if not reached(framework, role, told)
            # The board goes by several names, and a role has but one title.
            and not (_holds(framework, role) and reached_holder(context, told))
        ]
        if lacking:
            message = f"no notification of the {what} to {', '.join(lacking)}"
            path = ("notifications",)
            yield Hit(record, message, path, missing_from=(_FILE,))


def _of_the_report(what: str) -> bool:
    said = what.casefold().replace("_", " ")
    # What a line is about stands in words; whatever names no other step is on the
    # report.
    return "incident" not in said and "decision" not in said and "rapid" not in said


def _of_the_rapid_review(what: str) -> bool:
    return "rapid" in what.casefold()


# The key date of each, what it is called, and which lines of the ledger are on it.
_KEPT = (
    ("report_sent", "report", _of_the_report),
    ("rapid_review_sent", "rapid review", _of_the_rapid_review),
)


def _holds(framework: Framework, role: str) -> bool:
    found = framework.role(role)
    return found is not None and found.holds_review


def _sent(
    context: Context, framework: Framework, kept: str
) -> Iterator[DeadlineClause]:
    """Yield the clauses by which it was owed to somebody, and was sent."""
    dates, outcome = clocks.decided_on(framework, context.review, context.as_of)
    facts = context.review.criteria.facts
    for clause in framework.deadlines:
        applies = clause.stage in _OF_THE_REPORT or kept != "report_sent"
        applies = applies and kept in clause.done
        applies = applies and (not clause.outcomes or outcome in clause.outcomes)
        # A clause that asks first owes nothing while its question is open.
        if clause.question:
            applies = applies and ruled_out(framework, clause, facts) is False
        done = clocks.first_known(dates, (kept,), context.as_of)
        if applies and done is not None:
            yield clause
