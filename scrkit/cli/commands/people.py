"""`scr people`: who is in the case by code, and who is named but not known."""

import re
import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from scrkit import folder
from scrkit.cli import console, options, secrets, typed
from scrkit.cli.commands import people_rename, people_staff, people_unknown
from scrkit.cli.review import nobody
from scrkit.dates import PartialDate, parse_date
from scrkit.diagnostics import Severity
from scrkit.edits.editing import Editing
from scrkit.errors import ScrError
from scrkit.files import Deed, Plan
from scrkit.identity.adding import spare_codes, with_name_of, with_one
from scrkit.identity.adding import with_name as in_register
from scrkit.identity.codes import new_code, spaced
from scrkit.identity.register import FILE, Register
from scrkit.model.identity import Identity
from scrkit.model.people import People, Person, Place
from scrkit.model.review import Review
from scrkit.review import load
from scrkit.review.asked import agency_of

group = options.group(
    "People by code: list them, add, rename or remove one, find unknown names.\n\n"
    "Example: scr people list child-k"
)
_PEOPLE = "people.yaml"
_PUBLISHED = typer.Option(help="Wording in the published report.")
_WITH_NAME = typer.Option("--with-name", help="Ask for the name, for the register.")


class Kind(StrEnum):
    """What somebody is to the case."""

    SUBJECT = "subject"
    FAMILY = "family"
    PROFESSIONAL = "professional"
    OTHER = "other"
    PLACE = "place"


_Added = tuple[str, bool]


class _Said(NamedTuple):
    """What is said of somebody beside the role."""

    agency: str | None
    published: str
    label: str
    born: PartialDate | None


@group.command("list")
def list_people(
    root: Annotated[Path, options.ROOT] = Path(),
    given: Annotated[Path | None, options.REGISTER] = None,
    key: Annotated[Path | None, options.KEY] = None,
) -> None:
    """List everybody by code, with role, published wording and whether a name is known.

    Example: scr people list child-k
    """
    loaded = load(folder.read(root).files)
    review, register = loaded.sound(), secrets.at_hand(root, given, key)
    rows = [("CODE", "WHO", "IN THE PUBLISHED REPORT", "NAME")]
    everyone: tuple[Person | Place, ...]
    everyone = (*review.people.people, *review.people.places)
    for one in everyone:
        what = one.role if isinstance(one, Person) else one.kind
        # Whether there is a name, and never which: the list is shown over shoulders.
        known = "?" if register is None else "yes" if register.name(one.code) else "no"
        rows.append((one.code, what, one.published or "-", known))
    widths = [min(28, max(len(row[n]) for row in rows)) for n in range(3)]
    for row in rows:
        cells = [_fit(cell, width) for cell, width in zip(row, widths, strict=False)]
        console.say("  ".join((*cells, row[3])).rstrip())
    if register is None:
        console.say(
            f"NAME ?: there is no {FILE}, or it is sealed and no --key is given"
        )
    faults = [d for d in loaded.diagnostics if d.place.file == _PEOPLE]
    if any(one.severity is Severity.ERROR for one in faults):
        console.say(f"{_PEOPLE} cannot be read in full: somebody may be missing here")
        console.say("  See: scr validate")


def _fit(text: str, width: int) -> str:
    return text.ljust(width) if len(text) <= width else text[: width - 1] + "…"


def _name_beside(root: Path, said: Iterable[str]) -> str:
    """Ask for a name, and refuse what was said of the person where it holds it."""
    name = _asked_name(root)
    # The name itself may stand in what was typed of its bearer.
    new = Register((Identity(code="X", names=(name,)),))
    if any(typed.names_somebody(one, root, new) for one in said):
        raise typed.named("ROLE or --published")
    return name


@group.command("add")
def add(
    role: Annotated[str, typer.Argument(help="What the person is: health visitor.")],
    root: Annotated[Path, options.ROOT] = Path(),
    kind: Annotated[Kind, typer.Option(help="Whom it is about.")] = Kind.PROFESSIONAL,
    agency: Annotated[str, typer.Option(help="Agency of a professional, by id.")] = "",
    published: Annotated[str, _PUBLISHED] = "",
    code: Annotated[str, typer.Option(help="Code; else one is made of ROLE.")] = "",
    label: Annotated[str, typer.Option(help="What is printed for the code.")] = "",
    born: Annotated[str, typer.Option(help="Month or year of birth: 2012-11.")] = "",
    with_name: Annotated[bool, _WITH_NAME] = False,
) -> None:
    """Add somebody, or a place, to people.yaml under a new code.

    The code says nothing of the name. With --kind place, ROLE is what it is: nursery.

    With --with-name the name is asked for (or read from the input, a line) and goes
    into identities.yaml, which git never holds; it is never part of a command, which
    terminals remember.

    Example: scr people add "health visitor" child-k --agency health --with-name
    """
    # With a name the register is read once, where the name is added to it.
    what, wording = _typed(role, published, None if with_name else root)
    shown = typed.line(label, "--label", None if with_name else root) if label else ""
    said = _Said(agency or None, wording, shown, _born(born, kind))
    said_here = tuple(filter(None, (what, wording, shown)))

    def decide(contents: folder.Contents, name: str = "") -> tuple[Deed, _Added]:
        review = _reviewed(contents)
        if agency:
            agency_of(review, agency)
        spare_codes(what, review.people.codes)
        new = code or new_code(what, kind.value, review.people.codes)
        spare_codes(new, review.people.codes, taken=True)
        plan = with_one(contents.files.get(_PEOPLE), _made(new, what, kind, said))
        if name:
            plan += _noted(root, new, name, said_here) + secrets.ignoring(root)
        return Deed(plan), (new, len(review.case.seal.recipients) > 1)

    name, before = "", folder.Contents()
    if with_name:
        # What speaks against it is told before anybody is asked.
        decide(before := folder.read(root))
        name = _name_beside(root, said_here)
    added, kept = folder.change(
        root, lambda c: decide(before if c == before else c, name)
    )
    console.say(f"added {added} to {_PEOPLE}")
    if with_name:
        _say_noted(root, kept=kept)


@group.command("name")
def name(
    code: Annotated[str, typer.Argument(help="Code of people.yaml, such as SW1.")],
    root: Annotated[Path, options.ROOT] = Path(),
    also: Annotated[
        bool, typer.Option("--also", help="Beside a name that is noted already.")
    ] = False,
) -> None:
    """Note in the register who is behind a code that people.yaml has already.

    The name is asked for (or read from the input, a line) and goes into
    identities.yaml, which git never holds; it is never part of a command.

    Example: scr people name SW1 child-k
    """

    def decide(contents: folder.Contents, said: str = "") -> tuple[Deed, bool]:
        review = _reviewed(contents)
        everyone: tuple[Person | Place, ...]
        everyone = (*review.people.people, *review.people.places)
        found = next((one for one in everyone if one.code == code), None)
        if found is None:
            raise ScrError(
                f"nobody and no place in {_PEOPLE} bears this code",
                f"See: scr people list{console.argument(root)}. "
                "Somebody new, under a new code: "
                "scr people add ROLE --with-name",
            )
        if not said:
            return Deed(), False
        # The register is read once, where the name is added to it.
        plan = with_name_of(secrets.register_to_write(root), found, said, also=also)
        plan += secrets.ignoring(root)
        return Deed(plan), len(review.case.seal.recipients) > 1

    # What speaks against it is told before anybody is asked.
    before = folder.read(root)
    decide(before)
    given = _asked_name(root)
    kept = folder.change(root, lambda c: decide(before if c == before else c, given))
    console.say(f"{code} has a name now")
    _say_noted(root, kept=kept)


def _asked_name(root: Path) -> str:
    """Return the name that is typed; ScrError where the register cannot take one."""
    secrets.register_to_write(root)
    secrets.kept_out(root, FILE, "no name is written there")
    secrets.ignoring(root)
    # Never an argument: those stand in the shell's history and the list of processes.
    on_terminal = sys.stdin.isatty()
    given = typer.prompt("Name", err=True) if on_terminal else sys.stdin.readline()
    return options.line(str(given), "the name")


def _say_noted(root: Path, *, kept: bool) -> None:
    shut = secrets.closing(root, None, spoken=False, kept=kept)
    console.say(f"noted the name in {FILE}; close it with: {shut}")


def _born(text: str, kind: Kind) -> PartialDate | None:
    """Return a month or year of birth; ScrError for a day, which finds the child."""
    if text and kind is Kind.PLACE:
        raise ScrError("a place has no birth", "Leave --born out.")
    # A day of birth with a village is a name.
    if text and not re.fullmatch(r"[0-9]{4}(-[0-9]{2})?", text):
        raise ScrError("--born is a month or a year", "Write: --born 2012-11")
    try:
        return parse_date(text) if text else None
    except ValueError as error:
        raise ScrError(f"--born cannot be read: {error}") from None


def _noted(root: Path, code: str, name: str, said: tuple[str, ...]) -> Plan:
    """Return what notes a name in the register; ScrError where `said` names one."""
    # One deed: somebody with a code and no name, or the other way round, is never left.
    plan, known = in_register(secrets.register_to_write(root), code, name)
    if any(typed.names_somebody(one, root, Register(known)) for one in said):
        raise typed.named("ROLE or --published")
    return plan


def _typed(role: str, published: str, root: Path | None) -> tuple[str, str]:
    """Return role and wording as they were typed; ScrError for what names somebody."""
    # Without a root the register is not asked.
    what = typed.role(role, root)
    return what, typed.line(published, "--published", root) if published else ""


def _made(code: str, role: str, kind: Kind, said: _Said) -> Person | Place:
    if kind is Kind.PLACE:
        label = said.label or spaced(code)
        return Place(code=code, label=label, kind=role, published=said.published)
    # Staff go by their codes in the panel's papers, the family by words.
    bare = code if kind is Kind.PROFESSIONAL else spaced(code)
    return Person(
        code=code,
        label=said.label or bare,
        role=role,
        kind=kind.value,  # type: ignore[arg-type]
        agency=said.agency,
        born=said.born,
        published=said.published,
    )


@group.command("role")
def role(
    code: Annotated[str, typer.Argument(help="Code, such as SW1.")],
    role: Annotated[
        str,
        typer.Argument(help="The role, or what a place is, in a few words; no name."),
    ],
    root: Annotated[Path, options.ROOT] = Path(),
    published: Annotated[str, _PUBLISHED] = "",
) -> None:
    """Say what somebody or a place is, and in which words the public reads of them.

    Example: scr people role HV2 "duty health visitor" --published "a health visitor"
    """
    what, wording = _typed(role, published, root)
    words = {"published": wording} if wording else {}

    def decide(contents: folder.Contents) -> tuple[Deed, None]:
        people = _reviewed(contents).people
        every = [(one.code, ("people", n)) for n, one in enumerate(people.people)]
        every += [(one.code, ("places", n)) for n, one in enumerate(people.places)]
        at = dict(every).get(code)
        # A record that cannot be read is nobody's yet: the file has to be sound first.
        editing = Editing(contents.files.get(_PEOPLE), _PEOPLE, People)
        if at is None:
            raise nobody(root)
        told = "role" if at[0] == "people" else "kind"
        editing.set(at, **{told: what}, **words)
        return Deed(editing.edits()), None

    folder.change(root, decide)
    console.say(f"changed {code} in {_PEOPLE}")


def _reviewed(contents: folder.Contents) -> Review:
    return load(contents.files).sound()


group.command("unknown")(people_unknown.command)
group.command("staff")(people_staff.staff)
group.command("rename")(people_rename.rename)
group.command("remove")(people_rename.remove)
