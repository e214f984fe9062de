"""The work of `scr validate`: read folders, judge them, deliver what was found."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path

from scrkit import folder
from scrkit.cli import console, moment, named, outputs, secrets
from scrkit.cli.called import Called
from scrkit.cli.dress import dress
from scrkit.cli.formats import Report, Shown
from scrkit.cli.formats.lines import accepted_text
from scrkit.cli.show.asked_in import with_forms
from scrkit.diagnostics import Diagnostic, Place, Severity, by_place
from scrkit.errors import ScrError
from scrkit.frameworks import Framework
from scrkit.identity.custody import custody
from scrkit.identity.register import FILE, read_register
from scrkit.identity.wording import diagnose
from scrkit.rules.validate import Validation, all_codes, validate
from scrkit.system import git


def check(
    folders: list[Path],
    *,
    as_of: date,
    forms: tuple[str, ...] = (),
    targets: tuple[str, ...] = (),
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    fail_on: Severity = Severity.ERROR,
    accepted: bool = False,
    framework: Framework | None = None,
    language_in_entries: bool = False,
    key: Path | None = None,
) -> int:
    """Check review folders, here where none is named; return the exit code.

    0 nothing from `fail_on` on, 1 something, 2 where a folder could not be read.
    """
    wanted = _Filter(select, ignore)
    places = outputs.paired(list(forms), list(targets))
    judge = partial(
        validate, as_of=as_of, given=framework, language_in_entries=language_in_entries
    )
    shown, unread = list[Shown](), 0
    for root, contents in _read_each(folders or [Path()]):
        if contents is None:
            unread += 1
            continue
        # Before anything is judged: a slip in --output is told at once.
        outputs.spare(places, root, contents.files)
        shown.append(_checked(root, contents, (wanted, key, as_of), judge))
    if accepted:
        console.say("\n".join(map(accepted_text, shown)))
        return 2 if unread else 0
    outputs.deliver(places, Report(tuple(shown), moment.here(), fail_on))
    if unread:
        return 2
    return int(any(d.severity >= fail_on for one in shown for d in one.diagnostics))


def _read_each(folders: list[Path]) -> Iterator[tuple[Path, folder.Contents | None]]:
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
    # Last: no diagnostic of whatever kind may call a file by a name.
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
    found = list[Diagnostic]()
    if git.standing(root) is not None:
        index, ignored = git.kept(root, FILE)
        found += custody(index, ignored=ignored)
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
        # "SCR4" stands for the whole family.
        if self.ignore and code.startswith(self.ignore):
            return False
        return not self.select or code.startswith(self.select)


def _codes(option: str, given: tuple[str, ...]) -> tuple[str, ...]:
    """Return codes or their beginnings; a slip would silence everything, or nothing."""
    codes = [code.strip().upper() for one in given for code in one.split(",")]
    # A slip in a code would let everything through, and look like a clean review.
    if not all(code and any(c.startswith(code) for c in all_codes()) for code in codes):
        raise ScrError(
            f"{option} names a code that scrkit does not have",
            "Codes are like SCR302, or begin one, like SCR3. scr explain lists them.",
        )
    return tuple(codes)
