"""Each shape of docs/shapes.md is read as a file of a review."""

import re
from pathlib import Path

import pytest

from scrkit.decode import decode
from scrkit.model.review import SINGLE_FILES
from scrkit.yamlfile import read

PAGE = Path(__file__).parent.parent / "docs" / "shapes.md"
SHAPES = re.findall(
    r"^```yaml\n# (\S+)\n(.*?)^```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL
)
RECORDS = {name: record for name, _, record in SINGLE_FILES}


@pytest.mark.parametrize(("name", "text"), SHAPES)
def test_a_shape_of_the_documentation_is_read(name: str, text: str) -> None:
    read_ = decode(read(text.encode(), name), RECORDS[name])
    assert read_.diagnostics == ()
    assert read_.value is not None


def test_what_people_ask_for_is_there() -> None:
    assert {name for name, _ in SHAPES} == {
        *("criteria.yaml", "review.yaml", "overview/findings.yaml"),
        *("dissemination.yaml", "actions.yaml"),
    }
