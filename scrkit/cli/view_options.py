"""The options by which a part of the chronology is chosen."""

from collections.abc import Iterable

import typer

from scrkit.errors import ScrError
from scrkit.model.review import Review
from scrkit.review.asked import agency_of
from scrkit.text.nearness import nearest
from scrkit.timeline.values import View

INSIDE = typer.Option("--inside", help="Leave out what lies outside the period.")
PERSON = typer.Option("--person", metavar="CODE", help="Only about them. May repeat.")
AGENCY = typer.Option("--agency", metavar="ID", help="Only of them. May repeat.")
QUESTION = typer.Option("--question", metavar="Q1", help="Only on it. May repeat.")


def chosen(review: Review, view: View) -> View | None:
    """Return the view asked for, None for the whole; raises ScrError for a slip.

    A word that the review does not know is not repeated, only the nearest that it does.
    """
    if view == View():
        return None
    questions = [question.id for question in review.terms.questions]
    _known(view.people, review.people.codes, "people.yaml knows no such code")
    for one in view.agencies:
        agency_of(review, one)
    _known(view.questions, questions, "the terms of reference ask no such question")
    return view


def _known(asked: tuple[str, ...], known: Iterable[str], message: str) -> None:
    there = sorted(known)
    for one in asked:
        if one not in there:
            near = nearest(one, there)
            advice = f"Did you mean {near}?" if near else "Look at its spelling."
            raise ScrError(message, advice)
