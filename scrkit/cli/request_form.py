"""Make the pack by which an agency, or the board's own people, fill in a form."""

from datetime import date
from pathlib import Path
from typing import Literal, cast

from scrkit import folder
from scrkit.cli import console
from scrkit.cli.asking import sound, spare
from scrkit.cli.review import worded
from scrkit.cli.with_names import Names, with_page
from scrkit.errors import ScrError
from scrkit.files import Deed, Elsewhere, Plan
from scrkit.folder import Contents
from scrkit.forms.description import Form
from scrkit.forms.held import held_in, is_unsaid
from scrkit.forms.interview import RECORD
from scrkit.forms.known import FORMS, WHATS
from scrkit.forms.marks import BOARD
from scrkit.forms.opening import TERMS
from scrkit.forms.pack import FormRequest, names, pack
from scrkit.forms.table import rows_of
from scrkit.model.case import Agency
from scrkit.model.gathering import Request
from scrkit.model.imr import REPORTS
from scrkit.model.review import Review
from scrkit.render.wording.options import Options
from scrkit.request import LEDGER, put_off, recorded
from scrkit.review import load
from scrkit.review.asked import agency_of

Noted = Literal["chronology", "imr", "short_report", "records"]


def ask_for(
    asked: tuple[str, str, str],
    places: tuple[Path, Path],
    days: tuple[date, date | None],
    apart: Names | None,
    *,
    filled: bool,
    again: bool,
) -> None:
    """Write letter and form; `days` are today and when due.

    `asked` are agency and what, and of which one of a list, by id, "" for all of it.

    `apart` is for the page of names, where it is asked for.

    Raises ScrError where the review cannot ask for it.
    """
    (agency, what, one), (root, out), (today, due) = asked, places, days

    def decide(contents: Contents) -> tuple[Deed, tuple[FormRequest, Request | None]]:
        loaded = load(contents.files)
        review = sound(loaded, contents)
        whose = _whose(review, agency, what, root)
        at = console.argument(root)
        _answerable(review, what, whose.id if whose else BOARD, filled=filled, at=at)
        _one_of(review, WHATS[what], agency, one, at)
        before = _earlier(review, agency, what)
        by = _due(review, (before, due), what, today)
        chosen = worded(Options(as_of=today), loaded.framework, contents.files)
        wanted = FormRequest(
            *(review, whose, what, by, chosen, filled, loaded.framework, one)
        )
        spare(out, names(wanted), noted=before is not None, again=again)
        # A pack that lies there may have been filled in.
        goes = Elsewhere(out, pack(wanted), fresh=not again)
        made = with_page(goes, apart, (review, whose), chosen)
        plan = _noting(contents.files.get(LEDGER), wanted, before, today)
        return Deed(plan, made), (wanted, before)

    made, before = folder.change(root, decide)
    for name in names(made):
        console.say(f"wrote {console.named(out / name)}")
    if apart is not None:
        apart.say(made.review, agency)
    _say_noted(made, before)
    if made.form.tabled:
        _say_missing(made.review)


def _noting(
    ledger: bytes | None, wanted: FormRequest, before: Request | None, today: date
) -> Plan:
    """Return what notes a request in requests.yaml, or gives it another day."""
    if wanted.due is None:
        return ()
    if before is not None:
        # Asked again, the request stays one, with the day on which it is due now.
        at = wanted.review.requests.requests.index(before)
        return put_off(ledger, at, wanted.due) if before.due != wanted.due else ()
    if not noted_as(wanted.what):
        return ()
    kind = cast("Noted", noted_as(wanted.what))
    new = Request(agency=wanted.owner, what=kind, requested=today, due=wanted.due)
    return recorded(ledger, new)


def _say_noted(made: FormRequest, before: Request | None) -> None:
    if made.agency is None:
        return
    if not noted_as(made.what):
        console.say(f"{LEDGER} holds no requests of this kind: nothing is noted there")
    elif before is None and made.due:
        console.say(f"noted in {LEDGER}: due on {made.due.isoformat()}")
    elif before is not None and made.due and before.due != made.due:
        console.say(
            f"{LEDGER} holds this request already; it is due on "
            f"{made.due.isoformat()} now, no longer on {before.due.isoformat()}"
        )
    elif before is not None:
        console.say(
            f"{LEDGER} holds this request already, asked for on "
            f"{before.requested.isoformat()}; it was left as it is"
        )


def noted_as(what: str) -> str:
    """Return what requests.yaml calls a form, "" for one that it does not hold."""
    return what if what in REPORTS else WHATS[what].noted


def list_of_forms() -> str:
    """Return which forms there are and who fills each in, as the help says it."""
    told = {to: _forms_to(to) for to in ("agency", "board")}
    return (
        f"From an agency: {told['agency']}. From the board's own people, as agency "
        f"{BOARD}: {told['board']}."
    )


def _forms_to(to: str) -> str:
    forms = (one for one in FORMS.values() if to in one.to)
    return "; ".join(f"{', '.join(one.asked_as)} ({one.by})" for one in forms)


def _whose(review: Review, id: str, what: str, root: Path) -> Agency | None:
    """Return whose people fill a form in: an agency's, or None for the Board's own.

    Raises ScrError where a form goes to the other, with what is to be typed.
    """
    form = WHATS[what]
    at = console.argument(root)
    if "board" in form.to and id == BOARD:
        return None
    if "agency" not in form.to:
        raise ScrError(
            f"the board's own people fill this form in ({form.by}), and no agency",
            f"Type: scr request {BOARD}{at} --what {what}",
        )
    if id == BOARD and review.agency(id) is None:
        ids = [one.id for one in review.case.agencies]
        such = ids[0] if ids else "AGENCY"
        own = ", ".join(name for name, one in WHATS.items() if "board" in one.to)
        raise ScrError(
            f"an agency fills this form in ({form.by}), and not the board",
            f"Name the agency by its id: scr request {such}{at} --what {what}; or say "
            f"which form the board's own people fill in: {own}.",
        )
    return agency_of(review, id)


def _answerable(
    review: Review, what: str, owner: str, *, filled: bool, at: str
) -> None:
    """Leave where a form would ask for nothing, or would hold nothing that stands."""
    form = WHATS[what]
    if form.rows and form.whose and not rows_of(review, form, owner):
        raise ScrError(
            "the plan holds no action of theirs", "Look at agency in actions.yaml."
        )
    if "questions" in form.keyed.values() and not review.terms.questions:
        raise ScrError(
            "the terms of reference hold no questions for the report to answer",
            f"Agree them with the panel: scr request board{at} --what terms.",
        )
    # A form that is called filled and is empty looks like an answer.
    if filled and _is_unsaid(review, form, owner):
        raise ScrError(_unsaid(form), "Ask without --filled first.")


def _is_unsaid(review: Review, form: Form, owner: str) -> bool:
    held = held_in(review, form, owner)
    if form.tabled:
        return not getattr(held, form.rows, ())
    return not form.rows and is_unsaid(held)


def _one_of(review: Review, form: Form, owner: str, one: str, at: str) -> None:
    """Leave where a form is about one record, and that is not said, or not there."""
    if not form.one_of:
        if one:
            raise ScrError(
                "--interview is for the record of one interview alone",
                f"Leave it out, or ask for it: --what {RECORD.name}",
            )
        return
    held = held_in(review, form, owner)
    every = {each.id: each for each in getattr(held, form.one_of, ())}
    if one not in every:
        if not every:
            raise ScrError(
                "this agency has given no interviews yet",
                f"Ask for them first: scr request {owner}{at} --what interviews.",
            )
        raise ScrError(
            "the agency has no interview of this id"
            if one
            else "the record is that of one interview, by its id",
            f"Say which with --interview. One of: {', '.join(every)}.",
        )
    if not every[one].points:
        raise ScrError(
            "the interview holds no record yet of what was said",
            "Its points come with the workbook: "
            f"scr request {owner}{at} --what interviews.",
        )


def _unsaid(form: Form) -> str:
    if "agency" in form.to:
        if form.tabled:
            return f"this agency has given no {form.rows} yet"
        given = "report" if form.whats else "answer"
        return f"this agency has given no {given} yet"
    return f"{form.file} says nothing yet"


def _earlier(review: Review, agency: str, what: str) -> Request | None:
    wanted = (agency, noted_as(what) or what)
    same = [r for r in review.requests.requests if (r.agency, r.what) == wanted]
    # The last counts: an agency may be asked anew after a return that did not do.
    return same[-1] if same else None


def _due(
    review: Review, said: tuple[Request | None, date | None], what: str, today: date
) -> date | None:
    """Return the day on which it is due; raises ScrError for none, or one gone by."""
    # Whoever is asked within the board needs none.
    before, given = said
    needed = "agency" in WHATS[what].to
    usual = WHATS[what].due
    terms = getattr(review.terms.due, usual) if usual else None
    # What was typed, what was agreed before, what the terms set: in this order.
    due = given or (before.due if before else terms)
    if due is None and not needed:
        return None
    if due is None:
        where = f"; for all agencies, with --what {TERMS.name}" if usual else ""
        raise ScrError(
            "nothing says when it is due", f"Say it with --due 2016-03-01{where}."
        )
    if due < today:
        raise ScrError(
            f"it would be due on {due.isoformat()}, which has passed",
            "Give another day with --due.",
        )
    return due


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
