"""What a methodology asks of a review; decides nothing."""

from typing import Annotated, Literal

from msgspec import Meta

from scrkit.model.kinds import Format, Narrative, Record, about

Ask = Literal[
    "chronology",
    "imr",
    "interviews",
    "staff_consulted",
    "learning_event",
    "recommendations",
    "action_plan",
    "key_episodes",
]


class Methodology(Record, frozen=True, kw_only=True):
    """`methodologies/<id>.yaml`: which products and rules a model of review has."""

    format: Annotated[Format, about("Format of the file: 1.")]
    id: Annotated[str, about("Id, as review.yaml uses it.")]
    title: Annotated[str, about("What it is called.")]
    words: Annotated[str, about("As a report says it: the review followed …")]
    asks: Annotated[
        tuple[Ask, ...],
        Meta(min_length=1),
        about("What a review under it has; rules on anything else are silent."),
    ]
    reviewers: Annotated[
        Literal["1", "2"] | None, about("How many lead reviewers, where it says.")
    ] = None
    source: Annotated[str, about("What the profile stands on.")]
    note: Annotated[Narrative, about("What is easily got wrong.")] = ""
