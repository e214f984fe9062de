"""The forms in Excel with a sheet for each list, as data over the records they fill."""

from scrkit.forms import shared
from scrkit.forms.description import Form, Part
from scrkit.forms.known_proposals import SAME_EVENT
from scrkit.model.gathering import SecuredRecords
from scrkit.model.hearing import Family, Interviews, LearningEvents
from scrkit.model.order import Proceedings
from scrkit.model.outcome import ActionPlan, Findings
from scrkit.model.publishing import Dissemination

_OF_AGENCY = "The workbook is made for one agency."
_OF_FILE = "A matter of the file."
_ENTRIES = "References of the chronologies (HEALTH-0012), parted by commas."
_PEOPLE = "Codes of the sheet Codes, parted by commas."
_AGENCIES = "Agencies by their code of the sheet Codes, parted by commas."

SECURED = Form(
    name="secured-records",
    title="Records secured",
    record=SecuredRecords,
    file="secured-records.yaml",
    whose="agency",
    noted="records",
    sheets=True,
    by="who keeps the agency's records",
    parts={
        "records": Part(
            "Records secured",
            "Each case file that your agency holds, paper or electronic, and how it "
            "was made safe. If you hold none, say so on the next sheet.",
        ),
        "records.what": Part("Which file", "In general words; no name."),
        "records.holder": Part("Who holds it", shared.BY_ROLE),
        "records.where": Part("Where it is kept"),
        "records.secured": Part("Secured on"),
        "records.by": Part("Secured by", shared.BY_ROLE),
        "records.copy": Part("Copy made for staff who still need it"),
        "records.sha256": Part("SHA-256, if digital"),
        "nil": Part(
            "We hold nothing",
            "Only if your agency looked for records and holds none: an answer as well.",
        ),
        "nil.searched": Part("Looked on"),
        "nil.by": Part("Who looked", shared.BY_ROLE),
        "nil.note": Part("Where it was looked"),
    },
    left_out={
        "records.agency": _OF_AGENCY,
        "records.id": "The board numbers the files that entries name.",
        "nil.agency": _OF_AGENCY,
    },
)

INTERVIEWS = Form(
    name="interviews",
    title="Interviews",
    record=Interviews,
    file="interviews/{}.yaml",
    sheets=True,
    by="whoever interviews staff",
    parts={
        "interviews": Part(
            "Interviews",
            "One row an interview with a member of your agency's staff. Who may be a "
            "witness is interviewed only when the police have agreed.",
        ),
        "interviews.id": Part("Reference"),
        "interviews.person": Part("Who was interviewed", "By code."),
        "interviews.date": Part("Interviewed on", ahead=True),
        "interviews.by": Part("Who held it", shared.BY_ROLE),
        "interviews.guide_given": Part("Guide for professionals given on"),
        "interviews.supporter": Part("Supporter"),
        "interviews.supporter.office": Part("Who it was", shared.BY_ROLE),
        "interviews.supporter.manager": Part("The interviewee's manager"),
        "interviews.supporter.involved": Part("Involved in the case"),
        "interviews.supporter.confidentiality": Part("Agreed to keep confidence"),
        "interviews.potential_witness": Part("May be a witness"),
        "interviews.cleared": Part("Police agreed on"),
        "interviews.record_sent": Part("Record sent on"),
        "interviews.accuracy_confirmed": Part("Accuracy confirmed on"),
        "interviews.corrections": Part("Corrections asked for"),
        "interviews.points": Part(
            "What was said", "One row a point, in the order in which it was said."
        ),
    },
    left_out={"format": _OF_FILE, "agency": _OF_AGENCY},
)

EVENTS = Form(
    name="learning-events",
    title="Learning events",
    record=LearningEvents,
    file="learning-events.yaml",
    sheets=True,
    to=("board",),
    by="the lead reviewer",
    parts={
        "events": Part("Events", "One row an event with practitioners."),
        "events.date": Part("Held on", ahead=True),
        "events.title": Part("Title"),
        "events.led_by": Part("Who led it", shared.BY_ROLE),
        "events.guide_given": Part("Guide for professionals sent on"),
        "events.invited": Part("Who was invited", _PEOPLE),
        "events.attended": Part("Who came", _PEOPLE),
        "events.declined": Part("Who did not, and why"),
        "events.points": Part("Points raised", "One row a point; no names."),
        "events.feedback": Part("Feedback sent on"),
        "events.feedback_how": Part("How feedback was given"),
    },
)

FINDINGS = Form(
    name="findings",
    title="Findings and recommendations",
    record=Findings,
    file="overview/findings.yaml",
    sheets=True,
    to=("board",),
    by="the lead reviewer",
    parts={
        "findings": Part(
            "Findings",
            "What was found, on which entries it stands and what speaks against it.",
        ),
        "findings.id": Part("Finding"),
        "findings.title": Part("In a few words"),
        "findings.text": Part("The finding"),
        "findings.why": Part("Why it happened", "The underlying reasons."),
        "findings.factor": Part("Contributory factor", "Such as supervision."),
        "findings.themes": Part(
            "Themes", "Codes of the sheet Codes, such as child-voice, by commas."
        ),
        "findings.questions": Part(
            "Questions answered", "Q1, Q3: of the sheet Codes, parted by commas."
        ),
        "findings.evidence": Part("Entries it stands on", _ENTRIES),
        "findings.counter_evidence": Part("Entries that speak against it", _ENTRIES),
        "findings.counter_note": Part(
            "How they were weighed", "Or that none was found, though it was looked for."
        ),
        "findings.changed": Part("What has changed already"),
        "recommendations": Part("Recommendations", "What the report recommends."),
        "recommendations.id": Part("Recommendation"),
        "recommendations.text": Part("What is recommended"),
        "recommendations.to": Part(
            "To whom", "The Board, or an agency by its code of the sheet Codes."
        ),
        "recommendations.findings": Part(
            "Findings it follows from", "F1, F2: of the sheet Findings, by commas."
        ),
        "recommendations.expected": Part("What is expected to change"),
        "hindsight": Part("How the analysis countered hindsight"),
    },
    left_out={
        "findings.confirmed": "scr confirm writes it.",
        "recommendations.confirmed": "scr confirm writes it.",
        "recommendations.repeats": "The board decides it, by the page of all reviews.",
    },
)

_FIGURE = "A figure alone: 46 of 50, 92 % or 17."
_SEEN_BY = Part("who saw it", "A role other than the owner.")

PLAN = Form(
    name="action-plan",
    title="Action plan",
    record=ActionPlan,
    file="actions.yaml",
    sheets=True,
    to=("board",),
    by="the board's office",
    parts={
        "agreed": Part("Plan agreed by the Board on"),
        "agreed_with": Part("Agencies that agreed it", _AGENCIES),
        "monitored_by": Part("Who watches it", shared.BY_ROLE),
        "reviewed": Part("Looked at on", "Days, parted by commas."),
        "actions": Part("Actions", "The whole plan: what, by whom, by when."),
        **shared.PLAN,
        **shared.BEGUN,
        **shared.PROVEN,
        "actions.evidenced.by": _SEEN_BY,
        "actions.difference.by": _SEEN_BY,
        **shared.PROGRESS,
        "actions.source": Part(
            "Carries out", "Recommendations (R1, HEALTH-R2), parted by commas."
        ),
        "actions.agency": Part("Agency", "Empty: it is the Board's own."),
        "actions.owner": Part("Owner", "The post that owns it; no name."),
        "actions.due": Part("Due", ahead=True),
        "actions.expected": Part("Expected on", ahead=True),
        "actions.risk": Part("Risk"),
        "actions.risk_note": Part("What the risk is"),
        "actions.measure": Part("Measure"),
        "actions.measure.counted": Part("what is counted"),
        "actions.measure.before": Part("before", _FIGURE),
        "actions.measure.target": Part("target", _FIGURE),
        "actions.measure.after": Part("after", _FIGURE),
        "actions.measure.source": Part("source of the figures"),
        "actions.readings": Part("Figures by month", "One row a month."),
        "actions.readings.month": Part("Month"),
        "actions.readings.value": Part("Figure", _FIGURE),
        "actions.checks": Part("Later checks", "Months later: does it last?"),
        "actions.checks.date": Part("Looked at again on"),
        "actions.checks.by": Part("Who looked", "A role other than the owner."),
        "actions.checks.what": Part("What was seen"),
        "actions.checks.holds": Part("Does it last"),
    },
)

FAMILY = Form(
    name="contact-log",
    title="The family's contribution",
    record=Family,
    file="family.yaml",
    sheets=True,
    to=("board",),
    by="whoever speaks with the family",
    known_by={"members": "person"},
    parts={
        **shared.FAMILY,
        "members": Part("Family", "One row a person: how they took part, or why not."),
        "members.person": Part("Person", "By code."),
        "members.contacts": Part(
            "Contact log",
            "One row a contact of the review with somebody of the family.",
        ),
        "members.contacts.date": Part("Contacted on"),
        "members.contacts.by": Part("Who made it", shared.BY_ROLE),
        "members.views": Part("Their views, in their words"),
        "members.informed": Part("Told of the review on"),
        "members.told_of_publication": Part(
            "Told the day of publication on", ahead=True
        ),
        "none_reason": Part("If nobody of the family was asked: why"),
    },
)

DISSEMINATION = Form(
    name="debriefs",
    title="Debriefs and briefings",
    record=Dissemination,
    file="dissemination.yaml",
    sheets=True,
    to=("board",),
    by="the board's office",
    parts={
        **shared.DISSEMINATION,
        "debriefs": Part("Debriefs", "One row a debrief of those involved."),
        "debriefs.agency": Part("Agency", "By its code of the sheet Codes."),
        "debriefs.date": Part("Held on", ahead=True),
        "debriefs.by": Part("Who held it", shared.BY_ROLE),
        "debriefs.people": Part("Who was debriefed", f"{_PEOPLE} Empty: all of it."),
        "briefings": Part("Briefings", "What spreads the learning, a row each."),
        "briefings.date": Part("Held on", ahead=True),
        "briefings.agencies": Part("For whom", _AGENCIES),
        "briefings.reached": Part("How many it reached", "In words."),
        "publication": Part("Publication"),
        "publication.decision": Part("Decision"),
        "publication.by": Part("Who decided", shared.BY_ROLE),
        "publication.reason": Part("Why"),
        "publication.staff_told": Part("Staff told the day on", ahead=True),
    },
    left_out={
        "publication.gates": "scr note gate writes them, one by one.",
        "publication.approval": "scr approve writes it.",
    },
)

_COURTS = {"coronial": "Coroner", "family": "Family court"}

PROCEEDINGS = Form(
    name="proceedings",
    title="Other proceedings",
    record=Proceedings,
    file="proceedings.yaml",
    sheets=True,
    to=("board",),
    by="the board's office",
    parts={
        "proceedings": Part("Proceedings", "What runs beside the review, a row each."),
        "proceedings.kind": Part("Kind", answers=_COURTS),
        "proceedings.what": Part("What it is about", "In general words."),
        "proceedings.state": Part("How it stands", answers={"none": "None are held"}),
        "proceedings.opened": Part("Began on"),
        "proceedings.concluded": Part("Ended on"),
        "proceedings.effect": Part("What it means for the review"),
        "pauses": Part("Pauses", "A row each time that part of the review rested."),
        "pauses.from_date": Part("From"),
        "pauses.until": Part("Until", ahead=True),
        "pauses.what": Part("What rested"),
        "pauses.reason": Part("Why"),
        "pauses.because": Part("Waits for which kind of process", answers=_COURTS),
        "delays": Part("Delays", "Delays that were reported, with their reasons."),
        "delays.reported": Part("Reported on"),
        "delays.what": Part("What is late"),
        "delays.reason": Part("Why"),
        "delays.until": Part("New day agreed", ahead=True),
        "delays.agreed_by": Part("Who agreed it", shared.BY_ROLE),
    },
)


SHEETS = (
    SECURED,
    INTERVIEWS,
    EVENTS,
    FINDINGS,
    PLAN,
    FAMILY,
    DISSEMINATION,
    PROCEEDINGS,
    SAME_EVENT,
)
