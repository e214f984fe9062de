"""Put a person's decision about entries into timeline.yaml; never decides anything."""

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from msgspec.structs import replace

from scrkit.edits.confirming import seal_of
from scrkit.errors import ScrError
from scrkit.files import Plan
from scrkit.model.entry import Entry
from scrkit.model.order import Link, TimelineDecisions
from scrkit.model.outcome import Stamp
from scrkit.model.review import Review
from scrkit.text.mentions import mentions
from scrkit.text.nearness import nearest

if TYPE_CHECKING:
    from scrkit.edits.editing import Editing

FILE = "timeline.yaml"
_PAIR = 2
_LOOK_AGAIN = "Nothing was decided: look at it again, scr timeline review."
# Links that were added, and those that stand in the place of another.
Taken = tuple[tuple[Link, ...], tuple[tuple[Link, Link], ...]]
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


def known_words(text: str, review: Review, what: str = "the reason") -> None:
    """Raise ScrError where a text mentions somebody whom people.yaml lacks."""
    codes = review.people.codes
    for mention in mentions(text, codes):
        if not mention.known:
            near = nearest(mention.code, codes)
            advice = f"Did you mean @{near}?" if near else "See: scr people list"
            raise ScrError(f"{what} mentions a code that nobody bears", advice)


def stamps(ids: tuple[str, ...], review: Review) -> tuple[Stamp, ...]:
    """Return what each of some entries says now, as stamps of a decision."""
    said = {e.id: e for c in review.chronologies for e in c.entries if e.id in ids}
    return tuple(Stamp(id=id, sha256=seal_of(said[id])) for id in ids if id in said)


def changed_since(review: Review) -> Iterator[tuple[Link, tuple[str, ...]]]:
    """Yield the decisions that rest on words which have changed since, with the ids.

    One without stamps, made by hand or by an older scrkit, is never among them, nor is
    one of an entry that is not there any more: that is told where it is named.
    """
    said = {e.id: e for c in review.chronologies for e in c.entries}
    for link in review.timeline.links:
        changed = tuple(
            one.id
            for one in link.rests_on
            if one.id in link.entries
            and one.id in said
            and seal_of(said[one.id]) != one.sha256.lower()
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


def _editing(content: bytes | None) -> "Editing[TimelineDecisions]":
    # Here: a check asks only whether a link still rests on what it was made of.
    from scrkit.edits.editing import Editing

    return Editing(content, FILE, TimelineDecisions, _BEGUN)


def linked(content: bytes | None, link: Link, review: Review) -> Plan:
    """Return what puts a link into timeline.yaml, or makes that file.

    `content` is the file's, None where there is none. Raises ScrError where a link
    holds the same entries already, saying in which line, or where the file is broken.
    """
    editing = _editing(content)
    for position, one in enumerate(editing.before.links):
        if set(link.entries) <= set(one.entries):
            raise ScrError(
                f"{FILE}:{editing.line(('links', position))} says already how these "
                "entries stand to each other",
                "To decide otherwise, change it there.",
            )
    editing.append(("links",), replace(link, rests_on=stamps(link.entries, review)))
    return editing.plan()


def decided(
    content: bytes | None, link: Link, review: Review, shown: Review
) -> tuple[Plan, Taken]:
    """Return what notes a decision, and what takes it back.

    `shown` is the review as the person saw it: what it rests on are those words. What
    was decided of just these entries goes. Raises ScrError where an account, or what
    was decided of the same entries, has changed meanwhile.
    """
    editing = _editing(content)
    if stamps(link.entries, review) != stamps(link.entries, shown):
        raise ScrError("an account was changed while you looked at it", _LOOK_AGAIN)
    before = editing.before.links
    places = {frozenset(one.entries): at for at, one in enumerate(before)}
    seen = {frozenset(one.entries): one for one in shown.timeline.links}
    new, gone = [], []
    for one in to_write(link, review):
        key = frozenset(one.entries)
        place = places.get(key)
        if (before[place] if place is not None else None) != seen.get(key):
            raise ScrError("somebody else decided on these entries", _LOOK_AGAIN)
        stamped = replace(one, rests_on=stamps(one.entries, review))
        if place is None:
            new.append(stamped)
        else:
            editing.replace(("links", place), stamped)
            gone.append((stamped, before[place]))
    editing.append(("links",), *new)
    return editing.plan(), (tuple(new), tuple(gone))


def taken_back(content: bytes, what: Taken) -> Plan:
    """Return what takes a decision back, and leaves all others as they are.

    Raises ScrError where it does not stand there any more as it was written.
    """
    editing = _editing(content)
    now = editing.before.links
    new, gone = what
    if not {*new, *(one for one, _ in gone)} <= {*now}:
        raise ScrError(
            "what was decided last was changed meanwhile, and was not taken back",
            f"See the links in {FILE}.",
        )
    for stamped, old in gone:
        editing.replace(("links", now.index(stamped)), old)
    editing.remove(("links",), *(now.index(one) for one in new))
    return editing.plan()
