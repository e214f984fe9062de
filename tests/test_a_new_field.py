"""A field that is added to an entry turns up everywhere, and is written once."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

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
