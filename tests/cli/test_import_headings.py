"""A heading with a name in it is used, and never written into the review."""

from pathlib import Path

import pytest

from tests.cli.test_import_command import ROWS, _import, review, sent

__all__ = ["review", "sent"]


@pytest.mark.parametrize(
    "heading", ["Seen by Wilberta Grunzle", "Wilberta's notes", "Told to W. G. Grunzle"]
)
def test_a_heading_that_may_hold_a_name_is_not_remembered(
    heading: str, tmp_path: Path, review: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "theirs.csv"
    path.write_text(f"Date,Time,Source,People,{heading},Ward\n{ROWS}", "utf-8")
    said = ["--map", f"{heading}=event", "--map", "Ward=-", "--names-checked"]
    assert _import(path, review, *said, "--partial", "--write") == 0
    told = capsys.readouterr().out
    assert "may hold a name (1): used for this file" in told
    text = (review / "imports.yaml").read_text("utf-8")
    assert 'columns: {"Ward": "-"}' in text
    written = [p for p in review.rglob("*") if p.is_file() and ".scr" not in p.parts]
    held = [p.name for p in written if b"Grunzle" in p.read_bytes()]
    assert "Grunzle" not in told
    assert held == []
