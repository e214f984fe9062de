"""`scr people`: who is in the case by code, and who is named but not known."""

import os
import re
import sys
from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from scrkit import folder
from scrkit.cli import console, options, secrets, typed
from scrkit.cli.called import Called
from scrkit.diagnostics import Severity
from scrkit.edits.editing import Editing
from scrkit.errors import ScrError
from scrkit.files import Deed, Plan
from scrkit.identifiers.english import is_english, opens_as_a_name
from scrkit.identity.adding import with_name as in_register
from scrkit.identity.adding import with_name_of, with_person
from scrkit.identity.codes import new_code
from scrkit.identity.finding import is_text
from scrkit.identity.register import FILE, SEALED, Register
from scrkit.identity.spellings import spellings
from scrkit.identity.strangers import Stranger, strangers
from scrkit.identity.usual import small_words, usual_words
from scrkit.model.case import People, Person, Place
from scrkit.model.identity import Identity
from scrkit.model.review import AGENCY_FOLDERS, Review
from scrkit.review import load
from scrkit.text.counting import number
from scrkit.text.mentions import where
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
# Where agencies and reviewers write.
_WRITTEN_IN = frozenset((*(one for one, _, _ in AGENCY_FOLDERS), "overview"))
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
    loaded = load(folder.read(root).files)
    review, register = loaded.sound(), _register(root, given, key)
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
    faults = [d for d in loaded.diagnostics if d.place.file == _PEOPLE]
    if any(one.severity is Severity.ERROR for one in faults):
        console.say(f"{_PEOPLE} cannot be read in full: somebody may be missing here")
        console.say("  See: scr validate")


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
    # With a name the register is read once, where the name is added to it.
    what, wording = _typed(role, published, None if with_name else root)
    said, said_here = (agency, wording), tuple(filter(None, (what, wording)))

    def decide(
        contents: folder.Contents, name: str = ""
    ) -> tuple[Deed, tuple[str, bool]]:
        review = _reviewed(contents)
        if agency and review.agency(agency) is None:
            raise ScrError(
                "review.yaml knows no agency of this id", "Look at its spelling."
            )
        _spare_codes(what, review.people.codes)
        code = new_code(what, kind.value, review.people.codes)
        plan = with_person(contents.files.get(_PEOPLE), _person(code, what, kind, said))
        if name:
            plan += _noted(root, code, name, said_here)
            plan += secrets.ignoring(root)
        return Deed(plan), (code, len(review.case.seal.recipients) > 1)

    name, before = "", folder.Contents()
    if with_name:
        # What speaks against it is told before anybody is asked.
        before = folder.read(root)
        decide(before)
        name = _asked_name(root)
        new = Register((Identity(code="X", names=(name,)),))
        if any(typed.names_somebody(one, root, new) for one in said_here):
            raise typed.named("ROLE or --published")
    code, kept = folder.change(
        root, lambda c: decide(before if c == before else c, name)
    )
    console.say(f"added {code} to {_PEOPLE}")
    if with_name:
        _say_noted(root, kept=kept)


@group.command("name")
def name(
    code: Annotated[str, typer.Argument(help="Code of people.yaml, such as SW1.")],
    root: Annotated[Path, _ROOT] = Path(),
    also: Annotated[
        bool, typer.Option("--also", help="Beside a name that is noted already.")
    ] = False,
) -> None:
    """Note in the register who is behind a code that people.yaml has already.

    The name is asked for (or read from the input, a line) and goes into
    identities.yaml, which git never holds; it is never part of a command.

    Example: scr people name SW1 child-k
    """

    def decide(contents: folder.Contents, said: str = "") -> tuple[Deed, bool]:
        review = _reviewed(contents)
        everyone: tuple[Person | Place, ...]
        everyone = (*review.people.people, *review.people.places)
        found = next((one for one in everyone if one.code == code), None)
        if found is None:
            raise ScrError(
                f"nobody and no place in {_PEOPLE} bears this code",
                "See: scr people list. Somebody new, under a new code: "
                "scr people add ROLE --with-name",
            )
        if not said:
            return Deed(), False
        # The register is read once, where the name is added to it.
        plan = with_name_of(_register_to_note_in(root), found, said, also=also)
        plan += secrets.ignoring(root)
        return Deed(plan), len(review.case.seal.recipients) > 1

    # What speaks against it is told before anybody is asked.
    before = folder.read(root)
    decide(before)
    given = _asked_name(root)
    kept = folder.change(root, lambda c: decide(before if c == before else c, given))
    console.say(f"{code} has a name now")
    _say_noted(root, kept=kept)


def _asked_name(root: Path) -> str:
    """Return the name that is typed; ScrError where the register cannot take one."""
    _register_to_note_in(root)
    secrets.kept_out(root, FILE, "no name is written there")
    secrets.ignoring(root)
    on_terminal = sys.stdin.isatty()
    given = typer.prompt("Name", err=True) if on_terminal else sys.stdin.readline()
    return options.line(str(given), "the name")


def _say_noted(root: Path, *, kept: bool) -> None:
    shut = secrets.closing(root, None, spoken=False, kept=kept)
    console.say(f"noted the name in {FILE}; close it with: {shut}")


def _spare_codes(role: str, codes: Collection[str]) -> None:
    """Refuse a code in the place of a role: whoever it is would be there twice."""
    known = next((one for one in codes if one.casefold() == role.casefold()), "")
    if known and re.search(r"\d", known):
        raise ScrError(
            f"{known} is in {_PEOPLE} already; nothing was written",
            f"To note the name behind it: scr people name {known}. To say what they "
            f"are: scr people role {known} ROLE",
        )


def _noted(root: Path, code: str, name: str, said: tuple[str, ...]) -> Plan:
    """Return what notes a name in the register; ScrError where `said` names one."""
    plan, known = in_register(_register_to_note_in(root), code, name)
    if any(typed.names_somebody(one, root, Register(known)) for one in said):
        raise typed.named("ROLE or --published")
    return plan


def _typed(role: str, published: str, root: Path | None) -> tuple[str, str]:
    """Return role and wording as they were typed; ScrError for what names somebody.

    Without a root the register is not asked.
    """
    what = typed.line(role, "ROLE", root)
    if _like_a_name(what):
        # A code is made of the role: of a name it would be made of its letters.
        raise ScrError(
            "ROLE looks like a name; nothing was written",
            'Say what the person is, in small letters: "health visitor". A name is '
            "asked for with --with-name.",
        )
    return what, typed.line(published, "--published", root) if published else ""


def _like_a_name(role: str) -> bool:
    """Tell whether a role is in capitals throughout, and not of ordinary words."""
    words = re.findall(r"[^\W\d_]+", role)
    return all(word.istitle() for word in words) and any(
        not is_english(word) or opens_as_a_name(word) for word in words
    )


def _person(code: str, role: str, kind: Kind, said: tuple[str, str]) -> Person:
    agency, published = said
    return Person(
        code=code,
        label=code if kind is Kind.PROFESSIONAL else _spaced(code),
        role=role,
        kind=kind.value,
        agency=agency or None,
        published=published,
    )


def _spaced(code: str) -> str:
    """Return a code as it is printed: ChildK is Child K, Sibling1 Sibling 1."""
    return "".join(
        f" {c}" if n and (c.isdigit() or c.isupper()) and not code[n - 1].isupper()
        and not code[n - 1].isdigit() else c
        for n, c in enumerate(code)
    )  # fmt: skip


def _register_to_note_in(root: Path) -> bytes | None:
    """Return the clear register, None where there is none yet."""
    content = folder.read_secret(root / FILE)
    if content is None and os.path.lexists(root / SEALED):
        raise ScrError("the register is sealed", "Open it first: scr unseal")
    return content


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
    what, wording = _typed(role, published, root)
    fields = {"role": what} | ({"published": wording} if wording else {})

    def decide(contents: folder.Contents) -> tuple[Deed, None]:
        codes = [one.code for one in _reviewed(contents).people.people]
        # A record that cannot be read is nobody's yet: the file has to be sound first.
        editing = Editing(contents.files.get(_PEOPLE), _PEOPLE, People)
        if code not in codes:
            raise ScrError(
                "nobody in people.yaml bears this code", "See: scr people list"
            )
        editing.set(("people", codes.index(code)), **fields)
        return Deed(editing.edits()), None

    folder.change(root, decide)
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
    contents = folder.read(root)
    review = _reviewed(contents)
    register = _register(root, given, key)
    if register is None:
        console.say("no register of names at hand: whoever it knows is listed too")
        register = Register()
    read, left = _beside(root, contents.files)
    texts = (*_texts(contents.files), *_texts(read))
    known, called = spellings(register), Called(register)
    usual = usual_words(review) | small_words(text for _, text in texts)
    count = 0
    for file, text in texts:
        for one in strangers(text, known, usual):
            count += 1
            word = f": {text[one.start : one.end]}" if show else ""
            console.say(_where(called.file(root, file), text, one) + word)
    for name in left:
        console.say(f"{console.plain(called.file(root, name))}: not looked into")
    told = f"{number(count, 'word')} to decide on"
    console.say(told if count else "no unknown name was found")
    if count:
        raise typer.Exit(1)


def _where(file: str, text: str, one: Stranger) -> str:
    row, column = where(text, one.start)
    what = _KIND[one.kind].format(one.near)
    return f"{console.plain(file)}:{row + 1}:{column + 1}: {what}"


def _beside(
    root: Path, files: Mapping[str, bytes]
) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Return what else people put into the folders of agencies: texts, and the rest."""
    held = {
        name: content
        for name, content in folder.beside(root, files)
        if name.partition("/")[0] in _WRITTEN_IN and "/" in name
    }
    read = {
        name: content
        for name, content in held.items()
        if content and name.endswith((".md", ".txt")) and is_text(content)
    }
    return read, tuple(one for one in held if one not in read)


def _texts(files: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield the files in which agencies and reviewers write, as text."""
    for name, content in files.items():
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


def _reviewed(contents: folder.Contents) -> Review:
    return load(contents.files).sound()


def _register(root: Path, given: Path | None, key: Path | None) -> Register | None:
    """Return the register where it is at hand; a list of codes needs none."""
    at_hand = secrets.at_hand(root, given, key)
    return secrets.register_of(root, given, key) if at_hand else None
