"""The files of a pack, as another program reads them."""

from io import BytesIO

from openpyxl import Workbook, load_workbook

from scrkit.model.gathering import Entry
from scrkit.request import ChronologyRequest, pack


def made(asked: ChronologyRequest, ending: str) -> bytes:
    """Return the file of a pack with that ending of its name."""
    return next(f.content for f in pack(asked) if f.path.endswith(ending))


def book(asked: ChronologyRequest) -> Workbook:
    return load_workbook(BytesIO(made(asked, ".xlsx")))


def entries(asked: ChronologyRequest) -> tuple[Entry, ...]:
    chronologies = asked.review.chronologies
    return next(c.entries for c in chronologies if c.agency == asked.agency.id)
