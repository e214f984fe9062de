"""Take in a form that scrkit made, and that came back filled in."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from scrkit import folder
from scrkit.cli import console
from scrkit.cli.called import Called
from scrkit.cli.import_came import Opened, naming, opened
from scrkit.cli.import_noted import Ending, keeping, newcomers, tell
from scrkit.cli.review import worded
from scrkit.cli.show.form_text import told
from scrkit.drafting.making import PRODUCTS
from scrkit.errors import ScrError
from scrkit.files import Deed, Edit, NewFile, Plan, in_place_of
from scrkit.forms.marks import BOARD, Stamp
from scrkit.forms.plan import FormOptions, FormSummary
from scrkit.forms.taking import Runs, form_of, stamp_safely, take_form_safely
from scrkit.identity.register import Register
from scrkit.identity.spellings import spellings
from scrkit.identity.usual import usual_words
from scrkit.importers.take_in import ledger
from scrkit.importers.understand.naming import pseudonymiser
from scrkit.model.taken_in import TakenIn
from scrkit.render.wording.options import Options
from scrkit.system import child


@dataclass(frozen=True, slots=True)
class FormSaid:
    """What the caller said of a form; `agency` is "" where nothing was said."""

    agency: str
    day: date
    write: bool
    originals: Path | None
    flags: dict[str, bool]
    over: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, repr=False)
class FormCame:
    """A form that came back, with the review and the register as they are."""

    root: Path
    file: Path
    content: bytes
    first: Opened
    said: FormSaid
    register: Callable[[], Register]

    def stamp(self, run: Runs) -> Stamp:
        """Return which form the file is; raises ScrError where it is none of ours."""
        with naming(self.file, self.register):
            found = stamp_safely(self.content, run)
            if found is None:
                raise self._unknown()
        return found

    def _unknown(self) -> ScrError:
        """Return what to raise for a file that bears no stamp of ours."""
        # Word encrypts a file with a password into another container of the same
        # ending.
        if self.file.suffix.lower() == ".docx" and not self.content.startswith(b"PK"):
            return ScrError(
                "it is no Word document, whatever its name says",
                "Open it in the program that made it, and save it as .docx.",
            )
        return ScrError(
            "nothing says whose file it is",
            "Say it with --agency, such as health. A draft of the report says so below "
            "its title page: write in the file of scr write overview. What readers "
            "say in a draft that went round: scr draft comments.",
        )

    def decide(
        self, contents: folder.Contents, stamp: Stamp, run: Runs
    ) -> tuple[Deed, tuple[FormSummary, FormOptions, Path | None]]:
        """Return what taking it in writes, and what there is to be told of it."""
        came = opened(contents, self.first)
        register = self.register()
        with naming(self.file, lambda: register), console.working("Reading"):
            chosen = self._chosen(came, register, stamp)
            found = take_form_safely(self.content, chosen, run)
        if not self.said.write or found.blocked:
            return Deed(), (found, chosen, None)
        files = tuple(_over(came, one) for one in found.files)
        people = newcomers(came.files, chosen.owner, found.people)
        noted = _noted(came, chosen, self._name(chosen))
        place = (self.root, self.said.originals)
        original = (self.content, self._name(chosen))
        deed, kept = keeping(place, original, (*files, *people, *noted))
        return deed, (found, chosen, kept)

    def _name(self, chosen: FormOptions) -> str:
        day = self.said.day.isoformat()
        name = f"{chosen.owner}-{chosen.form.name}-{day}-{chosen.sha256[:12]}"
        return f"{name}{self.file.suffix.lower()}"

    def _chosen(self, came: Opened, register: Register, stamp: Stamp) -> FormOptions:
        review = came.review
        form = form_of(stamp, review.case.id)
        agency = review.agency(stamp.agency)
        # A form bears whose it is, so that nothing is ascribed to another agency by a
        # slip.
        if agency is None and (stamp.agency != BOARD or "board" not in form.to):
            raise ScrError(
                "the form was made for an agency that review.yaml does not know",
                "Look at the line below its title.",
            )
        # What was typed and what the form says may differ only by a mistake.
        if self.said.agency not in ("", stamp.agency):
            raise ScrError(
                "the form was made for another agency",
                "Look at the line below its title, and at what --agency says.",
            )
        file = form.file.format(stamp.agency)
        # What cannot be read would be written over as if it were empty.
        if file in came.loaded.broken:
            raise ScrError(
                f"{file} cannot be used as it is",
                "See what is wrong with: scr validate",
            )
        return FormOptions(
            review=review,
            agency=agency,
            form=form,
            stamp=stamp,
            day=self.said.day,
            door=pseudonymiser(review, spellings(register), usual_words(review)),
            content=came.files.get(file, b""),
            sha256=hashlib.sha256(self.content).hexdigest(),
            wording=worded(
                Options(as_of=self.said.day), came.loaded.framework, came.files
            ),
            framework=came.loaded.framework,
            **self.said.flags,
        )


def take_form_in(
    came: FormCame, drafts: Callable[[FormCame, Stamp, Runs], None]
) -> None:
    """Show what taking a form in would do, and do it if that was wanted.

    A draft of the report is handed to `drafts`.
    """
    # One child for both: what hostile files may cost is that of one import.
    with child.kept() as run:
        stamp = came.stamp(run)
        if stamp.form in PRODUCTS:
            drafts(came, stamp, run)
            return
        found, chosen, kept = folder.change(
            came.root, lambda contents: came.decide(contents, stamp, run)
        )
    whose = chosen.agency.name if chosen.agency else chosen.review.case.board.name
    end = Ending(
        came.root, came.said.write, bool(found.blocked), came.said.originals, kept
    )
    tell(told(found, chosen.form.title, whose), end, Called(came.register()))


def _over(came: Opened, one: object) -> NewFile | Edit:
    """Return what writes a file anew over one that holds only comments."""
    if isinstance(one, NewFile):
        return in_place_of(one, came.files.get(one.path))
    assert isinstance(one, Edit)  # noqa: S101 - a form takes no file away
    return one


def _noted(came: Opened, chosen: FormOptions, kept: str) -> Plan:
    """Return the notes of a form in requests.yaml and imports.yaml."""
    noted: Plan = ()
    requests = came.files.get(ledger.REQUESTS)
    # As what requests.yaml holds the requests that a form answers.
    names = (*chosen.form.whats, *filter(None, (chosen.form.noted,)))
    every = (r.what for r in came.review.requests.requests if r.agency == chosen.owner)
    whats = tuple(dict.fromkeys(one for one in every if one in names))
    if requests is not None and whats:
        noted = ledger.received(requests, chosen.owner, chosen.day, whats)
    agency = chosen.agency.id if chosen.agency else None
    new = TakenIn(agency=agency, date=chosen.day, sha256=chosen.sha256, kept=kept)
    return (*noted, *ledger.taken_in(came.files.get(ledger.IMPORTS), new))
