"""A quarter of the action plan: out to owners, back again, on paper, in the minutes."""

import hashlib
import re
import shutil
import subprocess
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from openpyxl import load_workbook

from scrkit.cli.app import run
from scrkit.dates.quarters import quarter

SAVED = Path(__file__).parent / "saved-quarter"
ON = ("--as-of", "2016-11-20")
HEADINGS = 4


def monitor(root: Path, out: Path, *more: str, named: str = "2016-Q4") -> int:
    days = () if "--as-of" in more else ON
    words = ["monitor", str(root), "--quarter", named, "--out", str(out), *more, *days]
    return run(words)


def fill(file: Path, id: str, answers: dict[str, object]) -> None:
    """Write into the row of an action, as its owner would."""
    book = load_workbook(file)
    sheet = book.worksheets[0]
    heads = {cell.value: cell.column or 0 for cell in sheet[HEADINGS]}
    row = next(r[0].row for r in sheet.iter_rows(min_row=5) if r[0].value == id)
    for heading, value in answers.items():
        sheet.cell(row, heads[heading]).value = value  # type: ignore[assignment]
    book.save(file)


def brought(file: Path, root: Path, *more: str) -> int:
    return run(["import", str(file), str(root), "--as-of", "2016-11-18", *more])


def plan(root: Path) -> str:
    return (root / "actions.yaml").read_text("utf-8")


def paper(root: Path, out: Path, *more: str) -> str:
    assert monitor(root, out, "--only", "paper", *more) == 0
    return next(out.glob("monitoring-*.md")).read_text("utf-8")


def section(text: str, title: str) -> str:
    return text.split(f"# {title}\n", 1)[1].split("\n# ", 1)[0]


def test_a_quarter_gives_each_owner_a_workbook_the_late_a_letter_and_the_group_a_paper(
    child_k: Path, tmp_path: Path
) -> None:
    before = {one: one.read_bytes() for one in child_k.rglob("*") if one.is_file()}

    assert monitor(child_k, tmp_path / "q") == 0

    names = {one.name for one in (tmp_path / "q").iterdir()}
    owners = set(re.findall(r"owner: (.+)", plan(child_k)))
    books = {one for one in names if one.startswith("actions-2016-Q4-")}
    assert len(books) == len(owners)
    assert {f"monitoring-2016-Q4.{ending}" for ending in ("docx", "md", "html")} < names
    letters = {one for one in names if one.startswith("letter-owner-")}
    # Overdue on the day, and owned by six posts.
    late = ("health-A3", "gp-A4", "hosp-A10", "amh-A14", "csc-A15", "edu-A19")
    assert letters == {f"letter-owner-2016-Q4-{one}.docx" for one in late}
    letter = Document(str(tmp_path / "q/letter-owner-2016-Q4-hosp-A10.docx"))
    text = "\n".join(one.text for one in letter.paragraphs)
    assert "Clinical Director for Children" in text
    assert "due on 31 July 2016 and is 112 days late" in text
    assert {o: o.read_bytes() for o in child_k.rglob("*") if o.is_file()} == before


@pytest.mark.parametrize("ending", ["ods", "xlsx"])
def test_what_an_owner_saved_in_libreoffice_comes_back_with_the_day_it_was_said(
    ending: str, child_k: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = SAVED / f"actions-2016-Q4-hosp-A10.{ending}"

    assert brought(file, child_k, "--write") == 0
    written = plan(child_k)
    capsys.readouterr()
    assert brought(file, child_k) == 0

    said = capsys.readouterr().out
    assert "nothing new: all that it says stands in the review already" in said
    # LibreOffice adds a drawing with nothing in it.
    assert "picture or drawing" not in said
    update = written.split("updates:\n", 1)[1].split("- id: A11", 1)[0]
    assert 'quarter: "2016-Q4"' in update
    assert "date: 2016-11-18" in update
    assert "state: overdue" in update
    assert "risk: high" in update
    assert "expected: 2017-01-31" in update
    assert written.count("updates:") == 1

    assert monitor(child_k, tmp_path / "next", *LATER, named="2017-Q1") == 0
    book = load_workbook(tmp_path / "next/actions-2017-Q1-hosp-A10.xlsx")
    row = [str(cell.value) for cell in book.worksheets[0][5]]
    last = next(one for one in row if one.startswith("On 18 November 2016 (2016-Q4)"))
    assert "overdue; risk high; expected 31 January 2017" in last
    assert "the vacant post is advertised" in last


LATER = ("--as-of", "2017-01-10")


def test_a_workbook_that_says_nothing_counts_as_silence(
    child_k: Path, tmp_path: Path
) -> None:
    assert monitor(child_k, tmp_path / "q") == 0
    before = plan(child_k)

    file = tmp_path / "q/actions-2016-Q4-hosp-A10.xlsx"
    assert brought(file, child_k, "--write") == 0

    assert plan(child_k) == before
    told = paper(child_k, tmp_path / "p")
    assert "something was said of none of 20 actions" in told or "0 of 20" in told
    assert "A10" in section(told, "Nothing was said this quarter")


def test_the_paper_tells_what_moved_what_did_not_and_what_is_only_an_activity(
    child_k: Path, tmp_path: Path
) -> None:
    assert brought(SAVED / "actions-2016-Q4-hosp-A10.ods", child_k, "--write") == 0
    path = child_k / "actions.yaml"
    said = "evidenced: {date: 2016-07-20"
    trained = "{date: 2016-11-01, by: Lay member, what: Training was delivered.}"
    text = plan(child_k).replace(said, f"difference: {trained}\n    {said}")
    path.write_text(text, "utf-8")

    told = paper(child_k, tmp_path / "p")

    assert "since 15 September 2016" in told
    changed = section(told, "What has changed since last time")
    assert "Became overdue after 30 September 2016" in changed
    assert "Risk now high" in changed
    assert re.findall(r"\bA\d+\b", section(told, "Overdue"))[0] == "A10"
    assert "A12" in section(told, "Done, but nobody else has seen it")
    unmoved = section(told, "Evidenced, but no difference is known")
    assert "tells of an activity, not of what was seen" in unmoved
    assert "A11" in unmoved
    # Nor is it counted as one in the first line, which says how the plan stands.
    assert "three are known to have made a difference" in told
    assert "A11" not in section(told, "Made a difference: does it last?")
    assert "31 January 2017" in section(told, "Slipping: the day moved")
    assert "the rota stops at Christmas" in section(told, "Risks")


def test_a_measure_is_drawn_and_told_in_words(child_k: Path, tmp_path: Path) -> None:
    _with_measure(child_k)

    assert monitor(child_k, tmp_path / "q") == 0

    page = (tmp_path / "q/monitoring-2016-Q4.html").read_text("utf-8")
    svg = page.split("<svg", 1)[1].split("</svg>", 1)[0]
    # Two lines of different dashes, each named beside it: legible in black and white.
    dashes = set(
        re.findall(r'class="(?:before|target)".*?stroke-dasharray="(.+?)"', svg)
    )
    assert len(dashes) == 2
    assert "before: 12 of 50" in svg
    assert "target: 50 of 50" in svg
    told = "By month: July 2016: 40 of 50; September 2016: 47 of 50."
    assert told in page
    assert told in (tmp_path / "q/monitoring-2016-Q4.md").read_text("utf-8")
    word = ZipFile(tmp_path / "q/monitoring-2016-Q4.docx")
    assert told in word.read("word/document.xml").decode()
    assert any(name.endswith(".png") for name in word.namelist())


def _with_measure(root: Path) -> None:
    said = "    progress: The four that had none"
    text = plan(root)
    assert said in text
    measure = (
        "    measure: {counted: Missed appointments answered, before: 12 of 50,"
        " target: 50 of 50, source: A draw each month}\n"
        "    readings:\n"
        "      - {month: 2016-07, value: 40 of 50}\n"
        "      - {month: 2016-09, value: 47 of 50}\n"
    )
    text = text.replace(said, f"{measure}{said}")
    (root / "actions.yaml").write_text(text, "utf-8")


def test_figures_by_month_come_back_to_their_months(
    child_k: Path, tmp_path: Path
) -> None:
    _with_measure(child_k)
    assert monitor(child_k, tmp_path / "q", "--only", "workbooks") == 0
    file = tmp_path / "q/actions-2016-Q4-hosp-A1.xlsx"
    fill(file, "A1", {"Figure for October 2016": "48 of 50"})
    # A cell that was pasted, and shows 96 %, holds less than one.
    book = load_workbook(file)
    pasted = book.worksheets[0]["T5"]
    pasted.value, pasted.number_format = 0.96, "0 %"
    book.save(file)

    assert brought(file, child_k, "--write") == 0

    readings = plan(child_k).split("readings:", 1)[1].split("- id: A2", 1)[0]
    assert re.search(r"month: 2016-10, value: \"?48 of 50", readings)
    assert readings.count("month:") == 4
    assert re.search(r"month: 2016-11, value: \"?96%", readings)


def test_what_is_said_late_of_a_day_long_past_is_told_as_a_change(
    child_k: Path, tmp_path: Path
) -> None:
    assert monitor(child_k, tmp_path / "q", "--only", "workbooks") == 0
    file = tmp_path / "q/actions-2016-Q4-edu-A19.xlsx"
    fill(file, "A19", {"Done on": date(2016, 9, 1)})

    assert brought(file, child_k, "--write") == 0

    changed = section(
        paper(child_k, tmp_path / "p"), "What has changed since last time"
    )
    assert "Done, until then overdue, as told on 18 November 2016" in changed


def test_a_day_done_before_the_day_begun_is_asked_about(
    child_k: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert monitor(child_k, tmp_path / "q", "--only", "workbooks") == 0
    file = tmp_path / "q/actions-2016-Q4-edu-A19.xlsx"
    fill(file, "A19", {"Done on": date(2015, 9, 1)})
    before = plan(child_k)

    assert brought(file, child_k, "--write", "--partial") == 0

    assert "before the day on which the action was started" in capsys.readouterr().out
    assert plan(child_k) == before


def test_a_figure_without_a_measure_is_asked_about(
    child_k: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert monitor(child_k, tmp_path / "q", "--only", "workbooks") == 0
    file = tmp_path / "q/actions-2016-Q4-hosp-A10.xlsx"
    fill(file, "A10", {"Figure for October 2016": 7})
    before = plan(child_k)

    brought(file, child_k, "--write")

    assert "names nothing that is counted" in capsys.readouterr().out
    assert plan(child_k) == before


def test_what_was_changed_in_grey_is_told_and_left_out(
    child_k: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert monitor(child_k, tmp_path / "q", "--only", "workbooks") == 0
    file = tmp_path / "q/actions-2016-Q4-hosp-A10.xlsx"
    fill(file, "A10", {"Due": date(2018, 1, 31), "What is said this quarter": "Soon."})

    brought(file, child_k, "--write", "--partial")

    assert "It is the plan's" in capsys.readouterr().out
    assert "due: 2018-01-31" not in plan(child_k)
    assert "Soon." in plan(child_k)


def test_a_workbook_that_may_be_filled_in_is_not_written_over(
    child_k: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "q"
    assert monitor(child_k, out, "--only", "workbooks") == 0
    file = out / "actions-2016-Q4-hosp-A10.xlsx"
    fill(file, "A10", {"What is said this quarter": "Soon."})
    before = file.read_bytes()

    assert monitor(child_k, out) == 2
    assert file.read_bytes() == before
    assert not list(out.glob("monitoring-*"))
    assert "--only paper" in capsys.readouterr().err
    assert monitor(child_k, out, "--only", "paper", "--only", "letters") == 0
    assert file.read_bytes() == before
    assert monitor(child_k, out, "--again") == 0
    assert file.read_bytes() != before


@pytest.mark.parametrize("named", ["2016", "2016-Q5", "Q4", "2016/18-Q1", "2017-Q3"])
def test_no_quarter_or_one_that_has_not_begun_is_refused(
    named: str, child_k: Path, tmp_path: Path
) -> None:
    assert monitor(child_k, tmp_path / "q", named=named) == 2
    assert not (tmp_path / "q").exists()


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2016-Q4", date(2016, 10, 1), date(2016, 12, 31)),
        ("2016q1", date(2016, 1, 1), date(2016, 3, 31)),
        ("2016/17-Q3", date(2016, 10, 1), date(2016, 12, 31)),
        ("2016/17-Q4", date(2017, 1, 1), date(2017, 3, 31)),
        ("1999/00-Q1", date(1999, 4, 1), date(1999, 6, 30)),
    ],
)
def test_quarters_are_of_the_calendar_or_of_a_financial_year(
    written: str, first: date, last: date
) -> None:
    found = quarter(written)

    assert (found.first, found.last) == (first, last)


def test_once_a_quarter_is_over_silence_is_late_too(
    child_k: Path, tmp_path: Path
) -> None:
    assert monitor(child_k, tmp_path / "q", "--only", "letters", *LATER) == 0

    # Of A1 nothing is overdue, and nothing was said.
    made = tmp_path / "q/letter-owner-2016-Q4-hosp-A1.docx"
    text = "\n".join(one.text for one in Document(str(made)).paragraphs)
    assert "nothing was said of them for 2016-Q4" in text


def test_minutes_put_off_an_action_and_keep_the_day_that_was(
    child_k: Path, tmp_path: Path
) -> None:
    noted = ["note", "minutes", "A10", "The chair writes to the trust", str(child_k)]
    noted += ["--date", "2016-10-13"]

    assert run([*noted, "--due", "2017-02-28"]) == 2
    assert run([*noted, "--due", "2017-02-28", "--reason", "One post is vacant"]) == 0

    now = plan(child_k)
    assert "reviewed: [2016-07-14, 2016-09-15, 2016-10-13]" in now
    assert re.search(r"was: 2016-07-31\n\s+due: 2017-02-28", now)
    told = paper(child_k, tmp_path / "p")
    assert "31 July 2016 to 28 February 2017" in section(
        told, "Slipping: the day moved"
    )
    assert "The chair writes" in section(told, "What was decided, and how it stands")
    assert "A10" not in section(told, "Overdue")


@pytest.mark.parametrize(
    ("due", "said"),
    [
        ("2016-10-12", "a day before that of the minutes"),
        ("2016-03-01", "a day before that of the minutes"),
        ("2016-10-20", "a day before that on which A15 is due"),
    ],
)
def test_an_action_is_put_off_to_a_later_day_only(
    due: str, said: str, child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = plan(child_k)
    noted = ["note", "minutes", "A15", "It takes longer", str(child_k)]
    noted += ["--date", "2016-10-13", "--due", due, "--reason", "One post is vacant"]

    assert run(noted) == 2

    assert said in " ".join(capsys.readouterr().err.split())
    assert plan(child_k) == before


def test_an_action_is_closed_only_with_all_that_closing_needs(
    child_k: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    close = ["note", "closed", "A2", str(child_k), "--by", "SCR Sub Group"]
    close += ["--date", "2017-03-14"]
    check = ["note", "check", "A2", "Twenty read; eighteen ask", str(child_k)]
    check += ["--by", "Lay member", "--holds", "yes", "--date"]

    assert run(close) == 2
    assert "a check 3 months later" in capsys.readouterr().err
    # Too soon after the difference to tell that it lasts.
    assert run([*check, "2016-10-14"]) == 0
    assert "does not count as lasting" in capsys.readouterr().out
    assert run(close) == 2
    early = paper(child_k, tmp_path / "p")
    assert "less than 3 months on, too early to tell" in early
    assert "the difference lasts" not in early.casefold()
    assert "the difference held so far, less than 3 months" in early.casefold()
    assert run([*check, "2017-03-01"]) == 0
    assert run(close) == 0

    assert "closed:" in plan(child_k)
    assert run(["validate", str(child_k), "--as-of", "2017-03-20"]) in (0, 1)
    assert "SCR671" not in capsys.readouterr().out
    assert (
        monitor(child_k, tmp_path / "q", "--as-of", "2017-03-20", named="2017-Q1") == 0
    )
    assert not (tmp_path / "q/actions-2017-Q1-hosp-A2.xlsx").exists()


def test_the_owner_of_an_action_is_no_witness_that_its_difference_lasts(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check = ["note", "check", "A2", "Twenty read", str(child_k), "--holds", "yes"]
    check += ["--by", "head of  outpatients", "--date", "2017-03-14"]
    before = plan(child_k)

    assert run(check) == 2

    assert "the post that owns A2" in capsys.readouterr().err
    assert plan(child_k) == before
    # Where no difference is known yet, the form is named in which its owner tells it.
    assert run(["note", "check", "A9", *check[3:]]) == 2
    assert "scr request csc --what actions" in capsys.readouterr().err
    # Typed into the file all the same, it closes nothing.
    typed = (
        "checks: [{date: 2017-03-14, by: Head of Outpatients, what: So, holds: yes}]"
    )
    lines = before.split("  - id: A2\n", 1)
    path = child_k / "actions.yaml"
    path.write_text(f"{lines[0]}  - id: A2\n    {typed}\n{lines[1]}", "utf-8")
    close = ["note", "closed", "A2", str(child_k), "--by", "SCR Sub Group"]
    assert run([*close, "--date", "2017-03-20"]) == 2
    assert "by another than the owner" in capsys.readouterr().err


def test_what_its_owner_alone_has_seen_is_asked_about_and_counts_as_done(
    child_k: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert monitor(child_k, tmp_path / "q", "--only", "workbooks") == 0
    file = tmp_path / "q/actions-2016-Q4-csc-A12.xlsx"
    told: dict[str, object] = {
        "Evidence: who saw it (a role other than the owner)": "principal social worker"
    }
    told |= {"Evidence: when it was seen": date(2016, 11, 2)}
    fill(file, "A12", {**told, "Evidence: what was seen": "Ten plans read."})
    before = plan(child_k)

    assert brought(file, child_k, "--write", "--partial") == 0

    assert "the post that owns the action" in capsys.readouterr().out
    assert plan(child_k) == before
    typed = "evidenced: {date: 2016-11-02, by: Principal social worker, what: Ten.}"
    path = child_k / "actions.yaml"
    lines = before.split("  - id: A12\n", 1)
    path.write_text(f"{lines[0]}  - id: A12\n    {typed}\n{lines[1]}", "utf-8")
    unseen = section(
        paper(child_k, tmp_path / "p"), "Done, but nobody else has seen it"
    )
    assert "A12" in unseen
    assert "Seen by its owner alone" in unseen


@pytest.mark.parametrize(
    "words",
    [
        ["minutes", "A10", ""],
        ["check", "A2", "", "--by", "Lay member", "--holds", "yes"],
        ["closed", "A2", "--by", ""],
        ["repeats", "R1", "child-g/R1", "--same", "no", "--by", ""],
        ["notification", "incident", "--to", ""],
    ],
)
def test_what_a_note_needs_and_is_empty_is_told(
    child_k: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    texts = 3 if words[0] in ("minutes", "check") else 2
    texts = 3 if words[0] == "repeats" else texts

    assert run(["note", *words[:texts], str(child_k), *words[texts:]]) == 2

    assert "is empty" in capsys.readouterr().err


def test_a_check_that_finds_a_difference_gone_takes_it_back(
    child_k: Path, tmp_path: Path
) -> None:
    check = ["note", "check", "A2", "The old words are back", str(child_k)]
    check += ["--by", "Lay member", "--holds", "no", "--date", "2016-11-10"]
    assert run(check) == 0

    told = paper(child_k, tmp_path / "p")

    unmoved = section(told, "Evidenced, but no difference is known")
    assert "A2" in unmoved
    assert "found it gone" in unmoved


def test_a_file_of_evidence_is_known_by_its_checksum_and_stays_outside(
    child_k: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "secure").mkdir()
    file = tmp_path / "secure/audit.txt"
    file.write_text("Forty-six of fifty.\n", "utf-8")
    inside = child_k / "audit.txt"
    shutil.copy(file, inside)
    how = ["--shows", "done", "--holder", "Board's office", "--where", "Secure drive"]

    def note(of: Path, id: str = "A1") -> int:
        return run(["note", "evidence", id, str(of), "Audit", str(child_k), *how])

    assert note(inside) == 2
    assert "where git looks after files" in capsys.readouterr().err
    inside.unlink()
    assert note(file, "A99") == 2
    assert note(file) == 0
    assert note(file) == 0

    register = (child_k / "secured-records.yaml").read_text("utf-8")
    assert register.count(hashlib.sha256(file.read_bytes()).hexdigest()) == 1
    assert not [one for one in child_k.rglob("*") if one.name == "audit.txt"]
    assert "Audit" in section(
        paper(child_k, tmp_path / "p", "--as-of", "2026-12-01"),
        "Files that are kept as evidence",
    )


@pytest.mark.full
@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
def test_a_whole_quarter_goes_through_libreoffice(
    child_k: Path, tmp_path: Path
) -> None:
    """Every workbook is filled in, saved by LibreOffice, and comes back."""
    out, back = tmp_path / "q", tmp_path / "back"
    assert monitor(child_k, out, "--only", "workbooks") == 0
    books = sorted(out.glob("*.xlsx"))
    for number, book in enumerate(books):
        sheet = load_workbook(BytesIO(book.read_bytes())).worksheets[0]
        for row in sheet.iter_rows(min_row=5, max_col=1):
            answers: dict[str, object] = {
                "What is said this quarter": f"Seen by the managers, part {number}.",
                "Risk": "Low",
            }
            fill(book, str(row[0].value), answers)
    words = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/lo"]
    subprocess.run(
        [*words, "--convert-to", "ods", "--outdir", str(back), *map(str, books)],
        check=True,
        capture_output=True,
        timeout=280,
    )
    came = sorted(back.glob("*.ods"))
    assert len(came) == len(books)

    for file in came:
        assert brought(file, child_k, "--write") == 0

    assert plan(child_k).count("updates:") == 20
    told = paper(child_k, tmp_path / "p")
    assert "something was said of 20 of 20 actions" in told
    assert section(told, "Nothing was said this quarter").strip() == "None."
