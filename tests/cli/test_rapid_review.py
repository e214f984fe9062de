"""A rapid review by commands and forms alone: begun, told, rendered, made a review."""

import json
import re
import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from scrkit import folder
from scrkit.cli.app import run
from scrkit.review import load
from scrkit.system.resources import shipped

ON = ("--as-of", "2026-06-12")
AGENCIES = {
    "csc": "Wrenshire Children's Social Care",
    "school": "A primary school in Wrenshire",
    "gp": "General Practice",
    "hosp": "Wrenshire General Hospital",
    "police": "Wrenshire Police",
    "pharmacy": "A community pharmacy",
}
IGNORED = "identities.yaml\n/.scr/\n.scr-*\n"


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """Return a copy of the example rapid review, as one under git would be."""
    root = tmp_path / "example"
    shutil.copytree(shipped("examples") / "child-r", root)
    (root / ".gitignore").write_text(IGNORED, "utf-8")
    return root


def called(*words: object) -> int:
    return run([str(word) for word in words])


def files_in(root: Path) -> dict[str, bytes]:
    paths = (path for path in root.rglob("*") if path.is_file())
    found = {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}
    return {name: one for name, one in found.items() if not name.startswith(".scr")}


def status(
    root: Path, capsys: pytest.CaptureFixture[str], day: str
) -> dict[str, object]:
    capsys.readouterr()
    assert called("status", root, "--format", "json", "--as-of", day) == 0
    found: dict[str, object] = json.loads(capsys.readouterr().out)["reviews"][0]
    return found


def test_a_new_rapid_review_asks_for_nothing_that_only_a_whole_review_has(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = tmp_path / "r"
    assert called(*_new(root)) == 0

    assert (root / "rapid-review.yaml").is_file()
    assert "kind: rapid" in (root / "review.yaml").read_text("utf-8")
    for name in ("panel.yaml", "imrs", "overview", "terms-of-reference.yaml"):
        assert not (root / name).exists()
    capsys.readouterr()
    assert called("validate", root) == 0
    told = capsys.readouterr().out
    assert "0 errors, 0 warnings" in told
    assert not any(word in told for word in ("IMR", "lead reviewer", "overview"))


def _new(root: Path) -> Iterator[object]:
    yield from ("new", root, "--kind", "rapid-review", "--id", "child-r")
    yield from ("--board", "Wrenshire Safeguarding Children Partnership")
    yield from ("--title", "Child R")
    for id, name in AGENCIES.items():
        yield from ("--agency", f"{id}:{name}")


def test_guidance_without_rapid_reviews_opens_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = (*_new(tmp_path / "r"), "--framework", "england-sar-2014")

    assert called(*words) == 2
    assert "knows no rapid review" in capsys.readouterr().err
    assert not (tmp_path / "r").exists()


@pytest.mark.parametrize(
    ("day", "working_day", "word"),
    [
        ("2026-04-24", 0, "0 of 15"),
        ("2026-05-01", 5, "5 of 15"),
        # The fourth of May is a bank holiday.
        ("2026-05-05", 6, "6 of 15"),
        ("2026-05-14", 13, "13 of 15"),
    ],
)
def test_status_counts_working_days_from_the_notification(
    example: Path,
    capsys: pytest.CaptureFixture[str],
    day: str,
    working_day: int,
    word: str,
) -> None:
    found = status(example, capsys, day)["rapid"]

    assert isinstance(found, dict)
    assert (found["started"], found["due"]) == ("2026-04-24", "2026-05-18")
    assert (found["working_day"], found["of"]) == (working_day, 15)
    assert called("status", example, "--as-of", day) == 0
    assert f"working day {word}" in " ".join(capsys.readouterr().out.split())


def test_an_overlay_lets_the_time_run_from_the_incident(
    example: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = example / "frameworks"
    folder.mkdir()
    (folder / "ours.yaml").write_text(
        "format: 1\nid: ours\ntitle: Ours\nextends: [england-lcspr-2026]\n"
        "deadlines:\n  - id: LC-T2\n    what: Send the rapid review\n"
        "    quantity: 15\n    unit: working_days\n    stage: decision\n"
        "    direction: after\n    event: the incident\n    starts: [incident]\n"
        "    done: [rapid_review_sent]\n    actor: safeguarding_partners\n"
        "    strength: local\n    ref: panel-guidance-2025\n",
        "utf-8",
    )
    text = (example / "review.yaml").read_text("utf-8")
    named = text.replace("2026\nboard:", "2026\noverlay: ours\nboard:")
    (example / "review.yaml").write_text(named, "utf-8")

    found = status(example, capsys, "2026-05-01")["rapid"]

    assert isinstance(found, dict)
    assert (found["started"], found["working_day"]) == ("2026-04-20", 9)


def test_status_names_the_next_step(
    example: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = status(example, capsys, "2026-06-12")["rapid"]
    assert isinstance(found, dict)
    assert "scr convert" in str(found["next"])

    path = example / "rapid-review.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("    signed: 2026-05-14\n", ""), "utf-8")
    found = status(example, capsys, "2026-06-12")["rapid"]
    assert isinstance(found, dict)
    assert "police" in str(found["next"])


def test_a_withdrawn_notification_ends_the_rapid_review(
    example: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    day = ("--date", "2026-05-08")
    assert called("note", "day", "notification_withdrawn", example, *day) == 0
    assert status(example, capsys, "2026-05-10")["ended"] is True
    assert called("convert", example, *ON) == 2
    assert "withdrawn" in capsys.readouterr().err


def test_the_report_says_what_partnerships_send(
    example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    for product in ("rapid-review", "rapid-review-page"):
        words = ("render", product, example, "--out", out, *ON)
        assert called(*words, "--format", "docx", "--format", "md") == 0
    told = (out / "rapid-review.md").read_text("utf-8")
    for word in (
        *("Notified", "24 April 2026", "Did not answer", "Holds nothing"),
        *("Tigrinya", "in two languages", "Immediate safeguarding action"),
        *("regulation 11", "Not agreed by the police", "national panel's reply"),
    ):
        assert word.casefold() in told.casefold(), word
    page = (out / "rapid-review-page.md").read_text("utf-8")
    assert "a local child safeguarding practice review is to be held" in page
    assert Document(BytesIO((out / "rapid-review.docx").read_bytes())).tables

    capsys.readouterr()
    assert called("render", "overview", example, "--out", out, *ON) == 2
    assert called("render", "rapid-review", example, "--view", "published", *ON) == 2


def test_a_report_of_an_earlier_day_knows_nothing_that_came_later(
    example: Path, tmp_path: Path
) -> None:
    words = ("render", "rapid-review", example, "--out", tmp_path, "--format", "md")

    assert called(*words, "--as-of", "2026-05-07") == 0

    told = (tmp_path / "rapid-review.md").read_text("utf-8")
    assert "decided jointly" not in told
    assert "proportionate" not in told
    assert "In the bulletin" not in told
    assert "To every clinic" in told


def test_a_whole_review_has_no_report_of_a_rapid_review(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    child_k = shipped("examples") / "child-k"
    words = ("render", "rapid-review", child_k, "--out", tmp_path / "out")

    assert called(*words) == 2
    assert "no rapid review" in capsys.readouterr().err


def test_a_local_review_is_made_in_the_same_folder(
    example: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files_in(example)
    assert called("convert", example, "--dry-run", *ON) == 0
    assert files_in(example) == before

    assert called("convert", example, *ON) == 0

    after = files_in(example)
    changed = {name for name, one in before.items() if after[name] != one}
    assert changed == {"review.yaml", "criteria.yaml"}
    assert {"panel.yaml", "terms-of-reference.yaml"} <= set(after) - set(before)
    terms = after["terms-of-reference.yaml"].decode()
    assert "id: Q1" in terms
    assert "What was agreed in 2024" in terms
    assert "hold_lcspr" in after["criteria.yaml"].decode()
    capsys.readouterr()
    assert called("validate", example, *ON) == 0
    assert "lead reviewer" in capsys.readouterr().out
    # The rapid review's plan is no answer to a report that nobody has written.
    assert called("status", example, *ON) == 0
    assert re.search(r"response +- *\n", capsys.readouterr().out)
    assert called("render", "rapid-review", example, "--out", example / "out", *ON) == 0
    # What it is now is no rapid review a second time.
    assert called("convert", example, *ON) == 2


def test_a_conversion_is_taken_back_while_nothing_was_written(example: Path) -> None:
    before = files_in(example)
    assert called("convert", example, *ON) == 0
    panel = (example / "panel.yaml").read_bytes()
    (example / "panel.yaml").write_bytes(panel + b"# Ours\n")
    assert called("convert", example, "--undo", *ON) == 2
    (example / "panel.yaml").write_bytes(panel)

    assert called("convert", example, "--undo", *ON) == 0

    assert files_in(example) == before
    # Nor does an empty folder stay behind.
    assert not [
        one for one in example.rglob("*") if one.is_dir() and not any(one.iterdir())
    ]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("  review: local\n", "  review: neither\n", "decided to hold no review"),
        ("  review: local\n", "  review: national\n", "no local review"),
        ("    signed: 2026-05-14\n", "", "not signed by: police"),
    ],
)
def test_no_review_is_made_of_what_was_not_decided_so(
    example: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, why: str
) -> None:
    path = example / "rapid-review.yaml"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    before = files_in(example)

    assert called("convert", example, *ON) == 2
    assert why in capsys.readouterr().err
    assert files_in(example) == before


def test_an_agency_reads_and_changes_nothing_of_another(
    example: Path, tmp_path: Path
) -> None:
    asked = ("--what", "rapid-account", "--filled", "--due", "2026-06-20")
    assert called("request", "gp", example, *asked, "--out", tmp_path, *ON) == 0
    form = tmp_path / "rapid-account-gp.docx"
    document = Document(BytesIO(form.read_bytes()))
    told = document.element.xpath("string(//w:body)")
    assert "repeat order was last collected" in told
    assert "My head goes away" not in told

    before = files_in(example)["rapid-review.yaml"]
    assert called("import", form, example, "--write", *ON) in (0, 1)
    assert files_in(example)["rapid-review.yaml"] == before


def test_why_a_partner_does_not_agree_stands_beside_its_place(
    example: Path, tmp_path: Path
) -> None:
    words = ("request", "board", example, "--what", "rapid-review", "--out", tmp_path)
    assert called(*words, *ON) == 0
    document = Document(str(tmp_path / "rapid-review-board.docx"))
    rows = [row.cells[0].text for one in document.tables for row in one.rows]
    assert rows.count("If it does not agree: why") == rows.count("Agrees") == 3


@pytest.mark.parametrize("rows", [1, 2])
def test_an_agency_may_answer_in_excel_and_has_one_row(
    example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], rows: int
) -> None:
    asked = ("--what", "rapid-account-sheet", "--due", "2026-06-20")
    assert called("request", "pharmacy", example, *asked, "--out", tmp_path, *ON) == 0
    form = tmp_path / "rapid-account-sheet-pharmacy.xlsx"
    book = load_workbook(form)
    sheet = book["What your agency says"]
    told = "".join(str(c.value) for row in sheet.iter_rows() for c in row)
    assert "repeat order" not in told
    heads = {sheet.cell(4, n).value: n for n in range(1, 12)}
    for row in range(5, 5 + rows):
        sheet.cell(row, heads["Your answer"]).value = "A summary"
        known = sheet.cell(row, heads["What your agency knew and did"])
        known.value = f"Orders were ready, and nobody came ({row})."
    book.save(form)
    before = files_in(example)["rapid-review.yaml"].decode()

    assert called("import", form, example, "--write", *ON) == (0 if rows == 1 else 1)
    after = files_in(example)["rapid-review.yaml"].decode()
    if rows == 2:
        assert "one row on this sheet" in " ".join(capsys.readouterr().out.split())
        assert after == before
        return
    # What was noted before it answered stays; that it did not answer is no longer so.
    assert after.count("agency: pharmacy") == 1
    assert "area's pharmaceutical lead is asking" in after
    assert after.count("answer: none") == before.count("answer: none") - 1
    requests = files_in(example)["requests.yaml"].decode()
    assert "agency: pharmacy, what: information, requested: 2026-04-27, due" in requests
    assert requests.count("received: 2026-06-12") == 1


def test_from_a_new_folder_to_a_local_review_by_commands_and_forms(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The forms are those of the example, as people would have filled them in."""
    target = tmp_path / "walk"
    assert called("demo", target, "--rapid") == 0, capsys.readouterr()

    told = " ".join(capsys.readouterr().out.split())
    assert "Next: make a local review of it" in told
    assert "0 errors, 0 warnings" in told
    out, made = target / "child-r-reports", target / "child-r-begun"
    assert "Tigrinya" in (out / "rapid-review.md").read_text("utf-8")
    assert "L3" in (out / "action-plan.md").read_text("utf-8")
    assert "kind: review" in (made / "review.yaml").read_text("utf-8")
    example = folder.read(shipped("examples") / "child-r").files
    first, second = (
        load(files).sound() for files in (example, folder.read(made).files)
    )
    for review in (first, second):
        assert [one.id for one in review.actions.actions] == ["A1", "A2", "A3"]
        assert sum(len(one.entries) for one in review.chronologies) == 11
    assert [o.code for o in second.people.people] == [
        o.code for o in first.people.people
    ]
    assert {o.agency for o in second.rapid.accounts} == set(AGENCIES)
    # The example stays as it is shipped, and a second walk writes over nothing.
    kept = {name: (target / "child-r" / name).read_bytes() for name in example}
    assert kept == dict(example)
    assert called("demo", target, "--rapid") == 2
