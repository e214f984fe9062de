"""Every form of the example review goes out and comes in again, in one process."""

from collections.abc import Callable
from datetime import date
from hashlib import sha256

import pytest

from scrkit import folder
from scrkit.cli.import_came import Opened
from scrkit.forms.known import FORMS
from scrkit.forms.marks import BOARD
from scrkit.forms.pack import REPORTS, FormRequest, pack
from scrkit.forms.plan import FormOptions, FormSummary
from scrkit.forms.taking import stamp_in, take_form
from scrkit.identity.register import Register
from scrkit.identity.spellings import spellings
from scrkit.identity.usual import usual_words
from scrkit.importers.understand.naming import pseudonymiser
from scrkit.render.wording.options import Options
from scrkit.review import load
from scrkit.system.resources import shipped

DAY = date(2016, 9, 30)
ROOT = shipped("examples") / "child-k"
Take = Callable[[str, str], FormSummary]


@pytest.fixture(scope="module")
def opened() -> Opened:
    files = folder.read(ROOT).files
    loaded = load(files)
    return Opened(files, loaded, loaded.sound())


@pytest.fixture(scope="module")
def take(opened: Opened) -> Take:
    """Return what sends a filled form out and takes it in as it went."""
    review = opened.review
    door = pseudonymiser(review, spellings(Register()), usual_words(review))

    def taken(owner: str, what: str) -> FormSummary:
        agency = review.agency(owner)
        asked = FormRequest(review, agency, what, DAY, Options(as_of=DAY), filled=True)
        content = pack(asked)[1].content
        stamp = stamp_in(content)
        assert stamp is not None
        form = FORMS["imr" if what in REPORTS else what]
        held = opened.files[form.file.format(owner)]
        mark = sha256(content).hexdigest()
        return take_form(
            content, FormOptions(review, agency, form, stamp, DAY, door, held, mark)
        )

    return taken


def test_every_filled_form_that_nobody_changed_changes_nothing(
    opened: Opened, take: Take
) -> None:
    review = opened.review
    owners = {one.agency or BOARD for one in review.actions.actions}
    every: list[tuple[str, str]] = [(one.agency, one.kind) for one in review.imrs]
    every += [(owner, "actions") for owner in sorted(owners)]
    assert len(review.imrs) == 8
    assert len(owners) > 4
    for owner, what in every:
        found = take(owner, what)
        noticed = (
            *(found.changed, found.emptied, found.added, found.gone, found.absent),
            *(found.questions, found.named, found.notes, found.blocked, found.files),
        )
        assert not any(noticed), (owner, what)
