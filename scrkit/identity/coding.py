"""Put mentions in the place of names in a person's file; every other byte stays."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from scrkit.diagnostics import Place, Severity
from scrkit.errors import ScrError
from scrkit.files import Edit
from scrkit.identity.bare import BareCodes
from scrkit.identity.naming import Naming, namings, with_mentions
from scrkit.identity.spans import within
from scrkit.identity.spellings import Form, Spellings
from scrkit.yamlfile import Data, Path, Tree, read
from scrkit.yamlfile.prose import read_prose

# Fields that hold bare codes, one or a list; elsewhere people are mentioned: @SW1.
_NO_CODES = BareCodes(())
# Codes and labels stand there as what they are.
_PEOPLE_FILE = "people.yaml"
_PEOPLE = """
people person places place staff_consulted supporter invited attended line_manager
subject subjects who
"""
_BARE = frozenset(_PEOPLE.split())
_PLAIN_SAFE = re.compile(r"[^@\s\-?:,\[\]{}#&*!|>'\"%`][^#\[\]{},]*")


@dataclass(frozen=True, slots=True, repr=False)
class Coded:
    """What is to be done with one name in a file: its place and whom it means.

    `why` is "" where a mention is put in its place, else why a person must say.
    """

    place: Place
    codes: tuple[str, ...]
    why: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Coding:
    """The plan for one file: edits, and every name that was met."""

    edits: tuple[Edit, ...]
    coded: tuple[Coded, ...]


def code_file(
    content: bytes, file: str, known: Spellings, codes: BareCodes = _NO_CODES
) -> Coding:
    """Return what putting codes into a file of YAML or prose would do.

    Those of `codes` that stand without their sign are made mentions as well. Comments
    and keys of YAML are looked at too, and told, but not changed. Raises ScrError where
    the file cannot be read, or would not read as before.
    """
    if file.endswith((".yaml", ".yml")):
        return _code_yaml(content, file, known, codes)
    source, diagnostics = read_prose(content, file)
    if any(one.severity is Severity.ERROR for one in diagnostics):
        raise _unreadable(file)
    found = _with_bare(source.text, namings(source.text, known), codes)
    edits = tuple(
        Edit(
            file,
            source.byte_offset(one.start),
            source.byte_offset(one.end),
            f"@{one.codes[0]}".encode(),
            content,
        )
        for one in found
        if one.sure
    )
    return Coding(edits, tuple(_coded(one, source.place) for one in found))


def _unreadable(file: str) -> ScrError:
    return ScrError(
        f"{file} cannot be read, so no code was put into it",
        "See what is wrong with: scr validate",
    )


def _coded(one: Naming, place: Callable[[int, int], Place]) -> Coded:
    return Coded(place(one.start, one.end), one.codes, one.why)


def _with_bare(
    text: str, found: tuple[Naming, ...], codes: BareCodes
) -> tuple[Naming, ...]:
    """Return namings and, where none of them stands, the codes without their sign."""
    is_taken = within([(one.start, one.end) for one in found])
    bare = [
        Naming(one.start, one.end, (one.code,), Form.FULL, "word" if one.word else "")
        for one in codes.find(text)
        if not is_taken(one.start)
    ]
    return tuple(sorted((*found, *bare), key=lambda one: one.start)) if bare else found


def _code_yaml(content: bytes, file: str, known: Spellings, codes: BareCodes) -> Coding:
    tree = read(content, file)
    if any(one.severity is Severity.ERROR for one in tree.diagnostics):
        raise _unreadable(file)
    edits: list[Edit] = []
    coded: list[Coded] = []
    spans: list[tuple[int, int]] = []
    for path in _scalars(tree.data, ()):
        start, end = tree.characters(path)
        spans.append((start, end))
        raw = tree.source.text[start:end]
        found = namings(raw, known)
        if " " in raw.strip() and file != _PEOPLE_FILE:
            # A single word is a reference, which has no sign.
            found = _with_bare(raw, found, codes)
        place = tree.source.place
        coded += [
            Coded(place(start + n.start, start + n.end), n.codes, n.why) for n in found
        ]
        if any(one.sure for one in found):
            text = _put(raw, found, path)
            first, last = tree.span(path)
            edits.append(Edit(file, first, last, text.encode(), content))
    coded += _outside(tree, spans, known)
    _prove(tree, content, edits)
    return Coding(tuple(edits), tuple(sorted(coded, key=lambda one: one.place)))


def _scalars(data: Data, at: Path) -> Iterator[Path]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _scalars(value, (*at, key))
    elif isinstance(data, list):
        for position, value in enumerate(data):
            yield from _scalars(value, (*at, position))
    elif isinstance(data, str) and data:
        yield at


def _put(raw: str, found: tuple[Naming, ...], path: Path) -> str:
    """Return a scalar as written with its names as codes, quoted where it has to be."""
    field = next((step for step in reversed(path) if isinstance(step, str)), "")
    whole = len(found) == 1 and (found[0].start, found[0].end) == (0, len(raw))
    if field in _BARE and whole:
        return found[0].codes[0]
    text = with_mentions(raw, found)
    if raw[:1] in ("'", '"', "|", ">") or _PLAIN_SAFE.fullmatch(text):
        return text
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def _outside(
    tree: Tree, spans: list[tuple[int, int]], known: Spellings
) -> Iterator[Coded]:
    """Yield the names in comments and keys: only a person can say what to do there."""
    text = list(tree.source.text)
    for start, end in spans:
        text[start:end] = [c if c == "\n" else "\0" for c in text[start:end]]
    for one in namings("".join(text), known):
        yield Coded(tree.source.place(one.start, one.end), one.codes, "comment")


def _prove(tree: Tree, content: bytes, edits: list[Edit]) -> None:
    """Raise ScrError unless the edited file reads, with the same keys and lists."""
    for edit in sorted(edits, key=lambda edit: edit.start, reverse=True):
        content = content[: edit.start] + edit.text + content[edit.end :]
    after = read(content, tree.file)
    broken = any(one.severity is Severity.ERROR for one in after.diagnostics)
    if broken or _shape(after.data) != _shape(tree.data):
        raise ScrError(
            f"{tree.file} is written in a way in which no code can be put safely",
            "Put its texts in blocks after |- and try again.",
        )


def _shape(data: Data) -> object:
    if isinstance(data, dict):
        return {key: _shape(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_shape(value) for value in data]
    return None
