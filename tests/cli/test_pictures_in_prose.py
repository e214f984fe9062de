"""Pictures and footnotes of the prose, from the folder to reports, by commands."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from scrkit import folder
from scrkit.cli.app import run
from tests.drawnpictures import BESIDE, jpeg, png

AS_OF = ("--as-of", "2016-09-30")
TEXT = """
A note[^1].

![Where the rooms are](pictures/plan.png "The rooms")

![A wooden spoon](pictures/spoon.JPG)

[^1]: So the nursery counted.
"""


@pytest.fixture
def pictured(child_k: Path) -> Path:
    kept = child_k / "overview" / "pictures"
    kept.mkdir()
    (kept / "plan.png").write_bytes(png())
    (kept / "spoon.JPG").write_bytes(jpeg())
    with (child_k / "overview" / "conclusion.md").open("a", encoding="utf-8") as file:
        file.write(TEXT)
    return child_k


def validate(review: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    capsys.readouterr()
    code = run(["validate", str(review), *AS_OF, "--format", "concise"])
    return code, capsys.readouterr().out


def test_a_review_with_pictures_and_footnotes_is_clean(
    pictured: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert validate(pictured, capsys)[0] == 0
    told = run(["validate", str(pictured), *AS_OF, "--fail-on", "notice"])
    assert told == 0


def test_markdown_has_its_pictures_in_a_folder_beside_it(
    pictured: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    given = ["render", "overview", str(pictured), *AS_OF, "--out", str(out)]
    assert run([*given, "--format", "md", "--view", "published"]) == 0
    beside = sorted(one.name for one in out.glob("overview-published-pictures/*"))
    assert beside == ["picture-1.png", "picture-2.jpeg"]
    text = (out / "overview-published.md").read_text("utf-8")
    assert "](overview-published-pictures/picture-1.png " in text
    held = [one.read_bytes() for one in out.rglob("*") if one.is_file()]
    assert not any(BESIDE.encode() in one for one in held)


def _enlarge(at: Path) -> None:
    with at.open("r+b") as file:
        file.truncate(40 * 1024 * 1024)


BAD: dict[str, tuple[str, Callable[[Path], object]]] = {
    "a picture of 40 MB": ("SCR266", _enlarge),
    "one that breaks off": ("SCR267", lambda at: at.write_bytes(png()[:100])),
    "one of another kind": ("SCR265", lambda at: at.write_bytes(b"GIF89a and so on")),
    "one that is gone": ("SCR263", lambda at: at.unlink()),
}


@pytest.mark.parametrize("what", BAD)
def test_a_bad_picture_is_told_at_its_line_and_no_report_is_written(
    what: str, pictured: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted, spoil = BAD[what]
    spoil(pictured / "overview" / "pictures" / "plan.png")
    code, out = validate(pictured, capsys)
    assert code == 1
    (line,) = [one for one in out.splitlines() if "SCR26" in one]
    assert f"overview/conclusion.md:9:1: {wanted} " in line
    target = tmp_path / "out"
    given = ["render", "overview", str(pictured), *AS_OF, "--out", str(target)]
    assert run([*given, "--format", "md"]) == 1
    assert not target.exists()


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_link_among_the_pictures_is_never_followed(
    pictured: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "outside.png").write_bytes(png(33))
    at = pictured / "overview" / "pictures" / "plan.png"
    at.unlink()
    at.symlink_to(tmp_path / "outside.png")
    code, out = validate(pictured, capsys)
    assert code == 1
    assert "overview/conclusion.md:9:1: SCR263 " in out
    assert "overview/pictures/plan.png:1:1: SCR128 " in out
    assert "overview/pictures/plan.png" not in folder.read(pictured).files


def test_what_else_lies_beside_the_pictures_is_told(
    pictured: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = pictured / "overview" / "pictures"
    (kept / "plan.svg").write_text("<svg/>", "utf-8")
    (kept / "older").mkdir()
    code, out = validate(pictured, capsys)
    assert code == 0
    told = [one for one in out.splitlines() if "SCR127" in one]
    assert len(told) == 2
    assert all("overview/pictures/" in one for one in told)
