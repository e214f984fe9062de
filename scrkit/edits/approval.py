"""Seal the text that the Board approves, and note what was published of it."""

import hashlib

import msgspec
from msgspec.structs import replace

from scrkit.edits.editing import Editing
from scrkit.edits.signing import bare, digest
from scrkit.errors import ScrError
from scrkit.files import Edit
from scrkit.model.case import Person, Place
from scrkit.model.outcome import Approval, Dissemination, Edition
from scrkit.model.review import Review

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
    editing = Editing(content, FILE, Dissemination)
    if editing.before.publication.approval is not None and not again:
        raise ScrError(
            "the text is approved already",
            "To approve the words that stand there now, add --again.",
        )
    sealed = replace(approval, sha256=approved_words(review))
    editing.set(("publication",), approval=sealed)
    return editing.edits()


def add_edition(content: bytes, edition: Edition) -> tuple[Edit, ...]:
    """Return the edits that note an edition in dissemination.yaml, behind the others.

    Raises ScrError where the file breaks its shape.
    """
    editing = Editing(content, FILE, Dissemination)
    editing.append(("editions",), edition)
    return editing.edits()
