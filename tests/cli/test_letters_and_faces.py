"""Letters for each act, what somebody signs, and names that go apart."""

import os
import stat
import subprocess
from pathlib import Path

import docx
import pytest
import yaml

from scrkit.cli.app import run
from scrkit.render.products import LETTERS

AS_OF = ("--as-of", "2015-09-20")
NAMES = """\
format: 1
identities:
  - code: ChildK
    names: [Kestrel Ashdown-Exemplar]
  - code: HV1
    names: [Philippa Quillfeather]
  - code: Mother
    names: [Wilhelmina Ashdown-Exemplar]
"""
# By framework: the letter, and the words that must stand in it.
BODIES: dict[str, dict[str, tuple[str, ...]]] = {
    "scotland-learning-review-2021": {
        "coroner": ("The Procurator Fiscal", "Learning Review"),
        "prosecution": ("The Crown Office and Procurator Fiscal Service",),
        "inspectorate": ("Care Inspectorate", "Chair of the Child Protection"),
    },
    "northern-ireland-cmr": {
        "prosecution": ("The Public Prosecution Service", "Case Management Review"),
    },
    "wales-cpr-2015": {
        "government": ("Welsh Ministers", "Child Practice Review"),
        "national-panel": ("National Independent Safeguarding Board",),
    },
    "dhr-2016": {"government": ("Home Office", "Domestic Homicide Review")},
}


# Those of a rapid review are written in tests/cli/test_rapid_review.py.
OF_RAPID = ("rapid-review", "notification")


def _render(root: Path, *words: str) -> int:
    out = root.parent / "out"
    return run(["render", *words[:1], str(root), *words[1:], "--out", str(out), *AS_OF])


def _read(path: Path) -> str:
    whole = docx.Document(str(path))
    cells = [c.text for t in whole.tables for row in t.rows for c in row.cells]
    return "\n".join([*(p.text for p in whole.paragraphs), *cells])


@pytest.mark.parametrize(
    "letter", [one for one in LETTERS if one not in ("reminder", "owner", *OF_RAPID)]
)
def test_every_letter_is_written_and_tells_what_is_to_be_filled_in(
    letter: str, child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _render(child_k, "letter", "--to", letter) == 0

    told = capsys.readouterr().out
    (text, *_) = map(_read, sorted((child_k.parent / "out").glob("*.docx")))
    blanks = text.count("[to be filled in: ")
    assert blanks
    assert "to be filled in: " in told
    assert "Read it before it is sent" in told
    assert "Dear [to be filled in: name" in text
    assert "Signed: ..." in text
    assert "Fernshire Safeguarding Children Board" in text
    assert "{{" not in text


@pytest.mark.parametrize("framework", BODIES)
def test_a_letter_has_the_names_of_its_framework(
    framework: str, tmp_path: Path
) -> None:
    root = tmp_path / "case"
    began = ("new", str(root), "--board", "Invented Board", "--framework", framework)
    assert run([*began, "--agency", "csc", "--period", "2020-01/2021-03"]) == 0
    for letter, words in BODIES[framework].items():
        assert _render(root, "letter", "--to", letter) == 0
        (path,) = (tmp_path / "out").glob(f"letter-{letter}*.docx")
        assert all(one in _read(path) for one in words)
        assert "scrkit" not in _read(path)


def test_nobody_is_made_up_where_the_framework_names_nobody(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "case"
    began = ("new", str(root), "--board", "Invented Board", "--agency", "csc")
    more = ("--framework", "northern-ireland-cmr", "--period", "2020-01/2021-03")
    assert run([*began, *more]) == 0
    capsys.readouterr()
    assert _render(root, "letter", "--to", "inspectorate") == 2
    assert "names nobody for this letter" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_letter_tells_nothing_that_came_later(child_k: Path) -> None:
    assert _render(child_k, "letter", "--to", "inspectorate") == 0
    text = _read(child_k.parent / "out" / "letter-inspectorate-ofsted.docx")
    assert "The review began on 24 June 2015" in text
    assert "The report was sent" not in text


@pytest.mark.parametrize(
    ("letter", "words"),
    [("coroner", "It is to be finished by"), ("family", "We plan to be done by")],
)
def test_a_day_that_is_over_is_no_plan_any_longer(
    letter: str, words: str, child_k: Path
) -> None:
    person = ("--person", "Mother") if letter == "family" else ()
    out = child_k.parent / "later"
    asked = ("render", "letter", str(child_k), "--to", letter, *person)
    for day, planned in (("2015-12-24", True), ("2016-03-01", False)):
        assert run([*asked, "--out", str(out), "--as-of", day]) == 0
        (file,) = out.iterdir()
        assert (words in _read(file)) is planned, day


def test_a_boards_own_letter_wins(child_k: Path) -> None:
    own = child_k / "templates" / "letter-coroner.md.j2"
    own.parent.mkdir(exist_ok=True)
    own.write_text("Dear {{ letter.dear|line }}, our own words.\n", "utf-8")
    assert _render(child_k, "letter", "--to", "coroner") == 0
    text = _read(child_k.parent / "out" / "letter-coroner.docx")
    assert "our own words" in text
    assert "What we ask of you" not in text


def test_a_reminder_goes_to_whoever_is_late(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = child_k.parent / "out"
    wanted = ("render", "letter", str(child_k), "--to", "reminder", "--out", str(out))
    assert run([*wanted, "--as-of", "2015-11-03"]) == 0
    assert {one.name for one in out.iterdir()} == {
        "letter-reminder-amh.docx",
        "letter-reminder-csc.docx",
    }
    text = _read(out / "letter-reminder-amh.docx")
    assert "due on 30 October 2015, late by four days" in text
    assert run([*wanted, "--agency", "gp", "--as-of", "2015-11-03"]) == 2
    assert "is late" in capsys.readouterr().err


def test_a_potential_witness_is_not_invited_before_the_police_agreed(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = child_k / "interviews" / "health.yaml"
    text = path.read_text("utf-8")
    witness = text.replace("potential_witness: false", "potential_witness: true", 1)
    path.write_text(witness, "utf-8")
    asked = ("letter", "--to", "interview", "--interview")
    assert _render(child_k, *asked, "HEALTH-I1") == 2
    assert "potential witness" in capsys.readouterr().err
    assert _render(child_k, *asked, "HEALTH-I2") == 0


@pytest.mark.parametrize(
    "words",
    [
        ("letter",),
        ("letter", "--to", "coroner", "--person", "Mother"),
        ("letter", "--to", "family", "--person", "Nobody9"),
        ("letter", "--to", "coroner", "--view", "published"),
        ("interview", "--interview", "HEALTH-I99"),
        ("decision", "--interview", "HEALTH-I1"),
    ],
)
def test_what_does_not_fit_is_refused(words: tuple[str, ...], child_k: Path) -> None:
    assert _render(child_k, *words) == 2
    assert not (child_k.parent / "out").exists()


def test_what_was_sent_is_noted(child_k: Path) -> None:
    day = ("--date", "2015-09-20")
    done = ("note", "notification", "decision", str(child_k), "--to", "Ofsted", *day)
    assert run([*done]) == 0
    assert run([*done]) == 0
    facts = yaml.safe_load((child_k / "criteria.yaml").read_text("utf-8"))
    same = [n for n in facts["notifications"] if str(n["date"]) == "2015-09-20"]
    assert len(same) == 1
    by = ("--by", "Board business manager")
    assert run(["note", "contact", "Mother", "Letter", str(child_k), *by, *day]) == 0
    family = yaml.safe_load((child_k / "family.yaml").read_text("utf-8"))
    mother = next(one for one in family["members"] if one["person"] == "Mother")
    assert str(mother["contacts"][-1]["date"]) == "2015-09-20"
    requests = child_k / "requests.yaml"
    text = requests.read_text("utf-8")
    requests.write_text(
        text + "  - {agency: gp, what: records, requested: 2016-01-01, "
        "due: 2016-02-01}\n",
        "utf-8",
    )
    late = ("note", "reminder", "gp", "records", str(child_k))
    assert run([*late, "--date", "2016-03-01"]) == 0
    assert "chased: [2016-03-01]" in requests.read_text("utf-8")
    assert run(["validate", str(child_k), "--as-of", "2016-09-30"]) == 0


def test_the_record_of_an_interview_is_printed_to_be_signed(child_k: Path) -> None:
    assert _render(child_k, "interview", "--interview", "HEALTH-I1") == 2
    out = child_k.parent / "out"
    wanted = ("render", "interview", str(child_k), "--interview", "HEALTH-I1")
    assert run([*wanted, "--out", str(out), "--as-of", "2015-09-30"]) == 0
    text = _read(child_k.parent / "out" / "interview-HEALTH-I1-to-sign.docx")
    assert "“I was fond of that baby" in text
    assert "I have read this record" in text
    # It was confirmed later than this day.
    assert "was confirmed on" not in text


def test_the_decision_is_printed_with_its_criteria_to_be_signed(child_k: Path) -> None:
    assert _render(child_k, "decision") == 0
    text = _read(child_k.parent / "out" / "decision-to-sign.docx")
    assert "Met. The criteria for a Serious Case Review are met." in text
    assert "☒ Initiate a Serious Case Review" in text
    assert "☐ Hold no review" in text
    assert "scrkit" not in text
    assert text.rstrip().count("Signed: ....") == 1


def test_each_declaration_is_a_page_to_be_signed(child_k: Path) -> None:
    assert _render(child_k, "declaration") == 0
    text = _read(child_k.parent / "out" / "declaration-to-sign.docx")
    panel = yaml.safe_load((child_k / "panel.yaml").read_text("utf-8"))
    day = AS_OF[1]
    members = [m for m in panel["members"] if str(m.get("from_date", "")) <= day]
    assert text.count("Signed: ....") == 2 + len(members)
    assert "No employment by, contract with or close tie to any agency" in text


def _request(root: Path, *words: str) -> int:
    out = root.parent / "pack"
    due = ("--due", "2016-12-01", "--as-of", "2016-09-30")
    return run(["request", "health", str(root), "--out", str(out), *due, *words])


@pytest.fixture
def named(child_k: Path) -> Path:
    (child_k / "identities.yaml").write_text(NAMES, "utf-8")
    (child_k / ".gitignore").write_text("identities.yaml\n.scr-*\n", "utf-8")
    return child_k


@pytest.mark.parametrize("what", ["chronology", "imr"])
def test_names_go_apart_and_only_those_that_the_agency_needs(
    what: str, named: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    apart = tmp_path / "apart"
    assert _request(named, "--what", what, "--with-names", str(apart)) == 0

    told = capsys.readouterr().out
    page = apart / "names-health.docx"
    text = _read(page)
    assert "Kestrel Ashdown-Exemplar" in text
    assert "Philippa Quillfeather" in text
    assert "Wilhelmina" not in text
    assert "SW1" not in text
    assert "[to be filled in: the register holds no name]" in text
    assert "Kestrel" not in told
    assert "no name for: " in told
    if os.name == "posix":
        assert stat.S_IMODE(page.stat().st_mode) == 0o600
    pack = tmp_path / "pack"
    assert not any("Kestrel" in _read(one) for one in pack.glob("*.docx"))


def test_names_are_refused_in_a_review_under_git_and_beside_the_letter(
    named: Path, tmp_path: Path
) -> None:
    looked_after = tmp_path / "git"
    looked_after.mkdir()
    subprocess.run(["git", "init", "-q"], cwd=looked_after, check=True)
    places = (named / "names", looked_after / "names", tmp_path / "pack")
    for place in (*places, tmp_path / "pack" / "names"):
        assert _request(named, "--with-names", str(place)) == 2
        assert not list(tmp_path.rglob("names-*.docx"))
    assert not (tmp_path / "pack").exists()


def test_without_a_register_there_is_no_page_of_names(
    child_k: Path, tmp_path: Path
) -> None:
    assert _request(child_k, "--with-names", str(tmp_path / "apart")) == 2
    assert not (tmp_path / "apart").exists()
    assert not (tmp_path / "pack").exists()
