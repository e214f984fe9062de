"""The columns of a chronology as a table: what they are called, asked and read as."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the field of `Entry` it holds, its heading, what is asked for in it.

    `others` are headings under which agencies' own tables hold the same, in small
    letters without marks (practice.md 2.1).
    """

    field: str
    heading: str
    asked: str
    others: tuple[str, ...] = ()


def _others(text: str) -> tuple[str, ...]:
    return tuple(" ".join(one.split()) for one in text.split(","))


COLUMNS = (
    Column(
        "id",
        "Reference",
        "Leave empty. Once the board has taken an entry in, its reference stands here "
        "and stays the same in every later return.",
        _others("reference, ref, entry reference, event ref, id, entry id"),
    ),
    Column(
        "date",
        "Date",
        "Day first: 03/04/2014. If the record does not give the day, write what it "
        "gives: April 2014, early April 2014, about 2012, 3 to 9 April 2014.",
        _others(
            "date, date of contact, date of event, event date, contact date, start "
            "date, date of entry, date of incident, when, date or period, date period, "
            "date of visit, date of record, dates, date in words"
        ),
    ),
    Column(
        "end",
        "End date",
        "Only for something that lasted: the day on which it ended.",
        _others("end date, date to, to date, until, finish date, ended"),
    ),
    Column(
        "time",
        "Time",
        "24-hour clock: 14:30. Leave empty if the record gives no time; never 00:00 "
        "for that.",
        _others("time, start time, time of contact, time of event, event time"),
    ),
    Column(
        "source",
        "Source of information",
        "Which record the entry is taken from. Leave out your own agency's name.",
        _others(
            "source of information, source, source of evidence, evidence, record, "
            "source document, document, document reference, evidence source, "
            "source record, where recorded, system, file, source file, source ref, "
            "source reference, witness or document reference, information source"
        ),
    ),
    Column(
        "people",
        "People",
        "Who was there or is meant, by the codes of the list of people: ChildK, HV1.",
        _others(
            "people, persons, who, who was present, people present, persons present, "
            "people involved, persons involved, who involved, present, family members, "
            "who was involved, staff involved, professional, professionals involved, "
            "worker, name of worker, practitioner, who was there"
        ),
    ),
    Column(
        "event",
        "Event or contact",
        "What happened, as your records tell it: fact, not opinion. One event to a "
        "row. Say so where nothing was recorded.",
        _others(
            "event or contact, event, contact, event contact, event details, details, "
            "event detail, details of event, detail, details of contact, description, "
            "significant event, description of event, what happened, key event, "
            "nature of contact, summary, entry, information, details of event contact, "
            "events, narrative, summary of contact, contact details, event description"
        ),
    ),
    Column(
        "child_seen",
        "Child seen?",
        "yes, no, not recorded or not applicable: whether the child was seen.",
        _others(
            "child seen, was the child seen, was child seen, seen, child ren seen, "
            "children seen, were the children seen"
        ),
    ),
    Column(
        "seen_alone",
        "Seen alone?",
        "yes, no, not recorded or not applicable: whether the child was seen alone.",
        _others("seen alone, child seen alone, was the child seen alone, alone"),
    ),
    Column(
        "voice",
        "Voice of the child",
        "What the child said, showed or was like, and whether anybody asked.",
        _others(
            "voice of the child, voice of child, wishes and feelings, child s voice, "
            "views of the child, child s views, childs voice, voice, child s wishes "
            "and feelings, views wishes and feelings, presentation of child"
        ),
    ),
    Column(
        "action",
        "Action or decision",
        "What was done or decided then, or that nothing was done.",
        _others(
            "action or decision, action, action taken, actions, actions taken, "
            "decision, outcome, decision action outcome, response, agency response, "
            "outcome action, action outcome, decisions, decision made, "
            "decision action, actions decisions, outcome of contact, response outcome"
        ),
    ),
    Column(
        "practice",
        "Practice",
        "Your agency's own view of it: good, expected, below or unclear.",
        _others("practice, quality of practice, standard of practice, practice rating"),
    ),
    Column(
        "comment",
        "Practice comment",
        "Why, in a sentence; kept apart from the facts.",
        _others(
            "practice comment, comment, comments, author s comment, author comment, "
            "analysis, imr author comment, authors comments, author s comments, "
            "commentary, comment on practice, imr author s comments, remarks"
        ),
    ),
    Column(
        "questions",
        "Questions",
        "Which questions of the terms of reference it bears on: Q1, Q3.",
        _others(
            "questions, question, terms of reference, tor, tor issue no, tor no, "
            "terms of reference no, key line of enquiry, kloe, tor issue, question no"
        ),
    ),
    Column(
        "outside_period",
        "Why outside the period",
        "Only for an entry outside the period under review: why it is given.",
        _others("why outside the period, reason outside the period, outside period"),
    ),
    Column(
        "visibility",
        "For our agency only?",
        "yes for what must not go into the integrated chronology; otherwise empty.",
        _others("for our agency only, agency only, internal only, restricted"),
    ),
)
