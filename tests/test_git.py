"""What git is asked: with a repository, without one, and without git."""

import subprocess
from pathlib import Path

import pytest

from scrkit.system import git


def call(root: Path, *words: str) -> None:
    who = ["-c", "user.name=A Board", "-c", "user.email=board@board.example"]
    subprocess.run(["git", *who, *words], cwd=root, check=True, capture_output=True)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    call(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / ".gitignore").write_text("identities.yaml\n", "utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "é a.txt").write_bytes(b"first\n\0second")
    call(tmp_path, "add", "-A")
    call(tmp_path, "commit", "-qm", "one message")
    return tmp_path


def test_tracked_files_and_their_bytes(kept: Path) -> None:
    (kept / "other.txt").write_text("not added", "utf-8")
    assert git.tracked(kept) == (".gitignore", "sub/é a.txt")
    assert dict(git.index_contents(kept)) == {
        ".gitignore": b"identities.yaml\n",
        "sub/é a.txt": b"first\n\0second",
    }
    assert dict(git.index_contents(kept / "sub")) == {"é a.txt": b"first\n\0second"}


def test_what_is_ignored(kept: Path) -> None:
    assert git.ignores(kept, "identities.yaml") is True
    assert git.ignores(kept, "people.yaml") is False


def test_the_history_keeps_what_was_taken_out(kept: Path) -> None:
    call(kept, "rm", "-q", "sub/é a.txt")
    call(kept, "commit", "-qm", "gone")
    contents = [content for _, content in git.history(kept)]
    assert b"first\n\0second" in contents
    assert any(b"one message" in content for content in contents)
    assert git.refs(kept) == ("refs/heads/main",)


def test_the_top_of_a_repository(kept: Path) -> None:
    assert git.top(kept / "sub") == kept.resolve()


def test_without_a_repository(tmp_path: Path) -> None:
    assert git.tracked(tmp_path) is None
    assert git.ignores(tmp_path, "a") is None
    assert git.top(tmp_path) is None
    assert list(git.history(tmp_path)) == []
    assert list(git.index_contents(tmp_path)) == []


def test_without_git(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert isinstance(git.tracked(kept), git.Untold)


def test_files_as_they_were_in_a_commit(kept: Path) -> None:
    (kept / "sub" / "b.yaml").write_bytes(b"one: 1\n")
    (kept / "sub" / "link.yaml").symlink_to("b.yaml")
    call(kept, "add", "-A")
    call(kept, "commit", "-qm", "second")
    (kept / "sub" / "b.yaml").write_bytes(b"one: 2\n")
    before, now = git.commit(kept, "HEAD~1"), git.commit(kept / "sub", "main")
    assert before
    assert now
    assert before != now
    assert git.files_at(kept, now, (".yaml",)) == {"sub/b.yaml": b"one: 1\n"}
    assert git.files_at(kept / "sub", now, (".yaml",)) == {"b.yaml": b"one: 1\n"}
    assert git.files_at(kept, before, (".yaml",)) == {}


def test_a_revision_that_git_does_not_know(
    kept: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    for revision in ("nowhere", "--all", "-h", "", "HEAD~7", "HEAD:sub"):
        assert git.commit(kept, revision) is None
    assert git.commit(tmp_path_factory.mktemp("bare"), "HEAD") is None
