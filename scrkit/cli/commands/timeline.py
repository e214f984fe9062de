"""`scr timeline`: what the merged chronology shows, and what people decide about it."""

from scrkit.cli import options
from scrkit.cli.commands import (
    timeline_diff,
    timeline_known,
    timeline_link,
    timeline_patterns,
    timeline_review,
)

group = options.group(
    "Work with the merged chronology: settle what tells of one event, ask who knew.\n\n"
    'Example: scr timeline review child-k --by "Panel"'
)


group.command("review")(timeline_review.command)
group.command("link")(timeline_link.command)
group.command("known-by")(timeline_known.command)
group.command("patterns")(timeline_patterns.command)
group.command("diff")(timeline_diff.command)
