"""Write the evidence matrix of a review, for the panel."""

from datetime import date
from pathlib import Path
from typing import cast

from scrkit import folder
from scrkit.cli import console, guidance_file
from scrkit.cli.review import named_people, put, usable, worded
from scrkit.errors import ScrError
from scrkit.render.matrix import FORMATS, NAME, matrix_files
from scrkit.render.sections.case import open_case
from scrkit.render.wording.options import Format, Options, View
from scrkit.review import load
from scrkit.timeline.merge import merge

__all__ = ["FORMATS", "NAME", "render_matrix"]
_USUAL = ("docx", "html", "xlsx")


def render_matrix(
    places: tuple[Path, Path],
    asked: tuple[date, View],
    keys: tuple[Path | None, Path | None],
    given_by: tuple[list[str], str | None],
    *,
    draft: bool,
) -> None:
    """Write the matrix; `asked` are the day and the view.

    `given_by` are the formats, and guidance that was named.

    Raises ScrError where the public would read it, or for a format that it has not.
    """
    (root, out), (day, view), (formats, framework) = places, asked, given_by
    if view == "published":
        raise ScrError(
            "the evidence matrix is the panel's own, and is not published",
            "Leave --view published out.",
        )
    wrong = [one for one in formats if one not in FORMATS]
    if wrong:
        raise ScrError(
            f"the evidence matrix is not written as {wrong[0]}",
            f"Choose of: {', '.join(FORMATS)}.",
        )
    contents = folder.read(root)
    loaded = load(contents.files, guidance_file.given(framework))
    review = usable(loaded, draft=draft, others=contents.diagnostics())
    named = view == "named"
    given = Options(
        as_of=day,
        view=view,
        formats=cast("tuple[Format, ...]", tuple(formats or _USUAL)),
        draft=draft,
        identities=named_people(root, out, *keys) if named else {},
    )
    chosen = worded(given, loaded.framework, contents.files)
    made = matrix_files(open_case(review, merge(review), chosen))
    put(root, out, made, secret=named)
    for file in made:
        console.say(f"wrote {console.named(out / file.path)}")
