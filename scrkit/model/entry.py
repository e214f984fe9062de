"""An entry of a chronology: each field, with all that others take from it.

A new field is written here and nowhere else; widths may be given in `render`.
"""

from typing import Annotated, Literal

from msgspec import Meta

from scrkit.dates import ClockTime, PartialDate
from scrkit.model.kinds import (
    Column,
    EntryId,
    Narrative,
    PersonRef,
    QuestionRef,
    Record,
    Seen,
    about,
    unheard,
)
from scrkit.model.seen import ALONE_ITSELF, SEEN, SEEN_ITSELF, SEEN_TOO
from scrkit.model.stands_in import StandsIn


class Entry(Record, frozen=True, kw_only=True):
    """One event or contact, as the agency's own records tell it."""

    id: Annotated[
        EntryId,
        about("Id for life: prefix and number, HEALTH-0012."),
        Column(
            heading="Reference",
            empty="Leave empty. Once the board has taken an entry in, its reference "
            "stands here and stays the same in every later return.",
            others="reference, ref, entry reference, event ref, id, entry id",
            example="example",
            short="id",
            shown="Entry",
            public=True,
            compared=False,  # it is by their ids that entries are compared
        ),
    ]
    date: Annotated[
        PartialDate,
        about(
            "When, as far as is known: 2014-03-05, 2014-03, 2014-21 (spring, to 24 "
            "winter), 2014, 201X, 2014-03~ (about), 2014-03-05? (doubtful), "
            "2014-03-05/2014-03-09, ../2014-03 (before), 2014-03/.. (or later), "
            "unknown."
        ),
        Column(
            heading="Date",
            asked="Day first: 03/04/2014. If the record does not give the day, write "
            "what it gives: April 2014, early April 2014, about 2012, 3 to 9 April "
            "2014.",
            others="date, date of contact, date of event, event date, contact date, "
            "start date, date of incident, when, date or period, date period, "
            "date of visit, dates, date in words, occurred, occurred on, occurred "
            "from, occurred between, happened on, committed on, committed from",
            example="03/04/2014",
            shown="Date",
            public=True,
        ),
        # The record holds a span in one field; agencies' tables often hold two.
        Column(
            field="end",
            heading="End date",
            empty="Only for something that lasted: the day on which it ended.",
            others="end date, date to, to date, until, finish date, ended, occurred "
            "to, occurred until, committed to",
        ),
    ]
    time: Annotated[
        ClockTime | None,
        about("14:30, 14:30~, 14:30/15:10, morning; leave out if not recorded."),
        Column(
            heading="Time",
            asked="24-hour clock: 14:30.",
            empty="Leave empty if the record gives no time; never 00:00 for that.",
            others="time, start time, time of contact, time of event, event time, "
            "time of day",
            example="14:30",
            shown="Time",
        ),
    ] = None
    # Shown only where somebody gave it: most entries of a moment have no order.
    sequence: Annotated[
        str,
        Meta(pattern=r"^([1-9][0-9]{0,3})?$(?!\n)"),
        about("Its place among entries of the same date and time: 1, 2, 3."),
        Column(
            heading="Sequence",
            empty="Only for several events of one date and time whose order your "
            "records give: 1 for the first, 2 for the next.",
            others="sequence, sequence number, sequence no, order within the "
            "day, order within the moment",
            aside="Order within the moment",
            kind="number",
        ),
    ] = ""
    # The only date column of a table is the date, whatever its heading says.
    recorded: Annotated[
        PartialDate | None,
        about("When the agency wrote it down, if its table says so beside the date."),
        Column(
            heading="Date recorded",
            empty="Only if your records tell when it was written down: that day.",
            others="date recorded, recorded on, date of recording, recording date, "
            "recorded date, date of record, record date, date of entry, entry "
            "date, date entered, entered on, date written, written on, date "
            "written up, date logged, logged on, date created, created on, date "
            "added, date of input, input date, date input, date inputted, date "
            "typed, date recorded on system, date entered on system, date of "
            "recording on system, when recorded, when written down, date and "
            "time recorded, date time recorded, date and time entered, date and "
            "time of entry, date and time of recording, time recorded, time "
            "entered, time of entry, time of recording, written, written up, "
            "logged, inputted, reported on, reported",
            shown="Written down",
            aside="Written down",
        ),
    ] = None
    source: Annotated[
        str,
        about("Which record it is taken from."),
        Column(
            heading="Source of information",
            asked="Which record the entry is taken from. Leave out your own agency's "
            "name.",
            others="source of information, source, source of evidence, evidence, "
            "record, source document, document, document reference, evidence source, "
            "source record, where recorded, system, file, source file, source ref, "
            "source reference, witness or document reference, information source, "
            "recorded in, held in, taken from, record consulted, records consulted, "
            "where from, from where, written in, page, page no, folio",
            example="Record of home visits",
            short="source",
            shown="Source",
        ),
    ]
    people: Annotated[
        tuple[PersonRef, ...],
        about("Who was there or meant."),
        Column(
            heading="People",
            asked="Who was there or is meant, by the codes of the list of people: "
            "ChildK, HV1.",
            empty="Leave empty if the record names nobody.",
            others="people, persons, who, who was present, people present, persons "
            "present, people involved, persons involved, who involved, present, "
            "family members, who was involved, staff involved, professional, "
            "professionals involved, worker, name of worker, practitioner, "
            "who was there",
            example="Child0, Worker0",
            shown="People",
        ),
    ] = ()
    event: Annotated[
        Narrative,
        about("What happened, in a block after |-."),
        Column(
            heading="Event or contact",
            asked="What happened, as your records tell it: fact, not opinion. One "
            "event to a row. Say so where nothing was recorded.",
            others="event or contact, event, contact, event contact, event details, "
            "details, event detail, details of event, detail, details of contact, "
            "description, significant event, description of event, what happened, "
            "key event, nature of contact, summary, entry, information, "
            "details of event contact, events, narrative, summary of contact, "
            "contact details, event description, consultation, log, problem",
            example="INVENTED EXAMPLE. Home visit, arranged the day before. Child0 was "
            "in the living room in a pushchair; the worker was told that Child0 had "
            "been ill.",
            short="event",
            changed="what happened",
            shown="What happened",
            public=True,
        ),
    ]
    # "Not asked" in our files, "not recorded" in a return that has the column: an
    # agency that was asked and said nothing has recorded nothing.
    child_seen: Annotated[
        Seen,
        about("Whether a subject child was seen; leave out where nobody was asked."),
        Column(
            heading="Child seen?",
            asked="yes, no, not recorded or not applicable: whether the child was "
            "seen.",
            empty="Empty counts as not recorded.",
            others="child seen, was the child seen, was child seen, seen, "
            "child ren seen, children seen, were the children seen",
            example="yes",
            answers=SEEN,
            also={**SEEN_TOO, **SEEN_ITSELF},
            shown="{subject} seen",
            public=True,
        ),
    ] = "not_asked"
    seen_alone: Annotated[
        Seen,
        about("Whether seen alone; leave out where nobody was asked."),
        Column(
            heading="Seen alone?",
            asked="yes, no, not recorded or not applicable: whether the child was seen "
            "alone.",
            empty="Empty counts as not recorded.",
            others="seen alone, child seen alone, was the child seen alone, alone",
            example="no",
            answers=SEEN,
            also={**SEEN_TOO, **ALONE_ITSELF},
            # The same heading as the field above: they share a cell.
            shown="{subject} seen",
            public=True,
        ),
    ] = "not_asked"
    voice: Annotated[
        Narrative,
        about("What the child said, showed or was like."),
        unheard("The child's own words stay as they were recorded."),
        Column(
            heading="Voice of the child",
            asked="What the child said, showed or was like, and whether anybody asked.",
            empty="Leave empty if the record says nothing of it.",
            others="voice of the child, voice of child, wishes and feelings, "
            "child s voice, views of the child, child s views, childs voice, voice, "
            "child s wishes and feelings, views wishes and feelings, "
            "presentation of child",
            example="Quiet, did not look up when spoken to. Nobody asked why.",
            shown="Voice of the {small}",
            public=True,
        ),
    ] = ""
    action: Annotated[
        Narrative,
        about("Action or decision, or that none was taken."),
        Column(
            heading="Action or decision",
            asked="What was done or decided then, or that nothing was done.",
            empty="Leave empty if the record does not say.",
            others="action or decision, action, action taken, actions, actions taken, "
            "decision, outcome, decision action outcome, response, agency response, "
            "outcome action, action outcome, decisions, decision made, "
            "decision action, actions decisions, outcome of contact, "
            "response outcome",
            example="Advice given; next visit in two weeks. Nobody else was told.",
            shown="Action or decision",
            public=True,
        ),
    ] = ""
    # Kept apart from the event: the public reads the facts and no judgement.
    practice: Annotated[
        Literal["good", "expected", "below", "unclear"] | None,
        about("The agency's own view of the practice."),
        Column(
            heading="Practice",
            asked="Your agency's own view of it: good, expected, below or unclear.",
            empty="Leave empty if you have no view of it yet.",
            others="practice, quality of practice, standard of practice, "
            "practice rating",
            example="below",
            answers={one: one for one in ("good", "expected", "below", "unclear")},
            also={
                "good practice": "good",
                "as expected": "expected",
                **dict.fromkeys(("below expected", "poor"), "below"),
                "not clear": "unclear",
            },
            changed="view of practice",
            shown="Practice",
            aside="Agency's view of practice",
        ),
    ] = None
    comment: Annotated[
        Narrative,
        about("Practice comment, kept apart from fact."),
        Column(
            heading="Practice comment",
            asked="Why, in a sentence; kept apart from the facts.",
            empty="Leave empty if there is nothing to explain.",
            others="practice comment, comment, comments, author s comment, "
            "author comment, analysis, imr author comment, authors comments, "
            "author s comments, commentary, comment on practice, "
            "imr author s comments, remarks",
            example="A doctor's view should have been sought that day.",
            short="comment",
            shown="Agency's comment",
            aside="Agency's comment",
        ),
    ] = ""
    questions: Annotated[
        tuple[QuestionRef, ...],
        about("Questions it bears on."),
        Column(
            heading="Questions",
            asked="Which questions of the terms of reference it bears on: Q1, Q3.",
            empty="Leave empty if it bears on none.",
            others="questions, question, terms of reference, tor, tor issue no, "
            "tor no, terms of reference no, key line of enquiry, kloe, tor issue, "
            "question no",
            shown="Questions",
        ),
    ] = ()
    # What a case asks besides is declared in the terms of reference, not here.
    own: Annotated[
        dict[str, Narrative],
        about(
            "What stands in the case's own columns, by the id of each under columns "
            "in terms-of-reference.yaml.",
            empty="Only a case that declares columns of its own asks for them.",
        ),
    ] = {}
    # The panel's own, from its register: no form asks an agency for it.
    stands_in: Annotated[
        StandsIn | None,
        about(
            "The secured file and page on which the entry stands itself.",
            empty="Only where somebody has looked it up in the secured file.",
        ),
    ] = None
    # The last two are the panel's own housekeeping: no export has them.
    outside_period: Annotated[
        Narrative,
        about("Why an entry outside the period is given."),
        Column(
            heading="Why outside the period",
            empty="Only for an entry outside the period under review: why it is given.",
            others="why outside the period, reason outside the period, outside period",
        ),
    ] = ""
    visibility: Annotated[
        Literal["integrated", "agency_only"],
        about("Whether it goes into the integrated chronology."),
        Column(
            heading="For our agency only?",
            empty="yes for what must not go into the integrated chronology; otherwise "
            "empty.",
            others="for our agency only, agency only, internal only, restricted",
            answers={"agency_only": "yes", "integrated": ""},
            also={
                **dict.fromkeys(("y", "true"), "agency_only"),
                **dict.fromkeys(("no", "n", "false"), "integrated"),
            },
            changed="whether it is shown to all",
        ),
    ] = "integrated"
