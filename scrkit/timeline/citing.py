"""Tell which findings, IMRs and pages cite entries, by reference or in their text."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from scrkit.model.gathering import Imr
from scrkit.model.outcome import Finding
from scrkit.model.review import Review, printed

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
        *_of_findings(review.findings.findings),
        *(
            one
            for imr in review.imrs
            if review.agency(imr.agency)
            for one in _of_imr(imr)
        ),
        *(
            ("page", section.name, _in(section.text))
            for section in review.sections
            if section.name in printed(review)
        ),
    )
    found = (
        Citation(kind, of, tuple(sorted({id for id in ids if id in entries})))
        for kind, of, ids in every
    )
    return tuple(one for one in found if one.entries)


Cites = tuple[str, str, tuple[str, ...]]


def _in(*texts: str) -> tuple[str, ...]:
    return tuple(id for text in texts for id in _ID.findall(text))


def _of_findings(findings: tuple[Finding, ...]) -> Iterator[Cites]:
    for one in findings:
        told = _in(one.text, one.why, one.counter_note, one.changed)
        yield "finding", one.id, (*one.evidence, *one.counter_evidence, *told)


def _of_imr(imr: Imr) -> Iterator[Cites]:
    for one in imr.analysis:
        ids = (*one.evidence, *_in(one.text))
        yield "imr", f"{imr.agency} {one.question}", ids
    for own in imr.recommendations:
        yield "imr", own.id, (*own.evidence, *_in(own.text, own.rationale))
    rest = (imr.involvement, imr.context, imr.staff_view, imr.changed, imr.methods)
    told = _in(*rest, *imr.good_practice, *imr.findings)
    yield "imr", imr.agency, told
