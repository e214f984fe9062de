"""A folder from a stranger: where a file is read or written, something else stands.

Each place of a review gets a link, a pipe, a socket, a device, a folder for a file or a
file for a folder; then the commands run. None waits, breaks, follows or tells.
"""

import contextlib
import os
import shutil
import signal
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from scrkit.cli.app import run
from scrkit.model.review import AGENCY_FOLDERS, SINGLE_FILES
from scrkit.system.resources import shipped

pytestmark = pytest.mark.skipif(os.name != "posix", reason="links and pipes of POSIX")

MARK = "Zwelvex"
AGENCIES = tuple(name for name, _, _ in AGENCY_FOLDERS)
FOLDERS = (*AGENCIES, "overview", "templates", "frameworks")
# What `validate` reads, and tells at its name.
READ = (
    *(name for name, _, _ in SINGLE_FILES),
    *FOLDERS,
    *(f"{name}/gp.yaml" for name in AGENCIES),
    *("overview/process.md", "templates/overview.md.j2", "frameworks/own.yaml"),
    *("identities.yaml", ".gitignore", ".gitattributes", ".scr-lock", ".scr-journal"),
)
# What another command reads or writes, and that command.
OTHER = {
    "identities.yaml.age": ["unseal", "{r}"],
    ".scr": ["import", "{x}", "{r}", "--agency", "gp", "--source", "Notes",
             "--write", "--adds", "--names-checked"],
    ".scr/originals": ["import", "{x}", "{r}", "--agency", "gp", "--source", "Notes",
                       "--write", "--adds", "--names-checked"],
    ".scr/schemas": ["schema", "--out", "{r}/.scr/schemas"],
    ".scr/schemas/review.schema.json": ["schema", "--out", "{r}/.scr/schemas"],
    "out": ["merge-chronology", "{r}", "--out", "{r}/out"],
    "out/chronology.docx": ["merge-chronology", "{r}", "--out", "{r}/out"],
    "out/overview.docx": ["render", "overview", "{r}", "--out", "{r}/out"],
    "out/note.md": ["redact", "{r}/overview/process.md", "--review", "{r}",
                    "--out", "{r}/out/note.md"],
    "out/report.json": ["validate", "{r}", "--format", "json",
                        "--output", "{r}/out/report.json"],
    "out/dates.ics": ["deadlines", "{r}", "--format", "ics",
                      "--out", "{r}/out/dates.ics"],
    "notes.md": ["redact", "{r}/notes.md", "--review", "{r}", "--out", "{r}/x.md"],
    "return.csv": ["import", "{r}/return.csv", "{r}", "--agency", "gp"],
    "report.txt": ["scan", "{r}/report.txt", "--review", "{r}"],
    "draft.md": ["code", "{r}/draft.md", "--review", "{r}", "--write"],
    "own.yaml": ["validate", "{r}", "--framework", "{r}/own.yaml"],
    "my.agekey": ["unseal", "{r}", "--key", "{r}/my.agekey"],
    "names.yaml": ["scan", "{x}", "--review", "{r}", "--register", "{r}/names.yaml"],
}  # fmt: skip
# Run on planted folders, whatever stands where: three on each, in turn.
EVERY = (
    ["validate", "{r}", "--as-of", "2016-09-30"],
    ["status", "{r}"],
    ["people", "list", "{r}"],
    ["people", "add", "nurse", "{r}"],
    ["render", "overview", "{r}", "--out", "{r}/out"],
    ["merge-chronology", "{r}", "--draft", "--out", "{r}/out"],
    ["request", "gp", "{r}", "--out", "{r}/out", "--due", "2030-01-01", "--again"],
    ["code", "{r}/overview/process.md", "--review", "{r}", "--write"],
    ["scan", "{r}/overview/process.md", "--review", "{r}"],
    ["seal", "{r}", "--check"],
)


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    made = tmp_path / "outside"
    made.mkdir()
    (made / "secret").write_text(f"agency: {MARK}\n", "utf-8")
    (made / "inner").mkdir()
    return made


def socketed(path: Path, _: Path) -> None:
    # What a socket is called is short: it is made from within its folder.
    with contextlib.chdir(path.parent), socket.socket(socket.AF_UNIX) as held:
        held.bind(path.name)


PLANTS: dict[str, Callable[[Path, Path], object]] = {
    "link to a file": lambda at, out: at.symlink_to(out / "secret"),
    "link to nothing": lambda at, out: at.symlink_to(out / "nothing"),
    "link to a folder": lambda at, out: at.symlink_to(out),
    "pipe": lambda at, _: os.mkfifo(at),
    "socket": socketed,
    "folder": lambda at, _: at.mkdir(),
    "file": lambda at, _: at.write_bytes(b"x"),
    "device": lambda at, _: os.mknod(at, 0o600 | 0o020000, os.makedev(1, 5)),
}


def plant(root: Path, place: str, what: str, outside: Path) -> None:
    at = root / place
    at.parent.mkdir(parents=True, exist_ok=True)
    if at.is_dir():
        shutil.rmtree(at)
    at.unlink(missing_ok=True)
    PLANTS[what](at, outside)


def apt(place: str, what: str) -> bool:
    """Tell what is a fault at a place: a file is none where one should stand."""
    is_folder = place in (*FOLDERS, ".scr", ".scr/originals", ".scr/schemas", "out")
    if place.startswith("templates/") and what == "folder":
        # A board's templates may have parts in folders of their own.
        return False
    if what == "device":
        return os.geteuid() == 0
    return what != ("folder" if is_folder else "file")


ALL = [(p, w) for p in (*READ, *OTHER) for w in PLANTS if apt(p, w)]
# A prime apart: every kind of plant at ever other places.
SAMPLE = ALL[::29]


@pytest.fixture
def bounded() -> Iterator[None]:
    def late(*_: object) -> None:
        pytest.fail("the command waits")

    before = signal.signal(signal.SIGALRM, late)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


class Folder:
    def __init__(self, root: Path, outside: Path, return_: Path) -> None:
        self.root, self.outside, self.return_ = root, outside, return_
        self.before = self.stands()

    def stands(self) -> dict[str, bytes]:
        return {
            p.relative_to(self.outside).as_posix(): p.read_bytes()
            if p.is_file()
            else b""
            for p in self.outside.rglob("*")
        }

    def told(self, command: list[str], capsys: pytest.CaptureFixture[str]) -> str:
        """Run a command; return what it says, after looking that it kept out."""
        signal.alarm(60)
        code = run([one.format(r=self.root, x=self.return_) for one in command])
        signal.alarm(0)
        shown = capsys.readouterr()
        text = shown.out + shown.err
        assert code in (0, 1, 2), text
        assert "No such" not in text
        assert MARK not in text
        assert self.stands() == self.before, command
        return text


def made(tmp_path: Path, outside: Path, place: str, what: str) -> Folder:
    root = Path(shutil.copytree(shipped("examples") / "child-k", tmp_path / "child-k"))
    names = shipped("examples") / "child-k-names.yaml"
    if names.is_file() and place != "identities.yaml.age":
        shutil.copy(names, root / "identities.yaml")
    return_ = tmp_path / "return.csv"
    return_.write_text("Date,Event\n01/02/2014,A visit was made.\n", "utf-8")
    plant(root, place, what, outside)
    return Folder(root, outside, return_)


def refused(
    place: str, what: str, tmp_path: Path, outside: Path,
    capsys: pytest.CaptureFixture[str],
) -> Folder:  # fmt: skip
    folder = made(tmp_path, outside, place, what)
    if place in READ:
        told = folder.told(["validate", "{r}", "--as-of", "2016-09-30"], capsys)
        assert place in told
    else:
        told = folder.told(OTHER[place], capsys)
        ours = place.startswith((".scr", "out", "identities"))
        assert not ours or place.split("/", maxsplit=1)[0] in told
        assert "wrote" not in told
    return folder


@pytest.mark.parametrize(("place", "what"), SAMPLE)
@pytest.mark.usefixtures("bounded")
def test_what_stands_in_a_files_place_is_refused_by_its_name(
    place: str,
    what: str,
    tmp_path: Path,
    outside: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    refused(place, what, tmp_path, outside, capsys)


@pytest.mark.full
@pytest.mark.parametrize(("place", "what"), ALL)
@pytest.mark.usefixtures("bounded")
def test_no_command_follows_what_is_planted_anywhere(
    place: str,
    what: str,
    tmp_path: Path,
    outside: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = refused(place, what, tmp_path, outside, capsys)
    first = ALL.index((place, what)) * 3
    for number in range(first, first + 3):
        command = EVERY[number % len(EVERY)]
        folder.told(command, capsys)


@pytest.mark.usefixtures("bounded")
@pytest.mark.parametrize("what", ["pipe", "folder"])
@pytest.mark.parametrize("option", ["--register", "--key", "--framework"])
def test_what_is_named_and_is_no_file_is_called_what_it_is(
    option: str,
    what: str,
    child_k: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    signal.alarm(20)
    PLANTS[what](tmp_path / "named", tmp_path)
    (tmp_path / "notes.md").write_text("A visit.\n", "utf-8")
    named = str(tmp_path / "named")
    if option == "--framework":
        command = ["validate", str(child_k), option, named]
    else:
        (child_k / "identities.yaml.age").write_bytes(b"age-encryption.org/v1\n")
        notes = str(tmp_path / "notes.md")
        command = ["scan", notes, "--review", str(child_k), option, named]
    assert run(command) == 2
    shown = capsys.readouterr().err
    assert "that is no file, but a folder, a pipe or a device" in shown
    assert "in the review folder" not in shown
