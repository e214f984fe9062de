"""The files of a publication, and the manifest that says what they are."""

import hashlib
import json
from collections.abc import Iterator
from datetime import date

from scrkit import __version__
from scrkit.dates import parse_date
from scrkit.files import NewFile
from scrkit.frameworks import Framework
from scrkit.model.publishing import Dissemination, Edition, Gate
from scrkit.model.review import Review
from scrkit.render.sections.case import NO_TIMELINE, Case, open_case
from scrkit.render.wording.days import said
from scrkit.render.wording.options import Options

MANIFEST = "manifest.json"
Fields = dict[str, object]


def next_edition(held: Dissemination, options: Options, reason: str = "") -> Edition:
    """Return the edition that follows those of a review, before it has a manifest."""
    last = held.editions[-1].id if held.editions else ""
    number = max((int(one.id[1:]) for one in held.editions), default=0) + 1
    approval = held.publication.approval
    return Edition(
        id=f"E{number}",
        date=options.as_of,
        version=approval.version if approval else "",
        sha256="",
        supersedes=last,
        reason=reason,
    )


def manifest(
    review: Review,
    options: Options,
    files: tuple[NewFile, ...],
    edition: Edition,
    framework: Framework | None,
) -> NewFile:
    """Return manifest.json: each file with its SHA-256, gates, approval.

    It goes out with the rest, and no approval lies over it: so it holds no words of
    the review (reasons, who settled what) and no day finer than the report tells.
    `options` are those of the documents. The same arguments give the same bytes.
    """
    case = open_case(review, NO_TIMELINE, options)
    told: Fields = {
        "schema_version": 1,
        "scrkit": __version__,
        "review": _review(case),
        "edition": _edition(edition, case),
        "approval": _approval(case),
        "decision": _decision(case),
        "files": [_file(one) for one in files],
        "left_out": list(left_out(case)),
        "gates": list(_gates(case, framework)),
    }
    text = json.dumps(told, indent=2, ensure_ascii=False) + "\n"
    return NewFile(MANIFEST, text.encode())


def _review(case: Case) -> Fields:
    opened = case.review.case
    return {
        "id": opened.id,
        "title": opened.title,
        "board": opened.board.name,
        "framework": opened.framework,
        "overlay": opened.overlay or "",
    }


def _edition(edition: Edition, case: Case) -> Fields:
    return {
        "id": edition.id,
        "date": edition.date.isoformat(),
        "version": edition.version,
        "supersedes": edition.supersedes,
    }


def _approval(case: Case) -> Fields | None:
    approval = case.review.dissemination.publication.approval
    if approval is None:
        return None
    return {
        "office": approval.office,
        "date": _day(approval.date, case),
        "version": approval.version,
        "sha256": approval.sha256,
        "seal": approval.seal,
    }


def _decision(case: Case) -> Fields:
    publication = case.review.dissemination.publication
    return {
        "decision": publication.decision,
        "date": _day(publication.date, case),
    }


def _day(day: date | None, case: Case) -> str | None:
    return said(parse_date(day.isoformat()), case.grain) if day else None


def _file(file: NewFile) -> Fields:
    return {
        "path": file.path,
        "sha256": hashlib.sha256(file.content).hexdigest(),
        "bytes": len(file.content),
        # Another program makes the PDF, and puts its clock into it.
        "reproducible": not file.path.endswith(".pdf"),
    }


def left_out(case: Case) -> Iterator[Fields]:
    """Yield what the review holds that is not in its publication, and why."""
    records = "it quotes agencies' records"
    imr = case.called("imr")
    yield {"what": case.heading("chronology"), "why": f"{records} at length"}
    yield {
        "what": f"What each agency gave: {imr}, chronology and its analysis",
        "why": "it was given to the panel in confidence",
    }
    yield {
        "what": "Records of talks with staff and with the family",
        "why": "what they said and agreed to stands in the overview",
    }
    yield {
        "what": "Who is behind each code, and the codes",
        "why": "people are spoken of in the words that the board chose",
    }
    yield {
        "what": "Days of birth, and exact days of what happened",
        "why": "with other sources they could lead to somebody",
    }
    yield {"what": "The folder of the review and its history", "why": "as above"}


def _gates(case: Case, framework: Framework | None) -> Iterator[Fields]:
    recorded = {one.id: one for one in case.review.dissemination.publication.gates}
    for asked in framework.gates if framework else ():
        gate = recorded.get(asked.id)
        known = _gate(gate, case) if gate else {"state": "not recorded"}
        yield {"id": asked.id, "question": asked.question, **known}


def _gate(gate: Gate, case: Case) -> Fields:
    return {
        "state": gate.state,
        "date": _day(gate.date, case),
    }
