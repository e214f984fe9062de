"""A field that is added to an entry turns up everywhere, and is written once."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Annotated, Any

import pytest
from msgspec import defstruct
from msgspec.structs import fields

from scrkit.model.columns import COLUMNS, columns_of
from scrkit.model.entry import Entry
from scrkit.model.kinds import Column, Record
from scrkit.system.resources import shipped


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bool]:
    """Return, by place, whether the new field turned up there."""
    root = tmp_path_factory.mktemp("field") / "child-k"
    shutil.copytree(shipped("examples") / "child-k", root)
    done = subprocess.run(
        (sys.executable, "-m", "tests.newfield", str(root)),
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[1],
        timeout=300,
    )
    assert not done.returncode, done.stderr
    places: dict[str, bool] = json.loads(done.stdout)
    return places


@pytest.mark.parametrize(
    "place",
    [
        *("form in Excel", "form in Word", "import", "comparison", "workbook", "page"),
        *("Markdown", "CSV", "JSON", "language", "identifiers"),
        "not the public's page, which was not asked for",
    ],
)
def test_a_new_field_of_an_entry_is_found(place: str, found: dict[str, bool]) -> None:
    assert found[place]


def test_the_form_says_when_a_field_may_be_left_empty() -> None:
    needed = {one.name for one in fields(Entry) if one.required} - {"id"}

    assert {c.field for c in COLUMNS if not c.empty} == needed
    assert all(c.prompt.endswith(".") for c in COLUMNS)


def test_every_field_of_an_entry_has_a_column_with_a_heading_of_its_own() -> None:
    # What stands in a case's own columns has those that its terms declare.
    # On which page of the secured file it stands, the board notes: no agency knows it.
    every = {one.name for one in fields(Entry)} - {"own", "stands_in"}
    assert {c.field for c in COLUMNS} == every | {"end"}
    assert len({c.heading for c in COLUMNS}) == len(COLUMNS)
    timed = ("date", "end", "time", "recorded")
    assert all(c.kind for c in COLUMNS if c.field not in timed)


@pytest.mark.parametrize("kind", [int, bool, str | None, list[int]])
def test_a_column_that_no_import_could_read_is_refused_at_once(kind: Any) -> None:
    column = Column(heading="Year of school", asked="Which?", empty="If unknown.")
    one: Any = defstruct("One", [("year", Annotated[kind, column])], bases=(Record,))

    with pytest.raises(TypeError, match="a column holds"):
        columns_of(one)
