"""Reviews as Parquet tables: the schema that we say, in codes, one review at a time."""

import re
import sys
from io import BytesIO
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from scrkit.cli.app import run
from scrkit.research import parquet
from scrkit.research.sets import ALL
from scrkit.system.resources import shipped
from tests.research.boards import AS_OF, another, board, example, plain

DAY = ("--as-of", AS_OF)


def export(out: Path, *more: str | Path) -> int:
    return run(["export", "parquet", *map(str, more), "--out", str(out), *DAY])


def contents(out: Path) -> dict[str, bytes]:
    files = (path for path in out.rglob("*") if path.is_file())
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in files}


def rows(out: Path, table: str, review: str = "child-k") -> list[dict[str, object]]:
    found: list[dict[str, object]] = pq.read_table(
        out / table / f"{review}.parquet"
    ).to_pylist()
    return found


def test_every_table_has_the_rows_that_the_files_hold(tmp_path: Path) -> None:
    root, out = example(tmp_path / "r"), tmp_path / "out"
    assert export(out, root) == 0

    entries = [
        entry
        for path in sorted((root / "chronologies").glob("*.yaml"))
        if not path.name.endswith(".questions.yaml")
        for entry in plain(root, f"chronologies/{path.name}")["entries"]
        if entry.get("visibility", "integrated") == "integrated"
    ]
    told = rows(out, "entries")
    assert sorted(str(one["entry"]) for one in told) == sorted(e["id"] for e in entries)
    people = {(e["id"], code) for e in entries for code in e.get("people", [])}
    assert {(r["entry"], r["person"]) for r in rows(out, "entry_people")} == people
    found = plain(root, "overview/findings.yaml")
    assert len(rows(out, "findings")) == len(found["findings"])
    assert len(rows(out, "recommendations")) == len(found["recommendations"])
    assert len(rows(out, "actions")) == len(plain(root, "actions.yaml")["actions"])


def test_a_rapid_review_is_known_as_one(tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert export(out, example(tmp_path / "r"), shipped("examples") / "child-r") == 0

    assert not rows(out, "reviews")[0]["rapid"]
    assert rows(out, "reviews", "child-r")[0]["rapid"]


def test_a_vague_date_stays_as_written_with_its_bounds_beside_it(
    tmp_path: Path,
) -> None:
    root, out = example(tmp_path / "r"), tmp_path / "out"
    assert export(out, root) == 0

    vague = next(one for one in rows(out, "entries") if one["date"] == "2010-10")
    assert str(vague["date_first"]) == "2010-10-01"
    assert str(vague["date_last"]) == "2010-10-31"


def test_what_may_be_empty_is_said_by_the_schema_and_not_by_the_rows(
    tmp_path: Path,
) -> None:
    out = tmp_path / "out"
    one, _, three = board(tmp_path / "board")
    assert export(out, one, three) == 0

    for table in ALL:
        made = [
            pq.read_schema(out / table.name / f"{id}.parquet")
            for id in ("child-k", "child-p")
        ]
        assert made[0].equals(made[1])
        assert [field.nullable for field in made[0]] == [
            bool(column.empty) for column in parquet.columns(table)
        ]


def test_the_same_review_gives_the_same_bytes_and_touches_no_other(
    tmp_path: Path,
) -> None:
    one, two, _ = board(tmp_path / "board")
    out = tmp_path / "out"
    assert export(out, one, two) == 0
    before = contents(out)
    (two / "actions.yaml").unlink()
    assert export(out, two) == 0

    after = contents(out)
    assert {name for name in before if before[name] != after[name]} == {
        f"{table}/child-m.parquet"
        for table in ("actions", "action_recommendations", "deadlines", "reviews")
    } - {name for name in ("reviews/child-m.parquet",) if before[name] == after[name]}
    assert rows(out, "actions", "child-m") == []


def test_words_stay_out_unless_they_are_asked_for_and_then_stand_in_codes(
    tmp_path: Path,
) -> None:
    root, out = example(tmp_path / "r"), tmp_path / "out"
    assert export(out, root) == 0
    assert rows(out, "narratives") == []
    event = plain(root, "chronologies/health.yaml")["entries"][0]["event"]
    word = max(re.findall(r"[a-z]{7,}", event), key=len)
    held = [
        pq.read_table(BytesIO(content)).to_pylist()
        for name, content in contents(out).items()
        if name.startswith("entries/")
    ]
    assert word not in str(held)

    assert export(out, root, "--narrative") == 0
    told = rows(out, "narratives")
    texts = [str(one["text"]) for one in told if one["field"] == "event"]
    assert len(texts) == len(rows(out, "entries"))
    assert any(word in text for text in texts)
    codes = [person["code"] for person in plain(root, "people.yaml")["people"]]
    assert not any(f"@{code}" in str(one["text"]) for one in told for code in codes)

    assert export(out, root) == 0
    assert rows(out, "narratives") == []


def test_a_review_that_cannot_be_used_is_told_and_the_others_are_exported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, two, three = board(tmp_path / "board")
    (two / "people.yaml").write_text("people: [\n", "utf-8")
    out = tmp_path / "out"
    assert export(out, tmp_path / "board") == 1

    said = capsys.readouterr()
    assert "child-m: not exported" in said.err
    assert "1 review not exported" in said.err
    assert rows(out, "entries", "child-k")
    assert rows(out, "entries", three.name)
    assert not (out / "entries" / "child-m.parquet").exists()


def test_two_reviews_of_one_id_are_never_written_over_each_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = example(tmp_path / "board" / "a")
    example(tmp_path / "board" / "b")
    out = tmp_path / "out"
    assert export(out, tmp_path / "board") == 1
    assert "another of these reviews has its id too" in capsys.readouterr().err

    other = another(
        tmp_path / "elsewhere", "child-k", ("review.yaml", "  name: ", "  name: Other ")
    )
    before = contents(out)
    assert export(out, other) == 1
    assert "a review of another board" in capsys.readouterr().err
    assert contents(out) == before
    assert export(out, one) == 0


def test_a_row_that_would_name_somebody_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, out = example(tmp_path / "r"), tmp_path / "out"
    (root / ".gitignore").write_text("identities.yaml\n", "utf-8")
    (root / "identities.yaml").write_text(
        "format: 1\nidentities:\n  - {code: HV1, names: [Orla Quillfeather]}\n", "utf-8"
    )
    path = root / "actions.yaml"
    text = path.read_text("utf-8")
    owner = re.search(r"owner: .+", text)
    assert owner is not None
    path.write_text(text.replace(owner[0], "owner: Orla Quillfeather", 1), "utf-8")
    assert export(out, root) == 1

    told = capsys.readouterr()
    said = told.err
    assert "actions, column owner, names somebody" in said
    assert "nothing was written" in said
    assert "ask with" not in told.out
    assert "Quillfeather" not in said
    assert not (out / "actions").exists()


@pytest.mark.parametrize("id", ["Child K/2016", "../child", "_child", "k" * 150, "ç"])
def test_whatever_an_id_is_its_files_stand_below_the_folder(
    tmp_path: Path, id: str
) -> None:
    root, out = another(tmp_path / "r", f'"{id}"'), tmp_path / "x" / "out"
    assert export(out, root) == 0

    (file,) = (out / "reviews").iterdir()
    assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9-]*\.parquet", file.name)
    assert pq.read_table(file).to_pylist()[0]["review"] == id
    assert [path.name for path in (tmp_path / "x").iterdir()] == ["out"]


def test_a_folder_that_holds_other_things_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root, out = example(tmp_path / "r"), tmp_path / "out"
    out.mkdir()
    (out / "letter.txt").write_text("Dear", "utf-8")
    assert export(out, root) == 2
    assert "holds no research export" in capsys.readouterr().err
    assert contents(out) == {"letter.txt": b"Dear"}


def test_an_export_of_another_edition_is_not_mixed_with_ours(tmp_path: Path) -> None:
    root, out = example(tmp_path / "r"), tmp_path / "out"
    assert export(out, root) == 0
    manifest = out / "scrkit-research.json"
    manifest.write_text(
        manifest.read_text("utf-8").replace('version": ', 'version": 99'), "utf-8"
    )
    before = contents(out)
    assert export(out, root) == 2
    assert contents(out) == before


def test_without_the_engines_the_commands_say_how_to_get_them(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("pyarrow", "duckdb"):
        monkeypatch.setitem(sys.modules, name, None)
    for name in ("parquet", "asking"):
        monkeypatch.delitem(sys.modules, f"scrkit.research.{name}", raising=False)
    assert export(tmp_path / "out", tmp_path) == 2
    assert run(["query", "SELECT 1", str(tmp_path)]) == 2
    assert capsys.readouterr().err.count('pip install "scrkit[research]"') == 2


def test_where_names_were_not_searched_for_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, two, _ = board(tmp_path / "board")
    (one / "identities.yaml").write_text("format: 1\nidentities: []\n", "utf-8")
    assert export(tmp_path / "out", one, two) == 0
    assert "names were searched for in 1 of 2 reviews" in capsys.readouterr().out


def test_a_folder_that_bears_a_name_of_its_register_is_not_called_by_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = example(tmp_path / "orla-quillfeather")
    (root / "identities.yaml").write_text(
        "format: 1\nidentities:\n  - {code: HV1, names: [Orla Quillfeather]}\n", "utf-8"
    )
    assert export(tmp_path / "out", root) == 0
    assert "quillfeather" not in capsys.readouterr().out.casefold()


def test_a_review_that_is_only_a_link_is_told_and_not_followed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    example(tmp_path / "board" / "2016" / "child-k")
    elsewhere = another(tmp_path / "elsewhere", "child-m")
    (tmp_path / "board" / "child-m").symlink_to(elsewhere, target_is_directory=True)
    out = tmp_path / "out"
    assert export(out, tmp_path / "board") == 1
    assert "it is a link, which is not followed" in capsys.readouterr().err
    assert [path.name for path in (out / "reviews").iterdir()] == ["child-k.parquet"]
