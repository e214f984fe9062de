"""Make a draft of the report for one of its readers; the same bytes every time."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace

from scrkit.drafts.reader import Reader, page_line, spoken, stamp, stamp_text
from scrkit.model.review import Review
from scrkit.render.document.blocks import Block
from scrkit.render.passages import Passage, passages
from scrkit.render.products import Composed, compose_all
from scrkit.render.word.marked import marked_file
from scrkit.render.wording.options import Options
from scrkit.timeline.merge import merge
from scrkit.timeline.part import part
from scrkit.timeline.values import View

REPORT = "overview"


def composed_for(
    reader: Reader, review: Review, options: Options, id: str = ""
) -> Composed:
    """Return the report as a reader may see it; with `id`, marked as that draft.

    An agency reads its own entries of the chronology, the panel all of them, and the
    family what the public will read. Raises as `render_all` does.
    """
    sent = page_line(id, reader, review) if id else ""
    options = replace(
        options, view=reader.view, sent=sent, readers=spoken(reader, review)
    )
    timeline = merge(review)
    if reader.to == "agency":
        timeline = part(timeline, View(agencies=(reader.agency,)))
    return compose_all((REPORT,), review, timeline, options)[REPORT]


def draft_file(composed: Composed, review: Review, id: str) -> bytes:
    """Return a draft as a Word file in which every passage bears a bookmark."""
    document = composed.document
    subject = f"{document.subject}; {stamp_text(id, review.case.id)}"
    found = passages_of(composed, review)
    document = replace(document, subject=subject)
    return marked_file(document, found, stamp(id, review.case.id))


def passages_of(
    composed: Composed, review: Review
) -> Iterator[tuple[Block, tuple[Passage, ...]]]:
    """Yield the blocks of a report with the passages of each."""
    phases = {one.title: one.id for one in review.timeline.phases}
    return passages(composed.document.blocks, phases)


def version_of(files: Mapping[str, bytes]) -> str:
    """Return the SHA-256 over the files of a review, in the order of their names.

    What is noted of drafts themselves is none of what they are made of.
    """
    whole = hashlib.sha256()
    for name in sorted(files.keys() - {"drafts.yaml", "points.yaml"}):
        own = hashlib.sha256(files[name]).hexdigest()
        whole.update(f"{name} {own}\n".encode())
    return whole.hexdigest()
