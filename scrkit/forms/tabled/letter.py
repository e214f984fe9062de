"""What the letter and the form in Word say of one agency, as plain values."""

from scrkit.dates import spelled
from scrkit.render.products import word_to_agency
from scrkit.render.sections.case import Case
from scrkit.render.sections.formcells import rules
from scrkit.render.wording.wording import RETURN
from scrkit.request.values import ChronologyRequest

# Of these nothing is asked beside the chronology.
_ALONE = ("chronology_only", "information_only", "none")


def letter_and_form(asked: ChronologyRequest, case: Case) -> tuple[bytes, bytes]:
    """Return the letter and the form as .docx files."""
    made = word_to_agency(case, _values(asked, case))
    return made["request-letter"], made["chronology-form"]


def _values(asked: ChronologyRequest, case: Case) -> dict[str, object]:
    agency, report = asked.agency, asked.agency.report
    reports_due = asked.review.terms.due.reports
    named = "" if report in _ALONE else case.worded(RETURN[report])
    panel = asked.review.panel
    return {
        "agency": {
            "id": agency.id,
            "name": agency.name,
            "office": panel.speaks_for(agency.id),
            "report": f"Your {named}" if named else "",
            "report_due": spelled(reports_due) if reports_due else "",
        },
        "office": panel.officer() or "The board's office",
        "due": spelled(asked.due),
        "filled": asked.filled,
        "rules": [*rules(asked.review, asked.options.names)],
    }
