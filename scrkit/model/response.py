"""The Board's answer to the report."""

from typing import Annotated, Literal

from scrkit.model.kinds import Day, Narrative, OutcomeRef, Record, about


class Reply(Record, frozen=True, kw_only=True):
    """The reply to one finding or recommendation."""

    to: Annotated[OutcomeRef, about("Finding or recommendation, by id.")]
    accepted: Annotated[
        Literal["accepted", "accepted_in_part", "not_accepted"], about("Whether.")
    ]
    by: Annotated[
        str,
        about(
            "Who replies: the Board, or an agency's id.",
            empty="Unsaid, it is the Board.",
        ),
    ] = "Board"
    text: Annotated[Narrative, about("The reply.")]


class Response(Record, frozen=True, kw_only=True):
    """`response.yaml`: the Board's response."""

    agreed: Annotated[Day | None, about("When the Board agreed it.")] = None
    foreword: Annotated[
        Narrative,
        about("Opening words.", empty="A response may begin with its replies."),
    ] = ""
    replies: Annotated[
        tuple[Reply, ...], about("One per finding or recommendation.")
    ] = ()
    monitoring: Annotated[Narrative, about("How effect will be watched.")] = ""
