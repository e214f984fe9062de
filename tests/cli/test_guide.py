"""The guide for professionals, as `scr render` writes it."""

from pathlib import Path

from scrkit.cli.app import run
from scrkit.system.resources import shipped


def test_the_guide_says_when_a_review_is_held_and_what_is_published(
    tmp_path: Path,
) -> None:
    example = str(shipped("examples") / "child-k")
    words = ["render", "guide", example, "--format", "md", "--as-of", "2016-09-30"]

    assert run([*words, "--out", str(tmp_path)]) == 0

    guide = (tmp_path / "guide.md").read_text(encoding="utf-8")
    assert "- The child died in custody, in detention or deprived of liberty." in guide
    assert "Published are: Overview Report, Board's Response" in guide
