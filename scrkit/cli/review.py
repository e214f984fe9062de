"""A review as commands open it: sound enough to report on, in words, for whom."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from scrkit import folder, rules
from scrkit.cli import console, secrets
from scrkit.diagnostics import Diagnostic, Severity
from scrkit.errors import ScrError
from scrkit.files import Elsewhere, NewFile
from scrkit.frameworks import Framework
from scrkit.identity.naming import surely_names
from scrkit.identity.spellings import spellings
from scrkit.model.people import Person
from scrkit.model.people import Place as PlaceOf
from scrkit.model.review import HOUSES, Review
from scrkit.render.document.sandbox import SUFFIX
from scrkit.render.house.values import House
from scrkit.render.wording.options import Options
from scrkit.review import Loaded, load

if TYPE_CHECKING:
    from scrkit.publish import Reason

_OWN = "templates/"


VIEW = typer.Option(
    "--view", help="People by code, by name (panel only), or in public words."
)


def named_people(
    root: Path, out: Path, register: Path | None, key: Path | None
) -> dict[str, str]:
    """Return the names behind the codes for the named view, or refuse.

    Names are never written where git looks, or will one day, and never made up.
    """
    # Before the key is asked for: a folder that will not do is told first.
    secrets.outside_git(out)
    known = secrets.register_of(root, register, key)
    return {one.code: known.name(one.code) for one in known.identities}


def put(root: Path, out: Path, made: tuple[NewFile, ...], *, secret: bool) -> None:
    """Write what was made; what holds names so that its owner alone can read it."""
    files = tuple(NewFile(one.path, one.content, private=secret) for one in made)
    folder.deliver(root, Elsewhere(out, files))


def opened(
    root: Path, so: str, given: Framework | None = None
) -> tuple[Loaded, Review]:
    """Read the review in a folder; raises ScrError, with `so`, where there is none."""
    loaded = load(folder.read(root).files, given)
    if loaded.review is None:
        raise ScrError(
            f"review.yaml is missing or cannot be used, {so}",
            f"See what is wrong with: scr validate{console.argument(root)}",
        )
    return loaded, loaded.review


def without_errors(loaded: Loaded) -> Loaded:
    """Return the review as it is; raises ScrError where one of its files has errors.

    What was passed over as unsound would be lost in files that are written anew, or
    hide what nobody then sees.
    """
    if any(one.severity is Severity.ERROR for one in loaded.diagnostics):
        raise ScrError(
            "the review's files have errors; nothing was written",
            "See them with: scr validate. Put them right, and try again.",
        )
    return loaded


def leave_if(reasons: "Iterable[Reason]", told: str) -> None:
    """Leave with 1 where there are reasons against it, each told at its place."""
    found = [f"{console.plain(one.place)}: {one.message}" for one in reasons]
    if found:
        console.say("\n".join((*found, told)))
        raise typer.Exit(1)


def nobody(root: Path) -> ScrError:
    """Return what to raise where people.yaml knows nobody and no place of a code."""
    return ScrError(
        "nobody and no place in people.yaml bears this code",
        f"See: scr people list{console.argument(root)}",
    )


def usable(
    loaded: Loaded, *, draft: bool, others: tuple[Diagnostic, ...] = ()
) -> Review:
    """Return the review, or leave: errors of shape or reference would be printed.

    `others` are diagnostics of the files as files: one that was too large to be read
    would be missing from a report that looks whole.
    """
    found = (*loaded.diagnostics, *others)
    errors = sum(d.severity is Severity.ERROR for d in found)
    if loaded.review is not None and (draft or not errors):
        return loaded.review
    console.complain(
        "scr: the review's files have errors, so that a report would be wrong"
        if loaded.review
        else "scr: review.yaml is missing or cannot be used, so there is no report"
    )
    console.complain("     See them with: scr validate")
    if loaded.review:
        console.complain("     To render in spite of them, as a draft, add --draft.")
    raise typer.Exit(1)


def all_worded(review: Review) -> None:
    """Leave where the public would read a code, because nobody chose the words."""
    everyone: tuple[Person | PlaceOf, ...]
    everyone = (*review.people.people, *review.people.places)
    bare = [one.code for one in everyone if not one.published.strip()]
    if not bare:
        return
    console.complain("scr: these have no wording for the public in people.yaml:")
    console.complain(f"     {', '.join(bare)}")
    console.complain(
        '     Choose them: scr people role CODE "the role" --published "the wording". '
        "To see a draft all the same: --draft"
    )
    raise typer.Exit(1)


def _own_templates(files: Mapping[str, bytes]) -> dict[str, str]:
    own = {}
    for name, content in files.items():
        if name.startswith(_OWN) and name.endswith(SUFFIX):
            try:
                own[name.removeprefix(_OWN)] = content.decode("utf-8-sig")
            except UnicodeDecodeError as error:
                raise ScrError(
                    f"the template {name} is not saved as UTF-8",
                    "Save it again with the encoding UTF-8.",
                ) from error
    return own


def _house(files: Mapping[str, bytes]) -> House | None:
    """Return the board's own Word file as it was read, None where there is none."""
    # The first that is there counts; that there are two is told by `scr validate`.
    for name in HOUSES:
        if name in files:
            # Only here: what opens Word files takes a moment.
            from scrkit.render.house.taking import read_house

            try:
                return read_house(bytes(files[name]))
            except ScrError as error:
                raise ScrError(f"{name}: {error.message}", error.advice) from error
    return None


def house_words(files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return what the board's own Word file prints on every document."""
    if (house := _house(files)) is None:
        return ()
    from scrkit.render.house.words import printed_words

    return tuple(text for _, text in printed_words(house))


def worded(
    given: Options, framework: Framework | None, files: Mapping[str, bytes]
) -> Options:
    """Return the options with the board's templates and the framework's words."""
    given = replace(given, templates=_own_templates(files), house=_house(files))
    if framework is None:
        return given
    facts = {fact.id: fact.question for fact in framework.facts}
    outcomes = {one.id: one.title for one in framework.decision.outcomes}
    ruled = {rule.code: rule.title for rule in rules.ALL}
    # "Serious Case Review, England (Working Together 2015)": the report's own name
    # is what stands before the edition.
    title = framework.title.partition(",")[0]
    return replace(
        given,
        framework_title=title,
        words=facts | outcomes | ruled,
        names=framework.names,
        circumstances=tuple(limb.title for limb in framework.criteria[0].limbs),
        given_out=tuple(p.title for p in framework.products if p.published),
    )


def public_words(review: Review | None) -> tuple[str, ...]:
    """Return what a report may say: the names of the Board and of the agencies."""
    if review is None:
        return ()
    board = review.case.board
    agencies = (agency.name for agency in review.case.agencies)
    return tuple(text for text in (board.name, board.contact, *agencies) if text)


def review_at(root: Path) -> Review | None:
    """Return the review of a folder, None where it is none or cannot be read.

    For commands that need a register alone, and say more where a review is there.
    """
    try:
        return load(folder.read(root).files).review
    except ScrError:
        return None


def naming(root: Path, review: Review) -> Callable[[str], bool] | None:
    """Return what tells whether a text names somebody of the register beside a review.

    None where no register lies open. Names of the Board and of agencies are no names.
    """
    register = secrets.at_once(root)
    if register is None:
        return None
    known, public = spellings(register), public_words(review)

    def names(text: str) -> bool:
        # "Fernshire" may be a surname, and is in the Board's own name.
        for words in public:
            text = text.replace(words, " ")
        return surely_names(text, known)

    return names
