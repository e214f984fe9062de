"""Who is mentioned in a report, agency by agency, in the words of the view."""

import re

from scrkit.dates import spell_age
from scrkit.model.people import Person
from scrkit.render.document.blocks import Blocks, Cell, Column, Row, Table
from scrkit.render.sections.case import Case
from scrkit.render.sections.prose import cell, strong
from scrkit.render.sections.registers import Cells, table
from scrkit.render.wording.days import coarse, said
from scrkit.text.casing import capital


def people(case: Case) -> Blocks:
    """Return who is mentioned, in the words of the view, agency by agency.

    Births stand where people are coded.
    """
    groups = _by_agency(case)
    if case.published:
        columns = [("In this report", 75), ("Who", 91)]
        rows = {agency: _public(people, case) for agency, people in groups.items()}
    else:
        columns = [("Code", 28), ("In this report", 52), ("Who", 86)]
        rows = {agency: _coded(people, case) for agency, people in groups.items()}
    heads = tuple(Column(name, width) for name, width in columns)
    parted = tuple(
        row
        for agency, cells in rows.items()
        for row in (*_group(agency, len(groups)), *map(Row, cells))
    )
    return (Table("People", heads, parted),) if parted else table("People", (), ())


_GROUP = "E3EAF2"


def _group(name: str, groups: int) -> tuple[Row, ...]:
    """Return the row over the people of an agency; none where all are of one."""
    if groups < 2:
        return ()
    return (Row((Cell((strong(name),), _GROUP),), group=True),)


def _by_agency(case: Case) -> dict[str, list[Person]]:
    """Return people by the name of their agency: who is of none first, as they came."""
    # Two who share the board's wording are one to the public, and stay together.
    groups: dict[str, list[Person]] = {_OF_NONE: []}
    groups |= {agency.name: [] for agency in case.review.case.agencies}
    homes: dict[str, str] = {}
    for one in case.review.people.people:
        known = case.review.agency(one.agency) if one.agency else None
        home = known.name if known else _OF_NONE
        if case.published:
            # By the first of them: two rows of one wording would show that they are
            # two.
            home = homes.setdefault(case.person(one.code), home)
        groups[home].append(one)
    return {name: people for name, people in groups.items() if people}


_OF_NONE = "Family and others"


def _public(people: list[Person], case: Case) -> list[Cells]:
    roles: dict[str, list[str]] = {}
    for person in people:
        told = roles.setdefault(case.person(person.code), [])
        told += [role for role in (_published(person, case),) if role not in told]
    return [(Cell((strong(who),)), cell(*told)) for who, told in roles.items()]


def _coded(people: list[Person], case: Case) -> list[Cells]:
    return [
        (
            Cell((strong(p.code),)),
            cell(case.wordings.get(p.code, p.label)),
            cell(_role(p, case)),
        )
        for p in people
    ]


def _role(person: Person, case: Case) -> str:
    role = capital(person.role)
    return f"{role}, born {case.date(person.born)}" if person.born else role


def _published(person: Person, case: Case) -> str:
    role = capital(_without_labels(person.role, case))
    incident = case.review.case.dates.incident
    # Only of whom the review is about, and only what the board chose to print.
    births = case.review.case.publication.births
    if births == "year" and person.kind == "subject" and person.born:
        return f"{role}, born {said(person.born, 'year')}"
    if births == "age" and person.kind == "subject" and person.born and incident:
        age = spell_age(person.born, coarse(incident))
        # An age instead of a date of birth, which would tell who the child is.
        return f"{role}, {age} at the time of the incident" if age else role
    return role


def _without_labels(role: str, case: Case) -> str:
    """Return a role in which places stand in their published words: no "School A"."""
    for place in case.review.people.places:
        if place.label and place.published:
            role = re.sub(rf"\b{re.escape(place.label)}\b", place.published, role)
    return role
