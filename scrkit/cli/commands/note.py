"""`scr note`: put into the review's files what would be typed by hand."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from scrkit import clocks
from scrkit.cli import console, options, typed
from scrkit.cli.commands import note_actions, note_repeats
from scrkit.cli.doing import noted, say_noted
from scrkit.dates import parse_date
from scrkit.edits.key_days import CASE, day_noted, with_day
from scrkit.edits.noting import (
    FAMILY,
    REQUESTS,
    Noted,
    file_of,
    new_id,
    with_contact,
    with_noted,
    with_reminder,
)
from scrkit.errors import ScrError
from scrkit.files import Plan
from scrkit.model.case import Departure
from scrkit.model.gathering import Request
from scrkit.model.hearing import Contact
from scrkit.model.opening import Notification
from scrkit.model.order import Phase, Proceeding
from scrkit.model.outcome import Action
from scrkit.model.publishing import Gate
from scrkit.review import Loaded
from scrkit.rules.manual import pages

group = options.group(
    "Note a gate, a departure, an action and what comes of it, a proceeding, a phase, "
    "or a letter that went out, in its file.\n\n"
    'Example: scr note gate G1 clear child-k --by "Board business manager"'
)


def _day(text: str) -> dict[str, Any]:
    return {**options.A_DAY, "help": text}


_DAY_DUE = typer.Option("--due", **_day("When it is due (2016-07-31)."))
_OPENED = typer.Option("--opened", **_day("When it began (2015-06-01)."))
_CONCLUDED = typer.Option("--concluded", **_day("When it ended (2016-06-01)."))
_UNTIL = typer.Option("--until", **_day("Last day on which it holds; else for good."))
_STATE = typer.Argument(help="How it stands.", **options.known_to(Gate, "state"))
_KIND = typer.Argument(help="What it is.", **options.known_to(Proceeding, "kind"))
_HOW = typer.Option(
    "--state", help="How it stands.", **options.known_to(Proceeding, "state")
)
_SOURCE = typer.Option("--source", help="Recommendation, by id: R1. Repeat for more.")
_LEARNING = typer.Option(
    "--learning", help="What a rapid review learnt, by id: L1. Repeat for more."
)
_ASKED = typer.Argument(help="What was asked for.", **options.known_to(Request, "what"))
_NEEDED: Any = ...


@group.command("gate")
def gate(
    id: Annotated[str, typer.Argument(help="Gate of the framework, such as G1.")],
    state: Annotated[str, _STATE],
    root: Annotated[Path, options.ROOT] = Path(),
    by: Annotated[str, typer.Option(help="Who settled it: a role.")] = "",
    reason: Annotated[str, typer.Option(help="Why; needed with a reason.")] = "",
    settled: Annotated[datetime | None, options.DATE] = None,
    dry_run: Annotated[bool, options.DRY_RUN] = False,
) -> None:
    """Note how a gate of publication stands, in dissemination.yaml.

    Example: scr note gate G1 clear child-k --by "Board business manager"
    """
    if state == "approved_with_reason" and not reason:
        raise ScrError("--reason is missing", "Say why the gate may be passed.")
    words = typed.words(root, spare=("by", "reason"), by=by, reason=reason)
    # An open gate has been settled on no day.
    date = None if state == "open" else options.done_on(settled)
    record = Gate(id=id, state=state, date=date, **words)  # type: ignore[arg-type]

    def made(loaded: Loaded) -> Noted:
        known = [one.id for one in loaded.framework.gates] if loaded.framework else []
        if known and id not in known:
            raise ScrError(
                "the framework has no such gate", f"It has: {', '.join(known)}."
            )
        return record

    _note(root, made, words, dry_run=dry_run)


@group.command("departure")
def departure(
    rule: Annotated[str, typer.Argument(help="Code of the rule, such as SCR501.")],
    file: Annotated[str, typer.Argument(help="File in which it stands: panel.yaml.")],
    root: Annotated[Path, options.ROOT] = Path(),
    at: Annotated[str, typer.Option(help="Id of the record; else the file.")] = "",
    reason: Annotated[str, typer.Option(help="Why the review departs.")] = _NEEDED,
    owner: Annotated[str, typer.Option(help="Who accepted it: a role.")] = _NEEDED,
    until: Annotated[datetime | None, _UNTIL] = None,
    accepted: Annotated[datetime | None, options.DATE] = None,
    dry_run: Annotated[bool, options.DRY_RUN] = False,
) -> None:
    """Note in review.yaml that the review accepts what a rule tells, and why.

    Example: scr note departure SCR501 review.yaml child-k --reason "The trial ended
    later" --owner "Independent Chair"
    """
    if rule not in {page.code for page in pages()}:
        raise ScrError("there is no rule of this code", "See: scr explain")
    words = typed.words(root, reason=reason, owner=owner)
    last = until.date() if until else None
    date = options.done_on(accepted)
    record = Departure(rule=rule, file=file, at=at, date=date, until=last, **words)
    _note(root, lambda _: record, words, dry_run=dry_run)


@group.command("action")
def action(
    text: Annotated[str, typer.Argument(help="What is to be done.")],
    root: Annotated[Path, options.ROOT] = Path(),
    source: Annotated[list[str] | None, _SOURCE] = None,
    learning: Annotated[list[str] | None, _LEARNING] = None,
    owner: Annotated[str, typer.Option(help="Post that owns it.")] = _NEEDED,
    due: Annotated[datetime, _DAY_DUE] = _NEEDED,
    success: Annotated[str, typer.Option(help="How success will be known.")] = _NEEDED,
    agency: Annotated[str, typer.Option(help="Agency, by id; else the Board.")] = "",
    dry_run: Annotated[bool, options.DRY_RUN] = False,
) -> None:
    """Note a new action in actions.yaml, under the next id.

    Example: scr note action "The form asks for the child" child-k --source R1
    --owner "Head of assessment" --due 2016-07-31 --success "Twenty forms show it"
    """
    words = typed.words(root, text=text, owner=owner, success=success)
    if not source and not learning:
        raise ScrError(
            "--source is missing",
            "Say which recommendation it carries out; of a rapid review --learning L1.",
        )

    def made(loaded: Loaded) -> Noted:
        taken = [one.id for one in loaded.sound().actions.actions]
        return Action(
            id=new_id("A", taken),
            source=tuple(source or ()),
            learning=tuple(learning or ()),
            due=due.date(),
            agency=agency or None,
            text=words["text"],
            owner=words["owner"],
            success=words["success"],
        )

    _note(root, made, words, dry_run=dry_run)


@group.command("proceeding")
def proceeding(
    kind: Annotated[str, _KIND],
    what: Annotated[str, typer.Argument(help="What it is about, in general words.")],
    root: Annotated[Path, options.ROOT] = Path(),
    state: Annotated[str, _HOW] = "active",
    opened: Annotated[datetime | None, _OPENED] = None,
    concluded: Annotated[datetime | None, _CONCLUDED] = None,
    effect: Annotated[str, typer.Option(help="What it means for the review.")] = "",
    dry_run: Annotated[bool, options.DRY_RUN] = False,
) -> None:
    """Note in proceedings.yaml what runs beside the review: a trial, an inquest.

    Given again in the same words, it is changed.

    Example: scr note proceeding coronial "Inquest" child-k --opened 2015-06-01
    """
    words = typed.words(root, spare=("effect",), what=what, effect=effect)
    record = Proceeding(
        kind=kind,  # type: ignore[arg-type]
        state=state,  # type: ignore[arg-type]
        opened=opened.date() if opened else None,
        concluded=concluded.date() if concluded else None,
        **words,
    )
    _note(root, lambda _: record, words, dry_run=dry_run)


@group.command("phase")
def phase(
    title: Annotated[str, typer.Argument(help="Title of the phase.")],
    period: Annotated[str, typer.Argument(help="From/to: 2012-04/2013-09.")],
    root: Annotated[Path, options.ROOT] = Path(),
    text: Annotated[str, typer.Option(help="What the phase was about.")] = "",
    dry_run: Annotated[bool, options.DRY_RUN] = False,
) -> None:
    """Note a phase of the narrative in timeline.yaml, under the next id.

    Example: scr note phase "The first year" 2012-04/2013-09 child-k
    """
    words = typed.words(root, spare=("text",), title=title, text=text)
    try:
        spell = parse_date(period)
    except ValueError as error:
        raise ScrError(
            f"PERIOD cannot be read: {error}", "Write it as: 2012-04/2013-09"
        ) from None

    def made(loaded: Loaded) -> Noted:
        # The next number, even where one between was taken out: an id may be cited
        # elsewhere.
        taken = [one.id for one in loaded.sound().timeline.phases]
        return Phase(id=new_id("P", taken), period=spell, **words)

    _note(root, made, words, dry_run=dry_run)


@group.command("notification")
def notification(
    what: Annotated[str, typer.Argument(help="Of what: incident, decision, report.")],
    root: Annotated[Path, options.ROOT] = Path(),
    to: Annotated[str, typer.Option("--to", help="Who was told: a body.")] = _NEEDED,
    by: Annotated[str, typer.Option(help="Who told them: a role.")] = "",
    date: Annotated[datetime | None, options.DATE] = None,
    dry_run: Annotated[bool, options.DRY_RUN] = False,
) -> None:
    """Note in criteria.yaml that a letter went out, or somebody was told.

    Example: scr note notification decision child-k --to "Ofsted"
    """
    words = typed.words(root, spare=("by",), what=what, to=to, by=by)
    record = Notification(date=options.done_on(date), **words)
    _note(root, lambda _: record, words, dry_run=dry_run)


@group.command("contact")
def contact(
    person: Annotated[str, typer.Argument(help="Who of the family, by code.")],
    what: Annotated[str, typer.Argument(help="What for, and what came of it.")],
    root: Annotated[Path, options.ROOT] = Path(),
    by: Annotated[str, typer.Option(help="Who wrote or spoke: a role.")] = _NEEDED,
    date: Annotated[datetime | None, options.DATE] = None,
    dry_run: Annotated[bool, options.DRY_RUN] = False,
) -> None:
    """Note in family.yaml a letter to somebody of the family, a call or a meeting.

    Example: scr note contact Mother "Letter sent" child-k --by "Board business manager"
    """
    words = typed.words(root, what=what, by=by)
    record = Contact(date=options.done_on(date), **words)

    def plan(loaded: Loaded, files: Mapping[str, bytes]) -> Plan:
        if person not in loaded.sound().people.codes:
            raise ScrError(
                "people.yaml knows nobody of this code", "Look: scr people list"
            )
        return with_contact(files, person, record)

    noted(root, plan, words, dry_run=dry_run)
    say_noted("contact", FAMILY, dry_run=dry_run)


@group.command("reminder")
def reminder(
    agency: Annotated[str, typer.Argument(help="Agency, by id, such as health.")],
    what: Annotated[str, _ASKED],
    root: Annotated[Path, options.ROOT] = Path(),
    date: Annotated[datetime | None, options.DATE] = None,
    dry_run: Annotated[bool, options.DRY_RUN] = False,
) -> None:
    """Note in requests.yaml that an agency was reminded of what is late.

    Example: scr note reminder health imr child-k
    """
    day = options.done_on(date)

    def plan(_: Loaded, files: Mapping[str, bytes]) -> Plan:
        return with_reminder(files, agency, what, day)

    noted(root, plan, {}, dry_run=dry_run)
    say_noted("reminder", REQUESTS, dry_run=dry_run)


@group.command("day")
def day(
    name: Annotated[
        str,
        typer.Argument(
            help="Which: notified, rapid_review_sent … as review.yaml names it."
        ),
    ],
    root: Annotated[Path, options.ROOT] = Path(),
    date: Annotated[datetime | None, options.DATE] = None,
    dry_run: Annotated[bool, options.DRY_RUN] = False,
) -> None:
    """Note in review.yaml the day of a step on which a clock runs.

    Example: scr note day notified child-r --date 2026-04-24
    """
    planned = clocks.is_plan(name)
    # A day that is only planned may lie ahead; of what was done none can.
    on, before = (options.day if planned else options.done_on)(date), ""

    def plan(loaded: Loaded, files: Mapping[str, bytes]) -> Plan:
        nonlocal before
        made = with_day(files, loaded.framework, name, on)
        before = day_noted(loaded.sound().case, name)
        return made

    noted(root, plan, {}, dry_run=dry_run)
    say_noted("day", CASE, dry_run=dry_run)
    if before not in ("", on.isoformat()):
        console.say(f"it takes the place of {before}, which stood there")


group.command("minutes")(note_actions.minutes)
group.command("check")(note_actions.check)
group.command("closed")(note_actions.closed)
group.command("evidence")(note_actions.evidence)
group.command("repeats")(note_repeats.repeats)


def _note(
    root: Path, made: Callable[[Loaded], Noted], words: dict[str, str], *, dry_run: bool
) -> None:
    """Note a record, which is made of the review as it is then."""
    records: list[Noted] = []

    def plan(loaded: Loaded, files: Mapping[str, bytes]) -> Plan:
        records.append(made(loaded))
        return with_noted(files, records[-1])

    noted(root, plan, words, dry_run=dry_run)
    # The last counts: where somebody changed the review meanwhile it is made again.
    record = records[-1]
    what = type(record).__name__.lower()
    id = getattr(record, "id", "") or getattr(record, "rule", "")
    say_noted(f"{what} {id}".strip(), file_of(type(record)), dry_run=dry_run)
