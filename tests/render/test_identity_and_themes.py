"""Identity and themes: the panel reads them, the public only if the Board decides."""

from pathlib import Path

import pytest

from scrkit.cli.app import run
from scrkit.frameworks import theme_titles
from scrkit.frameworks.theme import theme_lists
from scrkit.review import load
from scrkit.system.resources import shipped

_EXAMPLE = shipped("examples") / "child-k"
_SAID = "English, and Polish with the grandmother"


@pytest.fixture
def files() -> dict[str, bytes]:
    found = {
        path.relative_to(_EXAMPLE).as_posix(): path.read_bytes()
        for path in _EXAMPLE.rglob("*")
        if path.is_file()
    }
    people = found["people.yaml"].decode()
    start = people.index("       language:")
    end = people.index("\n", start)
    said = f'       language: {{says: "{_SAID}", by: the mother}},'
    found["people.yaml"] = (people[:start] + said + people[end:]).encode()
    return found


def overview(files: dict[str, bytes], root: Path, view: str) -> str:
    for name, content in files.items():
        path = root / "r" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    given = ["render", "overview", str(root / "r"), "--format", "md", "--view", view]
    assert run([*given, "--out", str(root / "out"), "--as-of", "2016-09-30"]) == 0
    (made,) = (root / "out").glob("*.md")
    return made.read_text("utf-8")


def decided(files: dict[str, bytes], *lines: str) -> dict[str, bytes]:
    text = files["review.yaml"].decode() + "publication:\n"
    told = text + "".join(f"  {line}: told\n" for line in lines)
    return {**files, "review.yaml": told.encode()}


def test_the_panel_reads_identity_and_themes_with_the_reasons(
    files: dict[str, bytes], tmp_path: Path
) -> None:
    text = overview(files, tmp_path, "coded")
    assert f"Language: {_SAID} (said by the mother)." in text
    assert "Ethnicity: not asked (No agency recorded that it asked;" in text
    assert "Themes: The child's daily life and voice; Conditions of work." in text


def test_the_public_reads_neither_unless_the_board_decides_so(
    files: dict[str, bytes], tmp_path: Path
) -> None:
    text = overview(files, tmp_path, "published")
    assert _SAID not in text
    assert "family's words" not in text
    assert "Themes:" not in text


@pytest.mark.parametrize("told", ["identity", "themes"])
def test_the_board_decides_on_each_by_itself(
    told: str, files: dict[str, bytes], tmp_path: Path
) -> None:
    text = overview(decided(files, told), tmp_path, "published")
    assert (_SAID in text) == (told == "identity")
    assert ("Themes: The child" in text) == (told == "themes")
    # Why there is no answer is for the panel.
    assert "recorded that it asked" not in text


def test_a_theme_that_no_list_has_is_told_with_the_nearest_one(
    files: dict[str, bytes],
) -> None:
    name = "overview/findings.yaml"
    old = files[name].decode()
    files[name] = old.replace("[child-voice, ", "[child-voise, ", 1).encode()
    (told,) = [one for one in load(files).diagnostics if one.code == "SCR226"]
    assert told.place.file == name
    assert "Did you mean child-voice?" in told.do


def test_a_theme_of_the_boards_own_is_known(files: dict[str, bytes]) -> None:
    name = "overview/findings.yaml"
    old = files[name].decode()
    files[name] = old.replace("[child-voice, ", "[winter-crisis, ", 1).encode()
    own = "themes:\n  - {id: winter-crisis, title: The winter crisis}\n"
    files["review.yaml"] += own.encode()
    assert load(files).diagnostics == ()


def test_every_shipped_theme_stands_once_and_in_the_documentation() -> None:
    ids = [one.id for found in theme_lists() for one in found.themes]
    assert len(ids) == len(set(ids)) == len(theme_titles())
    page = (shipped("examples").parent / "docs" / "reporting.md").read_text("utf-8")
    assert [id for id in ids if f"`{id}`" not in page] == []


def test_a_name_in_an_identity_is_met_as_anywhere_else(
    files: dict[str, bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = files["people.yaml"].decode().replace(_SAID, "Polish with Zelda Zettermark")
    for name, content in {**files, "people.yaml": text.encode()}.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    register = tmp_path / "identities.yaml"
    register.write_text(
        "format: 1\nidentities:\n  - {code: MGM, names: [Zelda Zettermark]}\n", "utf-8"
    )
    register.chmod(0o600)
    assert run(["validate", str(tmp_path), "--as-of", "2016-09-30"]) == 1
    said = capsys.readouterr().out
    line = 1 + text[: text.index("Zelda")].count("\n")
    assert f"people.yaml:{line}:" in said
    assert "SCR741" in said or "SCR740" in said
    assert "Zettermark" not in said
