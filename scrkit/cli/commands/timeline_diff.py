"""`scr timeline diff`: what changed in the chronologies between two git revisions."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer
from msgspec.structs import replace

from scrkit import folder
from scrkit.cli import console, options
from scrkit.cli.options import FORM, Format
from scrkit.cli.show.answer import json_text
from scrkit.cli.show.changes_text import told
from scrkit.cli.show.timeline_json import changed
from scrkit.diagnostics import Severity
from scrkit.errors import ScrError
from scrkit.frameworks import Framework
from scrkit.model.review import Review
from scrkit.render.wording.names import inside
from scrkit.review import load
from scrkit.system import git
from scrkit.timeline.changes import changes
from scrkit.yamlfile import Content

_ENDINGS = (".yaml", ".yml", ".md")


def command(
    old: Annotated[
        str, typer.Argument(metavar="REV1", help="Git revision: HEAD~3, a tag, an id.")
    ],
    new: Annotated[
        str, typer.Argument(metavar="[REV2]", help="Another; the folder as it is now.")
    ] = "",
    root: Annotated[Path | None, options.ROOT] = None,
    form: Annotated[Format, FORM] = Format.TEXT,
) -> None:
    """Tell what changed in the chronologies, for the panel's next meeting.

    Entries added, withdrawn, changed and moved, decisions, contradictions and silences
    that came or went, and what cites what changed; never an entry's text. With two
    arguments, the second is the folder if there is one of that name.

    Example: scr timeline diff HEAD~3 child-k
    """
    # A folder may be called like a branch; a folder that is there is what was meant.
    if root is None and Path(new or ".").is_dir():
        new, root = "", Path(new or ".")
    root = root or Path()
    files = _at(root, old)
    later = _at(root, new) if new else folder.read(root).files
    # What is the same in both is the same object, which is parsed once.
    same = {name: one for name, one in files.items() if later.get(name) == one}
    before, now = _state(files), _state({**later, **same})
    # What is broken in one of the two would look added or withdrawn as a whole.
    unread = before.unread | now.unread
    found = changes(_readable(before.review, unread), _readable(now.review, unread))
    names = {agency.id: agency.name for agency in now.review.case.agencies}
    if form is Format.JSON:
        console.machine(json_text(changed(found, unread & names.keys())))
        return
    called = now.framework.names if now.framework else {}
    for line in told(found, names, inside(called, "subject")):
        console.say(line)
    if unread - names.keys():
        console.complain("scr: left out: chronologies of agencies not in review.yaml")
    for agency in sorted(unread & names.keys()):
        console.complain(
            f"scr: left out, since it is broken in one of the two: {agency}"
        )


class _State:
    """A review as it stood, with the agencies whose chronologies are not whole."""

    def __init__(self, review: Review, framework: Framework | None, unread: set[str]):
        self.review = review
        self.framework = framework
        self.unread = unread


def _at(root: Path, revision: str) -> dict[str, bytes]:
    if git.standing(root) is None:
        raise ScrError(
            "the folder is in no git repository, so there are no revisions of it",
            "Start one with: git init",
        )
    commit = git.commit(root, revision)
    if commit is None:
        raise ScrError(
            "git knows no such revision",
            "Name a branch, a tag, the beginning of an id, or HEAD~3. See: git log",
        )
    if isinstance(commit, git.Untold):
        raise commit.error()
    files = git.files_at(root, commit, _ENDINGS)
    if isinstance(files, git.Untold):
        raise files.error()
    return {name: Content(one) for name, one in (files or {}).items()}


def _state(files: Mapping[str, bytes]) -> _State:
    loaded = load(files)
    if loaded.review is None:
        raise ScrError(
            "at one of the two revisions there is no review in this folder",
            "Its review.yaml is missing or cannot be used. See: git log review.yaml",
        )
    unread = {
        source.name.removeprefix("chronologies/").removesuffix(".yaml")
        for source in loaded.sources
        if source.name.startswith("chronologies/")
        and any(d.severity is Severity.ERROR for d in source.decoded.diagnostics)
    }
    # What review.yaml does not know may be anything, and is not told.
    known = {agency.id for agency in loaded.review.case.agencies}
    unread |= {one.agency for one in loaded.review.chronologies} - known
    return _State(loaded.review, loaded.framework, unread)


def _readable(review: Review, unread: set[str]) -> Review:
    """Leave out what cannot be read at one end: it would look withdrawn, or new."""
    whole = tuple(c for c in review.chronologies if c.agency not in unread)
    return replace(review, chronologies=whole)
