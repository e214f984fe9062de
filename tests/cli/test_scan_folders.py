"""`scr scan` of folders and of many files, and what programs are told."""

import json
from pathlib import Path

import pytest

from scrkit.cli.app import run
from tests.wordfiles import para, word_file
from tests.wordfiles import run as words

pytestmark = pytest.mark.usefixtures("in_this_process")

REGISTER = """
format: 1
identities:
  - code: ChildQ
    names: [Jonah Treadwell]
    nhs_number: "9990000018"
  - code: Aunt
    names: [Rose Treadwell]
"""


@pytest.fixture
def kept(tmp_path: Path) -> list[str]:
    (tmp_path / "names.yaml").write_text(REGISTER, "utf-8")
    return ["--review", str(tmp_path), "--register", str(tmp_path / "names.yaml")]


def test_a_folder_is_looked_through_and_told_in_all(
    kept: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "letters"
    (folder / "in" / "deep").mkdir(parents=True)
    (folder / ".git").mkdir()
    (folder / ".git" / "config").write_text("Treadwell", "utf-8")
    (folder / "a.txt").write_text("Nobody.", "utf-8")
    (folder / "in" / "deep" / "b.docx").write_bytes(word_file(para(words("Treadwell"))))
    (folder / "link").symlink_to(folder / "in")
    assert run(["scan", str(folder), *kept]) == 1
    told = capsys.readouterr().out
    assert "b.docx: word/document.xml, paragraph 1: alarm: surname of Aunt or" in told
    assert "letters/.git: not looked into" in told
    assert "letters/link: not looked into" in told
    assert "in all: 2 files, 1 alarm, 0 notes, 0 parts not read" in told


def test_a_clean_folder_is_clean_and_an_empty_one_is_told(
    kept: list[str], tmp_path: Path
) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    assert run(["scan", str(folder), *kept]) == 2
    for count in range(3):
        (folder / f"{count}.txt").write_text("Nobody.", "utf-8")
    assert run(["scan", str(folder), *kept]) == 0


def test_a_file_that_breaks_its_reader_spoils_no_other(
    kept: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [tmp_path / "a.txt", tmp_path / "b.exe", tmp_path / "c.txt"]
    files[0].write_text("Jonah Treadwell", "utf-8")
    files[1].write_bytes(b"MZ\x90\x00\x03\xff\x80" * 9)
    files[2].write_text("Rose Treadwell", "utf-8")
    assert run(["scan", *map(str, files), *kept]) == 1
    told = capsys.readouterr().out
    assert "in all: 3 files, 2 alarms, 0 notes, 1 part not read" in told


def test_programs_are_told_kind_codes_part_and_place(
    kept: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(word_file(para(words("Treadwell")) + para(words("999 000 0018"))))
    assert run(["scan", str(path), *kept, "--format", "json"]) == 1
    (review,) = json.loads(capsys.readouterr().out)["reviews"]
    keys = ("kind", "codes", "part", "at", "severity")
    assert [[one[key] for key in keys] for one in review["diagnostics"]] == [
        ["surname", ["Aunt", "ChildQ"], "word/document.xml", "paragraph 1", "error"],
        ["nhs-number", ["ChildQ"], "word/document.xml", "paragraph 2", "error"],
    ]


def test_files_and_folders_that_bear_a_name_are_told_by_their_place(
    kept: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "letters"
    (folder / "Jonah Treadwell").mkdir(parents=True)
    for name in ("Jonah Treadwell/a.txt", "Jonah Treadwell/b.txt", "treadwell.txt"):
        (folder / name).write_text("Nobody.", "utf-8")
    assert run(["scan", str(folder), *kept]) == 1
    told = capsys.readouterr().out
    assert "Treadwell" not in told
    assert told.count("folder name: alarm: name of") == 1
    assert "file 2 of 3 (a .txt file): 0 alarms" in told
    assert "file 3 of 3 (a .txt file): file name: alarm: surname of" in told


def test_which_of_many_files_is_missing_is_told(
    kept: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("Nobody.", "utf-8")
    here, gone = str(tmp_path / "a.txt"), str(tmp_path / "gone.docx")
    assert run(["scan", here, gone, *kept]) == 2
    assert "gone.docx: there is no such file" in capsys.readouterr().err
    assert run(["scan", here, str(tmp_path / "treadwell.docx"), *kept]) == 2
    told = capsys.readouterr().err
    assert "file 2 of 2 (a .docx file): there is no such file" in told


def test_in_short_each_file_is_counted_by_its_name(
    kept: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "a.txt").write_text("Nobody.", "utf-8")
    (folder / "b.txt").write_text("Jonah Treadwell", "utf-8")
    assert run(["scan", str(folder), *kept, "--format", "concise"]) == 1
    counted = [one for one in capsys.readouterr().out.splitlines() if "error" in one]
    assert [one.split("/")[-1] for one in counted] == [
        "a.txt: 0 errors, 0 warnings, 0 notices",
        "b.txt: 1 error, 0 warnings, 0 notices",
    ]
