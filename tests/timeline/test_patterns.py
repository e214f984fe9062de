"""Patterns of a chronology: by month, and by the field's usual wording."""

from collections.abc import Callable

import pytest

from scrkit.timeline import patterns as room
from scrkit.timeline.patterns import patterns
from scrkit.timeline.values import Timeline

Merge = Callable[..., Timeline]


def test_contacts_are_counted_by_month_and_agency(merged: Merge) -> None:
    contacts = patterns(
        merged(
            *(
                "CSC-0001 2013-11-30",
                "CSC-0002 2014-02",
                "CSC-0003 2014-02-03/2014-02-05",
            ),
            *("GP-0001 2014-01-05?", "GP-0002 2014-01"),
        )
    ).contacts
    assert contacts.months == ("2013-11", "2013-12", "2014-01", "2014-02")
    assert contacts.counts == (("csc", (1, 0, 0, 2)), ("gp", (0, 0, 2, 0)))
    assert contacts.undatable == (("csc", 0), ("gp", 0))


@pytest.mark.parametrize(
    "when",
    [
        "2014",
        "unknown",
        "../2014-03",
        "2014-03~",
        "2014-02-27/2014-03-02",
        "2014-03-31~",
    ],
)
def test_a_vague_entry_counts_in_no_month(merged: Merge, when: str) -> None:
    contacts = patterns(merged(f"CSC-0001 {when}")).contacts
    assert contacts.months == ()
    assert contacts.undatable == (("csc", 1),)


def one(merged: Merge, event: str, action: str = "Filed.") -> room.Patterns:
    told = ("CSC-0001 2014-03-05", event, {"action": action})
    return patterns(merged(told, births={"Z": "2013-02"}))


@pytest.mark.parametrize(
    ("event", "kind"),
    [
        ("Written referral to children's social care.", "social_care"),
        ("Rang MASH.", "social_care"),
        ("Referred to the clinic.", "other"),
        ("Preferred to wait; a referee was named.", ""),
        ("Referral not needed.", ""),
        ("Referral received from the clinic.", "received"),
        ("Rang the duty team.", ""),
    ],
)
def test_a_referral_is_heard_by_its_wording(
    merged: Merge, event: str, kind: str
) -> None:
    assert [told.kind for told in one(merged, event).referrals] == (
        [kind] if kind else []
    )


@pytest.mark.parametrize(
    ("action", "outcome"),
    [
        ("NFA.", "no_further_action"),
        ("Screened out.", "no_further_action"),
        ("Below the threshold for assessment.", "no_further_action"),
        ("Strategy discussion held.", "strategy"),
        ("Allocated for initial assessment.", "assessment"),
        ("", "none_recorded"),
        ("No outcome is recorded.", "none_recorded"),
        ("Letter sent.", "other"),
    ],
)
def test_what_came_of_a_referral_is_heard_in_the_action(
    merged: Merge, action: str, outcome: str
) -> None:
    (told,) = one(merged, "Referral to social care.", action).referrals
    assert told.outcome == outcome
    assert told.age == "about 13 months"


@pytest.mark.parametrize(
    ("event", "kind"),
    [
        ("@ChildZ was not brought.", "not_brought"),
        ("WNB at clinic.", "not_brought"),
        ("Scales not brought.", ""),
        ("Clinic: DNA.", "did_not_attend"),
        ("DNA sample taken.", ""),
        ("Failed to attend.", "did_not_attend"),
        ("Appointment not kept.", "did_not_attend"),
        ("Two further missed\nappointments.", "did_not_attend"),
        ("No access visit.", "no_access"),
        ("No reply at front or back.", "no_access"),
        ("No reply in the file.", ""),
        ("@Mother was not at home.", "no_access"),
        ("Visit cancelled by text.", "cancelled"),
        ("Seen at clinic.", ""),
        ("A referral about missed appointments.", ""),
        ("Telephone call to @Mother; no answer.", "no_answer"),
        ("Rang twice, went to voicemail.", "no_answer"),
        ("Rang; she answered the door.", ""),
    ],
)
def test_a_missed_contact_is_heard_by_its_wording(
    merged: Merge, event: str, kind: str
) -> None:
    assert [told.kind for told in one(merged, event).missed] == ([kind] if kind else [])


@pytest.mark.parametrize(
    ("action", "kind"),
    [
        *(("No further action.", "said"), ("NFA", "said"), ("None.", "said")),
        *(("", "empty"), ("Nonetheless filed.", ""), ("Visit agreed.", "")),
    ],
)
def test_no_action_is_written_or_nothing_is(
    merged: Merge, action: str, kind: str
) -> None:
    found = one(merged, "Seen.", action).idle
    assert [told.kind for told in found] == ([kind] if kind else [])


def test_what_an_agency_keeps_to_itself_is_in_no_pattern(merged: Merge) -> None:
    kept = {"visibility": "agency_only", "action": "NFA."}
    found = patterns(merged(("CSC-0001 2014-03-05", "Referred to MASH. DNA.", kept)))
    assert found == room.Patterns(room.Contacts((), (), ()), (), (), ())
