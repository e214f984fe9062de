"""The page of codes and names that goes to an agency apart from its letter."""

from dataclasses import dataclass
from pathlib import Path

import typer

from scrkit.cli import console, secrets
from scrkit.errors import ScrError
from scrkit.files import Elsewhere
from scrkit.identity.register import Register
from scrkit.model.case import Agency
from scrkit.model.review import Review
from scrkit.render.wording.options import Options
from scrkit.request.apart import file_of, known_to, names_page

WITH_NAMES = typer.Option(
    "--with-names",
    metavar="DIR",
    help="Also write, into a folder outside the review, a page of codes and names for "
    "this agency, to be sent apart from the letter. Needs the register.",
)


@dataclass(frozen=True, slots=True, repr=False)
class Names:
    """The folder for the page of names, and the register that is open for it."""

    folder: Path
    register: Register

    def say(self, review: Review, agency: str) -> None:
        """Say where the page is, and of which codes the register holds no name."""
        console.say(f"wrote {console.named(self.folder / file_of(agency))}")
        console.say("  It holds names: send it apart from the letter.")
        people = known_to(review, agency)
        lacking = [one.code for one in people if not self.register.name(one.code)]
        if lacking:
            console.say(f"  The register holds no name for: {', '.join(lacking)}")


def opened_for(
    places: tuple[Path, Path, Path | None], given: Path | None, key: Path | None
) -> Names | None:
    """Return what the page needs, None where it is not asked for.

    `places` are the review, where the pack goes, and where the page is to go. Raises
    ScrError where names must not stand there, or the register cannot be opened.
    """
    root, out, target = places
    if target is None:
        return None
    # Names go neither under git nor into the folder of a review.
    secrets.outside_git(target)
    beside = target.resolve()
    # Whoever sends the pack would send the page along.
    if out.resolve() in (beside, *beside.parents):
        raise ScrError(
            "the page of names would lie beside the letter, and go with it",
            "Name another folder with --with-names.",
        )
    return Names(target, secrets.register_of(root, given, key))


def with_page(
    pack: Elsewhere,
    apart: Names | None,
    asked: tuple[Review, Agency | None],
    options: Options,
) -> tuple[Elsewhere, ...]:
    """Return the pack, and the page beside it where it is asked for.

    Raises ScrError where it goes to no agency.
    """
    if apart is None:
        return (pack,)
    review, agency = asked
    # The board's own people know who is meant.
    if agency is None:
        raise ScrError(
            "--with-names is for an agency, and this goes to the Board itself",
            "Leave --with-names out.",
        )
    page = names_page(review, agency, options, apart.register.name)
    return pack, Elsewhere(apart.folder, (page,), fresh=pack.fresh)
