"""Make the pack by which an agency is asked for its report, or the state of actions."""

from datetime import date
from pathlib import Path
from typing import Literal, cast

from scrkit import folder
from scrkit.cli import console
from scrkit.cli.asking import sound, spare
from scrkit.cli.review import worded
from scrkit.cli.with_names import Names, with_page
from scrkit.errors import ScrError
from scrkit.files import Deed, Elsewhere
from scrkit.folder import Contents
from scrkit.forms.marks import BOARD
from scrkit.forms.pack import REPORTS, FormRequest, names, pack, report_of
from scrkit.model.case import Agency
from scrkit.model.gathering import Request
from scrkit.model.review import Review
from scrkit.render.wording.options import Options
from scrkit.request import LEDGER, put_off, recorded
from scrkit.review import load

Noted = Literal["imr", "short_report"]


def ask_for(
    asked: tuple[str, str],
    places: tuple[Path, Path],
    days: tuple[date, date | None],
    apart: Names | None,
    *,
    filled: bool,
    again: bool,
) -> None:
    """Write letter and form; `asked` are agency and what, `days` today and when due.

    `apart` is for the page of names, where it is asked for.

    Raises ScrError where the review cannot ask for it.
    """
    (agency, what), (root, out), (today, due) = asked, places, days

    def decide(contents: Contents) -> tuple[Deed, tuple[FormRequest, Request | None]]:
        loaded = load(contents.files)
        review = sound(loaded, contents)
        whose = _agency(review, agency, what, filled=filled)
        before = _earlier(review, agency, what)
        by = _due(review, (before, due), what, today)
        chosen = worded(Options(as_of=today), loaded.framework, contents.files)
        wanted = FormRequest(review, whose, what, by, chosen, filled)
        spare(out, names(wanted), noted=before is not None, again=again)
        goes = Elsewhere(out, pack(wanted), fresh=not again)
        made = with_page(goes, apart, (review, whose), chosen)
        if before is not None and before.due != by:
            at = review.requests.requests.index(before)
            late = put_off(contents.files.get(LEDGER), at, by)
            return Deed(late, made), (wanted, before)
        if before is not None or what not in REPORTS:
            return Deed((), made), (wanted, before)
        kind = cast("Noted", what)
        new = Request(agency=agency, what=kind, requested=today, due=by)
        plan = recorded(contents.files.get(LEDGER), new)
        return Deed(plan, made), (wanted, before)

    made, before = folder.change(root, decide)
    for name in names(made):
        console.say(f"wrote {console.named(out / name)}")
    if apart is not None:
        apart.say(made.review, agency)
    _say_noted(made, before)


def _say_noted(made: FormRequest, before: Request | None) -> None:
    if made.what not in REPORTS:
        console.say(f"{LEDGER} holds no requests of this kind: nothing is noted there")
        return
    if before is not None and before.due != made.due:
        console.say(
            f"{LEDGER} holds this request already; it is due on "
            f"{made.due.isoformat()} now, no longer on {before.due.isoformat()}"
        )
    elif before is None:
        console.say(f"noted in {LEDGER}: due on {made.due.isoformat()}")
    else:
        console.say(
            f"{LEDGER} holds this request already, asked for on "
            f"{before.requested.isoformat()}; it was left as it is"
        )


def _agency(review: Review, id: str, what: str, *, filled: bool) -> Agency | None:
    found = review.agency(id)
    is_board = id == BOARD and what not in REPORTS
    if found is None and not is_board:
        raise ScrError(
            "review.yaml knows no agency of this id", "Look at its spelling."
        )
    if what in REPORTS and filled and report_of(review, id) is None:
        raise ScrError(
            "this agency has given no report yet", "Ask without --filled first."
        )
    if what in REPORTS and not review.terms.questions:
        raise ScrError(
            "the terms of reference hold no questions for the report to answer",
            "Write them under questions in terms-of-reference.yaml.",
        )
    if what == "actions" and not any(
        (one.agency or BOARD) == id for one in review.actions.actions
    ):
        raise ScrError(
            "the plan holds no action of theirs", "Look at agency in actions.yaml."
        )
    return found


def _earlier(review: Review, agency: str, what: str) -> Request | None:
    same = [r for r in review.requests.requests if (r.agency, r.what) == (agency, what)]
    return same[-1] if same else None


def _due(
    review: Review,
    said: tuple[Request | None, date | None],
    what: str,
    today: date,
) -> date:
    """Return the day on which it is due; raises ScrError for none, or one gone by."""
    before, given = said
    terms = review.terms.due.reports if what in REPORTS else None
    due = given or (before.due if before else terms)
    if due is None:
        raise ScrError("nothing says when it is due", "Say it with --due 2016-03-01.")
    if due < today:
        raise ScrError(
            f"it would be due on {due.isoformat()}, which has passed",
            "Give another day with --due.",
        )
    return due
