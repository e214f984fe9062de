"""How births and deaths are told in a genogram, as exactly as the view allows."""

from scrkit.dates import spell_age
from scrkit.model.people import Person
from scrkit.render.genogram.kin import begun_later
from scrkit.render.sections.case import Case
from scrkit.render.wording.days import coarse, said


def unborn(person: Person, case: Case) -> bool:
    """Tell whether a child was expected, and not born, on the day of the report."""
    if person.due is None:
        return False
    return person.born is None or begun_later(person.born, case.options.as_of)


def dead(person: Person, case: Case) -> bool:
    """Tell whether somebody had died by the day of the report."""
    return person.died is not None and not begun_later(person.died, case.options.as_of)


def born_of(person: Person, case: Case) -> str:
    """Return "born May 2012", for the public what the board chose to tell of it."""
    if unborn(person, case):
        due = case.date(person.due) if person.due and person.due.known else ""
        # Of an unborn child the public learns that it was expected, and no more.
        return "unborn" if case.published or not due else f"unborn, due {due}"
    if person.born is None or not person.born.known:
        return ""
    if not case.published:
        return f"born {case.date(person.born)}"
    if person.kind != "subject":
        return ""
    return _for_the_public(person, case)


def _for_the_public(person: Person, case: Case) -> str:
    births = case.review.case.publication.births
    if person.born is None or births == "nothing":
        return ""
    if births == "year":
        return f"born {said(person.born, 'year')}"
    incident = case.review.case.dates.incident
    age = spell_age(person.born, coarse(incident)) if incident else ""
    # "2 years 5 months" is long for a label, and finer than a reader needs.
    return f"{age} at the incident" if age else ""


def died_of(person: Person, case: Case) -> str:
    """Return "died May 2015", "died" where the day is not known or not told."""
    if not dead(person, case) or person.died is None:
        return ""
    if not person.died.known:
        return "died"
    if case.published and person.kind != "subject":
        return "died"
    return f"died {case.date(person.died)}"
