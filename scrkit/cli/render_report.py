"""Write an agency's own report in Word, for the officer who signs it."""

from scrkit.cli.rendering import Asked
from scrkit.errors import ScrError
from scrkit.files import NewFile
from scrkit.forms.printed import printed_report

NAME = "imr"


def render_report(asked: Asked, agency: str) -> None:
    """Write the report of an agency.

    Raises ScrError where there is none, or where the public would read it.
    """
    asked.refuse_public("an agency's own report is not published")
    opened = asked.opened()
    found = opened.review.agency(agency)
    if found is None:
        raise ScrError(
            "whose report it is was not said, or review.yaml knows no such agency",
            "Say it with --agency, such as health.",
        )
    # Never the name of the form: somebody may have begun to fill that in.
    name = f"{NAME}-{agency}-to-sign{asked.ending}.docx"
    made = printed_report(opened.review, found, opened.options())
    asked.write(NewFile(name, made))
