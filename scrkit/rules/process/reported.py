"""The rule on what was notified, which nobody corrects in place."""

from collections.abc import Iterator

from scrkit.diagnostics import Severity
from scrkit.rules.engine.rule import Context, Hit, rule


@rule(
    code="SCR493",
    title="What was notified was changed after it was kept",
    source="serious incident notifications: characteristics as at the notification",
    severity=Severity.ERROR,
    stage="criteria",
)
def notified_changed(context: Context) -> Iterator[Hit]:
    """A record of `as_notified` in reporting.yaml does not fit its seal.

    Why: National figures are built on what was notified. Corrected in place, the
    board's record no longer agrees with them, and nobody can see what was corrected.

    Do: Fetch the record back from git. Put the correction where the fact stands, in
    people.yaml or under `incidents`: scr export sin shows both.
    """
    kept = context.review.reporting.as_notified
    if not kept:
        return
    # Here: in most reviews nothing was notified by scrkit.
    from scrkit.edits.notified import is_broken

    for one in kept:
        if is_broken(one):
            message = f"what was notified of {one.child} was changed since it was kept"
            yield Hit(one, message, ("values",))
