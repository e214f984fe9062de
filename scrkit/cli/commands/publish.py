"""`scr publish`: build the publication outside the review, or say why it may not be."""

import dataclasses
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from msgspec.structs import replace

from scrkit import folder, publish
from scrkit.cli import console, named, options, pdf, secrets, typed
from scrkit.cli.called import Called
from scrkit.cli.review import house_words, worded
from scrkit.cli.unsought import NEVER, Unsought, unsought
from scrkit.diagnostics import Severity
from scrkit.edits import approval
from scrkit.errors import ScrError
from scrkit.files import Deed, Elsewhere, NewFile
from scrkit.identity.register import SEALED, Register
from scrkit.model.publishing import Edition
from scrkit.model.review import Review
from scrkit.publish import Passages, Reason
from scrkit.render.document.blocks import Illustration
from scrkit.render.products import Composed, written
from scrkit.render.wording.options import Options
from scrkit.rules.validate import Validation, validate
from scrkit.scan.values import Scan
from scrkit.text.counting import number
from scrkit.timeline.merge import merge

# Bytes of one file of a publication: above what is ever built.
_MOST = 256 * 1024 * 1024
# So many places are listed where something may be a name.
_NOTED = 20


_NOBODY = Unsought()


@dataclass(frozen=True, slots=True)
class _Made:
    """What would be published, and under which edition."""

    files: tuple[NewFile, ...] = ()
    edition: Edition | None = None
    fine: tuple[Reason, ...] = ()
    lacking: tuple[Reason, ...] = ()
    printed: Passages | None = None
    # For whom nobody looked: what is said goes on with it.
    missed: Unsought = _NOBODY


Out = Annotated[Path, typer.Option("--out", help="New folder, outside the review.")]
Supersede = Annotated[
    str | None, typer.Option("--supersede", help="Why this follows an earlier edition.")
]
NoPdf = Annotated[bool, typer.Option("--no-pdf", help="Make no PDF files.")]


def command(
    root: Annotated[Path, options.ROOT] = Path(),
    out: Out = ...,  # type: ignore[assignment]
    register: Annotated[Path | None, options.REGISTER] = None,
    key: Annotated[Path | None, options.KEY] = None,
    supersede: Supersede = None,
    no_pdf: NoPdf = False,
    dry_run: Annotated[bool, options.DRY_RUN] = False,
    as_of: Annotated[datetime | None, options.AS_OF] = None,
) -> None:
    """Build the publication in a folder of its own, once nothing speaks against it.

    Overview, summary, response and action plan in the words for the public, a briefing,
    an abstract and a manifest. Otherwise exits 1 and names every reason.

    Example: scr publish child-k --out for-the-website
    """
    day = options.day(as_of)
    why = "" if supersede is None else typed.line(supersede, "--supersede", root, key)
    given = Options(as_of=day, view="published", formats=("docx", "html"), made=day)
    soffice = None if no_pdf else pdf.program()
    known = _register(root, register, key)
    called = Called(None if isinstance(known, Reason) else known)

    def decide(contents: folder.Contents) -> tuple[Deed, _Made]:
        # As if the report were out already: what was premature until now counts.
        checked = validate(contents.files, day, passing="publication")
        if not why:
            _leave_if_done(checked, out)
        chosen = worded(given, checked.loaded.framework, contents.files)
        with console.working("Building the publication"):
            made = _built(checked, chosen, why, soffice=soffice, no_pdf=no_pdf)
        review = checked.loaded.review
        if not isinstance(known, Reason):
            missed = unsought(root, review, known, register, key)
            made = dataclasses.replace(made, missed=missed)
        outside = [*publish.misplaced(root, out), *_unread(contents)]
        outside += (*_editions(checked, why), *made.fine)
        outside += _named(root, contents, review, called)
        worn = house_words(contents.files)
        against = _reasons(checked, root, made, known, outside, worn)
        # That LibreOffice failed comes last: what else is wrong matters more.
        _leave_if((*against, *made.lacking), root, called)
        return _deed(out, contents, made, day), made

    if dry_run:
        _say_would(decide(folder.read(root))[1])
        return
    _say_done(out, folder.change(root, decide, slow=True))


def _say_would(made: _Made) -> None:
    console.say(f"nothing speaks against it{made.missed.but}")
    for file in made.files:
        console.say(f"would write {file.path}")


def _leave_if_done(checked: Validation, out: Path) -> None:
    """Leave where the folder holds the last edition whole: nothing is left to do."""
    # So it is where the command was cut off after the publication was built, and what
    # came next finished it.
    review = checked.loaded.review
    editions = review.dissemination.editions if review else ()
    whole = bool(editions) and publish.stands_whole(
        lambda name: folder.read_below(out, name, _MOST), editions[-1].sha256
    )
    if not whole:
        return
    console.say(
        f"edition {editions[-1].id} is published already, and stands whole in "
        f"{console.named(out)}: nothing was written, and nothing is left to do"
    )
    raise typer.Exit(0)


def _reasons(
    checked: Validation,
    root: Path,
    made: _Made,
    known: Register | Reason,
    outside: list[Reason],
    worn: tuple[str, ...],
) -> tuple[Reason, ...]:
    with console.working("Looking through the history"):
        held = publish.search(root, None if isinstance(known, Reason) else known)
    for line in held.told:
        console.say(line)
    outside = [*outside, *held.reasons]
    if isinstance(known, Reason):
        # Without a register nothing is scanned: that is one reason, not one a file.
        return publish.reasons(checked, (), {}, (*outside, known), made.printed)
    with console.working("Looking for names"):
        review = checked.loaded.review
        unknown = publish.uncovered(review, known) if review else ()
        for line in made.missed.lines if not unknown else ():
            console.say(line)
        looked = (*made.files, *_said(made.edition))
        scans = _scans(looked, known, review, worn)
    console.say(
        f"{NEVER}; nor days that are told by what happened on them and by no calendar"
    )
    _say_notes(scans)
    outside += (*unknown, *_closed(made.missed))
    return publish.reasons(checked, looked, scans, tuple(outside), made.printed)


def _closed(missed: Unsought) -> Iterator[Reason]:
    if missed.closed:
        told = ". ".join(line.strip() for line in missed.lines[-2:])
        yield Reason("register", told, SEALED)


def _say_notes(scans: Mapping[str, Scan]) -> None:
    """Say where something may name somebody and may not: it is not held back for it."""
    noted = [line for path, scan in scans.items() for line in _notes(path, scan)]
    if noted:
        console.say("may name somebody and may not, look before it goes out:")
    for line in noted[:_NOTED]:
        console.say(f"  {line}")
    if len(noted) > _NOTED:
        more = len(noted) - _NOTED
        console.say(f"  and {number(more, 'more place')}: look with scr scan")


def _notes(path: str, scan: Scan) -> Iterator[str]:
    from scrkit.scan.sightings import sightings
    from scrkit.scan.values import PICTURE, Grade
    from scrkit.scan.wording import kind_of, place

    for one in sightings(scan.traces):
        if one.grade is Grade.NOTE and one.kind != PICTURE:
            yield f"{path} ({place(one)}): {kind_of(one)}"
    if more := scan.more.get(Grade.NOTE, 0):
        yield f"{path} ({more} more)"


def _said(edition: Edition | None) -> tuple[NewFile, ...]:
    """Return the reason of an edition to be looked through: it is not printed."""
    # The reason is printed on the edition: it is searched for names as the files are.
    why = edition.reason if edition else ""
    return (NewFile("--supersede", why.encode()),) if why else ()


def _unread(contents: folder.Contents) -> list[Reason]:
    return [
        Reason("review", f"{d.code}: {d.message}", d.place.file)
        for d in contents.diagnostics()
        if d.severity is Severity.ERROR
    ]


def _named(
    root: Path, contents: folder.Contents, review: Review | None, called: Called
) -> Iterator[Reason]:
    """Yield the errors that `scr validate` has for names in the review's own files."""
    for one in called.all_of(root, named.names(root, contents, review, called)):
        if one.severity is Severity.ERROR:
            where = f"{one.place.file}:{one.place.line}" if one.place.file else ""
            yield Reason("rule", f"{one.code}: {one.message}", where)


def _editions(checked: Validation, why: str) -> list[Reason]:
    review = checked.loaded.review
    # A second edition without a reason leaves readers with two reports and no word.
    if review is None or not review.dissemination.editions or why:
        return []
    message = (
        "an edition is published already, and an edition is not edited; if this is to "
        "follow it, say why with: --supersede REASON"
    )
    return [Reason("edition", message, approval.FILE)]


def _register(root: Path, given: Path | None, key: Path | None) -> Register | Reason:
    """Return the register, or the reason that there is none: then nothing is sure."""
    try:
        return secrets.register_of(root, given, key)
    except ScrError as error:
        told = (error.message, error.advice, "Without it nobody can look for names.")
        return Reason("register", ". ".join(one.rstrip(".") for one in told if one))


def _built(
    checked: Validation, chosen: Options, why: str, *, soffice: str | None, no_pdf: bool
) -> _Made:
    review = checked.loaded.review
    if review is None or not checked.usable:
        return _Made()
    composed = publish.composed(review, merge(review), chosen)
    made = written(composed, chosen)
    lacking: tuple[Reason, ...] = ()
    if soffice is not None:
        try:
            made += pdf.made(soffice, made)
        except ScrError as error:
            lacking = (Reason("pdf", f"{error.message}. {error.advice.rstrip('.')}"),)
    else:
        lacks = "as you asked" if no_pdf else "LibreOffice (soffice) is not installed"
        console.say(f"no PDF files: {lacks}")
    _say_pictures(composed)
    edition = publish.next_edition(review.dissemination, chosen, why)
    told = publish.manifest(review, chosen, made, edition, checked.loaded.framework)
    # The manifest holds every file's sum, so that its own stands for all of them.
    seal = hashlib.sha256(told.content).hexdigest()
    edition = replace(edition, sha256=seal)
    fine = publish.too_fine(checked.loaded, composed, chosen.house)
    return _Made(
        *((*made, told), edition, fine, lacking),
        printed=publish.printed(composed, chosen.house),
    )


def _say_pictures(composed: Mapping[str, Composed]) -> None:
    """Say what nobody but a person can look through."""
    # The same picture in two reports is one to look at.
    shown = {
        block.sha256
        for one in composed.values()
        for block in one.document.blocks
        if isinstance(block, Illustration)
    }
    if shown:
        many = "one picture goes" if len(shown) == 1 else f"{len(shown)} pictures go"
        console.say(
            f"{many} out with the reports: what is drawn or written in a picture is "
            "not read by any check; look at it"
        )


def _scans(
    files: tuple[NewFile, ...],
    register: Register,
    review: Review | None,
    worn: tuple[str, ...],
) -> dict[str, Scan]:
    # Loaded late: most of what it needs no other command does.
    from scrkit.cli.review import public_words
    from scrkit.scan import scan_each_safely
    from scrkit.scan.told import without_printed

    held = {file.path: file.content for file in files}
    seen = scan_each_safely(held, register, public_words(review))
    return {path: without_printed(one, worn) for path, one in seen.items()}


def _leave_if(reasons: tuple[Reason, ...], root: Path, called: Called) -> None:
    if not reasons:
        return
    many = "one reason speaks" if len(reasons) == 1 else f"{len(reasons)} reasons speak"
    console.say(f"{many} against publishing; nothing was written")
    for count, one in enumerate(reasons, start=1):
        file, mark, rest = one.place.partition(":")
        where = console.plain(f"{called.file(root, file)}{mark}{rest}")
        place = f" ({where})" if one.place else ""
        console.say(f"{count:>3}. {one.message}{place}")
    raise typer.Exit(1)


def _deed(out: Path, contents: folder.Contents, made: _Made, day: date) -> Deed:
    """Return what writes the publication and notes that it is out: all, or nothing."""
    assert made.edition is not None  # noqa: S101 - nothing spoke against it
    plan = (
        *approval.add_edition(contents.files[approval.FILE], made.edition),
        *approval.note_published(contents.files[approval.REVIEW], day),
    )
    return Deed(plan, (Elsewhere(out, made.files, whole=True),))


def _say_done(out: Path, made: _Made) -> None:
    assert made.edition is not None  # noqa: S101 - nothing spoke against it
    console.wrote(out, *made.files)
    told = f"noted in {approval.FILE} as edition {made.edition.id}"
    console.say(f"{told}; the review counts as published: scr status")
    if made.missed.who:
        console.say(made.missed.why)
