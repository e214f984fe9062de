"""What says that there was nothing, and what says more than that."""

from typing import Literal

import pytest

from scrkit.dates import parse_date
from scrkit.model.entry import Entry
from scrkit.render.wording.silences import declaring
from scrkit.timeline.absence import begins_as_absence, declares_absence


def _told(
    words: str,
    day: str = "2014-05",
    seen: Literal["yes", "not_applicable"] = "not_applicable",
) -> str:
    entry = Entry(
        id="GP-0001",
        date=parse_date(day),
        source="Log",
        event=words,
        child_seen=seen,
    )
    if declares_absence(entry):
        return "silence"
    return "begins like one" if begins_as_absence(entry) else "entry"


@pytest.mark.parametrize(
    "words",
    [
        "There are no entries in the GP record between these dates.",
        "No attendances at the surgery.",
        "None",
        "N/A",
        "--",
        "Service had no involvement with the family.",
        "No record of any contact.",
        "NIL CONTACT",
        "Gap in records",
        "There is a gap in our notes for this period.",
        "Records missing",
        "A break in contact with the family",
        "No contacts recorded for this child.",
        "Family not known to service.",
    ],
)
def test_what_says_that_there_was_nothing_is_a_silence(words: str) -> None:
    assert _told(words) == "silence"
    assert _told(words, "2014-05-03") == "entry"
    assert _told(words, seen="yes") == "entry"


@pytest.mark.parametrize(
    "words",
    [
        "No contact with mother; ChildR seen weekly by grandmother.",
        "No contact order granted by the court.",
        "No direct contact; telephone contact weekly.",
        "No significant events",
        "No contact could be made with mother despite three visits.",
        "Father has no contact with ChildR.",
        "No concerns noted; weekly visits.",
        "Nil of note - routine review completed.",
        "No contact with school",
        "No visits by school",
    ],
)
def test_what_tells_of_anything_is_an_entry(words: str) -> None:
    assert _told(words) == "entry"


@pytest.mark.parametrize(
    "words",
    [
        "No contact made - four failed home visits, cards left.",
        "No contact from family; referral made to csc on 12 May.",
        "No entries other than one immunisation on 4 June.",
        "No contact (school holidays), then seen by nurse on 20th.",
        "No contact despite four failed visits",
    ],
)
def test_what_begins_like_a_silence_and_says_more_is_known(words: str) -> None:
    assert _told(words) == "begins like one"
    assert _told(words, "2014-05-03") == "entry"


def test_a_gap_in_records_is_not_told_as_no_contact() -> None:
    assert declaring("Gap in records.") == "its records have a gap"
    assert declaring("No contact with the family.") == "it had no contact"
    assert declaring("") == "it had no contact"
