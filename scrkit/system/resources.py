"""Find what ships with scrkit: templates, frameworks, the example review."""

from pathlib import Path

PACKAGE = Path(__file__).parent.parent


def shipped(name: str) -> Path:
    """Return the folder `name` ("templates", "examples", "frameworks"), or a file.

    A wheel carries it inside the package, an editable install beside it.
    Raises FileNotFoundError when neither is there: the installation is broken.
    """
    for base in (PACKAGE, PACKAGE.parent):
        if (base / name).exists():
            return base / name
    raise FileNotFoundError(f"this installation lacks {name}")
