"""The files of a pack, as another program reads them."""

from io import BytesIO

from openpyxl import Workbook, load_workbook

from scrkit.forms.pack import FormRequest, pack
from scrkit.model.entry import Entry


def made(asked: FormRequest, ending: str) -> bytes:
    """Return the file of a pack with that ending of its name."""
    return next(f.content for f in pack(asked) if f.path.endswith(ending))


def book(asked: FormRequest) -> Workbook:
    return load_workbook(BytesIO(made(asked, ".xlsx")))


def entries(asked: FormRequest) -> tuple[Entry, ...]:
    chronologies = asked.review.chronologies
    return next(c.entries for c in chronologies if c.agency == asked.owner)
