"""Seal the text that the Board approves, and note what was published of it."""

import hashlib
from collections.abc import Mapping

import msgspec
from msgspec.structs import replace

from scrkit.edits.signing import bare, digest, proved, record_of
from scrkit.errors import ScrError
from scrkit.files import Edit
from scrkit.model.case import Person, Place
from scrkit.model.outcome import Approval, Dissemination, Edition, Publication
from scrkit.model.review import Review
from scrkit.yamlfile import read
from scrkit.yamlfile.splice import Written, spelled

FILE = "dissemination.yaml"


def approved_words(review: Review) -> str:
    """Return the SHA-256 of the words that an approval stands under.

    All words of the review that the publication prints: why it was held, its terms, the
    phases, what the family said, findings, prose, response, action plan, glossary, and
    how people and places are spoken of. Days that are noted later break no seal.
    """
    known: tuple[Person | Place, ...]
    known = (*review.people.people, *review.people.places)
    records = (
        *(review.findings, review.response, review.actions),
        *(review.criteria, review.terms, review.timeline, review.glossary),
    )
    family = review.family
    whole = {
        "title": bare(review.case.title),
        "family": [bare(family.none_reason)]
        + [bare(t) for m in family.members for t in (m.reason, m.views, m.influence)],
        "records": [digest(record) for record in records],
        "sections": {one.name: bare(one.text) for one in review.sections},
        "published": {one.code: bare(one.published) for one in known},
    }
    return hashlib.sha256(msgspec.json.encode(whole, order="sorted")).hexdigest()


def approve(
    content: bytes, review: Review, approval: Approval, *, again: bool = False
) -> tuple[Edit, ...]:
    """Return the edits that put an approval, with its seal, into dissemination.yaml.

    Raises ScrError where the file breaks its shape, or the text is approved already
    and not to be approved `again`.
    """
    before, tree = record_of(content, FILE, Dissemination), read(content, FILE)
    if before.publication.approval is not None and not again:
        raise ScrError(
            "the text is approved already",
            "To approve the words that stand there now, add --again.",
        )
    sealed = replace(approval, sha256=approved_words(review))
    wanted = replace(before, publication=_with(before.publication, sealed))
    return proved(_approved(Written(content, tree), sealed), tree, wanted)


def add_edition(content: bytes, edition: Edition) -> tuple[Edit, ...]:
    """Return the edits that note an edition in dissemination.yaml, behind the others.

    Raises ScrError where the file breaks its shape.
    """
    before, tree = record_of(content, FILE, Dissemination), read(content, FILE)
    wanted = replace(before, editions=(*before.editions, edition))
    return proved(_noted(Written(content, tree), edition), tree, wanted)


def _with(publication: Publication, approval: Approval) -> Publication:
    return replace(publication, approval=approval)


def _approved(file: Written, approval: Approval) -> tuple[Edit, ...]:
    told = {
        "office": approval.office,
        "date": approval.date.isoformat(),
        "version": approval.version,
        "sha256": approval.sha256,
    }
    at = ("publication", "approval")
    if file.keys(at):
        return file.with_fields(at, told)
    if "approval" in file.keys(at[:1]):
        return (file.in_place(at, _flow(told)),)
    if file.keys(at[:1]):
        return (file.behind(at[:1], [f"approval: {_flow(told)}"]),)
    if "publication" in file.keys(()):
        return (file.in_place(at[:1], f"{{approval: {_flow(told)}}}"),)
    return (file.at_the_end(("publication:", f"  approval: {_flow(told)}")),)


def _noted(file: Written, edition: Edition) -> tuple[Edit, ...]:
    told = {
        "id": edition.id,
        "date": edition.date.isoformat(),
        "version": edition.version,
        "sha256": edition.sha256,
        "supersedes": edition.supersedes,
        "reason": edition.reason,
    }
    text = _flow({key: value for key, value in told.items() if value})
    if "editions" in file.keys(()):
        return (file.added(("editions",), text),)
    return (file.at_the_end(("editions:", f"  - {text}")),)


def _flow(told: Mapping[str, str]) -> str:
    return (
        "{" + ", ".join(f"{key}: {spelled(text)}" for key, text in told.items()) + "}"
    )
