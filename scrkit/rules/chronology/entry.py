"""Rules 301 to 305, 307 and 311: what a single entry of a chronology may not be."""

from collections.abc import Iterator
from datetime import date

from scrkit.diagnostics import Severity
from scrkit.model.entry import Entry
from scrkit.model.gathering import Chronology, Withdrawn
from scrkit.model.review import Review
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.engine.several import NAMED, such_as
from scrkit.rules.engine.stage import blank

# Two calls at midnight happen; from three on it is a computer's way of saying unknown.
_MIDNIGHTS = 3
# From every fourth entry on, it is not the entries that are outside the period.
_SHARE = 4


@rule(
    code="SCR301",
    title="An entry's id begins with the prefix of another agency",
    source="leaflet L12: each agency produces a chronology of its own interaction",
    severity=Severity.ERROR,
    stage="gathering",
)
def foreign_prefix(context: Context) -> Iterator[Hit]:
    """The id of an entry does not begin with the prefix of the chronology's agency.

    Why: The prefix shows whose account an entry is, wherever its id is cited; under a
    wrong one a finding would rest on the wrong agency's word.

    Do: Move the entry to the file of its own agency, or give it the next free number
    under this agency's prefix and change every place that cites it.
    """
    for chronology in context.review.chronologies:
        agency = context.review.agency(chronology.agency)
        # An agency that review.yaml does not know is an error of its own.
        if agency is None:
            continue
        every: tuple[Entry | Withdrawn, ...]
        every = (*chronology.entries, *chronology.withdrawn)
        foreign = [e for e in every if e.id.partition("-")[0] != agency.prefix]
        message = f"the id does not begin with {agency.prefix}-, "
        message += f"the prefix of {agency.id}"
        if len(foreign) > NAMED:
            message += f", nor do those of {len(foreign) - 1} more entries"
            foreign = foreign[:1]
        for entry in foreign:
            yield Hit(entry, message, ("id",))


@rule(
    code="SCR302",
    title="An entry lies outside the period under review, without a reason",
    source="leaflet L11: the terms of reference set the period under review",
    stage="gathering",
)
def outside_period(context: Context) -> Iterator[Hit]:
    """The date of an entry lies wholly outside the period under review.

    Entries that may lie inside it, and entries without a date, are left alone. Told
    once where more than a quarter of all entries lie outside.

    Why: The panel asked for a period. What lies outside it is read by more people than
    need to, unless it explains what happened inside.

    Do: Say in `outside_period` why the entry is needed, correct its date, or withdraw
    it. If many lie outside, the period in terms-of-reference.yaml may be too short.
    """
    period = context.review.terms.period
    if period is None:
        return
    starts, ends = period.earliest or date.min, period.latest or date.max
    outside, every = [], 0
    for _, entry in _entries(context.review):
        every += 1
        # In no reading can its date lie inside the period.
        before = entry.date.latest is not None and entry.date.latest < starts
        after = entry.date.earliest is not None and entry.date.earliest > ends
        if (before or after) and blank(entry.outside_period):
            outside.append(entry)
    message = "the date lies outside the period under review"
    if len(outside) > NAMED and _SHARE * len(outside) > every:
        # So many lie outside that it is the period which is wrong: told once.
        ids = such_as(outside)
        message += f", and so do those of {len(outside)} entries{ids}"
        outside = outside[:1]
    for entry in outside:
        yield Hit(entry, message, ("date",))


@rule(
    code="SCR303",
    title="The order given for a day does not list exactly that day's entries",
    source="scrkit's format: a day ordered by hand is a full list of its entries",
    stage="analysis",
)
def day_order(context: Context) -> Iterator[Hit]:
    """An order by hand in timeline.yaml leaves out an entry of the day, or adds one.

    Why: An entry that is not in the list would have no place in the day, and an entry
    of another day would be moved to a date that no agency recorded.

    Do: List every entry that carries exactly this date, and no other, in the order in
    which things happened.
    """
    dates = {entry.id: entry.date for _, entry in _entries(context.review)}
    for order in context.review.timeline.day_orders:
        # An id that no entry bears, or a withdrawn one, is an error of reference.
        known = {id for id in order.entries if id in dates}
        wanted = {id for id, day in dates.items() if day == order.day}
        if wanted - known:
            ids = ", ".join(sorted(wanted - known))
            yield Hit(order, f"the order leaves out {ids} of that day", ("entries",))
        if len(order.entries) > len(set(order.entries)):
            yield Hit(order, "the order lists an entry twice", ("entries",))
        if known - wanted:
            ids = ", ".join(sorted(known - wanted))
            yield Hit(order, f"the order lists {ids} of another day", ("entries",))


@rule(
    code="SCR304",
    title="Several entries of a chronology carry the time 00:00",
    source="what goes wrong when agencies' tables are merged",
    stage="gathering",
)
def midnight_times(context: Context) -> Iterator[Hit]:
    """Three or more entries of one chronology carry the time 00:00.

    Why: Spreadsheets and case systems write 00:00 where no time was recorded. Taken at
    its word, it puts the entry before everything else of that day.

    Do: Take the time out where none was recorded. Where midnight was recorded, write
    00:00~ if it was about midnight, or accept the departure for this file.
    """
    for chronology in context.review.chronologies:
        marked = [e for e in chronology.entries if e.time and e.time.text == "00:00"]
        if len(marked) >= _MIDNIGHTS:
            message = f"{len(marked)} entries of this chronology carry the time 00:00"
            # One cause, one message: an import wrote them all.
            yield Hit(marked[0], message, ("time",))


@rule(
    code="SCR305",
    title="An entry has a time of day, but no day",
    source="what goes wrong when agencies' tables are merged",
    stage="gathering",
)
def time_without_day(context: Context) -> Iterator[Hit]:
    """An entry says at what time something happened, but not on which day.

    Why: A time says nothing without its day. Often the day was lost when the entry was
    copied from the agency's own table.

    Do: Look the day up in the source; if it is not there, take the time out and say in
    the text what is known of it.
    """
    for _, entry in _entries(context.review):
        if entry.time is None or entry.date.precision == "day":
            continue
        # What lasted from one day to another may well have been in one night.
        if entry.date.precision != "range" or entry.time.text.count(":") == 1:
            yield Hit(
                entry, "a time is given, but the date is no single day", ("time",)
            )


@rule(
    code="SCR307",
    title="An entry is dated later than it can have been written",
    source="leaflet L12: a chronology tells of interaction that took place",
    severity=Severity.ERROR,
    stage="gathering",
)
def entry_ahead(context: Context) -> Iterator[Hit]:
    """An entry's date lies after the day its chronology was finished, or in the future.

    Why: A chronology tells what has happened, so the date is a slip, mostly of the
    year; the entry would stand at the wrong end of the integrated chronology.

    Do: Correct the date of the entry, or the day in `compiled`.
    """
    for chronology, entry in _entries(context.review):
        earliest = entry.date.earliest
        if earliest is None:
            continue
        if earliest > context.as_of:
            yield Hit(entry, "the date lies in the future", ("date",))
        elif chronology.compiled is not None and earliest > chronology.compiled:
            message = "the date lies after the day the chronology was compiled"
            yield Hit(entry, message, ("date",))


@rule(
    code="SCR311",
    title="Entries are said to differ in precision, but cannot both be right",
    source="scrkit's format: links say how accounts stand to each other",
    stage="analysis",
)
def precision_claimed(context: Context) -> Iterator[Hit]:
    """A link says `precision_only`, and two of its dates have no day in common.

    Why: "March 2014" and "5 March 2014" may both be right; "5 March" and "6 March" may
    not. A contradiction that is called a difference in precision is never settled.

    Do: Write `relation: contradiction`, with what the panel made of it, or
    `not_related` where a letter was written on one day and received on another.
    """
    dates = {entry.id: entry.date for _, entry in _entries(context.review)}
    for link in context.review.timeline.links:
        if link.relation != "precision_only":
            continue
        known = [dates[id] for id in link.entries if id in dates]
        # Who is not sure of a day contradicts nobody.
        if any(date.qualifier for date in known):
            continue
        firsts = [date.earliest for date in known if date.earliest]
        lasts = [date.latest for date in known if date.latest]
        if firsts and lasts and max(firsts) > min(lasts):
            message = "the dates of these entries have no day in common"
            yield Hit(link, message, ("relation",))


def _entries(review: Review) -> Iterator[tuple[Chronology, Entry]]:
    for chronology in review.chronologies:
        for entry in chronology.entries:
            yield chronology, entry
