"""check-jsonschema: the schemas, the example by them, and what CI is given."""

from pathlib import Path

import pytest

from scrkit.cli.app import run
from tests.clients.programs import ROOT, called


def test_the_schemas_are_schemas(review: Path) -> None:
    schemas = sorted((review / ".scr" / "schemas").glob("*.json"))
    assert len(schemas) >= 20

    done = called("check-jsonschema", "--check-metaschema", *schemas)
    assert done.returncode == 0, done.stdout


def schemas_of(review: Path) -> dict[Path, list[Path]]:
    """Return the files of a review by the schema that their first line names."""
    found: dict[Path, list[Path]] = {}
    for path in sorted(review.rglob("*.yaml")):
        first = path.read_text("utf-8").splitlines()[0]
        named = first.removeprefix("# yaml-language-server: $schema=")
        assert named != first, path
        found.setdefault((path.parent / named).resolve(), []).append(path)
    return found


def test_every_file_of_the_example_is_valid_by_its_own_schema(review: Path) -> None:
    checked = schemas_of(review)
    assert sum(map(len, checked.values())) >= 30

    for schema, files in checked.items():
        done = called("check-jsonschema", "--schemafile", schema, *files)
        assert done.returncode == 0, done.stdout


def test_a_misspelt_key_is_no_longer_valid(review: Path) -> None:
    path = review / "actions.yaml"
    path.write_text(path.read_text("utf-8").replace("owner:", "ower:", 1), "utf-8")
    schema = review / ".scr" / "schemas" / "actions.schema.json"

    done = called("check-jsonschema", "--schemafile", schema, path)
    assert done.returncode == 1
    assert "ower" in done.stdout


def test_github_takes_the_action() -> None:
    builtin = ("--builtin-schema", "vendor.github-actions")
    done = called("check-jsonschema", *builtin, ROOT / "action.yml")

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("ci", "builtin", "names"),
    [
        ("github", "vendor.github-workflows", [".github/workflows/scr.yml"]),
        (
            "github",
            "vendor.github-actions",
            [".github/actions/scr-validate/action.yml"],
        ),
        ("gitlab", "vendor.gitlab-ci", [".gitlab-ci.yml", ".gitlab/scr-validate.yml"]),
    ],
)
def test_each_ci_takes_what_scr_new_writes_for_it(
    ci: str, builtin: str, names: list[str], tmp_path: Path
) -> None:
    folder = tmp_path / "z"
    options = ("--board", "Board of Nowhere", "--agency", "gp", "--ci", ci)
    assert run(["new", str(folder), *options]) == 0

    transform = ("--data-transform", "gitlab-ci") if ci == "gitlab" else ()
    files = [folder / name for name in names]
    done = called("check-jsonschema", "--builtin-schema", builtin, *transform, *files)
    assert done.returncode == 0, done.stdout


def test_our_own_workflow_is_one() -> None:
    builtin = ("--builtin-schema", "vendor.github-workflows")
    done = called("check-jsonschema", *builtin, ROOT / ".github/workflows/tests.yml")

    assert done.returncode == 0, done.stdout
