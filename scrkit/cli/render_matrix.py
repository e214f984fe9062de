"""Write the evidence matrix of a review, for the panel."""

from scrkit.cli.rendering import Asked
from scrkit.errors import ScrError
from scrkit.render.matrix import FORMATS, NAME, matrix_files
from scrkit.render.sections.case import open_case
from scrkit.render.wording.options import Format
from scrkit.timeline.merge import merge

__all__ = ["FORMATS", "NAME", "USUAL", "render_matrix"]
USUAL: tuple[Format, ...] = ("docx", "html", "xlsx")


def render_matrix(asked: Asked) -> None:
    """Write the matrix.

    Raises ScrError where the public would read it, or for a format that it has not.
    """
    asked.refuse_public("the evidence matrix is the panel's own, and is not published")
    wrong = [one for one in asked.formats if one not in FORMATS]
    if wrong:
        raise ScrError(
            f"the evidence matrix is not written as {wrong[0]}",
            f"Choose of: {', '.join(FORMATS)}.",
        )
    opened = asked.opened()
    review = opened.review
    case = open_case(review, merge(review), opened.options())
    asked.write(*matrix_files(case))
