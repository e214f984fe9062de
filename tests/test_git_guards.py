"""What a repository's settings name is never run, and what is not told is said."""

import os
import re
import shutil
import sys
import zlib
from pathlib import Path

import pytest

from scrkit.system import git
from scrkit.system.git import asking, objects, wording
from scrkit.system.git.heads import heads
from scrkit.system.git.places import Places, beside, logs
from tests.test_git import call, kept

__all__ = ["kept"]
posix = pytest.mark.skipif(os.name != "posix", reason="the marker is a shell script")


def told(root: Path) -> tuple[list[bytes], str]:
    """Return the texts of a history, and why some were not told."""
    history = git.history(root)
    return [text for _, text in history], " ".join(one.why for one in history.untold)


def loose(root: Path, content: bytes) -> Path:
    """Return the file that holds an object with that content."""
    for path in (root / ".git" / "objects").glob("??/*"):
        if zlib.decompress(path.read_bytes()).partition(b"\0")[2] == content:
            path.chmod(0o600)
            return path
    raise AssertionError(content)


@pytest.fixture
def marker(tmp_path: Path) -> Path:
    """Write a harmless program, which does nothing but leave a file behind."""
    program = tmp_path / "program.sh"
    program.write_text(f'#!/bin/sh\ntouch "{tmp_path / "marker"}"\nexit 1\n')
    program.chmod(0o700)
    return program


def was_run(program: Path) -> bool:
    return program.with_name("marker").exists()


@pytest.fixture
def partial(kept: Path, tmp_path: Path) -> Path:
    """Make a partial clone: objects are promised, and one that is wanted is gone."""
    call(kept, "config", "extensions.partialClone", "far")
    call(kept, "config", "remote.far.promisor", "true")
    call(kept, "config", "remote.far.url", str(tmp_path))
    loose(kept, b"first\n\0second").unlink()
    return kept


@posix
@pytest.mark.parametrize(
    "settings",
    [
        {"remote.far.uploadpack": "{}"},
        {"remote.far.url": "ext::{} %S", "protocol.ext.allow": "always"},
        {"remote.far.url": "ssh://nowhere.example/a", "core.sshCommand": "{}"},
        {"remote.far.url": "git://nowhere.example/a", "core.gitProxy": "{}"},
        {"remote.far.vcs": "other", "alias.remote-other": "!{}"},
        {"core.fsmonitor": "{}", "core.pager": "{}", "core.askPass": "{}"},
        {"filter.a.smudge": "{}", "filter.a.clean": "{}", "diff.a.textconv": "{}"},
    ],
)
def test_a_missing_object_is_told_and_nothing_is_run(
    settings: dict[str, str], partial: Path, marker: Path
) -> None:
    attributes = partial / ".git" / "info" / "attributes"
    attributes.write_text("* filter=a diff=a\n")
    hook = partial / ".git" / "hooks" / "post-index-change"
    hook.parent.mkdir(exist_ok=True)
    shutil.copy(marker, hook)
    for name, value in settings.items():
        call(partial, "config", name, value.format(marker))
    index = git.index_contents(partial)
    assert dict(index)["sub/é a.txt"] == b""
    assert "missing" in " ".join(one.why for one in index.untold)
    assert "missing" in told(partial)[1]
    assert isinstance(git.files_at(partial, "HEAD", (".txt",)), git.Untold)
    assert git.takes_up(partial, "identities.yaml") is False
    assert git.commit(partial, "HEAD")
    assert not was_run(marker)


@posix
def test_git_is_never_one_that_lies_in_the_review(
    kept: Path, marker: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(marker, kept / "git")
    monkeypatch.chdir(kept)
    for path in (".", "", str(kept), f".{os.pathsep}{kept}"):
        monkeypatch.setenv("PATH", path)
        assert isinstance(git.tracked(kept), git.Untold)
    assert not was_run(marker)


def test_what_the_caller_sets_for_git_does_not_steer_it(
    kept: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    other = tmp_path_factory.mktemp("other")
    call(other, "init", "-q")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / "index"))
    monkeypatch.setenv("GIT_OBJECT_DIRECTORY", str(other / "objects"))
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "core.worktree")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", str(other))
    assert git.tracked(kept) == (".gitignore", "sub/é a.txt")
    assert git.tracked(other.parent) is None


@posix
@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("sleep 5", "in time"),
        ("exit 129", "too old"),
        ("exit 7", "ended before"),
        ("kill -9 $$", "ended before"),
        ("echo /nowhere", "another folder"),
        ("", "another folder"),
    ],
)
def test_a_git_that_does_not_answer_is_told(
    script: str,
    why: str,
    kept: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    place = tmp_path_factory.mktemp("bin")
    (place / "git").write_text(f"#!/bin/sh\nPATH={os.environ['PATH']}\n{script}\n")
    (place / "git").chmod(0o700)
    monkeypatch.setenv("PATH", str(place))
    monkeypatch.setattr(asking, "SECONDS", 0.5)
    for answer in (git.tracked(kept), git.ignores(kept, "a"), git.takes_up(kept, "a")):
        assert isinstance(answer, git.Untold)
        assert why in answer.why
    assert told(kept)[0] == []
    assert why in told(kept)[1]


@posix
@pytest.mark.parametrize(
    ("cut", "why"),
    [
        ("head -c 90", "damaged"),
        ("head -c 260; exit 3", "damaged"),
        ("(head -c 120; sleep 5)", "in time"),
    ],
)
def test_a_git_that_dies_on_the_way_is_told(
    cut: str,
    why: str,
    kept: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real, place = shutil.which("git"), tmp_path_factory.mktemp("bin")
    (place / "git").write_text(
        f"#!/bin/sh\nPATH={os.environ['PATH']}\n"
        f'case "$*" in *"--batch "*) {real} "$@" | {cut};; *) exec {real} "$@";; esac\n'
    )
    (place / "git").chmod(0o700)
    monkeypatch.setenv("PATH", str(place))
    monkeypatch.setattr(asking, "SECONDS", 1.0)
    assert re.search(f"{why}|ended before|missing", told(kept)[1])


def test_what_is_not_told_is_neither_yes_nor_no(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(TypeError):
        bool(git.ignores(kept, "identities.yaml"))


def test_a_file_that_git_holds_is_taken_up_though_it_is_ignored(kept: Path) -> None:
    assert git.takes_up(kept, "identities.yaml") is False
    assert git.takes_up(kept, "people.yaml") is True
    (kept / "identities.yaml").write_text("format: 1\n", "utf-8")
    call(kept, "add", "-f", "identities.yaml")
    assert git.takes_up(kept, "identities.yaml") is True


def test_an_object_that_another_stands_for_is_told(kept: Path) -> None:
    message = next(text for text in told(kept)[0] if b"one message" in text)
    shutil.copy(loose(kept, b"identities.yaml\n"), loose(kept, b"first\n\0second"))
    texts, why = told(kept)
    assert "damaged" in why
    # What can be read is read on.
    assert message in texts


def test_every_kind_of_object_and_name_is_read(kept: Path) -> None:
    call(kept, "tag", "-a", "v1", "-m", "words of a tag")
    call(kept, "branch", "a-branch")
    call(kept, "notes", "add", "-m", "words of a note")
    (kept / "sub" / "staged only.txt").write_text("words of the index")
    call(kept, "add", "-A")
    (kept / "dangling.txt").write_text("words that nothing leads to")
    call(kept, "hash-object", "-w", "dangling.txt")
    (kept / "sub" / "staged only.txt").write_text("words of the stash")
    call(kept, "stash", "-q")
    call(kept, "reset", "-q", "--hard")
    texts, why = told(kept)
    assert why == ""
    everything = b"\n".join(texts)
    for words in (
        *("words of a tag", "refs/heads/a-branch", "words of a note", "one message"),
        *("words of the index", "words that nothing leads to", "words of the stash"),
        *("é a.txt", "staged only.txt", "board@board.example"),
    ):
        assert words.encode() in everything


def test_a_work_tree_of_its_own_is_read_and_one_that_lost_its_home_is_not(
    kept: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("trees") / "other"
    call(kept, "worktree", "add", "-q", str(other))
    assert git.tracked(other) == (".gitignore", "sub/é a.txt")
    assert told(other)[1] == ""
    shutil.rmtree(kept / ".git")
    untold = git.tracked(other)
    assert isinstance(untold, git.Untold)
    assert "damaged or gone" in untold.why


def test_a_long_object_is_read_whole_in_pieces(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(objects, "PIECE", 1000)
    monkeypatch.setattr(objects, "OVERLAP", 100)
    text = b"".join(b"line %d\n" % number for number in range(2000))
    (kept / "long.txt").write_bytes(text)
    call(kept, "add", "-A")
    call(kept, "commit", "-qm", "long")
    texts, why = told(kept)
    assert why == ""
    for number in range(2000):
        assert any(b"line %d\n" % number in one for one in texts)


def test_a_part_of_a_history_is_told(
    kept: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    (kept / "b.txt").write_text("more")
    call(kept, "add", "-A")
    call(kept, "commit", "-qm", "more")
    part = tmp_path_factory.mktemp("part") / "copy"
    call(kept, "clone", "-q", "--depth", "1", kept.as_uri(), str(part))
    assert "a part of the history only" in told(part)[1]
    whole = part.with_name("whole")
    call(kept, "clone", "-q", kept.as_uri(), str(whole))
    assert told(whole)[1] == ""


@pytest.mark.skipif(sys.platform == "win32", reason="a link needs a right there")
def test_the_way_to_the_folder_may_lead_over_a_link(
    kept: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    link = tmp_path_factory.mktemp("way") / "link"
    link.symlink_to(kept / "sub")
    assert git.tracked(link) == ("é a.txt",)
    assert git.standing(link) == kept.resolve()


@pytest.mark.parametrize("option", [(), ("-N",)])
def test_a_file_name_of_the_index_alone_is_read(
    option: tuple[str, ...], kept: Path
) -> None:
    (kept / "a name that waits.txt").write_text("")
    call(kept, "add", *option, "a name that waits.txt")
    texts, why = told(kept)
    assert why == ""
    assert any(b"a name that waits.txt" in text for text in texts)


def test_a_name_in_the_index_of_another_work_tree_is_read(
    kept: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("trees") / "other"
    call(kept, "worktree", "add", "-q", str(other))
    (other / "a name that waits.txt").write_text("")
    call(other, "add", "-N", ".")
    for root in (kept, other):
        texts, why = told(root)
        assert why == ""
        assert any(b"a name that waits.txt" in text for text in texts)


def test_a_lost_index_is_told_and_one_that_never_was_is_not(
    kept: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    (kept / ".git" / "index").unlink()
    index = git.index_contents(kept)
    assert list(index) == []
    assert ["(the index) is missing" in one.why for one in index.untold] == [True]
    assert isinstance(git.tracked(kept), git.Untold)
    assert isinstance(git.takes_up(kept, "a"), git.Untold)
    new = tmp_path_factory.mktemp("new")
    call(new, "init", "-q")
    index = git.index_contents(new)
    assert (list(index), index.untold) == ([], ())
    assert told(new)[1] == ""


def test_a_text_in_letters_of_four_bytes_is_searched(kept: Path) -> None:
    before = git.history(kept)
    list(before)
    (kept / "wide.txt").write_bytes("Four bytes each.".encode("utf-32"))
    call(kept, "add", "wide.txt")
    after = git.history(kept)
    texts = [git.wide(text)[:1] for _, text in after]
    assert ("Four bytes each.",) in texts
    assert after.packed == before.packed


def test_a_work_tree_inside_is_no_other_repository(kept: Path) -> None:
    call(kept, "worktree", "add", "-q", str(kept / "inside"))
    before = git.index_contents(kept)
    list(before)
    assert before.untold == ()
    call(kept, "init", "-q", str(kept / "other"))
    after = git.index_contents(kept)
    list(after)
    assert ["inside the review" in one.why for one in after.untold] == [True]


def test_an_id_in_the_words_of_a_message_leads_nowhere(kept: Path) -> None:
    (kept / ".git" / "COMMIT_EDITMSG").write_text(f"{'1234' * 10} is elsewhere\n")
    assert told(kept)[1] == ""
    (kept / ".git" / "FETCH_HEAD").write_text(f"{'1234' * 10}\t\tof somewhere\n")
    assert "missing" in told(kept)[1]


def test_a_branch_that_is_gone_is_told_and_one_not_begun_is_not(kept: Path) -> None:
    call(kept, "checkout", "-q", "-b", "other")
    call(kept, "checkout", "-q", "--orphan", "not-begun")
    assert told(kept)[1] == ""
    call(kept, "symbolic-ref", "HEAD", "refs/heads/other")
    call(kept, "pack-refs", "--all")
    assert told(kept)[1] == ""
    (kept / ".git" / "packed-refs").unlink()
    assert "branches" in told(kept)[1]


@posix
def test_a_pipe_in_the_place_of_a_file_of_gits_is_not_waited_for(kept: Path) -> None:
    """What stands there may never end; git itself is ended by its limit of time."""
    inside = kept / ".git"
    linked = inside / "worktrees" / "planted"
    linked.mkdir(parents=True)
    for pipe in ("ORIG_HEAD", "worktrees/planted/HEAD", "logs/planted"):
        os.mkfifo(inside / pipe)
    os.mkfifo(inside / "objects" / "info" / "alternates")
    places = Places(inside, inside)

    assert all(isinstance(one, bytes) for one in logs(places))
    assert [one for one in heads(places) if isinstance(one, tuple)]
    assert any("borrows" in one.why for one in beside(places))
    assert told(kept) == ([], wording.PIPE.why)
