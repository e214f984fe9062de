"""Tell which findings, IMRs and pages cite entries, by reference or in their text."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from scrkit.model.imr import Analysis, Imr, OwnRecommendation
from scrkit.model.kinds import Record
from scrkit.model.review import Review, printed
from scrkit.review.walk import Cited, cited

_ID = re.compile(r"\b[A-Z]{2,}-[0-9]{4,}\b")


@dataclass(frozen=True, slots=True)
class Citation:
    """What cites entries: a finding's id, an IMR's place or a page of the overview.

    `kind` is "finding", "imr" or "page"; `of` its id, such as F2, "health Q1",
    "POLICE-R1" or "summary"; `entries` those that it cites, in order.
    """

    kind: str
    of: str
    entries: tuple[str, ...]


def citations(review: Review, entries: Collection[str]) -> tuple[Citation, ...]:
    """Return what in the review cites any of these entries.

    Pages that no report prints are passed over.
    """
    every = (
        *(("finding", one.id, _in(one)) for one in review.findings.findings),
        *(
            ("imr", of, ids)
            for imr in review.imrs
            if review.agency(imr.agency)
            for of, ids in _of_imr(imr)
        ),
        *(
            ("page", section.name, _ID.findall(section.text))
            for section in review.sections
            if section.name in printed(review)
        ),
    )
    found = (
        Citation(kind, of, tuple(sorted({id for id in ids if id in entries})))
        for kind, of, ids in every
    )
    return tuple(one for one in found if one.entries)


def _in(record: Record) -> list[str]:
    """Return the entries that a record cites, by reference or in its narrative."""
    return [id for one in cited(record) for id in _ids(one)]


def _ids(text: Cited) -> list[str]:
    if text.kind == "entry":
        return [text.text]
    return _ID.findall(text.text) if text.kind == "narrative" else []


def _of_imr(imr: Imr) -> list[tuple[str, list[str]]]:
    """Return what a report cites: by question, by recommendation, and in the rest."""
    found: dict[str, list[str]] = {}
    for one in cited(imr):
        of = imr.agency
        if isinstance(one.record, Analysis):
            of = f"{imr.agency} {one.record.question}"
        elif isinstance(one.record, OwnRecommendation):
            of = one.record.id
        found.setdefault(of, []).extend(_ids(one))
    # What is told of the report as a whole is read last.
    return sorted(found.items(), key=lambda item: item[0] == imr.agency)
