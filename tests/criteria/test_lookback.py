"""Wales' look-back: a status on any day of the window, three-valued."""

from datetime import date

import pytest

from scrkit import frameworks
from scrkit.criteria import LookedBack, looked_back
from scrkit.dates import PartialDate
from scrkit.model.case import KeyDates
from scrkit.model.opening import Criteria, Fact, StatusPeriod

WALES = frameworks.load("wales-cpr-2015")
FACT = "registered_or_looked_after_in_lookback"
DEATH = {"child_died": "yes"}
IMPAIRED = {
    "child_died": "no",
    "potentially_life_threatening_injury": "no",
    "serious_and_permanent_impairment": "yes",
}


def period(since: str, until: str | None, status: str = "looked_after") -> StatusPeriod:
    end = None if until is None else PartialDate(until)
    return StatusPeriod(status=status, from_date=PartialDate(since), until=end)


def look(
    answers: dict[str, str],
    *periods: StatusPeriod,
    incident: str = "2024-05-16",
    identified: date | None = None,
) -> LookedBack:
    facts = {id: Fact(value=value) for id, value in answers.items()}
    dates = KeyDates(
        incident=PartialDate(incident), other={"impairment_identified": identified}
    )
    return looked_back(WALES, Criteria(facts=facts, statuses=periods), dates)


def answer(looked: LookedBack) -> str:
    fact = looked.criteria.facts.get(FACT)
    return "unknown" if fact is None else fact.value


@pytest.mark.parametrize(
    ("since", "until", "told"),
    [
        # The window runs from 16 November 2023 to 16 May 2024.
        ("2020", "2023-11-16", "yes"),
        ("2020", "2023-11-15", "unknown"),
        ("2024-05-16", None, "yes"),
        ("2024-05-17", None, "unknown"),
        ("2024-01", "2024-02", "yes"),
        ("2019", None, "yes"),
        ("2020", "2023-11", "unknown"),
        ("2024", "2025", "unknown"),
        ("2024-01-05?", None, "unknown"),
        ("../2024-01", "2024-03", "yes"),
        ("unknown", "2024-03", "unknown"),
    ],
)
def test_a_status_on_any_day_of_the_window_counts(
    since: str, until: str | None, told: str
) -> None:
    assert answer(look(DEATH, period(since, until))) == told


@pytest.mark.parametrize("given", ["yes", "no"])
def test_a_status_that_certainly_lies_outside_leaves_the_answer(given: str) -> None:
    looked = look({**DEATH, FACT: given}, period("2020", "2021"))

    assert answer(looked) == given
    assert bool(looked.warnings) == (given == "yes")


def test_an_answer_that_the_statuses_contradict_is_told() -> None:
    looked = look({**DEATH, FACT: "no"}, period("2023", None))

    assert answer(looked) == "yes"
    assert "put the answer right" in looked.warnings[0]


def test_where_a_status_may_have_held_nobody_can_say_no() -> None:
    looked = look({**DEATH, FACT: "no"}, period("2020", "2023-11"))

    assert answer(looked) == "unknown"
    assert "may have held" in looked.warnings[0]


def test_a_status_of_another_kind_answers_nothing() -> None:
    assert answer(look(DEATH, period("2023", None, "child_in_need"))) == "unknown"


def test_without_statuses_the_answer_stands() -> None:
    looked = look({**DEATH, FACT: "no"})

    assert answer(looked) == "no"
    assert looked.warnings == ()


def test_a_death_on_a_day_that_is_not_certain_makes_nothing_certain() -> None:
    looked = look({**DEATH, FACT: "no"}, period("2023", None), incident="2024-05-16?")

    assert answer(looked) == "unknown"
    assert looked.windows[0].doubtful


def test_a_status_that_ends_before_it_begins_answers_nothing_and_is_told() -> None:
    turned = period("2024-03-01", "2024-02-01")
    looked = look({**DEATH, FACT: "no"}, turned)
    beside = look(DEATH, turned, period("2023", None))

    assert answer(looked) == "unknown"
    assert "ends before it begins" in looked.warnings[0]
    assert answer(look(DEATH, turned)) == "unknown"
    assert (answer(beside), len(beside.warnings)) == ("yes", 1)


def test_the_window_is_told_for_a_death() -> None:
    (window,) = look(DEATH).windows

    assert window.lookback.id == "WA-L1"
    assert window.start == date(2023, 11, 16)
    assert window.end == window.latest_end == date(2024, 5, 16)


def test_a_vague_death_makes_a_vague_window() -> None:
    looked = look(DEATH, period("2020", "2023-11-20"), incident="2024-05")
    (window,) = looked.windows

    assert (window.start, window.latest_end) == (date(2023, 11, 1), date(2024, 5, 31))
    assert answer(looked) == "unknown"
    assert answer(look(DEATH, period("2020", "2023-12"), incident="2024-05")) == "yes"


def test_trap_14_for_impairment_the_window_ends_when_it_was_identified() -> None:
    held = period("2024-06-01", "2024-06-30")
    looked = look(IMPAIRED, held, identified=date(2024, 9, 1))
    (window,) = looked.windows

    assert window.lookback.id == "WA-L2"
    assert (window.start, window.end) == (date(2024, 3, 1), date(2024, 9, 1))
    assert answer(looked) == "yes"
    assert answer(look(DEATH, held, identified=date(2024, 9, 1))) == "unknown"


def test_without_the_day_of_identification_there_is_no_window_yet() -> None:
    looked = look({**IMPAIRED, FACT: "no"}, period("2024-01", None))
    (window,) = looked.windows

    assert window.end is None
    assert answer(looked) == "unknown"
    assert "may have held" in looked.warnings[0]
    assert answer(look({**IMPAIRED, FACT: "no"})) == "no"


def test_while_the_event_is_open_both_windows_must_agree() -> None:
    open_event = {"serious_and_permanent_impairment": "yes"}
    identified = date(2024, 9, 1)
    both = look(open_event, period("2024-04-01", "2024-05-01"), identified=identified)
    one = look(open_event, period("2024-06-01", "2024-06-30"), identified=identified)

    assert len(both.windows) == 2
    assert answer(both) == "yes"
    assert answer(one) == "unknown"


def test_a_framework_without_look_backs_changes_nothing() -> None:
    case = Criteria(facts={"child_died": Fact(value="yes")})
    looked = looked_back(frameworks.load("england-scr-2015"), case, KeyDates())

    assert looked == LookedBack(case)
