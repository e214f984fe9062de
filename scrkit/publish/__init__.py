"""What is published, and every reason why it may not be; writes and prints nothing."""

from scrkit.identity.texts import names_somebody
from scrkit.publish.approved import (
    Passages,
    agreed_later,
    as_approved,
    composed,
    printed,
    sealed,
    signed,
)
from scrkit.publish.build import left_out, manifest, next_edition
from scrkit.publish.finished import scanned, strange, without_own
from scrkit.publish.fit import too_fine
from scrkit.publish.history import (
    WAY_OUT,
    Looked,
    Searched,
    in_history,
    kept,
    look,
    search,
    spelled,
)
from scrkit.publish.reason import Reason
from scrkit.publish.reasons import reasons
from scrkit.publish.register import uncovered
from scrkit.publish.where import misplaced, stands_whole

__all__ = [
    "WAY_OUT",
    "Looked",
    "Passages",
    "Reason",
    "Searched",
    "agreed_later",
    "as_approved",
    "composed",
    "in_history",
    "kept",
    "left_out",
    "look",
    "manifest",
    "misplaced",
    "names_somebody",
    "next_edition",
    "printed",
    "reasons",
    "scanned",
    "sealed",
    "search",
    "signed",
    "spelled",
    "stands_whole",
    "strange",
    "too_fine",
    "uncovered",
    "without_own",
]
