"""What a pack for an agency is made from; a plain value."""

from dataclasses import dataclass
from datetime import date

from scrkit.model.case import Agency
from scrkit.model.review import Review
from scrkit.render.wording.options import Options


@dataclass(frozen=True, slots=True)
class ChronologyRequest:
    """A chronology that is asked of an agency.

    `filled` puts what it has given so far into the form, so that it can correct it.
    """

    review: Review
    agency: Agency
    due: date
    options: Options
    filled: bool = False

    @property
    def day(self) -> date:
        """The day on which it is asked for."""
        return self.options.as_of
