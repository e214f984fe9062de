"""Write the points on drafts as the table for the next meeting."""

from scrkit.cli import console
from scrkit.cli.rendering import Asked
from scrkit.drafts.table import PRODUCT, counted, points_document
from scrkit.errors import ScrError
from scrkit.files import NewFile
from scrkit.render.products import as_file

NAME = PRODUCT
_FORMATS = ("docx", "md", "html")


def render_points(asked: Asked) -> None:
    """Write the table of points; raises ScrError where the public would read it."""
    asked.refuse_public("what readers said of drafts is not published")
    if not {*asked.formats} <= {*_FORMATS}:
        raise ScrError(
            "the points are no workbook and no picture",
            f"Take one of: {', '.join(_FORMATS)}.",
        )
    opened = asked.opened()
    document = points_document(opened.review, opened.options())
    asked.write(
        *(
            NewFile(f"{NAME}{asked.ending}.{form}", as_file(document, form))
            for form in asked.formats
        )
    )
    console.say(counted(opened.review))
