"""`scr note repeats`: whether an earlier review recommended the same."""

from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, get_args

import typer

from scrkit import folder
from scrkit.cli import console, options, typed
from scrkit.edits.repeating import FILE, with_repeat
from scrkit.errors import ScrError
from scrkit.files import Deed
from scrkit.model.kinds import annotations
from scrkit.model.outcome import Repeat
from scrkit.review import load
from scrkit.timeline.linking import known_words

_NEEDED: Any = ...
_OF = typer.Argument(
    metavar="EARLIER", help="The earlier one, by review and id: child-g/R1."
)
_SAME = typer.Option(
    "--same",
    help="Whether it is the same recommendation.",
    **options.one_of(*get_args(get_args(annotations(Repeat)["same"])[0])),
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

    def decide(contents: folder.Contents) -> tuple[Deed, None]:
        held = load(contents.files).sound()
        for name, text in words.items():
            known_words(text, held, name.upper())
        return Deed(with_repeat(contents.files, held.case, id, made)), None

    if dry_run:
        decide(folder.read(root))
    else:
        folder.change(root, decide)
    console.say(f"{'would note' if dry_run else 'noted'} decision in {FILE}")
