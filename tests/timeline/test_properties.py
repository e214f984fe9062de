"""What holds of every merge, whatever agencies gave and people decided."""

from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from scrkit.model.gathering import Chronology
from scrkit.model.order import Link
from scrkit.model.review import Review
from scrkit.timeline.changes import changes
from scrkit.timeline.export import to_json
from scrkit.timeline.merge import merge

Make = Callable[..., Review]
Told = list[tuple[str, str, dict[str, Any]]]

DATES = (
    *("2014", "2014-03", "2014-03~", "2014-03-05", "2014-03-05?", "2014-03-06"),
    *("2014-03-05/2014-03-09", "../2014-03", "2014-02-28", "unknown", "2013-11"),
)
TIMES = ("", "", "09:00", "14:30", "14:30~", "morning", "night")
EVENTS = (
    "@SW1 and @HV1 saw three bruises on the cheek of @ChildZ.",
    "@HV1 saw 2 bruises on @ChildZ's cheek with @SW1.",
    "Nobody answered the door.",
)
FIELDS: tuple[dict[str, Any], ...] = (
    {},
    {"child_seen": "yes"},
    {"child_seen": "no", "seen_alone": "no"},
    {"visibility": "agency_only"},
)


@st.composite
def accounts(draw: st.DrawFn) -> Told:
    ids = st.builds(
        "{}-{:04}".format,
        st.sampled_from(("CSC", "GP", "HEALTH", "POLICE")),
        st.integers(1, 9),
    )
    return [
        (
            f"{id} {draw(st.sampled_from(DATES))} {draw(st.sampled_from(TIMES))}",
            draw(st.sampled_from(EVENTS)),
            draw(st.sampled_from(FIELDS)),
        )
        for id in draw(st.lists(ids, unique=True, max_size=10))
    ]


@st.composite
def decisions(draw: st.DrawFn, told: Told) -> tuple[Link, ...]:
    """Draw links between entries that are there and some that are not."""
    ids = [line.split()[0] for line, _, _ in told] + ["CSC-0098", "GP-0099"]
    pairs = st.lists(st.sampled_from(ids), min_size=2, max_size=3, unique=True)
    relations: st.SearchStrategy[Any] = st.sampled_from(
        ("same_event", "contradiction", "precision_only", "not_related")
    )
    return tuple(
        Link(entries=tuple(pair), relation=draw(relations), reason="Panel.")
        for pair in draw(st.lists(pairs, max_size=4))
    )


@st.composite
def cases(draw: st.DrawFn) -> tuple[Told, tuple[Link, ...]]:
    told = draw(accounts())
    return told, draw(decisions(told))


def shuffled(review: Review, draw: st.DataObject) -> Review:
    """Return the same review with its files and entries in another order."""
    files: list[Chronology] = draw.draw(st.permutations(review.chronologies))
    whole = tuple(
        replace(one, entries=tuple(draw.draw(st.permutations(one.entries))))
        for one in files
    )
    return replace(review, chronologies=whole)


@given(case=cases(), data=st.data())
def test_no_order_of_files_or_entries_changes_anything(
    make: Make, case: tuple[Told, tuple[Link, ...]], data: st.DataObject
) -> None:
    review = make(*case[0], links=case[1], period="2013/2015", births={"Z": "2013"})
    other = shuffled(review, data)
    assert merge(other) == merge(review)
    assert to_json(merge(other)) == to_json(merge(review))
    assert changes(review, other).nothing


@given(case=cases())
def test_nothing_gains_precision(
    make: Make, case: tuple[Told, tuple[Link, ...]]
) -> None:
    review = make(*case[0], links=case[1], period="2014")
    given_ = {e.id: e for c in review.chronologies for e in c.entries}
    for row in merge(review).rows:
        assert row.entry is given_[row.entry.id]
        assert row.entry.date is given_[row.entry.id].date
        assert row.entry.time is given_[row.entry.id].time


@given(case=cases())
def test_no_decision_makes_an_entry_vanish_or_a_hidden_one_appear(
    make: Make, case: tuple[Told, tuple[Link, ...]]
) -> None:
    told, links = case
    linked, bare = merge(make(*told, links=links)), merge(make(*told))
    assert linked.rows == bare.rows
    assert linked.withheld == bare.withheld
    shown = {row.entry.id for row in linked.rows}
    for double in linked.doubles:
        assert shown.issuperset(double.entries)
        for one in double.differences:
            assert set(double.entries).issuperset(one.entries)
