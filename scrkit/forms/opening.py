"""The forms in Word that the board's own people fill in, each described as data."""

from scrkit.forms import shared
from scrkit.forms.description import Form, Part
from scrkit.forms.shared import HOW, MORE_ROWS, NEW_ROWS
from scrkit.model.hearing import Family
from scrkit.model.opening import Criteria, Panel, TermsOfReference
from scrkit.model.people import Glossary
from scrkit.model.publishing import Dissemination
from scrkit.model.response import Response

_BY_AGENCY = {"agency": "agencies"}

REFERRAL = Form(
    name="referral",
    title="Referral",
    record=Criteria,
    file="criteria.yaml",
    to=("board",),
    by="whoever refers the case",
    told=(
        HOW,
        "Each fact is a question to somebody who knows. Say what the answer is and "
        "where it comes from; unknown is an answer, and never counts as no.",
    ),
    first=("referral", "summary", "facts", "statuses"),
    parts={
        "referral": Part("The referral", "How the case came to the Board's notice."),
        "referral.date": Part("Referred on"),
        "referral.by": Part("Who refers it (a role, not a name)"),
        "referral.claims": Part("Clauses it is referred under, parted by semicolons"),
        "referral.text": Part("What is said, in a few sentences"),
        "summary": Part("The incident", "In a few sentences."),
        "facts": Part(
            "The facts of the criteria", "Answer each question that you can."
        ),
        "facts.value": Part("Answer"),
        "facts.source": Part("Where the answer comes from"),
        "facts.note": Part("What is still to be found out"),
        "statuses": Part(
            "Times on a register, or looked after",
            f"Only where the criteria ask for them. {MORE_ROWS}",
        ),
        "statuses.status": Part("Status"),
        "statuses.from_date": Part("Since when (a month is enough)"),
        "statuses.until": Part("Until when; nothing if it lasted"),
        "statuses.source": Part("Where that is recorded"),
    },
    left_out={
        "recommended": "The form of the decision asks for it.",
        "decision": "The form of the decision asks for it.",
        "notifications": "The form of the decision asks for it.",
    },
    keyed={"facts": "facts"},
    chosen={"statuses.status": "statuses", "referral.claims": "clauses"},
    worked={"referral": "claims"},
)

DECISION = Form(
    name="decision",
    title="Decision on a review",
    record=Criteria,
    file="criteria.yaml",
    to=("board",),
    by="whoever decides, such as the Chair",
    told=(HOW,),
    first=("recommended", "decision", "notifications"),
    parts={
        "recommended": Part(
            "What was recommended", "By the sub group or panel, and when."
        ),
        "decision": Part(
            "The decision",
            "Below stands what the criteria come to on the facts that are recorded. It "
            "decides nothing: whoever decides gives the reasons.",
        ),
        "decision.outcome": Part("What is decided"),
        "decision.by": Part("Who decides (a role, not a name)"),
        "decision.date": Part("Decided on"),
        "decision.reasons": Part("Reasons"),
        "notifications": Part("Who was told of it", MORE_ROWS),
        "notifications.what": Part("What they were told: incident, decision, report"),
        "notifications.to": Part("Who was told"),
        "notifications.date": Part("Told on"),
        "notifications.by": Part("Who told them (a role)"),
    },
    left_out={
        "facts": "The form of the referral asks for it.",
        "summary": "The form of the referral asks for it.",
        "referral": "The form of the referral asks for it.",
        "statuses": "The form of the referral asks for it.",
    },
    chosen={"decision.outcome": "decisions"},
    worked={"decision": "criteria", "notifications": "recipients"},
)

TERMS = Form(
    name="terms",
    title="Terms of reference",
    record=TermsOfReference,
    file="terms-of-reference.yaml",
    to=("board",),
    by="the panel",
    called="terms_of_reference",
    told=(HOW,),
    parts={
        "purpose": Part(
            "What the review is for", "What is to be learnt, and for whom."
        ),
        "not_for": Part("What it is not", "One sentence to a row; add rows."),
        "period": Part(
            "The period under review", "From when to when: April 2012 to May 2015."
        ),
        "period_reason": Part("Why this period", "Above all where it begins late."),
        "questions": Part("The questions", NEW_ROWS),
        "questions.id": Part("Reference", locked=True),
        "questions.text": Part("The question"),
        "questions.short": Part("In a few words, for tables and headings"),
        "agencies": Part(
            "The agencies involved", "By their names, parted by semicolons."
        ),
        "columns": Part(
            "What agencies are asked besides in their chronologies",
            "Each becomes a column of its own in the form of the chronology. Leave it "
            f"empty where the usual columns are enough. {MORE_ROWS}",
            before=("Columns that this case's chronologies have besides",),
        ),
        "columns.id": Part(
            "One word for it in small letters, such as home; it stays",
            before=("Short id, for life; entries have it under own, such as home",),
        ),
        "columns.heading": Part(
            "Heading of the column, such as Home conditions",
            before=("Heading, in a few words, such as Home conditions",),
        ),
        "columns.asked": Part(
            "What agencies are asked to write there",
            before=("What agencies are asked to write in it",),
        ),
        "columns.agency_only": Part(
            "For the agency alone, in no joint chronology",
            before=(
                "Whether it stays with the agency: shown in no chronology of all "
                "agencies",
            ),
        ),
        "due": Part("When it is to be done", "Whole days, such as 17 July 2015."),
        **{
            f"due.{name}": Part(words, ahead=True)
            for name, words in (
                ("chronologies", "Agencies' chronologies"),
                ("reports", "Agencies' reports"),
                ("learning_event", "Learning event"),
                ("first_draft", "First draft of the overview"),
                ("completion", "The whole review"),
            )
        },
        "method": Part(
            "How the review works, and why so", "Who is heard, and by which model."
        ),
        "proportion": Part(
            "Why this form and scope are in proportion to the case",
            "Who is asked for a full report, and who for a short one.",
        ),
        "family": Part(
            "How the family is to take part", "To whom it is offered, and how."
        ),
        "parallel": Part(
            "Other proceedings, and how they are kept apart",
            "Criminal, coronial, of the family courts, disciplinary.",
        ),
        "agreed": Part("Agreed by the panel on"),
    },
    chosen=_BY_AGENCY,
)

_INDEPENDENT = {
    "title": "Description that the report prints; not a name",
    "appointed": "Appointed on",
    "background": "Experience, in a few sentences",
    "employed_by": "Agency of the case that they work for; nothing for none",
    "declaration": "Declaration of independence",
    "declaration.made": "made on",
    "declaration.text": "what is declared",
}

PANEL = Form(
    name="panel",
    title="The panel, with declarations of independence",
    record=Panel,
    file="panel.yaml",
    to=("board",),
    by="the board's office; chair and lead reviewers declare their independence",
    told=(HOW, "Everybody stands by the office that they hold."),
    parts={
        "chair": Part(
            "The independent chair",
            "Whoever works for an agency of the case is not independent of it.",
        ),
        "lead_reviewers": Part("The lead reviewer or reviewers", MORE_ROWS),
        **{
            f"{whose}.{name}": Part(words)
            for whose in ("chair", "lead_reviewers")
            for name, words in _INDEPENDENT.items()
        },
        "members": Part("The members", MORE_ROWS),
        "members.office": Part("Office held"),
        "members.agency": Part("Agency"),
        "members.role": Part(
            "In what capacity",
            answers={
                "co_opted_expert": "Co-opted expert",
                "board_officer": "Officer of the Board",
            },
        ),
        "members.senior": Part("A senior manager of the agency"),
        "members.wrote_imr": Part("Wrote the agency's report too"),
        "members.from_date": Part("Member since"),
        "members.until": Part("Member until"),
        "members.declaration": Part("Declaration of ties to the case, or of none"),
        "members.declaration.made": Part("made on"),
        "members.declaration.text": Part("what is declared"),
        "meetings": Part("The meetings", MORE_ROWS),
        "meetings.date": Part("Held on"),
        "meetings.purpose": Part("What for"),
        "meetings.present": Part("Agencies present, parted by semicolons"),
        "meetings.apologies": Part("Agencies absent, parted by semicolons"),
        "meetings.decided": Part("What was decided"),
    },
    chosen=_BY_AGENCY,
)

GLOSSARY = Form(
    name="glossary",
    title="Glossary",
    record=Glossary,
    file="glossary.yaml",
    to=("board",),
    by="the board's office, or a lead reviewer",
    parts={
        "terms": Part("Abbreviations", f"Those that the accounts use. {MORE_ROWS}"),
        "terms.short": Part("The abbreviation"),
        "terms.long": Part("What it stands for"),
        "terms.note": Part("A plain explanation, if one is needed"),
    },
)

RESPONSE = Form(
    name="response",
    title="The Board's response",
    record=Response,
    file="response.yaml",
    to=("board",),
    by="the Board",
    called="response",
    told=(
        HOW,
        "There is a place for each finding and recommendation. An agency's own "
        "recommendations may be left to the agency: leave their places empty.",
    ),
    first=("agreed", "foreword", "replies", "monitoring"),
    parts={
        "agreed": Part("Agreed by the Board on"),
        "foreword": Part("Opening words", "What the Board says first."),
        "replies": Part(
            "The replies", "Whether it is accepted, and in a few words why."
        ),
        "replies.accepted": Part("Accepted"),
        "replies.by": Part("Who replies"),
        "replies.text": Part("The reply"),
        "monitoring": Part("How the effect will be watched", "By whom, and how often."),
    },
    keyed={"replies": "outcomes"},
    chosen={"replies.by": "repliers"},
)

FAMILY = Form(
    name="family",
    title="The family's part",
    record=Family,
    file="family.yaml",
    to=("board",),
    by="whoever speaks with the family",
    told=(HOW, "There is a place for each member of the family who is on that list."),
    parts={
        **shared.FAMILY,
        "members": Part("The family", "How each took part, or why not."),
        "members.contacts": Part("Contacts"),
        "members.contacts.date": Part("When"),
        "members.contacts.by": Part("Who (a role, not a name)"),
        "members.views": Part("Their views, in their own words"),
        "members.informed": Part("Told that there is a review, on"),
        "members.told_of_publication": Part("Told the day of publication on"),
        "none_reason": Part(
            "Why nobody of the family was asked, if so", "Nothing, where somebody was."
        ),
    },
    keyed={"members": "family"},
)

DISSEMINATION = Form(
    name="dissemination",
    title="Debriefs, briefings and the decision to publish",
    record=Dissemination,
    file="dissemination.yaml",
    to=("board",),
    by="the board's office",
    told=(HOW,),
    parts={
        **shared.DISSEMINATION,
        "debriefs": Part("Debriefs of those involved", MORE_ROWS),
        "debriefs.date": Part("Held on"),
        "debriefs.by": Part("Who held it (a role, not a name)"),
        "debriefs.people": Part("Who was debriefed, by code; nothing for all"),
        "briefings": Part("Briefings and training", MORE_ROWS),
        "briefings.date": Part("Held on"),
        "briefings.agencies": Part("For which agencies, parted by semicolons"),
        "briefings.reached": Part("How many it reached, in words"),
        "publication": Part("The decision to publish", "Whether, when and why."),
        "publication.decision": Part("What is decided"),
        "publication.by": Part("Who decides (a role, not a name)"),
        "publication.reason": Part("Reasons"),
        "publication.staff_told": Part("Staff were told the day of publication on"),
    },
    left_out={
        "publication.gates": "Each is settled by scr note gate.",
        "publication.approval": "scr approve seals what is approved.",
        "publication.printed": "scr approve writes it.",
    },
    chosen=_BY_AGENCY,
)

OF_THE_BOARD = (
    *(REFERRAL, DECISION, TERMS, PANEL, GLOSSARY, RESPONSE),
    *(FAMILY, DISSEMINATION),
)
