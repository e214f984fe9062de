"""A calendar file beside the one before it: what a calendar learns from it."""

from datetime import date
from typing import Any

import pytest
import vobject
from testland import framework, review

from scrkit import clocks
from scrkit.clocks.earlier import read_earlier
from scrkit.clocks.ics import Learnt, to_ics
from scrkit.errors import ScrError

TERMS = "agreed: 2016-01-04\ndue: {completion: 2016-07-01}\n"
REQUESTS = """\
requests:
  - {agency: health, what: chronology, requested: 2016-01-05, due: 2016-03-01}
  - {agency: police, what: imr, requested: 2016-01-05, due: 2016-04-01, received: 2016-03-30}
"""  # noqa: E501
DAYS = "notified: 2016-02-01, initiated: 2016-01-04, publication_planned: 2016-06-01"
LATER = DAYS.replace("2016-06-01", "2016-06-15")
SEND = "child-t.framework.T-SEND-G@scrkit"
POLICE = "child-t.request.police.imr@scrkit"


def told(
    as_of: str, days: str = DAYS, *, after: bytes | None = None
) -> tuple[bytes, Learnt]:
    """Return a calendar file of what is open, beside an earlier one if there is one."""
    made = clocks.calendar(
        framework(),
        review(days, terms_of_reference=TERMS, requests=REQUESTS),
        date.fromisoformat(as_of),
    )
    items = [one for one in made.items if one.open]
    old = None if after is None else read_earlier(after, "child-t", "old.ics")
    return to_ics(made, items, framework(), old)


@pytest.fixture(scope="module")
def first() -> bytes:
    return told("2016-02-15")[0]


def events(content: bytes) -> dict[str, Any]:
    read = vobject.readOne(content.decode("utf-8"))
    return {event.uid.value: event for event in read.vevent_list}


def marks(content: bytes, uid: str) -> tuple[str, str, str]:
    """Return number, change and status of an event, as another program reads them."""
    event = events(content)[uid]
    status = event.status.value if hasattr(event, "status") else ""
    return event.sequence.value, event.last_modified.value.date().isoformat(), status


def test_what_moved_rises_and_the_rest_stays(first: bytes) -> None:
    second, learnt = told("2016-02-20", LATER, after=first)

    assert events(first).keys() == events(second).keys()
    assert marks(first, SEND) == ("0", "2016-02-15", "")
    assert marks(second, SEND) == ("1", "2016-02-20", "")
    days = [events(one)[SEND].dtstart.value for one in (first, second)]
    assert days[0] < days[1]
    assert marks(second, "child-t.terms.terms.completion@scrkit")[0] == "0"
    assert learnt.moved
    assert not learnt.new
    # Back again on the same day: number and stamp still rise.
    third = told("2016-02-20", DAYS, after=second)[0]
    assert marks(third, SEND)[0] == "2"
    stamps = [events(one)[SEND].last_modified.value for one in (second, third)]
    assert stamps[0] < stamps[1]


def test_what_is_done_is_cancelled_once_and_may_come_back(first: bytes) -> None:
    second, learnt = told("2016-04-02", after=first)
    assert marks(second, POLICE) == ("1", "2016-04-02", "CANCELLED")
    assert not hasattr(events(second)[POLICE], "valarm")
    assert learnt.cancelled
    again, none = told("2016-04-03", after=second)
    assert marks(again, POLICE) == ("1", "2016-04-02", "CANCELLED")
    assert (none.cancelled, none.moved) == (0, 0)
    back = told("2016-02-15", after=again)[0]
    assert marks(back, POLICE)[::2] == ("2", "")


def test_what_the_review_has_no_more_is_cancelled_without_its_words(
    first: bytes,
) -> None:
    gone = first.replace(b"police.imr", b"police.plan").replace(b"IMR", b"Quillfeather")
    second = told("2016-02-15", after=gone)[0]
    uid = "child-t.request.police.plan@scrkit"
    assert marks(second, uid)[2] == "CANCELLED"
    assert events(second)[uid].summary.value == "child-t: no longer due"
    assert b"Quillfeather" not in second


def test_the_same_inputs_give_the_same_bytes_and_nothing_new_changes_nothing(
    first: bytes,
) -> None:
    once, twice = (told("2016-02-20", LATER, after=first) for _ in range(2))
    assert once == twice
    assert told("2016-02-15", after=first)[0] == first


def saved_again(content: bytes) -> bytes:
    """Return a file as other programs save it: no folds, turned round, with more."""
    text = content.decode().replace("\r\n ", "").replace("\r\n", "\n")
    head, *parts = text.split("BEGIN:VEVENT\n")
    own = [part.partition("BEGIN:VALARM")[0].splitlines()[::-1] for part in parts]
    dentist = [
        *("UID:0400@mail.example", "DTSTART;TZID=Europe/London:20160301T090000"),
        *("SUMMARY:Dentist, Quillfeather", "X-MICROSOFT-CDO-BUSYSTATUS:FREE"),
    ]
    other = ["UID:child-u.framework.T-SEND-G@scrkit", "DTSTART;VALUE=DATE:20160301"]
    every = [dentist, other, *reversed(own)]
    body = "".join("\n".join(("BEGIN:VEVENT", *e, "END:VEVENT", "")) for e in every)
    return f"\ufeff{head}X-WR-TIMEZONE:Europe/London\n{body}END:VCALENDAR\n".encode()


def test_a_file_that_other_programs_saved_is_known_and_theirs_is_left_out(
    first: bytes,
) -> None:
    kept = saved_again(first)
    second, learnt = told("2016-02-20", LATER, after=kept)

    assert (learnt.new, learnt.others, learnt.cancelled) == (0, 2, 0)
    assert marks(second, SEND)[0] == "1"
    assert b"Quillfeather" not in second
    assert {uid.partition(".")[0] for uid in events(second)} == {"child-t"}


@pytest.mark.parametrize(
    "midnight",
    ["DTSTART:20160519T230000Z", 'DTSTART;TZID="GMT Standard Time":20160520T000000'],
)
def test_a_day_kept_by_its_midnight_has_not_moved(first: bytes, midnight: str) -> None:
    kept = first.replace(b"DTSTART;VALUE=DATE:20160520", midnight.encode())
    assert kept != first
    assert told("2016-02-20", after=kept)[1].moved == 0


def test_a_number_that_is_none_counts_as_the_first(first: bytes) -> None:
    odd = first.replace(b"SEQUENCE:0", b"SEQUENCE:many")
    assert marks(told("2016-02-20", LATER, after=odd)[0], SEND)[0] == "1"


@pytest.mark.parametrize(
    "content",
    [b"", b"Dear all,", b"PK\x03\x04\x00\x01", b"BEGIN:VEVENT\r\nEND:VEVENT\r\n"],
)
def test_what_is_no_calendar_is_refused(content: bytes) -> None:
    with pytest.raises(ScrError, match="no calendar file"):
        read_earlier(content, "child-t", "old.ics")


def test_a_part_of_a_calendar_is_refused(first: bytes) -> None:
    for part in (first[:900], first[:-16], first + first[:900]):
        with pytest.raises(ScrError, match="only a part"):
            read_earlier(part, "child-t", "old.ics")
