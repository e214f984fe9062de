"""The schemas by which editors complete and check a board's own guidance."""

import json

import pytest
import yaml
from jsonschema import Draft202012Validator

from scrkit.scaffold import schema_files
from scrkit.system.resources import PACKAGE

# PyYAML's own parser takes ten times as long to say the same.
_READER: type = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


class Editor(_READER):  # type: ignore[misc]
    """Reads YAML as an editor does: numbers and truths, but days stay text."""


Editor.yaml_implicit_resolvers = {
    first: [(tag, how) for tag, how in found if not tag.endswith(":timestamp")]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
KINDS = [("framework", "frameworks"), ("overlay", "frameworks/overlays")]


@pytest.mark.parametrize(("kind", "folder"), KINDS)
def test_editors_take_what_is_shipped(kind: str, folder: str) -> None:
    paths = sorted((PACKAGE / folder).glob("*.yaml"))

    assert paths
    for path in paths:
        data = yaml.load(path.read_text("utf-8"), Editor)
        judge = validator("edition" if "edition_of" in data else kind)
        assert [error.message for error in judge.iter_errors(data)] == []


@pytest.mark.parametrize("kind", ["edition", "framework", "overlay"])
def test_editors_tell_what_is_missing_and_what_is_misspelt(kind: str) -> None:
    told = " ".join(e.message for e in validator(kind).iter_errors({"titel": "x"}))

    assert "'title' is a required property" in told
    assert "'titel' was unexpected" in told


def validator(kind: str) -> Draft202012Validator:
    files = {file.path: file.content for file in schema_files()}
    whole = json.loads(files[f"{kind}.schema.json"])
    Draft202012Validator.check_schema(whole)
    return Draft202012Validator(whole)
