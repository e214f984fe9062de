"""The calendar file, read by our own eyes and by another program's."""

from datetime import date, timedelta
from typing import Any

import vobject
from testland import framework, review

from scrkit import clocks
from scrkit.clocks.ics import to_ics

TERMS = "agreed: 2016-01-04\ndue: {completion: 2016-07-01}\n"
REQUESTS = """\
requests:
  - {agency: health, what: chronology, requested: 2016-01-05, due: 2016-03-01}
  - {agency: police, what: imr, requested: 2016-01-05, due: 2016-04-01, received: 2016-03-30, note: The wooden spoon.}
"""  # noqa: E501
DAYS = "notified: 2016-02-01, initiated: 2016-01-04, publication_planned: 2016-06-01"


def written(
    as_of: str = "2016-02-15", days: str = DAYS, *, everything: bool = True
) -> bytes:
    made = clocks.calendar(
        framework(),
        review(days, terms_of_reference=TERMS, requests=REQUESTS),
        date.fromisoformat(as_of),
    )
    items = [one for one in made.items if everything or one.open]
    return to_ics(made, items, framework())[0]


def events(content: bytes) -> dict[str, Any]:
    """Return the events by UID, as another program reads them."""
    read = vobject.readOne(content.decode("utf-8"))
    return {event.uid.value: event for event in read.vevent_list}


def test_lines_end_as_the_standard_says_and_none_is_too_long() -> None:
    content = written()

    assert content.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert content.count(b"\n") == content.count(b"\r\n")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75


def test_another_program_reads_events_of_a_whole_day_with_a_reminder() -> None:
    found = events(written())

    event = found["child-t.framework.T-SEND-G@scrkit"]
    assert event.dtstart.value == date(2016, 5, 20)
    assert event.dtend.value == date(2016, 5, 21)
    assert event.summary.value == "child-t: T-SEND-G, Send the report"
    assert event.categories.value == ["Guidance"]
    assert event.valarm.trigger.value == timedelta(days=-3, hours=9)
    assert "Testland Board, to Testland Panel: should" in event.description.value
    counted = "at least 7 working days before publication, 1 June 2016"
    assert counted in event.description.value
    assert "Testland Guide 2015" in event.description.value
    assert event.transp.value == "TRANSPARENT"


def test_what_is_done_has_no_reminder() -> None:
    event = events(written("2016-05-01"))["child-t.request.police.imr@scrkit"]

    assert not hasattr(event, "valarm")
    assert "2 days early; done 30 March 2016" in event.description.value


def test_a_day_that_moved_keeps_its_uid() -> None:
    before = events(written())
    after = events(written(days=DAYS.replace("2016-06-01", "2016-06-15")))

    id = "child-t.framework.T-SEND-G@scrkit"
    assert before.keys() == after.keys()
    assert before[id].dtstart.value != after[id].dtstart.value


def test_the_same_review_gives_the_same_bytes_stamped_with_the_day() -> None:
    assert written() == written()
    assert b"DTSTAMP:20160215T000000Z\r\n" in written()
    assert b"DTSTAMP:20160216T000000Z\r\n" in written("2016-02-16")


def test_the_earlier_of_two_days_for_the_same_thing_is_told_once() -> None:
    found = events(written(everything=False))

    assert "child-t.framework.T-SEND-G@scrkit" in found
    assert "child-t.framework.T-SEND@scrkit" not in found


def test_what_has_no_day_is_no_event_and_every_uid_is_its_own() -> None:
    content = written()

    assert b"T-KEEP" not in content
    assert content.count(b"BEGIN:VEVENT") == len(events(content)) == 7


def test_nothing_of_the_case_stands_in_it() -> None:
    text = written().replace(b"\r\n ", b"").decode("utf-8")

    for word in ("spoon", "Testland Health", "Testland Police", "Child T"):
        assert word not in text
    assert "SUMMARY:child-t: Chronology from health\r\n" in text
    assert "SUMMARY:child-t: The review is completed (terms of reference)\r\n" in text


def test_a_slip_of_the_year_is_put_on_the_calendar_where_it_was_written() -> None:
    terms = TERMS.replace("2016-07-01", "9999-12-31")
    rest = """\
pauses:
  - {from_date: 2016-01-10, what: All., reason: Trial., because: criminal}
"""
    made = clocks.calendar(
        framework(),
        review(terms_of_reference=terms, proceedings=rest),
        date(2016, 2, 15),
    )

    event = events(to_ics(made, made.items, framework())[0])[
        "child-t.terms.terms.completion@scrkit"
    ]

    assert event.dtstart.value == date(9999, 12, 31)
    assert "paused 37 days (criminal proceedings)" in event.description.value
