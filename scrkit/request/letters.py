"""What a letter says of its reader and of the review, as plain values.

Only what the review holds: what it does not is a visible blank, and is told.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from scrkit.dates import spelled
from scrkit.errors import ScrError
from scrkit.frameworks import Framework
from scrkit.frameworks.values import Role
from scrkit.model.case import Agency
from scrkit.model.gathering import Request
from scrkit.model.hearing import Interview
from scrkit.model.order import Proceeding
from scrkit.model.outcome import Action
from scrkit.model.review import Review
from scrkit.render.document.blocks import Blocks, Heading, ListBlock, Paragraph, plain
from scrkit.render.outgoing import letter_file
from scrkit.render.sections.case import NO_TIMELINE, Case, day, open_case
from scrkit.render.wording.letters import SAME, TITLES, blank, blanks_in
from scrkit.render.wording.options import Options
from scrkit.render.wording.wording import PROCEEDING, RETURN, STATE, counted
from scrkit.request.late_actions import late_actions, told
from scrkit.text.casing import capital

_ALONE = ("chronology_only", "information_only", "none")
# Signed by whoever decided that there is a review; the others by the board's office.
_BY_THE_CHAIR = (
    *("chief-officers", "family", "inspectorate", "national-panel"),
    "rapid-review",
)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter: which one, of which review, to whom.

    `agency`, `person` (a code) and `interview` (an id) say to whom, where the letter
    needs it; `role` is that of the framework to which it goes, `owner` the post whose
    actions are late.
    """

    to: str
    review: Review
    options: Options
    framework: Framework | None = None
    agency: Agency | None = None
    person: str = ""
    interview: Interview | None = None
    role: Role | None = None
    owner: str = ""

    @property
    def file(self) -> str:
        """What the file is called."""
        whose = (
            self.interview.id if self.interview else "",
            self.agency.id if self.agency else "",
            self.person,
            self.role.id.replace("_", "-") if self.role else "",
        )
        ending = "-named" if self.options.view == "named" else ""
        said = "-".join(("letter", self.to, *filter(None, whose)))
        return f"{said}{ending}.docx"


def written(asked: Letter) -> tuple[bytes, tuple[str, ...]]:
    """Return the letter as .docx, and what is still to be filled in.

    Raises ScrError where a board's own template cannot be used, or nothing is late.
    """
    case = open_case(asked.review, NO_TIMELINE, asked.options)
    name = SAME.get(asked.to, asked.to)
    made, blocks = letter_file(case, name, _values(asked, case))
    return made, blanks_in("\n".join(_texts(blocks)))


def _texts(blocks: Blocks) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Heading | Paragraph):
            yield plain(block.text)
        elif isinstance(block, ListBlock):
            yield from (plain(item.text) for item in block.items)


def _values(asked: Letter, case: Case) -> dict[str, object]:
    review, dates = case.review, case.review.case.dates
    terms, proceedings = review.terms, review.proceedings.proceedings
    criminal = [one for one in proceedings if one.kind == "criminal"]
    return {
        "letter": _letter(asked, case),
        "office": review.panel.officer() or "the board's office",
        "agency": _agency(asked, case),
        "due": {
            name: day(getattr(terms.due, name)) for name in terms.due.__struct_fields__
        }
        | {"completion": _to_come(terms.due.completion, asked)},
        "died": died(review) == "yes",
        "criminal": [_proceeding(one, case) for one in criminal],
        "criminal_open": any(one.state in ("pending", "active") for one in criminal),
        "owed": list(_owed(asked)),
        "initiated": _by_then(dates.initiated, asked),
        "sent": _by_then(dates.report_sent, asked),
        "planned": _to_come(dates.publication_planned, asked),
        "interview": _interview(asked),
        "event": _event(asked, case),
        "late": list(_late(asked, case)) if asked.to == "reminder" else [],
        "actions": list(_actions(asked, case)) if asked.to == "owner" else [],
        "quarter": asked.options.quarter,
    }


def _by_then(on: date | None, asked: Letter) -> str:
    """Spell a day that has come; of a later one the letter says nothing yet."""
    return day(on) if on and on <= asked.options.as_of else ""


def _to_come(on: date | None, asked: Letter) -> str:
    """Spell a day that is planned; one that is over is no plan any longer."""
    return day(on) if on and on >= asked.options.as_of else ""


def _letter(asked: Letter, case: Case) -> dict[str, str]:
    learning = case.inside("learning_event")
    names = {"coroner": case.called("coroner"), "learning_event": learning}
    to, dear = _reader(asked, case)
    return {
        "title": TITLES[asked.to].format(**names),
        "to": to,
        "dear": dear,
        "signer": _signer(asked, case),
        "closing": "With best wishes" if asked.to == "family" else "Yours sincerely",
        "contact": blank("telephone and e-mail of the board's office"),
        "theirs": blank("their reference, if there is one"),
        "decided": _decided(asked, case),
        "undecided": blank("what is being decided, by whom and by when"),
        "next": blank("when, and by whom"),
        "person": blank("name, telephone and e-mail of who speaks with the family"),
        "support": blank("who supports staff in this agency, and how to reach them"),
        "name": blank("name of the lead reviewer"),
        "day": blank("the day of the notification"),
        "what": blank("what was notified"),
        "by": blank("the day by which it is to come"),
    }


def _signer(asked: Letter, case: Case) -> str:
    if asked.to in _BY_THE_CHAIR:
        return chair_of(case)
    return case.review.panel.officer() or blank("office of who signs")


def chair_of(case: Case) -> str:
    """Return the title of who chairs the board, or decides in its place."""
    board = case.review.case.board
    # The model's usual title is that of one framework alone.
    usual = board.chair in type(board).__struct_defaults__
    return case.options.names.get("chair", board.chair) if usual else board.chair


def _reader(asked: Letter, case: Case) -> tuple[str, str]:
    """Return to whom a letter goes, and how it addresses them."""
    dear = blank("name")
    if asked.role is not None:
        return capital(asked.role.title), dear
    if asked.to == "chief-officers" and asked.agency:
        office = blank("name, and whether Chief Executive, Chief Constable or other")
        return f"{office}, {asked.agency.name}", dear
    if asked.to == "owner":
        whose = asked.agency.name if asked.agency else case.review.case.board.name
        return ", ".join(filter(None, (asked.owner, whose))), dear
    if asked.to == "reminder" and asked.agency:
        office = case.review.panel.speaks_for(asked.agency.id)
        return ", ".join(filter(None, (asked.agency.name, office))), dear
    to = {
        "coroner": f"{capital(case.called('coroner'))}, {blank('name and area')}",
        "police": blank("senior investigating officer, and police force"),
        "prosecution": f"{capital(case.called('prosecution'))}, "
        f"{blank('name and area')}",
        "supporter": blank("name of the supporter"),
    }.get(asked.to)
    return (to, dear) if to else _somebody(asked, case)


def _somebody(asked: Letter, case: Case) -> tuple[str, str]:
    """Return the address of a person: by name where the register is open."""
    if not asked.person:
        return blank("name and address"), blank("name")
    # Only then: a letter in codes that bore a name would give the code away.
    if asked.options.view == "named":
        name = case.person(asked.person)
        return f"{name}, {blank('address')}", name
    what = f"name behind the code {asked.person}"
    return blank(f"{what}, and address"), blank(what)


def _decided(asked: Letter, case: Case) -> str:
    review, kind = case.review, case.options.framework_title
    decision = review.criteria.decision
    begun = _by_then(review.case.dates.initiated, asked)
    if asked.to == "family":
        return f"It began on {begun}." if begun else ""
    if decision is not None:
        by = decision.by.removeprefix("The ").removeprefix("the ")
        since = f"; the review began on {begun}" if begun else ""
        return f"The {by} decided on {day(decision.date)}{since}."
    return f"The {kind} was decided on {blank('day, and by whom')}."


def _agency(asked: Letter, case: Case) -> dict[str, str]:
    if asked.agency is None:
        return {"name": "", "report": ""}
    report = asked.agency.report
    said = "" if report in _ALONE else case.worded(RETURN[report])
    own = f"{_article(said)} {said}" if said else ""
    return {"name": asked.agency.name, "report": own}


def _article(words: str) -> str:
    return "an" if words[:1].lower() in "aeiou" else "a"


def died(review: Review) -> str:
    """Return what the facts say of a death: yes, no, or "" where they do not."""
    facts = review.criteria.facts.items()
    return next((one.value for id, one in facts if id.endswith("_died")), "")


def _proceeding(one: Proceeding, case: Case) -> dict[str, str]:
    return {
        "kind": case.worded(PROCEEDING[one.kind]),
        "what": case.say(one.what).rstrip("."),
        "state": STATE[one.state],
        "opened": day(one.opened),
        "concluded": day(one.concluded),
    }


def _owed(asked: Letter) -> Iterator[str]:
    """Yield what guidance asks that the reader is told, with its source."""
    framework, role = asked.framework, asked.role
    if framework is None or role is None:
        return
    decision = asked.review.criteria.decision
    chosen = decision.outcome if decision else ""
    for clause in framework.deadlines:
        # What is owed at later stages has letters of its own.
        told = role.id in clause.recipients and clause.stage == "decision"
        if told and (not clause.outcomes or chosen in clause.outcomes or not chosen):
            cited = framework.citation(clause)
            yield f"{clause.what} ({cited})" if cited else clause.what


def _interview(asked: Letter) -> dict[str, str]:
    one = asked.interview
    return {
        "date": day(one.date) if one else blank("day"),
        "time": blank("time"),
        "place": blank("place"),
        "by": one.by if one else blank("who holds the interview"),
        "guide": _by_then(one.guide_given, asked) if one else "",
        "cleared": _by_then(one.cleared, asked) if one else "",
    }


def _event(asked: Letter, case: Case) -> dict[str, str]:
    # An event that is still to come is not known to a report of today.
    # The next event that is to come, else the last that was held.
    every = sorted(asked.review.learning_events.events, key=lambda one: one.date)
    coming = (one for one in every if one.date >= asked.options.as_of)
    one = next(coming, every[-1] if every else None)
    planned = case.review.terms.due.learning_event
    return {
        "title": case.say(one.title) if one else "",
        "date": day(one.date) if one else day(planned) or blank("day"),
        "time": blank("time"),
        "place": blank("place"),
        "led_by": (one.led_by if one else "") or blank("who leads it"),
        "guide": _by_then(one.guide_given, asked) if one else "",
    }


def _late(asked: Letter, case: Case) -> Iterator[dict[str, str]]:
    late = late_of(asked)
    if not late:
        raise ScrError(
            "nothing that was asked of this agency is late",
            "What was asked for, and when it is due, stands in requests.yaml.",
        )
    for one in late:
        days = (asked.options.as_of - one.due).days
        yield {
            "what": case.worded(RETURN[one.what]),
            "asked": spelled(one.requested),
            "due": spelled(one.due),
            "days": counted(days, "day", "days"),
            "chased": spelled(one.chased[-1]) if one.chased else "",
        }


def _actions(asked: Letter, case: Case) -> Iterator[dict[str, str]]:
    late = actions_of(asked)
    if not late:
        raise ScrError(
            "no action of this agency is late",
            "When each is due, and whether it is done, stands in actions.yaml.",
        )
    yield from told(late, case)


def actions_of(asked: Letter) -> tuple[Action, ...]:
    """Return the actions that are late of a letter's owner, or of its agency."""
    whose = (asked.agency.id if asked.agency else None, asked.owner)
    unheard = asked.options.quarter
    return late_actions(asked.review, whose, asked.options.as_of, unheard)


def late_of(asked: Letter) -> tuple[Request, ...]:
    """Return what an agency was asked for and has not given by the day it was due."""
    today, agency = asked.options.as_of, asked.agency
    return tuple(
        one
        for one in asked.review.requests.requests
        if agency is not None and one.agency == agency.id
        # What came later than this day had not come on it.
        if not (one.received and one.received <= today) and one.due < today
    )
