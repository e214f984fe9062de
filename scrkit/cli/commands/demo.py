"""`scr demo`: the example review, written into a folder and walked through."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from scrkit import folder
from scrkit.cli import console, rapid_walk
from scrkit.cli.app import run
from scrkit.errors import ScrError
from scrkit.files import NewFile
from scrkit.scaffold.schemas import FOLDER, schema_files
from scrkit.system import child, git
from scrkit.system.resources import shipped

NAME = "child-k"
# The day on which the example stands: its last actions have just been looked at.
AS_OF = "2016-09-30"
QUARTER = "2016-Q3"

ARRIVING = f"{NAME}-arriving"
# The forms cite the chronologies by the references that those have in the example.
REPORTING = f"{NAME}-reporting"
# A copy that is approved, so that the example itself stays as it is shipped.
APPROVED = f"{NAME}-approved"
# Days of their own, or none: what is done there is not judged as of a day.
_UNDATED = ("people", "scan", "approve")
# What each agency of the example sent: forms, tables of their own, a list as CSV.
RETURNS = {
    "amh": "amh.docx", "csc": "csc.xlsx", "edu": "edu.docx", "gp": "gp.docx",
    "health": "health.xlsx", "hosp": "hosp.xlsx", "housing": "housing.csv",
    "police": "police.csv",
}  # fmt: skip
# The forms that came back, each of which says itself whose it is; the plan and the
# response speak of the recommendations that come with the reports.
FORMS_BACK = (
    *(f"secured-records-{one}.xlsx" for one in sorted(RETURNS)),
    *(f"interviews-{one}.xlsx" for one in ("amh", "csc", "edu", "health", "police")),
    *(f"imr-{one}.docx" for one in sorted(RETURNS)),
    "learning-events-board.xlsx", "action-plan-board.xlsx", "response-board.docx",
)  # fmt: skip
# What came back in those, and is not there before.
_CAME_BACK = (
    *("imrs/", "interviews/", "secured-records.yaml", "learning-events.yaml"),
    *("actions.yaml", "response.yaml"),
)

# What a repository of something else holds would be told as the review's own.
_ELSEWHERE = (
    "left out: this folder lies in a git repository that holds other things, and what "
    "they hold would speak against publishing. scr demo in a folder of its own shows it"
)


def command(
    target: Annotated[
        Path, typer.Argument(metavar="[DIR]", help="Where to write it.")
    ] = Path("scr-demo"),
    rapid: Annotated[
        bool,
        typer.Option("--rapid", help="A rapid review, from scr new to a local review."),
    ] = False,
) -> None:
    """Write the example review into a folder and walk through it.

    Everything in it is invented.

    Example: scr demo walk
    """
    if rapid:
        _rapid(target)
        return
    review = target / NAME
    _refuse_changed(review, _example())
    names = target / f"{NAME}-names.yaml"
    register = (shipped("examples") / names.name).read_bytes()
    folder.write(
        target,
        (
            *_below(NAME, (*_example(), *_schemas())),
            NewFile(names.name, register, private=True),
            *_returns(),
            # As it stood before anybody answered: what came back brings the rest.
            *_below(ARRIVING, _without("chronologies/")),
            *_below(REPORTING, _without(*_CAME_BACK)),
            *_unapproved(target),
        ),
    )
    console.say(f"The example review Child K, wholly invented, is in {_posix(review)}")
    # Every file that is read is one of ours: no child of its own for each.
    with child.shared():
        _walk(target, names)
    console.say(f"\nOpen {_posix(target / 'overview.docx')} first.")


def _refuse_changed(review: Path, example: tuple[NewFile, ...]) -> None:
    changed = folder.differing(review, example)
    if changed:
        raise ScrError(
            f"{_posix(review)} holds another state of the example, with changes of "
            f"yours or of another scrkit, such as in {changed[0]}; nothing was "
            "overwritten",
            "Move that folder away, or choose another one: scr demo DIR",
        )


def _rapid(target: Path) -> None:
    """Hold the example's rapid review anew, by commands and forms alone."""
    example = _example(rapid_walk.NAME)
    _refuse_changed(target / rapid_walk.NAME, example)
    if (target / rapid_walk.BEGUN).exists():
        raise ScrError(
            f"{_posix(target / rapid_walk.BEGUN)} is there from an earlier walk",
            "Move that folder away, or choose another one: scr demo DIR --rapid",
        )
    # What git is to keep out is written into no folder of ours unless it is said.
    ignored = NewFile(".gitignore", b"identities.yaml\n/.scr/\n.scr-*\n")
    folder.write(
        target,
        (
            *_below(rapid_walk.NAME, example),
            *_below(rapid_walk.ASKED, (*example, ignored)),
        ),
    )
    shown = _posix(target / rapid_walk.NAME)
    console.say(f"The example rapid review Child R, wholly invented, is in {shown}")
    with child.shared():
        for name, given in rapid_walk.steps(
            folder.read(target / rapid_walk.NAME), target
        ):
            _step(name, given)
    first = _posix(target / rapid_walk.OUT / "rapid-review.docx")
    console.say(f"\nOpen {first} first.")


def _step(name: str, arguments: list[str]) -> None:
    shown = " ".join(_posix(Path(one)) for one in arguments)
    console.say(f"\n$ scr {name} {shown}")
    # In this very process: a start of Python for each step would take longer than the
    # steps.
    code = run([name, *arguments])
    if code:
        raise ScrError(f"the demo stopped at scr {name}, exit code {code}")


def _walk(target: Path, names: Path) -> None:
    for name, given in _steps(target, names):
        dated = () if name in _UNDATED else ("--as-of", AS_OF)
        arguments = [*given, *dated]
        # Its history would be searched, and what it holds told as the example's fault.
        if name == "publish" and git.top(target.resolve()) is not None:
            console.say(f"\n$ scr {name} {' '.join(arguments)}")
            console.say(_ELSEWHERE)
            continue
        _step(name, arguments)


def _steps(target: Path, names: Path) -> tuple[tuple[str, list[str]], ...]:
    """Return the commands of the walk, each with what it is given."""
    review, out, arriving = target / NAME, target, target / ARRIVING
    reporting, came = target / REPORTING, target / f"{NAME}-returns"
    return (
        ("validate", [str(review)]),
        ("status", [str(review)]),
        ("check-criteria", [str(review)]),
        *(
            ("import", [str(came / file), str(arriving), "--agency", agency,
                        "--register", str(names), "--names-checked", "--write"])
            for agency, file in sorted(RETURNS.items())
        ),
        *(
            ("import", [str(came / file), str(reporting), "--register", str(names),
                        "--names-checked", "--write"])
            for file in FORMS_BACK
        ),
        ("import", [str(came / "health-late.xlsx"), str(review), "--agency", "health",
                    "--register", str(names), "--names-checked"]),
        ("merge-chronology", [str(review), "--out", str(out)]),
        ("render", ["all", str(review), "--out", str(out)]),
        ("render", ["all", str(review), "--view", "published", "--out",
                    str(out / "published")]),
        ("monitor", [str(review), "--quarter", QUARTER, "--only", "paper",
                     "--out", str(out / "monitoring")]),
        ("people", ["list", str(review), "--register", str(names)]),
        ("scan", [str(out / "published" / "overview-published.docx"),
                  "--review", str(review), "--register", str(names)]),
        ("approve", [str(target / APPROVED), "--office", "Independent Chair",
                     "--version", "1.0", "--date", "2016-05-12", "--again"]),
        ("publish", [str(target / APPROVED), "--out", str(out / "website"),
                     "--register", str(names), "--no-pdf", "--dry-run"]),
    )  # fmt: skip


def _unapproved(target: Path) -> Iterator[NewFile]:
    """Yield the copy that is to be approved, unless an earlier walk has left it."""
    # A copy that somebody has approved already stays as it is: a second demo changes
    # nothing.
    if folder.differing(target / APPROVED, _example()):
        return iter(())
    return _below(APPROVED, _example())


def _below(name: str, files: Iterable[NewFile]) -> Iterator[NewFile]:
    return (NewFile(f"{name}/{file.path}", file.content) for file in files)


def _posix(path: Path) -> str:
    return path.as_posix()


def _example(name: str = NAME) -> tuple[NewFile, ...]:
    root = shipped("examples") / name
    return tuple(
        NewFile(path.relative_to(root).as_posix(), path.read_bytes())
        for path in sorted(root.rglob("*"))
        if path.is_file()
    )


def _without(*begins: str) -> Iterator[NewFile]:
    return (file for file in _example() if not file.path.startswith(begins))


def _returns() -> tuple[NewFile, ...]:
    """Return the files that the agencies of the example sent."""
    root = shipped("examples")
    return tuple(
        NewFile(path.relative_to(root).as_posix(), path.read_bytes())
        for path in sorted((root / f"{NAME}-returns").iterdir())
    )


def _schemas() -> tuple[NewFile, ...]:
    return tuple(NewFile(f"{FOLDER}/{f.path}", f.content) for f in schema_files())
