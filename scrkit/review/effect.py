"""Whether what is recorded as a difference is one: seen, or a figure that moved."""

from scrkit.model.outcome import Action
from scrkit.review.figures import latest, moved
from scrkit.text.effect import tells_only_activity


def is_only_claimed(action: Action) -> bool:
    """Tell whether a difference is recorded that speaks of an activity alone.

    A measure that came nearer to its target speaks for itself.
    """
    if action.difference is None or not tells_only_activity(action.difference.what):
        return False
    measure = action.measure
    return measure is None or moved(measure, latest(action)) is not True
