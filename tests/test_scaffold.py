"""A new review folder: whole, guided, and clean but for what to fill in next."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from scrkit import frameworks, scaffold
from scrkit.cli.app import run
from scrkit.dates import PartialDate
from scrkit.diagnostics import Severity
from scrkit.errors import ScrError
from scrkit.files import NewFile
from scrkit.model.review import AGENCY_FOLDERS, SINGLE_FILES
from scrkit.validation import validate


def new(**changes: object) -> scaffold.NewReview:
    given: dict[str, object] = {
        "id": "child-q",
        "title": "Child Q",
        "board": "Board: of 'Nowhere' #1",
        "framework": frameworks.load("england-scr-2015"),
        "agencies": scaffold.agencies_of(["csc", "police", "the-9th:The Ninth:none"]),
        "period": PartialDate("2012-04/2015-05"),
    }
    return scaffold.NewReview(**{**given, **changes})  # type: ignore[arg-type]


def files(review: scaffold.NewReview) -> dict[str, bytes]:
    found = {}
    for item in scaffold.plan(review):
        assert isinstance(item, NewFile)
        found[item.path] = item.content
    return found


def test_a_new_folder_validates_with_notices_only() -> None:
    for as_of in (date(2015, 1, 1), date(2040, 1, 1)):
        found = validate(files(new()), as_of).diagnostics
        assert found
        assert {d.severity for d in found} == {Severity.NOTICE}


def test_every_file_of_the_review_folder_is_there() -> None:
    made = files(new())

    assert {name for name, _, _ in SINGLE_FILES} <= set(made)
    assert "chronologies/the-9th.yaml" in made
    assert {"imrs/csc.yaml", "interviews/csc.yaml"} <= set(made)
    assert "imrs/the-9th.yaml" not in made
    assert {".gitignore", ".gitattributes", "README.md"} <= set(made)


def test_the_guide_to_a_report_is_a_sound_report_without_its_marks() -> None:
    made = files(new())
    guide = made["imrs/csc.yaml"].decode().splitlines()[3:]
    body = "\n".join(line.removeprefix("#").removeprefix(" ") for line in guide)
    made["imrs/csc.yaml"] = body.replace("\n ", "\n  ").encode()
    found = validate(made, date(2016, 1, 1)).loaded

    assert found.review is not None
    assert [imr.agency for imr in found.review.imrs] == ["csc"]


def test_every_yaml_file_names_a_schema_that_is_there() -> None:
    made = files(new())
    for name, content in made.items():
        if name.endswith(".yaml"):
            first = content.decode().splitlines()[0]
            start = "# yaml-language-server: $schema="
            assert first.startswith(start)
            where = Path(name).parent / first.removeprefix(start)
            assert (
                where.as_posix()
                .replace("chronologies/../", "")
                .replace("interviews/../", "")
                .replace("imrs/../", "")
                .replace("overview/../", "")
                in made
            )


def test_every_schema_is_written_once() -> None:
    names = {file.path for file in scaffold.schema_files()}

    assert len(names) == len(SINGLE_FILES) + len(AGENCY_FOLDERS)
    assert "chronologies.schema.json" in names


def test_what_a_person_typed_is_read_back_as_typed() -> None:
    found = validate(files(new()), date(2015, 1, 1)).loaded.review

    assert found is not None
    assert found.case.board.name == "Board: of 'Nowhere' #1"
    assert [agency.prefix for agency in found.case.agencies] == [
        "CSC",
        "POLICE",
        "THETH",
    ]


@pytest.mark.parametrize(
    ("ci", "path"),
    [("github", ".github/workflows/scr.yml"), ("gitlab", ".gitlab-ci.yml")],
)
def test_ci_checks_on_every_push(ci: str, path: str) -> None:
    assert b"scr validate" in files(new(ci=ci))[path]
    assert path not in files(new())
    assert yaml.safe_load(files(new(ci=ci))[path])


@pytest.mark.parametrize(
    "words", [["con"], ["CSC"], ["a"], ["csc", "csc"], ["csc:Name:essay"], ["../x"]]
)
def test_an_agency_out_of_form_is_refused(words: list[str]) -> None:
    with pytest.raises(ScrError):
        scaffold.agencies_of(words)


def test_prefixes_never_clash() -> None:
    found = scaffold.agencies_of(["health", "community-health", "x1"])

    assert [agency.prefix for agency in found] == ["HEALTH", "HEALTHX", "XX"]


OPTIONS = ["--board", "Board of Nowhere", "--agency", "csc", "--agency", "gp"]


def test_the_command_writes_a_folder_that_validates(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["new", str(tmp_path / "child-q"), *OPTIONS]) == 0
    assert "scr validate" in capsys.readouterr().out
    assert run(["validate", str(tmp_path / "child-q")]) == 0
    assert "0 errors, 0 warnings" in capsys.readouterr().out


def test_a_missing_option_is_named_where_nobody_can_be_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["new", str(tmp_path / "q"), "--agency", "csc"]) == 2
    assert "--board is missing" in capsys.readouterr().err
    assert not (tmp_path / "q").exists()


def test_a_dry_run_lists_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["new", str(tmp_path / "q"), *OPTIONS, "--dry-run"]) == 0
    assert "chronologies/csc.yaml" in capsys.readouterr().out.splitlines()
    assert not (tmp_path / "q").exists()


def test_a_folder_with_something_in_it_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.txt").write_text("x", encoding="utf-8")

    assert run(["new", str(tmp_path), *OPTIONS]) == 2
    assert "not empty" in capsys.readouterr().err
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    "wrong",
    [["--framework", "england-scr-2051"], ["--period", "soon"], ["--ci", "jenkins"]],
)
def test_a_wrong_option_is_told_and_nothing_is_written(
    wrong: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["new", str(tmp_path / "q"), *OPTIONS, *wrong]) == 2
    assert capsys.readouterr().err.startswith("scr: ")
    assert not (tmp_path / "q").exists()


def test_schemas_are_listed_and_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["schema"]) == 0
    assert "review.schema.json" in capsys.readouterr().out
    assert run(["schema", "--out", str(tmp_path / "s")]) == 0
    assert (tmp_path / "s" / "chronologies.schema.json").is_file()
