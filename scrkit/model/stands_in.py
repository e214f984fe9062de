"""Where an entry stands in the agency's own records."""

from typing import Annotated

from msgspec import Meta

from scrkit.model.kinds import (
    Layout,
    Record,
    SecuredRef,
    about,
    unmentioned,
    unsearched,
)


class StandsIn(Record, frozen=True, kw_only=True):
    """Where an entry stands itself: the secured file and the page."""

    layout = Layout.BRACKETS | Layout.QUOTED

    record: Annotated[
        SecuredRef, about("File of secured-records.yaml, by its id, such as SR3.")
    ]
    page: Annotated[
        str,
        # Nobody's name fits: it is not searched for any.
        Meta(pattern=r"^([0-9]{1,5}[a-z]?((-|, ?)[0-9]{1,5}[a-z]?){0,9})?$(?!\n)"),
        about(
            "Page or pages: 12, 12-14, 3a.", empty="A digital file may have no pages."
        ),
        unsearched("A page is a number and names nobody."),
        unmentioned("A page names no person."),
    ] = ""
