"""Where a naive reading of the guidance goes wrong; each trap by its number.

Traps 7 (redaction), 8 (executive summary) and 15 (reports of every agency) stand with
the overlay that brings them up.
"""

from datetime import date

import pytest

from scrkit import clocks, frameworks
from scrkit.criteria import Assessment, evaluate, next_steps
from scrkit.decode import decode
from scrkit.frameworks import Deadline, DeadlineClause, Framework
from scrkit.model.case import KeyDates
from scrkit.model.opening import Criteria, Fact
from scrkit.yamlfile import read

SCR = frameworks.load("england-scr-2015")
LCSPR = frameworks.load("england-lcspr-2023")
EDITIONS = pytest.mark.parametrize(
    "edition",
    [LCSPR, frameworks.load("england-lcspr-2026")],
    ids=lambda one: one.id,
)
WALES = frameworks.load("wales-cpr-2015")
ALL = tuple(frameworks.load(id) for id in frameworks.available())
SUSPECTED = {"abuse_or_neglect": "suspected"}


def assess(framework: Framework, **answers: str) -> Assessment:
    # The age settles whether the criteria apply at all; other frameworks pass it over.
    known = {"under_18": "yes", "aged_18_or_over": "yes", **answers}
    return evaluate(framework, {id: Fact(value=v) for id, v in known.items()})


def clause(framework: Framework, id: str) -> DeadlineClause:
    found = framework.deadline(id)
    assert found is not None
    return found


def due(framework: Framework, id: str, as_of: date, dates: KeyDates) -> Deadline:
    found = clocks.deadlines(framework, dates, as_of)
    return next(one for one in found if one.clause.id == id)


def test_trap_1_unknown_concern_initiates_only_definite_evidence_does_not() -> None:
    harm = {**SUSPECTED, "child_died": "no", "child_seriously_harmed": "yes"}
    no_concern = "definitive_evidence_of_no_interagency_concern"

    assert assess(SCR, **harm).result == "met"
    assert assess(SCR, **harm, **{no_concern: "unknown"}).result == "met"
    assert assess(SCR, **harm, **{no_concern: "yes"}).result == "not_met"


def test_trap_2_a_death_needs_no_concern_about_agencies() -> None:
    found = assess(
        SCR,
        **SUSPECTED,
        child_died="yes",
        definitive_evidence_of_no_interagency_concern="yes",
    )

    assert found.result == "met"


@pytest.mark.parametrize(
    "place", ["in_police_custody", "detained_under_mental_health_act_1983"]
)
def test_trap_3_detention_counts_for_the_dead_and_without_abuse(place: str) -> None:
    none = {"abuse_or_neglect": "not_suspected", place: "yes"}

    assert assess(SCR, **none, child_died="yes").result == "met"
    assert assess(SCR, **none, child_died="no").result == "not_met"


@pytest.mark.parametrize(("age", "result"), [("yes", "met"), ("no", "undecided")])
def test_trap_3_an_order_counts_at_16_and_17_only(age: str, result: str) -> None:
    found = assess(
        SCR,
        abuse_or_neglect="not_suspected",
        child_died="yes",
        age_16_or_17=age,
        subject_of_mca_2005_deprivation_of_liberty_order="yes",
    )

    assert found.result == result


def test_trap_4_abuse_need_not_have_caused_a_childs_death_but_an_adults() -> None:
    adults = frameworks.load("england-sar-2014")

    assert assess(SCR, **SUSPECTED, child_died="yes").result == "met"
    assert adults.fact("death_resulted_from_abuse_or_neglect") is not None
    assert SCR.fact("death_resulted_from_abuse_or_neglect") is None


def test_trap_5_six_months_are_an_aim_and_run_from_initiation() -> None:
    aim = clause(SCR, "SCR-T5")

    assert (aim.strength, aim.soft, aim.starts) == (
        "guidance_aim",
        True,
        ("initiated",),
    )
    for framework in ALL:
        starts = {day for one in framework.deadlines for day in one.starts}
        assert "incident" not in starts


def test_a_time_from_the_decision_runs_from_it_although_the_start_came_later() -> None:
    decided, begun = date(2024, 3, 1), date(2024, 4, 15)
    dates = KeyDates(decided=decided, initiated=begun)
    local = frameworks.load("england-lcspr-2023")

    assert due(local, "LC-T3", begun, dates).due == date(2024, 9, 1)
    for id in ("northern-ireland-cmr", "scotland-learning-review-2021"):
        completed = frameworks.load(id).deadlines[-1]
        assert (completed.event, completed.starts[0]) == ("the decision", "decided")


def test_trap_6_two_clocks_of_five_days_start_on_different_days() -> None:
    aware, decided = date(2015, 5, 18), date(2015, 6, 15)
    dates = KeyDates(authority_aware=aware, decided=decided)

    assert due(SCR, "SCR-T1", decided, dates).due == date(2015, 5, 26)
    assert due(SCR, "SCR-T3", decided, dates).due == date(2015, 6, 22)


def test_trap_9_no_panel_and_no_vote_decides() -> None:
    deciders = {one.id: one.title_of(one.decision.decider) for one in ALL}

    assert deciders["england-scr-2015"] == "Chair of the Board"
    assert deciders["england-lcspr-2023"] == "safeguarding partners"
    assert deciders["dhr-2016"] == "Chair of the Community Safety Partnership"
    assert deciders["scotland-learning-review-2021"] == "Child Protection Committee"
    assert all(one.decision.reasons_required for one in ALL)
    panel = SCR.role("national_panel")
    assert panel is not None
    assert "cannot order" in panel.does


@pytest.mark.parametrize("framework", ALL, ids=lambda one: one.id)
def test_trap_10_not_met_never_closes_the_case(framework: Framework) -> None:
    main = framework.criteria[0]
    answers = {fact.id: _worst(fact.values) for fact in framework.facts}
    ends = {one.fact for one in framework.redirects}
    facts = {id: Fact(value=v) for id, v in answers.items() if id not in ends}
    found = evaluate(framework, facts)
    steps = next_steps(framework, found, Criteria(facts=facts), ())

    assert found.result == "not_met", main.id
    assert "reopens the question" in " ".join(step.text for step in steps)
    assert len({one.id for one in framework.decision.outcomes}) >= 3


def _worst(values: tuple[str, ...]) -> str:
    return "no" if "no" in values else "not_suspected"


@EDITIONS
@pytest.mark.parametrize("weight", ["yes", "no", "unknown"])
def test_trap_11_considerations_are_weighed_and_not_scored(
    weight: str, edition: Framework
) -> None:
    considered = {
        node.fact: weight
        for node in edition.criteria[0].tree.walk()
        if node.consideration
    }
    serious = {**SUSPECTED, "child_died": "yes", "under_18": "yes"}
    found = assess(edition, **serious, **considered)

    assert len(considered) == 4
    assert (found.result, found.judgement) == ("undecided", True)


@EDITIONS
def test_trap_12_the_regulation_is_11_and_the_law_says_plain_days(
    edition: Framework,
) -> None:
    cited = {
        edition.citation(node)
        for node in edition.criteria[0].tree.walk()
        if node.consideration
    }
    law, guidance = clause(edition, "LC-T4"), clause(edition, "LC-T4g")

    assert all("SI 2018/789" in one and "regulation 11(" in one for one in cited)
    assert (law.unit, law.count, law.strength) == ("days", 7, "statute_must")
    assert (guidance.unit, guidance.strength) == ("working_days", "guidance_should")


@EDITIONS
@pytest.mark.parametrize(
    ("sent", "late"),
    [
        (date(2024, 6, 3), []),
        (date(2024, 6, 4), ["LC-T4g"]),
        (date(2024, 6, 5), ["LC-T4g"]),
        (date(2024, 6, 6), ["LC-T4", "LC-T4g"]),
    ],
)
def test_trap_12_the_earlier_day_is_enforced(
    sent: date, late: list[str], edition: Framework
) -> None:
    dates = KeyDates(report_sent=sent, published=date(2024, 6, 12))
    found = clocks.deadlines(edition, dates, date(2024, 6, 12), outcome="hold_lcspr")

    assert [one.clause.id for one in found if one.late] == late


@EDITIONS
def test_trap_13_a_serious_case_review_goes_by_residence_a_notification_not(
    edition: Framework,
) -> None:
    residence = [one.fact for one in SCR.redirects]
    place = [one.fact for one in edition.redirects]

    assert "normally_resident_in_area" in residence
    assert "happened_in_area" in place
    assert "normally_resident_in_area" not in place


def test_trap_14_northern_ireland_has_a_fourth_condition() -> None:
    amended = frameworks.load("northern-ireland-cmr").criteria[0].limbs[0]

    assert [node.id for node in amended.all] == ["NI-A1", "NI-A2", "NI-A3", "NI-A4"]


def test_trap_14_wales_asks_for_permanent_england_for_likely_long_term() -> None:
    permanent = WALES.fact("serious_and_permanent_impairment")
    long_term = next(one for one in SCR.definitions if one.id == "DEF-SERIOUS-HARM")

    assert permanent is not None
    assert "serious and permanent" in " ".join(permanent.question.split())
    assert "likely long-term" in long_term.text


def test_trap_14_wales_keeps_reports_for_weeks_and_says_that_it_is_unsure() -> None:
    kept = clause(WALES, "WA-T2")

    assert (kept.count, kept.unit) == (12, "weeks")
    assert "Consult the guidance" in " ".join(kept.note.split())


def test_trap_14_a_sibling_or_the_register_counts_where_the_guidance_says_so() -> None:
    for id in ("northern-ireland-cmr", "scotland-learning-review-2021"):
        fact = frameworks.load(id).fact("child_or_sibling_on_register")
        assert fact is not None
        assert "sibling" in fact.question


def test_trap_16_every_nation_has_its_own_working_days() -> None:
    calendars = {one.id: one.holiday_calendar for one in ALL}
    feast, boyne = date(2023, 11, 30), date(2023, 7, 12)
    scotland = calendars["scotland-learning-review-2021"]
    ireland = calendars["northern-ireland-cmr"]
    wales = calendars["wales-cpr-2015"]

    assert not clocks.is_working_day(feast, scotland)
    assert clocks.is_working_day(feast, wales)
    assert not clocks.is_working_day(boyne, ireland)
    assert clocks.is_working_day(boyne, scotland)


@pytest.mark.parametrize(("written", "result"), [("no", "not_met"), ("yes", "met")])
def test_trap_17_yes_and_no_stay_what_was_written(written: str, result: str) -> None:
    text = "facts:\n  under_18: {value: yes}\n  abuse_or_neglect: {value: known}\n"
    text += f"  child_died: {{value: {written}}}\n"
    text += "  child_seriously_harmed: {value: no}\n"
    criteria = decode(read(text.encode(), "criteria.yaml"), Criteria).value

    assert criteria is not None
    assert criteria.facts["child_died"].value == written
    assert evaluate(SCR, criteria.facts).result == result


@pytest.mark.parametrize("framework", ALL, ids=lambda one: one.id)
def test_what_is_not_established_has_no_number_and_says_so(
    framework: Framework,
) -> None:
    for one in framework.deadlines:
        if not one.established and one.quantity:
            # The number of an older edition, which says so.
            assert "carried over" in one.carried_over.casefold()
        elif not one.established:
            assert "onsult" in one.note
    if framework.id.startswith(("scotland", "northern")):
        assert [one.quantity for one in framework.deadlines if one.established] == []
    assert framework.not_established


@pytest.mark.parametrize("framework", ALL, ids=lambda one: one.id)
def test_known_and_suspected_are_both_enough(framework: Framework) -> None:
    for criterion in framework.criteria:
        for node in criterion.tree.walk():
            if node.fact == "abuse_or_neglect":
                assert set(node.satisfying) == {"known", "suspected"}


@pytest.mark.parametrize("framework", ALL, ids=lambda one: one.id)
def test_every_framework_names_the_same_things(framework: Framework) -> None:
    local = {"subgroup", "panel", "panel_chair"}

    assert SCR.names.keys() - local <= framework.names.keys()


def test_a_domestic_homicide_report_waits_for_the_home_office() -> None:
    review = frameworks.load("dhr-2016")

    assert [gate.id for gate in review.gates][-1] == "G10"
    assert clause(review, "DH-T3").time == "as soon as reasonably practicable"
    assert clause(review, "DH-T3").established


def test_wales_forbids_identity_and_whereabouts_in_law() -> None:
    duty = WALES.duty("report_no_identity")

    assert duty is not None
    assert duty.strength == "statute_must"
    assert "whereabouts" in duty.text
    assert WALES.duty("progress_reviews") is not None
    assert WALES.duty("board_response") is None


def test_the_chair_of_northern_irelands_panel_is_not_independent() -> None:
    chair = frameworks.load("northern-ireland-cmr").role("panel_chair")

    assert chair is not None
    assert chair.independent_of == ()
    assert "member of the Safeguarding Board" in chair.does
