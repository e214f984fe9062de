"""Child Z: a review folder that holds every field of the model at least once."""

from pathlib import Path

import pytest

from scrkit.model.review import Review
from scrkit.review import load

FOLDER = Path(__file__).parent / "child-z"


@pytest.fixture(scope="session")
def child_z_files() -> dict[str, bytes]:
    """Read the folder: name as in the folder, and content. Copy before you change."""
    return {
        path.relative_to(FOLDER).as_posix(): path.read_bytes()
        for path in sorted(FOLDER.rglob("*.*"))
        if path.is_file()
    }


@pytest.fixture(scope="session")
def child_z(child_z_files: dict[str, bytes]) -> Review:
    """Load the folder."""
    loaded = load(child_z_files)
    assert loaded.diagnostics == ()
    assert loaded.review is not None
    return loaded.review
