"""A new review folder: whole, guided, and clean but for what to fill in next."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from scrkit import __version__, frameworks, scaffold
from scrkit.dates import PartialDate
from scrkit.diagnostics import Severity
from scrkit.errors import ScrError
from scrkit.files import NewFile
from scrkit.model.review import AGENCY_FOLDERS, SINGLE_FILES
from scrkit.rules.validate import validate


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

    # What belongs to a rapid review alone is begun with it.
    whole = {name for name, _, _ in SINGLE_FILES} - {"rapid-review.yaml"}
    assert whole <= set(made)
    assert "chronologies/the-9th.yaml" in made
    assert {"imrs/csc.yaml", "interviews/csc.yaml"} <= set(made)
    assert "imrs/the-9th.yaml" not in made
    assert {".gitignore", ".gitattributes", "README.md"} <= set(made)


def test_the_guide_to_a_report_is_a_sound_report_without_its_marks() -> None:
    made = files(new())
    lines = made["imrs/csc.yaml"].decode().splitlines()
    guide = lines[lines.index("# format: 1") :]
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

    kinds = ("edition", "framework", "overlay")
    guidance = {f"{kind}.schema.json" for kind in kinds}
    assert len(names) == len(SINGLE_FILES) + len(AGENCY_FOLDERS) + len(guidance)
    assert names > {"chronologies.schema.json", *guidance}


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
    made = files(new(ci=ci))[path]

    assert b"scr-validate" in made
    assert f"scrkit=={__version__}\n".encode() in made
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


def test_each_record_has_an_example_that_is_sound_without_its_marks() -> None:
    shown = 0
    for path, content in files(new()).items():
        if not path.endswith(".yaml") or "# An example;" not in content.decode():
            continue
        lines = content.decode().splitlines(keepends=True)
        for n, line in enumerate(lines):
            if line.startswith("# An example;"):
                lines[n - 1] = lines[n - 1].replace(": []", ":")
            elif line.startswith("#   "):
                lines[n] = line.replace("# ", "", 1)
                shown += 1
        text = "".join(line for line in lines if not line.startswith("    born"))
        if path == "people.yaml":
            # Its first example stands above the list, and not below it.
            text = text[text.index("places:") :]
        found = validate({**files(new()), path: text.encode()}, date(2016, 9, 30))
        shape = [
            d.code
            for d in found.diagnostics
            if d.code.startswith(("SCR10", "SCR11", "SCR12")) and d.place.file == path
        ]
        assert (path, shape) == (path, [])
    assert shown > 100
