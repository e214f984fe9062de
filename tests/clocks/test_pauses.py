"""Pauses and delays stand beside a time and never move what the guidance says."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from testland import on_calendar

from scrkit.clocks import Due, wording
from scrkit.clocks.pauses import paused
from scrkit.model.order import Pause

STARTED = "initiated: 2016-01-04"


def day(text: str) -> date:
    return date.fromisoformat(text)


def pauses(*spans: tuple[str, str, str]) -> str:
    lines = [
        f"  - {{from_date: {start}, what: All., reason: Trial., because: {because}"
        + (f", until: {end}}}" if end else "}")
        for start, end, because in spans
    ]
    return "pauses:\n" + "\n".join(lines) + "\n"


def completing(as_of: str, proceedings: str, days: str = STARTED) -> Due:
    return on_calendar(as_of, days, proceedings=proceedings)["T-DONE"]


def test_a_pause_is_shown_beside_the_day_and_does_not_move_it() -> None:
    found = completing("2016-08-01", pauses(("2016-03-01", "2016-03-31", "criminal")))

    assert found.due == day("2016-07-04")
    assert (found.state, found.days) == ("overdue", -28)
    assert found.paused is not None
    assert wording.rested(found.paused) == (
        "paused 31 days (criminal proceedings); "
        "without them the day would be 4 August 2016"
    )


def test_a_pause_that_has_not_ended_counts_up_to_the_day_asked_about() -> None:
    still = pauses(("2016-03-01", "", "coronial"))

    for as_of, days in (("2016-03-01", 1), ("2016-03-31", 31), ("2016-04-30", 61)):
        rested = completing(as_of, still).paused
        assert rested is not None
        assert (rested.days, rested.rests[0].because) == (days, "coronial")
    assert completing("2016-02-29", still).paused is None


def test_only_the_days_within_the_running_of_the_clock_count() -> None:
    around = pauses(("2015-12-01", "2016-01-10", "family"))
    done = f"{STARTED}, report_completed: 2016-05-02"
    across = pauses(("2016-04-30", "2016-06-30", "family"))

    before = completing("2016-03-01", around).paused
    ended = completing("2016-09-01", across, done).paused

    assert before is not None
    assert before.days == 6
    assert ended is not None
    assert ended.days == 3


def test_a_day_of_two_pauses_counts_once_and_under_both_reasons() -> None:
    both = pauses(
        ("2016-03-01", "2016-03-20", "criminal"),
        ("2016-03-11", "2016-03-31", "coronial"),
    )

    rested = completing("2016-05-01", both).paused

    assert rested is not None
    assert rested.days == 31
    assert "criminal proceedings 20, inquest 21" in wording.rested(rested)
    assert rested.without == day("2016-08-04")


def test_neither_the_notification_nor_a_count_back_rests() -> None:
    days = "notified: 2016-03-01, publication_planned: 2016-06-01"
    found = on_calendar(
        "2016-03-10", days, proceedings=pauses(("2016-01-01", "", "criminal"))
    )

    assert found["T-SIFT"].paused is None
    assert found["T-SEND"].paused is None


def test_a_delay_that_was_reported_shows_the_new_day_agreed_last() -> None:
    delays = """\
delays:
  - {reported: 2016-06-20, what: The report., reason: The trial., until: 2016-09-01}
  - {reported: 2016-08-20, what: The report., reason: The trial., until: 2016-10-03}
"""
    terms = "due: {completion: 2016-07-01}\n"
    agreed = {
        as_of: on_calendar(as_of, STARTED, proceedings=delays, terms_of_reference=terms)
        for as_of in ("2016-06-01", "2016-07-10", "2016-09-10")
    }

    for id in ("T-DONE", "terms.completion"):
        assert agreed["2016-06-01"][id].agreed is None
        assert agreed["2016-07-10"][id].agreed == day("2016-09-01")
        assert agreed["2016-09-10"][id].agreed == day("2016-10-03")
        assert agreed["2016-09-10"][id].state == "overdue"
    assert "the new day agreed is 3 October 2016" in " ".join(
        wording.remarks(agreed["2016-09-10"]["T-DONE"])
    )


SPANS = st.lists(st.tuples(st.integers(-60, 300), st.integers(0, 90)), max_size=4)
START, DUE = date(2016, 1, 4), date(2016, 7, 4)


@given(SPANS, st.integers(1, 400))
def test_rest_is_never_more_than_the_time_nor_moves_a_day_back(
    spans: list[tuple[int, int]], gone: int
) -> None:
    end = START + timedelta(days=gone)
    rested = [
        Pause(
            from_date=START + timedelta(days=first),
            until=START + timedelta(days=first + length),
            what="All.",
            reason="Trial.",
        )
        for first, length in spans
    ]

    found = paused(rested, START, end, DUE)

    if found is not None:
        assert 0 < found.days <= gone
        assert found.days == found.rests[0].days
        assert found.without is None or found.without > DUE
        if found.without is not None:
            assert (found.without - DUE).days <= found.days


@pytest.mark.parametrize("until", ["2016-02-01", "2015-12-01"])
def test_a_pause_that_ends_before_it_begins_rests_nothing(until: str) -> None:
    assert (
        completing("2016-05-01", pauses(("2016-03-01", until, "other"))).paused is None
    )
