"""The words for what records hold as keys; one place for all shapes of a document.

What stands in braces is a name of the framework; `Case.worded` fills it in.
"""

import re

from scrkit.numberwords import SMALL

RETURN = {
    "imr": "{imr}",
    "short_report": "{short_report}",
    "chronology_only": "Chronology",
    "information_only": "Information",
    "none": "Nothing further",
    "chronology": "Chronology",
    "information": "Information",
    "records": "Records",
}

METHODOLOGY = {
    "traditional": "the traditional model: {imrs} and {chronology}",
    "learning_together": "the Learning Together model",
    "silp": "the Significant Incident Learning Process",
    "root_cause": "root cause analysis",
    "child_practice_review": "the child practice review model",
    "other": "a model of the panel's own",
}

PANEL_ROLE = {
    "member": "Member",
    "co_opted_expert": "Co-opted expert",
    "adviser": "Adviser",
    "board_officer": "Officer of {the_board}",
}

PROCEEDING = {
    "criminal": "Criminal proceedings",
    "coronial": "{inquest}",
    "family": "Family proceedings",
    "disciplinary": "Disciplinary process",
    "other": "Other process",
}

STATE = {
    "pending": "pending",
    "active": "active",
    "concluded": "concluded",
    "none": "none opened",
}

REPLY = {
    "accepted": "Accepted",
    "accepted_in_part": "Accepted in part",
    "not_accepted": "Not accepted",
}

SEEN = {
    "yes": "{Subject} seen",
    "no": "{Subject} not seen",
    "not_recorded": "Whether the {subject} was seen is not recorded",
}

ALONE = {
    "yes": "seen alone",
    "no": "not seen alone",
    "not_recorded": "whether alone is not recorded",
}

RELATION = {
    "near_double": "May be the same event",
    "contradiction": "Contradiction",
    "precision_only": "Differ in precision only",
}

REFERRED = {
    "social_care": "To social care",
    "received": "Received from somebody else",
    "other": "To another service",
}

REFERRAL_OUTCOME = {
    "no_further_action": "No further action",
    "assessment": "Assessment",
    "strategy": "Strategy discussion",
    "none_recorded": "None recorded",
    "other": "Something else",
}

MISSED = {
    "not_brought": "Not brought",
    "did_not_attend": "Did not attend",
    "no_access": "No access, or nobody at home",
    "no_answer": "Call without an answer",
    "cancelled": "Cancelled or put off",
}

PRACTICE = {
    "good": "good practice",
    "expected": "as expected",
    "below": "below what is expected",
    "unclear": "unclear",
}

# What a decision is called where the framework gives no words for it.
OUTCOME = {
    "initiate_scr": "to hold a {kind}",
    "other_review": "to hold another kind of learning review",
    "no_review": "not to hold a review",
}

NOTHING = "Nothing has been recorded here yet."


def readable(key: str) -> str:
    """Return a key as words, where nobody gave better ones: limb_a -> limb a."""
    return key.replace("_", " ").replace("-", " ")


def first_sentence(text: str) -> str:
    """Return the first sentence of a text, in one line."""
    line = " ".join(text.split())
    # An initial or an abbreviation ends no sentence: a word of letters does.
    found = re.match(r".*?[^\W\d_]{2}[.!?][”’)]?(?=\s+[“‘(]?[A-Z]|$)", line)
    return found[0] if found else line


def listed(words: tuple[str, ...]) -> str:
    """Join words as a sentence does: a, b and c."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def either(words: tuple[str, ...]) -> str:
    """Join words of which one is enough: a, b or c."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} or {words[-1]}"


_SMALL = ("no", *SMALL[:9])


def times(number: int) -> str:
    """Return how often: once, twice, three times."""
    return {1: "once", 2: "twice"}.get(number) or counted(number, "time", "times")


def counted(number: int, one: str, many: str) -> str:
    """Return a number with its noun: "one entry", "12 entries"."""
    figure = _SMALL[number] if number < len(_SMALL) else str(number)
    return f"{figure} {one if number == 1 else many}"
