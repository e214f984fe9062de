"""`scr validate` looks for registered names in every file of a review."""

import base64
import json
from pathlib import Path

import pytest

from scrkit.cli.app import run
from scrkit.identity.sealing import new_key
from tests.wordfiles import hiding_places, para, png, word_file
from tests.wordfiles import run as words

NAMES = """\
format: 1
identities:
  - code: HV1
    kind: person
    names: [Philippa Quillfeather]
    telephones: [01632 960001]
  - code: SW1
    kind: person
    names: [Grace Tumblewick]
"""
DAY = ("--as-of", "2016-09-30")


@pytest.fixture
def planted(child_k: Path) -> Path:
    """Write names into files of every kind that a folder holds as text."""
    (child_k / "notes.txt").write_text("Then Philippa\nQuillfeather rang.\n", "utf-8")
    (child_k / "sub").mkdir()
    (child_k / "sub" / "list.csv").write_bytes("a\nGrace Tumblewick\n".encode("utf-16"))
    with (child_k / "overview" / "process.md").open("a", encoding="utf-8") as file:
        file.write("\nDr. QUILLFEATHER has 01632 960 001.\n")
    with (child_k / "glossary.yaml").open("a", encoding="utf-8") as file:
        file.write("# as told by Tumble\u00adwick\n")
    (child_k / "photo.bin").write_bytes(b"\0Quillfeather")
    return child_k


def told(review: Path, capsys: pytest.CaptureFixture[str], *more: str) -> list[str]:
    run(["validate", str(review), *DAY, "--format", "concise", *more])
    out = capsys.readouterr().out
    assert "uillfeather" not in out.casefold()
    assert "umblewick" not in out.casefold()
    lines = [line.removeprefix(f"{review}/") for line in out.splitlines()]
    return [" ".join(line.split()[:2]) for line in lines if "SCR74" in line]


def test_names_are_told_at_their_places_in_files_of_every_kind(
    planted: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(planted, capsys) == []
    (planted / "identities.yaml").write_text(NAMES, "utf-8")
    last = len((planted / "overview" / "process.md").read_text("utf-8").splitlines())
    end = len((planted / "glossary.yaml").read_text("utf-8").splitlines())

    assert told(planted, capsys) == [
        f"glossary.yaml:{end}:14: SCR741",
        "notes.txt:1:6: SCR741",
        f"overview/process.md:{last}:1: SCR741",
        f"overview/process.md:{last}:22: SCR743",
        "photo.bin:1:1: SCR745",
        "sub/list.csv:2:1: SCR741",
    ]
    assert run(["validate", str(planted), *DAY]) == 1


def test_names_are_found_inside_word_files_letters_and_the_like(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = "Philippa Quillfeather"
    (child_k / "identities.yaml").write_text(NAMES, "utf-8")
    places = hiding_places(name)
    (child_k / "out").mkdir(exist_ok=True)
    (child_k / "out" / "report.docx").write_bytes(places["header"])
    (child_k / "a.docx").write_bytes(places["embedded table"])
    (child_k / "b.rtf").write_bytes(rb"{\rtf1 Then Quill{\b feather} rang.}")
    (child_k / "c.html").write_bytes(b"<p>Then Quill<i>feather</i> rang.</p>")
    letter = base64.b64encode(name.encode()).decode()
    (child_k / "d.eml").write_text(
        f"From: a@b.example\nSubject: x\nContent-Type: text/plain\n"
        f"Content-Transfer-Encoding: base64\n\n{letter}\n"
    )
    (child_k / "e.docx").write_bytes(word_file(para(words("Nobody rang."))))
    (child_k / "f.pdf").write_bytes(b"%PDF-1.7\nnot any more")
    (child_k / "g.txt").write_bytes(b"x \n" * 6_000_000)
    (child_k / "h.png").write_bytes(png())

    assert told(child_k, capsys) == [
        *("a.docx:1:1: SCR741", "b.rtf:1:1: SCR741"),
        *("c.html:1:9: SCR741", "d.eml:1:1: SCR741"),
        # What nobody could look at is told.
        *(f"{one}:1:1: SCR745" for one in ("f.pdf", "g.txt", "h.png")),
        "out/report.docx:1:1: SCR741",
    ]
    run(["validate", str(child_k), *DAY, "--format", "concise"])
    assert "the register (word/header1.xml, paragraph 1)" in capsys.readouterr().out


def test_a_file_that_is_called_by_a_name_is_told_by_its_place(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (child_k / "identities.yaml").write_text(NAMES, "utf-8")
    (child_k / "Tumblewick minutes.txt").write_text("nothing", "utf-8")
    run(["validate", str(child_k), *DAY, "--format", "concise"])
    out = capsys.readouterr().out
    assert "file in the review folder:1:1: SCR744" in out
    assert "Tumblewick" not in out


def test_the_board_and_its_agencies_may_be_named(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    review = child_k / "review.yaml"
    (name,) = [
        line.partition(":")[2].strip()
        for line in review.read_text("utf-8").splitlines()
        if line.startswith("  name:")
    ]
    place = f"  - code: NurseryA\n    kind: place\n    names: [{name}]\n"
    (child_k / "identities.yaml").write_text(NAMES + place, "utf-8")
    assert told(child_k, capsys) == []


FORMATS = ("full", "concise", "json", "jsonl", "github", "sarif", "junit", "gitlab")


def test_a_sealed_register_is_one_notice_in_every_format_and_a_key_opens_it(
    planted: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine, yours = new_key(), new_key()
    key = tmp_path / "my.agekey"
    key.write_bytes(mine.text())
    (tmp_path / "others.agekey").write_bytes(new_key().text())
    (planted / "identities.yaml").write_text(NAMES, "utf-8")
    before = run(["validate", str(planted / ".." / "child-k"), *DAY])
    given = ["--key", str(key), "--recipient", yours.recipient]
    assert run(["seal", str(planted), *given]) == 0
    capsys.readouterr()
    assert before == 1

    pairs = [("--format", f, "--output", str(tmp_path / f"told.{f}")) for f in FORMATS]
    every = [word for pair in pairs for word in pair]
    assert run(["validate", str(planted), *DAY, *every]) == 0
    capsys.readouterr()
    for form in FORMATS:
        out = (tmp_path / f"told.{form}").read_text("utf-8")
        body = out.split('"rules"')[0] + out.split('"results"')[-1]
        assert body.count("SCR740") >= 1, form
    assert told(planted, capsys) == ["identities.yaml.age:1:1: SCR740"]
    wrong = ("--key", str(tmp_path / "others.agekey"))
    assert told(planted, capsys, *wrong) == ["identities.yaml.age:1:1: SCR740"]
    found = told(planted, capsys, "--key", str(key))
    assert "notes.txt:1:6: SCR741" in found
    assert not any("SCR740" in one for one in found)
    assert not (planted / "identities.yaml").exists()


def test_the_notice_is_one_in_json(
    child_k: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (child_k / "identities.yaml").write_text(NAMES, "utf-8")
    key = tmp_path / "my.agekey"
    key.write_bytes(new_key().text())
    run(["seal", str(child_k), "--key", str(key), "--recipient", new_key().recipient])
    capsys.readouterr()
    assert run(["validate", str(child_k), *DAY, "--format", "json"]) == 0
    assert json.dumps(json.loads(capsys.readouterr().out)).count('"SCR740"') == 1
