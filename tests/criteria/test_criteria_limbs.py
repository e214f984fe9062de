"""The limbs of England's criteria, with every way in which they are easily misread."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrkit import frameworks
from scrkit.criteria import Assessment, evaluate
from scrkit.model.opening import Fact

SCR = frameworks.load("england-scr-2015")
DIED, HARMED = "child_died", "child_seriously_harmed"
ABUSE = "abuse_or_neglect"
NO_CONCERN = "definitive_evidence_of_no_interagency_concern"
CUSTODY = (
    "in_custody_generally",
    "in_police_custody",
    "on_remand_or_following_sentence",
    "in_young_offender_institution",
    "in_secure_training_centre",
    "in_secure_childrens_home",
    "detained_under_mental_health_act_1983",
)
DOL, AGE = "subject_of_mca_2005_deprivation_of_liberty_order", "age_16_or_17"
FREE = dict.fromkeys((*CUSTODY, DOL, AGE), "no")


def assess(**answers: str) -> Assessment:
    known = {"under_18": "yes", **answers}
    return evaluate(SCR, {id: Fact(value=value) for id, value in known.items()})


def limbs(assessment: Assessment) -> dict[str, str]:
    return {x.limb.clause.id: x.limb.result for x in assessment.limbs}


TABLE = [
    # Limb A: a death; neither concern nor a causal link is asked for.
    ("a death with known abuse", {ABUSE: "known", DIED: "yes"}, "met"),
    ("a death with suspected abuse", {ABUSE: "suspected", DIED: "yes"}, "met"),
    (
        "a death, although agencies certainly worked well together",
        {ABUSE: "suspected", DIED: "yes", NO_CONCERN: "yes"},
        "met",
    ),
    (
        "a death without suspicion, at liberty",
        {ABUSE: "not_suspected", DIED: "yes", **FREE},
        "not_met",
    ),
    (
        "a death of which nobody can say whether abuse is suspected",
        {ABUSE: "unknown", DIED: "yes", HARMED: "no", **FREE},
        "undecided",
    ),
    # Limb B: the burden is reversed.
    (
        "harm, and nothing known of how agencies worked",
        {ABUSE: "known", DIED: "no", HARMED: "yes"},
        "met",
    ),
    (
        "harm, and how agencies worked is unknown in so many words",
        {ABUSE: "known", DIED: "no", HARMED: "yes", NO_CONCERN: "unknown"},
        "met",
    ),
    (
        "harm, and no definitive evidence",
        {ABUSE: "suspected", DIED: "no", HARMED: "yes", NO_CONCERN: "no"},
        "met",
    ),
    (
        "harm, and definitive evidence of no concern",
        {ABUSE: "known", DIED: "no", HARMED: "yes", NO_CONCERN: "yes"},
        "not_met",
    ),
    (
        "harm without suspicion",
        {ABUSE: "not_suspected", DIED: "no", HARMED: "yes"},
        "not_met",
    ),
    (
        "harm that is not serious",
        {ABUSE: "known", DIED: "no", HARMED: "no"},
        "not_met",
    ),
    (
        "harm of which nobody can say how serious",
        {ABUSE: "known", DIED: "no", HARMED: "unknown"},
        "undecided",
    ),
    # Limb C: a death in custody or detention; abuse is not asked for.
    *(
        (
            f"a death, {place}, without suspicion",
            {ABUSE: "not_suspected", DIED: "yes", **FREE, place: "yes"},
            "met",
        )
        for place in CUSTODY
    ),
    *(
        (
            f"alive, {place}, without suspicion",
            {ABUSE: "not_suspected", DIED: "no", **FREE, place: "yes"},
            "not_met",
        )
        for place in (*CUSTODY, DOL)
    ),
    (
        "a death at 17 under a deprivation of liberty order",
        {ABUSE: "not_suspected", DIED: "yes", **FREE, DOL: "yes", AGE: "yes"},
        "met",
    ),
    (
        "a death at 15 under a deprivation of liberty order",
        {ABUSE: "not_suspected", DIED: "yes", **FREE, DOL: "yes", AGE: "no"},
        "not_met",
    ),
    (
        "a death at 17 without an order",
        {ABUSE: "not_suspected", DIED: "yes", **FREE, AGE: "yes"},
        "not_met",
    ),
    (
        "a death under an order at an age not known",
        {ABUSE: "not_suspected", DIED: "yes", **FREE, DOL: "yes", AGE: "unknown"},
        "undecided",
    ),
    (
        "a death in detention, perhaps",
        {ABUSE: "not_suspected", DIED: "yes"},
        "undecided",
    ),
    # Nothing known is not a no, and one no does not settle the rest.
    ("nothing known", {}, "undecided"),
    ("nothing but that the child lives", {DIED: "no"}, "undecided"),
    (
        "nothing but that abuse is not suspected",
        {ABUSE: "not_suspected"},
        "undecided",
    ),
    (
        "nobody died or was harmed",
        {ABUSE: "known", DIED: "no", HARMED: "no"},
        "not_met",
    ),
]


@pytest.mark.parametrize(("story", "answers", "result"), TABLE)
def test_the_criteria(story: str, answers: dict[str, str], result: str) -> None:
    assert assess(**answers).result == result, story


def test_the_death_limb_is_a_must_and_names_its_clauses() -> None:
    found = assess(**{ABUSE: "suspected", DIED: "yes", HARMED: "no", **FREE})

    assert found.strength == "guidance_must"
    assert found.deciding == ("SCR-A", "SCR-A1", "SCR-A2")
    assert limbs(found) == {"SCR-A": "met", "SCR-B": "not_met", "SCR-C": "not_met"}
    assert "regulation 5(1)(e)" in found.limbs[0].limb.citation
    assert "SI 2006/90" in found.limbs[0].limb.citation


def test_the_harm_limb_says_what_it_presumes() -> None:
    found = assess(**{ABUSE: "known", DIED: "no", HARMED: "yes"})
    presumed = [c for limb in found.limbs for c in limb.clauses if c.presumed]

    assert [c.clause.id for c in presumed] == ["SCR-B3"]
    assert [fact.id for fact in found.presumed] == [NO_CONCERN]
    assert found.open == ()


def test_a_presumption_that_was_looked_into_is_none_any_more() -> None:
    found = assess(**{ABUSE: "known", DIED: "no", HARMED: "yes", NO_CONCERN: "no"})

    assert found.presumed == ()
    assert not any(c.presumed for limb in found.limbs for c in limb.clauses)


def test_the_custody_limb_is_a_should_with_its_place() -> None:
    found = assess(
        **{ABUSE: "not_suspected", DIED: "yes", **FREE, "in_police_custody": "yes"}
    )

    assert found.strength == "guidance_should"
    assert found.deciding == ("SCR-C", "SCR-C0", "SCR-C2")
    assert "p.75" in found.limbs[2].limb.citation


def test_a_death_in_custody_with_suspicion_is_a_must() -> None:
    found = assess(**{ABUSE: "known", DIED: "yes", **FREE, "in_police_custody": "yes"})

    assert found.strength == "guidance_must"


def test_not_met_names_what_failed_in_every_limb() -> None:
    found = assess(**{ABUSE: "not_suspected", DIED: "no"})

    assert found.strength is None
    assert found.deciding == (
        *("SCR-A", "SCR-A1", "SCR-A2", "SCR-B", "SCR-B1"),
        *("SCR-C", "SCR-C0"),
    )


def test_not_met_does_not_close_the_case() -> None:
    assert "does not close" in assess(**{ABUSE: "not_suspected", DIED: "no"}).in_words


def test_undecided_names_nothing_as_deciding() -> None:
    assert assess().deciding == ()
    assert "Unknown does not count as no" in assess().in_words


def test_a_result_is_kept_as_a_determination_of_the_day() -> None:
    found = assess(**{ABUSE: "known", HARMED: "no"}).determination(date(2015, 6, 5))

    assert found.on == date(2015, 6, 5)
    assert found.framework == "england-scr-2015"
    assert found.result == "undecided"
    assert found.deciding == ()
    assert found.open == (DIED,)


@pytest.mark.parametrize("answer", ["true", "True", "YES", "", "maybe", "known"])
def test_an_answer_that_is_not_allowed_counts_as_unknown(answer: str) -> None:
    known = {ABUSE: "known", HARMED: "no", **FREE}

    assert assess(**known, **{DIED: answer}) == assess(**known)
    assert assess(**known, **{DIED: answer}).result == "undecided"


def test_a_fact_of_another_framework_is_passed_over() -> None:
    assert assess(moon_phase="full") == assess()


@pytest.mark.parametrize(
    ("answers", "result", "limb"),
    [
        (
            {ABUSE: "known", HARMED: "yes", DIED: "no", NO_CONCERN: "yes"},
            "met",
            "NOT-2",
        ),
        ({ABUSE: "not_suspected", DIED: "yes", "looked_after": "yes"}, "met", "NOT-3"),
        (
            {ABUSE: "not_suspected", DIED: "yes", "in_regulated_setting": "yes"},
            "met",
            "NOT-4",
        ),
        ({ABUSE: "not_suspected", DIED: "no", "looked_after": "yes"}, "not_met", ""),
    ],
)
def test_notification_is_a_question_of_its_own(
    answers: dict[str, str], result: str, limb: str
) -> None:
    known = {"under_18": "yes", **answers}
    facts = {id: Fact(value=value) for id, value in known.items()}
    found = evaluate(SCR, facts, SCR.criteria[1])

    assert found.result == result
    met = [x.limb.clause.id for x in found.limbs if x.limb.result == "met"]
    assert met == [limb] * bool(limb)


ANSWERS = st.fixed_dictionaries(
    {}, optional={fact.id: st.sampled_from(fact.values) for fact in SCR.facts}
)


@given(ANSWERS)
def test_where_a_review_is_met_by_regulation_the_incident_is_notifiable(
    answers: dict[str, str],
) -> None:
    # As `assess` has it: of somebody whose age nobody knows nothing is decided.
    known = {"under_18": "yes", **answers}
    facts = {id: Fact(value=value) for id, value in known.items()}
    if assess(**answers).strength == "guidance_must":
        assert evaluate(SCR, facts, SCR.criteria[1]).result == "met"


@given(ANSWERS, st.data())
def test_more_knowledge_never_makes_a_decided_question_undecided(
    answers: dict[str, str], data: st.DataObject
) -> None:
    before = assess(**answers)
    more = data.draw(ANSWERS)
    known = {id: value for id, value in answers.items() if value != "unknown"}
    after = assess(**{**more, **known})

    # Only a definite finding against a presumption turns a result round.
    overturned = more.get(NO_CONCERN) == "yes" and NO_CONCERN not in known
    # An adult is no matter for these criteria, whatever else is known.
    ended = more.get("under_18") == "no"
    if before.result != "undecided" and not overturned and not ended:
        assert after.result == before.result


def test_overturning_a_presumption_leaves_the_other_limbs_to_be_asked() -> None:
    found = assess(**{ABUSE: "known", HARMED: "yes", NO_CONCERN: "yes"})

    assert found.result == "undecided"
    assert [fact.id for fact in found.open] == [DIED]


@given(ANSWERS)
def test_a_question_is_open_exactly_while_it_is_undecided(
    answers: dict[str, str],
) -> None:
    found = assess(**answers)

    assert bool(found.open) == (found.result == "undecided")
    assert bool(found.deciding) == (found.result != "undecided")
    assert (found.strength is not None) == (found.result == "met")
