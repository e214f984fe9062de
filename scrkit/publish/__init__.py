"""What is published, and every reason why it may not be; writes and prints nothing."""

from scrkit.publish.build import documents, left_out, manifest, next_edition
from scrkit.publish.finished import scanned, strange
from scrkit.publish.fit import too_fine
from scrkit.publish.history import (
    Searched,
    in_history,
    kept,
    names_somebody,
    search,
    spelled,
)
from scrkit.publish.reason import Reason
from scrkit.publish.reasons import reasons
from scrkit.publish.register import uncovered
from scrkit.publish.where import misplaced

__all__ = [
    "Reason",
    "Searched",
    "documents",
    "in_history",
    "kept",
    "left_out",
    "manifest",
    "misplaced",
    "names_somebody",
    "next_edition",
    "reasons",
    "scanned",
    "search",
    "spelled",
    "strange",
    "too_fine",
    "uncovered",
]
