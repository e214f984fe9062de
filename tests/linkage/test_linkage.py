"""Accounts are likened by what they mean, near-linearly, and by a file of words."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from scrkit.dates import parse_date
from scrkit.linkage.account import Account, Reader
from scrkit.linkage.candidates import choose_pairs
from scrkit.linkage.days import slipped
from scrkit.linkage.evidence import Weighing, weigh_evidence
from scrkit.linkage.grouping import group_pairs
from scrkit.linkage.judging import SUPPORT, find_support, fit_rate, weights
from scrkit.linkage.rarity import Density, Rarity
from scrkit.linkage.vocabulary import extend, read, vocabulary
from scrkit.model.case import Agency
from scrkit.model.entry import Entry
from scrkit.model.people import Person

POLICE = Agency(id="police", name="Police", prefix="POLICE")
SCHOOL = Agency(id="school", name="School", prefix="SCHOOL")
READER = Reader(vocabulary(), {})


def account(
    text: str, day: str = "2016-04-11", agency: Agency = POLICE, number: int = 1
) -> Account:
    entry = Entry(
        id=f"{agency.prefix}-{number:04}",
        date=parse_date(day),
        source="Record",
        event=text,
    )
    return READER.read(entry, agency)


@pytest.mark.parametrize(
    ("one", "other", "idea"),
    [
        ("Bailiffs evict the family", "Eviction carried out", "eviction"),
        ("Placed with foster carers", "into a foster placement", "accommodated"),
        ("Strat disc by phone", "s47 enquiries agreed", "strategy_or_joint_visit"),
        ("Scald to the forearm", "burnt by hot tea", "burn"),
        ("was not brought to clinic", "WNB x2", "came.missed"),
        ("taken to A&E", "seen in ED", "agency.hospital"),
        ("mum said", "Mo tearful", "who.mother"),
    ],
)
def test_wordings_of_the_field_mean_one_thing(one: str, other: str, idea: str) -> None:
    for text in (one, other):
        read = account(text, agency=SCHOOL)
        parts = read.ideas | read.who | read.services
        assert idea in parts or (idea == "came.missed" and read.missed), text


def test_a_line_of_the_file_is_all_that_a_new_wording_needs() -> None:
    reader = Reader(read(["== home\nden: den, hide-out in the woods\n"]), {})
    entry = Entry(
        id="POLICE-0001",
        date=parse_date("2016-04-11"),
        source="Record",
        event="Found at the hide-out in the woods.",
    )
    found = reader.read(entry, POLICE)

    assert found.ideas == frozenset({"den"})
    assert found.themes == frozenset({"home"})


@pytest.mark.parametrize(
    ("text", "idea"),
    [("Hears voices at night", "psychosis"), ("Lost her mobile", "mobility")],
)
def test_a_word_meant_in_one_form_is_not_heard_in_others(text: str, idea: str) -> None:
    others = {"psychosis": "She voiced concern", "mobility": "Mobile rang out"}
    assert (idea in account(text).ideas) == (idea == "psychosis")
    assert idea not in account(others[idea]).ideas


def test_a_review_has_words_of_its_own() -> None:
    own = [
        ("eviction", ["the knock", "=carded"]),
        ("den", ["hide-out in the woods"]),
        ("police", ["blue team"]),
    ]
    reader = Reader(extend(vocabulary(), own), {})

    def heard(text: str) -> frozenset[str]:
        entry = Entry(id="X-0001", date=parse_date("2016"), source="r", event=text)
        read = reader.read(entry, SCHOOL)
        return read.ideas | read.services

    assert "eviction" in heard("They had the knock") & heard("Carded on Monday")
    assert "eviction" not in heard("A card was left")
    assert heard("A den") & heard("In a hide-out in the woods") == {"den"}
    assert "agency.police" in heard("Blue team came")
    assert "eviction" not in account("They had the knock").ideas


def test_a_longer_wording_hides_what_it_holds() -> None:
    assert "who.child" not in account("Child protection conference held").who


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Call about last night", "2016-04-10"),
        ("Form of 5/4 came in today", "2016-04-05"),
        ("Letter about 5 April 2016 read", "2016-04-05"),
        ("Told on Monday of a fight on Saturday", "2016-04-09"),
        ("Window put through at the weekend", "2016-04-10"),
        ("Seen Thurs, bruise fading", "2016-04-07"),
        ("We were told one week after the event", "2016-04-04"),
        ("An inspection on the 4th is cited", "2016-04-04"),
    ],
)
def test_days_of_which_a_text_speaks_are_heard(text: str, day: str) -> None:
    assert parse_date(day).first in account(text).days


@pytest.mark.parametrize(
    ("part", "first", "last"),
    [
        ("early", "2016-04-01", "2016-04-14"),
        ("mid", "2016-04-08", "2016-04-23"),
        ("late", "2016-04-17", "2016-04-30"),
    ],
)
def test_a_part_of_a_month_is_nearer_than_the_month(
    part: str, first: str, last: str
) -> None:
    text = f"Excluded.\nDate as the agency gives it: {part} April 2016."
    read = account(text, "2016-04")

    assert (read.first, read.last) == (parse_date(first).first, parse_date(last).first)


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [
        ("2017-02-05", "2017-05-02", "swapped"),
        ("2017-02-08", "2017-03-08", "month_slip"),
        ("2017-01-03", "2018-01-03", "year_slip"),
        ("2017-01-03", "2017-02-04", ""),
    ],
)
def test_dates_differ_as_people_mistype_them(one: str, other: str, name: str) -> None:
    assert slipped(parse_date(one).first, parse_date(other).first) == name


def test_what_happened_first_is_not_what_happened_again() -> None:
    one = account("For the first time he waited outside her work")
    two = account("Again outside her work", agency=SCHOOL)
    found = weigh_evidence(one, two, Rarity([one, two]), Density([one, two]))

    assert "order_differs" in found


def test_who_goes_with_both_speaks_for_a_pair_and_who_is_nearer_against_it() -> None:
    heard = {(0, 1): 0.6, (0, 2): 0.9, (1, 2): 0.8, (0, 3): 0.7}
    told = dict(find_support(heard, heard, ["csc", "gp", "police", "gp"]))
    said = dict(zip(SUPPORT, told[0, 1], strict=True))

    assert said["third"] == pytest.approx(0.9 * 0.8)
    assert said["rival"] == 0.7
    assert dict(zip(SUPPORT, told[0, 2], strict=True))["rival"] == 0.0


@pytest.mark.parametrize(
    ("code", "kind"),
    [("HV1", "agency.health"), ("SW2", "agency.csc"), ("GP1", "agency.gp")],
)
def test_a_code_without_a_role_is_taken_by_its_letters(code: str, kind: str) -> None:
    found = account(f"Call from {code}")

    assert code.casefold() in found.codes
    assert kind in found.services


def test_a_role_tells_who_somebody_is_and_not_what_happened() -> None:
    role = Person(
        code="DV1",
        label="DV1",
        role="domestic abuse and bruising clinic nurse",
        kind="professional",
        published="a nurse",
    )
    entry = Entry(
        id="POLICE-0001", date=parse_date("2016-04-11"), source="Log", event="Met DV1."
    )

    found = Reader(vocabulary(), {"DV1": role}).read(entry, POLICE)

    assert "dv1" in found.codes
    assert not found.ideas
    assert found.services


def test_a_vague_date_is_weighed_as_well() -> None:
    one = account("Bailiffs evicted Mother", "2016-04")
    two = account("Eviction by bailiffs", "2016-04~", agency=SCHOOL)
    known = weigh_evidence(one, two, Rarity([one, two]), Density([one, two]))

    assert {"vague_both", "vague_ideas_alike", "ideas_alike"} <= known.keys()


def test_every_piece_of_evidence_is_weighed() -> None:
    given = json.loads(Path("scrkit/linkage/weights.json").read_text("utf-8"))
    one = account("Bailiffs evicted Mother, SW1 there at 14:30 on Monday, 3 children")
    two = account("Eviction by bailiffs. SW1 present 14:30, 3 kids", agency=SCHOOL)
    rarity, density = Rarity([one, two]), Density([one, two])
    found = weigh_evidence(one, two, rarity, density)

    assert len(found) > 10
    assert found.keys() <= given["alone"].keys()
    scored = Weighing([one, two], rarity, density, given["alone"].__getitem__)
    weighed = sum(given["alone"][name] * value for name, value in found.items())
    assert scored.weigh(0, 1) == pytest.approx(weighed)
    assert weights().rate == given["rate"]


def test_days_that_contradict_are_shown_sooner_than_days_that_agree() -> None:
    likely = {(0, 1): 0.16, (2, 3): 0.16, (4, 5): 0.3, (6, 7): 0.1}
    agencies = ["police", "school"] * 4

    def contradict(pair: tuple[int, int]) -> bool:
        return pair in ((0, 1), (6, 7))

    found = group_pairs(likely, agencies, contradict)

    assert [one.accounts for one in found] == [(4, 5), (0, 1)]
    assert {one.grade for one in found} == {"possible"}


def test_days_that_contradict_are_told_as_likely_later_than_days_that_agree() -> None:
    likely = {(0, 1): 0.58, (2, 3): 0.58, (4, 5): 0.62}
    agencies = ["police", "school"] * 3

    def contradict(pair: tuple[int, int]) -> bool:
        return pair in ((0, 1), (4, 5))

    found = group_pairs(likely, agencies, contradict)

    assert [one.accounts for one in found if one.grade == "likely"] == [(4, 5), (2, 3)]
    assert [one.accounts for one in found if one.grade == "possible"] == [(0, 1)]


@pytest.mark.parametrize(
    ("other", "chosen"),
    [("Bailiffs evicted them", True), ("Nothing else, honestly, honestly", False)],
)
def test_a_year_mistaken_is_looked_at_where_an_idea_is_shared(
    other: str, chosen: bool
) -> None:
    accounts = [
        account("Eviction, honestly"),
        account(other, "2017-04-11", SCHOOL),
        account("Football match", "2014-01-01", SCHOOL, 2),
    ]
    assert ((0, 1) in choose_pairs(accounts, Rarity(accounts))) == chosen


def many(count: int) -> Iterator[Account]:
    for number in range(count):
        agency = (POLICE, SCHOOL)[number % 2]
        day = parse_date(f"201{number % 8}-{number % 12 + 1:02}-{number % 27 + 1:02}")
        yield account("Visit, nothing of note", day.text, agency, number)


def test_pairs_grow_with_the_entries_and_not_with_their_square() -> None:
    accounts = [*many(800)]

    # Each with each other of the other agency were 160,000.
    assert len(choose_pairs(accounts, Rarity(accounts))) < 25 * len(accounts)


def test_a_review_in_which_little_is_shared_is_told_less() -> None:
    odds = {(0, n): -6.0 for n in range(1, 400)} | {(0, 400): 0.0}
    few = fit_rate(odds, 0.12)
    many_shared = fit_rate({(0, n): 0.0 for n in range(1, 400)}, 0.12)

    assert few[0, 400] < 0.5 < many_shared[0, 1]


@pytest.mark.parametrize(
    "text",
    ["Seen by SW1/HV2 at 14:30, as told on 5/4.", "@SW1 and HV2: 5/4, 14.30"],
)
def test_what_stands_without_a_blank_between_is_heard_all_the_same(text: str) -> None:
    read = account(text)

    assert {"sw1", "hv2"} <= read.codes
    assert 14 * 60 + 30 in read.minutes
    assert parse_date("2016-04-05").first in read.days


def test_a_reader_hears_the_same_however_often_it_was_asked() -> None:
    texts = ["Call on Monday about SW1", "Call about last night", "Call about SW1"]
    first = [account(text) for text in texts]
    again = [account(text) for text in reversed(texts)][::-1]

    for one, other in zip(first, again, strict=True):
        for part in ("ideas", "stems", "words", "codes", "days", "minutes"):
            assert getattr(one, part) == getattr(other, part)
