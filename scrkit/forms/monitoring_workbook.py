"""Write the workbook of an owner for a quarter."""

from dataclasses import dataclass

from scrkit.dates import spelled
from scrkit.dates.quarters import Quarter
from scrkit.forms import marks
from scrkit.forms.marks import Stamp
from scrkit.forms.monitoring import Owner, form_for, rows_for
from scrkit.forms.places import edition
from scrkit.forms.workbook import RowsBook, rows_book
from scrkit.model.review import Review
from scrkit.render.wording.options import Options


@dataclass(frozen=True, slots=True)
class Owned:
    """A workbook that is asked for: whose, of which quarter."""

    review: Review
    owner: Owner
    told: Quarter
    options: Options


def workbook(asked: Owned) -> bytes:
    """Return an owner's workbook; raises ScrError where a text is too long."""
    form, case, owner = form_for(asked.told), asked.review.case, asked.owner
    stamp = Stamp(
        form=marks.QUARTERLY,
        edition=edition(form),
        review=case.id,
        agency=owner.id,
        filled=True,
        quarter=asked.told.name,
        actions=owner.actions,
    )
    whose = owner.agency.name if owner.agency else case.board.name
    period = f"{spelled(asked.told.first)} to {spelled(asked.told.last)}"
    wanted = RowsBook(
        form=form,
        title=f"Actions, {asked.told.name} ({period}): {owner.post}, {whose}",
        stamp=marks.stamp(stamp),
        told="Write into the white columns; the grey ones are the plan's, and what was "
        "said last time. What belongs in a cell is shown when you click into it. "
        "Roles alone, no names.",
        records=rows_for(asked.review, owner.actions, asked.told),
        marking=case.marking,
        creator=case.board.name,
        made=asked.options.as_of,
    )
    return rows_book(wanted)
