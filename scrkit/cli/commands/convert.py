"""`scr convert`: make a local review of a rapid review, in the same folder."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from scrkit import folder, scaffold
from scrkit.cli import console, options
from scrkit.cli.doing import done
from scrkit.cli.review import without_errors
from scrkit.edits.converting import converted, refused, undone
from scrkit.errors import ScrError
from scrkit.files import Deed, NewFile, Plan
from scrkit.frameworks import Framework
from scrkit.review import Loaded, load
from scrkit.text.counting import number

_UNDO = typer.Option(
    "--undo", help="Make a rapid review of it again, while nothing was written since."
)
_DRY = typer.Option("--dry-run", help="Only list what would be written.")


def command(
    root: Annotated[Path, options.ROOT] = Path(),
    dry_run: Annotated[bool, _DRY] = False,
    undo: Annotated[bool, _UNDO] = False,
    as_of: Annotated[datetime | None, options.AS_OF] = None,
) -> None:
    """Make a local review of a rapid review, where the partners decided on one.

    Files are added in the same folder; facts, people, chronologies and actions stay as
    they are, and no id moves. The questions of the rapid review become those of the
    terms of reference.

    Example: scr convert child-r --dry-run
    """
    day = options.day(as_of)

    def decide(contents: folder.Contents) -> tuple[Deed, Plan]:
        loaded = without_errors(load(contents.files))
        review, framework = loaded.sound(), _framework(loaded)
        if not undo:
            refused(review, day)
        # The files of a whole review; its questions are the rapid review's.
        case = review.case
        opened = scaffold.NewReview(
            id=case.id,
            title=case.title,
            board=case.board.name,
            framework=framework,
            agencies=case.agencies,
            questions=tuple((one.text, one.short) for one in review.rapid.questions),
        )
        added = scaffold.of_a_whole_review(opened)
        # Taken back only while nothing is written in what was added: `undone` compares.
        make = undone if undo else converted
        plan = make(contents.files, review, framework, added)
        return Deed(plan), plan

    plan = done(root, decide, dry_run=dry_run)
    if dry_run:
        for item in plan:
            console.say(item.path)
        console.say(f"nothing was written; {number(len(plan), 'file')} would be")
        return
    _say(root, plan, undo=undo)


def _say(root: Path, plan: Plan, *, undo: bool) -> None:
    there = console.argument(root)
    if undo:
        console.say(f"undone: {number(len(plan), 'file')} changed or taken away")
        console.say(f"This is a rapid review again: scr status{there}")
        return
    added = sum(isinstance(one, NewFile) for one in plan)
    console.say(f"added {number(added, 'file')}; review.yaml says kind: review")
    console.say("Next:")
    console.say("  1. say in review.yaml what each agency is asked for (report: imr)")
    console.say("  2. agree terms-of-reference.yaml: its questions come from here")
    console.say("  3. appoint a lead reviewer in panel.yaml")
    console.say(f"  4. see what is still to be done: scr validate{there}")
    console.say(f"To take it back while nothing is written: scr convert{there} --undo")


def _framework(loaded: Loaded) -> Framework:
    if loaded.framework is None:
        raise ScrError("the review's own framework cannot be used", "See: scr validate")
    return loaded.framework
