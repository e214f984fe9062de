"""What the facts of the criteria leave open, or say against what is recorded."""

from collections.abc import Iterator

from scrkit.frameworks import ruled_out
from scrkit.rules.engine.rapid import at_end
from scrkit.rules.engine.rule import Context
from scrkit.rules.engine.several import first_of


def against_statuses(context: Context) -> Iterator[tuple[str, str]]:
    """Yield each fact that the recorded statuses do not bear out, and what to tell."""
    framework, review = context.framework, context.review
    if framework is None or not review.criteria.statuses:
        return
    # Here: before anything is answered, there is nothing to work out.
    from scrkit import criteria

    looked = criteria.looked_back(framework, review.criteria, review.case.dates)
    for fact in looked.contradicted:
        held = review.criteria.facts[fact].value
        if held == "yes":
            yield fact, "yes, and no status that is recorded held in the look-back"
        else:
            yield fact, "no, and a status that is recorded held, or may have"


def notified_in_doubt(context: Context) -> str:
    """Say what is open where an incident was notified and a rapid review decided.

    "" where the facts make it notifiable, or nothing is decided yet.
    """
    framework, review = context.framework, context.review
    notified = review.case.dates.notified
    if framework is None or notified is None or not review.is_rapid:
        return ""
    if not at_end(context):
        return ""
    facts = review.criteria.facts
    for clause in framework.deadlines:
        if "notified" not in clause.done or not clause.question:
            continue
        out = ruled_out(framework, clause, facts)
        if out:
            return "notified, and by these facts it was not to be"
        if out is None:
            asked = next(c for c in framework.criteria if c.id == clause.question)
            from scrkit import criteria

            wanting = criteria.evaluate(framework, facts, asked).open
            names = first_of(wanting)
            return (
                f"notified, while it is open whether it was to be, for want of {names}"
            )
    return ""
