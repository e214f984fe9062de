"""The YAML server behind VS Code and others, with the schemas that scrkit writes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from scrkit import folder
from scrkit.review import load
from tests.clients.editor import Editor, editing
from tests.clients.programs import found

# Faults of shape, as people make them; the code that scrkit answers with.
BROKEN = {
    "an unknown key": ("people.yaml", "role: ", "rule: ", "SCR121"),
    "an unknown key in a list": ("panel.yaml", "from_date:", "from_dat:", "SCR121"),
    "a key of nobody": ("glossary.yaml", "terms:", "nonsense: x\nterms:", "SCR121"),
    "a key too few": ("requests.yaml", "agency: csc, ", "", "SCR122"),
    "a text for a list": (
        "chronologies/gp.yaml",
        "no_contact: []",
        "no_contact: none",
        "SCR123",
    ),
    "a text for a truth": ("family.yaml", "took_part: true", "took_part: so", "SCR123"),
    "a word of no list": ("people.yaml", "kind: family", "kind: kin", "SCR124"),
    "a format to come": ("review.yaml", "format: 1", "format: 2", "SCR124"),
    "an id out of form": ("chronologies/gp.yaml", "id: GP-0001", "id: gp1", "SCR126"),
    "an agency in capitals": ("imrs/csc.yaml", "agency: csc", "agency: CSC", "SCR126"),
    "a code with a space": ("people.yaml", "code: Mother", "code: The mum", "SCR126"),
    "a day of no month": ("panel.yaml", "date: 2015-0", "date: 2015-3", "SCR125"),
}


@pytest.fixture
def editor(review: Path) -> Iterator[Editor]:
    with editing(found("yaml-language-server"), review) as session:
        yield session


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def read(review: Path, name: str) -> set[tuple[int, str]]:
    """Return line and code of each fault of shape that scrkit's own reader finds."""
    loaded = load(folder.read(review).files)
    (source,) = (s for s in loaded.sources if s.name == name)
    return {(d.place.line, d.code) for d in source.decoded.diagnostics}


def underlined(editor: Editor, path: Path) -> set[int]:
    return {d["range"]["start"]["line"] + 1 for d in editor.faults(path)}


def test_the_example_has_no_fault_in_an_editor(review: Path, editor: Editor) -> None:
    files = sorted(review.rglob("*.yaml"))
    told = {
        path.relative_to(review).as_posix(): [d["message"] for d in editor.faults(path)]
        for path in files
    }

    assert len(told) >= 30
    assert {name: found for name, found in told.items() if found} == {}


@pytest.mark.parametrize("name", BROKEN)
def test_an_editor_underlines_the_line_that_validate_tells(
    name: str, review: Path, editor: Editor
) -> None:
    file, old, new, code = BROKEN[name]
    change(review / file, old, new)
    told = read(review, file)

    assert {one for _, one in told} == {code}
    assert underlined(editor, review / file) == {line for line, _ in told}


def test_a_misspelt_key_that_must_be_there_is_told_once_by_us_and_twice_by_an_editor(
    review: Path, editor: Editor
) -> None:
    change(review / "actions.yaml", "owner:", "ower:")
    ((line, code),) = read(review, "actions.yaml")

    lines = underlined(editor, review / "actions.yaml")
    assert code == "SCR121"
    assert line == max(lines)
    assert len(lines) == 2


COMPLETED = {
    "a record of a list": (
        "people.yaml",
        "people:\n  - ",
        {"code", "label", "role", "kind", "born"},
    ),
    "a word of a list": (
        "people.yaml",
        "people:\n  - code: X1\n    kind: ",
        {"family", "other", "professional", "subject"},
    ),
    "a file": (
        "review.yaml",
        "format: 1\n",
        {"id", "title", "framework", "board", "agencies", "departures"},
    ),
    "a file in a folder": (
        "chronologies/gp.yaml",
        "agency: gp\n",
        {"author", "entries", "no_contact", "withdrawn"},
    ),
}


@pytest.mark.parametrize("name", COMPLETED)
def test_an_editor_offers_the_keys_and_words_that_are_possible(
    name: str, review: Path, editor: Editor
) -> None:
    file, typed, wanted = COMPLETED[name]
    first = (review / file).read_text("utf-8").splitlines()[0]
    text = f"{first}\n{typed}"
    (review / file).write_text(text, "utf-8")

    *above, last = text.split("\n")
    offered = editor.completions(review / file, len(above), len(last))
    assert wanted <= set(offered)
