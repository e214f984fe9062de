"""Put a person's decision about entries into timeline.yaml; never decides anything."""

from collections.abc import Iterator
from itertools import combinations

from msgspec.structs import replace

from scrkit.edits.confirming import seal_of
from scrkit.edits.editing import Editing
from scrkit.errors import ScrError
from scrkit.files import Plan
from scrkit.model.gathering import Entry
from scrkit.model.order import Link, TimelineDecisions
from scrkit.model.outcome import Stamp
from scrkit.model.review import Review
from scrkit.text.mentions import mentions
from scrkit.text.nearness import nearest

FILE = "timeline.yaml"
_PAIR = 2
_BEGUN = b"""\
# What people decided about the merged accounts, and the phases.
links: []
day_orders: []
phases: []
"""


def to_link(review: Review, ids: tuple[str, str]) -> tuple[str, ...]:
    """Return words of warning about linking two entries.

    Raises ScrError where an id is no entry's, was withdrawn, or is given twice.
    """
    homes = {e.id: c.agency for c in review.chronologies for e in c.entries}
    for id in ids:
        if id not in homes:
            raise ScrError(*_unknown(review, id, tuple(homes)))
    if ids[0] == ids[1]:
        raise ScrError("an entry is not linked to itself", "Name two entries.")
    entries = {e.id: e for c in review.chronologies for e in c.entries}
    return tuple(_warnings(ids, homes, entries))


def _unknown(review: Review, id: str, known: tuple[str, ...]) -> tuple[str, str]:
    """Say that an id is no entry's; only ids of the review are ever named."""
    gone = {one.id for c in review.chronologies for one in c.withdrawn}
    if id in gone:
        return f"{id} was withdrawn", "Link entries that stand in a chronology."
    near = nearest(id, known)
    advice = f"Did you mean {near}?" if near else "Ids stand in the chronologies."
    return "no chronology has an entry of such an id", advice


def _warnings(
    ids: tuple[str, str], homes: dict[str, str], entries: dict[str, Entry]
) -> list[str]:
    told = []
    if homes[ids[0]] == homes[ids[1]]:
        told.append(
            "both entries are of one agency: should one of them rather be withdrawn?"
        )
    kept = [id for id in ids if entries[id].visibility == "agency_only"]
    if kept:
        told.append(
            f"{' and '.join(kept)} is for its agency only, so the chronology does not "
            "show this link"
        )
    return told


def known_words(reason: str, review: Review) -> None:
    """Raise ScrError where a reason mentions somebody whom people.yaml lacks."""
    codes = review.people.codes
    for mention in mentions(reason, codes):
        if not mention.known:
            near = nearest(mention.code, codes)
            advice = f"Did you mean @{near}?" if near else "See: scr people list"
            raise ScrError("the reason mentions a code that nobody bears", advice)


def stamps(ids: tuple[str, ...], review: Review) -> tuple[Stamp, ...]:
    """Return what each of some entries says now, as stamps of a decision."""
    said = {e.id: e for c in review.chronologies for e in c.entries if e.id in ids}
    return tuple(Stamp(id=id, sha256=seal_of(said[id])) for id in ids if id in said)


def suspects(review: Review) -> tuple[Link, ...]:
    """Return the decisions that rest on words which have changed since.

    One without stamps, made by hand or by an older scrkit, is never among them, nor is
    one of an entry that is not there any more: that is told where it is named.
    """
    return tuple(link for link, _ in changed_since(review))


def changed_since(review: Review) -> Iterator[tuple[Link, tuple[str, ...]]]:
    """Yield each such decision with the entries that have changed, by id."""
    said = {e.id: e for c in review.chronologies for e in c.entries}
    for link in review.timeline.links:
        changed = tuple(
            one.id
            for one in link.rests_on
            if one.id in said and seal_of(said[one.id]) != one.sha256.lower()
        )
        if changed:
            yield link, changed


def same_pairs(review: Review) -> frozenset[frozenset[str]]:
    """Return the pairs of entries that a person took for one event."""
    return frozenset(
        frozenset(pair)
        for link in review.timeline.links
        if link.relation != "not_related"
        for pair in combinations(link.entries, 2)
    )


def to_write(link: Link, review: Review) -> tuple[Link, ...]:
    """Return the links that a decision on some entries is.

    Where some of them were taken for one event before, that others are not related to
    them is said of each pair that nobody has decided.
    """
    known = same_pairs(review)
    if link.relation != "not_related" or len(link.entries) == _PAIR:
        return (link,)
    pairs = [*combinations(link.entries, 2)]
    left = [pair for pair in pairs if frozenset(pair) not in known]
    if len(left) == len(pairs):
        return (link,)
    return tuple(replace(link, entries=pair) for pair in left)


def linked(content: bytes | None, link: Link, review: Review) -> Plan:
    """Return what puts a link into timeline.yaml, or makes that file.

    `content` is the file's, None where there is none. Raises ScrError where a link
    holds the same entries already, saying in which line, or where the file is broken.
    """
    editing = Editing(content, FILE, TimelineDecisions, _BEGUN)
    for position, one in enumerate(editing.before.links):
        if set(link.entries) <= set(one.entries):
            raise ScrError(
                f"{FILE}:{editing.line(('links', position))} says already how these "
                "entries stand to each other",
                "To decide otherwise, change it there.",
            )
    editing.append(("links",), replace(link, rests_on=stamps(link.entries, review)))
    return editing.plan()


def decided(content: bytes | None, link: Link, review: Review) -> Plan:
    """Return what notes a decision; what was decided of just these entries goes."""
    editing = Editing(content, FILE, TimelineDecisions, _BEGUN)
    before = editing.before.links
    places = {frozenset(one.entries): at for at, one in enumerate(before)}
    new = []
    for one in to_write(link, review):
        stamped = replace(one, rests_on=stamps(one.entries, review))
        place = places.get(frozenset(one.entries))
        if place is None:
            new.append(stamped)
        else:
            editing.replace(("links", place), stamped)
    editing.append(("links",), *new)
    return editing.plan()


def taken_back(content: bytes, before: tuple[Link, ...]) -> Plan:
    """Return what makes the links of timeline.yaml those that they were before.

    Only what was decided last is taken back: links that were added, or put in the
    place of another.
    """
    editing = Editing(content, FILE, TimelineDecisions, _BEGUN)
    now = editing.before.links
    for place, (new, old) in enumerate(zip(now, before, strict=False)):
        if new != old:
            editing.replace(("links", place), old)
    editing.remove(("links",), *range(len(before), len(now)))
    return editing.plan()
