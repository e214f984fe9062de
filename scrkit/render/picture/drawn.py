"""The picture of the timeline as a block of a report."""

from scrkit.render.document.blocks import Blocks, Drawing
from scrkit.render.picture.lanes import alternative, picture
from scrkit.render.picture.svg import whole
from scrkit.render.sections.case import Case


def drawing_of(case: Case) -> bytes:
    """Return the picture as an SVG file, for reports that are made elsewhere."""
    found = picture(case)
    return f"{whole(found, _title(case), alternative(found))}\n".encode()


def _title(case: Case) -> str:
    return f"The {case.inside('chronology')} as a picture"


def drawn(case: Case) -> Blocks:
    """Return the picture; nothing where no agency has given an entry."""
    if not case.timeline.rows:
        return ()
    found = picture(case)
    return (Drawing(_title(case), alternative(found), found),)
