"""A review folder read whole and written all or not at all."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from scrkit import folder
from scrkit.diagnostics import Severity
from scrkit.errors import ScrError
from scrkit.files import Edit, NewFile

POSIX = pytest.mark.skipif(os.name != "posix", reason="links and modes of POSIX")


def review(root: Path) -> Path:
    (root / "chronologies").mkdir(parents=True)
    (root / "review.yaml").write_bytes(b"format: 1\n")
    (root / "chronologies" / "gp.yaml").write_bytes(b"agency: gp\n")
    return root


def snapshot(root: Path) -> dict[str, bytes]:
    return {
        p.relative_to(root).as_posix(): p.read_bytes()
        for p in sorted(root.rglob("*"))
        if p.is_file() and p.name != ".scr-lock"
    }


def test_the_files_of_a_review_are_read_and_nothing_else(tmp_path: Path) -> None:
    root = review(tmp_path / "r")
    (root / "overview").mkdir()
    (root / "overview" / "summary.md").write_bytes(b"Text.")
    (root / "notes.docx").write_bytes(b"x")
    (root / "chronologies" / "~$gp.yaml").write_bytes(b"x")
    (root / ".git").mkdir()
    (root / ".git" / "review.yaml").write_bytes(b"x")

    assert set(folder.read(root).files) == {
        "chronologies/gp.yaml",
        "overview/summary.md",
        "review.yaml",
    }


def test_a_misspelt_file_or_folder_is_told_with_the_right_name(tmp_path: Path) -> None:
    root = review(tmp_path / "r")
    (root / "actons.yaml").write_bytes(b"")
    (root / "chronologes").mkdir()
    (root / "chronologes" / "police.yaml").write_bytes(b"")
    told = {d.place.file: d.do for d in folder.read(root).diagnostics()}

    assert "Did you mean actions.yaml?" in told["actons.yaml"]
    assert "Did you mean chronologies/?" in told["chronologes/police.yaml"]


def test_a_file_of_more_than_16_mib_is_told_unread(tmp_path: Path) -> None:
    root = review(tmp_path / "r")
    with (root / "actions.yaml").open("wb") as file:
        file.truncate(16 * 1024 * 1024 + 1)
    contents = folder.read(root)

    assert "actions.yaml" not in contents.files
    assert [d.code for d in contents.diagnostics()] == ["SCR102"]


@POSIX
def test_links_and_pipes_are_never_followed(tmp_path: Path) -> None:
    root = review(tmp_path / "r")
    (tmp_path / "outside.yaml").write_bytes(b"secret")
    (root / "people.yaml").symlink_to(tmp_path / "outside.yaml")
    (root / "overview").symlink_to(tmp_path)
    os.mkfifo(root / "panel.yaml")
    contents = folder.read(root)

    assert set(contents.files) == {"chronologies/gp.yaml", "review.yaml"}
    assert [(d.place.file, d.code) for d in contents.diagnostics()] == [
        ("overview", "SCR128"),
        ("panel.yaml", "SCR129"),
        ("people.yaml", "SCR128"),
    ]


LOST = {
    "interviews/edu.yml": "interviews/edu.yaml",
    "chronologies/police.YAML": "chronologies/police.yaml",
    "imrs/gp": "imrs/gp.yaml",
    "interviews/old/edu.yaml": "",
    "overview/x/summary.md": "",
    "overview/summary": "overview/summary.md",
    "overview/finding.yaml": "overview/findings.yaml",
    "glossary.yaml.txt": "glossary.yaml",
    "GLOSSARY.YAML": "glossary.yaml",
    ".glossary.yaml": "glossary.yaml",
    "imr/gp.yaml": "imrs/",
}


@pytest.mark.parametrize("name", LOST)
def test_a_file_that_would_be_lost_is_told(name: str, tmp_path: Path) -> None:
    root = review(tmp_path / "r")
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_bytes(b"x: 1\n")
    (told,) = folder.read(root).diagnostics()

    assert name.startswith(told.place.file)
    assert told.code == "SCR127"
    if LOST[name]:
        assert f"Did you mean {LOST[name]}?" in told.do
        assert told.severity is Severity.ERROR


def test_a_note_of_ones_own_is_only_warned_of(tmp_path: Path) -> None:
    root = review(tmp_path / "r")
    (root / "minutes-of-june.yaml").write_bytes(b"x: 1\n")
    (root / "letter.docx").write_bytes(b"x")
    (told,) = folder.read(root).diagnostics()

    assert (told.place.file, told.severity) == (
        "minutes-of-june.yaml",
        Severity.WARNING,
    )


BESIDE = {
    "imrs/police.docx": "SCR127",
    "imrs/drafts/gp.yaml": "SCR127",
    "overview/images/plan.png": "SCR127",
    "review.old.yaml": "SCR127",
    "imrs/Thumbs.db": "",
    "chronologies/desktop.ini": "",
    "chronologies/gp.yaml~": "",
    "review.yaml.bak": "",
}


@pytest.mark.parametrize("name", BESIDE)
def test_what_stands_beside_the_review_is_at_most_warned_of(
    name: str, tmp_path: Path
) -> None:
    root = review(tmp_path / "r")
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_bytes(b"x")
    told = folder.read(root).diagnostics()

    assert [d.code for d in told] == ([BESIDE[name]] if BESIDE[name] else [])
    assert all(d.severity is Severity.WARNING for d in told)
    assert not any("Did you mean" in d.do for d in told)


def test_the_boards_templates_may_have_parts(tmp_path: Path) -> None:
    root = review(tmp_path / "r")
    (root / "templates" / "parts").mkdir(parents=True)
    (root / "templates" / "parts" / "terms.md.j2").write_bytes(b"x")
    contents = folder.read(root)

    assert contents.diagnostics() == ()
    assert "templates/parts/terms.md.j2" in contents.files


STAGE = f".scr-{'0' * 32}.tmp"


def seal(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def journal(*moves: dict[str, str], **more: object) -> str:
    return json.dumps({"stage": STAGE, "moves": moves, **more})


def moved(**other: str) -> str:
    evil = {"name": "0", "target": "review.yaml", "before": "", "after": seal(b"evil")}
    return journal(evil | other)


JOURNALS = {
    "another target": moved(target="../victim"),
    "an absolute target": moved(target="/victim"),
    "what git keeps": moved(target=".git/config"),
    "what scr keeps": moved(target=".scr-lock"),
    "another source": moved(name="../mine.bak"),
    "a name with a NUL in it": moved(target="x\0"),
    "a stage of another name": journal(stage="overview"),
    "a stage above": journal(stage=f"../{STAGE}"),
    "a stage elsewhere of another name": journal(stages=["/home"]),
    "a stage elsewhere from here": journal(stages=[f"x/{STAGE}"]),
    "of another version": '[[".scr-1-0.tmp", "../victim", ""]]',
    "no list": "3",
    "lists too short": '[["x"]]',
    "no text": "[[1, 2, 3]]",
    "no JSON": "not json",
    "no UTF-8": "\udcff",
    "a name with a NUL": '[[".scr-1-0.tmp", "x\\u0000", ""]]',
    "half a letter": '[[".scr-1-0.tmp", "x\\ud800", ""]]',
    "lists in lists": "[" * 200_000,
}


@pytest.mark.parametrize("name", JOURNALS)
def test_a_journal_that_came_with_the_folder_is_not_followed(
    name: str, tmp_path: Path
) -> None:
    root = review(tmp_path / "r")
    (tmp_path / "victim").write_bytes(b"precious")
    (root / "mine.bak").write_bytes(b"evil")
    (root / STAGE).mkdir()
    (root / STAGE / "0").write_bytes(b"evil")
    text = JOURNALS[name].encode("utf-8", "surrogateescape")
    (root / ".scr-journal").write_bytes(text)
    before = snapshot(tmp_path)

    with pytest.raises(ScrError, match="not left by scr"):
        folder.read(root)
    assert snapshot(tmp_path) == before


def test_what_somebody_typed_after_a_crash_is_not_undone(tmp_path: Path) -> None:
    root = review(tmp_path / "r")
    old = (root / "review.yaml").read_bytes()
    new = b"new: 1\n"
    (root / STAGE).mkdir()
    (root / STAGE / "0").write_bytes(new)
    move = {"name": "0", "target": "review.yaml"}
    move |= {"before": seal(old), "after": seal(new)}
    (root / ".scr-journal").write_text(journal(move), encoding="utf-8")
    with (root / "review.yaml").open("ab") as file:
        file.write(b"# typed\n")

    with pytest.raises(ScrError, match=r"review\.yaml was changed after"):
        folder.read(root)
    assert (root / "review.yaml").read_bytes().endswith(b"# typed\n")
    assert (root / STAGE / "0").is_file()


def test_a_write_elsewhere_leaves_the_scratch_of_a_review_alone(tmp_path: Path) -> None:
    root = review(tmp_path / "r")
    (root / ".scr-1-0.tmp").write_bytes(b"new")
    folder.write(tmp_path, (NewFile("x.txt", b"x"),))

    assert (root / ".scr-1-0.tmp").is_file()


def test_a_half_made_folder_of_a_killed_scr_new_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / ".scr-99-new.tmp").mkdir()
    (tmp_path / ".scr-99-new.tmp" / "review.yaml").write_bytes(b"x")
    folder.write(tmp_path, (NewFile("x.txt", b"x"),))

    assert (tmp_path / "x.txt").read_bytes() == b"x"


def test_a_failed_write_leaves_no_empty_folders(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()
    with pytest.raises(ScrError):
        folder.write(tmp_path, (NewFile("new/b.yaml", b"x"), NewFile("a.yaml", b"x")))

    assert not (tmp_path / "new").exists()


@POSIX
@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root reads all")
def test_an_unreadable_file_is_named(tmp_path: Path) -> None:
    root = review(tmp_path / "r")
    (root / "review.yaml").chmod(0)

    with pytest.raises(ScrError, match=r"review\.yaml cannot be read"):
        folder.read(root)


@pytest.mark.parametrize("make", ["nothing", "empty", "file"])
def test_no_review_is_told_in_plain_words(make: str, tmp_path: Path) -> None:
    root = tmp_path / "r"
    if make == "empty":
        root.mkdir()
    if make == "file":
        root.write_bytes(b"x")

    with pytest.raises(ScrError) as told:
        folder.read(root)
    assert told.value.advice


def test_a_plan_is_written_with_the_folders_it_needs(tmp_path: Path) -> None:
    folder.write(
        tmp_path / "out", (NewFile("a.md", b"1"), NewFile("deep/er/b.md", b"2"))
    )

    assert snapshot(tmp_path / "out") == {"a.md": b"1", "deep/er/b.md": b"2"}


def test_edits_are_spliced_and_every_other_byte_stays(tmp_path: Path) -> None:
    before = b"# kept\r\na: 1 # too\r\nb: [x,  y]\r\n"
    (tmp_path / "r.yaml").write_bytes(before)
    folder.write(
        tmp_path,
        (
            Edit("r.yaml", 11, 12, b"22", before),
            Edit("r.yaml", len(before), len(before), b"c: 3\r\n", before),
        ),
    )

    assert (tmp_path / "r.yaml").read_bytes() == (
        b"# kept\r\na: 22 # too\r\nb: [x,  y]\r\nc: 3\r\n"
    )


def test_a_file_changed_since_it_was_read_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"new")
    plan = (NewFile("b.yaml", b"x"), Edit("a.yaml", 0, 3, b"mine", b"old"))

    with pytest.raises(ScrError, match="changed since it was read"):
        folder.write(tmp_path, plan)
    assert snapshot(tmp_path) == {"a.yaml": b"new"}


@pytest.mark.parametrize(
    "path", ["../a", "/a", "a/../../b", "c:\\a", "a\\b", "a/../b", "c:a"]
)
def test_nothing_is_written_outside_the_folder(path: str, tmp_path: Path) -> None:
    with pytest.raises(ScrError):
        folder.write(tmp_path / "out", (NewFile(path, b"x"),))
    assert snapshot(tmp_path) == {}


@POSIX
def test_a_link_in_the_way_is_refused(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "sub").symlink_to(tmp_path / "other")

    with pytest.raises(ScrError, match="link"):
        folder.write(tmp_path / "out", (NewFile("sub/a", b"x"),))
    assert list((tmp_path / "other").iterdir()) == []


@POSIX
def test_a_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    folder.write(tmp_path, (NewFile("a.yaml", b"new"),))

    assert path.stat().st_mode & 0o777 == 0o640


def test_an_output_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"x")

    with pytest.raises(ScrError):
        folder.write(tmp_path / "out", (NewFile("a", b"x"),))


def test_a_new_folder_is_there_whole(tmp_path: Path) -> None:
    folder.new_folder(tmp_path / "r", (NewFile("a", b"1"), NewFile("b/c", b"2")))

    assert snapshot(tmp_path / "r") == {"a": b"1", "b/c": b"2"}
    assert [p.name for p in tmp_path.iterdir()] == ["r"]


def test_a_folder_with_only_git_in_it_is_filled(tmp_path: Path) -> None:
    (tmp_path / "r" / ".git").mkdir(parents=True)
    folder.new_folder(tmp_path / "r", (NewFile("a", b"1"),))

    assert snapshot(tmp_path / "r") == {"a": b"1"}


def test_a_folder_that_is_not_empty_is_refused(tmp_path: Path) -> None:
    (tmp_path / "r").mkdir()
    (tmp_path / "r" / "mine.txt").write_bytes(b"x")

    with pytest.raises(ScrError, match="not empty"):
        folder.new_folder(tmp_path / "r", (NewFile("a", b"1"),))
    assert snapshot(tmp_path / "r") == {"mine.txt": b"x"}


WRITER = """
import sys
from pathlib import Path
from scrkit import folder
from scrkit.errors import ScrError
from scrkit.files import Edit
root, name = Path(sys.argv[1]), sys.argv[2].encode()
kept = 0
while kept < 25:
    before = (root / "log.yaml").read_bytes()
    try:
        end = len(before)
        folder.write(root, (Edit("log.yaml", end, end, name, before),))
        kept += 1
    except ScrError:
        pass
"""


def test_four_writers_at_once_lose_no_edit(tmp_path: Path) -> None:
    (tmp_path / "log.yaml").write_bytes(b"")
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), name])
        for name in "abcd"
    ]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0, 0, 0]

    text = (tmp_path / "log.yaml").read_text(encoding="utf-8")
    assert sorted(text) == sorted("abcd" * 25)
