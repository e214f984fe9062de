"""Say in sentences all that a genogram shows, for who cannot see it."""

from collections.abc import Iterable, Iterator

from scrkit.dates import PartialDate
from scrkit.model.kinship import Parentage, Partnership
from scrkit.model.people import Person
from scrkit.render.genogram.drawing import drawn_homes
from scrkit.render.genogram.homes import letter
from scrkit.render.genogram.kin import Kin, begun_later
from scrkit.render.genogram.lines import how_ended
from scrkit.render.genogram.wording import born_of, died_of
from scrkit.render.sections.case import Case
from scrkit.text.casing import capital

_PARENTS = {
    "birth": "the child",
    "adoptive": "the adopted child",
    "foster": "the foster child",
    "step": "the stepchild",
    "guardian": "in the guardianship",
}
_SEX = {"female": "female", "male": "male", "other": "of another sex", "unknown": ""}
_SIBLINGS = {
    "full": "full siblings",
    "half": "half-siblings",
    "step": "step-siblings",
    "unknown": "siblings",
}
_PARTNERS = {
    "married": ("are married", "were married"),
    "civil_partnership": ("are civil partners", "were civil partners"),
    "cohabiting": ("live together as partners", "lived together as partners"),
    "relationship": ("are in a relationship", "were in a relationship"),
}
_ENDED = {
    "separated": ", and separated",
    "divorced": ", and divorced",
    "death": ", until one of them died",
    "": "",
}


def told(kin: Kin, case: Case) -> str:
    """Return everything that the genogram shows, in sentences in the view's words."""
    sentences = (
        *(_person(one, case) for one in kin.people.values()),
        *(_child(one, case) for one in kin.parents),
        *(_partners(one, case) for one in kin.partners),
        *(
            f"{_all(one.people, case)} are {_SIBLINGS[one.kind]}"
            for one in kin.siblings
        ),
        *(
            f"{_all(one.children, case)} are "
            f"{'identical ' if one.identical == 'yes' else ''}"
            f"{_of_one_birth(len(one.children))}"
            for one in kin.twins
        ),
        *_households(kin, case),
        *_unplaced(kin.unplaced, case),
    )
    return " ".join(f"{capital(one)}." for one in sentences if one)


def _name(code: str, case: Case) -> str:
    return case.wordings.get(code, code)


def _all(codes: Iterable[str], case: Case) -> str:
    names = [_name(code, case) for code in codes]
    return f"{', '.join(names[:-1])} and {names[-1]}" if names[1:] else "".join(names)


def _person(person: Person, case: Case) -> str:
    facts = [
        "whom the review is about" if person.kind == "subject" else "",
        _SEX[person.sex],
        born_of(person, case),
        died_of(person, case),
    ]
    said = ", ".join(fact for fact in facts if fact)
    name = _name(person.code, case)
    return f"{name}: {said}" if said else f"{name}: nothing more is recorded"


def _child(one: Parentage, case: Case) -> str:
    later = begun_later(one.until, case.options.as_of)
    until = None if later else one.until
    verb = "was" if until else "is"
    when = _when(one.since, until, case)
    parents = _all(one.parents, case)
    return f"{_name(one.child, case)} {verb} {_PARENTS[one.kind]} of {parents}{when}"


def _partners(pair: Partnership, case: Case) -> str:
    ended = how_ended(pair, case.options.as_of)
    over = bool(ended)
    when = _when(pair.since, pair.until if over else None, case)
    verb = _PARTNERS[pair.kind][over]
    return f"{_all(pair.people, case)} {verb}{when}{_ENDED[ended]}"


def _when(since: PartialDate | None, until: PartialDate | None, case: Case) -> str:
    start = case.date(since) if since and since.known else ""
    end = case.date(until) if until and until.known else ""
    if start and end:
        return f" ({start} until {end})"
    if start:
        return f" (since {start})"
    return f" (until {end})" if end else ""


def _of_one_birth(many: int) -> str:
    return {2: "twins", 3: "triplets"}.get(many, "children of one birth")


def _households(kin: Kin, case: Case) -> Iterator[str]:
    shown = drawn_homes(kin, case)
    for one in kin.households:
        number = shown.index(one) if one in shown else None
        over = one.until is not None and not begun_later(one.until, case.options.as_of)
        when = _when(one.since, one.until if over else None, case)
        name = "" if case.published else f", {one.label}"
        drawn = ", not drawn" if number is None else f" {letter(number)}"
        verb = "lived" if over else "live"
        if len(one.people) == 1 and not over:
            verb = "lives"
        yield f"household{drawn}{name}: {_all(one.people, case)} {verb} there{when}"


def _unplaced(people: tuple[Person, ...], case: Case) -> Iterator[str]:
    if people:
        names = _all((one.code for one in people), case)
        yield f"not drawn, because no relation is recorded: {names}"
