"""The yearly report of a board: figures that are counted, gaps for what is not."""

from pathlib import Path

import pytest
from docx import Document

from scrkit.cli.app import run
from tests.boards import make_board


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a board of six reviews, which no test changes."""
    at = tmp_path_factory.mktemp("yearly") / "reviews"
    make_board(at)
    return at


def made(board: Path, out: Path, year: int, *more: str) -> str:
    words = [str(board), "--yearly", str(year), "--out", str(out), *more]
    assert run(["board", *words]) == 0
    return (out / f"yearly-{year}.md").read_text("utf-8")


def test_the_figures_of_a_year_are_those_of_its_days(
    board: Path, tmp_path: Path
) -> None:
    told = made(board, tmp_path, 2016)

    assert "| Reviews of the Board | 6 |" in told
    # child-m was decided in 2016; child-k and child-l were completed, one published.
    assert "| Decided or opened in 2016 | 1 |" in told
    assert "| Completed in 2016 | 2 |" in told
    assert "| Published in 2016 | 1 |" in told
    assert "| Still going on | 1 |" in told
    assert "as of 31 December 2016" in told
    assert "by 3 to 80 working days" in told


def test_of_a_year_that_is_over_nothing_counts_that_came_later(
    board: Path, tmp_path: Path
) -> None:
    told = made(board, tmp_path, 2014)

    assert "as of 31 December 2014" in told
    assert "| Completed in 2014 | 1 |" in told
    assert "| Still going on | 3 |" in told


def test_the_impact_on_children_is_what_somebody_saw(
    board: Path, tmp_path: Path
) -> None:
    told = made(board, tmp_path, 2016)

    impact = told.partition("# Impact on children")[2]
    assert "eleven children were seen sooner because of them" in impact
    assert "15 actions made a difference that somebody saw" in impact
    assert "What children and families say has changed for them." in impact


def test_it_is_a_word_file_that_word_reads(board: Path, tmp_path: Path) -> None:
    made(board, tmp_path, 2016)
    read = Document(str(tmp_path / "yearly-2016.docx"))
    styles = [(p.style.name if p.style else "", p.text) for p in read.paragraphs]
    headings = [text for name, text in styles if str(name).startswith("Heading")]
    assert headings[0] == "The reviews"
    assert "Impact on children" in headings
    assert len(read.tables) == 6


def test_a_shape_that_it_has_not_is_refused(
    board: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = ["--out", str(tmp_path / "out")]
    assert run(["board", str(board), "--yearly", "2016", "--format", "xlsx", *out]) == 2
    assert run(["board", str(board), "--format", "docx", *out]) == 2
    assert "--yearly" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
