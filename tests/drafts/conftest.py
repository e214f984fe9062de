"""A small review of which a draft was sent, and a way to give commands to it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from scrkit.cli.app import run
from scrkit.edits.editing import record_of
from scrkit.model.drafting import Draft, Drafts, Point, Points
from tests.drafts.markup import Markup, marked

_BASE = Path(__file__).parents[1] / "cases" / "base"
SENT = ("--date", "2016-03-10")


class Round:
    """A review whose drafts go round: what is typed, and what its files say then."""

    def __init__(self, at: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.at = at
        self.root = at / "r"
        self.draft = at / "sent.docx"
        self._capsys = capsys

    def scr(self, *words: str) -> tuple[int, str]:
        """Give a command; return how it ended, and all that it printed."""
        self._capsys.readouterr()
        code = run(["draft", words[0], str(self.root), *words[1:]])
        told = self._capsys.readouterr()
        return code, told.out + told.err

    def answer(self, point: str, *words: str) -> tuple[int, str]:
        """Answer a point."""
        self._capsys.readouterr()
        code = run(["draft", "answer", point, str(self.root), *words])
        told = self._capsys.readouterr()
        return code, told.out + told.err

    def back(self, *deeds: Callable[[Markup], None], name: str = "back.docx") -> str:
        """Write the draft as its reader sends it back; return its path."""
        path = self.at / name
        path.write_bytes(marked(self.draft.read_bytes(), *deeds))
        return str(path)

    def takes(self, *files: str) -> str:
        """Take files in; return what is told."""
        code, told = self.scr("comments", *files)
        assert code == 0, told
        return told

    @property
    def points(self) -> tuple[Point, ...]:
        """The points that there are."""
        path = self.root / "points.yaml"
        if not path.exists():
            return ()
        return record_of(path.read_bytes(), "points.yaml", Points).points

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """The drafts that were sent."""
        path = self.root / "drafts.yaml"
        return record_of(path.read_bytes(), "drafts.yaml", Drafts).drafts

    def rewrites(self, file: str, old: str, new: str) -> None:
        """Change the text of a file of the review."""
        path = self.root / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture(autouse=True)
def beside_no_child(in_this_process: None) -> None:
    """Read what came back here: what a child may do, tests/test_child.py tells."""


@pytest.fixture(scope="session")
def sent_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A review of which draft 1 went to the panel; never changed."""
    at = tmp_path_factory.mktemp("round")
    shutil.copytree(_BASE, at / "r")
    words = ["draft", "send", str(at / "r"), "--to", "panel", *SENT]
    assert run([*words, "--out", str(at / "sent.docx")]) == 0
    return at


@pytest.fixture
def sent(sent_once: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Round:
    """A copy of that review."""
    shutil.copytree(sent_once, tmp_path / "round")
    return Round(tmp_path / "round", capsys)
