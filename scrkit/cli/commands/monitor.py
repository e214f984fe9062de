"""`scr monitor`: run a quarter of the action plan: workbooks, letters, the paper."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from scrkit import folder
from scrkit.cli import console, options
from scrkit.cli.asking import sound
from scrkit.cli.review import worded
from scrkit.dates import spelled
from scrkit.dates.quarters import Quarter, quarter
from scrkit.errors import ScrError
from scrkit.files import Elsewhere, NewFile
from scrkit.forms.monitoring import owners
from scrkit.forms.monitoring_workbook import Owned, workbook
from scrkit.model.review import Review
from scrkit.render.wording.options import Options
from scrkit.request.letters import Letter, actions_of, written
from scrkit.request.paper import file_name, paper, since
from scrkit.review import load
from scrkit.text.counting import number

_PARTS = ("workbooks", "letters", "paper")
_QUARTER = typer.Option(
    "--quarter", help="The quarter: 2016-Q4, or 2016/17-Q3 of a financial year."
)
_ONLY = typer.Option(
    "--only",
    help="workbooks, letters or paper; all of them by default. May repeat.",
    **options.one_of(*_PARTS),
)
_SINCE = typer.Option(
    "--since",
    **options.A_DAY,
    help="Tell what changed since this day; since the last look by default.",
)
_OUT = typer.Option("--out", help="Where to write; monitoring-QUARTER by default.")
_AGAIN = typer.Option("--again", help="Write over workbooks that are there already.")
_NEEDED = ...


def command(
    root: Annotated[Path, options.ROOT] = Path(),
    named: Annotated[str, _QUARTER] = _NEEDED,  # type: ignore[assignment]
    out: Annotated[Path | None, _OUT] = None,
    only: Annotated[list[str] | None, _ONLY] = None,
    since_day: Annotated[datetime | None, _SINCE] = None,
    again: Annotated[bool, _AGAIN] = False,
    as_of: Annotated[datetime | None, options.AS_OF] = None,
) -> None:
    """Run a quarter of the action plan.

    Writes for each owner a workbook with what was said last time, which comes back
    through scr import; a letter to each who is late; and the paper for the sub group
    in Word, in Markdown and as a page. Nothing of the review is changed.

    Example: scr monitor child-k --quarter 2016-Q4
    """
    day, told = options.day(as_of), _quarter(named)
    _refuse_days(told, day, since_day)
    parts = tuple(only or _PARTS)
    # A folder a quarter: last quarter's answers are not written over.
    out = out or Path(f"monitoring-{file_name(told)}")
    contents = folder.read(root)
    loaded = load(contents.files)
    review = sound(loaded, contents)
    if not review.actions.actions:
        raise ScrError(
            "actions.yaml holds no actions to be watched",
            "Note one with: scr note action",
        )
    given = Options(as_of=day, since=since_day.date() if since_day else None)
    chosen = worded(given, loaded.framework, contents.files)
    bare = Letter("owner", review, chosen, loaded.framework)
    with console.working("Writing the quarter's papers"):
        books = tuple(_books(review, chosen, told)) if "workbooks" in parts else ()
        letters = tuple(_letters(bare, told)) if "letters" in parts else ()
        papers = paper(review, chosen, told) if "paper" in parts else ()
    _spare(out, books, again=again)
    every = (*books, *(one for one, _ in letters), *papers)
    folder.deliver(root, Elsewhere(out, every))
    _say(out, (books, letters, papers), parts)
    begun = given.since or since(review, told, day)
    if papers:
        console.say(f"What changed is told since {spelled(begun)}.")


def _quarter(text: str) -> Quarter:
    try:
        return quarter(text)
    except ValueError:
        raise ScrError(
            "--quarter is no quarter",
            "Write it as 2016-Q4, or 2016/17-Q3 for one of a financial year.",
        ) from None


def _refuse_days(told: Quarter, day: date, since_day: datetime | None) -> None:
    # Of a quarter that has not begun nobody can say what was done in it.
    if told.first > day:
        raise ScrError(
            f"{told.name} begins on {told.first.isoformat()}: that day has not come",
            "Name a quarter that has begun; --as-of says another day than today.",
        )
    if since_day is not None and since_day.date() > day:
        raise ScrError("--since lies ahead", "Name a day that has come.")


def _books(review: Review, chosen: Options, told: Quarter) -> Iterator[NewFile]:
    for one in owners(review, chosen.as_of):
        yield NewFile(one.file(told), workbook(Owned(review, one, told, chosen)))


def _letters(bare: Letter, told: Quarter) -> Iterator[tuple[NewFile, tuple[str, ...]]]:
    review, as_of = bare.review, bare.options.as_of
    # Of a quarter that is over, silence is late as well.
    unheard = told.name if as_of > told.last else ""
    chosen = replace(bare.options, quarter=unheard)
    for one in owners(review, as_of):
        asked = replace(bare, options=chosen, agency=one.agency, owner=one.post)
        # An owner who is not late gets a workbook, and no letter.
        if not actions_of(asked):
            continue
        made, blanks = written(asked)
        yield NewFile(one.letter(told), made), blanks


_Made = tuple[
    tuple[NewFile, ...],
    tuple[tuple[NewFile, tuple[str, ...]], ...],
    tuple[NewFile, ...],
]


def _spare(out: Path, books: tuple[NewFile, ...], *, again: bool) -> None:
    """Refuse to write over a workbook: its owner's answers may stand in it."""
    there = [one.path for one in books if (out / one.path).exists()]
    if there and not again:
        raise ScrError(
            f"{number(len(there), 'workbook')} of this quarter there already; "
            "nothing was written",
            "They may be filled in. The paper and the letters alone: --only paper "
            "--only letters; another folder: --out; write over them: --again.",
        )


def _say(out: Path, made: _Made, parts: tuple[str, ...]) -> None:
    books, letters, papers = made
    console.wrote(out, *books, *(one for one, _ in letters), *papers)
    blanks = dict.fromkeys(blank for _, told in letters for blank in told)
    if blanks:
        console.say(f"To be filled in in the letters: {'; '.join(blanks)}")
    if "letters" in parts and not letters:
        console.say("Nobody is late: there is no letter to write.")
    if letters:
        console.say("Read each letter before it is sent: no person has checked it.")
    if books:
        console.say(
            "What comes back: scr import WORKBOOK, and --write once it is clear."
        )
