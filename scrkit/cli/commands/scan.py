"""`scr scan`: look for registered people in finished files, in every disguise."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from scrkit import folder
from scrkit.cli import console, options, outputs, secrets
from scrkit.cli.called import Called
from scrkit.cli.formats import Format, Report, Shown
from scrkit.cli.review import house_words, public_words, review_at
from scrkit.cli.unsought import NEVER, Unsought, unsought
from scrkit.diagnostics import Place, Severity
from scrkit.errors import ScrError
from scrkit.identity.register import Register
from scrkit.identity.wording import diagnose
from scrkit.model.review import Review
from scrkit.scan import Grade, Scan, Unread, scan_list_safely
from scrkit.scan.sightings import sightings
from scrkit.scan.told import without_printed
from scrkit.scan.values import PICTURE
from scrkit.scan.wording import diagnostics, kind_of, place, unread
from scrkit.text.counting import number

MAX_BYTES = 200 * 1024 * 1024
# So many files, or so much in all, are read by one process.
_TOGETHER, _SMALL = 32, 4 * 1024 * 1024
_WHOSE = (
    "Say whose names to look for: the folder of the review with --review, or a "
    "register with --register FILE."
)

_FORM = typer.Option(
    "--format",
    help="How to show it.",
    **options.one_of(*Format, also={options.Format.TEXT: Format.FULL}),
)


def command(
    files: Annotated[
        list[Path], typer.Argument(help="Files of any kind, and folders of them.")
    ],
    root: Annotated[Path, options.REVIEW] = Path(),
    given: Annotated[Path | None, options.REGISTER] = None,
    key: Annotated[Path | None, options.KEY] = None,
    show: Annotated[
        bool, typer.Option("--show", help="Show what was seen; on a terminal only.")
    ] = False,
    form: Annotated[Format, _FORM] = Format.FULL,
) -> None:
    """Look for names in documents, workbooks, slides, e-mail, PDF, pages and archives.

    An alarm blocks, a note wants your eye. A part that is not understood is told, never
    passed over. Which name it is is not printed, unless you ask on a terminal.

    Example: scr scan report.docx letters/ --review child-k
    """
    # A log or a pipe keeps what is printed: a name is for the eyes of whoever asked.
    if show and not console.on_terminal():
        raise ScrError("names are shown on a terminal only", "Leave --show out.")
    if given is None:
        folder.expect(root, _WHOSE)
    register = secrets.register_of(root, given, key)
    if register.is_blank:
        raise ScrError(
            "the register holds no name: nothing can be looked for",
            "Write down who is behind the codes, or name another register with "
            "--register FILE.",
        )
    review = review_at(root)
    public, worn = public_words(review), _worn(root, review)
    called, missed = Called(register), unsought(root, review, register, given, key)
    wanted, passed = _wanted(files, called)
    seen = [
        (path, without_printed(one, worn))
        for path, one in _scanned(wanted, register, public, called)
    ]
    if form is Format.FULL:
        for place_, (path, one) in enumerate(seen, 1):
            label = _label(path, place_, len(seen), called)
            _say(label, one, missed, show=show)
        _say_whole(seen, passed, called, missed)
    else:
        _deliver(form, seen, called, missed)
    if missed.closed or not all(one.clean for _, one in seen):
        raise typer.Exit(1)


def _worn(root: Path, review: Review | None) -> tuple[str, ...]:
    """Return what the house file of a review says, where there is one to be read."""
    if review is None or not (root / "templates").exists():
        return ()
    try:
        return house_words(folder.read(root).files)
    except ScrError:
        # What is wrong with it is told by `scr house check`; it excuses nothing here.
        return ()


# A file to look at, and what it is called: with the folders below the one that was
# named, each at its first file; "" for a file that was named itself.
_Wanted = tuple[Path, str]


def _label(path: Path, place_: int, count: int, called: Called) -> str:
    """Return what to call a file: among many, its place in the list beside its kind."""
    if count < 2 or not called.holds(path.as_posix()):
        return called.path(path)
    return f"file {place_} of {count} ({called.path(path)})"


def _wanted(given: list[Path], called: Called) -> tuple[list[_Wanted], list[Path]]:
    """Return the files to look at, and what is not looked into."""
    wanted: list[_Wanted] = []
    passed: list[Path] = []
    for path in given:
        if not path.is_dir():
            wanted.append((path, ""))
            continue
        with called.kept_from(path):
            found, left = folder.files_below(path)
        if not found:
            raise ScrError("there is no file in the folder", "Name another one.")
        wanted += _below(path, found)
        passed += left
    return wanted, passed


def _below(folder_: Path, found: list[Path]) -> Iterator[_Wanted]:
    """Yield the files of a folder: what folders are called is looked at once each."""
    seen: set[Path] = set()
    root = folder_.resolve()
    for path in found:
        above = [*path.relative_to(folder_).parents][::-1]
        new = [root.joinpath(one).name for one in above if one not in seen]
        seen.update(above)
        yield path, "/".join((*new, path.name))


def _scanned(
    wanted: list[_Wanted], register: Register, public: tuple[str, ...], called: Called
) -> Iterator[tuple[Path, Scan]]:
    """Yield each file with what was seen in it; small ones are read together."""
    batch: list[tuple[Path, str, bytes]] = []
    for count, (path, name) in enumerate(wanted, 1):
        with console.working(f"Reading file {count} of {len(wanted)}"):
            try:
                data = folder.one_file(path, MAX_BYTES)
            except ScrError as error:
                if not name:
                    which = _label(path, count, len(wanted), called)
                    raise ScrError(f"{which}: {error.message}", error.advice) from error
                yield path, Scan(unread=(Unread("", error.message),))
                continue
            batch.append((path, name or path.name, data))
            last = count == len(wanted)
            held = sum(len(content) for *_, content in batch)
            # A start of a process costs more than a small file; a large one is read
            # alone, so that what it does harms no other.
            if last or len(batch) == _TOGETHER or held > _SMALL:
                yield from _read(batch, register, public)
                batch.clear()
    yield from _read(batch, register, public)


def _read(
    batch: list[tuple[Path, str, bytes]], register: Register, public: tuple[str, ...]
) -> Iterator[tuple[Path, Scan]]:
    files = [(name, data) for _, name, data in batch]
    scans = scan_list_safely(files, register, public)
    yield from zip((path for path, *_ in batch), scans, strict=True)


def _say(called: str, scan: Scan, missed: Unsought, *, show: bool) -> None:
    """Print what was seen in a file, which is not called by a name that it holds."""
    places = sightings(scan.traces)
    for one in places:
        where = f"{place(one)}: " if place(one) else ""
        line = f"{called}: {where}{one.grade.word}: {kind_of(one)}"
        console.say(f"{line}: {one.text}" if show else line)
    for grade, count in scan.more.items():
        console.say(f"{called}: {grade.word}: {count} more, not listed")
    for part in scan.unread:
        console.say(f"{called}: not read: {unread(part)}")
    console.say(f"{called}: {_counted(*_counts(scan))}{missed.but}")


def _counted(alarms: int, notes: int, parts: int, pictures: int) -> str:
    """Return the counts in words; that pictures were not read is said among them."""
    counted = f"{number(alarms, 'alarm')}, {number(notes, 'note')}"
    shown = f", {number(pictures, 'picture')} for your eyes" if pictures else ""
    return f"{counted}, {number(parts, 'part')} not read{shown}"


def _counts(scan: Scan) -> tuple[int, int, int, int]:
    """Return how many alarms, notes, parts not read and pictures there are."""
    places = sightings(scan.traces)
    listed = sum(one.grade is Grade.ALARM for one in places)
    alarms = listed + scan.more.get(Grade.ALARM, 0)
    notes = len(places) - listed + scan.more.get(Grade.NOTE, 0)
    pictures = sum(one.kind == PICTURE for one in places)
    return alarms, notes, len(scan.unread), pictures


def _say_whole(
    seen: list[tuple[Path, Scan]],
    passed: list[Path],
    called: Called,
    missed: Unsought,
) -> None:
    """Say what was not looked into, and what several files come to."""
    for path in passed:
        console.say(f"{called.path(path)}: not looked into")
    if len(seen) > 1:
        counts = [_counts(one) for _, one in seen]
        whole = _counted(*(sum(one) for one in zip(*counts, strict=True)))
        console.say(f"in all: {number(len(seen), 'file')}, {whole}{missed.but}")
    for line in (*missed.lines, NEVER):
        console.say(line)


def _deliver(
    form: Format, seen: list[tuple[Path, Scan]], called: Called, missed: Unsought
) -> None:
    shown = []
    for place_, (path, one) in enumerate(seen, 1):
        # A name that was found in a file's name must not come back in the report on it.
        named = any(t.where in ("file name", "folder name") for t in one.traces)
        named = named or called.holds(path.as_posix())
        name = f"file {place_}" if named else console.named(path)
        told = diagnostics(name, one)
        if missed.who:
            told += (diagnose("SCR745", Place(name), why=" and ".join(missed.who)),)
        shown.append(Shown(Path(), told, files=(name,), called=name))
    report = Report(tuple(shown), options.here(), Severity.ERROR)
    outputs.deliver(outputs.paired([form.value], []), report)
