"""What a file is called never reaches a terminal raw, nor a name of the register."""

import itertools
import json
import os
import re
import shutil
import zipfile
from pathlib import Path

import pytest

from scrkit.cli.app import run
from scrkit.cli.formats import WRITERS

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signs no Windows name has")

# Each stands in a file's name: colours, a bell, a line of its own, text turned round,
# signs nobody sees, half a letter, bytes that are none.
SIGNS = {
    "escape": "\x1b[31m", "bell": "\a", "delete": "\x7f", "C1": "\x9b31m",
    "line": "\nwrote everything", "return": "\rall is well", "turned": "\u202egnp",
    "isolate": "\u2066x\u2069", "mark": "\u200f", "Arabic mark": "\u061c",
    "no width": "\u200b", "joiner": "\u200d", "soft hyphen": "\u00ad",
    "line separator": "\u2028", "BOM": "\ufeff", "filler": "\u3164",
    "tag": "\U000e0041", "variation": "\ufe0f", "bytes": "\udcff",
    "no letter": "\ufffe",
}  # fmt: skip
PLACES = (
    *("chronologies/{}.yaml", "imrs/{}.yml", "{}.yaml", "overview/{}.md"),
    *("frameworks/{}.yaml", "{}/x.yaml", "templates/{}.md.j2", "interviews/{}"),
)
UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\ufffe\ud800-\udfff\U000e0000-\U000e01ef]"
)
NAME = "Quillfeather"
REGISTER = f"""\
format: 1
identities:
  - {{code: HV1, names: ["Philippa {NAME}"]}}
  - {{code: Mother, names: ["Marigold Ashdown-Exemplar"]}}
"""


def decoded(text: str) -> str:
    """Return what a program reads in JSON, escapes opened; other text as it is."""
    try:
        return json.dumps(json.loads(text), ensure_ascii=False)
    except ValueError:
        lines = [one for one in text.splitlines() if one.startswith("{")]
        return "\n".join([text, *(str(json.loads(one)) for one in lines)])


@pytest.fixture
def odd(child_k: Path) -> Path:
    for sign in SIGNS.values():
        for place in (
            "chronologies/{}.yaml",
            "{}.yaml",
            "overview/{}.md",
            "frameworks/{}.yaml",
        ):
            path = child_k / place.format(f"x{sign}y")
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(b"a: [\n")
    return child_k


def every_format(root: Path, out: Path) -> dict[str, str]:
    """Return what each format of one run of `validate` holds, read as programs do."""
    pairs = [("--format", form, "--output", str(out / form)) for form in WRITERS]
    every = itertools.chain.from_iterable(pairs)
    run(["validate", str(root), "--as-of", "2016-09-30", *every])
    return {form: decoded((out / form).read_text("utf-8")) for form in WRITERS}


def test_no_sign_of_a_files_name_reaches_a_format(odd: Path, tmp_path: Path) -> None:
    for form, text in every_format(odd, tmp_path).items():
        assert not UNSAFE.search(text), form
        assert "\nwrote everything" not in text, form
        assert "SCR127" in text


COMMANDS = (
    ["status", "{r}"],
    ["gate", "publication", "{r}"],
    ["quality", "{r}"],
    ["scan", "{f}", "--review", "{r}"],
    ["scan", "{f}", "--review", "{r}", "--format", "json"],
    ["code", "{f}", "--review", "{r}"],
    ["redact", "{f}", "--review", "{r}"],
    ["redact", "{f}", "--review", "{r}", "--out", "{d}/{s}.md"],
    ["import", "{f}", "{r}", "--agency", "gp"],
    ["validate", "{d}/{s}"],
    ["validate", "{r}", "{d}/{s}"],
    ["validate", "{r}", "--format", "json", "--output", "{d}/{s}"],
    ["framework", "check", "{f}"],
    ["render", "overview", "{r}", "--draft", "--out", "{d}/{s}"],
    ["people", "unknown", "{r}"],
    ["schema", "--out", "{d}/{s}"],
    ["render", "overview", "{r}", "{s}"],
    ["{s}"],
    ["deadlines", "{r}", "--as-of", "{s}"],
)


@pytest.mark.parametrize(
    ("sign", "step"),
    [("line", 5), *(pytest.param(one, 1, marks=pytest.mark.full) for one in SIGNS)],
)
def test_no_command_prints_a_sign_of_a_name_that_it_was_given(
    sign: str,
    step: int,
    tmp_path: Path,
    child_k: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (child_k / "identities.yaml").write_text(REGISTER, "utf-8")
    (child_k / "overview" / f"x{SIGNS[sign]}y.md").write_text("Then Zorblax came.\n")
    place = tmp_path / "given"
    place.mkdir()
    given = place / f"a{SIGNS[sign]}b.md"
    given.write_text(f"Then Ms {NAME} came.\n", "utf-8")
    words = {"r": child_k, "f": given, "d": place, "s": f"x{SIGNS[sign]}y"}
    for command in COMMANDS[::step]:
        assert run([one.format(**words) for one in command]) in (0, 1, 2)
        shown = capsys.readouterr()
        text = shown.out + shown.err
        assert not UNSAFE.search(decoded(text)), command
        assert "\nwrote everything" not in text, command


@pytest.fixture
def telling(child_k: Path) -> Path:
    """Name files of a review, and folders, after people of its register."""
    (child_k / "identities.yaml").write_text(REGISTER, "utf-8")
    for name in (
        f"chronologies/{NAME}.yaml", f"chronologies/ms-{NAME.lower()}-notes.yml",
        f"{NAME}.yaml", f"overview/Philippa_{NAME}.md", f"frameworks/{NAME}2.yaml",
        f"Notes{NAME}/x.yaml", "overview/AshdownExemplar.md", "imrs/Marigold.docx",
    ):  # fmt: skip
        path = child_k / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"Then Zorblax came.\n")
    return child_k


NAMES = re.compile(f"{NAME}|ashdown.?exemplar|marigold|philippa", re.IGNORECASE)


def test_validate_tells_a_file_that_bears_a_name_by_its_place(
    telling: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "told"
    place.mkdir()
    for form, text in every_format(telling, place).items():
        assert not NAMES.search(text), form
        blank = "%20" if form == "sarif" else " "
        assert f"{blank}file{blank}in{blank}chronologies" in text, form
    shown = capsys.readouterr()
    assert not NAMES.search(shown.out + shown.err)


@pytest.mark.parametrize("step", [4, pytest.param(1, marks=pytest.mark.full)])
def test_who_has_the_register_open_tells_no_file_by_a_name(
    step: int, telling: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / f"of-{NAME}"
    place.mkdir()
    given = place / f"{NAME}.md"
    given.write_text("Then Mrs Ashdown-Exemplar came.\n", "utf-8")
    packed = tmp_path / "papers.zip"
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr(f"word/media/{NAME}.txt", f"{NAME} came.")
        package.writestr(f"{NAME}/papers/word/document.xml", f"<a {NAME}='Marigold'/>")
    (place / f"x.{NAME}").write_bytes(b"\xff\xfe\x00")
    r, f = str(telling), str(given)
    commands: tuple[list[str], ...] = (
        ["scan", f, str(packed), str(place / f"x.{NAME}"), "--review", r],
        ["scan", f, str(packed), "--review", r, "--format", "json"],
        ["scan", f, str(packed), "--review", r, "--format", "sarif"],
        ["code", f, "--review", r],
        ["code", str(telling / "overview" / "AshdownExemplar.md"), "--review", r],
        ["code", str(place / f"x.{NAME}"), "--review", r],
        ["redact", f, "--review", r],
        ["redact", f, "--review", r, "--out", f"{given}/x.md"],
        ["redact", str(place / f"x.{NAME}"), "--review", r],
        ["import", f, r, "--agency", "gp"],
        ["people", "unknown", r],
        ["status", r],
        ["gate", "publication", r],
        ["quality", r],
        ["publish", r, "--out", str(tmp_path / "out"), "--no-pdf"],
    )
    for command in commands[::step]:
        assert run(command) in (0, 1, 2)
        shown = capsys.readouterr()
        assert not NAMES.search(shown.out + shown.err), command


def test_names_that_every_review_has_are_printed_whoever_is_in_the_register(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    people = 'format: 1\nidentities:\n  - {code: HV1, names: ["Panel Family"]}\n'
    (child_k / "identities.yaml").write_text(people, "utf-8")
    (child_k / "panel.yaml").write_bytes(b"a: [\n")
    run(["validate", str(child_k), "--select", "SCR1"])
    assert "panel.yaml:" in capsys.readouterr().out


def test_a_file_is_counted_as_a_person_would_find_it(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (child_k / "identities.yaml").write_text(REGISTER, "utf-8")
    shutil.rmtree(child_k / "imrs")
    (child_k / "imrs").mkdir()
    for name in ("amh.yaml", f"{NAME}.docx", "csc.yaml"):
        (child_k / "imrs" / name).write_bytes(b"agency: csc\n")
    run(["validate", str(child_k), "--select", "SCR127", "--format", "concise"])
    assert "the 3rd file in imrs:1:1: SCR127" in capsys.readouterr().out


@pytest.mark.parametrize(
    "command",
    [
        ["status"],
        ["status", "--format", "json"],
        ["gate", "monitoring"],
        ["gate", "monitoring", "--format", "json"],
        ["quality"],
        ["quality", "--format", "json"],
    ],
)
def test_what_holds_a_review_up_is_told_by_its_place(
    command: list[str], child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (child_k / "identities.yaml").write_text(REGISTER, "utf-8")
    (child_k / "chronologies" / "marigold_ashdown-exemplar.yaml").write_bytes(b"a: [\n")
    run([*command, str(child_k), "--as-of", "2016-09-30"])
    shown = capsys.readouterr()
    assert not NAMES.search(shown.out + shown.err)
    if command[0] != "quality":
        assert " file in chronologies" in shown.out


def test_a_redacted_copy_is_not_called_after_who_it_is_about(
    child_k: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (child_k / "identities.yaml").write_text(REGISTER, "utf-8")
    given = tmp_path / f"Report on {NAME}.md"
    given.write_text(f"Then Ms {NAME} came.\n", "utf-8")
    command = ["redact", str(given), "--review", str(child_k)]
    assert run(command) == 0
    assert sorted(one.name for one in tmp_path.glob("*.md")) == [
        given.name, "redacted-copy.md",
    ]  # fmt: skip
    kept = (tmp_path / "redacted-copy.md").read_bytes()
    assert "redacted-copy.md" in capsys.readouterr().out
    given.write_text("Another.\n", "utf-8")
    assert run(command) == 2
    shown = capsys.readouterr()
    assert "--out" in shown.err
    assert not NAMES.search(shown.out + shown.err)
    assert (tmp_path / "redacted-copy.md").read_bytes() == kept
