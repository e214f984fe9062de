"""`scr people`: who is in the case by code, and who is named but not known."""

import os
import re
import sys
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from scrkit import folder, records
from scrkit.cli import console, options, secrets
from scrkit.cli.called import Called
from scrkit.emit import emit
from scrkit.errors import ScrError
from scrkit.files import Edit
from scrkit.identity.codes import new_code
from scrkit.identity.register import FILE, SEALED, Register, read_register
from scrkit.identity.spellings import spellings
from scrkit.identity.strangers import Stranger, strangers
from scrkit.identity.usual import small_words, usual_words
from scrkit.model.case import Person, Place
from scrkit.model.review import Review
from scrkit.splice import Written, spelled
from scrkit.text import where
from scrkit.yamlfile import read

group = typer.Typer(
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="People by code: list them, add one, change a role, find unknown names.\n\n"
    "Example: scr people list child-k",
)
_PEOPLE = "people.yaml"
_ROOT = typer.Argument(metavar="[FOLDER]", help="Review folder; here by default.")
_KIND = {
    "capital": "a word with a capital that nobody in the register bears",
    "initials": "initials that nobody in the register bears",
    "near": "one letter away from a name of {}",
}


class Kind(StrEnum):
    """What somebody is to the case."""

    SUBJECT = "subject"
    FAMILY = "family"
    PROFESSIONAL = "professional"
    OTHER = "other"


@group.command("list")
def list_people(
    root: Annotated[Path, _ROOT] = Path(),
    given: Annotated[Path | None, secrets.REGISTER] = None,
    key: Annotated[Path | None, secrets.KEY] = None,
) -> None:
    """List everybody by code, with role, published wording and whether a name is known.

    Example: scr people list child-k
    """
    review, register = _review(root), _register(root, given, key)
    rows = [("CODE", "WHO", "IN THE PUBLISHED REPORT", "NAME")]
    everyone: tuple[Person | Place, ...]
    everyone = (*review.people.people, *review.people.places)
    for one in everyone:
        what = one.role if isinstance(one, Person) else one.kind
        known = "?" if register is None else "yes" if register.name(one.code) else "no"
        rows.append((one.code, what, one.published or "-", known))
    widths = [min(28, max(len(row[n]) for row in rows)) for n in range(3)]
    for row in rows:
        cells = [_fit(cell, width) for cell, width in zip(row, widths, strict=False)]
        console.say("  ".join((*cells, row[3])).rstrip())
    if register is None:
        console.say(
            f"NAME ?: there is no {FILE}, or it is sealed and no --key is given"
        )


def _fit(text: str, width: int) -> str:
    return text.ljust(width) if len(text) <= width else text[: width - 1] + "…"


@group.command("add")
def add(
    role: Annotated[str, typer.Argument(help="What the person is: health visitor.")],
    root: Annotated[Path, _ROOT] = Path(),
    kind: Annotated[Kind, typer.Option(help="Whom it is about.")] = Kind.PROFESSIONAL,
    agency: Annotated[str, typer.Option(help="Agency of a professional, by id.")] = "",
    published: Annotated[
        str, typer.Option(help="Wording in the published report.")
    ] = "",
    with_name: Annotated[
        bool, typer.Option("--with-name", help="Ask for the name, for the register.")
    ] = False,
) -> None:
    """Add somebody to people.yaml under a new code, which says nothing of the name.

    With --with-name the name is asked for (or read from the input, a line) and goes
    into identities.yaml, which git never holds; it is never part of a command, which
    terminals remember.

    Example: scr people add "health visitor" child-k --agency health --with-name
    """
    review = _review(root)
    if agency and review.agency(agency) is None:
        raise ScrError(
            "review.yaml knows no agency of this id", "Look at its spelling."
        )
    code = new_code(options.line(role, "ROLE"), kind.value, review.people.codes)
    # The register first: a code without a name is told later, a name without one not.
    if with_name:
        _note_name(root, code)
    folder.write(root, (_added(root, code, role.strip(), kind, (agency, published)),))
    console.say(f"added {code} to {_PEOPLE}")
    if with_name:
        console.say(f"noted the name in {FILE}; close it with: scr seal")


def _added(root: Path, code: str, role: str, kind: Kind, more: tuple[str, str]) -> Edit:
    content = folder.read(root).files.get(_PEOPLE, b"")
    written = Written(content, read(content, _PEOPLE))
    agency, published = more
    label = code if kind is Kind.PROFESSIONAL else _spaced(code)
    fields = {"code": code, "label": label, "role": role, "kind": kind.value}
    fields |= {"agency": agency} if agency else {}
    fields |= {"published": published} if published else {}
    line = ", ".join(f"{name}: {_plain(text)}" for name, text in fields.items())
    people = written.at(("people",))
    if isinstance(people, list) and people:
        last = ("people", len(people) - 1)
        start, end = written.tree.span(("people",))
        if written.is_flow(start):
            return written.edit(end - 1, end - 1, f", {{{line}}}".encode())
        dash = written.tree.place(last).column - 3
        at = written.line_end(written.last_end(last))
        text = written.eol + (" " * max(dash, 0) + f"- {{{line}}}").encode()
        return written.edit(at, at, text)
    if "people" in written.keys(()):
        return written.in_place(("people",), f"[{{{line}}}]")
    return written.at_the_end(("people:", f"  - {{{line}}}"))


def _plain(text: str) -> str:
    """Spell a text as people.yaml does: bare where it is nothing but words."""
    bare = re.fullmatch(r"[A-Za-z]{2}[A-Za-z0-9 '-]*[A-Za-z0-9]", text)
    typed = text.casefold() in ("yes", "no", "on", "off", "true", "false", "null")
    return text if bare and not typed else spelled(text)


def _spaced(code: str) -> str:
    """Return a code as it is printed: ChildK is Child K, Sibling1 Sibling 1."""
    return "".join(
        f" {c}" if n and (c.isdigit() or c.isupper()) and not code[n - 1].isupper()
        and not code[n - 1].isdigit() else c
        for n, c in enumerate(code)
    )  # fmt: skip


def _note_name(root: Path, code: str) -> None:
    """Add a name to the clear register; refuse where git would take it up."""
    content = folder.read_secret(root / FILE)
    if content is None and os.path.lexists(root / SEALED):
        raise ScrError("the register is sealed", "Open it first: scr unseal")
    secrets.kept_out(root, FILE, "no name is written there")
    name = _asked()
    begun = content if content is not None else b"format: 1\nidentities:\n"
    more = emit([{"code": code, "names": [name]}])
    text = begun if begun.endswith(b"\n") else begun + b"\n"
    tree = read(begun, FILE)
    written = Written(begun, tree)
    listed = written.at(("identities",))
    if isinstance(listed, list) and listed:
        at = written.line_end(written.last_end(("identities", len(listed) - 1)))
        dash = written.tree.place(("identities", 0)).column - 3
        lines = more.rstrip("\n").split("\n")
        block = "".join("\n" + " " * max(dash, 0) + ln[2:] for ln in lines)
        new = begun[:at] + block.encode() + begun[at:]
    else:
        new = text.replace(b"identities: []", b"identities:") + more.encode()
    if read_register(new).register is None:
        raise ScrError(
            f"{FILE} is written in a way in which nothing can be added safely",
            "Add the record by hand.",
        )
    folder.put_secret(root / FILE, new)


def _asked() -> str:
    if sys.stdin.isatty():
        return options.line(str(typer.prompt("Name", err=True)), "the name")
    return options.line(sys.stdin.readline(), "the name")


@group.command("role")
def role(
    code: Annotated[str, typer.Argument(help="Code, such as SW1.")],
    role: Annotated[str, typer.Argument(help="The role in a few words; no name.")],
    root: Annotated[Path, _ROOT] = Path(),
    published: Annotated[
        str, typer.Option(help="Wording in the published report.")
    ] = "",
) -> None:
    """Say what somebody is, and in which words the public reads of them.

    Example: scr people role HV2 "duty health visitor" --published "a health visitor"
    """
    review = _review(root)
    codes = [one.code for one in review.people.people]
    if code not in codes:
        raise ScrError("nobody in people.yaml bears this code", "See: scr people list")
    content = folder.read(root).files[_PEOPLE]
    written = Written(content, read(content, _PEOPLE))
    fields = {"role": options.line(role, "ROLE")}
    fields |= {"published": options.line(published, "--published")} if published else {}
    at = ("people", codes.index(code))
    folder.write(root, written.with_fields(at, fields))
    console.say(f"changed {code} in {_PEOPLE}")


@group.command("unknown")
def unknown(
    root: Annotated[Path, _ROOT] = Path(),
    show: Annotated[
        bool, typer.Option("--show", help="Show the words; on a terminal only.")
    ] = False,
    given: Annotated[Path | None, secrets.REGISTER] = None,
    key: Annotated[Path | None, secrets.KEY] = None,
) -> None:
    """List capitalised words, initials and near-misses that nobody registered bears.

    Each is somebody to add, a spelling to note in the register, or no name at all.

    Example: scr people unknown child-k --show
    """
    if show and not console.on_terminal():
        raise ScrError("words are shown on a terminal only", "Leave --show out.")
    review = _review(root)
    register = secrets.register_of(root, given, key)
    texts = tuple(_texts(root))
    known, called = spellings(register), Called(register)
    usual = usual_words(review) | small_words(text for _, text in texts)
    count = 0
    for file, text in texts:
        for one in strangers(text, known, usual):
            count += 1
            console.say(
                _where(called.file(root, file), text, one)
                + (_word(text, one) if show else "")
            )
    console.say(f"{count} words to decide on" if count else "no unknown name was found")
    if count:
        raise typer.Exit(1)


def _word(text: str, one: Stranger) -> str:
    return f": {text[one.start : one.end]}"


def _where(file: str, text: str, one: Stranger) -> str:
    row, column = where(text, one.start)
    what = _KIND[one.kind].format(one.near)
    return f"{console.plain(file)}:{row + 1}:{column + 1}: {what}"


def _texts(root: Path) -> Iterator[tuple[str, str]]:
    """Yield the files in which agencies and reviewers write, as text."""
    for name, content in folder.read(root).files.items():
        if name.partition("/")[0] in ("templates", "frameworks") or name == _PEOPLE:
            continue
        text = content.decode("utf-8", "replace")
        if name.endswith(".yaml"):
            text = _values_only(content, name, text)
        yield name, text


def _values_only(content: bytes, name: str, text: str) -> str:
    """Return the text with its keys and comments blank: nobody is named there."""
    tree = read(content, name)
    kept = [" " if c != "\n" else c for c in tree.source.text]
    for path in _paths(tree.data, ()):
        start, end = tree.characters(path)
        kept[start:end] = tree.source.text[start:end]
    return "".join(kept) if tree.starts else text


def _paths(data: object, at: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    if isinstance(data, Mapping):
        for key, value in data.items():
            yield from _paths(value, (*at, key))
    elif isinstance(data, list):
        for position, value in enumerate(data):
            yield from _paths(value, (*at, position))
    elif isinstance(data, str) and " " in data:
        # A single word in a field is a key of a list, a code or a date.
        yield at


def _review(root: Path) -> Review:
    review = records.load(folder.read(root).files).review
    if review is None:
        raise ScrError("review.yaml is missing or cannot be used", "See: scr validate")
    return review


def _register(root: Path, given: Path | None, key: Path | None) -> Register | None:
    """Return the register where it is at hand; a list of codes needs none."""
    at_hand = secrets.at_hand(root, given, key)
    return secrets.register_of(root, given, key) if at_hand else None
