"""Questions of a research export: counted by hand, and nothing read beside it."""

import csv
import io
import json
import shutil
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from scrkit.cli.app import run
from scrkit.research.saved import questions
from tests.research.boards import AS_OF, board, plain
from tests.research.counted import COUNTED

Said = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Path]]:
    at = tmp_path_factory.mktemp("research")
    roots = board(at / "board")
    out = at / "archive"
    assert (
        run(
            [
                "export",
                "parquet",
                str(at / "board"),
                "--out",
                str(out),
                "--as-of",
                AS_OF,
            ]
        )
        == 0
    )
    return out, roots


def asked(capsys: Said, *words: str) -> list[dict[str, Any]]:
    capsys.readouterr()
    assert run(["query", *words, "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    return [dict(zip(answer["columns"], row, strict=True)) for row in answer["rows"]]


@pytest.mark.parametrize("name", sorted(COUNTED))
def test_a_saved_question_gives_what_is_counted_by_hand(
    made: tuple[Path, list[Path]], capsys: Said, name: str
) -> None:
    out, roots = made
    rows = [tuple(row.values()) for row in asked(capsys, "--saved", name, str(out))]
    assert sorted(rows, key=repr) == sorted(COUNTED[name](roots), key=repr)


def test_every_saved_question_is_counted_by_hand() -> None:
    assert {one.name for one in questions()} == set(COUNTED)
    assert all(one.asks.endswith("?") for one in questions())


def test_a_question_of_ones_own_is_answered_from_the_tables(
    made: tuple[Path, list[Path]], capsys: Said
) -> None:
    out, roots = made
    people = Counter(
        person["kind"]
        for root in roots
        for person in plain(root, "people.yaml")["people"]
    )
    told = asked(
        capsys, "SELECT kind, count(*) AS n FROM people GROUP BY kind", str(out)
    )
    assert {row["kind"]: row["n"] for row in told} == people


@pytest.mark.parametrize(
    "sql",
    [
        "DROP VIEW entries",
        "COPY entries TO 'taken.csv'",
        "SELECT 1; SELECT 2",
        "CREATE TABLE kept AS SELECT * FROM entries",
        "SET memory_limit = '100GB'",
        "INSTALL httpfs",
        "ATTACH 'other.db'",
        "",
    ],
)
def test_a_question_only_reads(
    made: tuple[Path, list[Path]],
    capsys: Said,
    sql: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["query", sql, str(made[0])]) == 2
    assert "not one question that only reads" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_question_sees_no_file_beside_the_tables(
    made: tuple[Path, list[Path]], capsys: Said, tmp_path: Path
) -> None:
    (tmp_path / "beside.csv").write_text("secret\n1\n", "utf-8")
    sql = f"FROM read_csv('{tmp_path / 'beside.csv'}')"
    assert run(["query", sql, str(made[0])]) == 2
    said = capsys.readouterr()
    assert "and no file beside them" in said.err
    assert "secret" not in said.out + said.err


def test_what_is_wrong_with_a_question_is_told_without_a_value_of_a_row(
    made: tuple[Path, list[Path]], capsys: Said
) -> None:
    out, roots = made
    assert run(["query", "SELECT nothing_such FROM entries", str(out)]) == 2
    assert "nothing_such" in capsys.readouterr().err
    assert run(["query", "SELECT CAST(owner AS INTEGER) FROM actions", str(out)]) == 2
    said = capsys.readouterr().err
    owners = {one["owner"] for one in plain(roots[0], "actions.yaml")["actions"]}
    assert not any(owner in said for owner in owners)


def test_a_damaged_file_is_named(
    made: tuple[Path, list[Path]], capsys: Said, tmp_path: Path
) -> None:
    out = tmp_path / "archive"
    for table in ("entries", "people"):
        (out / table).mkdir(parents=True)
    (out / "scrkit-research.json").write_bytes(
        (made[0] / "scrkit-research.json").read_bytes()
    )
    sound = next((made[0] / "entries").iterdir())
    id = sound.stem.encode()
    # In place of a letter of its id stands what is no letter in any text.
    for damaged in (b"PAR1 no more", sound.read_bytes().replace(id, id[:-1] + b"\xff")):
        (out / "entries" / "child-x.parquet").write_bytes(damaged)
        assert run(["query", "SELECT count(*) FROM entries", str(out)]) == 2
        assert "entries/child-x.parquet is damaged" in capsys.readouterr().err


def test_an_answer_goes_to_a_spreadsheet_and_runs_as_no_formula(
    made: tuple[Path, list[Path]], capsys: Said, tmp_path: Path
) -> None:
    sql = "SELECT '=1+1' AS sum, DATE '2016-03-01' AS day, -5 AS n, NULL AS gap"
    csv_file, book = tmp_path / "a.csv", tmp_path / "a.xlsx"
    for form, file in (("csv", csv_file), ("xlsx", book)):
        words = ["query", sql, str(made[0]), "--format", form, "--out", str(file)]
        assert run(words) == 0
    (_, row) = csv.reader(io.StringIO(csv_file.read_text("utf-8-sig")))
    assert row == ["'=1+1", "2016-03-01", "-5", ""]
    sheet = load_workbook(book).active
    assert sheet is not None
    (_, cells) = sheet.iter_rows()
    assert [cell.value for cell in cells] == ["=1+1", "2016-03-01", "-5", None]
    assert all(cell.data_type != "f" for cell in cells)
    assert run(["query", sql, str(made[0]), "--format", "xlsx"]) == 2


def test_a_table_too_wide_for_the_terminal_is_a_block_a_row(
    made: tuple[Path, list[Path]], capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scrkit.cli.console.width", lambda: 80)
    assert run(["query", "--saved", "child-seen-by-agency", str(made[0])]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 80
    assert any(line.startswith("not_recorded") for line in lines)


def test_the_questions_and_the_tables_are_listed(capsys: Said) -> None:
    assert run(["query", "--list"]) == 0
    assert "overdue-by-theme" in capsys.readouterr().out
    assert run(["query", "--tables"]) == 0
    assert "entry_people" in capsys.readouterr().out
    assert run(["query", "--saved", "overdue-by-them", "nowhere"]) == 2
    assert "Did you mean overdue-by-theme?" in capsys.readouterr().err


def test_days_are_days(made: tuple[Path, list[Path]], capsys: Said) -> None:
    (row,) = asked(capsys, "SELECT max(as_of) AS as_of FROM reviews", str(made[0]))
    assert date.fromisoformat(row["as_of"]) == date.fromisoformat(AS_OF)


def test_a_copy_of_a_file_never_counts_twice(
    made: tuple[Path, list[Path]], tmp_path: Path, capsys: Said
) -> None:
    out = tmp_path / "archive"
    shutil.copytree(made[0], out)
    shutil.copy(
        out / "actions" / "child-k.parquet", out / "actions" / "child-k (1).parquet"
    )

    assert run(["query", "SELECT count(*) FROM actions", str(out)]) == 2
    assert "child-k (1).parquet" in capsys.readouterr().err


def test_a_review_that_a_table_lacks_is_told(
    made: tuple[Path, list[Path]], tmp_path: Path, capsys: Said
) -> None:
    out = tmp_path / "archive"
    shutil.copytree(made[0], out)
    question = ["query", "SELECT count(*) FROM actions", str(out)]
    (out / "actions" / "child-k.parquet").unlink()
    assert run(question) == 0
    told = capsys.readouterr().err
    assert "Warning: actions has no file of child-k, which the answer leaves" in told

    for table in out.iterdir():
        if table.is_dir():
            (table / "child-k.parquet").unlink(missing_ok=True)
    assert run(question) == 0
    assert "Warning" not in capsys.readouterr().err


def test_a_question_reads_its_own_tables_alone_wherever_they_lie(
    made: tuple[Path, list[Path]], tmp_path: Path, capsys: Said
) -> None:
    # No pattern, and no column of that name, though readers of files know both.
    out = tmp_path / "of [2026] * state=none"
    shutil.copytree(made[0], out)
    (out / "reviews" / "child-k.parquet").write_bytes(b"PAR1 no more")
    sql = "SELECT count(*) AS reviews, count(DISTINCT state) AS n FROM actions"

    (row,) = asked(capsys, sql, str(out))

    assert row["reviews"] == sum(
        len(plain(root, "actions.yaml").get("actions", [])) for root in made[1]
    )
    assert row["n"] > 1
    assert run(["query", "SELECT count(*) FROM reviews", str(out)]) == 2
    assert "reviews/child-k.parquet is damaged" in capsys.readouterr().err
