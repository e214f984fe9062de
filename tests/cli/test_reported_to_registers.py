"""What boards report: coded, nothing made up, and what was notified stays as it was."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from scrkit.cli.app import run
from scrkit.system.resources import shipped

DAY = ("--as-of", "2016-09-30")


@pytest.fixture
def review(tmp_path: Path) -> Path:
    root = tmp_path / "child-k"
    shutil.copytree(shipped("examples") / "child-k", root)
    (root / ".gitignore").write_text("identities.yaml\n", "utf-8")
    return root


def told(out: Path, name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((out / f"{name}.json").read_text("utf-8"))
    return found


def changed(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_the_tracker_has_both_days_and_leaves_empty_what_nobody_knows(
    review: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert run(["export", "tracker", str(review), "--out", str(out), *DAY]) == 0

    answer = told(out, "tracker")
    (row,) = answer["rows"]
    assert row["values"]["date_added_referral"] == "2015-05-21"
    assert row["values"]["date_added_decision"] == "2015-06-17"
    assert row["values"]["status"] == "closed"
    assert row["values"]["steis_number"] is None
    unknown = {one["field"] for one in answer["not_known"]}
    assert unknown == {key for key, value in row["values"].items() if value is None}
    said = capsys.readouterr().out
    assert "not known: steis_number" in said
    assert "published before 1 April 2021" in said


def test_several_reviews_stand_in_one_workbook_with_a_sheet_of_what_is_not_known(
    review: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    shutil.copytree(review, other)
    changed(other / "review.yaml", "id: child-k", "id: child-q")
    out = tmp_path / "out"
    roots = [str(review), str(other)]
    assert run(["export", "tracker", *roots, "--out", str(out), *DAY]) == 0

    book = load_workbook(out / "tracker.xlsx")
    main = [[c.value for c in row] for row in book["Case review tracker"].iter_rows()]
    assert [row[0] for row in main] == ["Review", "child-k", "child-q"]
    empty = {
        (str(row[0]), str(head))
        for row in main[1:]
        for head, value in zip(main[0], row, strict=True)
        if not value
    }
    lacking = book["Not known"].iter_rows(min_row=2, max_col=2, values_only=True)
    assert {(str(a), str(b)) for a, b in lacking} == empty
    assert run(["export", "tracker", roots[0], roots[0], "--out", str(out)]) == 2


@pytest.mark.parametrize(
    ("published", "own", "status"),
    [
        ("2016-06-09", "", "closed"),
        ("2016-12-09", "", "open"),
        ("", "  embargoed: 2016-09-01\n", "closed"),
        ("", "  report_signed_off: 2016-04-20\n", "closed"),
        ("", "", "open"),
    ],
)
def test_a_case_is_closed_once_published_embargoed_or_signed_off(
    published: str, own: str, status: str, review: Path, tmp_path: Path
) -> None:
    changed(
        review / "review.yaml", "  published: 2016-06-09", f"  published: {published}"
    )
    (review / "reporting.yaml").write_text(
        f"tracker:\n  comments: One.\n{own}", "utf-8"
    )
    out = tmp_path / "out"
    run(["export", "tracker", str(review), "--out", str(out), "--draft", *DAY])

    assert told(out, "tracker")["rows"][0]["values"]["status"] == status


def test_trap_9_what_was_notified_is_never_overwritten_by_a_correction(
    review: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert run(["export", "notified", str(review), "--date", "2015-05-20"]) == 0
    kept = (review / "reporting.yaml").read_bytes()
    changed(
        review / "people.yaml",
        "{says: No disability before the injury, by: the mother}",
        "{says: A hearing impairment, by: the mother}",
    )
    assert run(["export", "notified", str(review)]) == 2
    assert (review / "reporting.yaml").read_bytes() == kept

    assert run(["export", "sin", str(review), "--out", str(out), *DAY]) == 0
    (row,) = told(out, "sin")["rows"]
    assert row["as_notified_kept"] == "2015-05-20"
    assert row["values"]["disability"] == "No disability before the injury"
    assert row["corrected_since"] == [
        {
            "field": "disability",
            "notified": "No disability before the injury",
            "today": "A hearing impairment",
        }
    ]
    assert "Corrected since" in load_workbook(out / "sin.xlsx").sheetnames
    assert "corrected since it was notified: disability" in capsys.readouterr().out
    assert run(["validate", str(review), *DAY]) == 0
    changed(
        review / "reporting.yaml",
        '"local_authority": "Fernshire"',
        '"local_authority": "X"',
    )
    assert run(["validate", str(review), *DAY]) == 1
    assert "SCR493" in capsys.readouterr().out


def test_trap_8_added_has_two_meanings_and_neither_day_stands_for_the_other(
    tmp_path: Path,
) -> None:
    """One page says: the day of referral; another: once it was decided to review."""
    root = tmp_path / "child-r"
    shutil.copytree(shipped("examples") / "child-r", root)
    (root / ".gitignore").write_text("identities.yaml\n", "utf-8")

    def days(day: str) -> tuple[str | None, str | None]:
        out = tmp_path / "out"
        words = ("--out", str(out), "--format", "json", "--as-of", day)
        assert run(["export", "tracker", str(root), *words]) == 0
        held = told(out, "tracker")["rows"][0]["values"]
        return held["date_added_referral"], held["date_added_decision"]

    assert days("2026-06-12") == ("2026-04-22", "2026-05-13")
    changed(root / "rapid-review.yaml", "  review: local\n", "  review: neither\n")
    assert days("2026-06-12") == ("2026-04-22", None)
    changed(root / "criteria.yaml", "  date: 2026-04-22\n", "  date: 2026-04-21\n")
    assert days("2026-06-12") == ("2026-04-21", None)


def test_what_a_rapid_review_learnt_goes_to_the_tracker_and_made_of_it_is_converted(
    tmp_path: Path,
) -> None:
    root, out = tmp_path / "child-r", tmp_path / "out"
    shutil.copytree(shipped("examples") / "child-r", root)
    (root / ".gitignore").write_text("identities.yaml\n", "utf-8")
    day = ("--as-of", "2026-06-12")
    words = ("export", "tracker", str(root), "--out", str(out), "--format", "json")

    assert run([*words, *day]) == 0
    before = told(out, "tracker")["rows"][0]["values"]
    assert run(["convert", str(root), *day]) == 0
    assert run([*words, *day]) == 0
    after = told(out, "tracker")["rows"][0]["values"]

    assert before["organisational_learning"]
    assert before["good_practice"]
    assert (before["review_type"], after["review_type"]) == (None, "converted")
    assert after["organisational_learning"] == before["organisational_learning"]


def test_every_subject_has_a_row_and_who_is_named_by_no_incident_is_told(
    review: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    second = "  - {code: ChildL, label: Child L, role: subject, kind: subject}\n"
    people = (review / "people.yaml").read_text("utf-8")
    text = people.replace("people:\n", f"people:\n{second}", 1)
    (review / "people.yaml").write_text(text, "utf-8")
    words = ("export", "sin", str(review), "--out", str(out), "--draft", *DAY)
    assert run([*words]) == 0

    rows = {one["child"]: one for one in told(out, "sin")["rows"]}
    assert set(rows) == {"ChildK", "ChildL"}
    assert rows["ChildL"]["values"]["nature"] is None
    said = capsys.readouterr().out
    assert "whom no incident of reporting.yaml names" in said
    assert "of several subjects the first is taken" not in said
    # What nobody said was notified is not kept as if it had been.
    capsys.readouterr()
    assert run(["export", "notified", str(review), "--dry-run"]) in (0, 2)
    assert "ChildL" not in capsys.readouterr().out
    # Nobody says which of the two is notified: that one is taken for it is told.
    (review / "reporting.yaml").unlink()
    assert run([*words]) == 0
    assert "of several subjects the first is taken" in capsys.readouterr().out


def test_a_dry_run_keeps_nothing(review: Path) -> None:
    before = (review / "reporting.yaml").read_bytes()
    assert run(["export", "notified", str(review), "--dry-run"]) == 0
    assert (review / "reporting.yaml").read_bytes() == before


def test_people_stand_by_code_and_a_registered_name_is_refused(
    review: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    register = review / "identities.yaml"
    register.write_text(
        "format: 1\nidentities:\n  - {code: Mother, names: [Zelda Zettermark]}\n",
        "utf-8",
    )
    register.chmod(0o600)
    changed(
        review / "reporting.yaml", "  link:", "  slippage: '@Mother was ill.'\n  link:"
    )
    assert run(["export", "tracker", str(review), "--out", str(out), *DAY]) == 0
    assert told(out, "tracker")["rows"][0]["values"]["slippage"] == "Mother was ill."

    changed(review / "reporting.yaml", "@Mother was", "Zelda Zettermark was")
    shutil.rmtree(out)
    assert run(["export", "tracker", str(review), "--out", str(out), *DAY]) == 2
    assert not out.exists()
    said = "".join(capsys.readouterr())
    assert "slippage names somebody" in said
    assert "Zettermark" not in said
