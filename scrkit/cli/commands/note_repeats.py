"""`scr note repeats`: whether an earlier review recommended the same."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from scrkit.cli import options, typed
from scrkit.cli.doing import noted, say_noted
from scrkit.edits.repeating import FILE, with_repeat
from scrkit.errors import ScrError
from scrkit.files import Plan
from scrkit.model.outcome import Repeat
from scrkit.review import Loaded

_NEEDED: Any = ...
_OF = typer.Argument(
    metavar="EARLIER", help="The earlier one, by review and id: child-g/R1."
)
_SAME = typer.Option(
    "--same",
    help="Whether it is the same recommendation.",
    **options.known_to(Repeat, "same"),
)


def repeats(
    id: Annotated[str, typer.Argument(help="The recommendation, by id: R1.")],
    earlier: Annotated[str, _OF],
    root: Annotated[Path, options.ROOT] = Path(),
    same: Annotated[str, _SAME] = _NEEDED,
    by: Annotated[str, typer.Option(help="Who decided: a role.")] = _NEEDED,
    reason: Annotated[
        str, typer.Option(help="What became of the earlier one, or why they differ.")
    ] = "",
    date: Annotated[datetime | None, options.DATE] = None,
    dry_run: Annotated[bool, options.DRY_RUN] = False,
) -> None:
    """Note whether an earlier review recommended the same, as scr board proposes it.

    It stands at the newer recommendation; an earlier decision on both is replaced.

    Example: scr note repeats R1 child-g/R1 child-k --same yes --by "Board manager"
    """
    review, _, recommendation = earlier.partition("/")
    if not review or not recommendation:
        raise ScrError("EARLIER cannot be read", "Write review and id: child-g/R1.")
    words = typed.words(root, spare=("reason",), by=by, reason=reason)
    made = Repeat(
        review=review,
        recommendation=recommendation,
        same=same,  # type: ignore[arg-type]
        date=options.done_on(date),
        **words,
    )

    def plan(loaded: Loaded, files: Mapping[str, bytes]) -> Plan:
        return with_repeat(files, loaded.sound().case, id, made)

    noted(root, plan, words, dry_run=dry_run)
    say_noted("decision", FILE, dry_run=dry_run)
