"""No command lets a name out: not on the terminal, not into a file, not on the way.

Two hundred invented names stand in the register, and in one test in every text of the
review as well; whatever is printed or written is then searched for them.
"""

import io
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from scrkit.cli.app import run
from scrkit.cli.commands import COMMANDS
from scrkit.system.resources import shipped
from tests import housefiles
from tests.drafts.markup import opened
from tests.leaks import Words
from tests.pdffiles import office

_ON = ["--as-of", "2016-09-30"]
# Syllables that no word of the example has, so that every hit is a name.
_ONSETS = ("Zq", "Vx", "Kz", "Xh", "Qv", "Wz", "Jx", "Fq", "Bz", "Gx")
_MIDDLES = ("aru", "elo", "ibe", "ony", "uda", "yki", "ofa", "ega", "asi", "ute")
NAMES = tuple(
    f"{onset}{middle}n {onset[::-1].capitalize()}{middle}{middle[::-1]}s"
    for onset in _ONSETS
    for middle in _MIDDLES
) + tuple(
    f"{onset}{middle}th {onset}{middle[::-1]}bury"
    for onset in _ONSETS
    for middle in _MIDDLES
)
_WORDS = Words(word for name in NAMES for word in name.split())


def register(codes: list[str]) -> str:
    """Return a register in which the names are spread over the codes."""
    lines = ["format: 1", "identities:"]
    for number, code in enumerate(codes):
        own = NAMES[number :: len(codes)]
        lines += [f"  - code: {code}", f"    names: [{', '.join(own)}]"]
    return "\n".join(lines) + "\n"


@pytest.fixture
def kept(child_k_copy: Path) -> Path:
    """Put the register beside the review."""
    text = (child_k_copy / "people.yaml").read_text("utf-8")
    codes = re.findall(r"code: (\w+)", text)
    (child_k_copy / "identities.yaml").write_text(register(codes), "utf-8")
    return child_k_copy


@pytest.fixture
def child_k_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Copy the example; what is temporary goes where the test can look."""
    spare = tmp_path / "temporary"
    spare.mkdir()
    monkeypatch.setenv("TMPDIR", str(spare))
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    monkeypatch.setattr("tempfile.tempdir", None)
    return Path(shutil.copytree(shipped("examples") / "child-k", tmp_path / "child-k"))


def calls(root: Path, out: Path) -> Iterator[list[str]]:  # noqa: PLR0915 - a list
    """Yield a call of every command that may read a review with names in it."""
    here, note = str(root), root.parent / "note.md"
    note.write_text(f"{NAMES[0]} saw {NAMES[1]}'s child. {NAMES[2]} rang.\n", "utf-8")
    # One run shows every format: the first on the terminal, each other in a file.
    shown = ["--format", "full", "--output", "-"]
    for form in ("concise", "json", "jsonl", "github", "gitlab", "sarif", "junit"):
        shown += ["--format", form, "--output", str(root.parent / f"shown.{form}")]
    yield ["validate", here, *_ON, *shown]
    yield ["status", here, *_ON]
    yield ["status", here, here, *_ON]
    yield ["board", here, *_ON]
    for form in ("xlsx", "html", "json"):
        yield ["board", here, "--format", form, "--out", str(out / "board"), *_ON]
    yield ["gate", "publication", here, *_ON]
    yield ["quality", here, *_ON]
    yield ["check-criteria", here, *_ON]
    yield ["deadlines", here, *_ON]
    yield [
        "sign",
        "health",
        here,
        "--office",
        "Chief Nurse",
        "--version",
        "9.9",
        "--again",
    ]
    yield ["accept", "health", "imr", here, "--again"]
    yield ["confirm", "F1", here, "--reason", "As agreed", "--by", "Chair"]
    yield ["people", "list", here]
    yield ["people", "unknown", here]
    yield ["people", "role", "HV1", "health visitor", here]
    yield ["people", "add", "dentist", here]
    yield ["whois", "HV1", "--review", here]
    yield ["code", str(note), "--review", here]
    yield ["scan", str(note), "--review", here]
    yield ["scan", str(note), "--review", here, "--format", "json"]
    yield ["redact", str(note), "--review", here, "--out", str(out / "redacted.md")]
    yield ["confirm", "F1", here, "--reason", "Read again", "--by", "Chair"]
    yield ["approve", here, "--office", "Chair of the Board", "--version", "1.0"]
    yield ["publish", here, "--out", str(out / "web"), *_ON]
    yield ["note", "phase", "A year", "2013-01/2013-12", here]
    yield ["note", "minutes", "A10", "The chair writes", here]
    quarter = ["monitor", here, "--quarter", "2016-Q3", *_ON]
    yield [*quarter, "--out", str(out / "quarter")]
    asked = ["request", "health", here, "--due", "2016-10-31", *_ON]
    yield [*asked, "--out", str(out / "asked")]
    yield [*asked, "--out", str(out / "corrected"), "--filled"]
    sent = root.parent / "return.csv"
    told = f"3.4.14,HV record,{NAMES[0]},{NAMES[1]} saw Mr {NAMES[2].split()[1]}s."
    sent.write_text(f"Date,Source,People,Event\n{told}\n", "utf-8")
    yield ["import", str(sent), here, "--agency", "health", *_ON]
    merge = ["merge-chronology", here, "--out", str(out), *_ON]
    yield merge
    yield [*merge, "--inside", "--person", "HV1", "--silence", "30"]
    link = ["timeline", "link", "CSC-0001", "HEALTH-0001"]
    yield [*link, here, "--reason", "One day", "--not-related"]
    known = ["timeline", "known-by", "health", here, "--on", "2014-07-10"]
    yield known
    yield [*known, "--format", "json"]
    yield [*known, "--format", "md", "--out", str(out / "known.md")]
    yield ["timeline", "diff", "HEAD", here]
    yield ["timeline", "patterns", here]
    yield ["timeline", "patterns", here, "--format", "json"]
    yield ["render", "all", here, "--out", str(out), *_ON]
    published = [here, "--view", "published", "--out", str(out), *_ON]
    yield ["render", "all", *published]
    yield ["render", "all", here, "--draft", "--out", str(out), *_ON]
    draft = out / "overview.docx"
    yield ["write", "overview", here, "--out", str(draft), *_ON]
    yield ["import", str(draft), here, *_ON]
    yield ["export", "notified", here, "--date", "2016-09-30"]
    for report in ("tracker", "sin"):
        yield ["export", report, here, "--out", str(out / report), *_ON]
        yield ["export", report, here, "--out", str(out / "drafts"), "--draft", *_ON]
    yield from _drafts(root, out)
    yield ["export", "parquet", here, "--out", str(out / "archive"), *_ON]
    yield ["query", "--saved", "actions-by-state", str(out / "archive")]
    yield ["convert", here, *_ON]
    yield ["framework", "list"]
    house = root.parent / "house.docx"
    house.write_bytes(housefiles.county())
    yield ["house", "check", str(house)]
    yield ["house", "check", str(house), "--format", "json"]
    yield ["house", "check", str(note)]
    yield ["explain", "SCR720"]
    yield ["schema"]
    yield ["seal", here, "--passphrase"]
    yield ["unseal", here]
    yield ["seal", here, "--check"]


def _drafts(root: Path, out: Path) -> Iterator[list[str]]:
    """Yield the calls of a draft that goes round and comes back with names in it."""
    here, draft, back = str(root), out / "draft.docx", root.parent / "back.docx"
    yield ["draft", "send", here, "--to", "panel", "--out", str(draft)]
    if draft.exists():
        sent = opened(draft.read_bytes())
        sent.comment("Purpose", f"{NAMES[0]} said so to {NAMES[1]}.", NAMES[2])
        sent.replace("Method", NAMES[3], NAMES[4])
        back.write_bytes(sent.file())
    yield ["draft", "comments", here, str(back)]
    yield ["draft", "comments", here, str(back), "--names-checked"]
    yield ["draft", "answer", "PT1", here, "--text", NAMES[0], "--settled-by", "Chair"]
    yield ["draft", "answer", "PT1", here, "--text", "Yes", "--settled-by", "Chair"]
    yield ["draft", "list", here]
    yield ["render", "points", here, "--out", str(out), *_ON]


_NEEDS_NO_REVIEW = {"new", "demo"}


@pytest.fixture(autouse=True)
def _spoken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCR_PASSPHRASE", "four made-up words here")
    monkeypatch.setattr("sys.stdin", io.StringIO(""))


def test_every_command_is_tried(tmp_path: Path) -> None:
    (tmp_path / "child-k").mkdir()
    tried = {call[0] for call in calls(tmp_path / "child-k", tmp_path)}
    assert tried | _NEEDS_NO_REVIEW == set(COMMANDS)


@pytest.mark.parametrize("real", [False, pytest.param(True, marks=pytest.mark.full)])
def test_no_command_writes_a_name_into_a_file_or_onto_the_terminal(
    kept: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    *,
    real: bool,
) -> None:
    out = tmp_path / "out"
    if not real:
        # LibreOffice takes longer than all other commands together.
        program = str(office(tmp_path))
        monkeypatch.setattr("scrkit.cli.pdf.program", lambda: program)
    for call in calls(kept, out):
        assert run(call) in (0, 1, 2), call[0]
        told = capsys.readouterr()
        assert not _WORDS.within(told.out + told.err), call[:2]
    # What was given is all that holds names, beside the register.
    holding = [path for path in written(tmp_path) if _WORDS.within(text(path))]
    # A draft that came back is kept as it came, where git never looks.
    given = (kept.parent / "back.docx").read_bytes()
    originals = [path for path in holding if path.parent == kept / ".scr/originals"]
    assert [path.read_bytes() for path in originals] == [given]
    holding = [path for path in holding if path not in originals]
    assert {path.name for path in holding} == {
        "back.docx",
        "identities.yaml",
        "note.md",
        "return.csv",
    }
    assert list((tmp_path / "temporary").iterdir()) == []


def test_no_command_prints_a_name_that_stands_in_the_texts_of_the_review(
    kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    planted(kept)
    for call in calls(kept, tmp_path / "out"):
        # What LibreOffice makes of the texts is searched above.
        paper = ["--no-pdf"] if call[0] == "publish" else []
        assert run([*call, *paper]) in (0, 1, 2), call[0]
        told = capsys.readouterr()
        assert not _WORDS.within(told.out + told.err), call[:2]
    shown = sorted(tmp_path.glob("shown.*"))
    assert len(shown) == 7
    assert not any(_WORDS.within(text(path)) for path in shown)


@pytest.mark.parametrize("fault", [": [", "\t- x", "\x00", "- @", "&a", "2014-99-99"])
def test_a_broken_file_is_told_without_its_names(
    kept: Path, fault: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("people.yaml", "chronologies/gp.yaml", "identities.yaml"):
        path = kept / name
        lines = path.read_text("utf-8").splitlines()
        lines.insert(len(lines) // 2, f"{NAMES[3]}{fault} {NAMES[4]}")
        path.write_text("\n".join(lines), "utf-8")
    for call in (["validate", str(kept)], ["people", "unknown", str(kept)]):
        assert run(call) in (1, 2)
        told = capsys.readouterr()
        assert not _WORDS.within(told.out + told.err)


def planted(root: Path) -> None:
    """Put a name into every narrative of the review."""
    number = 0
    for path in sorted([*root.rglob("*.yaml"), *root.rglob("*.md")]):
        if path.name in ("identities.yaml", "people.yaml", "README.md"):
            continue
        lines = path.read_text("utf-8").splitlines()
        for at, line in enumerate(lines):
            if re.search(r"[a-z] [a-z]+\.$", line):
                lines[at] = f"{line} {NAMES[number % len(NAMES)]} was there."
                number += 1
        path.write_text("\n".join(lines) + "\n", "utf-8")
    assert number >= 200


def written(folder: Path) -> Iterator[Path]:
    for place, _, names in sorted(os.walk(folder)):
        yield from (Path(place) / name for name in sorted(names))


def text(path: Path) -> str:
    """Return all that a file holds, unpacked where it is a zip."""
    import zipfile

    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as package:
            parts = [package.read(name) for name in package.namelist()]
        return b"\n".join(parts).decode("utf-8", "replace")
    return path.read_bytes().decode("utf-8", "replace") + path.name
