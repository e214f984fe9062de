"""Write the letters of a review in Word; each is read by a person before it is sent."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from scrkit.cli import console
from scrkit.cli.rendering import Asked
from scrkit.cli.review import put
from scrkit.errors import ScrError
from scrkit.files import NewFile
from scrkit.model.hearing import Interview
from scrkit.model.review import Review
from scrkit.request.letters import Letter, actions_of, died, late_of, written
from scrkit.review.asked import agency_of

NAME = "letter"
_OF_A_ROLE = ("inspectorate", "national-panel", "government")
# To whom the letters of a rapid review go, by what the framework's roles are sent.
_OF_A_RAPID_REVIEW = {
    "rapid-review": ("national-panel",),
    "notification": ("national-panel", "inspectorate", "government"),
}
_OF_AN_AGENCY = ("chief-officers", "reminder", "owner")
_OF_AN_INTERVIEW = ("interview", "supporter")
_OF_A_PERSON = ("family", "staff", "learning-event")


@dataclass(frozen=True, slots=True)
class To:
    """To whom a letter goes, as the caller said it; "" for what was not said."""

    letter: str
    agency: str = ""
    person: str = ""
    interview: str = ""


def render_letter(asked: Asked, to: To) -> None:
    """Write a letter, or one for each agency or body that is to get it.

    Raises ScrError where the review or its framework knows nobody to write to.
    """
    if not to.letter:
        raise ScrError(
            "which letter is wanted was not said",
            "Say it with --to, such as coroner; scr render --help lists them.",
        )
    asked.refuse_public("a letter is not published")
    opened = asked.opened()
    guidance = opened.loaded.framework
    bare = Letter(to.letter, opened.review, opened.options(), guidance)
    made = [(one, *written(one)) for one in _letters(bare, to)]
    files = tuple(NewFile(one.file, content) for one, content, _ in made)
    put(asked.root, asked.out, files, secret=asked.view == "named")
    for one, _, blanks in made:
        console.say(f"wrote {console.named(asked.out / one.file)}")
        if blanks:
            console.say(f"  to be filled in: {'; '.join(blanks)}")
    _say_of_all(bare, asked.root)


def _letters(bare: Letter, to: To) -> Iterator[Letter]:
    _refuse_what_does_not_fit(to)
    if to.letter in _OF_A_RAPID_REVIEW and not bare.review.had_rapid:
        raise ScrError(
            "there is no rapid review here",
            "One is begun with: scr new FOLDER --kind rapid-review",
        )
    if to.letter in (*_OF_A_ROLE, *_OF_A_RAPID_REVIEW):
        yield from _to_roles(bare)
    elif to.letter in _OF_AN_AGENCY:
        yield from _to_agencies(bare, to.agency)
    elif to.letter in _OF_AN_INTERVIEW:
        held = _interview(bare.review, to.interview) if to.interview else None
        person = held.person if held and to.letter == "interview" else ""
        yield replace(bare, interview=held, person=person)
    else:
        if to.person and to.person not in bare.review.people.codes:
            raise ScrError(
                "people.yaml knows nobody of this code", "Look: scr people list"
            )
        yield replace(bare, person=to.person)


def _refuse_what_does_not_fit(to: To) -> None:
    """Refuse an option that the letter would pass over in silence."""
    fits = (
        (to.agency, "--agency", _OF_AN_AGENCY),
        (to.person, "--person", _OF_A_PERSON),
        (to.interview, "--interview", _OF_AN_INTERVIEW),
    )
    for said, option, letters in fits:
        if said and to.letter not in letters:
            raise ScrError(
                f"{option} does not go with this letter",
                f"It goes with: {', '.join(letters)}.",
            )


def _to_roles(bare: Letter) -> Iterator[Letter]:
    roles = bare.framework.roles if bare.framework else ()
    kinds = _OF_A_RAPID_REVIEW.get(bare.to, (bare.to,))
    mine = [role for role in roles if role.letter in kinds]
    if not mine:
        raise ScrError(
            "the review's framework names nobody for this letter",
            "Whom it names stands in: scr framework show. Nobody is made up.",
        )
    yield from (replace(bare, role=role) for role in mine)


def _to_agencies(bare: Letter, agency: str) -> Iterator[Letter]:
    every = bare.review.case.agencies
    chosen = every if every and not agency else (agency_of(bare.review, agency),)
    letters = [replace(bare, agency=one) for one in chosen]
    if bare.to == "reminder" and not agency:
        letters = [one for one in letters if late_of(one)]
        if not letters:
            raise ScrError(
                "nothing that was asked of an agency is late",
                "What was asked for, and when it is due, stands in requests.yaml.",
            )
    if bare.to == "owner" and not agency:
        every_one = (*letters, bare)
        letters = [one for one in every_one if actions_of(one)]
        if not letters:
            raise ScrError(
                "no action of the plan is late",
                "When each is due, and whether it is done, stands in actions.yaml.",
            )
    yield from letters


def _interview(review: Review, id: str) -> Interview:
    every = (one for file in review.interviews for one in file.interviews)
    found = next((one for one in every if one.id == id), None)
    if found is None:
        raise ScrError(
            "there is no interview of this id", "Look in the files of interviews/."
        )
    if found.potential_witness and found.cleared is None:
        raise ScrError(
            "this interview is of a potential witness, and the police have not agreed",
            "Ask them first: scr render letter --to police. Then note the day under "
            "cleared.",
        )
    return found


_NOTED = {
    **dict.fromkeys(
        ("chief-officers", *_OF_A_ROLE),
        ("scr note notification decision", ' --to "WHO"'),
    ),
    **dict.fromkeys(
        ("coroner", "police", "prosecution"),
        ("scr note notification review", ' --to "WHO"'),
    ),
    "notification": ("scr note notification incident", ' --to "WHO"'),
    "rapid-review": ("scr note day rapid_review_sent", ""),
    "family": ('scr note contact CODE "Letter sent"', ' --by "OFFICE"'),
    "reminder": ("scr note reminder AGENCY WHAT", ""),
}


def _say_of_all(bare: Letter, root: Path) -> None:
    """Say what no letter goes without: that somebody reads it, and that it is noted."""
    if bare.to == "coroner" and died(bare.review) == "no":
        console.say("criteria.yaml says that nobody died: is this letter called for?")
    console.say(
        "Read it before it is sent: nothing of it has been checked by a person."
    )
    if bare.to in _NOTED:
        command, more = _NOTED[bare.to]
        command += console.argument(root) + more
        console.say(f"When it is sent, note it: {command}")
