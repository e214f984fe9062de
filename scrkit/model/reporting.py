"""What a board reports of a review to others: `reporting.yaml`."""

from typing import Annotated

from msgspec import Meta

from scrkit.model.kinds import (
    BY_COMMAND,
    Day,
    Layout,
    Narrative,
    PersonRef,
    Record,
    about,
    unheard,
    unmentioned,
    unsearched,
)

_ELSEWHERE = unheard("It is told to a register outside, and no report prints it.")
_EMPTY = "scr export says that it is not known."


class Tracker(Record, frozen=True, kw_only=True):
    """What the NHS Safeguarding Case Review Tracker asks and no other file holds."""

    steis_number: Annotated[str, about("StEIS number, if any.", empty=_EMPTY)] = ""
    local_reference: Annotated[
        str, about("Local reference.", empty="Unsaid, it is the review's id.")
    ] = ""
    identifier_types: Annotated[
        tuple[str, ...],
        about("Which identifiers there are, in the tracker's words.", empty=_EMPTY),
    ] = ()
    referred: Annotated[
        Day | None,
        about(
            "Day of referral on the tracker's form.",
            empty="Unsaid, it is the day of the referral in criteria.yaml.",
        ),
    ] = None
    embargoed: Annotated[
        Day | None,
        about("Since when the report is embargoed.", empty="Few reports are."),
    ] = None
    designated_professional: Annotated[
        str, about("The post, in the tracker's words; never a name.", empty=_EMPTY)
    ] = ""
    case_information: Annotated[
        Narrative, about("The case in a short text.", empty=_EMPTY), _ELSEWHERE
    ] = ""
    vulnerability_themes: Annotated[
        tuple[str, ...],
        Meta(max_length=3),
        about("Up to three, in the tracker's own words.", empty=_EMPTY),
    ] = ()
    review_type: Annotated[
        str,
        about(
            "Type of review in the tracker's own words, such as DHR child.",
            empty=_EMPTY,
        ),
    ] = ""
    slippage: Annotated[
        Narrative, about("What is late, and why.", empty=_EMPTY), _ELSEWHERE
    ] = ""
    locality: Annotated[str, about("ICB, ICS and place.", empty=_EMPTY)] = ""
    report_signed_off: Annotated[
        Day | None, about("When the chair of review or panel signed it.", empty=_EMPTY)
    ] = None
    link: Annotated[
        str,
        about("Web address of the published report.", empty=_EMPTY),
        unmentioned("The @ of an address mentions nobody."),
    ] = ""
    comments: Annotated[
        Narrative, about("Comments.", empty="Not every review needs one."), _ELSEWHERE
    ] = ""


class Incident(Record, frozen=True, kw_only=True):
    """What the notification of a serious incident asks and no other file holds."""

    child: Annotated[
        PersonRef | None,
        about("Which child, by code.", empty="Unsaid, it is the first subject."),
    ] = None
    nature: Annotated[
        str, about("Nature of the incident, as it was notified.", empty=_EMPTY)
    ] = ""
    local_authority: Annotated[
        str, about("Local authority that notifies.", empty=_EMPTY)
    ] = ""
    region: Annotated[str, about("Region.", empty=_EMPTY)] = ""
    number_of_children: Annotated[
        str, about("How many children it is about.", empty=_EMPTY)
    ] = ""
    age: Annotated[
        str, about("Age at the time, or a band as the form has it.", empty=_EMPTY)
    ] = ""
    looked_after: Annotated[
        str, about("Whether the child was looked after.", empty=_EMPTY)
    ] = ""
    placement_type: Annotated[str, about("Type of placement.", empty=_EMPTY)] = ""
    child_in_need_plan: Annotated[
        str, about("Whether there was such a plan.", empty=_EMPTY)
    ] = ""
    child_protection_plan: Annotated[
        str, about("Whether there was such a plan.", empty=_EMPTY)
    ] = ""
    known_to_any_agency: Annotated[
        str, about("Whether any agency knew the child.", empty=_EMPTY)
    ] = ""
    care_leaver_death: Annotated[
        str, about("Whether a care leaver died; counted apart.", empty=_EMPTY)
    ] = ""


# The statistics are built on what was notified: a correction in place would break them.
class AsNotified(Record, frozen=True, kw_only=True):
    """What was notified of one child, kept as it was on the day."""

    layout = Layout.QUOTED

    child: Annotated[PersonRef, about("Which child, by code.")]
    kept: Annotated[Day, about("When it was kept.")]
    values: Annotated[dict[str, str], about("Each field as it was notified.")] = {}
    sha256: Annotated[
        str,
        about("SHA-256 of the values; written by scr export notified."),
        unmentioned("A checksum names nobody."),
        unsearched("A checksum may look like a number of somebody."),
    ]


class Reporting(Record, frozen=True, kw_only=True):
    """`reporting.yaml`: what goes to the tracker, and what was notified."""

    tracker: Annotated[
        Tracker | None,
        about("For the NHS tracker.", empty="Only some boards report to it."),
    ] = None
    incidents: Annotated[
        tuple[Incident, ...],
        about(
            "For the notification; one a child.", empty="Only some incidents have one."
        ),
    ] = ()
    as_notified: Annotated[
        tuple[AsNotified, ...],
        about("Written by scr export notified; never changed.", empty=BY_COMMAND),
    ] = ()
