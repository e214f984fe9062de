"""The stages of a review, in their order; who has reached which is for `status`."""

from typing import Literal, get_args

# The order is the order of a review: `upto`, gates and rules go by it.
Stage = Literal[
    "criteria",
    "set-up",
    "gathering",
    "analysis",
    "report",
    "response",
    "publication",
    "monitoring",
]

STAGES: tuple[Stage, ...] = get_args(Stage)


def upto(stage: Stage) -> tuple[Stage, ...]:
    """Return the stages up to and with `stage`."""
    return STAGES[: STAGES.index(stage) + 1]
