"""`scr people staff`: everybody of an agency who is in the case, in one go."""

from pathlib import Path
from typing import Annotated

import typer

from scrkit import folder
from scrkit.cli import console, options, typed
from scrkit.edits.editing import Editing
from scrkit.files import Deed
from scrkit.identity.adding import spare_codes
from scrkit.identity.codes import new_code
from scrkit.model.people import People, Person
from scrkit.review import load
from scrkit.review.asked import agency_of

_PEOPLE = "people.yaml"


def staff(
    agency: Annotated[str, typer.Argument(help="Agency, by id, such as health.")],
    roles: Annotated[
        list[str],
        typer.Option("--role", help="What somebody is. Repeat for each of them."),
    ],
    root: Annotated[Path, options.ROOT] = Path(),
) -> None:
    """Add an agency's staff to people.yaml, each under a new code.

    Of two who are the same, such as two health visitors, say the role twice.

    Example: scr people staff health child-k --role "health visitor" --role midwife
    """
    whats = tuple(typed.role(one, root) for one in roles)

    def decide(contents: folder.Contents) -> tuple[Deed, tuple[str, ...]]:
        review = load(contents.files).sound()
        agency_of(review, agency)
        # Somebody of each role, under codes that nobody bears.
        codes, made = set(review.people.codes), []
        for role in whats:
            spare_codes(role, codes)
            code = new_code(role, "professional", codes)
            codes.add(code)
            made.append(
                Person(
                    code=code, label=code, role=role, kind="professional", agency=agency
                )
            )
        everybody = tuple(made)
        editing = Editing(contents.files.get(_PEOPLE), _PEOPLE, People)
        editing.append(("people",), *everybody)
        return Deed(editing.plan()), tuple(one.code for one in everybody)

    added = folder.change(root, decide)
    console.say(f"added {', '.join(added)} to {_PEOPLE}")
