"""Rules 312, 314, 316, 317, 319, 320: what an entry must say, and say once."""

import re
from collections import Counter
from collections.abc import Iterator

from scrkit.dates import PartialDate
from scrkit.daynames import MONTH_SHAPE
from scrkit.diagnostics import Severity
from scrkit.model.entry import Entry
from scrkit.model.gathering import Chronology
from scrkit.patterns import later
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.engine.stage import blank

_NOTHING = later(
    r"(?i)[\s.?/–—-]*(n[./]?a\.?|unknown|not known|none|tb[ac])?[\s.?–—-]*"
)
_SHORT = "janfebmaraprmayjunjulaugsepoctnovdec"
_NAMED = f"(?:{MONTH_SHAPE})"
_YEAR = r"(?:,?\s+\d{4})?"
# A date that opens a line, as a heading does: with a colon or a dash behind it.
# From one end of a line to the next `re` runs ten times as quickly as it asks of every
# place whether a line begins there; so each text is given one before its first line.
_HEADED = later(
    r"(?i)\n[ \t]*(?:"
    r"(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?:\d{4}|\d{2})"
    rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{_NAMED}){_YEAR}"
    rf"|(?P<month2>{_NAMED})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?{_YEAR}"
    r")\s*(?::|\s[-–—])"
)
_ENDS = (":", "-", "–", "—")  # of which every heading has one


@rule(
    code="SCR312",
    title="An entry does not say from which record it is taken",
    source="leaflet L12; the chronology form: source of information is mandatory",
    stage="gathering",
)
def no_source(context: Context) -> Iterator[Hit]:
    """The source of an entry is empty, or says nothing: "n/a", "unknown", a dash.

    Why: Where agencies differ, the panel goes back to the record. What stands in no
    record that can be named is memory, and should be told as such.

    Do: Name the record: "Health visiting record", "Incident log". If it is memory, say
    whose and when it was told: "Recollection at interview, October 2015".
    """
    for _, entry in _entries(context):
        if _NOTHING.fullmatch(entry.source):
            message = "the entry does not say from which record it is taken"
            yield Hit(entry, message, ("source",))


@rule(
    code="SCR314",
    title="Practice is called below standard, and nothing says why or what followed",
    source="leaflet L12; guidance to contributors: also note if no action was taken",
    severity=Severity.NOTICE,
    stage="gathering",
)
def below_unexplained(context: Context) -> Iterator[Hit]:
    """An entry says `practice: below`, and both `action` and `comment` are empty.

    Why: A mark without a word is a verdict. What the panel can learn from is what was
    done or left undone, and against what it was measured.

    Do: Say under `action` what was done or decided, or that nothing was; say under
    `comment` what would have been expected.
    """
    for _, entry in _entries(context):
        if entry.practice == "below" and blank(entry.action) and blank(entry.comment):
            message = "below standard, but neither action nor comment says how"
            yield Hit(entry, message, ("practice",))


@rule(
    code="SCR316",
    title="A chronology's sources repeat the agency's own name",
    source="guidance to contributors: the merge adds the name of the agency",
    severity=Severity.NOTICE,
    stage="gathering",
)
def own_name_in_source(context: Context) -> Iterator[Hit]:
    """The source of entries holds the full name of the agency whose account it is.

    Why: Each row of the integrated chronology begins with the agency. Its name again in
    every source pushes out what the reader looks for: which record it was.

    Do: Leave the agency's name out of `source`.
    """
    for chronology in context.review.chronologies:
        agency = context.review.agency(chronology.agency)
        if agency is None:
            continue
        name = agency.name.casefold()
        named = [e for e in chronology.entries if name in e.source.casefold()]
        if named:
            count = len(named)
            entries = "an entry repeats" if count == 1 else f"{count} entries repeat"
            message = f"the source of {entries} the agency's name"
            yield Hit(named[0], message, ("source",))


@rule(
    code="SCR317",
    title="One entry seems to hold events of two days",
    source="guidance to contributors: one event per row",
    severity=Severity.NOTICE,
    stage="gathering",
)
def two_events(context: Context) -> Iterator[Hit]:
    """A line of an entry begins with the date of another day, like a heading.

    Only "26 May:" or "26/05/14 -" at the beginning of a line counts; a date in the
    middle of a sentence is mostly an appointment or a letter's date.

    Why: What happened on the second day has no place of its own in the integrated
    chronology, and no other agency's account will be found beside it.

    Do: Make an entry of its own for it, with the next free number. If it all was one
    event, give the entry a range: 2014-05-20/2014-05-26.
    """
    for entry in _headed(context):
        # What lasted for days may well be told day by day.
        if entry.date.precision != "day":
            continue
        for match in _HEADED.finditer("\n" + entry.event):
            if _opens(match) and not _same_day(match, entry.date):
                row = entry.event.count("\n", 0, match.start())
                message = "this line begins with the date of another day"
                yield Hit(entry, message, ("event",), row=row)
                break


@rule(
    code="SCR319",
    title="A chronology holds the same entry twice",
    source="what goes wrong when agencies' tables are merged",
    stage="gathering",
)
def entry_twice(context: Context) -> Iterator[Hit]:
    """Two entries of one chronology have the same date, time, source and words.

    Why: A row that was pasted twice makes one contact count as two.

    Do: Take back the later one: move its id to `withdrawn`, with the reason.
    """
    for chronology in context.review.chronologies:
        first: dict[tuple[tuple[str, str, str], str], str] = {}
        there = Counter(map(_recorded, chronology.entries))
        for entry in chronology.entries:
            if there[_recorded(entry)] < 2:
                continue
            words = " ".join(entry.event.split())
            same = first.setdefault((_recorded(entry), words), entry.id)
            if same != entry.id:
                yield Hit(entry, f"says the same as {same}", ("id",))


@rule(
    code="SCR320",
    title="Rows of an agency's return are still open",
    source="leaflet L12; what goes wrong when agencies' tables are merged",
    stage="gathering",
)
def open_rows(context: Context) -> Iterator[Hit]:
    """Rows of a return had a question when the rest was taken in, and nobody answered.

    Why: What waits in the file of questions is missing from the integrated chronology,
    and a reader takes it for silence.

    Do: Put each row right under `row`, then take it in with the line at the head of
    the file; or ask the agency.
    """
    for one in context.review.open_rows:
        if one.rows:
            yield Hit(one, f"open rows of the return: {len(one.rows)}", ("rows",))


def _entries(context: Context) -> Iterator[tuple[Chronology, Entry]]:
    for chronology in context.review.chronologies:
        for entry in chronology.entries:
            yield chronology, entry


def _recorded(entry: Entry) -> tuple[str, str, str]:
    """Return when and where an entry stands in the agency's records, as written."""
    return entry.date.text, entry.time.text if entry.time else "", entry.source


def _headed(context: Context) -> Iterator[Entry]:
    """Yield the entries of every chronology in which a line begins with a date."""
    for chronology in context.review.chronologies:
        # Few are written so: all entries of an agency are asked at once.
        whole = "\n".join(("", *(entry.event for entry in chronology.entries)))
        if any(sign in whole for sign in _ENDS) and _HEADED.search(whole):
            yield from chronology.entries


def _opens(match: "re.Match[str]") -> bool:
    """Tell whether a line begins anew, rather than going on with a sentence."""
    before = match.string[: match.start()].rstrip()
    return not before or before[-1] in ".!?:;)”\"'"


def _same_day(match: "re.Match[str]", date: PartialDate) -> bool:
    """Tell whether the day and month that a line begins with are the entry's own."""
    earliest = date.earliest if not date.qualifier else None
    if earliest is None:
        # Who is not sure of the day may give both.
        return True
    day = match["d"] or match["day"] or match["day2"]
    if match["m"]:
        month = int(match["m"])
    else:
        name = match["month"] or match["month2"]
        month = _SHORT.index(name[:3].lower()) // 3 + 1
    return (int(day), month) == (earliest.day, earliest.month)
