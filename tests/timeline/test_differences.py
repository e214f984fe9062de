"""In what two agencies' accounts of one event differ, beyond the date."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from scrkit.model.order import Link
from scrkit.timeline.counts import counts
from scrkit.timeline.export import to_json
from scrkit.timeline.values import Timeline

Merge = Callable[..., Timeline]
DAY = "2014-03-05"


def linked(merged: Merge, one: tuple[Any, ...], other: tuple[Any, ...]) -> Timeline:
    """Merge two accounts that a person has said are of one event."""
    ids = (one[0].split()[0], other[0].split()[0])
    link = Link(entries=ids, relation="same_event", reason="Panel, 4 May.")
    return merged(one, other, links=(link,))


def found(timeline: Timeline, of: str) -> list[tuple[str, ...]]:
    (double,) = timeline.doubles
    return [(d.relation, *d.given) for d in double.differences if d.of == of]


def times(merged: Merge, one: str, other: str) -> list[tuple[str, ...]]:
    told = linked(merged, (f"CSC-0001 {DAY} {one}", ""), (f"GP-0001 {DAY} {other}", ""))
    return found(told, "time")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("09:50", "10:20"),
        ("09:00/09:30", "10:00"),
        ("morning", "15:00"),
        ("01:00~", "22:15"),
    ],
)
def test_two_times_of_one_day_contradict(merged: Merge, one: str, other: str) -> None:
    assert times(merged, one, other) == [("contradiction", one, other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("", "10:20"),
        ("10:20", ""),
        ("morning", "10:20"),
        ("10:20", "10:25"),
        ("09:50~", "10:20"),
        ("23:30~", "22:15"),
        ("01:00~", "23:30"),
        ("01:00?", "22:15"),
        ("09:50", "10:20?"),
        ("night", "02:00"),
    ],
)
def test_a_time_that_one_lacks_or_is_unsure_of_is_precision(
    merged: Merge, one: str, other: str
) -> None:
    assert times(merged, one, other) == [("precision_only", one, other)]


def test_times_of_different_or_vague_days_are_not_compared(merged: Merge) -> None:
    for other in ("2014-03-06", "2014-03", "../2014-03-05"):
        told = linked(
            merged, (f"CSC-0001 {DAY} 09:50", ""), (f"GP-0001 {other} 10:20", "")
        )
        assert found(told, "time") == []
    assert times(merged, "09:50", "09:50") == []


def counted(merged: Merge, one: str, other: str) -> list[tuple[str, ...]]:
    told = linked(merged, (f"CSC-0001 {DAY}", one), (f"GP-0001 {DAY}", other))
    return found(told, "count")


@pytest.mark.parametrize(
    ("one", "other", "given"),
    [
        ("Three bruises seen.", "There were 2 bruises.", ("3", "2")),
        ("Three small round bruises.", "One bruise on the arm.", ("3", "1")),
        ("Weight 8.30 kg at home.", "Weighed: 8.9kg.", ("8.3", "8.9")),
        ("Four children in one bed.", "3 children at home.", ("4", "3")),
        ("Two bodies of text, 26 calls.", "27 calls out.", ("26", "27")),
        ("Twenty-five tablets.", "Thirty tablets.", ("25", "30")),
        ("He had £30 on him.", "Found with £300 in notes.", ("30", "300")),
        ("Two rib fractures, healing.", "Three broken ribs.", ("2", "3")),
        ("Fractures to two ribs.", "3 ribs were fractured.", ("2", "3")),
        ("One femoral fracture.", "Two fractures of the femur.", ("1", "2")),
        ("Three bruises seen.", "Two marks on the arm.", ("3", "2")),
        ("Four kids at home.", "Three children at home.", ("4", "3")),
    ],
)
def test_counts_of_one_thing_that_differ_contradict(
    merged: Merge, one: str, other: str, given: tuple[str, str]
) -> None:
    assert counted(merged, one, other) == [("contradiction", *given)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Three bruises.", "3 bruises."),
        ("Weight 8.30 kg.", "Weight 8.3 kg."),
        ("Three bruises.", "Two cups."),
        ("Two rib fractures.", "Two broken ribs."),
        ("Two rib fractures.", "Three fractures: two ribs and the left arm."),
        ("Two rib fractures.", "Three ribs seen clearly."),
        ("Two bruises.", "Three marks: two bruises and a graze."),
        ("Two bruises.", "Three bite marks."),
        ("Seen at 10:20 and 11.30.", "Seen at 10.40."),
        ("On 5 March 2014.", "On 7 March 2015."),
        ("Aged two years.", "Aged 3 years."),
        ("@SW1 rang.", "@HV1 rang."),
        ("Three bruises, then two bruises.", "Two bruises."),
        ("Three of the bruises.", "Two of the bruises."),
    ],
)
def test_what_is_no_count_or_agrees_is_no_difference(
    merged: Merge, one: str, other: str
) -> None:
    assert counted(merged, one, other) == []


def test_a_rough_count_contradicts_nobody(merged: Merge) -> None:
    told = counted(merged, "About three bruises.", "Two bruises.")
    assert told == [("precision_only", "3", "2")]


def test_a_number_belongs_to_the_noun_that_follows_it() -> None:
    heard = {(c.noun, c.number) for c in counts("Nine faded boxes; one loose tooth.")}
    assert heard == {("box", 9.0), ("loose", 1.0)}


def people(merged: Merge, one: str, other: str, *events: str) -> list[tuple[str, ...]]:
    said = events or ("", "")
    told = linked(
        merged,
        (f"CSC-0001 {DAY}", said[0], {"people": tuple(one.split())}),
        (f"GP-0001 {DAY}", said[1], {"people": tuple(other.split())}),
    )
    return found(told, "people")


def test_two_of_one_role_contradict(merged: Merge) -> None:
    told = people(merged, "SW1 HV1 Mother", "SW2 PC1 ChildZ")
    assert told == [("contradiction", "SW1", "SW2")]
    assert people(merged, "SW1 SW2", "SW2") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("SW1 HV1", "SW1"), ("SW1 HV1", ""), ("SW1 HV1", "HV1 SW1"), ("SW1", "PC1")],
)
def test_who_is_not_named_is_not_denied(merged: Merge, one: str, other: str) -> None:
    assert people(merged, one, other) == []


def test_somebody_alone_contradicts_who_was_there_too(merged: Merge) -> None:
    alone = ("Mother was alone at home.", "Both were at home.")
    told = people(merged, "SW1 Mother", "HV1 Mother Lodger", *alone)
    assert told == [("contradiction", "alone", "Lodger")]
    assert people(merged, "Mother", "HV1 Mother", *alone) == []
    company = ("Mother was not alone.", "Both were at home.")
    assert people(merged, "Mother", "Mother Lodger", *company) == []


@pytest.mark.parametrize(
    ("one", "other", "given"),
    [
        ("Bruise to the left arm.", "Mark on his right forearm.", ("left", "right")),
        ("R eye swollen.", "Swelling of the L eye.", ("right", "left")),
        ("Graze, right upper leg.", "Graze to left knee", ("right", "left")),
    ],
)
def test_sides_contradict(
    merged: Merge, one: str, other: str, given: tuple[str, str]
) -> None:
    told = linked(merged, (f"CSC-0001 {DAY}", one), (f"GP-0001 {DAY}", other))
    assert found(told, "side") == [("contradiction", *given)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bruise to the left arm.", "Bruise to the left arm, later to both arms."),
        ("Held by both hands; a bruise.", "Bruise to the left arm, washed right hand."),
        ("She lay on the left side of the bed.", "Bruise on her right side."),
        ("Bruise to the left arm.", "Mark on the right leg."),
        ("He left the house by hand.", "Mark on the right hand."),
        ("She left. Arm bruised.", "Right arm bruised."),
    ],
)
def test_other_parts_both_sides_and_leaving_are_no_sides(
    merged: Merge, one: str, other: str
) -> None:
    told = linked(merged, (f"CSC-0001 {DAY}", one), (f"GP-0001 {DAY}", other))
    assert found(told, "side") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mother attended the clinic.", "Mother did not attend."),
        ("Father was present.", "Father absent from the meeting."),
        ("ChildZ was brought to clinic.", "DNA'd. Letter sent."),
        ("ChildZ disclosed that he was hit.", "He denied being hit."),
        ("Police arrested Mother.", "Mother was not arrested."),
        ("There was a bruise.", "No injuries or bruises were seen."),
        ("Father gave consent.", "Father refused."),
        ("Found conscious.", "Found unconscious."),
        ("Nobody at home, card left.", "Mother at home with ChildZ."),
        ("The nurse weighed ChildZ.", "ChildZ was never weighed."),
    ],
)
def test_what_one_says_and_the_other_denies_contradicts(
    merged: Merge, one: str, other: str
) -> None:
    for pair, given in (((one, other), ("yes", "no")), ((other, one), ("no", "yes"))):
        told = linked(merged, (f"CSC-0001 {DAY}", pair[0]), (f"GP-0001 {DAY}", pair[1]))
        answers = found(told, "denied")
        assert answers, pair
        assert all(a[0] == "contradiction" for a in answers)
        assert set(answers[0][1:]) == set(given)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mother attended, father did not attend.", "Mother attended."),
        ("Mother did not attend.", "Father attended."),
        ("@SW1 attended.", "@HV1 did not attend."),
        ("Asked to attend on Monday.", "Did not attend."),
        ("At present no plan.", "Father absent."),
        ("Not recorded who called.", "Recorded as a call."),
        ("Who had them is not written.", "Written in the class notes."),
        ("Both attended.", "Both were present."),
        ("No family member attended.", "Did not attend."),
    ],
)
def test_other_people_plans_and_both_answers_deny_nothing(
    merged: Merge, one: str, other: str
) -> None:
    told = linked(merged, (f"CSC-0001 {DAY}", one), (f"GP-0001 {DAY}", other))
    assert found(told, "denied") == []


def test_a_child_seen_by_one_and_not_by_the_other_contradicts(merged: Merge) -> None:
    def seen(one: str, other: str) -> Timeline:
        return linked(
            merged,
            (f"CSC-0001 {DAY}", "", {"child_seen": one, "seen_alone": one}),
            (f"GP-0001 {DAY}", "", {"child_seen": other, "seen_alone": other}),
        )

    for of in ("child_seen", "seen_alone"):
        assert found(seen("yes", "no"), of) == [("contradiction", "yes", "no")]
        assert found(seen("yes", "not_recorded"), of) == []


def test_entries_of_three_agencies_are_compared_two_by_two(merged: Merge) -> None:
    ids = ("CSC-0001", "GP-0001", "POLICE-0001")
    link = Link(entries=ids, relation="same_event", reason="Panel.")
    hours = zip(ids, ("09:00", "12:00", "15:00"), strict=True)
    told = [(f"{id} {DAY} {hour}", "") for id, hour in hours]
    (double,) = merged(*told, links=(link,)).doubles
    pairs = {d.entries for d in double.differences}
    assert pairs == {(ids[0], ids[1]), (ids[0], ids[2]), (ids[1], ids[2])}


def test_the_export_carries_both_sources(merged: Merge) -> None:
    told = linked(
        merged, (f"CSC-0001 {DAY}", "Three cups."), (f"GP-0001 {DAY}", "2 cups.")
    )
    (double,) = json.loads(to_json(told))["doubles"]
    assert double["differences"] == [
        {
            "of": "count",
            "relation": "contradiction",
            "entries": ["CSC-0001", "GP-0001"],
            "given": ["3", "2"],
            "what": "cup",
        }
    ]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("Bruise to left side of the face.", "Bruise to R cheek.", ("side", "head")),
        ("Bruises on both arms.", "Bruise to the left arm.", ("side", "arm")),
        ("@Mother brought @ChildZ.", "@ChildZ was not brought.", ("denied", "present")),
        ("Father attended.", "No attendance by father.", ("denied", "present")),
        ("Father attended.", "Apologies from father.", ("denied", "present")),
        ("Referral accepted.", "Referral rejected.", ("denied", "agreed")),
        ("Referral accepted.", "Referral not accepted.", ("denied", "agreed")),
        ("She was drunk.", "She wasn't under the influence.", ("denied", "sober")),
        ("Mother alone.", "Mother not alone.", ("denied", "alone")),
        ("He was in the flat.", "He wasn’t in the flat.", ("denied", "flat")),
        ("Had contact with father.", "No contact with father.", ("denied", "contact")),
        ("Consistent with it.", "Inconsistent with it.", ("denied", "consistent")),
        ("Lasted 30 minutes.", "Session lasted an hour or 13 min.", None),
        ("It lasted one hour.", "It lasted 13 minutes.", ("count", "minute")),
        ("A single bruise.", "Three bruises.", ("count", "bruise")),
        ("One bruise.", "Several bruises.", ("count", "bruise")),
        ("Two bruises.", "Several bruises.", None),
        ("A single mother.", "Two mothers.", None),
        ("@Mother attended.", "@Lodger did not attend.", None),
        ("@Mother brought @ChildZ.", "@ChildY was not brought.", None),
        ("Had contact with @Mother.", "No contact with @Lodger.", None),
        ("@Mother was alone.", "@ChildZ was not alone.", None),
        ("Arrived 30 minutes late.", "Arrived 13 minutes late.", None),
    ],
)
def test_what_cannot_both_be_right_is_told_and_nothing_else(
    merged: Merge, one: str, other: str, told: tuple[str, str] | None
) -> None:
    (double,) = linked(
        merged, (f"CSC-0001 {DAY}", one), (f"GP-0001 {DAY}", other)
    ).doubles
    kinds = [
        (d.of, d.what) for d in double.differences if d.relation == "contradiction"
    ]
    assert [kind for kind in kinds if kind[0] != "people"] == ([told] if told else [])
