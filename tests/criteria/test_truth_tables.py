"""Every framework's criteria, row by row: what is known, and what comes of it."""

import pytest

from scrkit import frameworks
from scrkit.criteria import Assessment, evaluate, evaluate_all
from scrkit.model.opening import Fact

Row = tuple[str, dict[str, str], str]
YES, NO = "yes", "no"

WALES: list[Row] = [
    (
        "a death, and no status in the look-back",
        {
            "abuse_or_neglect": "suspected",
            "child_died": YES,
            "registered_or_looked_after_in_lookback": NO,
        },
        "met: concise_review",
    ),
    (
        "an injury, and a status in the look-back",
        {
            "abuse_or_neglect": "known",
            "child_died": NO,
            "potentially_life_threatening_injury": YES,
            "registered_or_looked_after_in_lookback": YES,
        },
        "met: extended_review",
    ),
    (
        "a review is due either way, only its kind is open",
        {"abuse_or_neglect": "known", "child_died": YES},
        "met: concise_review extended_review",
    ),
    (
        "nothing that the regulation names",
        {
            "abuse_or_neglect": "known",
            "child_died": NO,
            "potentially_life_threatening_injury": NO,
            "serious_and_permanent_impairment": NO,
        },
        "not_met",
    ),
    ("a death, and abuse is unknown", {"child_died": YES}, "undecided"),
]
SCOTLAND: list[Row] = [
    (
        "an age that is not known leaves it undecided",
        {
            "under_18_or_in_aftercare": "unknown",
            "child_died": YES,
            "additional_learning_to_be_gained": YES,
            "abuse_or_neglect": "suspected",
        },
        "undecided",
    ),
    (
        "an adult outside care is none of the Committee's cases",
        {
            "under_18_or_in_aftercare": NO,
            "child_died": YES,
            "additional_learning_to_be_gained": YES,
            "abuse_or_neglect": "suspected",
        },
        "not_met",
    ),
    (
        "a death with suspicion and learning to be had",
        {
            "child_died": YES,
            "additional_learning_to_be_gained": YES,
            "abuse_or_neglect": "suspected",
        },
        "met: hold_learning_review",
    ),
    (
        "a sibling on the register: a bearing is presumed",
        {
            "child_died": YES,
            "additional_learning_to_be_gained": YES,
            "abuse_or_neglect": "not_suspected",
            "child_or_sibling_on_register": YES,
        },
        "met: hold_learning_review",
    ),
    (
        "a risk of harm is enough",
        {
            "child_died": NO,
            "significant_harm_or_risk_of_it": YES,
            "additional_learning_to_be_gained": YES,
            "suicide_or_accidental": YES,
        },
        "met: hold_learning_review",
    ),
    (
        "nothing to be learnt",
        {
            "child_died": YES,
            "additional_learning_to_be_gained": NO,
            "abuse_or_neglect": "known",
            "effective_practice_worth_learning_from": NO,
        },
        "not_met",
    ),
    (
        "good practice, and nothing went wrong",
        {"child_died": NO, "effective_practice_worth_learning_from": YES},
        "met: hold_learning_review",
    ),
    ("nothing known", {}, "undecided"),
]
NI_THREE = {
    "child_died": YES,
    "abuse_or_neglect": "known",
    "board_concern_about_effectiveness": YES,
    "bodies_worked_effectively": NO,
}
NORTHERN_IRELAND: list[Row] = [
    (
        "all four conditions",
        {**NI_THREE, "board_determines_significant_learning": YES},
        "met: hold_cmr",
    ),
    (
        "the three conditions of the text as made",
        {**NI_THREE, "board_determines_significant_learning": NO},
        "not_met",
    ),
    ("the fourth is not determined yet", NI_THREE, "undecided"),
    (
        "no concern of the Board",
        {
            **NI_THREE,
            "board_determines_significant_learning": YES,
            "board_concern_about_effectiveness": NO,
        },
        "not_met",
    ),
    (
        "a sibling who was looked after",
        {
            **NI_THREE,
            "abuse_or_neglect": "not_suspected",
            "child_or_sibling_looked_after": YES,
            "board_determines_significant_learning": YES,
        },
        "met: hold_cmr",
    ),
    (
        "positive practice",
        {"bodies_worked_effectively": YES, "outstanding_positive_learning": YES},
        "met: hold_cmr",
    ),
]
NEEDS = {"adult_in_area_with_care_and_support_needs": YES}
CONCERN = {"concern_about_working_together": YES}
SAR: list[Row] = [
    (
        "a death from suspected abuse, with concern",
        {
            **NEEDS,
            **CONCERN,
            "adult_died": YES,
            "death_resulted_from_abuse_or_neglect": "suspected",
        },
        "met: arrange_sar",
    ),
    (
        "a death that did not result from it",
        {
            **NEEDS,
            **CONCERN,
            "adult_died": YES,
            "death_resulted_from_abuse_or_neglect": "not_suspected",
            "serious_abuse_or_neglect": "known",
        },
        "not_met",
    ),
    (
        "a death from abuse, without concern about working together",
        {
            **NEEDS,
            "concern_about_working_together": NO,
            "adult_died": YES,
            "death_resulted_from_abuse_or_neglect": "known",
        },
        "not_met",
    ),
    (
        "alive after serious abuse, with concern",
        {
            **NEEDS,
            **CONCERN,
            "adult_died": NO,
            "serious_abuse_or_neglect": "known",
        },
        "met: arrange_sar",
    ),
    (
        "no needs for care and support",
        {
            **CONCERN,
            "adult_in_area_with_care_and_support_needs": NO,
            "adult_died": NO,
            "serious_abuse_or_neglect": "known",
        },
        "not_met",
    ),
    (
        "whether there is concern is unknown: no presumption here",
        {
            **NEEDS,
            "adult_died": YES,
            "death_resulted_from_abuse_or_neglect": "known",
        },
        "undecided",
    ),
]
DEATH = {"person_died": YES, "death_from_violence_abuse_or_neglect": "appears"}
DHR: list[Row] = [
    (
        "16, by a former partner",
        {
            **DEATH,
            "aged_16_or_over": YES,
            "by_current_or_former_intimate_partner": YES,
        },
        "met: hold_dhr",
    ),
    (
        "under 16",
        {**DEATH, "aged_16_or_over": NO, "by_relative": YES},
        "not_met",
    ),
    (
        "an unrelated housemate",
        {**DEATH, "aged_16_or_over": YES, "by_member_of_same_household": YES},
        "met: hold_dhr",
    ),
    (
        "a stranger",
        {
            **DEATH,
            "aged_16_or_over": YES,
            "by_relative": NO,
            "by_current_or_former_intimate_partner": NO,
            "by_member_of_same_household": NO,
            "suicide_with_circumstances_of_concern": NO,
        },
        "not_met",
    ),
    (
        "suicide after coercive control",
        {
            "person_died": YES,
            "aged_16_or_over": YES,
            "suicide_with_circumstances_of_concern": YES,
        },
        "met: hold_dhr",
    ),
    ("alive", {"person_died": NO}, "not_met"),
]
SERIOUS = {"under_18": YES, "abuse_or_neglect": "suspected", "child_died": YES}
WEIGHED = (
    "improvements_needed",
    "recurrent_themes",
    "concern_about_working_together",
    "panel_suggested_local_review",
)
LCSPR: list[Row] = [
    ("a serious case, nothing weighed yet", SERIOUS, "judgement"),
    (
        "a serious case, everything speaks for it",
        {**SERIOUS, **dict.fromkeys(WEIGHED, YES)},
        "judgement",
    ),
    (
        "a serious case, nothing speaks for it",
        {**SERIOUS, **dict.fromkeys(WEIGHED, NO)},
        "judgement",
    ),
    (
        "no serious case, whatever speaks for it",
        {
            **SERIOUS,
            "abuse_or_neglect": "not_suspected",
            **dict.fromkeys(WEIGHED, YES),
        },
        "not_met",
    ),
    ("abuse is unknown", {"under_18": YES, "child_died": YES}, "undecided"),
]
CHILD = {"under_18": YES, "abuse_or_neglect": "suspected", "child_died": YES}
KILLED = {
    "person_died": YES,
    "aged_16_or_over": YES,
    "death_from_violence_abuse_or_neglect": "appears",
    "by_relative": YES,
}
SUSR: list[Row] = [
    (
        "a child, not registered: the practice review alone",
        {**CHILD, "registered_or_looked_after_in_lookback": NO, "person_died": NO},
        "met: concise_review",
    ),
    (
        "an adult killed by a relative: the domestic review alone",
        {**KILLED, "under_18": NO},
        "met: hold_dhr",
    ),
    (
        "a girl of 16 killed by a relative: both, in one review",
        {**CHILD, **KILLED, "registered_or_looked_after_in_lookback": YES},
        "met: extended_review hold_dhr",
    ),
    ("a child died, and nothing else is known", {"child_died": YES}, "undecided"),
    (
        "an adult who is alive",
        {"under_18": NO, "person_died": NO, "child_died": NO},
        "not_met",
    ),
]
TABLES = {
    "wales-cpr-2015": WALES,
    "scotland-learning-review-2021": SCOTLAND,
    "northern-ireland-cmr": NORTHERN_IRELAND,
    "england-sar-2014": SAR,
    "dhr-2016": DHR,
    "england-lcspr-2023": LCSPR,
    # Every scenario is answered alike under the newer edition.
    "england-lcspr-2026": LCSPR,
    "scotland-learning-review-2024": SCOTLAND,
    "wales-susr-2024": SUSR,
}
BOTH = pytest.mark.parametrize("edition", ["england-lcspr-2023", "england-lcspr-2026"])
ROWS = [
    pytest.param(id, answers, told, id=f"{id}: {story}")
    for id, table in TABLES.items()
    for story, answers, told in table
]


def assess(id: str, answers: dict[str, str], criterion: int = 0) -> Assessment:
    framework = frameworks.load(id)
    # A misspelt fact in a row would silently count as unknown.
    known = {fact.id for fact in framework.facts}
    assert answers.keys() <= known
    # Unknown, the age would leave everything else undecided.
    ages = {"under_18", "aged_18_or_over", "under_18_or_in_aftercare"} & known
    answers = {**dict.fromkeys(ages, YES), **answers}
    facts = {fact: Fact(value=value) for fact, value in answers.items()}
    return evaluate(framework, facts, framework.criteria[criterion])


@pytest.mark.parametrize(("id", "answers", "told"), ROWS)
def test_the_criteria(id: str, answers: dict[str, str], told: str) -> None:
    found = assess(id, answers)

    if found.judgement:
        assert (found.result, told) == ("undecided", "judgement")
    else:
        assert " ".join([f"{found.result}:", *found.outcomes]).rstrip(":") == told


def test_every_framework_has_a_table() -> None:
    assert {*TABLES, "england-scr-2015"} == set(frameworks.available())


def test_what_kind_of_review_is_asked_for_when_only_that_is_open() -> None:
    found = assess("wales-cpr-2015", {"abuse_or_neglect": "known", "child_died": YES})

    assert found.open == ()
    assert [fact.id for fact in found.strengthening] == [
        "registered_or_looked_after_in_lookback"
    ]
    assert found.strength == "statute_must"
    assert {"WA-C1", "WA-C2", "WA-E1", "WA-E2"} <= set(found.deciding)


@BOTH
def test_considerations_are_listed_with_what_is_recorded_of_them(edition: str) -> None:
    framework = frameworks.load(edition)
    facts = {id: Fact(value=value) for id, value in SERIOUS.items()}
    facts["recurrent_themes"] = Fact(value=YES, source="Hush-hush.")
    found = evaluate(framework, facts)

    assert [
        (one.clause.id, one.value, one.sourced) for one in found.considerations
    ] == [
        ("LC-C1", "unknown", False),
        ("LC-C2", YES, True),
        ("LC-C3", "unknown", False),
        ("LC-C4", "unknown", False),
    ]


@BOTH
@pytest.mark.parametrize(
    ("answers", "result"),
    [
        ({"happened_in_area": YES}, "met"),
        ({"happened_in_area": NO, "happened_outside_england": NO}, "not_met"),
        (
            {
                "happened_in_area": NO,
                "happened_outside_england": YES,
                "normally_resident_in_area": YES,
            },
            "met",
        ),
        ({"happened_in_area": NO, "normally_resident_in_area": NO}, "not_met"),
        ({"normally_resident_in_area": YES}, "undecided"),
    ],
)
def test_an_incident_is_notified_where_it_happened(
    answers: dict[str, str], result: str, edition: str
) -> None:
    assert assess(edition, SERIOUS | answers, 1).result == result


@BOTH
def test_a_care_leavers_death_is_notified_although_no_child_died(edition: str) -> None:
    answers = {"under_18": NO, "care_leaver_died_up_to_24": YES}
    found = assess(edition, answers, 2)

    assert found.result == "met"


def test_a_safeguarding_adults_review_may_be_arranged_without_duty() -> None:
    found = assess("england-sar-2014", NEEDS, 1)
    refused = assess("england-sar-2014", dict.fromkeys(NEEDS, NO), 1)

    assert found.judgement
    assert found.limbs[0].judgement
    assert refused.result == "not_met"


def test_a_power_is_not_asked_about_where_there_is_a_duty() -> None:
    """Care Act 2014, section 44: (4) is for any other case than (1)."""
    sar = frameworks.load("england-sar-2014")
    gate = {
        "aged_18_or_over": Fact(value="yes"),
        "adult_in_area_with_care_and_support_needs": Fact(value="yes"),
    }
    duty = {
        **gate,
        "concern_about_working_together": Fact(value="yes"),
        "adult_died": Fact(value="yes"),
        "death_resulted_from_abuse_or_neglect": Fact(value="known"),
    }

    free = [one.criterion.id for one in evaluate_all(sar, gate)]
    bound = evaluate_all(sar, duty)

    assert "discretion" in free
    assert bound[0].result == "met"
    assert "discretion" not in [one.criterion.id for one in bound]
