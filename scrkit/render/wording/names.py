"""What things are called under a framework, as headings and sentences need them."""

from collections.abc import Mapping

from scrkit.text.casing import capital
from scrkit.text.counting import plural

# Where no framework is known, or where it has no name of its own.
_USUAL = {
    "the_board": "the Board",
    "subject": "Child",
    "inquest": "Coroner's Inquest",
    "subgroup": "SCR Sub Group",
    "panel_chair": "Independent Chair of the Panel",
    "lead_reviewer": "Lead Reviewer",
    "overview": "Overview Report",
    "executive_summary": "Executive Summary",
    "terms_of_reference": "Terms of Reference",
    "chronology": "Integrated Chronology",
    "genogram": "Genogram",
    "imr": "Individual Management Report",
    "short_report": "Short Report",
    "action_plan": "Multi-agency Action Plan",
    "professional_guide": "Guide for Professionals",
    "response": "Board's Response",
    "seven_minute_briefing": "Seven-minute Briefing",
    "abstract": "Catalogue Abstract",
    "rapid_review": "Rapid Review",
    "rapid_review_page": "Executive Page",
    "request": "Request for a Chronology",
    "chronology_form": "Chronology Form",
    "report_request": "Request for a Report",
    "actions_request": "Request for Progress on Actions",
    "records_request": "Request for the Register of Secured Records",
    "interviews_request": "Request for Interviews",
    "account_request": "Request for Information",
    "record_request": "The Record of your Interview",
    "actions": "Actions",
    "learning_event": "Learning Event",
    "coroner": "the Coroner",
    "prosecution": "the prosecution service",
    "monitoring": "Monitoring of the Action Plan",
    "letter": "Letter",
    "interview_record": "Record of an Interview",
    "decision_record": "Decision",
    "declaration": "Declaration of Independence",
}
KEYS = tuple(_USUAL)


def full(given: Mapping[str, str], key: str) -> str:
    """Return a name as the framework writes it: Individual Management Report."""
    return given.get(key) or _USUAL[key]


def heading(given: Mapping[str, str], key: str) -> str:
    """Return a name as a heading has it: Overview report."""
    return capital(inside(given, key))


def inside(given: Mapping[str, str], key: str) -> str:
    """Return a name as it stands inside a sentence: overview report."""
    return " ".join(_small(word) for word in full(given, key).split(" "))


def with_article(words: str) -> str:
    """Return words behind their article: an integrated chronology, a timeline."""
    return f"{'an' if words[:1].lower() in 'aeiou' else 'a'} {words}"


def several(given: Mapping[str, str]) -> str:
    """Return whom reviews of this kind are about, of all of them: children, adults."""
    one = inside(given, "subject")
    return {"child": "children", "person": "people"}.get(one) or plural(one)


def _small(word: str) -> str:
    """Return a word in small letters, unless it is an abbreviation: SAR."""
    return word.lower() if word[1:].islower() else word
