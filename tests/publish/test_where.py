"""A publication is never written where the review or its history lies."""

import hashlib
import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from scrkit.folder import read_below
from scrkit.identity.register import read_register
from scrkit.publish import in_history, kept, misplaced, stands_whole
from scrkit.system import git

REGISTER = b"""\
format: 1
identities:
  - {code: Mother, names: [Zelda Zettermark]}
"""


@pytest.fixture
def review(tmp_path: Path) -> Path:
    made = tmp_path / "work" / "child-k"
    made.mkdir(parents=True)
    return made


def why(review: Path, out: Path) -> list[str]:
    return [one.message for one in misplaced(review, out)]


def repository(folder: Path) -> None:
    subprocess.run(["git", "init", "-q", str(folder)], check=True)


def test_a_new_or_empty_folder_elsewhere_will_do(review: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert why(review, tmp_path / "out") == []
    assert why(review, empty) == []


def test_inside_the_review_is_no_place(review: Path) -> None:
    (found,) = why(review, review / "out")
    assert "inside the review" in found


def test_around_the_review_is_no_place(review: Path) -> None:
    assert "the review lies inside" in why(review, review.parent)[0]


def test_a_link_into_the_review_is_no_place(review: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(review)
    assert "inside the review" in why(review, tmp_path / "link" / "out")[0]


def test_the_repository_of_the_review_is_no_place(review: Path) -> None:
    repository(review.parent)
    (found,) = why(review, review.parent / "website")
    assert "history would go out" in found


def test_another_repository_is_no_place(review: Path, tmp_path: Path) -> None:
    repository(tmp_path / "site")
    assert "holds a git repository" in why(review, tmp_path / "site")[0]


def test_a_folder_with_files_is_no_place(review: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("x")
    assert why(review.parent, tmp_path / "notes.txt") == [
        "the folder for the publication is not empty"
    ]


def test_a_name_in_the_history_is_told_without_saying_it(tmp_path: Path) -> None:
    repository(tmp_path)
    register = read_register(REGISTER).register
    assert register is not None

    def commit(text: str) -> None:
        (tmp_path / "note.md").write_text(text)
        who = ("-c", "user.name=Office", "-c", "user.email=office@board.example")
        command = ["git", "-C", str(tmp_path), *who]
        subprocess.run([*command, "add", "."], check=True)
        subprocess.run([*command, "commit", "-qm", "a note"], check=True)

    commit("The mother was asked.")
    assert in_history(git.history(tmp_path), register) == ()
    commit("Zelda Zettermark was asked.")
    commit("The mother was asked.")
    (found,) = in_history(git.history(tmp_path), register)
    assert found.kind == "history"
    assert "names people" in found.message
    assert "(object " in found.message
    assert "Zelda" not in found.message
    commit(REGISTER.decode())
    kept_now = kept(git.index_contents(tmp_path), ignored=True)
    assert ["SCR720" in one.message for one in kept_now] == [True]
    told = [one.message for one in in_history(git.history(tmp_path), None)]
    assert ["register of names in the clear" in one for one in told] == [True]


@pytest.mark.parametrize("way", ["utf-8", "utf-16", "utf-32"])
def test_a_name_in_a_mailbox_and_in_wide_letters_is_told(way: str) -> None:
    register = read_register(REGISTER).register
    for text in ("Zelda Zettermark", "x <zelda.zettermark@x.example> 1 +0000"):
        held = [("1234" * 10, text.encode(way))]
        (found,) = in_history(held, register)
        assert "names people" in found.message
        assert found.kind == "history"


@pytest.mark.parametrize("mark", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_register_in_wide_letters_is_a_register(mark: str) -> None:
    content = ("\ufeff" + REGISTER.decode()).encode(mark)
    (found,) = in_history([("1234" * 10, content)], None)
    assert "register of names" in found.message


def held_in(at: Path) -> Callable[[str], bytes]:
    return lambda name: read_below(at, name, 1_000_000)


def test_an_edition_stands_whole_only_as_its_manifest_tells(tmp_path: Path) -> None:
    held = hashlib.sha256(b"the text").hexdigest()
    told = json.dumps({"files": [{"path": "a.html", "sha256": held}]}).encode()
    seal = hashlib.sha256(told).hexdigest()
    assert not stands_whole(held_in(tmp_path), seal)
    (tmp_path / "manifest.json").write_bytes(told)
    assert not stands_whole(held_in(tmp_path), seal)
    (tmp_path / "a.html").write_bytes(b"the text")
    assert stands_whole(held_in(tmp_path), seal)
    assert not stands_whole(held_in(tmp_path), held)
    (tmp_path / "a.html").write_bytes(b"another")
    assert not stands_whole(held_in(tmp_path), seal)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes")
def test_a_planted_manifest_leads_nowhere_and_never_waits(tmp_path: Path) -> None:
    held = hashlib.sha256(b"the text").hexdigest()
    out = tmp_path / "out"
    out.mkdir()
    os.mkfifo(out / "pipe")
    (tmp_path / "a.html").write_bytes(b"the text")
    (out / "link").symlink_to(tmp_path / "a.html")
    for name in ("pipe", "link", "../a.html", str(tmp_path / "a.html"), "/dev/zero"):
        told = json.dumps({"files": [{"path": name, "sha256": held}]}).encode()
        (out / "manifest.json").write_bytes(told)
        assert not stands_whole(held_in(out), hashlib.sha256(told).hexdigest())
