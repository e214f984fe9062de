"""A file that an agency sent, together with the review that it came for."""

from dataclasses import dataclass
from pathlib import Path

from scrkit import folder
from scrkit.errors import ScrError
from scrkit.model.case import Agency
from scrkit.model.review import OPEN_ROWS, Review
from scrkit.review import load
from scrkit.review.load import Loaded


@dataclass(frozen=True, slots=True, repr=False)
class Opened:
    """A review as it was read."""

    files: dict[str, bytes]
    loaded: Loaded
    review: Review


def opened(contents: folder.Contents, before: Opened | None = None) -> Opened:
    """Return the review, which is read anew only where it is another than `before`."""
    if before is not None and before.files == contents.files:
        return before
    loaded = load(contents.files)
    if loaded.review is None:
        raise ScrError("review.yaml is missing or cannot be used", "See: scr validate")
    return Opened(contents.files, loaded, loaded.review)


@dataclass(frozen=True, slots=True, repr=False)
class Came:
    """A file that came, with the review it came for."""

    file: Path
    content: bytes
    files: dict[str, bytes]
    loaded: Loaded
    review: Review
    agency: Agency

    @property
    def answers(self) -> bool:
        """Whether it is our own file of questions, answered."""
        return self.file.name.endswith(OPEN_ROWS)


def came_for(file: Path, content: bytes, opened: Opened, agency: str) -> Came:
    """Return a file with the review it came for; raises ScrError where it came not."""
    asked = agency_of(opened.review, agency)
    files, loaded = opened.files, opened.loaded
    return Came(file, content, files, loaded, opened.review, asked)


def agency_of(review: Review, agency: str) -> Agency:
    """Return the agency of an id; raises ScrError where the review has none."""
    found = review.agency(agency)
    if found is None:
        raise ScrError(
            "review.yaml knows no agency of this id", "Look at its spelling."
        )
    return found
