"""Take in drafts that came back: all files, or none of them."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import typer

from scrkit import folder
from scrkit.cli import console, secrets
from scrkit.cli.called import Called
from scrkit.cli.doing import done
from scrkit.cli.import_came import Opened, naming, opened
from scrkit.cli.import_noted import keeping_all
from scrkit.cli.review import worded
from scrkit.cli.secrets import ORIGINALS
from scrkit.cli.show.points_text import told
from scrkit.drafts.coming import draft_of
from scrkit.drafts.reader import Reader, reader_as_sent
from scrkit.drafts.readers import Readers
from scrkit.drafts.sending import composed_for, passages_of, version_of
from scrkit.drafts.standing import Report
from scrkit.drafts.taking import Came, Taker, Taking
from scrkit.edits.drafted import POINTS, with_points
from scrkit.errors import ScrError
from scrkit.files import Deed
from scrkit.identifiers.letters import words_of
from scrkit.identity.register import Register
from scrkit.identity.spellings import spellings
from scrkit.identity.usual import usual_words
from scrkit.importers.read.reading import lock_file
from scrkit.importers.read.remarks import Reviewed, read_remarks
from scrkit.importers.understand.naming import (
    NUMBER,
    SHARED,
    Pseudonymiser,
    pseudonymiser,
)
from scrkit.model.drafting import Draft
from scrkit.render.wording.options import Options
from scrkit.system import child


@dataclass(frozen=True, slots=True, repr=False)
class CameBack:
    """What the caller said: the review, the files, who answered, which draft."""

    root: Path
    files: tuple[Path, ...]
    office: str
    draft: str
    names_checked: bool
    day: date
    originals: Path | None = None


@dataclass(frozen=True, slots=True, repr=False)
class _File:
    """A file that was read; `named` is what it is called in what is printed."""

    path: Path
    content: bytes
    named: str
    sha256: str
    reviewed: Reviewed


@dataclass(frozen=True, slots=True, repr=False)
class _Outcome:
    """What was found; `waits` are the kinds of names that have to be looked at."""

    taking: Taking
    came: tuple[Came, ...]
    older: Mapping[str, str]
    waits: tuple[str, ...]


def take_in(
    said: CameBack, keys: tuple[Path | None, Path | None], *, dry_run: bool
) -> None:
    """Take files in and tell what became of it; raises ScrError, naming the file."""
    register = secrets.at_hand(said.root, *keys) or Register()
    first = opened(folder.read(said.root))
    # Outside of `decide`, which may be asked again: what came is read once.
    files = _read(said, register)

    def decide(contents: folder.Contents) -> tuple[Deed, _Outcome]:
        found = _taken(said, files, opened(contents, first), register)
        if found.waits:
            return Deed(), found
        return _noted(said, files, found, contents.files.get(POINTS)), found

    found = done(said.root, decide, dry_run=dry_run, slow=True)
    for line in told(found.taking, found.came, found.older, found.waits):
        console.say(line)
    if found.waits:
        raise typer.Exit(1)
    if dry_run:
        console.say("nothing was written: this was a dry run")
    elif found.taking.new or found.taking.changed:
        console.say(f"noted in {POINTS}; see them: scr draft list")
        where = f"{ORIGINALS} of the review, which git leaves alone"
        kept = "the folder that you named" if said.originals else where
        console.say(f"what came back is kept in {kept}")


def _noted(
    said: CameBack, files: tuple[_File, ...], found: _Outcome, content: bytes | None
) -> Deed:
    """Return what notes the points, and keeps the files where there is something new.

    `content` is the file of points as it is.
    """
    plan = with_points(content, found.taking.new, found.taking.changed.items())
    if not plan:
        return Deed()
    every = [*map(_kept_as, files, found.came)]
    return keeping_all((said.root, said.originals), every, plan)[0]


def _kept_as(file: _File, came: Came) -> tuple[bytes, str]:
    """Return a file with the name by which it is kept: its draft, and no name in it."""
    return file.content, f"{came.draft.id}-{file.sha256[:12]}.docx"


def _read(said: CameBack, register: Register) -> tuple[_File, ...]:
    """Return the files as they were read, each once; nothing is taken of any yet."""
    found: dict[str, _File] = {}
    called = Called(register)
    for path in said.files:
        with naming(path, lambda: register):
            if path.name.startswith("~$"):
                raise lock_file()
            content = folder.one_file(path)
            sha256 = hashlib.sha256(content).hexdigest()
            # The same file from two readers' mails is one draft that came back.
            if sha256 not in found:
                reviewed: Reviewed = child.run(read_remarks, content)
                found[sha256] = _File(
                    path, content, called.path(path), sha256, reviewed
                )
            elif path != found[sha256].path:
                same = found[sha256]
                named = f"{same.named}, and the same as {called.path(path)}"
                found[sha256] = replace(same, named=named)
    return tuple(found.values())


def _taken(
    said: CameBack, files: tuple[_File, ...], came: Opened, register: Register
) -> _Outcome:
    review = came.review
    drafts = []
    for one in files:
        with naming(one.path, lambda: register):
            drafts.append(draft_of(one.reviewed, review, said.draft))
    reports = _reports(said, came, drafts)
    door = _door(came, register, reports)
    version = version_of(came.files)
    every = tuple(
        Came(
            draft=draft,
            reviewed=one.reviewed,
            report=reports[reader_as_sent(draft), said.day],
            sent=reports[reader_as_sent(draft), draft.sent],
            unchanged=draft.version == version,
            named=one.named,
            sha256=one.sha256,
        )
        for one, draft in zip(files, drafts, strict=True)
    )
    _one_reader(said, every)
    readers = Readers(review, door, said.office)
    taking = Taker(review.points.points, door, readers).take(every)
    kinds = {kind for kind, *_ in taking.doubts}
    # A number of somebody's, or a name that several bear, is never waved through.
    never = {NUMBER, SHARED} & kinds
    waits = never if said.names_checked else kinds
    return _Outcome(taking, every, _older(every, came), tuple(sorted(waits)))


def _reports(
    said: CameBack, came: Opened, drafts: list[Draft]
) -> dict[tuple[Reader, date], Report]:
    """Return the report as it is now for each reader, and as of each draft's day."""
    readers = [(reader_as_sent(one), one.sent) for one in drafts]
    wanted = [*((reader, said.day) for reader, _ in readers), *readers]
    return {
        (reader, day): _report(came, reader, day)
        for reader, day in dict.fromkeys(wanted)
    }


def _report(came: Opened, reader: Reader, day: date) -> Report:
    options = worded(Options(as_of=day), came.loaded.framework, came.files)
    composed = composed_for(reader, came.review, options)
    found = passages_of(composed, came.review)
    return Report(one for _, of in found for one in of)


def _door(
    came: Opened, register: Register, reports: Mapping[tuple[Reader, date], Report]
) -> Pseudonymiser:
    """Return what puts codes for names; words that the report holds are nobody's."""
    said = {
        word
        for report in reports.values()
        for one in report.passages
        for word in words_of(one.words)
    }
    # A word that the report itself prints is no name in a reader's comment.
    usual = usual_words(came.review) | said
    return pseudonymiser(came.review, spellings(register), usual)


def _one_reader(said: CameBack, came: tuple[Came, ...]) -> None:
    """Refuse to call several readers by one office."""
    authors = {
        who
        for one in came
        for remark in one.reviewed.remarks
        for who in (remark.who, *(reply[0] for reply in remark.replies))
    }
    # One office for all would put words into somebody's mouth.
    if said.office and len(authors) > 1:
        raise ScrError(
            f"--from names one reader, and {len(authors)} wrote in these files",
            "Take the files of one reader at a time; or leave --from out: then each is "
            "known by code, or as a reader of the draft.",
        )


def _older(came: tuple[Came, ...], opened: Opened) -> dict[str, str]:
    """Return, for files of a draft that a later one followed, the numbers of both."""
    found = {}
    for one in came:
        same = [
            d.id
            for d in opened.review.drafts.drafts
            if reader_as_sent(d) == reader_as_sent(one.draft)
        ]
        if same and same[-1] != one.draft.id:
            found[one.named] = f"{one.draft.id} {same[-1]}"
    return found
