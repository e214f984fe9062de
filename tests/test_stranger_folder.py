"""What a folder from a stranger may do by being read: nothing that it was not asked."""

import os
from pathlib import Path

import pytest

from scrkit import folder
from scrkit.errors import ScrError
from scrkit.files import Elsewhere, NewFile
from scrkit.folder.journal import Journal, Move, encoded
from scrkit.folder.pieces import digest
from scrkit.folder.read import MAX_ENTRIES, MAX_WHOLE
from scrkit.folder.remarks import taken
from scrkit.folder.safely import read_below, read_bounded
from scrkit.yamlfile.read import MAX_BYTES

POSIX = pytest.mark.skipif(os.name != "posix", reason="links and pipes of POSIX")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = tmp_path / "r"
    (made / "chronologies").mkdir(parents=True)
    (made / "review.yaml").write_bytes(b"format: 1\n")
    return made


STAGE = f".scr-{'0' * 32}.tmp"


def journal(root: Path, target: str, content: bytes = b"new: 1\n") -> None:
    """Leave a journal, and what it would move, as a killed write leaves them."""
    at = root / target
    at.parent.mkdir(parents=True, exist_ok=True)
    (root / STAGE).mkdir()
    (root / STAGE / "0").write_bytes(content)
    before = digest(at.read_bytes() if at.is_file() else None)
    left = Journal(STAGE, (Move("0", target, before, digest(content)),))
    (root / ".scr-journal").write_bytes(encoded(left))


OURS = (
    *("people.yaml", "chronologies/gp.yaml", "overview/summary.md", "overview.docx"),
    *("templates/parts/terms.md.j2", "frameworks/own.yaml", ".scr/schemas/x.json"),
)


@pytest.mark.parametrize("target", OURS)
def test_a_write_that_was_cut_off_is_finished_and_told(target: str, root: Path) -> None:
    journal(root, target)
    taken()
    folder.read(root)

    assert (root / target).read_bytes() == b"new: 1\n"
    assert taken() == (f"scr: finished a write that was cut off: {target}",)


@pytest.mark.parametrize(
    "target",
    [".git/config", ".git/hooks/pre-commit", "run.sh", "chronologies/x.py", ".bashrc",
     "notes.txt", "chronologies/deep/gp.yaml", "review.yaml.lnk", "CON/x.yaml"],
)  # fmt: skip
def test_a_journal_moves_no_file_that_a_review_does_not_have(
    target: str, root: Path
) -> None:
    journal(root, target)
    with pytest.raises(ScrError, match="not left by scr"):
        folder.read(root)
    assert not (root / target).exists()


def test_a_journal_moves_neither_many_files_nor_large_ones(root: Path) -> None:
    journal(root, "people.yaml")
    with (root / STAGE / "0").open("wb") as file:
        file.truncate(300 * 1024 * 1024)
    with pytest.raises(ScrError, match="not left by scr"):
        folder.read(root)

    move = Move("0", "people.yaml", "", digest(b"x"))
    (root / ".scr-journal").write_bytes(encoded(Journal(STAGE, (move,) * 3_000)))
    (root / STAGE / "0").write_bytes(b"x")
    with pytest.raises(ScrError, match="not left by scr"):
        folder.read(root)

    with (root / ".scr-journal").open("wb") as file:
        file.truncate(10 * 1024**3)
    with pytest.raises(ScrError, match="not left by scr"):
        folder.read(root)


@pytest.mark.full
def test_a_folder_of_more_files_than_a_review_has_is_told(root: Path) -> None:
    for number in range(MAX_ENTRIES + 1):
        (root / "chronologies" / f"{number}").touch()
    with pytest.raises(ScrError, match="chronologies holds over 20,000 files"):
        folder.read(root)


@pytest.mark.full
def test_files_too_large_together_are_told_before_all_are_read(root: Path) -> None:
    for number in range(MAX_WHOLE // MAX_BYTES + 1):
        with (root / "chronologies" / f"a{number}.yaml").open("wb") as file:
            file.truncate(MAX_BYTES)
    with pytest.raises(ScrError, match="too large together"):
        folder.read(root)


def test_templates_nested_without_end_are_told(root: Path) -> None:
    deep = root.joinpath("templates", *["d"] * 40)
    deep.mkdir(parents=True)
    (told,) = folder.read(root).diagnostics()
    assert told.code == "SCR127"


@POSIX
def test_a_pipe_or_a_device_given_as_a_file_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/zero"), Path("/dev/null"), tmp_path):
        with pytest.raises(ScrError, match="no file"):
            folder.one_file(path)


@POSIX
def test_the_way_to_a_review_may_lead_over_links_and_none_below_it(
    root: Path, tmp_path: Path
) -> None:
    (tmp_path / "link").symlink_to(root)
    (tmp_path / "secret").write_bytes(b"secret")
    (tmp_path / "elsewhere").symlink_to(tmp_path / "secret")
    (root / "mine.md").symlink_to(tmp_path / "secret")
    (root / "far").symlink_to(tmp_path)
    (tmp_path / "inside").symlink_to(root / "chronologies")
    (root / "chronologies" / "gp.yaml").symlink_to(tmp_path / "secret")

    assert folder.read(tmp_path / "link").files["review.yaml"] == b"format: 1\n"
    assert read_bounded(tmp_path / "link" / "review.yaml", 99) == b"format: 1\n"
    assert read_bounded(tmp_path / "elsewhere", 99) == b"secret"
    for path in (
        root / "mine.md",
        root / "far" / "secret",
        root / "chronologies" / ".." / "mine.md",
        tmp_path / "link" / "mine.md",
        tmp_path / "inside" / "gp.yaml",
    ):
        with pytest.raises(ScrError, match="not followed"):
            read_bounded(path, 99)
    with pytest.raises(ScrError, match="not followed"):
        read_below(root, "far/secret", 99)


@POSIX
@pytest.mark.parametrize("target", ["out/x.md", "far/x.md", "out", "pipe", "full/x.md"])
def test_nothing_is_written_over_a_link_or_pipe_below_a_review(
    target: str, root: Path, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "x.md").write_bytes(b"precious")
    (root / "far").symlink_to(tmp_path / "other")
    (root / "full").mkdir()
    (root / "full" / "x.md").symlink_to(tmp_path / "other" / "x.md")
    (root / "out").symlink_to(tmp_path / "nothing")
    os.mkfifo(root / "pipe")

    for private in (False, True):
        place = root / target
        there = Elsewhere(place.parent, (NewFile(place.name, b"x", private=private),))
        with pytest.raises(ScrError, match="not followed"):
            folder.deliver(root, there)
    if "/" in target:
        above, _, name = target.partition("/")
        with pytest.raises(ScrError, match=r"not followed|link"):
            folder.write(root / above, (NewFile(name, b"x"),))
    assert (tmp_path / "other" / "x.md").read_bytes() == b"precious"
    assert not (tmp_path / "nothing").exists()
    assert [p.name for p in (tmp_path / "other").iterdir()] == ["x.md"]


@POSIX
def test_a_hard_link_is_not_written_through(root: Path, tmp_path: Path) -> None:
    (tmp_path / "other").write_bytes(b"precious")
    os.link(tmp_path / "other", root / "people.yaml")
    folder.write(root, (NewFile("people.yaml", b"people: []\n"),))
    assert (tmp_path / "other").read_bytes() == b"precious"


@POSIX
def test_a_pipe_outside_of_any_review_is_written_as_it_is(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    there = Elsewhere(Path("/dev/fd"), (NewFile(str(writing), b"told"),))
    folder.deliver(tmp_path, there)
    os.close(writing)
    with os.fdopen(reading, "rb") as file:
        assert file.read() == b"told"


def test_a_file_that_grows_while_it_is_read_is_not_read_for_ever(
    tmp_path: Path,
) -> None:
    with (tmp_path / "log").open("wb") as file:
        file.truncate(5000)
    with pytest.raises(ScrError, match="too large"):
        read_bounded(tmp_path / "log", 4999)
    with pytest.raises(ScrError, match="took too long"):
        read_bounded(tmp_path / "log", 5000, seconds=-1)
