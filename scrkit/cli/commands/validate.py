"""`scr validate`: check review folders and show what is wrong."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from scrkit import folder
from scrkit.cli import console, guidance_file, named, options, outputs, secrets
from scrkit.cli.called import Called
from scrkit.cli.dress import dress
from scrkit.cli.formats import Format, Report, Shown
from scrkit.cli.formats.lines import accepted_text
from scrkit.cli.show.asked_in import with_forms
from scrkit.diagnostics import Diagnostic, Place, Severity, by_place
from scrkit.errors import ScrError
from scrkit.identity.custody import custody
from scrkit.identity.register import FILE, read_register
from scrkit.identity.wording import diagnose
from scrkit.rules.validate import Validation, all_codes, validate
from scrkit.system import git


class FailOn(StrEnum):
    """From which severity on the command fails."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


Folders = Annotated[
    list[Path] | None, typer.Argument(help="Review folders; here by default.")
]
Forms = Annotated[
    list[Format] | None,
    typer.Option(
        "--format",
        help="How to show what is wrong; full by default.",
        **options.one_of(*Format, also={options.Format.TEXT: Format.FULL}),
    ),
]
Targets = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Where to: one for each --format; - is the screen.",
    ),
]
Select = Annotated[
    list[str] | None,
    typer.Option("--select", help="Only these codes, or their beginnings."),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", help="Not these codes, or their beginnings."),
]
Limit = Annotated[
    FailOn, typer.Option("--fail-on", help="From which severity on to fail.")
]
Accepted = Annotated[
    bool, typer.Option("--accepted", help="List what is accepted, and until when.")
]
InEntries = Annotated[
    bool,
    typer.Option(
        "--language-in-entries", help="Hear the words of agencies' entries as well."
    ),
]


def command(
    folders: Folders = None,
    forms: Forms = None,
    targets: Targets = None,
    select: Select = None,
    ignore: Ignore = None,
    fail_on: Limit = FailOn.ERROR,
    accepted: Accepted = False,
    framework: Annotated[str | None, guidance_file.OPTION] = None,
    as_of: Annotated[datetime | None, options.AS_OF] = None,
    language_in_entries: InEntries = False,
    key: Annotated[Path | None, secrets.KEY] = None,
) -> None:
    """Check review folders: shape, references, process, and names that stand in them.

    Registered names are looked for while the register lies open, or with --key.

    Several formats at once, each to its own place:
    --format full --output - --format junit --output scr.xml

    Example: scr validate child-k
    """
    wanted = _Filter(tuple(select or ()), tuple(ignore or ()))
    places = outputs.paired([form.value for form in forms or ()], targets or [])
    judge = partial(
        validate,
        as_of=options.day(as_of),
        given=guidance_file.given(framework),
        language_in_entries=language_in_entries,
    )
    shown, unread = list[Shown](), 0
    for root, contents in _read_each(folders or [Path()]):
        if contents is None:
            unread += 1
            continue
        outputs.spare(places, root, contents.files)
        shown.append(_checked(root, contents, (wanted, key, options.day(as_of)), judge))
    limit = Severity[fail_on.name]
    if accepted:
        console.say("\n".join(map(accepted_text, shown)))
        raise typer.Exit(2 if unread else 0)
    outputs.deliver(places, Report(tuple(shown), options.here(), limit))
    if unread:
        raise typer.Exit(2)
    if any(d.severity >= limit for one in shown for d in one.diagnostics):
        raise typer.Exit(1)


def _read_each(
    folders: list[Path],
) -> Iterator[tuple[Path, folder.Contents | None]]:
    """Yield each folder with its files; None, and say why, where one of many has none.

    One folder that is not there must not hide what is wrong with the others.
    """
    for root in folders:
        try:
            with console.working(f"Reading {console.named(root)}"):
                contents = folder.read(root)
        except ScrError as error:
            if len(folders) < 2:
                raise
            console.complain(f"scr: {console.named(root)}: {error.message}")
            yield root, None
            continue
        yield root, contents


def _checked(
    root: Path,
    contents: folder.Contents,
    asked: "tuple[_Filter, Path | None, date]",
    judge: Callable[[Mapping[str, bytes]], Validation],
) -> Shown:
    with console.working(f"Checking {console.named(root)}"):
        checked = judge(contents.files)
    wanted, key, day = asked
    kept = _custody(root, checked)
    kept += dress(checked.loaded, contents.files, day)
    register = secrets.at_once(root, key)
    called = Called(register)
    if register is not None:
        with console.working(f"Looking for names in {console.named(root)}"):
            kept += named.names(root, contents, checked.loaded.review, called)
    kept += named.unlooked(root, register)
    told = with_forms(checked.diagnostics, checked.loaded, root)
    found = called.all_of(root, (*contents.diagnostics(), *kept, *told))
    found = tuple(sorted(found, key=by_place))
    accepted = [
        (diagnostic, departure)
        for diagnostic, departure in zip(
            checked.accepted, checked.departures, strict=True
        )
        if wanted.keeps(diagnostic.code)
    ]
    return Shown(
        root,
        tuple(d for d in found if wanted.keeps(d.code)),
        {called.file(root, s.name): s.tree for s in checked.loaded.sources},
        called.all_of(root, (diagnostic for diagnostic, _ in accepted)),
        tuple(departure for _, departure in accepted),
        tuple(
            called.file(root, name)
            for name in contents.files
            if not name.startswith("templates/")
        ),
        tuple(checked.loaded.place_of(departure) for _, departure in accepted),
    )


def _custody(root: Path, checked: Validation) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the register of names, and how git keeps it."""
    ignored = git.ignores(root, FILE)
    found = list(custody(git.index_contents(root), ignored=ignored))
    if secrets.is_closed(root / FILE):
        return (*found, diagnose("SCR729", Place(FILE)))
    clear = folder.read_secret(root / FILE)
    if clear is not None:
        review = checked.loaded.review
        codes = review.people.codes if review else None
        found += read_register(clear, codes).diagnostics
    return tuple(found)


class _Filter:
    """Which codes are wanted."""

    def __init__(self, select: tuple[str, ...], ignore: tuple[str, ...]) -> None:
        self.select = _codes("--select", select)
        self.ignore = _codes("--ignore", ignore)

    def keeps(self, code: str) -> bool:
        """Return whether a code is to be shown."""
        if self.ignore and code.startswith(self.ignore):
            return False
        return not self.select or code.startswith(self.select)


def _codes(option: str, given: tuple[str, ...]) -> tuple[str, ...]:
    """Return codes or their beginnings; a slip would silence everything, or nothing."""
    codes = [code.strip().upper() for one in given for code in one.split(",")]
    if not all(code and any(c.startswith(code) for c in all_codes()) for code in codes):
        raise ScrError(
            f"{option} names a code that scrkit does not have",
            "Codes are like SCR302, or begin one, like SCR3. scr explain lists them.",
        )
    return tuple(codes)
