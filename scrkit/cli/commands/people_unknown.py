"""`scr people unknown`: who is named in the files and known to nobody."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

import typer

from scrkit import folder
from scrkit.cli import console, options, secrets
from scrkit.cli.called import Called
from scrkit.errors import ScrError
from scrkit.identity.finding import is_text
from scrkit.identity.register import Register
from scrkit.identity.spellings import spellings
from scrkit.identity.strangers import Stranger, strangers
from scrkit.identity.usual import small_words, usual_words
from scrkit.model.review import AGENCY_FOLDERS
from scrkit.review import load
from scrkit.text.counting import number
from scrkit.text.mentions import where
from scrkit.yamlfile import read

# Where agencies and reviewers write.
_WRITTEN_IN = frozenset((*(one for one, _, _ in AGENCY_FOLDERS), "overview"))
_PEOPLE = "people.yaml"
_KIND = {
    "capital": "a word with a capital that nobody in the register bears",
    "titled": "a word behind a title that nobody in the register bears",
    "initials": "initials that nobody in the register bears",
    "near": "one letter away from a name of {}",
}


def command(
    root: Annotated[Path, options.ROOT] = Path(),
    show: Annotated[
        bool, typer.Option("--show", help="Show the words; on a terminal only.")
    ] = False,
    given: Annotated[Path | None, options.REGISTER] = None,
    key: Annotated[Path | None, options.KEY] = None,
) -> None:
    """List capitalised words, initials and near-misses that nobody registered bears.

    Each is somebody to add, a spelling to note in the register, or no name at all.

    Example: scr people unknown child-k --show
    """
    if show and not console.on_terminal():
        raise ScrError("words are shown on a terminal only", "Leave --show out.")
    contents = folder.read(root)
    review = load(contents.files).sound()
    register = secrets.at_hand(root, given, key)
    if register is None:
        console.say("no register of names at hand: whoever it knows is listed too")
        register = Register()
    read, left = _beside(root, contents.files)
    texts = (*_texts(contents.files), *_texts(read))
    known, called = spellings(register), Called(register)
    # A word that somewhere stands in small letters is no name.
    usual = usual_words(review) | small_words(text for _, text in texts)
    count = 0
    for file, text in texts:
        for one in strangers(text, known, usual):
            count += 1
            # Only on a terminal and when asked: what may be a name is never printed
            # unasked.
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
        # Nobody of the case is in a template or guidance, and people.yaml holds codes.
        if name.partition("/")[0] in ("templates", "frameworks") or name == _PEOPLE:
            continue
        text = content.decode("utf-8", "replace")
        if name.endswith(".yaml"):
            # The text with its keys and comments blank: nobody is named there.
            tree = read(content, name)
            kept = [" " if c != "\n" else c for c in tree.source.text]
            for path in _paths(tree.data, ()):
                start, end = tree.characters(path)
                kept[start:end] = tree.source.text[start:end]
            text = "".join(kept) if tree.starts else text
        yield name, text


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
