"""`scr approve` and `scr publish`, as the business manager meets them."""

import hashlib
import json
import re
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import docx
import pytest

from scrkit.cli.app import run
from scrkit.identity import sealing
from scrkit.identity.register import Register
from scrkit.scan import Scan, scan
from scrkit.scan.unpack import contents
from scrkit.system.resources import shipped
from tests import housefiles
from tests.pdffiles import office

AS_OF = ("--as-of", "2016-09-30")
BOARD = ("--office", "Independent Chair", "--version", "1.0", "--date", "2016-05-12")
NAME = "Zelda Zettermark"
OPENED_ONCE = lru_cache(maxsize=64)(contents)


def scan_each(
    files: Mapping[str, bytes], register: Register, public: tuple[str, ...]
) -> dict[str, Scan]:
    return {name: scan(name, data, register, public) for name, data in files.items()}


@pytest.fixture(autouse=True)
def _scanner(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scrkit.cli.pdf.program", lambda: None)
    if "real_scanner" in request.fixturenames:
        return
    # The same scanner, without a process of its own; most tests publish the same bytes.
    monkeypatch.setattr("scrkit.scan.scan_each_safely", scan_each)
    monkeypatch.setattr("scrkit.scan.whole.contents", OPENED_ONCE)
    monkeypatch.setattr("scrkit.scan.unpack.contents", OPENED_ONCE)


@pytest.fixture
def real_scanner() -> None:
    """Leave the scanner as it is."""


@pytest.fixture
def register(child_k: Path, tmp_path: Path) -> Path:
    people = (child_k / "people.yaml").read_text("utf-8")
    lines = ["format: 1", "identities:"]
    for number, code in enumerate(re.findall(r"\{code: (\w+)", people)):
        # Letters for figures, so that no name is an ordinary word.
        marks = "".join(chr(ord("a") + int(figure)) for figure in f"{number:02}")
        known = NAME if code == "Mother" else f"Xylo{marks} Quuxworth{marks}"
        lines.append(f"  - {{code: {code}, names: [{known}]}}")
    path = tmp_path / "kept" / "identities.yaml"
    path.parent.mkdir()
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


@pytest.fixture(scope="module")
def approved(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Approve the example once, for all that begin with an approved one."""
    review = tmp_path_factory.mktemp("approved") / "child-k"
    shutil.copytree(shipped("examples") / "child-k", review)
    assert run(["approve", str(review), *BOARD]) == 0
    return (review / "dissemination.yaml").read_bytes()


@pytest.fixture
def ready(child_k: Path, approved: bytes, capsys: pytest.CaptureFixture[str]) -> Path:
    (child_k / "dissemination.yaml").write_bytes(approved)
    capsys.readouterr()
    return child_k


def publish(review: Path, register: Path, out: Path, *more: str) -> int:
    given = ("--register", str(register), "--out", str(out))
    return run(["publish", str(review), *given, *AS_OF, *more])


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_a_clean_review_is_published_and_noted(
    ready: Path, register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert publish(ready, register, out) == 0, capsys.readouterr()
    told = json.loads((out / "manifest.json").read_text("utf-8"))
    there = {path.name for path in out.iterdir()}
    assert there == {one["path"] for one in told["files"]} | {"manifest.json"}
    assert len(there) == 13
    for one in told["files"]:
        content = (out / one["path"]).read_bytes()
        assert one["sha256"] == hashlib.sha256(content).hexdigest()
        assert one["bytes"] == len(content)
    assert [gate["id"] for gate in told["gates"]] == [f"G{n}" for n in range(1, 10)]
    assert told["edition"]["id"] == "E1"
    assert told["approval"]["office"] == "Independent Chair"
    assert "@Father" not in json.dumps(told)
    seal = hashlib.sha256((out / "manifest.json").read_bytes()).hexdigest()
    assert f'sha256: "{seal}"' in (ready / "dissemination.yaml").read_text("utf-8")
    shown = capsys.readouterr().out
    assert "no PDF files" in shown
    assert "as edition E1" in shown


def test_after_publication_the_review_knows_that_it_is_published(
    ready: Path, register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(ready / "review.yaml", "  published: 2016-06-09\n", "")
    assert run(["gate", "publication", str(ready), *AS_OF]) == 1
    capsys.readouterr()
    assert publish(ready, register, tmp_path / "out") == 0
    assert "published: 2016-09-30" in (ready / "review.yaml").read_text("utf-8")
    capsys.readouterr()
    assert run(["gate", "publication", str(ready), *AS_OF]) == 0
    assert run(["status", str(ready), *AS_OF]) == 0
    assert re.search(r"publication +done +30 Sep 2016", capsys.readouterr().out)


def test_a_day_of_publication_that_has_come_stays(
    ready: Path, register: Path, tmp_path: Path
) -> None:
    before = (ready / "review.yaml").read_bytes()
    assert publish(ready, register, tmp_path / "out") == 0
    assert (ready / "review.yaml").read_bytes() == before


def test_what_is_published_is_what_was_approved_whenever_it_is_published(
    ready: Path, register: Path, tmp_path: Path
) -> None:
    before = (ready / "dissemination.yaml").read_bytes()
    pages = []
    for day in ("2016-09-30", "2016-11-30"):
        (ready / "dissemination.yaml").write_bytes(before)
        out = tmp_path / day
        given = ("--register", str(register), "--out", str(out), "--as-of", day)
        assert run(["publish", str(ready), *given]) == 0
        pages.append({p.name: p.read_bytes() for p in out.glob("*.html")})
    assert pages[0] == pages[1]


def test_an_approval_from_before_the_response_was_agreed_is_refused(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (child_k / "dissemination.yaml").read_bytes()
    assert run(["approve", str(child_k), *BOARD[:4], "--date", "2016-05-01"]) == 2
    assert "the response (response.yaml)" in capsys.readouterr().err
    assert (child_k / "dissemination.yaml").read_bytes() == before


def test_the_seal_of_an_older_scrkit_is_told_as_such(
    ready: Path, register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # As 0.1.0 wrote it: a seal without a kind, and nothing of what is printed.
    path = ready / "dissemination.yaml"
    lines = path.read_text("utf-8").split("\n")
    old = [one for one in lines if one != "  printed:" and "- {product:" not in one]
    path.write_text("\n".join(old).replace(', seal: "printed-1"', ""), "utf-8")
    assert run(["validate", str(ready), *AS_OF]) == 0
    capsys.readouterr()
    assert publish(ready, register, tmp_path / "out") == 1
    shown = capsys.readouterr().out
    assert "one reason speaks" in shown
    assert "seal of an earlier scrkit" in shown
    assert "approve again" in shown
    assert "was changed after" not in shown
    assert run(["approve", str(ready), *BOARD, "--again"]) == 0
    assert publish(ready, register, tmp_path / "out") == 0


@pytest.mark.usefixtures("nothing_remembered")
def test_the_same_review_gives_the_same_bytes(
    ready: Path, register: Path, tmp_path: Path
) -> None:
    before = (ready / "dissemination.yaml").read_bytes()
    made = []
    for name in ("one", "two"):
        (ready / "dissemination.yaml").write_bytes(before)
        assert publish(ready, register, tmp_path / name) == 0
        folder = tmp_path / name
        made.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert made[0] == made[1]


def test_a_dry_run_writes_nothing(
    ready: Path, register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (ready / "dissemination.yaml").read_bytes()
    assert publish(ready, register, tmp_path / "out", "--dry-run") == 0
    assert "would write overview-published.docx" in capsys.readouterr().out
    assert not (tmp_path / "out").exists()
    assert (ready / "dissemination.yaml").read_bytes() == before


def test_an_edition_is_superseded_and_not_edited(
    ready: Path, register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert publish(ready, register, tmp_path / "one") == 0
    capsys.readouterr()
    # As after a run that was killed, and finished by the next command.
    assert publish(ready, register, tmp_path / "one") == 0
    assert "edition E1 is published already, and stands" in capsys.readouterr().out
    assert publish(ready, register, tmp_path / "two") == 1
    assert "--supersede" in capsys.readouterr().out
    why = ("--supersede", "A figure was wrong")
    assert publish(ready, register, tmp_path / "two", *why) == 0
    told = json.loads((tmp_path / "two" / "manifest.json").read_text("utf-8"))
    assert told["edition"]["id"] == "E2"
    assert told["edition"]["supersedes"] == "E1"
    held = (ready / "dissemination.yaml").read_text("utf-8")
    assert held.count('  - {id: "E') == 2
    assert run(["validate", str(ready), *AS_OF]) == 0


def test_a_name_in_the_prose_does_not_get_out(
    child_k: Path, register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    summary = child_k / "overview" / "summary.md"
    summary.write_text(f"{summary.read_text('utf-8')}\n{NAME} was asked.\n", "utf-8")
    run(["approve", str(child_k), *BOARD])
    assert publish(child_k, register, tmp_path / "out") == 1
    shown = capsys.readouterr()
    assert "it holds a trace (name) of Mother (executive-summary" in shown.out
    assert "Zelda" not in shown.out + shown.err
    assert not (tmp_path / "out").exists()


@pytest.mark.usefixtures("real_scanner")
def test_the_scanner_lets_the_example_out_and_a_disguised_name_not(
    ready: Path, register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert publish(ready, register, tmp_path / "out", "--dry-run") == 0
    summary = ready / "overview" / "summary.md"
    hidden = "ZETTER\u00admark\u200b, Zelda"
    summary.write_text(f"{summary.read_text('utf-8')}\n{hidden} rang.\n", "utf-8")
    run(["approve", str(ready), *BOARD, "--again"])
    capsys.readouterr()
    assert publish(ready, register, tmp_path / "out") == 1
    shown = capsys.readouterr().out
    assert "of Mother" in shown
    assert "executive-summary-published.docx!word/document.xml" in shown
    assert "zelda" not in shown.lower()


def test_a_day_in_the_title_stops_the_publication_at_its_line(
    ready: Path, register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(ready / "review.yaml", "Child K", "Child K, 16 May 2015")
    assert publish(ready, register, tmp_path / "out", "--dry-run", "--no-pdf") == 1
    told = " ".join(capsys.readouterr().out.split())
    assert re.search(
        r"finer than the report may tell[^:]*: [^:]*\(review.yaml:\d", told
    )


def test_a_name_in_a_comment_of_the_folder_speaks_against(
    ready: Path, register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (ready / "glossary.yaml").open("a", encoding="utf-8") as file:
        file.write(f"# {NAME} rang\n")
    assert publish(ready, register, tmp_path / "out", "--dry-run", "--no-pdf") == 1
    told = capsys.readouterr()
    said = told.out + told.err
    assert "SCR741" in said
    assert NAME not in said


def test_a_name_in_the_reason_for_superseding_does_not_get_out(
    ready: Path, register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    why = ("--supersede", f"{NAME} asked for it")
    assert publish(ready, register, tmp_path / "out", *why) == 1
    shown = capsys.readouterr().out
    assert "one reason speaks" in shown
    assert "(--supersede" in shown


def test_the_manifest_holds_no_words_and_no_days_of_the_review(
    ready: Path, register: Path, tmp_path: Path
) -> None:
    held = ready / "dissemination.yaml"
    edit(held, "The press reported the trial", "(CSC-0012) The quiet trial")
    assert publish(ready, register, tmp_path / "one") == 0
    why = ("--supersede", "A quiet figure of 5 March 2014 was wrong (CSC-0012)")
    assert publish(ready, register, tmp_path / "two", *why) == 0

    for out in ("one", "two"):
        text = (tmp_path / out / "manifest.json").read_text("utf-8")
        assert not re.search(r"quiet|CSC-|5 March|Sub Group|2016-0[1-5]", text)
        assert json.loads(text)["gates"][0]["date"] == "March 2016"


def test_all_reasons_are_told_at_once(
    child_k: Path, register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(child_k / "dissemination.yaml", "G1, state: clear", "G1, state: open")
    edit(child_k / "family.yaml", "    told_of_publication: 2016-05-30\n", "")
    assert publish(child_k, register, child_k / "out", "--dry-run") == 1
    shown = capsys.readouterr().out
    assert "4 reasons speak against publishing; nothing was written" in shown
    for words in ("gate G1 is open", "SCR708", "scr approve", "inside the review"):
        assert words in shown


def test_without_a_register_nothing_is_published(
    ready: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ("--out", str(tmp_path / "out"))
    assert run(["publish", str(ready), *given, *AS_OF]) == 1
    shown = capsys.readouterr().out
    assert "one reason speaks" in shown
    assert "--register" in shown


def test_a_code_that_the_register_does_not_know_is_a_reason(
    ready: Path, register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = register.read_text("utf-8")
    kept = [line for line in text.splitlines() if "code: HV1," not in line]
    register.write_text("\n".join(kept) + "\n", "utf-8")
    assert publish(ready, register, tmp_path / "out") == 1
    assert "no record of HV1" in capsys.readouterr().out


def test_a_broken_review_is_not_published(
    ready: Path, register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(ready / "overview" / "findings.yaml", "id: F1", "idd: F1")
    assert publish(ready, register, tmp_path / "out") == 1
    assert "overview/findings.yaml" in capsys.readouterr().out


def test_a_name_in_the_history_of_git_is_a_reason(
    ready: Path, register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (ready / "notes.txt").write_text(f"{NAME} rang.\n", "utf-8")
    (ready / ".gitignore").write_text("identities.yaml\n", "utf-8")
    git = ["git", "-c", "user.name=Office", "-c", "user.email=o@board.example"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "a note"]):
        subprocess.run([*git, "-C", str(ready), *words], check=True)
    (ready / "notes.txt").unlink()
    assert publish(ready, register, tmp_path / "out") == 1
    shown = capsys.readouterr().out
    assert "one reason speaks" in shown
    assert "the history of the repository names people" in shown
    assert "Zelda" not in shown


def test_approving_tells_what_publishing_will_refuse(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    summary = child_k / "overview" / "summary.md"
    summary.write_text(f"{summary.read_text('utf-8')}\nAt nine she rang.\n", "utf-8")
    assert run(["approve", str(child_k), *BOARD]) == 0
    shown = capsys.readouterr().out
    assert "noted in dissemination.yaml" in shown
    assert "scr publish will refuse this: a day, time or age stands here" in shown
    assert "(overview/summary.md:" in shown


def test_a_repository_around_that_of_the_review_is_a_reason(
    ready: Path, register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in (ready.parent, ready):
        subprocess.run(["git", "-C", str(folder), "init", "-q"], check=True)
    (ready / ".gitignore").write_text("identities.yaml\n", "utf-8")
    with tempfile.TemporaryDirectory() as elsewhere:
        assert publish(ready, register, Path(elsewhere) / "out") == 1
    shown = capsys.readouterr().out
    assert "one reason speaks" in shown
    assert "outer repository, around the review's own, was not searched" in shown


def test_pdf_files_are_made_and_looked_through(
    ready: Path,
    register: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    program = str(office(tmp_path))
    monkeypatch.setattr("scrkit.cli.pdf.program", lambda: program)
    out = tmp_path / "out"
    assert publish(ready, register, out) == 0
    told = json.loads((out / "manifest.json").read_text("utf-8"))
    made = [one for one in told["files"] if one["path"].endswith(".pdf")]
    assert len(made) == 6
    assert not any(one["reproducible"] for one in made)


def test_a_program_that_makes_no_pdf_is_told_plainly(
    ready: Path,
    register: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("scrkit.cli.pdf.program", lambda: "/bin/true")
    assert publish(ready, register, tmp_path / "out") == 1
    told = capsys.readouterr().out
    assert "one reason speaks against publishing; nothing was written" in told
    assert "LibreOffice could not make" in told
    assert "--no-pdf" in told
    assert not (tmp_path / "out").exists()
    edit(ready / "dissemination.yaml", "G1, state: clear", "G1, state: open")
    assert publish(ready, register, tmp_path / "out") == 1
    told = capsys.readouterr().out
    assert 0 < told.index("gate G1 is open") < told.index("LibreOffice could not make")


def test_approving_again_wants_to_be_asked_for(
    ready: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["approve", str(ready), *BOARD]) == 2
    assert "approved already" in capsys.readouterr().err
    assert run(["approve", str(ready), *BOARD, "--again", "--dry-run"]) == 0
    assert run(["approve", str(ready), *BOARD, "--again"]) == 0


@pytest.mark.parametrize(
    "change",
    [
        ("timeline.yaml", "A letter answers it.", "No letter answers it."),
        ("review.yaml", 'title: "Serious', 'title: "A Serious'),
    ],
)
def test_every_printed_word_is_under_the_seal(
    change: tuple[str, str, str],
    ready: Path,
    register: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file, old, new = change
    path = ready / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    assert publish(ready, register, tmp_path / "out", "--dry-run") == 1
    assert "changed after it was approved" in capsys.readouterr().out


def test_the_words_of_the_boards_own_file_are_approved_and_looked_at(
    ready: Path, register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    house = ready / "templates/house.docx"
    house.parent.mkdir(exist_ok=True)
    house.write_bytes(_headed("Fernshire cares"))
    assert run(["approve", str(ready), *BOARD, "--again"]) == 0
    assert publish(ready, register, tmp_path / "out", "--dry-run", "--no-pdf") == 0

    house.write_bytes(_headed("Fernshire dismissed its director"))
    assert publish(ready, register, tmp_path / "out", "--dry-run", "--no-pdf") == 1
    told = capsys.readouterr()
    assert "house file: header of every page" in told.out + told.err

    house.write_bytes(_headed("Seen on Tuesday 12 May 2015, see CSC-0021"))
    assert publish(ready, register, tmp_path / "out", "--dry-run", "--no-pdf") == 1
    told = capsys.readouterr()
    said = " ".join((told.out + told.err).split())
    assert said.count("templates/house.docx, header of every page") == 2
    assert "CSC-0021" not in said


@pytest.mark.usefixtures("real_scanner")
def test_the_telephone_of_the_office_in_the_boards_own_file_holds_nothing_back(
    ready: Path, register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    house = ready / "templates/house.docx"
    house.parent.mkdir(exist_ok=True)
    house.write_bytes(_headed("Fernshire Board, telephone 01632 960100"))
    assert run(["approve", str(ready), *BOARD, "--again"]) == 0
    assert publish(ready, register, tmp_path / "out", "--dry-run", "--no-pdf") == 0
    assert "may name somebody" not in capsys.readouterr().out
    looked = ["scan", str(house), "--register", str(register), "--review"]
    assert run([*looked, str(ready)]) == 0, "scan says the same"
    capsys.readouterr()

    with (ready / "overview/conclusion.md").open("a", encoding="utf-8") as file:
        file.write("\nThe mother rang from 07700 900123.\n")
    assert run(["approve", str(ready), *BOARD, "--again"]) == 0
    assert publish(ready, register, tmp_path / "out", "--dry-run", "--no-pdf") == 1
    told = " ".join(capsys.readouterr().out.split())
    assert told.count("trace (telephone)") == 1
    assert "here and at 3 other places" in told


def _headed(words: str) -> bytes:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = words
    return housefiles.saved(document)


@pytest.mark.usefixtures("real_scanner")
def test_what_may_be_a_name_is_told_though_it_holds_nothing_back(
    ready: Path, register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (ready / "overview/conclusion.md").open("a", encoding="utf-8") as file:
        file.write("\nThen Zetermark left the room.\n")
    assert run(["approve", str(ready), *BOARD, "--again"]) == 0
    assert publish(ready, register, tmp_path / "out", "--dry-run", "--no-pdf") == 0
    told = capsys.readouterr().out
    assert "may name somebody and may not" in told
    assert "overview-published.docx (word/document.xml, paragraph " in told
    assert "Zetermark" not in told


def test_what_the_manifest_says_of_review_and_approval_is_sealed_and_coarse(
    ready: Path, register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(ready / "review.yaml", "id: child-k", "id: csc-2015-004711")
    assert publish(ready, register, tmp_path / "out", "--dry-run", "--no-pdf") == 1
    assert "id, framework and overlay" in capsys.readouterr().out

    dated = ["--office", "Chair, 12 May 2016", "--version", "1.0", "--again"]
    assert run(["approve", str(ready), *dated]) == 0
    assert publish(ready, register, tmp_path / "out", "--dry-run", "--no-pdf") == 1
    assert "office of the approval" in capsys.readouterr().out


def test_who_approved_which_version_is_sealed(
    ready: Path, register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(ready / "dissemination.yaml", 'version: "1.0"', 'version: "9.0"')
    assert publish(ready, register, tmp_path / "out", "--dry-run", "--no-pdf") == 1
    assert "approval: office, version and day" in capsys.readouterr().out


def test_without_git_it_is_said_that_no_history_was_searched(
    ready: Path, register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert publish(ready, register, tmp_path / "out", "--dry-run", "--no-pdf") == 0
    assert "no history was searched" in capsys.readouterr().out


def test_for_whom_nobody_looked_is_said_in_the_sentence_that_nothing_speaks_against_it(
    ready: Path, register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(register, f"names: [{NAME}]", "names: []")
    trying = ("--dry-run", "--no-pdf")
    assert publish(ready, register, tmp_path / "out", *trying) == 0
    told = capsys.readouterr().out
    assert "the register holds no name for Mother\n" in told
    clean = "nothing speaks against it; not looked for: 1 code without a name in the"
    assert clean in told

    # Nobody chose the poorer one of two: the sealed one has to be opened.
    shutil.copy(register, ready / "identities.yaml")
    sealed = sealing.seal_with_passphrase(register.read_bytes(), "tall ships sail on")
    (ready / "identities.yaml.age").write_bytes(sealed)
    here = ready / "identities.yaml"
    assert publish(ready, here, tmp_path / "out", *trying) == 1
    told = capsys.readouterr().out
    assert "identities.yaml.age lies beside the register that was read" in told


def test_what_a_template_of_the_board_tells_is_told_at_its_line(
    ready: Path, register: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ours = (shipped("templates") / "abstract.md.j2").read_text("utf-8")
    template = ready / "templates/abstract.md.j2"
    template.parent.mkdir(exist_ok=True)
    template.write_text(f"{ours}\nThen SW-1 rang; see CSC-0021.\n", "utf-8")
    assert run(["approve", str(ready), *BOARD, "--again"]) == 0
    at = f"templates/abstract.md.j2:{ours.count(chr(10)) + 2}"
    said = " ".join(capsys.readouterr().out.split())
    assert said.count(f"({at})") == 2
    assert "people.yaml" not in said
