"""`scr people rename` and `remove`: a code with all that names it."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from scrkit import folder
from scrkit.cli import console, options, secrets
from scrkit.cli.review import nobody, without_errors
from scrkit.diagnostics import Severity
from scrkit.edits.editing import Editing
from scrkit.edits.noting import after
from scrkit.errors import ScrError
from scrkit.files import Deed
from scrkit.identity.register import FILE
from scrkit.identity.renaming import Spot, in_register, left_over, spots, with_code
from scrkit.model.kinds import CODE
from scrkit.model.people import People
from scrkit.review import Loaded, load
from scrkit.rules.validate import validate
from scrkit.text.counting import number

_PEOPLE = "people.yaml"
_Decide = Callable[[folder.Contents], tuple[Deed, list[str]]]
_OLD = typer.Argument(help="Code of people.yaml, such as SW1.")
_WRITE = typer.Option("--write", help="Write it; else only the plan is shown.")


def rename(
    code: Annotated[str, _OLD],
    new: Annotated[str, typer.Argument(help="The code in its place, such as SW7.")],
    root: Annotated[Path, options.ROOT] = Path(),
    write: Annotated[bool, _WRITE] = False,
) -> None:
    """Give a person or place another code, wherever the review names it.

    The plan comes first: how often each file names it, and which signatures and
    acceptances would no longer fit the words that they were given for.

    Example: scr people rename SW1 SW7 child-k --write
    """
    if not re.fullmatch(CODE, new):
        raise ScrError("NEW is not in the form of a code", "Such as: SW1, ChildZ")

    def decide(contents: folder.Contents) -> tuple[Deed, list[str]]:
        loaded, found = _found(contents, code, root)
        codes = loaded.sound().people.codes
        # In file names and searches capitals do not tell two codes apart.
        if any(one.casefold() == new.casefold() != code.casefold() for one in codes):
            raise ScrError(f"{new} is in {_PEOPLE} already; nothing was written")
        plan = with_code(contents.files, found, new)
        later = after(contents.files, plan)
        said = [*_by_file(found), *_broken(contents, later)]
        # A code without its sign may be an ordinary word: told, and not changed.
        said += [f"{one}: still holds {code}" for one in left_over(later, code)]
        secret = in_register(_register(root), code, new)
        said += [f"{FILE}: the name behind it"] if secret else []
        return Deed((*plan, *secret)), said

    _do(root, decide, write=write, done=f"renamed {code} to {new}")


def remove(
    code: Annotated[str, _OLD],
    root: Annotated[Path, options.ROOT] = Path(),
    write: Annotated[bool, _WRITE] = False,
) -> None:
    """Take a person or place out of people.yaml, and the register, if nothing names it.

    Else the places that name it are listed, by file and line, and nothing is written.

    Example: scr people remove SW9 child-k --write
    """

    def decide(contents: folder.Contents) -> tuple[Deed, list[str]]:
        _, found = _found(contents, code, root)
        named = [one for one in found if not one.own]
        if named:
            # All of the places at once, so that they can be put right in one go.
            for one in named:
                console.say(f"{console.plain(one.source.file)}:{one.line}")
            raise ScrError(
                f"{code} is named at {number(len(named), 'place')}, listed above; "
                "nothing was written",
                f"Put another code there, or rename it: scr people rename {code} NEW",
            )
        editing = Editing(contents.files.get(_PEOPLE), _PEOPLE, People)
        people, places = editing.before.people, editing.before.places
        for at in [n for n, one in enumerate(people) if one.code == code]:
            editing.remove(("people",), at)
        for at in [n for n, one in enumerate(places) if one.code == code]:
            editing.remove(("places",), at)
        plan = editing.plan()
        secret = in_register(_register(root), code, "")
        said = [f"{one.source.file}: its record, line {one.line}" for one in found]
        said += [f"{FILE}: the name behind it"] if secret else []
        return Deed((*plan, *secret)), said

    _do(root, decide, write=write, done=f"removed {code}")


def _do(root: Path, decide: _Decide, *, write: bool, done: str) -> None:
    said = folder.change(root, decide) if write else decide(folder.read(root))[1]
    # A record may bear its code twice in a line, as a label too.
    for one in dict.fromkeys(said):
        console.say(f"  {console.plain(one)}")
    console.say(done if write else f"nothing was written; with --write: {done}")


def _found(
    contents: folder.Contents, code: str, root: Path
) -> tuple[Loaded, tuple[Spot, ...]]:
    loaded = load(contents.files)
    review = loaded.sound()
    if code not in review.people.codes:
        raise nobody(root)
    # A file that cannot be read may name the code, and nobody would see it.
    return without_errors(loaded), spots(loaded, code, review.people.codes)


def _by_file(found: tuple[Spot, ...]) -> Iterator[str]:
    counted = Counter(one.source.file for one in found)
    yield from (f"{name}: {number(count, 'place')}" for name, count in counted.items())


def _broken(contents: folder.Contents, later: dict[str, bytes]) -> Iterator[str]:
    """Yield what `scr validate` would tell afterwards and does not tell now.

    Raises ScrError where that is an error.
    """
    today = options.day(None)
    before = {
        (d.code, d.place.file, d.path)
        for d in validate(contents.files, today).diagnostics
    }
    for one in validate(later, today).diagnostics:
        if (one.code, one.place.file, one.path) in before:
            continue
        # Of shape and reference: the review could not be read afterwards.
        if one.severity is Severity.ERROR and one.code < "SCR3":
            raise ScrError(f"{one.message}; nothing was written", one.do)
        yield f"afterwards {one.place.file}:{one.place.line}: {one.code} {one.message}"


def _register(root: Path) -> bytes | None:
    """Return the clear register, if any; ScrError where it is sealed."""
    content = secrets.register_to_write(root)
    if content is not None:
        secrets.kept_out(root, FILE, "nothing is written there")
    return content
