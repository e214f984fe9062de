"""A form of the board's own people, sent out and taken in, in one process."""

import contextlib
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document

from scrkit import folder
from scrkit.cli.app import run
from scrkit.files import Edit, NewFile
from scrkit.forms.known import WHATS
from scrkit.forms.pack import FormRequest, pack
from scrkit.forms.plan import FormOptions, FormSummary
from scrkit.forms.taking import stamp_in, take_form
from scrkit.identity.register import Register
from scrkit.identity.spellings import spellings
from scrkit.identity.usual import usual_words
from scrkit.importers.understand.naming import pseudonymiser
from scrkit.model.review import Review
from scrkit.render.wording.options import Options
from scrkit.review import Loaded, load
from scrkit.system.resources import shipped
from scrkit.yamlfile.splice import applied

DAY = date(2016, 9, 30)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
Filled = Callable[[Any], None]


@dataclass(frozen=True)
class Came:
    """A review as files, and what they say."""

    files: Mapping[str, bytes]
    loaded: Loaded

    @property
    def review(self) -> Review:
        return self.loaded.sound()

    def sent(self, what: str, *, filled: bool = False) -> bytes:
        """Return a form as it goes out to the board's own people."""
        framework = self.loaded.framework
        options = Options(as_of=DAY)
        asked = FormRequest(self.review, None, what, None, options, filled, framework)
        return pack(asked)[-1].content

    def taken(self, content: bytes, **flags: Any) -> FormSummary:
        """Return what taking a form in would do."""
        stamp = stamp_in(content)
        assert stamp is not None
        form = WHATS[stamp.form]
        options = FormOptions(
            review=self.review,
            agency=None,
            form=form,
            stamp=stamp,
            day=DAY,
            door=pseudonymiser(
                self.review, spellings(Register()), usual_words(self.review)
            ),
            content=self.files.get(form.file, b""),
            sha256=sha256(content).hexdigest(),
            framework=self.loaded.framework,
        )
        return take_form(content, replace(options, **flags))

    def after(self, found: FormSummary) -> "Came":
        """Return the review with what was taken in."""
        assert not found.blocked, (found.blocked, found.questions, found.named)
        files = dict(self.files)
        edits = [one for one in found.files if isinstance(one, Edit)]
        if edits:
            files[edits[0].path] = applied(tuple(edits))
        files |= {o.path: o.content for o in found.files if isinstance(o, NewFile)}
        return Came(files, load(files))


def came(root: Path) -> Came:
    """Return a review that lies in a folder."""
    files = folder.read(root).files
    return Came(files, load(files))


def example() -> Came:
    """Return the example review."""
    return came(shipped("examples") / "child-k")


def begun(root: Path, framework: str) -> Came:
    """Return a review that was just begun under a framework."""
    said = ("--framework", framework, "--board", "Exampleshire Board")
    agencies = ("--agency", "csc", "--agency", "police")
    with contextlib.redirect_stdout(io.StringIO()):
        assert run(["new", str(root), *said, *agencies]) == 0
    return came(root)


def edited(content: bytes, change: Filled) -> bytes:
    """Return a form that somebody wrote into."""
    document = Document(BytesIO(content))
    change(document)
    held = BytesIO()
    document.save(held)
    return held.getvalue()


def noticed(found: FormSummary) -> tuple[object, ...]:
    """Return all that is said of a form that was read, but what it left out."""
    return (
        *(found.changed, found.emptied, found.added, found.gone, found.absent),
        *(found.questions, found.named, found.notes, found.blocked, found.files),
    )


def asked(found: FormSummary) -> dict[str, str]:
    """Return what is asked, by where."""
    return {one.at: one.needed for one in found.questions}
