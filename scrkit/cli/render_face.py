"""Write what somebody signs, in Word: an interview's record, decision, declarations."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from scrkit import folder
from scrkit.cli import console
from scrkit.cli.review import named_people, put, usable, worded
from scrkit.errors import ScrError
from scrkit.files import NewFile
from scrkit.render.products import FACES as KNOWN
from scrkit.render.wording.options import Options, View
from scrkit.request.faces import Signed, face
from scrkit.review import load

FACES = tuple(KNOWN)


@dataclass(frozen=True, slots=True)
class Face:
    """Which face is wanted, and of which interview, "" for none."""

    name: str
    interview: str = ""


def render_face(
    places: tuple[Path, Path],
    wanted: Face,
    asked: tuple[date, View],
    keys: tuple[Path | None, Path | None],
) -> None:
    """Write a face; raises ScrError where the review holds nothing of it."""
    (root, out), (day, view) = places, asked
    if view == "published":
        raise ScrError("what is signed is not published", "Leave --view published out.")
    if wanted.interview and wanted.name != "interview":
        raise ScrError(
            "--interview does not go with this", "It goes with: interview, letter."
        )
    contents = folder.read(root)
    loaded = load(contents.files)
    review = usable(loaded, draft=False, others=contents.diagnostics())
    named = view == "named"
    known = named_people(root, out, *keys) if named else {}
    given = Options(as_of=day, view=view, identities=known)
    chosen = worded(given, loaded.framework, contents.files)
    one = Signed(wanted.name, review, chosen, loaded.framework, wanted.interview)
    file = NewFile(one.file, face(one))
    put(root, out, (file,), secret=named)
    console.say(f"wrote {console.named(out / file.path)}")
