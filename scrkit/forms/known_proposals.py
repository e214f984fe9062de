"""The form in which the panel decides which accounts tell of one event."""

from scrkit.forms import shared
from scrkit.forms.description import Form, Part
from scrkit.model.order import TimelineDecisions

SAME_EVENT = Form(
    name="same-event",
    title="One event or several",
    record=TimelineDecisions,
    file="timeline.yaml",
    to=("board",),
    by="the panel, or the lead reviewer",
    sheets=True,
    known_by={"links": "entries"},
    beside={
        "links": (("accounts", "The accounts"), ("why", "What speaks for one event"))
    },
    first=("relation", "reason"),
    parts={
        "links": Part(
            "Proposals",
            "One row a proposal, the surest first. What is left open is asked again.",
        ),
        "links.entries": Part("Entries", "They stay as they are."),
        "links.relation": Part(
            "Decision",
            "Do they tell of one event? Leave it empty to decide another day.",
            answers={
                "same_event": "One event",
                "contradiction": "One event but they contradict each other",
                "precision_only": "One event and one is less exact",
                "not_related": "Not one event",
            },
        ),
        "links.reason": Part("Why", "By code, never by name."),
        "links.by": Part("Who decided", shared.BY_ROLE),
        "links.date": Part("Decided on", "Empty: the day on which it is taken in."),
    },
    left_out={
        "day_orders": "They need every entry of the day, and stand in timeline.yaml.",
        "phases": "scr note phase writes them, one by one.",
        "words": "They are for whoever looks at the proposals, in timeline.yaml.",
    },
)
