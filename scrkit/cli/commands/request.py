"""`scr request`: make the pack by which an agency is asked for its chronology."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from scrkit import folder
from scrkit.cli import console, options, secrets
from scrkit.cli.asking import sound, spare
from scrkit.cli.request_form import ask_for, list_of_forms
from scrkit.cli.review import worded
from scrkit.cli.with_names import WITH_NAMES, opened_for, with_page
from scrkit.errors import ScrError
from scrkit.files import Deed, Elsewhere
from scrkit.folder import Contents
from scrkit.forms.known import WHATS
from scrkit.forms.marks import BOARD
from scrkit.model.case import Agency
from scrkit.model.gathering import Request
from scrkit.model.review import Review
from scrkit.render.wording.options import Options
from scrkit.request import LEDGER, ChronologyRequest, names, pack, recorded
from scrkit.review import load

_WHAT: Literal["chronology"] = "chronology"
_TO_WHOM = typer.Argument(
    help="Agency, by id, such as health; board for the board's own people."
)
_OUT = typer.Option("--out", metavar="DIR", help="Where to write the pack.")
_DUE = typer.Option(
    "--due",
    **options.A_DAY,
    help="Day on which it is due (2016-03-01); the terms' day by default.",
)
_INTERVIEW = typer.Option("--interview", help="Which interview, by id: for its record.")
_FILLED = typer.Option("--filled", help="With what the agency gave so far, to correct.")
_ASKED = typer.Option(
    "--what",
    help=f"What is asked for. {list_of_forms()}",
    **options.one_of(_WHAT, *WHATS) | {"metavar": "FORM"},
)
_AGAIN = typer.Option("--again", help="Write over a pack that is there.")


def command(
    agency: Annotated[str, _TO_WHOM],
    root: Annotated[Path, options.ROOT] = Path(),
    what: Annotated[str, _ASKED] = _WHAT,
    out: Annotated[Path, _OUT] = Path("out"),
    due: Annotated[datetime | None, _DUE] = None,
    interview: Annotated[str, _INTERVIEW] = "",
    filled: Annotated[bool, _FILLED] = False,
    again: Annotated[bool, _AGAIN] = False,
    with_names: Annotated[Path | None, WITH_NAMES] = None,
    register: Annotated[Path | None, secrets.REGISTER] = None,
    key: Annotated[Path | None, secrets.KEY] = None,
    as_of: Annotated[datetime | None, options.AS_OF] = None,
) -> None:
    """Make the forms that an agency, or the board's own people, fill in.

    What goes to an agency comes with a letter: all from the terms of reference and by
    code alone, a chronology in Excel and in Word, reports in Word, lists in Excel.
    What is asked of an agency is noted in requests.yaml.

    Example: scr request health child-k --what imr --out to-health --due 2015-09-11
    """
    today = options.day(as_of)
    apart = opened_for((root, out, with_names), register, key)
    if what != _WHAT:
        called, days = (agency, what, interview), (today, due.date() if due else None)
        ask_for(called, (root, out), days, apart, filled=filled, again=again)
        return

    def decide(contents: Contents) -> tuple[Deed, _Asked]:
        loaded = load(contents.files)
        review = sound(loaded, contents)
        asked_of = _agency(review, agency, filled=filled)
        before = _earlier(review, agency)
        by = _due(review, before, due, today)
        chosen = worded(Options(as_of=today), loaded.framework, contents.files)
        spare(out, names(agency), noted=before is not None, again=again)
        made = pack(ChronologyRequest(review, asked_of, by, chosen, filled))
        new = Request(agency=agency, what=_WHAT, requested=today, due=by)
        plan = () if before else recorded(contents.files.get(LEDGER), new)
        goes = Elsewhere(out, made, fresh=not again)
        deed = Deed(plan, with_page(goes, apart, (review, asked_of), chosen))
        return deed, _Asked(review, before, by)

    asked = folder.change(root, decide)
    _say_written(out, agency)
    if apart:
        apart.say(asked.review, agency)
    _say_noted(asked.before, asked.by)
    _say_missing(asked.review)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked for, with the request that was noted earlier, if there is one."""

    review: Review
    before: Request | None
    by: date


def _agency(review: Review, id: str, *, filled: bool) -> Agency:
    found = review.agency(id)
    if found is None and id == BOARD:
        own = ", ".join(what for what, form in WHATS.items() if "board" in form.to)
        raise ScrError(
            "an agency is asked for its chronology, and not the board",
            f"Say which form the board's own people fill in with --what: {own}.",
        )
    if found is None:
        raise ScrError(
            "review.yaml knows no agency of this id", "Look at its spelling."
        )
    given = any(c.entries for c in review.chronologies if c.agency == id)
    if filled and not given:
        raise ScrError(
            "this agency has given no entries yet", "Ask without --filled first."
        )
    return found


def _earlier(review: Review, agency: str) -> Request | None:
    """Return the latest request for the same, if there is one."""
    same = [
        r for r in review.requests.requests if (r.agency, r.what) == (agency, _WHAT)
    ]
    return same[-1] if same else None


def _due(
    review: Review, before: Request | None, given: datetime | None, today: date
) -> date:
    """Return the day on which it is due; raises ScrError for none, or one gone by."""
    usual = before.due if before else review.terms.due.chronologies
    due = given.date() if given else usual
    if due is None:
        raise ScrError(
            "the terms of reference do not say when chronologies are due",
            "Say it with --due 2016-03-01, or under due in terms-of-reference.yaml.",
        )
    if due < today:
        raise ScrError(
            f"the chronology would be due on {due.isoformat()}, which has passed",
            "Give another day with --due.",
        )
    return due


def _say_written(out: Path, agency: str) -> None:
    for name in names(agency):
        console.say(f"wrote {console.named(out / name)}")


def _say_noted(before: Request | None, due: date) -> None:
    if before is None:
        console.say(f"noted in {LEDGER}: due on {due.isoformat()}")
        return
    console.say(
        f"{LEDGER} holds this request already, asked for on "
        f"{before.requested.isoformat()}; it was left as it is"
    )
    if before.due != due:
        console.say(
            f"There it is due on {before.due.isoformat()}, in the letter on "
            f"{due.isoformat()}: change it there if the panel agreed to another day."
        )


def _say_missing(review: Review) -> None:
    """Name what a letter should hold, and the terms of reference do not say yet."""
    if review.is_rapid:
        # A rapid review has no terms of reference.
        return
    terms = review.terms
    told = (
        ("purpose", terms.purpose.strip()),
        ("period", terms.period),
        ("questions", terms.questions),
    )
    missing = [name for name, there in told if not there]
    if missing:
        console.say(
            f"The terms of reference do not say yet: {', '.join(missing)}. Make the "
            "pack again, with --again, when they do."
        )
