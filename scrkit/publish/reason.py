"""A reason why a review may not be published, in words that quote nothing."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "review",
    "gate",
    "decision",
    "day",
    "family",
    "staff",
    "copies",
    "wording",
    "approval",
    "seal",
    "rule",
    "fine",
    "register",
    "scan",
    "property",
    "place",
    "history",
    "edition",
    "pdf",
]


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: its kind, what is wrong in plain English, and where."""

    kind: Kind
    message: str
    place: str = ""
