"""Take in a draft of the report that came back from whoever wrote in it."""

import hashlib
from pathlib import Path

from scrkit import folder
from scrkit.cli import console
from scrkit.cli.called import Called
from scrkit.cli.import_came import Opened, naming, opened
from scrkit.cli.import_form import FormCame
from scrkit.cli.import_noted import Ending, keeping, tell
from scrkit.cli.review import worded
from scrkit.cli.show.draft_text import told
from scrkit.drafting.making import Draft, draft
from scrkit.drafting.taking import DraftOptions, DraftSummary, take_draft_safely
from scrkit.errors import ScrError
from scrkit.files import Deed
from scrkit.forms.marks import BOARD, Stamp
from scrkit.forms.taking import Runs
from scrkit.identity.register import Register
from scrkit.identity.spellings import spellings
from scrkit.identity.usual import usual_words
from scrkit.importers.take_in import ledger
from scrkit.importers.understand.naming import pseudonymiser
from scrkit.model.taken_in import TakenIn
from scrkit.render.wording.options import Options
from scrkit.timeline.merge import merge

_TITLES = {
    "overview": "Draft of the overview report",
    "executive-summary": "Draft of the executive summary",
}


def take_draft_in(came: FormCame, stamp: Stamp, run: Runs) -> None:
    """Show what taking a draft in would do, and do it if that was wanted."""
    with naming(came.file, came.register):
        _ours(came, stamp)
    found, kept = folder.change(
        came.root, lambda contents: _decide(came, contents, stamp, run)
    )
    said = came.said
    end = Ending(came.root, said.write, bool(found.blocked), said.originals, kept)
    tell(told(found, _TITLES[stamp.form]), end, Called(came.register()))


def _ours(came: FormCame, stamp: Stamp) -> None:
    # Sections of another review have the same names.
    if stamp.review != came.first.review.case.id:
        raise ScrError(
            "the draft was made for another review",
            "Look at the last line below its title page, and at the folder that you "
            "named.",
        )
    if came.said.agency not in ("", BOARD):
        raise ScrError(
            "it is a draft of the report, and no agency's",
            "Import it without --agency.",
        )


def _decide(
    came: FormCame, contents: folder.Contents, stamp: Stamp, run: Runs
) -> tuple[Deed, tuple[DraftSummary, Path | None]]:
    """Return what taking it in writes, and what there is to be told of it."""
    now = opened(contents, came.first)
    register = came.register()
    with naming(came.file, lambda: register), console.working("Reading"):
        chosen = _chosen(came, now, stamp, register)
        found = take_draft_safely(came.content, chosen, run)
    if not came.said.write or found.blocked:
        return Deed(), (found, None)
    day = came.said.day
    # Two drafts may come on one day, and a name may hold a name.
    name = f"{stamp.form}-{day.isoformat()}-{chosen.sha256[:12]}.docx"
    new = TakenIn(agency=None, date=day, sha256=chosen.sha256, kept=name)
    noted = ledger.taken_in(now.files.get(ledger.IMPORTS), new)
    place, original = (came.root, came.said.originals), (came.content, name)
    deed, kept = keeping(place, original, (*found.files, *noted))
    return deed, (found, kept)


def _chosen(
    came: FormCame, now: Opened, stamp: Stamp, register: Register
) -> DraftOptions:
    review = now.review
    made = draft_of(now, stamp.form, Options(as_of=came.said.day))
    sections = frozenset(one.name for one in made.laid.regions)
    if not sections.issuperset(came.said.over):
        raise ScrError(
            "--over names a section that the report does not have",
            f"Its sections: {', '.join(one.name for one in made.laid.regions)}.",
        )
    return DraftOptions(
        review=review,
        regions=tuple(made.laid.regions),
        own=tuple(made.laid.own),
        frame=made.frame,
        files={
            name: content
            for name, content in now.files.items()
            if name.startswith("overview/")
        },
        door=pseudonymiser(review, spellings(register), usual_words(review)),
        day=came.said.day,
        sha256=hashlib.sha256(came.content).hexdigest(),
        over=came.said.over,
        flags=came.said.flags,
    )


def draft_of(now: Opened, product: str, given: Options) -> Draft:
    """Return the draft of a report of a review as it was opened."""
    review, framework = now.review, now.loaded.framework
    sources = {one.name: one.text for one in review.sections}
    wording = worded(given, framework, now.files)
    return draft(product, review, merge(review), wording, sources)
