"""A form as a workbook: a sheet for each list of its record, one for single fields."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from msgspec import structs

from scrkit.forms.description import Form, Place
from scrkit.forms.places import leaves, places
from scrkit.frameworks.theme import theme_titles
from scrkit.model.review import Review
from scrkit.render.sections import formcells

ABOUT = "About"
CODES = "Codes"
HEADER = 4
"""The row of a sheet in which its headings stand; what is told stands above."""
NUMBER = "No."
_LISTS = ("rows", "paragraphs")
_LONGEST = 31  # characters that the title of a sheet may have
_TOLD_OF_NUMBER = "Which row it is. A new row gets the next number, or none."
_TOLD_OF_ID = "For life. Leave it empty in a new row: it is given when it comes in."
_TOLD_OF_ABOVE = "To which row of the sheet {} it belongs."
Columns = tuple[tuple[Place, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A list as a sheet: a row a record, or a paragraph of a list of paragraphs.

    `columns` are its places with their headings, in order; `key` is the one by which
    its rows are known, None for paragraphs, and `above` the one that says to which row
    of another list they belong. `inner` are the lists within its records.
    """

    place: Place
    title: str
    columns: Columns
    key: Place | None = None
    above: Place | None = None
    inner: "tuple[Table, ...]" = ()

    @property
    def numbered(self) -> bool:
        """Whether its rows are known by their number alone."""
        return self.key is not None and self.key.heading == NUMBER

    def all(self) -> "Iterator[Table]":
        """Yield the table and those of the lists within its records."""
        yield self
        for one in self.inner:
            yield from one.all()


def tables(form: Form) -> tuple[Table, ...]:
    """Return a form's lists as sheets, without those within their records."""
    return tuple(_table(one, form) for one in places(form) if one.shape in _LISTS)


def every_table(form: Form) -> tuple[Table, ...]:
    """Return all sheets of lists of a form, each behind that whose rows it parts."""
    return tuple(one for table in tables(form) for one in table.all())


def singles(form: Form) -> Columns:
    """Return the fields of a form's record that are no list, with their headings."""
    return tuple(leaves(tuple(one for one in places(form) if one.shape not in _LISTS)))


def headings(table: Table) -> dict[str, Place]:
    """Return a sheet's places by their headings."""
    return {heading: place for place, heading in table.columns}


def _table(place: Place, form: Form, above: Table | None = None) -> Table:
    begins = () if above is None else (_above(place, above),)
    if place.shape == "paragraphs":
        columns = tuple((one, one.heading) for one in begins)
        return Table(
            place,
            _title(place),
            (*columns, (place, place.heading)),
            above=begins[0] if begins else None,
        )
    key = _key(place, form)
    rest = [one for one in place.inner if one.shape not in _LISTS and one != key]
    beside = (
        Place(f"{place.name}.{name}", heading, "", "narrative", locked=True)
        for name, heading in form.beside.get(place.name, ())
    )
    rest = [one for one in rest if one.name != key.name]
    columns = tuple(leaves((*begins, key, *beside, *rest)))
    made = Table(place, _title(place), columns, key, begins[0] if begins else None)
    inner = (one for one in place.inner if one.shape in _LISTS)
    return replace(made, inner=tuple(_table(one, form, made) for one in inner))


def _key(place: Place, form: Form) -> Place:
    """Return the place by which the rows of a list are known."""
    name = form.known_by.get(place.name) or ("id" if place.key == "id" else "")
    for one in place.inner:
        if one.field == name:
            asked = one.asked or (_TOLD_OF_ID if name == "id" else "")
            return structs.replace(one, asked=asked)
    return Place(f"{place.name}.#", NUMBER, _TOLD_OF_NUMBER, "line")


def _above(place: Place, table: Table) -> Place:
    key = table.key
    assert key is not None  # noqa: S101 - paragraphs have no lists within
    heading = f"{table.title}: {key.heading[:1].lower()}{key.heading[1:]}"
    told = _TOLD_OF_ABOVE.format(table.title)
    return Place(
        f"{place.name}.^", heading, told, key.shape, kind=key.kind, required=True
    )


def _title(place: Place) -> str:
    return place.heading[:_LONGEST].rstrip()


WORDS = (
    "Each further sheet is a list: one row each, new ones below. What belongs in a "
    "cell is shown when you click into it.",
    "A row is known by the reference or number in its grey column, which stays as it "
    "is. Rows may be sorted and moved.",
    "No names of people: their codes, which stand on the sheet Codes.",
)
DUE = "Due back on "
ASKED, ANSWER = "What is asked", "Answer"
CODE_HEADS = ("Code", "Who or what is meant", "What it is", "Agency")


def told(table: Table) -> str:
    """Return what a sheet says above its headings."""
    return table.place.asked or "One row each; new ones go below."


def title(form: Form, name: str) -> str:
    """Return what stands at the top of a workbook; `name` is whose it is."""
    return f"{form.title}: {name}"


def codes(
    review: Review, owner: str, form: Form
) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return what a form may cite by its code: people, agencies …, as rows by kind."""
    everyone = formcells.everyone(review, owner)
    places = {one.code for one in review.people.places}
    questions = ((q.id, q.short or q.text) for q in review.terms.questions)
    return {
        "person": tuple(one for one in everyone if one[0] not in places),
        "place": tuple(one for one in everyone if one[0] in places),
        "agency": tuple((a.id, a.name, "agency", "") for a in review.case.agencies),
        "question": tuple(
            (id, " ".join(text.split()), "question", "") for id, text in questions
        ),
        "theme": tuple(_themes(review)) if _asks_for("theme", form) else (),
    }


def _asks_for(kind: str, form: Form) -> bool:
    return any(one.kind == kind for each in places(form) for one in each.all())


def _themes(review: Review) -> Iterator[tuple[str, ...]]:
    """Yield the themes that ship with scrkit, and the board's own."""
    own = {one.id: one.title for one in review.case.themes}
    for id, words in {**theme_titles(), **own}.items():
        yield id, words, "theme", ""
