"""What commands answer with --format json keeps to its schema, which only gains."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from jsonschema import Draft202012Validator, FormatChecker

from scrkit.cli.app import run
from scrkit.cli.group import app
from scrkit.cli.show.answer_schemas import ANSWERS, schema
from tests import housefiles

EXAMPLE = Path(__file__).parents[2] / "examples" / "child-k"
PINNED = Path(__file__).with_name("answers.txt")
AS_OF = ["--as-of", "2016-09-30"]
CHANGES = (
    ("chronologies/gp.yaml", "child_seen: yes", "child_seen: no"),
    ("actions.yaml", "actions:", "wrong: 1\nactions:"),
)
DRAFT = f"""drafts:
  - {{id: D1, sent: 2016-06-01, to: panel, by: A Board, version: {"0" * 64},
     sha256: {"1" * 64}}}
"""
POINT = """points:
  - {id: PT1, draft: D1, who: panel reader 1, kind: comment, place: F1, text: "Why?"}
"""
# How each is called, on the example or on a copy of it that is in git.
CALLS = {
    "board": ["{r}", "{broken}", *AS_OF],
    "check-criteria": ["{r}", *AS_OF],
    "deadlines": ["{r}", "--all", *AS_OF],
    "draft list": ["{drafted}", "--all"],
    "framework diff": ["england-lcspr-2023", "england-lcspr-2026"],
    "export sin": ["{r}", "--out", "{out}", *AS_OF],
    "export tracker": ["{r}", "--out", "{out}", *AS_OF],
    "framework list": [],
    "framework show": ["england-scr-2015", "--overlay", "buckinghamshire-2016"],
    "house check": ["{house}"],
    "gate": ["publication", "{broken}", *AS_OF],
    "merge-chronology": ["{r}", "--out", "{out}", *AS_OF],
    "quality": ["{broken}", *AS_OF],
    "query": ["--saved", "actions-by-state", "{archive}"],
    "scan": ["{r}/people.yaml", "--register", "{names}"],
    "status": ["{r}", "{broken}", *AS_OF],
    "timeline diff": ["HEAD", "{changed}"],
    "timeline known-by": ["health", "{r}", "--on", "2014-07-10"],
    "timeline patterns": ["{r}"],
    "validate": ["{r}", "{broken}", *AS_OF],
}


def commands(group: Any, *names: str) -> Iterator[tuple[str, Any]]:
    """Yield every command of the app with the words that call it."""
    if not hasattr(group, "list_commands"):
        yield " ".join(names), group
        return
    for name in group.list_commands(None):
        yield from commands(group.get_command(None, name), *names, name)


def answering() -> set[str]:
    """Return the commands that have --format json."""
    return {
        name
        for name, command in commands(typer.main.get_command(app))
        for option in command.params
        if "--format" in option.opts
        and "json" in re.findall(r"\w+", option.make_metavar(typer.Context(command)))
    }


def test_every_command_that_answers_in_json_has_a_schema_and_is_tried() -> None:
    assert answering() == ANSWERS.keys() == CALLS.keys()


@pytest.mark.parametrize("command", CALLS)
def test_an_answer_keeps_to_its_schema(
    command: str,
    review_in_git: Path,
    sound: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    places = {"r": sound, "out": tmp_path, "changed": review_in_git}
    places |= {"broken": review_in_git, "names": EXAMPLE.parent / "child-k-names.yaml"}
    places["archive"] = tmp_path / "archive"
    places["drafted"] = tmp_path / "drafted"
    if command == "query":
        words = ["export", "parquet", str(sound), "--out", str(places["archive"])]
        assert run([*words, *AS_OF]) == 0
        capsys.readouterr()
    if command == "draft list":
        shutil.copytree(sound, places["drafted"])
        (places["drafted"] / "drafts.yaml").write_text(DRAFT, "utf-8")
        (places["drafted"] / "points.yaml").write_text(POINT, "utf-8")
    places["house"] = tmp_path / "house.docx"
    places["house"].write_bytes(housefiles.plain())
    given = [one.format(**places) for one in CALLS[command]]
    assert run([*command.split(), *given, "--format", "json"]) in (0, 1)
    told = capsys.readouterr().out
    if command == "merge-chronology":
        told = (tmp_path / "chronology.json").read_text("utf-8")
    if command.startswith("export"):
        told = (tmp_path / f"{command.split()[1]}.json").read_text("utf-8")
    wanted = schema(command)
    Draft202012Validator.check_schema(wanted)
    checker = Draft202012Validator(wanted, format_checker=FormatChecker())
    checker.validate(json.loads(told))
    # Every field of the schema of an answer is there, and none beside them.
    assert json.loads(told).keys() >= set(wanted["required"])
    if "additionalProperties" not in wanted:
        assert json.loads(told).keys() <= wanted["properties"].keys()


def fields(part: dict[str, Any], whole: dict[str, Any], at: str) -> Iterator[str]:
    """Yield a line for each field that a schema knows: its path and its kind."""
    if "$ref" in part:
        part = whole["$defs"][part["$ref"].rpartition("/")[2]]
    for name, one in part.get("properties", {}).items():
        needed = "" if name in part.get("required", ()) else "?"
        yield from fields(one, whole, f"{at}.{name}{needed}")
    for one in part.get("anyOf", ()):
        yield from fields(one, whole, at)
    if isinstance(part.get("items"), dict):
        yield from fields(part["items"], whole, f"{at}[]")
    if isinstance(part.get("additionalProperties"), dict):
        yield from fields(part["additionalProperties"], whole, f"{at}.*")
    kind = part.get("type", part.get("const"))
    if kind not in (None, "object", "array"):
        yield f"{at}: {kind}"


def test_the_public_shape_only_gains_fields() -> None:
    """To add a field, add its line to answers.txt; none of its lines ever goes."""
    # What a framework says of itself is the shape of its file, pinned by its format.
    now = {
        line
        for command in ANSWERS
        if command != "framework show"
        for line in fields(schema(command), schema(command), command)
    }
    pinned = PINNED.read_text("utf-8").splitlines()
    assert sorted(now) == pinned


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the example: what is written is noted beside it meanwhile."""
    return Path(shutil.copytree(EXAMPLE, tmp_path_factory.mktemp("sound") / "child-k"))


@pytest.fixture(scope="module")
def review_in_git(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the example with a commit, and an error and a change since."""
    root = tmp_path_factory.mktemp("changed") / "child-k"
    shutil.copytree(EXAMPLE, root)
    who = ["-c", "user.name=A Board", "-c", "user.email=board@board.example"]
    for words in (["init", "-q"], ["add", "-A"], [*who, "commit", "-qm", "a state"]):
        subprocess.run(["git", *words], cwd=root, check=True, capture_output=True)
    for file, old, new in CHANGES:
        text = (root / file).read_text("utf-8")
        assert old in text
        (root / file).write_text(text.replace(old, new, 1), "utf-8")
    return root
