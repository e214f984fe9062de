"""Rules 469 to 472: who decided, who was told what and when, the subject's age."""

from collections.abc import Iterator
from datetime import date

from scrkit import clocks
from scrkit.dates import PartialDate, add_months, spelled
from scrkit.frameworks import DeadlineClause, Framework, ruled_out
from scrkit.model.opening import Notification
from scrkit.patterns import later
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.process.holder import reached_holder
from scrkit.rules.process.referral import of_decision, reached, spoken

_FILE = "criteria.yaml"
_OF_A_TEXT = later(r"(?i)\b(rapid review|report|outcome|plan|publication)\b")
_POST = later(
    r"(?i)\b(manager|inspector|constable|sergeant|(?<!chief )(?<!lead )officer|nurse"
    r"|social worker|secretary|administrator|co-?ordinator|clerk|reviewer|adviser)\b"
)
_TWO = later(r"[,;(]|\b(?:and|with|for|by)\b")
_OTHERS = ("subgroup", "panel", "panel_chair", "lead_reviewer")


@rule(
    code="SCR469",
    title="By its words, the decision was taken by somebody else than it belongs to",
    source="leaflet L1; quality marker 2; Working Together 2015 ch.4: who decides; "
    "Home Office HO-5",
    stage="criteria",
)
def decided_by_another(context: Context) -> Iterator[Hit]:
    """`by` names the sub group, the panel or a reviewer, and not who is to decide.

    Or a chair alone, where the decision is that of several together; or the post of
    somebody who works for the Board or an agency, such as a manager or an officer.

    Why: A sub group recommends. The decision is that of the one whom the guidance
    names, and whoever is told of it asks who took it.

    Do: Say under `by` who decided; what the sub group said goes under `recommended`.
    """
    record, framework = context.review.criteria, context.framework
    decision = record.decision
    if decision is None or framework is None:
        return
    decider = framework.title_of(framework.decision.decider)
    if by_another(framework, decision.by):
        message = f"by these words the decision was not taken by {_article(decider)}"
        yield Hit(record, message, ("decision", "by"))


def by_another(framework: Framework, by: str) -> bool:
    """Tell whether words name somebody else than who decides of a review."""
    said = " ".join(by.casefold().replace("-", " ").split())
    holder = framework.names.get("the_board", "the Board").removeprefix("the ")
    decider = framework.title_of(framework.decision.decider)
    # Both may be named: who recommended, and who decided.
    if decider.casefold() in said:
        return False
    posted = _POST.search(said) and not _words_of(decider) & {*said.split()}
    # "The Board's business manager" is not the Board.
    if holder.casefold() in said:
        return bool(posted) and not _TWO.search(said)
    others = {framework.names.get(name, "") for name in _OTHERS}
    others |= {framework.title_of(name) for name in _OTHERS if framework.role(name)}
    others |= {"sub group"} | (set() if "chair" in decider.casefold() else {"chair"})
    return bool(posted) or any(name.casefold() in said for name in others if name)


def _words_of(title: str) -> set[str]:
    """Return the words of a title by which somebody may be called for short."""
    return {*title.casefold().split()} - {"the", "of", "board", "safeguarding"}


def _article(title: str) -> str:
    return title if title.casefold().startswith("the ") else f"the {title}"


@rule(
    code="SCR470",
    title="The ledger shows that somebody was told later than the guidance asks",
    source="quality marker 3; the deadlines of the review's framework",
    stage="criteria",
)
def told_late(context: Context) -> Iterator[Hit]:
    """A line under `notifications` bears a later day than the guidance allows.

    Only where review.yaml gives a day that is in time: that it is late is told by
    itself.

    Why: One day in review.yaml stands for many letters. The ledger shows which of them
    went out later.

    Do: Look the day up, and correct the one that is wrong; or accept the departure with
    the reason for the delay.
    """
    framework = context.framework
    if framework is None:
        return
    for clause, kept, done in _clauses(context, framework):
        # Bank holidays are looked up only for a line that may be late.
        after = [line for line in _lines(context, kept) if line.date > done]
        due = _due(context, framework, clause) if after else None
        if due is None or done > due:
            continue
        late = [
            line
            for line in after
            if line.date > due
            if any(
                reached(framework, role, [spoken(line)]) for role in clause.recipients
            )
        ]
        if late:
            message = f"told later than {clause.id} asks, by {spelled(due)}"
            more = f", and so are {len(late) - 1} more" if len(late) > 1 else ""
            yield Hit(late[0], message + more, ("date",))


@rule(
    code="SCR471",
    title="The ledger does not show that everybody was notified of the incident",
    source="leaflet L1; the deadlines of the review's framework",
    stage="criteria",
)
def incident_untold(context: Context) -> Iterator[Hit]:
    """The ledger has notifications of the incident, and lacks one that is asked for.

    Whom to notify, the framework says. Told once review.yaml has a day under `notified`
    and the ledger a line on the incident.

    Why: The day says that the incident was notified. To whom, only the ledger can show.

    Do: Note each, such as with `scr note notification incident --to Ofsted`; it stands
    under `notifications` in criteria.yaml.
    """
    framework, record = context.framework, context.review.criteria
    if framework is None:
        return
    for clause, kept, _ in _clauses(context, framework):
        told = [spoken(line) for line in _lines(context, kept)]
        if kept != "notified" or not told:
            continue
        lacking = [
            framework.title_of(role)
            for role in clause.recipients
            if not reached(framework, role, told)
            and not _to_holder(context, framework, role, told)
        ]
        if lacking:
            message = f"no notification of the incident to {', '.join(lacking)}"
            yield Hit(record, message, ("notifications",), missing_from=(_FILE,))


def _to_holder(
    context: Context, framework: Framework, role: str, told: list[str]
) -> bool:
    """Tell whether a role is the board itself, which goes by a name of its own."""
    found = framework.role(role)
    return found is not None and found.holds_review and reached_holder(context, told)


def _clauses(
    context: Context, framework: Framework
) -> Iterator[tuple[DeadlineClause, str, date]]:
    """Yield the clauses of notifying that are kept, by which key date, and when."""
    dates, outcome = clocks.decided_on(framework, context.review, context.as_of)
    facts = context.review.criteria.facts
    for clause in framework.deadlines:
        kept = next((n for n in ("notified", "decision_sent") if n in clause.done), "")
        done = clocks.first_known(dates, clause.done, context.as_of)
        applies = not clause.outcomes or outcome in clause.outcomes
        if clause.question:
            applies = applies and ruled_out(framework, clause, facts) is False
        elif not clause.outcomes:
            applies = applies and not clause.only_if
        if kept and applies and done is not None:
            yield clause, kept, done


def _due(context: Context, framework: Framework, clause: DeadlineClause) -> date | None:
    dates, _ = clocks.decided_on(framework, context.review, context.as_of)
    start = clocks.first_known(dates, clause.starts, context.as_of)
    if start is None or clause.direction != "after":
        return None
    return clocks.due_day(clause, start, framework.holiday_calendar)


def _lines(context: Context, kept: str) -> Iterator[Notification]:
    for line in context.review.criteria.notifications:
        # That a review or report was sent is no notification of the incident.
        said = line.what.replace("_", " ")
        if _OF_A_TEXT.search(said) and not of_decision(line):
            continue
        if of_decision(line) is (kept == "decision_sent"):
            yield line


@rule(
    code="SCR472",
    title="The age that the criteria answer cannot be, by the birth in people.yaml",
    source="leaflet L2; the facts of the review's framework",
    stage="criteria",
)
def age_contradicts(context: Context) -> Iterator[Hit]:
    """A fact about the age says yes, and no subject in people.yaml was of that age.

    The age is that on the day of the incident, as far as both days are known.

    Why: Whether the criteria apply at all hangs on the age.

    Do: Look the birth up, and correct people.yaml, criteria.yaml or the day of the
    incident.
    """
    review, framework = context.review, context.framework
    incident = review.case.dates.incident
    births = [one.born for one in review.people.people if one.kind == "subject"]
    known = [born for born in births if born is not None]
    if not framework or not incident or not births or len(known) < len(births):
        return
    for asked in framework.facts:
        held = review.criteria.facts.get(asked.id)
        if held is None or held.value != "yes" or asked.ages is None:
            continue
        if not any(_may_be(born, incident, asked.ages) for born in known):
            message = "by people.yaml the subject was not of that age"
            yield Hit(review.criteria, message, ("facts", asked.id))


def _may_be(
    born: PartialDate, incident: PartialDate, ages: tuple[int, int | None]
) -> bool:
    """Tell whether somebody may have been of an age on a day; what is open may be."""
    first, last = born.earliest, born.latest
    since, until = incident.earliest, incident.latest
    if first is None or last is None or since is None or until is None:
        return True
    youngest, below = ages
    old_enough = add_months(first, 12 * youngest) <= until
    return old_enough and (below is None or add_months(last, 12 * below) > since)
