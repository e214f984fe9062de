"""`scr seal --check` and `publish` look inside the packed files of old commits."""

import base64
import io
import subprocess
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest

from scrkit.cli.app import run
from scrkit.identity.register import read_register
from scrkit.identity.sealing import new_key
from scrkit.publish import search

NAMES = """\
format: 1
identities:
  - code: HV1
    names: [Philippa Quillfeather]
"""


def git(root: Path, *words: str) -> str:
    who = ["-c", "user.name=A Board", "-c", "user.email=board@board.example"]
    done = subprocess.run(
        ["git", *who, *words], cwd=root, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


@pytest.fixture
def kept(child_k: Path) -> Path:
    """Put the example under git, with a register that git leaves out."""
    (child_k / ".gitignore").write_text("identities.yaml\n.scr-*\n", "utf-8")
    (child_k / "identities.yaml").write_text(NAMES, "utf-8")
    git(child_k, "init", "-q")
    git(child_k, "add", "-A")
    git(child_k, "commit", "-qm", "x")
    return child_k


def came_and_went(root: Path, name: str, content: bytes) -> str:
    """Commit a file, take it away again, and return the first commit."""
    (root / name).write_bytes(content)
    git(root, "add", "-f", name)
    git(root, "commit", "-qm", "a paper")
    commit = git(root, "rev-parse", "HEAD")
    git(root, "rm", "-q", name)
    git(root, "commit", "-qm", "without it")
    return commit[:12]


def word() -> bytes:
    paper, held = docx.Document(), io.BytesIO()
    line = paper.add_paragraph("Seen by Philippa Quill")
    line.add_run("feather at home")
    paper.save(held)
    return held.getvalue()


def sheet(text: str) -> bytes:
    book, held = openpyxl.Workbook(), io.BytesIO()
    book.create_sheet("Papers")["B2"] = text
    book.save(held)
    return held.getvalue()


def packed(**files: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return held.getvalue()


KINDS = {
    "paper.docx": (word(), "names people"),
    "list.xlsx": (sheet("Quillfeather"), "names people"),
    "note.rtf": (rb"{\rtf1 Then Quill{\b feather} rang.}", "names people"),
    "note.eml": (
        b"From: a@b.example\nSubject: x\nContent-Type: text/plain\n"
        b"Content-Transfer-Encoding: base64\n\n"
        + base64.b64encode(b"Philippa Quillfeather rang.")
        + b"\n",
        "names people",
    ),
    "old.zip": (packed(inner=packed(deep=word())), "names people"),
    "names.zip": (packed(r=NAMES.encode()), "register of names"),
    "key.zip": (packed(k=new_key().text()), "secret key"),
}


@pytest.mark.usefixtures("in_this_process")
@pytest.mark.parametrize("name", KINDS)
def test_what_an_old_commit_holds_packed_is_found_with_commit_and_file(
    name: str, kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content, what = KINDS[name]
    commit = came_and_went(kept, name, content)

    assert run(["seal", str(kept), "--check"]) == 1
    told = capsys.readouterr().out
    assert what in told
    assert f"commit {commit}: {kept.name}/{name}" in told or (
        f"commit {commit}: {name}" in told
    )
    assert "begin a new repository" in told
    assert "Quillfeather" not in told

    register = read_register(NAMES.encode()).register
    (reason,) = search(kept, register).reasons
    assert what in reason.message
    assert "begin a new repository" in reason.message
    assert (reason.place.split(":")[0], commit in reason.place) == (name, True)


def test_what_is_not_read_inside_is_told_and_never_called_clean(
    kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    commit = came_and_went(kept, "paper.docx", word()[:-200])
    came_and_went(kept, "fine.xlsx", sheet("nobody"))
    assert run(["seal", str(kept), "--check"]) == 0
    told = capsys.readouterr().out
    assert "searched inside 1 packed file of the history" in told
    assert f"commit {commit})" in told
    assert "but for 1 file that was not searched inside" in told
    assert any("not searched inside" in one for one in search(kept, None).told)


def test_a_possible_name_inside_a_packed_file_is_told_beside_what_is_clean(
    kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = NAMES + "  - code: ED1\n    names: [Grace Fableworth]\n    initials: [QZ]\n"
    (kept / "identities.yaml").write_text(names, "utf-8")
    commit = came_and_went(kept, "fine.xlsx", sheet("Grace was there; QZ noted it."))
    assert run(["seal", str(kept), "--check"]) == 0
    told = capsys.readouterr().out
    assert "but for 1 text that holds what may be a name and may be none" in told
    assert "what may be a name of ED1, in 1 text of the history (object" in told
    assert f"commit {commit})" in told
    assert "Grace" not in told


def test_a_sealed_register_in_the_history_is_no_unread_file(
    kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = new_key()
    key = tmp_path / "my.agekey"
    key.write_bytes(mine.text())
    given = ["--key", str(key), "--recipient", new_key().recipient]
    assert run(["seal", str(kept), *given]) == 0
    git(kept, "add", "-A")
    git(kept, "commit", "-qm", "sealed")
    capsys.readouterr()
    assert run(["seal", str(kept), "--check", "--key", str(key)]) == 0
    told = capsys.readouterr().out
    assert "1 sealed file of the history not opened" in told
    assert "git holds no names of those in the register" in told
    assert "not searched inside" not in told


def test_a_rare_fact_of_the_register_in_the_history_is_told_beside_what_is_clean(
    kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rare = "rare:\n  - words: [the Exemplarwick twins trial]\n"
    (kept / "identities.yaml").write_text(NAMES + rare, "utf-8")
    came_and_went(kept, "a.md", b"It was after the Exemplarwick twins trial.")
    came_and_went(kept, "b.xlsx", sheet("Exemplarwick twins trial"))
    assert run(["seal", str(kept), "--check"]) == 0
    told = capsys.readouterr().out
    assert "but for 2 texts that hold a rare fact of the register (below)" in told
    assert "a fact of the register (rare 1) stands in 2 texts of the history" in told
    assert "rare facts" not in told
    assert "twins" not in told
    assert "a.md" not in told


def test_a_passphrase_and_the_names_of_files_that_wait_are_told_by_file(
    kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (kept / ".env").write_text("SCR_PASSPHRASE=correct horse battery\n", "utf-8")
    (kept / "ci.yml").write_text(
        "env: {SCR_PASSPHRASE: '${{ secrets.SCR_PASSPHRASE }}'}\n", "utf-8"
    )
    (kept / "overview/letter to Philippa Quillfeather.txt").write_text("hi", "utf-8")
    git(kept, "add", "-f", "-A", ".")
    git(kept, "rm", "-q", "--cached", "identities.yaml")
    git(kept, "commit", "-qm", "x")
    assert run(["seal", str(kept), "--check"]) == 1
    told = capsys.readouterr().out
    assert ".env: SCR721 key-in-git: git holds a passphrase (SCR_PASSPHRASE)" in told
    assert "the history holds a passphrase (SCR_PASSPHRASE) (" in told
    assert ": .env\n" in told
    assert "ci.yml" not in told
    assert "  git's index: the " in told
    assert "overview: the name of a file in it" in told
    assert "Quillfeather" not in told
    assert "horse" not in told


@pytest.mark.parametrize(
    "left", ["rr-cache/3a/preimage", "lost-found/other/3a", "addp-hunk-edit.diff"]
)
def test_what_git_left_beside_its_history_is_looked_through(
    left: str, kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = kept / ".git" / left
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("+met Philippa Quillfeather\n", "utf-8")
    assert run(["seal", str(kept), "--check"]) == 1
    assert "left in its folder .git" in " ".join(capsys.readouterr().out.split())


def test_a_key_that_was_pasted_with_blanks_is_a_key(
    kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = new_key().text().decode().splitlines()[1]
    parts = " ".join(line[at : at + 9] for at in range(0, len(line), 9))
    came_and_went(kept, "paper.txt", parts.encode())
    assert run(["seal", str(kept), "--check"]) == 1
    assert "key" in capsys.readouterr().out
