"""Which letters there are, what each is headed, and how what is not known is shown."""

import re

# In the order in which a review writes them. In braces stand the framework's names.
TITLES = {
    "chief-officers": "A review is opened",
    "coroner": "A review beside the work of {coroner}",
    "police": "A review beside criminal proceedings",
    "prosecution": "A review beside criminal proceedings",
    "family": "About the review, and how you can be part of it",
    "inspectorate": "Notice of a decision",
    "national-panel": "Notice of a decision",
    "government": "Notice of a decision",
    "notification": "Notice of a serious incident",
    "rapid-review": "A rapid review",
    "staff": "A review is held",
    "interview": "Invitation to an interview",
    "supporter": "Note for a supporter",
    "learning-event": "Invitation to a {learning_event}",
    "reminder": "Reminder",
    "owner": "Actions that are late",
}
# The words of the letter to the police do for whoever prosecutes.
SAME = {"prosecution": "police"}

_BLANK = re.compile(r"\[to be filled in: ([^\]]*)\]")


def blank(what: str) -> str:
    """Return what stands in a letter where the review does not say something."""
    return f"[to be filled in: {what}]"


def blanks_in(text: str) -> tuple[str, ...]:
    """Return what is still to be filled in, in the order in which it stands."""
    return tuple(dict.fromkeys(_BLANK.findall(text)))
