"""Write an agency's own report in Word, for the officer who signs it."""

from datetime import date
from pathlib import Path

from scrkit import folder
from scrkit.cli import console
from scrkit.cli.review import named_people, put, usable, worded
from scrkit.errors import ScrError
from scrkit.files import NewFile
from scrkit.forms.printed import printed_report
from scrkit.render.wording.options import Options, View
from scrkit.review import load

NAME = "imr"


def render_report(
    places: tuple[Path, Path],
    agency: str,
    asked: tuple[date, View],
    keys: tuple[Path | None, Path | None],
) -> None:
    """Write the report of an agency; `asked` are the day and the view.

    Raises ScrError where there is none, or where the public would read it.
    """
    (root, out), (day, view) = places, asked
    if view == "published":
        raise ScrError(
            "an agency's own report is not published",
            "Leave --view published out.",
        )
    contents = folder.read(root)
    loaded = load(contents.files)
    review = usable(loaded, draft=False, others=contents.diagnostics())
    found = review.agency(agency)
    if found is None:
        raise ScrError(
            "whose report it is was not said, or review.yaml knows no such agency",
            "Say it with --agency, such as health.",
        )
    named = view == "named"
    known = named_people(root, out, *keys) if named else {}
    given = Options(as_of=day, view=view, identities=known)
    chosen = worded(given, loaded.framework, contents.files)
    ending = "-named" if named else ""
    # Never the name of the form: somebody may have begun to fill that in.
    name = f"{NAME}-{agency}-to-sign{ending}.docx"
    file = NewFile(name, printed_report(review, found, chosen))
    put(root, out, (file,), secret=named)
    console.say(f"wrote {console.named(out / file.path)}")
