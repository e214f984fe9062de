"""docs/formats.md shows what scr prints, line for line, in every format there is."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from scrkit.cli.app import run
from scrkit.cli.formats import WRITERS
from scrkit.system.resources import shipped

PAGE = (Path(__file__).parent.parent / "docs" / "formats.md").read_text("utf-8")
BLOCKS = re.findall(r"```console\n\$ scr (.*?)\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand where the page does: beside the example with one agency misspelt."""
    review = tmp_path / "broken" / "child-k"
    shutil.copytree(shipped("examples") / "child-k", review)
    requests = review / "requests.yaml"
    text = requests.read_text("utf-8")
    requests.write_text(text.replace("agency: csc", "agency: cssc", 1), "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    return review


def holds(shown: str, printed: str) -> bool:
    """Tell whether a text is what was printed, but for what … leaves out."""
    at = 0
    for part in re.split(r"^…\n", shown, flags=re.MULTILINE):
        if part not in printed[at:]:
            return False
        at = printed.index(part, at) + len(part)
    return at == len(printed)


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize(("command", "shown"), BLOCKS, ids=[c[-40:] for c, _ in BLOCKS])
def test_an_example_is_real_output(
    command: str, shown: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(shlex.split(command)) == 1

    assert holds(shown, capsys.readouterr().out)


def test_every_format_has_its_chapter_its_line_in_the_table_and_an_example() -> None:
    examples = [command for command, _ in BLOCKS]
    for form in WRITERS:
        assert f"\n## {form}\n" in PAGE
        assert f"\n| `{form}` | " in PAGE
        chosen = "" if form == "full" else f" --format {form}"
        command = f"validate broken/child-k --as-of 2016-09-30{chosen}"
        assert command in examples


def test_the_summary_is_what_github_gets(
    broken: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = broken / "people.yaml"
    text = people.read_text("utf-8").replace("kind: professional", "kind: pro", 11)
    people.write_text(text, "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    given = ["--select", "SCR1", "--as-of", "2016-09-30", "--format", "github"]
    run(["validate", "broken/child-k", *given])

    (shown,) = re.findall(r"```markdown\n(.*?)```", PAGE, re.DOTALL)
    assert shown == (tmp_path / "summary.md").read_text("utf-8")
