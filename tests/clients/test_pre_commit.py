"""pre-commit itself installs the hook from this checkout and holds bad commits back."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.clients.programs import ROOT, called

CARRIED = ("scrkit", "templates", "examples", "docs")
FILES = (
    "pyproject.toml",
    "README.md",
    "LICENSE",
    "action.yml",
    ".pre-commit-hooks.yaml",
)


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=Nobody", "-c", "user.email=nobody@nowhere.example")
    done = subprocess.run(
        ["git", "-C", str(folder), *who, *arguments],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def repository(folder: Path) -> str:
    """Make a repository of what is in a folder; return its commit."""
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "all", "--no-verify")
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Make a repository of scrkit as it stands here, committed or not."""
    copy = tmp_path_factory.mktemp("scrkit")
    for name in CARRIED:
        ignore = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / name, copy / name, ignore=ignore)
    for name in FILES:
        shutil.copy(ROOT / name, copy / name)
    return copy, repository(copy)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keep what pre-commit installs for all tests of this file."""
    return tmp_path_factory.mktemp("home")


def hook(
    folder: Path, checkout: tuple[Path, str], home: Path, *, args: str
) -> subprocess.CompletedProcess[str]:
    """Run the hook on all that is staged in a repository."""
    where, commit = checkout
    (folder / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {where.as_posix()}\n    rev: {commit}\n"
        f"    hooks:\n      - id: scr-validate\n        args: {args}\n",
        "utf-8",
    )
    git(folder, "add", "--all")
    env = {**os.environ, "PRE_COMMIT_HOME": str(home)}
    return called("pre-commit", "run", "--color=never", cwd=folder, env=env)


AT = '[--as-of, "2016-09-30"]'


def test_a_sound_review_is_let_through(
    review: Path, checkout: tuple[Path, str], home: Path
) -> None:
    repository(review)
    done = hook(review, checkout, home, args=AT)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "Passed" in done.stdout


def test_a_fault_is_told_at_its_line_and_holds_the_commit_back(
    faulty: Path, checkout: tuple[Path, str], home: Path
) -> None:
    repository(faulty)
    done = hook(faulty, checkout, home, args=AT)

    assert done.returncode == 1, done.stdout + done.stderr
    assert "requests.yaml:4:14: SCR203 no-such-agency: " in done.stdout
    assert "4 errors" in done.stdout


def test_a_file_taken_away_is_noticed_too(
    review: Path, checkout: tuple[Path, str], home: Path
) -> None:
    hook_file = review / ".pre-commit-config.yaml"
    hook_file.write_text("repos: []\n", "utf-8")
    repository(review)
    (review / "people.yaml").unlink()
    done = hook(review, checkout, home, args=AT)

    assert done.returncode == 1, done.stdout + done.stderr
    assert "people.yaml:1:1: SCR212 missing-file: " in done.stdout


def test_reviews_below_the_top_are_named_in_args(
    faulty: Path, checkout: tuple[Path, str], home: Path
) -> None:
    top = faulty.parent
    repository(top)
    done = hook(top, checkout, home, args="[child-k]")

    assert done.returncode == 1, done.stdout + done.stderr
    assert "child-k/requests.yaml:4:14: SCR203 " in done.stdout
