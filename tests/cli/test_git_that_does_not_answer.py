"""A repository that is damaged, foreign or gone: nothing is published, and it is said.

Each fault is made in a copy of one repository that is clean; then every command that
asks git is run. None may crash, none may take silence for clean.
"""

import io
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from scrkit.cli.app import run
from scrkit.identity.register import Register
from scrkit.scan import Scan, scan
from scrkit.system.resources import shipped
from tests.gitfaults import FAULTS, HARMLESS, SAMPLE, call

AS_OF = ("--as-of", "2016-09-30")
BOARD = ("--office", "Independent Chair", "--version", "1.0", "--date", "2016-05-12")
NAME = "Zelda Zettermark"


@dataclass(frozen=True)
class Kept:
    """A review under git and, outside of it, its register and a key that opens it."""

    review: Path
    register: Path
    key: Path

    @property
    def git(self) -> Path:
        return self.review / ".git"


def scan_each(
    files: Mapping[str, bytes], register: Register, public: tuple[str, ...]
) -> dict[str, Scan]:
    return {name: scan(name, data, register, public) for name, data in files.items()}


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scrkit.cli.pdf.program", lambda: None)
    monkeypatch.setattr("scrkit.scan.scan_each_safely", scan_each)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """Make a review that is ready to publish, sealed, and clean in git."""
    place = tmp_path_factory.mktemp("whole")
    review = Path(shutil.copytree(shipped("examples") / "child-k", place / "child-k"))
    lines = ["format: 1", "identities:"]
    codes = re.findall(r"\{code: (\w+)", (review / "people.yaml").read_text("utf-8"))
    for number, code in enumerate(codes):
        marks = "".join(chr(ord("a") + int(figure)) for figure in f"{number:02}")
        known = NAME if code == "Mother" else f"Xylo{marks} Quuxworth{marks}"
        lines.append(f"  - {{code: {code}, names: [{known}]}}")
    register = place / "kept" / "identities.yaml"
    register.parent.mkdir()
    register.write_text("\n".join(lines) + "\n", "utf-8")
    keys = [place / "mine.agekey", place / "yours.agekey"]
    for one in keys:
        assert run(["seal", "--new-key", str(one)]) == 0
    yours = re.findall(r"age1\w+", keys[1].read_text("utf-8"))[0]
    (review / "identities.yaml").write_bytes(register.read_bytes())
    (review / ".gitignore").write_text("identities.yaml\n/.scr/\n", "utf-8")
    given = ("--key", str(keys[0]), "--recipient", yours)
    assert run(["seal", str(review), *given]) == 0
    assert run(["approve", str(review), *BOARD]) == 0
    (review / "note.md").write_text("A first note.\n", "utf-8")
    call(review, "init", "-q", "-b", "main")
    call(review, "add", "-A")
    call(review, "commit", "-qm", "first")
    (review / "note.md").write_text("Another note.\n", "utf-8")
    call(review, "commit", "-qam", "second")
    call(review, "tag", "-a", "one", "-m", "a tag")
    call(review, "hash-object", "-w", "--stdin", given="Nothing leads to this.\n")
    return Kept(review, register, keys[0])


@pytest.fixture
def kept(whole: Kept, tmp_path: Path) -> Kept:
    review = Path(shutil.copytree(whole.review, tmp_path / "child-k"))
    return Kept(review, whole.register, whole.key)


Told = dict[str, tuple[int, str]]
Asked = Callable[..., Told]


@pytest.fixture
def asked(
    kept: Kept, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Asked:
    """Give what runs the commands that ask git: exit code and words of each."""
    review, out = str(kept.review), kept.review.parent / "out"
    given = ("--register", str(kept.register), "--out", str(out), "--no-pdf")
    named = ("--with-name", "--kind", "family", "--published", "an aunt")
    lines = {
        "publish": ("publish", review, *given, *AS_OF),
        "check": ("seal", review, "--check", "--key", str(kept.key)),
        "unseal": ("unseal", review, "--key", str(kept.key)),
        "add": ("people", "add", "aunt", review, *named),
        "validate": ("validate", review, *AS_OF),
    }

    def ask(*left_out: str) -> Told:
        found = {}
        for name, words in lines.items():
            if name in left_out:
                continue
            monkeypatch.setattr("sys.stdin", io.StringIO(f"{NAME}\n"))
            if name == "add":
                # A sealed register is opened first; here one is begun anew.
                (kept.review / "identities.yaml.age").unlink()
            code = run(list(words))
            told = capsys.readouterr()
            found[name] = code, told.out + told.err
        return found

    return ask


def judge(found: Told, kept: Kept) -> None:
    """Assert that nothing was taken for clean or published, and that it is said."""
    assert all(code != 3 for code, _ in found.values()), found
    assert all("Traceback" not in told for _, told in found.values())
    assert all("Zelda" not in told for _, told in found.values())
    if "publish" in found:
        assert found["publish"][0] == 1, found["publish"]
        assert "git could not" in found["publish"][1]
    assert not (kept.review.parent / "out").exists()
    assert found["check"][0] == 1, found["check"]
    assert "git could not" in found["check"][1]
    assert "git holds no " not in found["check"][1]
    unsure = "SCR728" in found["validate"][1]
    for name in ("unseal", "add"):
        code, told = found[name]
        # What validate says is kept: no name is written meanwhile.
        assert code == 2 or (code == 0 and not unsure)
        assert code == 0 or "git could not be asked" in told, told


def test_a_whole_repository_is_searched_and_clean(kept: Kept, asked: Asked) -> None:
    found = asked()
    assert all(code == 0 for code, _ in found.values()), found
    assert "searched" in found["publish"][1]
    assert "git holds no " in found["check"][1]
    assert "SCR728" not in found["validate"][1]


@pytest.mark.parametrize("fault", [one for one in SAMPLE if one in FAULTS])
def test_a_repository_that_cannot_tell_all_is_never_clean(
    fault: str, kept: Kept, asked: Asked
) -> None:
    FAULTS[fault](kept.review)
    found = asked("publish")
    judge(found, kept)
    if fault not in ("cut the pack",):
        assert "SCR728" in found["validate"][1]


@pytest.mark.full
@pytest.mark.parametrize("fault", sorted(FAULTS.keys() - set(HARMLESS)))
def test_no_damaged_repository_is_ever_clean(
    fault: str, kept: Kept, asked: Asked
) -> None:
    FAULTS[fault](kept.review)
    judge(asked(), kept)


@pytest.mark.full
@pytest.mark.parametrize("fault", HARMLESS)
def test_what_does_not_matter_is_searched_whole(
    fault: str, kept: Kept, asked: Asked
) -> None:
    FAULTS[fault](kept.review)
    found = asked()
    assert found["check"][0] in (0, 1)
    assert ("git holds no " in found["check"][1]) == (found["check"][0] == 0)


def test_without_git_on_the_path_nothing_is_clean(
    kept: Kept, asked: Asked, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    found = asked()
    judge(found, kept)
    assert (found["unseal"][0], found["add"][0]) == (2, 2)
    assert not (kept.review / "identities.yaml").exists()
    assert all("not on the path" in told for _, told in found.values()), found
    assert "SCR728" in found["validate"][1]


@pytest.mark.skipif("somebody else's" not in FAULTS, reason="only root gives away")
def test_on_a_drive_of_somebody_else_the_rest_goes_on(
    kept: Kept,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    FAULTS["somebody else's"](kept.review)
    assert run(["validate", str(kept.review), *AS_OF]) == 1
    told = capsys.readouterr().out
    assert "SCR728" in told
    assert "safe.directory" in told
    assert "1 error" in told
    assert run(["status", str(kept.review), *AS_OF]) == 0
    assert run(["timeline", "diff", "HEAD", str(kept.review)]) == 2
    assert "git could not be asked" in capsys.readouterr().err
    # The way out that was told is one.
    monkeypatch.setenv("HOME", str(tmp_path))
    call(tmp_path, "config", "--global", "--add", "safe.directory", str(kept.review))
    assert run(["seal", str(kept.review), "--check"]) == 0
