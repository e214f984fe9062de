"""What taking a return in writes: entries, what is remembered, the file itself."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import typer
from msgspec.structs import replace

from scrkit.cli import console, secrets
from scrkit.cli.called import Called
from scrkit.cli.import_came import Came, known_now
from scrkit.edits.editing import Editing
from scrkit.errors import ScrError
from scrkit.files import Deed, Edit, Elsewhere, NewFile, Plan, Removal, in_place_of
from scrkit.importers.take_in import ledger
from scrkit.importers.take_in.options import ImportOptions
from scrkit.importers.take_in.summary import Summary
from scrkit.importers.understand.naming import coded, may_name
from scrkit.importers.understand.people import Added
from scrkit.model.people import People, Person
from scrkit.model.taken_in import ColumnMap, TakenIn
from scrkit.system import git

_PEOPLE = "people.yaml"


def taking_in(
    places: tuple[Path, Path | None],
    came: Came,
    planned: tuple[Summary, ImportOptions],
    said: ColumnMap,
) -> tuple[Deed, Path | None]:
    """Return all that taking it in writes, and where the file itself is kept.

    `places` are the review, and the folder that was named for originals.
    """
    (outcome, chosen), (root, originals) = planned, places
    files = tuple(_over(came, one) for one in outcome.files)
    files += newcomers(came.files, came.agency.id, outcome.people)
    if came.answers:
        before = came.files.get(ledger.IMPORTS)
        noted = ledger.answered(before, came.agency.id, outcome.answered)
        return Deed((*files, *noted)), None
    name = f"{chosen.agency.id}-{chosen.day.isoformat()}-{chosen.sha256[:12]}"
    name += came.file.suffix.lower()
    noted = _noted(came, _remembering(came, planned, said), name, chosen)
    original = (came.content, name)
    return keeping((root, originals), original, (*files, *noted))


def keeping(
    places: tuple[Path, Path | None], original: tuple[bytes, str], files: Plan
) -> tuple[Deed, Path]:
    """Return what writes files and keeps the original, and where that is kept.

    `places` are as above; `original` is its content and the name it is kept by.
    Raises ScrError where git would take it up.
    """
    deed, (kept,) = keeping_all(places, (original,), files)
    return deed, kept


def keeping_all(
    places: tuple[Path, Path | None], every: Sequence[tuple[bytes, str]], files: Plan
) -> tuple[Deed, tuple[Path, ...]]:
    """Return what writes files and keeps several originals, and where; as `keeping`."""
    root, originals = places
    # Before anything is planned: an original with names never goes where git looks.
    kept = tuple(_kept(root, name, originals) for _, name in every)
    # Before there is a repository, nothing else keeps the file out of it.
    if not (root / secrets.IGNORE).exists():
        files = (*files, NewFile(secrets.IGNORE, secrets.IGNORED))
    at = "" if originals is not None else f"{secrets.ORIGINALS}/"
    made = tuple(
        NewFile(f"{at}{one.name}", content, private=True)
        for one, (content, _) in zip(kept, every, strict=True)
    )
    if originals is not None:
        return Deed(files, (Elsewhere(originals, made),)), kept
    return Deed((*made, *files)), kept


def newcomers(files: Mapping[str, bytes], agency: str, people: Iterable[Added]) -> Plan:
    """Return what adds the people whom an agency added to the form's own list."""
    # Whoever has no code yet is asked about, and not invented.
    new = [one for one in people if one.code]
    if not new:
        return ()
    editing = Editing(files.get(_PEOPLE), _PEOPLE, People)
    persons = [
        Person(
            code=one.code,
            label=one.label or one.code,
            role=one.role,
            kind="professional",
            agency=agency,
        )
        for one in new
    ]
    editing.append(("people",), *persons)
    return editing.plan()


def _remembering(
    came: Came, planned: tuple[Summary, ImportOptions], said: ColumnMap
) -> ColumnMap:
    """Return what to remember of the agency: nothing said now that may hold a name."""
    outcome, chosen = planned
    door, every = chosen.setting.door, known_now(came.review, said)
    known = known_now(came.review, ColumnMap(agency=said.agency))
    # A heading that may name somebody works this once, and is not remembered.
    unsaid = {list(chosen.columns)[at] for at in outcome.unsaid} - known.columns.keys()
    return replace(
        every,
        columns={k: v for k, v in every.columns.items() if k not in unsaid},
        answers={
            words: answer
            for words, answer in every.answers.items()
            if words in known.answers or not may_name(words, door)
        },
        source=coded(every.source, door, bare_codes=False).text,
    )


def _over(came: Came, one: NewFile | Edit | Removal) -> NewFile | Edit | Removal:
    """Return what writes a file anew over the one that was read."""
    if isinstance(one, NewFile):
        return in_place_of(one, came.files.get(one.path))
    return one


@dataclass(frozen=True, slots=True, repr=False)
class Ending:
    """How a return was taken in: whether it was wanted, what blocks it, what is kept.

    `originals` is the folder that was named for originals, `kept` where this one is.
    """

    root: Path
    write: bool
    blocked: bool
    originals: Path | None
    kept: Path | None


def tell(plan: str, end: Ending, called: Called) -> None:
    """Print the plan of a return, and what became of it; raises Exit where it waits."""
    if not end.write:
        # With a plan if writing it would be refused, as git would take the file up.
        try:
            _kept(end.root, "original", end.originals)
        except ScrError as refused:
            console.say(f"--write will be refused: {refused.message}. {refused.advice}")
    console.say(plan)
    if end.blocked:
        raise typer.Exit(1)
    if not end.write:
        console.say("nothing was written; do it with --write")
        return
    console.say("written; look at it with: scr validate")
    if end.kept is not None:
        kept_in = console.named(end.kept.parent)
        if end.originals and called.holds(end.originals.as_posix()):
            kept_in = "the folder that you named"
        console.say(f"the file itself is kept in {kept_in}")


def _kept(root: Path, name: str, originals: Path | None) -> Path:
    """Return where the original is kept: never where git would take it up."""
    place = originals if originals is not None else root / secrets.ORIGINALS
    target = place / name
    if originals is not None:
        secrets.outside_git(originals)
        return target
    taken_up = git.takes_up(root, f"{secrets.ORIGINALS}/{target.name}")
    # Git that does not answer may well be about to take it up.
    if isinstance(taken_up, git.Untold):
        raise taken_up.error("the agency's own file, with the names in it, waits")
    if taken_up:
        raise ScrError(
            "git would take up the agency's own file, with the names in it",
            f"Add the line /{secrets.ORIGINALS}/ to .gitignore, or name a folder "
            "outside of git with --originals DIR.",
        )
    return target


def _noted(came: Came, known: ColumnMap, kept: str, chosen: ImportOptions) -> Plan:
    """Return the notes of a return in requests.yaml and imports.yaml."""
    agency, day = chosen.agency.id, chosen.day
    noted: Plan = ()
    if ledger.REQUESTS in came.files:
        noted = ledger.received(came.files[ledger.REQUESTS], agency, day)
    new = TakenIn(agency=agency, date=day, sha256=chosen.sha256, kept=kept)
    content = came.files.get(ledger.IMPORTS)
    return (*noted, *ledger.imports(content, new, known))
