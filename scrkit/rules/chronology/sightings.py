"""Rules 306 and 308 to 310: what a chronology says, and omits, of contact and child."""

from collections.abc import Iterator

from scrkit.diagnostics import Severity
from scrkit.rules.engine.clauses import subject
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.engine.stage import blank


@rule(
    code="SCR306",
    title="A chronology has no entries and does not say that there was no contact",
    source="leaflet L12; guidance to contributors: say where there was no contact",
    severity=Severity.NOTICE,
    stage="gathering",
)
def empty_chronology(context: Context) -> Iterator[Hit]:
    """A chronology holds no entry, and no span in which there was no contact.

    Why: An empty file may mean that the agency knew nothing of the family, or that its
    chronology has yet to come. The panel must be able to tell which.

    Do: Add the entries when they come, or give the spans without contact under
    `no_contact`.
    """
    for chronology in context.review.chronologies:
        if not chronology.entries and not chronology.no_contact:
            message = f"the chronology of {chronology.agency} is still empty"
            missing = (f"chronologies/{chronology.agency}.yaml",)
            yield Hit(chronology, message, ("entries",), missing_from=missing)


@rule(
    code="SCR308",
    title="A chronology sees the child, but never says what the child was like",
    source="Working Together 2015 ch.4: the child stays at the centre",
    severity=Severity.NOTICE,
    stage="gathering",
)
def child_not_heard(context: Context) -> Iterator[Hit]:
    """The child was seen, but no entry of the chronology has anything under `voice`.

    Why: A review asks what life was like for the child. What the child said, showed or
    was like is often in the record and left out of the chronology.

    Do: Ask the agency to look again at the contacts at which the child was seen. For a
    baby, `voice` says how the baby looked and behaved.
    """
    for chronology in context.review.chronologies:
        seen = [e for e in chronology.entries if e.child_seen == "yes"]
        if seen and all(blank(entry.voice) for entry in chronology.entries):
            times = "once" if len(seen) == 1 else f"{len(seen)} times"
            message = f"the {subject(context)} was seen {times}, but never described"
            yield Hit(chronology, message, ("entries",))


@rule(
    code="SCR309",
    title="An entry lies in a span declared to be without contact",
    source="guidance to contributors: say where there was no contact",
    stage="gathering",
)
def contact_denied(context: Context) -> Iterator[Hit]:
    """An entry lies wholly inside a span that the chronology declares free of contact.

    Why: One of the two is wrong, and a silence is among the first things that a panel
    builds on.

    Do: Shorten the span under `no_contact`, or correct the date of the entry.
    """
    for chronology in context.review.chronologies:
        for entry in chronology.entries:
            earliest, latest = entry.date.earliest, entry.date.latest
            if earliest is None or latest is None:
                continue
            for span in (one.span for one in chronology.no_contact):
                if span.earliest is None or span.latest is None:
                    continue
                # A date that only overlaps the span may lie outside it.
                if span.earliest <= earliest and latest <= span.latest:
                    message = "the date lies in a span declared to be without contact"
                    yield Hit(entry, message, ("date",))
                    break


@rule(
    code="SCR310",
    title="A child is said to have been seen alone, but not seen",
    source="guidance to contributors: each time the child was seen, and seen alone",
    severity=Severity.ERROR,
    stage="gathering",
)
def alone_unseen(context: Context) -> Iterator[Hit]:
    """An entry says `seen_alone: yes` while `child_seen` says that the child was not.

    Why: The two cannot both be true, and both are counted when the review asks who saw
    the child.

    Do: Look at the source and correct `child_seen` or `seen_alone`.
    """
    for chronology in context.review.chronologies:
        for entry in chronology.entries:
            if entry.seen_alone == "yes" and entry.child_seen != "yes":
                message = "seen_alone says yes, but child_seen does not"
                yield Hit(entry, message, ("seen_alone",))
