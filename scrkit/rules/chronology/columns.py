"""Rules 321, 322: the columns that a case's chronologies have of their own."""

from collections.abc import Iterator

from scrkit.diagnostics import Severity
from scrkit.model.columns import COLUMNS
from scrkit.rules.engine.rule import Context, Hit, rule


@rule(
    code="SCR321",
    title="An entry says something in a column that the case does not have",
    source="scrkit's format: a case's own columns are declared once",
    severity=Severity.ERROR,
    stage="gathering",
)
def own_column_unknown(context: Context) -> Iterator[Hit]:
    """A key under `own` of an entry is no column of terms-of-reference.yaml.

    Why: What stands under an id that nobody declared has no heading, and is shown
    nowhere.

    Do: Declare the column under `columns` in terms-of-reference.yaml, with its heading
    and what is asked, or put the id right.
    """
    declared = {one.id for one in context.review.terms.columns}
    for chronology in context.review.chronologies:
        for entry in chronology.entries:
            for id in entry.own.keys() - declared:
                message = "no column of this id is declared in the terms of reference"
                yield Hit(entry, message, ("own", id))


@rule(
    code="SCR322",
    title="A column of the case's own has the id or heading of another",
    source="scrkit's format: a column is known by its heading",
    severity=Severity.ERROR,
    stage="set-up",
)
def own_column_twice(context: Context) -> Iterator[Hit]:
    """Two columns have one id or heading, or one has the heading of a usual column.

    Why: What comes back in a form is known by its heading. Two of the same would be
    read as one, and what agencies wrote in the one would stand in the other.

    Do: Give the column a heading of its own, which the form does not have already.
    """
    headings = {_plain(column.heading) for column in COLUMNS}
    ids: set[str] = set()
    for one in context.review.terms.columns:
        if one.id in ids:
            yield Hit(one, "another column has this id", ("id",))
        if _plain(one.heading) in headings:
            yield Hit(one, "another column has this heading", ("heading",))
        ids.add(one.id)
        headings.add(_plain(one.heading))


def _plain(heading: str) -> str:
    return "".join(filter(str.isalnum, heading.casefold()))
