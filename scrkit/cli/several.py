"""Many reviews at once: the review folders that were named, or that lie in one."""

from pathlib import Path

from scrkit.errors import ScrError

_REVIEW = "review.yaml"


def reviews_in(folders: list[Path]) -> tuple[Path, ...]:
    """Return each review folder once, in the order given; in a folder, by name.

    A folder that is no review itself stands for the reviews that lie directly in it.
    Raises ScrError where one holds none.
    """
    found: dict[Path, Path] = {}
    for folder in folders:
        for review in _within(folder):
            found.setdefault(review.resolve(), review)
    return tuple(found.values())


def _within(folder: Path) -> list[Path]:
    if (folder / _REVIEW).exists():
        return [folder]
    try:
        inside = sorted(one for one in folder.iterdir() if (one / _REVIEW).exists())
    except OSError:
        inside = []
    if not inside:
        raise ScrError(
            "one of the folders is no review, and holds none",
            "Name folders that hold review.yaml, or a folder of such folders.",
        )
    return inside
