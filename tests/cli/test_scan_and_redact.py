"""`scr scan` and `scr redact` as they are called."""

import json
from pathlib import Path

import pytest

from scrkit.cli import console
from scrkit.cli.app import run
from scrkit.system.resources import shipped
from tests.wordfiles import hiding_places, para, word_file
from tests.wordfiles import run as words

pytestmark = pytest.mark.usefixtures("in_this_process")

NAME = "Philippa Quillfeather"


@pytest.fixture
def kept(child_k: Path) -> list[str]:
    """Return the options that name the example and its register."""
    names = shipped("examples") / "child-k-names.yaml"
    register = child_k.parent / "names.yaml"
    register.write_bytes(names.read_bytes())
    return ["--review", str(child_k), "--register", str(register)]


def test_a_trace_is_told_by_part_place_and_code(
    kept: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(hiding_places(NAME)["deletion"])
    assert run(["scan", str(path), *kept]) == 1
    told = capsys.readouterr().out
    assert "word/document.xml, paragraph 1, deleted text: alarm: name of HV1" in told
    assert "1 alarm, 0 notes, 0 parts not read" in told
    assert "Quill" not in told


def test_names_are_shown_on_a_terminal_only(
    kept: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / "note.md"
    path.write_text(f"{NAME} rang.\n", "utf-8")
    assert run(["scan", str(path), *kept, "--show"]) == 2
    monkeypatch.setattr(console, "on_terminal", lambda: True)
    assert run(["scan", str(path), *kept, "--show"]) == 1
    assert f"name of HV1: {NAME}" in capsys.readouterr().out


@pytest.mark.parametrize(
    "form", ["json", "jsonl", "sarif", "github", "gitlab", "junit"]
)
def test_programs_are_told_without_the_name(
    form: str, kept: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / f"{NAME}.md"
    path.write_text(f"One.\n\n{NAME} rang.\n", "utf-8")
    assert run(["scan", str(path), *kept, "--format", form]) == 1
    told = capsys.readouterr()
    assert "SCR730" in told.out
    assert "Quill" not in told.out + told.err
    if form == "json":
        assert json.loads(told.out)


def test_a_clean_file_is_clean_and_a_missing_one_is_told(
    kept: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "note.md"
    path.write_text("Nobody rang.\n", "utf-8")
    assert run(["scan", str(path), *kept]) == 0
    assert run(["scan", str(tmp_path / "no.md"), *kept]) == 2


def test_a_redacted_copy_is_written_and_the_original_stays(
    kept: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "report.docx"
    before = word_file(para(words(f"{NAME} saw Kes.")))
    path.write_bytes(before)
    assert run(["redact", str(path), *kept, "--view", "published"]) == 0
    told = capsys.readouterr().out
    assert "3 of 4 words replaced" in told
    assert "written anew" in told
    assert "Quill" not in told
    assert path.read_bytes() == before
    copy = tmp_path / "report-redacted.docx"
    assert run(["scan", str(copy), *kept]) == 0


def test_what_is_for_a_person_to_tell_makes_it_exit_one(
    kept: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "note.txt"
    path.write_text("Ashdown-Exemplar was out.\n", "utf-8")
    assert run(["redact", str(path), *kept]) == 1
    told = capsys.readouterr().out
    assert "for you to decide: a name that several people bear" in told
    assert "Ashdown" not in told


def test_the_original_is_never_overwritten(kept: list[str], tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("x", "utf-8")
    assert run(["redact", str(path), *kept, "--out", str(path)]) == 2
    assert run(["redact", str(tmp_path / "a.pdf"), *kept]) == 2


@pytest.mark.parametrize(
    ("text", "told_as"),
    [
        ("The Quillfeathers rang.", "a name in the plural"),
        ("Quillfeather-Smythe rang.", "a name that is joined to other letters"),
        ("Write to pquillfeather@mail.example now.", "a name in a mail address"),
        ("See PhilippaQuillfeather there.", "among other letters"),
    ],
)
def test_a_name_that_is_not_replaced_is_listed_and_found_in_the_copy(
    text: str,
    told_as: str,
    kept: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / "note.txt"
    path.write_text(text, "utf-8")
    assert run(["redact", str(path), *kept]) == 1
    told = capsys.readouterr().out
    assert told_as in told
    assert "Quill" not in told
    assert (tmp_path / "note-redacted.txt").read_text("utf-8") == text


def test_a_register_with_a_fault_is_told_by_the_name_of_its_own_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "names.yaml").write_text(
        "format: 1\nidentities:\n"
        "  - {code: Mother, names: [Wrenna Thistlemock], numbers: [999]}\n"
    )
    (tmp_path / "note.txt").write_text("Nothing.\n")
    register = str(tmp_path / "names.yaml")

    assert run(["scan", str(tmp_path / "note.txt"), "--register", register]) == 2

    told = capsys.readouterr().err
    assert "names.yaml:3:" in told
    assert "identities.yaml:" not in told
    assert "do:" in told
    assert "Wrenna" not in told


def test_an_earlier_copy_that_may_have_been_worked_on_is_left(
    tmp_path: Path, kept: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    path, copy = tmp_path / "report.md", tmp_path / "report-redacted.md"
    path.write_text("# A report\n\nNobody is named.\n", "utf-8")
    copy.write_text("read and mended\n", "utf-8")
    for more in ([], ["--out", str(copy)]):
        assert run(["redact", str(path), *kept, *more]) == 2
        assert "is there already; nothing was written" in capsys.readouterr().err
        assert copy.read_text("utf-8") == "read and mended\n"
    assert run(["redact", str(path), *kept, "--again"]) == 0
    assert "Nobody is named." in copy.read_text("utf-8")
