"""The words that several forms of the same records have in common, each once.

A form in Word and one in Excel ask for the same fields; what only one of them says
(how a list is parted, whether a day may lie ahead) stands at that form.
"""

from collections.abc import Mapping

from msgspec.structs import replace

from scrkit.forms.description import Part

# Who holds an office changes, and no form asks for anybody by name.
BY_ROLE = "A role; no name."

Parts = Mapping[str, Part]

HOW = (
    "Write into the places that are marked. People and places stand by the codes of "
    "the list at the end: no names, addresses, dates of birth or NHS numbers."
)
MORE_ROWS = "For a further one copy the rows, or press the plus behind them."
NEW_ROWS = (
    f"{MORE_ROWS} Leave the reference of a new one empty: it is given when it comes "
    "in, and stays."
)

FAMILY: Parts = {
    "members.took_part": Part("Took part"),
    "members.reason": Part("If not, why not"),
    "members.contacts.what": Part("What for, and what came of it"),
    "members.influence": Part("What it changed in the review"),
    "members.saw_report": Part("Saw the report on"),
}
DISSEMINATION: Parts = {
    "debriefs.agency": Part("Agency"),
    "debriefs.note": Part("What was said"),
    "briefings.title": Part("Title"),
    "briefings.kind": Part(
        "What it is", answers={"seven_minute_briefing": "Seven-minute briefing"}
    ),
    "briefings.note": Part("How its effect is known"),
    "publication.date": Part("Decided on"),
}
PLAN: Parts = {
    "actions.id": Part("Action"),
    "actions.text": Part("What is to be done"),
    "actions.source": Part("Carries out"),
    "actions.owner": Part("Owner"),
    "actions.due": Part("Due"),
    "actions.success": Part("How success will be known"),
}
"""What the plan says of an action."""
BEGUN: Parts = {
    "actions.started": Part("Started on", "The day on which work on it began."),
    "actions.done": Part("Done on", "The day on which you say that it is done."),
}
PROVEN: Parts = {
    "actions.evidenced": Part("Evidence"),
    "actions.difference": Part("Difference to children"),
    **{
        f"actions.{record}.{name}": part
        for record in ("evidenced", "difference")
        for name, part in (
            ("date", Part("when it was seen")),
            ("by", Part("who saw it (a role other than the owner)")),
            ("what", Part("what was seen")),
        )
    },
}
PROGRESS: Parts = {
    "actions.progress": Part(
        "Progress, or the reason for delay",
        "What has happened since last time; if it is late, why.",
    )
}


def locked(parts: Parts) -> Parts:
    """Return the same words for who only reads what stands there."""
    return {name: replace(part, locked=True) for name, part in parts.items()}
