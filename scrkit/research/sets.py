"""The data sets of the research export: one definition of files, schema and manual.

Everything stands by code. What is written in words is in one data set of its own.
"""

import re
from datetime import date
from typing import Any

from scrkit.model.case import Agency
from scrkit.model.people import Person
from scrkit.model.reached import decided_on, has_come
from scrkit.research.accounts import DIFFERENCES, ENTRIES, ENTRY_PEOPLE
from scrkit.research.findings import (
    FINDING_ENTRIES,
    FINDING_QUESTIONS,
    FINDING_THEMES,
    FINDINGS,
    RECOMMENDATION_FINDINGS,
    RECOMMENDATIONS,
)
from scrkit.research.plan import ACTION_RECOMMENDATIONS, ACTIONS, DEADLINES
from scrkit.research.schema import NOT_YET, Case, Column, DataSet, partial
from scrkit.research.told import NARRATIVES


def _day(case: Case, name: str) -> date | None:
    day = case.review.case.dates.day(name)
    return day if has_come(day, case.as_of) else None


def _dated(name: str, about: str) -> Column[Case]:
    return Column(name, "day", about, lambda case: _day(case, name), NOT_YET)


def _to_publication(case: Case, *, most: bool) -> int | None:
    """Count the days from the incident; how exact they are, the incident says."""
    published, incident = _day(case, "published"), case.review.case.dates.incident
    if published is None or incident is None:
        return None
    # A day that is known as a month gives a least and a most, and never one number.
    start = incident.earliest if most else incident.latest
    return (published - start).days if start else None


def _period(case: Case, *, end: bool) -> date | None:
    period = case.review.terms.period
    if period is None:
        return None
    return period.latest if end else period.earliest


REVIEWS: DataSet[Case] = DataSet(
    "reviews",
    "One row a review, as it stood on the day of the export.",
    lambda case: (case,),
    (
        Column(
            "board", "text", "Name of the board.", lambda c: c.review.case.board.name
        ),
        Column(
            "framework", "text", "Guidance, by id.", lambda c: c.review.case.framework
        ),
        Column(
            "overlay",
            "text",
            "Local guidance upon it, by id.",
            lambda c: c.review.case.overlay,
            "None.",
        ),
        Column(
            "rapid",
            "yes_no",
            "Whether it is a rapid review, not made a local review of.",
            lambda c: c.review.is_rapid,
        ),
        Column(
            "methodology", "text", "Its model.", lambda c: c.review.case.methodology
        ),
        Column(
            "stage",
            "text",
            "The first stage that is not done; complete where all are, ended where "
            "none is held.",
            lambda c: c.stage,
        ),
        Column("as_of", "day", "The day on which it stood so.", lambda c: c.as_of),
        *partial(
            "incident",
            "When the child died or was seriously harmed.",
            lambda c: c.review.case.dates.incident,
            "Not recorded.",
        ),
        Column(
            "decided",
            "day",
            "When it was decided.",
            lambda c: day if has_come(day := decided_on(c.review), c.as_of) else None,
            NOT_YET,
        ),
        _dated("initiated", "When the review was initiated."),
        _dated("report_completed", "When the Board accepted the report."),
        _dated("published", "When it was published."),
        Column(
            "days_to_publication_least",
            "whole",
            "Days from the incident to publication, at least.",
            lambda c: _to_publication(c, most=False),
            "Not published, or no bound is known.",
        ),
        Column(
            "days_to_publication_most",
            "whole",
            "The same, at most.",
            lambda c: _to_publication(c, most=True),
            "Not published, or no bound is known.",
        ),
        Column(
            "period_first",
            "day",
            "First day of the period under review.",
            lambda c: _period(c, end=False),
            "No terms, or no beginning.",
        ),
        Column(
            "period_last",
            "day",
            "Its last day.",
            lambda c: _period(c, end=True),
            "No terms, or no end.",
        ),
        Column(
            "subjects",
            "whole",
            "How many children it is about.",
            lambda c: sum(p.kind == "subject" for p in c.review.people.people),
        ),
    ),
)

AGENCIES: DataSet[Agency] = DataSet(
    "agencies",
    "One row an agency of a review.",
    lambda case: case.review.case.agencies,
    (
        Column(
            "agency", "text", "Id of the agency, within its review.", lambda a: a.id
        ),
        Column("name", "text", "Its full name.", lambda a: a.name),
        Column("report", "text", "What is asked of it.", lambda a: a.report),
        Column(
            "key_agency", "yes_no", "Whether it belongs on the panel.", lambda a: a.key
        ),
    ),
)

PEOPLE: DataSet[Person] = DataSet(
    "people",
    "One row a person, by code and role; nothing of births, names or identity.",
    lambda case: case.review.people.people,
    (
        Column("person", "text", "Code, within its review.", lambda p: p.code),
        Column(
            "kind", "text", "subject, family, professional, other.", lambda p: p.kind
        ),
        Column("role", "text", "Role, such as health visitor.", lambda p: p.role),
        Column(
            "agency",
            "text",
            "Agency of a professional, by id.",
            lambda p: p.agency,
            "No professional, or not recorded.",
        ),
    ),
)

ALL: tuple[DataSet[Any], ...] = (
    REVIEWS,
    AGENCIES,
    PEOPLE,
    ENTRIES,
    ENTRY_PEOPLE,
    DIFFERENCES,
    FINDINGS,
    FINDING_THEMES,
    FINDING_QUESTIONS,
    FINDING_ENTRIES,
    RECOMMENDATIONS,
    RECOMMENDATION_FINDINGS,
    ACTIONS,
    ACTION_RECOMMENDATIONS,
    DEADLINES,
    NARRATIVES,
)


def asked_of(sql: str) -> tuple[DataSet[Any], ...]:
    """Return the tables that a question names: a table has a file for each review."""
    words = {one.casefold() for one in re.findall(r"\w+", sql)}
    return tuple(one for one in ALL if one.name in words)
