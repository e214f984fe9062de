"""Where the programs of others are, and how they are run."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PLACES = (Path(sys.executable).parent, ROOT / ".clients" / "node_modules" / ".bin")

Done = subprocess.CompletedProcess[str]


def found(name: str) -> str:
    """Return where a program is; its absence fails the test."""
    for place in PLACES:
        path = shutil.which(name, path=str(place))
        if path:
            return path
    pytest.fail(f"{name} is missing: make test-clients installs it")


def called(name: str, *arguments: str | Path, **more: Any) -> Done:
    """Run a program to its end, whatever it answers."""
    return subprocess.run(
        [found(name), *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        **more,
    )
