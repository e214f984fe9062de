"""Find entries of different agencies that may tell of one event; never merges them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from msgspec.structs import replace

from scrkit.linkage.proposing import Offer, propose
from scrkit.model.order import Link, TimelineDecisions
from scrkit.model.people import Person
from scrkit.timeline.differences import date_relation, differences
from scrkit.timeline.values import Double, Row


def find_doubles(
    rows: tuple[Row, ...], decided: TimelineDecisions, people: Mapping[str, Person]
) -> tuple[tuple[Double, ...], int]:
    """Return what tells of one event, and how many pairs of accounts were compared.

    What a person decided comes first, then what is likely, then what is possible.
    `people` are those of the review, by code.
    """
    shown = {row.entry.id: row for row in rows}
    # A link may name what an agency keeps to itself; neither is told to anybody else.
    links = decided.links
    known = tuple(link for link in links if shown.keys() >= set(link.entries))
    found = propose(
        [(row.entry, row.agency) for row in rows],
        people,
        same=_pairs(one for one in known if one.relation != "not_related"),
        apart=_pairs(one for one in known if one.relation == "not_related"),
        own=decided.words,
    )
    offered = (_double([shown[id] for id in one.entries], one) for one in found.offers)
    doubles = tuple(
        replace(
            one,
            differences=differences(
                [shown[id] for id in one.entries],
                people,
                texts=one.grade != "possible",
            ),
        )
        for one in (*_given(known), *offered)
    )
    return doubles, found.compared


def _pairs(links: Iterable[Link]) -> set[frozenset[str]]:
    return {frozenset(pair) for link in links for pair in combinations(link.entries, 2)}


def _given(links: Iterable[Link]) -> Iterator[Double]:
    names = {"same_event": "near_double"}
    for link in links:
        if link.relation != "not_related":
            relation = names.get(link.relation, link.relation)
            yield Double(tuple(link.entries), relation, 100, "", link.reason)


def _double(rows: Sequence[Row], offer: Offer) -> Double:
    relations = {
        date_relation(one.entry.date, other.entry.date)
        for one, other in combinations(rows, 2)
    }
    relation = next(
        (one for one in ("contradiction", "precision_only") if one in relations),
        "near_double",
    )
    note = "; ".join(f"{row.agency.name}: {row.entry.date}" for row in rows)
    return Double(
        entries=offer.entries,
        relation=relation,
        likeness=round(100 * offer.probability),
        note=note,
        grade=offer.grade,
        probability=offer.probability,
        why=offer.why,
    )
