"""`scr timeline`: what the merged chronology shows, and what people decide about it."""

import typer

from scrkit.cli.commands import (
    timeline_diff,
    timeline_known,
    timeline_link,
    timeline_patterns,
    timeline_review,
)

group = typer.Typer(
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@group.callback()
def timeline() -> None:
    """Work with the merged chronology: settle what tells of one event, ask who knew.

    Example: scr timeline review child-k --by "Panel"
    """


group.command("review")(timeline_review.command)
group.command("link")(timeline_link.command)
group.command("known-by")(timeline_known.command)
group.command("patterns")(timeline_patterns.command)
group.command("diff")(timeline_diff.command)
