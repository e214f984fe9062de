"""The genogram as a block of a report, and as a file of its own."""

from scrkit.errors import ScrError
from scrkit.render.document.blocks import Blocks, Drawing, Turn
from scrkit.render.genogram.drawing import sketched
from scrkit.render.genogram.kin import Kin, kin_of
from scrkit.render.genogram.told import told
from scrkit.render.picture.shown import whole
from scrkit.render.picture.sketch_png import sketch_png
from scrkit.render.sections.case import Case

# Wider than this, its labels are too small on a standing page.
_STANDING = 700


def genogram(case: Case, pages: str = "") -> Blocks:
    """Return the genogram; nothing where no relation is recorded.

    With `pages` "standing" a wide one is on a lying page of its own.
    """
    kin = kin_of(case.review.people, case.options.as_of)
    if kin is None:
        return ()
    picture = sketched(kin, case)
    drawing = Drawing(case.heading("genogram"), told(kin, case), picture)
    if pages == "standing" and picture.width > _STANDING:
        return Turn(landscape=True), drawing, Turn(landscape=False)
    return (drawing,)


def as_svg(case: Case) -> bytes:
    """Return the genogram as an SVG file; raises ScrError where there is none."""
    kin = _asked(case)
    title, words = case.heading("genogram"), told(kin, case)
    return f"{whole(sketched(kin, case), title, words)}\n".encode()


def as_png(case: Case) -> bytes:
    """Return the genogram as a PNG file; raises ScrError where there is none."""
    return sketch_png(sketched(_asked(case), case))


def _asked(case: Case) -> Kin:
    found = kin_of(case.review.people, case.options.as_of)
    if found is None:
        raise ScrError(
            "people.yaml: no relations are recorded, so that there is nothing to draw",
            "Add parents, partners and households: docs/genogram.md shows how",
        )
    return found
