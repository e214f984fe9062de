"""The forms that there are, each described as data over the records it fills."""

from scrkit.forms.chronology import CHRONOLOGY
from scrkit.forms.description import Form, Part
from scrkit.forms.interview import RECORD
from scrkit.forms.known_sheets import SHEETS
from scrkit.forms.opening import OF_THE_BOARD
from scrkit.forms.rapid import OF_RAPID
from scrkit.forms.shared import BEGUN, HOW, PLAN, PROGRESS, PROVEN, locked
from scrkit.model.imr import REPORTS, Imr
from scrkit.model.outcome import ActionPlan

_CITED = "The references of your agency's chronology (see the annex), parted by commas."

IMR = Form(
    name="imr",
    title="Individual Management Report",
    record=Imr,
    file="imrs/{}.yaml",
    by="the author of the agency's report",
    whats=REPORTS,
    due="reports",
    told=(HOW,),
    first=("kind", "records_secured"),
    parts={
        "kind": Part(
            "Which report it is",
            answers={
                "imr": "Individual Management Report",
                "short_report": "Short report",
            },
        ),
        "records_secured": Part("Records secured on"),
        "author": Part(
            "Author and independence",
            "Whoever writes the report was not directly concerned with the child or "
            "family, and is not the immediate line manager of anybody who was.",
        ),
        "author.declared": Part("Declared on"),
        "author.involved": Part("Was the author directly concerned"),
        "author.line_manager_of_involved": Part(
            "Is the author line manager of somebody who was"
        ),
        "author.person": Part("Code of the author, if in the list of people"),
        "methods": Part(
            "Methods",
            "How the review was done, which documents were seen, who was spoken with.",
        ),
        "context": Part(
            "Context",
            "Workload, staffing, supervision, policies, as they were at the time.",
        ),
        "involvement": Part(
            "Involvement in summary",
            "What your agency did, in the order in which it happened.",
        ),
        "staff_consulted": Part(
            "Staff consulted", "By the codes of the list of people, parted by commas."
        ),
        "staff_view": Part(
            "What staff said of the findings", "In their own words where you can."
        ),
        "analysis": Part(
            "Analysis",
            "Answer each question of the terms of reference from your agency's own "
            "practice: what was done, what was not, and above all why.",
        ),
        "analysis.text": Part("Analysis"),
        "analysis.evidence": Part("Entries it stands on", _CITED),
        "good_practice": Part("Good practice", "One paragraph to a row; add rows."),
        "findings": Part("What the agency learnt", "One paragraph to a row; add rows."),
        "changed": Part("What has changed already"),
        "recommendations": Part(
            "Recommendations",
            "For your own agency alone. Copy the four rows for each further one, and "
            "leave the reference of a new one empty: it is given when it comes in.",
        ),
        "recommendations.id": Part("Reference", locked=True),
        "recommendations.text": Part("What is recommended"),
        "recommendations.rationale": Part("What it follows from"),
        "recommendations.evidence": Part("Entries it stands on"),
        "sign_off": Part(
            "Sign-off",
            "By a senior officer of your agency, who has read it and stands behind it.",
        ),
        "sign_off.date": Part("Signed on"),
        "sign_off.version": Part("Version signed"),
    },
    left_out={
        "format": "A matter of the file.",
        "agency": "The form is made for one agency.",
        "withdrawn": "What a form no longer has is kept there when it comes in.",
    },
    keyed={"analysis": "questions"},
)

_QUARTERLY = "The workbook of a quarter asks for it: scr monitor."

ACTIONS = Form(
    name="actions",
    title="Actions",
    record=ActionPlan,
    file="actions.yaml",
    to=("agency", "board"),
    by="the owners of actions",
    rows="actions",
    whose="agency",
    parts={
        **locked(PLAN),
        **BEGUN,
        **PROVEN,
        **PROGRESS,
        "actions.learning": Part("Carries out, of a rapid review", locked=True),
    },
    left_out={
        "actions.agency": "The workbook is made for one agency.",
        "actions.readings": _QUARTERLY,
        "actions.checks": _QUARTERLY,
    },
)

FORMS = {
    one.name: one
    for one in (CHRONOLOGY, IMR, ACTIONS, RECORD, *OF_THE_BOARD, *SHEETS, *OF_RAPID)
}
WHATS = {what: form for form in FORMS.values() for what in form.asked_as}
"""The forms by what `--what` calls them."""
