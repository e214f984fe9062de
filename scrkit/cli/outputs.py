"""Where the formats of `scr validate` go: the screen, files, GitHub's job summary."""

import os
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from scrkit import folder
from scrkit.cli import console
from scrkit.cli.formats import COUNTED, Report, summary, written
from scrkit.errors import ScrError
from scrkit.files import Elsewhere, NewFile

_SCREEN = "-"
_JOB_SUMMARY = "GITHUB_STEP_SUMMARY"


class Output(Struct, frozen=True):
    """A format, and the file it goes to; "-" is the screen."""

    form: str
    target: str = _SCREEN


def paired(forms: list[str], targets: list[str]) -> tuple[Output, ...]:
    """Give each format its place: the first --output is the first --format's.

    Raises ScrError where one is left over, or two would go to the same place.
    """
    if len(forms) < 2 and not targets:
        return tuple(Output(form) for form in forms or ["full"])
    if len(forms or ["full"]) != len(targets):
        raise ScrError(
            "several formats need a place each",
            "Write --format and --output in pairs; --output - is the screen.",
        )
    # Two ways of writing one path would have the second report over the first.
    places = [t if t == _SCREEN else os.path.realpath(t) for t in targets]
    if len(set(places)) < len(places):
        raise ScrError(
            "two formats would go to the same place", "Give each a file of its own."
        )
    return tuple(map(Output, forms or ["full"], targets))


def spare(outputs: Iterable[Output], root: Path, files: Iterable[str]) -> None:
    """Raise ScrError where an output would overwrite a file of the review."""
    there = [Path(one.target) for one in outputs if Path(one.target).exists()]
    # A slip of the hand must not put a report over a file of the review.
    if any((root / name).samefile(one) for one in there for name in files):
        raise ScrError(
            "--output names a file of the review; nothing was written",
            "Choose a file that is not there yet.",
        )


def deliver(outputs: tuple[Output, ...], report: Report) -> None:
    """Write every format to its file, then show what goes to the screen."""
    files = [one for one in outputs if one.target != _SCREEN]
    if files:
        folder.deliver(report.shown[0].root, *(_file(one, report) for one in files))
    if any(one.form == "github" for one in outputs):
        _add_to_job(report)
    on_screen = [one.form for one in outputs if one.target == _SCREEN]
    for form in on_screen:
        _show(form, report)
    if not on_screen:
        for shown in report.shown:
            console.say(summary(shown))
        for one in outputs:
            console.say(f"wrote {console.named(Path(one.target))}")


def _file(output: Output, report: Report) -> Elsewhere:
    # File names may hold bytes that are no letters.
    text = written(output.form, report).encode("utf-8", "backslashreplace")
    target = Path(output.target)
    return Elsewhere(target.parent, (NewFile(target.name, text),))


def _show(form: str, report: Report) -> None:
    text = written(form, replace(report, width=console.width()))
    # These are for people, and fold on a terminal; the others have to stay as they are.
    if form in COUNTED:
        console.say(text.removesuffix("\n"), whole=True)
        return
    console.machine(text)
    if form == "github":
        from scrkit.cli.formats.github import harmless

        for shown in report.shown:
            console.complain(harmless(summary(shown)))


def _add_to_job(report: Report) -> None:
    """Append to the summary of GitHub's job: other commands write there too."""
    path = os.environ.get(_JOB_SUMMARY)
    if not path:
        return
    from scrkit.cli.formats.github import job_summary

    folder.keep_out(Path(path))
    try:
        with Path(path).open("a", encoding="utf-8", errors="replace") as file:
            file.write(job_summary(report))
    # The check itself has run: a summary that cannot be written is no fault of the
    # review.
    except OSError:
        console.complain("scr: the job's summary cannot be written")
