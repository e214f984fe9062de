"""Find what ships with scrkit: templates, frameworks, the example review."""

from pathlib import Path

from scrkit.errors import ScrError

PACKAGE = Path(__file__).parent


def shipped(name: str) -> Path:
    """Return the folder `name` ("templates", "examples", "frameworks").

    A wheel carries it inside the package, an editable install beside it.
    Raises ScrError when neither is there (a broken installation).
    """
    for base in (PACKAGE, PACKAGE.parent):
        if (base / name).is_dir():
            return base / name
    raise ScrError(
        f"this installation lacks its {name} folder",
        "Install scrkit again: pip install --force-reinstall scrkit",
    )
