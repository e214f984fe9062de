"""The plainest calls are read without Typer, and are answered as it answers them."""

from pathlib import Path
from typing import Any

import pytest
import typer

from scrkit.cli import plain_call
from scrkit.cli.app import run
from scrkit.cli.group import app

DAY = "2016-09-30"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    (tmp_path / "review.yaml").write_text("format: 1\nid: small\n", "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "words",
    [
        ("{root}", "--as-of", DAY),
        ("--as-of", DAY, "{root}", "{root}"),
        ("{root}", "{root}/nothing", "--as-of", DAY),
        ("{root}/nothing",),
    ],
    ids=["one", "two", "one-is-not-there", "none-is-there"],
)
def test_a_plain_call_answers_as_typer_does(
    words: tuple[str, ...], small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["validate", *(word.format(root=small) for word in words)]
    assert plain_call.read(given) is not None
    code, said = run(given), capsys.readouterr()
    # What stands before the folders makes it a call for Typer, with the same answer.
    spelled = ["validate", "--fail-on", "error", *given[1:]]
    assert plain_call.read(spelled) is None
    assert (run(spelled), capsys.readouterr()) == (code, said)


@pytest.mark.parametrize(
    "words",
    [
        ("status", "."),
        ("validate", "."[:0]),
        ("validate", "--help"),
        ("validate", "-"),
        ("validate", "--as-of"),
        ("validate", "--as-of", "2016-02-30"),
        ("validate", "--as-of", "2016-W09"),
        ("validate", "--as-of=2016-02-03"),
        ("validate", "--as-of", DAY, "--as-of", DAY),
        ("validate", "--as-of", DAY, "--", "."),
        ("validate", "--review", "."),
        ("--help",),
        (),
    ],
)
def test_every_other_word_is_left_to_typer(words: tuple[str, ...]) -> None:
    assert plain_call.read(list(words)) is None


def test_what_the_environment_names_is_left_to_typer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    command: Any = typer.main.get_command(app)
    validate = command.get_command(typer.Context(command), "validate")
    named = {getattr(one, "envvar", None) for one in validate.params}
    assert named == {None, "SCR_KEY"}
    monkeypatch.setenv("SCR_KEY", "key.txt")
    assert plain_call.read(["validate"]) is None
    monkeypatch.setenv("SCR_KEY", "")
    assert plain_call.read(["validate"]) is not None
