"""Write the points on drafts as the table for the next meeting."""

from datetime import date
from pathlib import Path

from scrkit import folder
from scrkit.cli import console
from scrkit.cli.review import named_people, put, usable, worded
from scrkit.drafts.table import PRODUCT, counted, points_document
from scrkit.errors import ScrError
from scrkit.files import NewFile
from scrkit.render.products import as_file
from scrkit.render.wording.options import Format, Options, View
from scrkit.review import load

NAME = PRODUCT
_FORMATS = ("docx", "md", "html")


def render_points(
    places: tuple[Path, Path],
    asked: tuple[date, View],
    formats: tuple[Format, ...],
    keys: tuple[Path | None, Path | None],
) -> None:
    """Write the table of points; `asked` are the day and the view.

    Raises ScrError where the public would read it.
    """
    (root, out), (day, view) = places, asked
    if view == "published":
        raise ScrError(
            "what readers said of drafts is not published",
            "Leave --view published out.",
        )
    if not {*formats} <= {*_FORMATS}:
        raise ScrError(
            "the points are no workbook and no picture",
            f"Take one of: {', '.join(_FORMATS)}.",
        )
    contents = folder.read(root)
    loaded = load(contents.files)
    review = usable(loaded, draft=False, others=contents.diagnostics())
    named = view == "named"
    known = named_people(root, out, *keys) if named else {}
    given = Options(as_of=day, view=view, identities=known)
    document = points_document(review, worded(given, loaded.framework, contents.files))
    ending = "-named" if named else ""
    files = tuple(
        NewFile(f"{NAME}{ending}.{form}", as_file(document, form)) for form in formats
    )
    put(root, out, files, secret=named)
    for file in files:
        console.say(f"wrote {console.named(out / file.path)}")
    console.say(counted(review))
