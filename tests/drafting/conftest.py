"""The example's draft, made once, and what taking one in would do to the example."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from scrkit import folder
from scrkit.cli.import_came import Opened
from scrkit.cli.import_draft import draft_of
from scrkit.drafting.making import Draft
from scrkit.drafting.taking import DraftOptions, DraftSummary, take_draft
from scrkit.files import Edit, NewFile
from scrkit.identity.register import Register
from scrkit.identity.spellings import spellings
from scrkit.identity.usual import usual_words
from scrkit.importers.understand.naming import pseudonymiser
from scrkit.render.wording.options import Options
from scrkit.review import load
from scrkit.system.resources import shipped

DAY = date(2016, 9, 30)


@dataclass(frozen=True)
class Drafted:
    """A review, its draft, and how that is taken in."""

    files: dict[str, bytes]
    opened: Opened
    draft: Draft
    options: DraftOptions

    def taken(self, content: bytes, **said: object) -> DraftSummary:
        """Return what taking a draft in would do."""
        return take_draft(content, replace(self.options, **said))  # type: ignore[arg-type]

    def texts(self, content: bytes, **said: object) -> dict[str, str]:
        """Return the texts that taking a draft in writes, by section."""
        found = self.taken(content, **said)
        assert not found.questions, found.questions
        return written(found)

    def source(self, name: str) -> str:
        """Return the text of a section as it is."""
        return self.files[f"overview/{name}.md"].decode()


def written(found: DraftSummary) -> dict[str, str]:
    """Return the texts that a summary writes, by section."""
    texts = {}
    for one in found.files:
        assert isinstance(one, NewFile | Edit)
        text = one.content if isinstance(one, NewFile) else one.text
        texts[one.path.removeprefix("overview/").removesuffix(".md")] = text.decode()
    return texts


def drafted_from(files: dict[str, bytes], product: str = "overview") -> Drafted:
    """Return a review of these files with its draft."""
    loaded = load(files)
    review = loaded.sound()
    now = Opened(files, loaded, review)
    made = draft_of(now, product, Options(as_of=DAY))
    options = DraftOptions(
        review=review,
        regions=tuple(made.laid.regions),
        own=tuple(made.laid.own),
        frame=made.frame,
        files=files,
        door=pseudonymiser(review, spellings(Register()), usual_words(review)),
        day=DAY,
        sha256=hashlib.sha256(made.content).hexdigest(),
    )
    return Drafted(files, now, made, options)


def example(*, entries: int = 4) -> dict[str, bytes]:
    """Return the files of the example, with the first entries of each chronology."""
    files = dict(folder.read(Path(shipped("examples")) / "child-k").files)
    for name, content in files.items():
        if name.startswith("chronologies/") and entries:
            parts = content.decode().split("\n  - ")[: entries + 1]
            files[name] = ("\n  - ".join(parts) + "\n").encode()
    return files


Drafting = Callable[..., Drafted]


@pytest.fixture(scope="session")
def drafted() -> Drafted:
    """The example with its draft."""
    return drafted_from(example())
