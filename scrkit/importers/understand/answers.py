"""How agencies answer what has few answers, and what our own files hold for it."""

import re

SEEN = {
    "yes": "yes", "y": "yes", "no": "no", "n": "no", "true": "yes", "false": "no",
    "not recorded": "not_recorded", "n/r": "not_recorded", "nr": "not_recorded",
    "unknown": "not_recorded", "not known": "not_recorded", "n/k": "not_recorded",
    "not applicable": "not_applicable", "n/a": "not_applicable", "na": "not_applicable",
    "-": "not_recorded", "not_recorded": "not_recorded",
    "not_applicable": "not_applicable",
}  # fmt: skip
YES_OR_NO = re.compile(r"(yes|no)(?:\s*[,;:.(]|\s+[-–]\s)\s*(?=\S)", re.IGNORECASE)
PRACTICE = {
    "good": "good", "good practice": "good", "expected": "expected",
    "as expected": "expected", "below": "below", "below expected": "below",
    "poor": "below", "unclear": "unclear", "not clear": "unclear",
}  # fmt: skip
VISIBILITY = {
    "yes": "agency_only", "y": "agency_only", "agency_only": "agency_only",
    "no": "integrated", "n": "integrated", "": "integrated", "integrated": "integrated",
}  # fmt: skip
QUESTION = re.compile(r"(?:Q|ToR\s*)?\s*(\d{1,2})", re.IGNORECASE)
