"""Put a person's decision about entries into timeline.yaml; never decides anything."""

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
    said = {e.id: e for c in review.chronologies for e in c.entries}
    return tuple(
        link
        for link in review.timeline.links
        if any(
            one.id in said and seal_of(said[one.id]) != one.sha256.lower()
            for one in link.rests_on
        )
    )


def linked(content: bytes | None, link: Link, review: Review) -> Plan:
    """Return what puts a link into timeline.yaml, or makes that file.

    `content` is the file's, None where there is none. Raises ScrError where a link
    holds the same entries already, saying in which line, or where the file is broken.
    """
    return _put(content, link, review, again=False)


def decided(content: bytes | None, link: Link, review: Review) -> Plan:
    """Return the same, where what was decided of just these entries is decided anew."""
    return _put(content, link, review, again=True)


def _put(content: bytes | None, link: Link, review: Review, *, again: bool) -> Plan:
    stamped = replace(link, rests_on=stamps(link.entries, review))
    editing = Editing(content, FILE, TimelineDecisions, _BEGUN)
    for position, one in enumerate(editing.before.links):
        if again and set(link.entries) == set(one.entries):
            editing.replace(("links", position), stamped)
            return editing.plan()
        if set(link.entries) <= set(one.entries):
            raise ScrError(
                f"{FILE}:{editing.line(('links', position))} says already how these "
                "entries stand to each other",
                "To decide otherwise, change it there.",
            )
    editing.append(("links",), stamped)
    return editing.plan()
