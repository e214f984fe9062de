"""Rule 420: departures that have run out; an idle one is told by `run` itself."""

from collections.abc import Iterator

from scrkit.rules.engine.rule import Context, Hit, rule


@rule(
    code="SCR420",
    title="An accepted departure has run out",
    source="quality marker 8; scrkit's format: departures are accepted until a day",
    stage="set-up",
)
def departure_expired(context: Context) -> Iterator[Hit]:
    """The last day on which a departure holds, under `until`, has passed.

    Why: What it accepted was accepted for a time only, and is told again from now on.

    Do: Mend what is told. If it needs more time, accept it anew: with a new day, and
    the reason why the first was not kept.
    """
    for departure in context.review.case.departures:
        if departure.until is not None and departure.until < context.as_of:
            yield Hit(departure, "this departure has run out", ("until",))
