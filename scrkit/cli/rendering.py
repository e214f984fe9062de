"""A review that is written out: as whoever asked for it wants to read it."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from scrkit import folder
from scrkit.cli import console, guidance_file
from scrkit.cli.review import named_people, put, usable, worded
from scrkit.errors import ScrError
from scrkit.files import NewFile
from scrkit.model.review import Review
from scrkit.render.wording.options import Format, Options, View
from scrkit.review import Loaded, load


@dataclass(frozen=True, slots=True)
class Asked:
    """Where a review lies and where what is made of it goes, on which day, for whom.

    `framework` is guidance that was named in place of the review's own.
    """

    root: Path
    out: Path
    day: date
    view: View
    register: Path | None
    key: Path | None
    formats: tuple[Format, ...] = ("docx",)
    draft: bool = False
    framework: str | None = None

    @property
    def ending(self) -> str:
        """How the name of a file ends that holds names, so that nobody mistakes it."""
        return "-named" if self.view == "named" else ""

    def refuse_public(self, why: str) -> None:
        """Raise ScrError where the public would read what is not published."""
        if self.view == "published":
            raise ScrError(why, "Leave --view published out.")

    def opened(self) -> "Opened":
        """Read the review; leaves where its files have errors and it is no draft."""
        contents = folder.read(self.root)
        loaded = load(contents.files, guidance_file.given(self.framework))
        review = usable(loaded, draft=self.draft, others=contents.diagnostics())
        return Opened(self, contents, loaded, review)

    def write(self, *made: NewFile) -> None:
        """Write what was made and tell of it; names for their owner's eyes alone."""
        put(self.root, self.out, made, secret=self.view == "named")
        console.wrote(self.out, *made)


@dataclass(frozen=True, slots=True, repr=False)
class Opened:
    """A review as it was read, and whoever asked for it."""

    asked: Asked
    contents: folder.Contents
    loaded: Loaded
    review: Review

    def options(self) -> Options:
        """Return how it is worded; only now is anybody asked for a key."""
        asked, known = self.asked, dict[str, str]()
        if asked.view == "named":
            known = named_people(asked.root, asked.out, asked.register, asked.key)
        given = Options(
            as_of=asked.day,
            view=asked.view,
            formats=asked.formats,
            draft=asked.draft,
            identities=known,
        )
        return worded(given, self.loaded.framework, self.contents.files)
