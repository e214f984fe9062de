"""What the rules on a rapid review ask of it, each in its own place."""

from scrkit.model.rapid import RapidReview
from scrkit.rules.engine.rule import Context


def held(context: Context) -> RapidReview | None:
    """Return the rapid review that is, or was, held; None where there was none."""
    return context.review.rapid if context.review.had_rapid else None


def at_end(context: Context) -> bool:
    """Tell whether the partners have decided, or the review is to be left behind."""
    if context.passing is not None:
        return True
    decision = context.review.rapid.decision
    return decision is not None and decision.date <= context.as_of
