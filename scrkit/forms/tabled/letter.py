"""What the letter and the form in Word say of one agency, as plain values."""

from scrkit.dates import spelled
from scrkit.forms.pack import FormRequest, letter_values
from scrkit.render.outgoing import word_to_agency
from scrkit.render.sections.case import Case
from scrkit.render.sections.formcells import rules
from scrkit.render.wording.wording import RETURN

# Of these nothing is asked beside the chronology.
_ALONE = ("chronology_only", "information_only", "none")


def letter_and_form(asked: FormRequest, case: Case) -> tuple[bytes, bytes]:
    """Return the letter and the form as .docx files."""
    values = letter_values(asked, case)
    report = asked.agency.report if asked.agency else "none"
    reports_due = asked.review.terms.due.reports
    named = "" if report in _ALONE else case.worded(RETURN[report])
    values["agency"] |= {
        "report": f"Your {named}" if named else "",
        "report_due": spelled(reports_due) if reports_due else "",
    }
    made = word_to_agency(
        case, values | {"rules": [*rules(asked.review, asked.options.names)]}
    )
    return made["request-letter"], made["chronology-form"]
