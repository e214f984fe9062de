"""Rules on the Board's response: reasons, agreement, how its effect is watched."""

import re
from collections.abc import Iterator

from scrkit.diagnostics import Severity
from scrkit.patterns import later
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.engine.stage import blank, completed, once, passing, published

# A word of thanks promises nothing that anybody could look for later.
_BARE = later(
    r"(?:this is |the recommendation is |fully )?"
    r"(?:noted|acknowledged|received|welcomed|considered)"
    r"(?: (?:with thanks|by the board))?\W*",
    re.IGNORECASE,
)


@rule(
    code="SCR626",
    title="The Board does not accept something, or only in part, and does not say why",
    source="quality marker 16; Working Together 2015 ch.4",
    stage="response",
)
def reply_without_reason(context: Context) -> Iterator[Hit]:
    """A reply that is not an acceptance in full has an empty `text`.

    A notice where one accepts in a word such as "Noted", which promises nothing.

    Why: The Board is free not to accept a finding or recommendation. It is published
    with its response, and family and staff are owed the reason.

    Do: Say under `text` what is not accepted, why, and what is done in its place.
    """
    for reply in context.review.response.replies:
        if reply.accepted != "accepted" and blank(reply.text):
            message = f"the reply to {reply.to} gives no reason"
            yield Hit(reply, message, ("text",))
        elif _BARE.fullmatch(reply.text.strip()):
            message = f"the reply to {reply.to} does not say what the Board will do"
            yield Hit(reply, message, ("text",), severity=Severity.NOTICE)


@rule(
    code="SCR628",
    title="The Board has not agreed its response, or does not say how it is watched",
    source="leaflet L21; quality marker 16",
    stage="response",
    clause="board_response",
)
def response_incomplete(context: Context) -> Iterator[Hit]:
    """There are replies and a finished report, but no `agreed` or no `monitoring`.

    A notice until the report is published, a warning from then on.

    Why: The response is the Board's own word, so the Board agrees it. It says how it
    will know whether what it promises makes a difference.

    Do: Record the day of the Board's meeting under `agreed`, and under `monitoring` who
    looks at the actions, how often, and what they look for.
    """
    response = context.review.response
    if not response.replies or not completed(context):
        return
    severity = once(reached=published(context) or passing(context, "response"))
    if response.agreed is None:
        message = "the Board has replied, and has not agreed the response as a whole"
        yield Hit(response, message, ("agreed",), severity=severity)
    if blank(response.monitoring):
        message = "the response does not say how its effect will be watched"
        yield Hit(response, message, ("monitoring",), severity=severity)
