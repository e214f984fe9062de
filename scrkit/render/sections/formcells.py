"""An entry as the cells of an agency's form, and the worked example; plain text."""

import re
from collections.abc import Mapping

from msgspec.structs import replace

from scrkit.dates import ClockTime, PartialDate
from scrkit.dates.forms import form_date, form_time
from scrkit.model.columns import COLUMNS, own_columns, value_of
from scrkit.model.entry import Entry
from scrkit.model.form import ANSWERS, RULES, of_subject
from scrkit.model.kinds import Column
from scrkit.model.people import Person
from scrkit.model.review import Review
from scrkit.render.wording.escape import cleaned
from scrkit.render.wording.names import inside

# Of most examples; a period that holds it needs no others.
_YEAR = 2014
_YEARS = re.compile(r"\b201[0-9]\b")

Cells = Mapping[str, str]


def columns(review: Review) -> tuple[Column, ...]:
    """Return the columns of the form: the usual ones, then the case's own."""
    return *COLUMNS, *own_columns(review.terms.columns)


def cells(entry: Entry, columns: tuple[Column, ...] = COLUMNS) -> Cells:
    """Return the text of each column, by field, as the form has it.

    Mentions and line breaks stay as they are: the form is read back. A range stands
    whole under its date, so that the end has no cell of its own.
    """
    return {column.field: _cell(entry, column.field) for column in columns}


def _cell(entry: Entry, field: str) -> str:
    value = value_of(entry, field)
    if field in ANSWERS:
        return ANSWERS[field].get(value or "", "")
    if isinstance(value, PartialDate):
        return form_date(value)
    if isinstance(value, ClockTime):
        return form_time(value)
    if isinstance(value, tuple):
        return ", ".join(value)
    # The end of a span stands with its date, so that its own cell is empty.
    return cleaned(value) if isinstance(value, str) else ""


def filled(review: Review, agency: str) -> tuple[Cells, ...]:
    """Return the rows of what the agency has given so far, in the order of its file."""
    return tuple(
        cells(entry, columns(review))
        for chronology in review.chronologies
        if chronology.agency == agency
        for entry in chronology.entries
    )


def asked_of(review: Review, names: Mapping[str, str]) -> tuple[Column, ...]:
    """Return the columns as the form asks, by the framework's names for things.

    The usual ones come first, then the case's own.
    """
    subject = inside(names, "subject")
    return tuple(
        replace(
            column,
            heading=of_subject(column.heading, subject),
            asked=of_subject(column.asked, subject),
            empty=of_subject(column.empty, subject),
            example=of_subject(column.example, subject),
        )
        for column in columns(review)
    )


def rules(review: Review, names: Mapping[str, str]) -> tuple[str, ...]:
    """Return what holds for the form as a whole, of the subject and in the period."""
    subject = inside(names, "subject")
    return tuple(of_period(of_subject(rule, subject), review) for rule in RULES)


def example(review: Review, asked: tuple[Column, ...]) -> Cells:
    """Return the worked example: invented, and known again by its reference."""
    questions = [question.id for question in review.terms.questions]
    invented = {c.field: of_period(c.example, review) for c in asked}
    return invented | {"questions": ", ".join(questions[:2])}


def of_period(text: str, review: Review) -> str:
    """Return what a form says, with the dates of its examples in the review's period.

    They stay as they are where the period holds their year, or nobody knows it.
    """
    period = review.terms.period
    if period is None or period.earliest is None or period.latest is None:
        return text
    first, last = period.earliest.year, period.latest.year
    if first <= _YEAR <= last:
        return text
    moved = min(first + 1, last) - _YEAR
    return _YEARS.sub(lambda match: str(int(match[0]) + moved), text)


def everyone(review: Review, agency: str) -> tuple[tuple[str, str, str, str], ...]:
    """Return code, label, role and agency of all, as the agency needs them.

    The family comes first, then its own staff, other professionals, and places.
    """
    names = {one.id: one.name for one in review.case.agencies}
    people = sorted(review.people.people, key=lambda one: _rank(one, agency))
    rows = [(p.code, p.label, p.role, names.get(p.agency or "", "")) for p in people]
    rows += [(p.code, p.label, p.kind, "") for p in review.people.places]
    return tuple(rows)


def _rank(person: Person, agency: str) -> int:
    if person.kind != "professional":
        return 0
    return 1 if person.agency == agency else 2
