"""Frozen records of a framework file."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from scrkit.dates import PartialDate
from scrkit.frameworks.deadlines import DeadlineClause, Process
from scrkit.frameworks.tree import Answers, Clause, Count, Criterion, FactQuestion, Node
from scrkit.model.kinds import Format, Narrative, Record, about

_Outcomes = Annotated[
    tuple[str, ...], about("Kinds of review for which it holds; none: all.")
]


class Authority(Record, frozen=True, kw_only=True):
    """An Act, regulations or guidance on which clauses stand."""

    id: Annotated[str, about("Short id, for use in ref.")]
    cite: Annotated[str, about("Citation, as it is printed.")]
    kind: Annotated[
        Literal[
            "statute",
            "regulations",
            "statutory_guidance",
            "national_guidance",
            "panel_guidance",
            "letter",
            "local",
        ],
        about("What kind of authority."),
    ]
    note: Annotated[Narrative, about("What to know before citing it.")] = ""


class Checked(Record, frozen=True, kw_only=True):
    """When somebody last held a framework against its sources, and against which."""

    day: Annotated[date, about("Day on which it was checked.")]
    against: Annotated[str, about("What it was held against, and how far.")]


class Validity(Record, frozen=True, kw_only=True, rename={"from_": "from"}):
    """When the guidance applies, what it took the place of, and when it was checked."""

    from_: Annotated[
        date | None, about("First day it applied; nothing where not established.")
    ] = None
    from_about: Annotated[
        PartialDate | None,
        about("Month or year from which it applied, where the day is not established."),
    ] = None
    new_cases_until: Annotated[
        date | None, about("Last day on which a review could be opened under it.")
    ] = None
    tail_until: Annotated[
        date | None, about("By when reviews under way were to be finished.")
    ] = None
    replaces: Annotated[
        str | None, about("Id of the framework whose place it took, if any.")
    ] = None
    checked: Annotated[
        Checked | None, about("Last check against its sources; nothing: never.")
    ] = None
    note: Annotated[Narrative, about("Why, and what came after.")] = ""


class Definition(Clause, frozen=True, kw_only=True):
    """What a word of the criteria means."""

    id: Annotated[str, about("Id, such as DEF-SERIOUS-HARM.")]
    title: Annotated[str, about("The word defined.")]
    text: Annotated[Narrative, about("What it means.")]


class KeyDay(Record, frozen=True, kw_only=True):
    """A day on which a clock of this framework runs and that few others know."""

    id: Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]*$"), about("Id, as used.")]
    what: Annotated[str, about("What happens on it, in plain words.")]


class Lookback(Clause, frozen=True, kw_only=True):
    """A fact that a status on any day of a window before an event makes true."""

    id: Annotated[str, about("Id, such as WA-L; for life.")]
    title: Annotated[str, about("The window, in plain words.")]
    fact: Annotated[str, about("Id of the fact that it answers.")]
    statuses: Annotated[Answers, about("Statuses of criteria.yaml that count.")]
    quantity: Annotated[Count, about("How many, from 1 to 999.")]
    unit: Annotated[Literal["days", "weeks", "months", "years"], about("Of what.")]
    ends: Annotated[
        Answers, about("Days of review.yaml on which the window ends; first known.")
    ]
    when: Annotated[
        Node | None, about("Facts under which this window applies; nothing: always.")
    ] = None
    note: Annotated[Narrative, about("What is easily got wrong.")] = ""

    @property
    def count(self) -> int:
        """The quantity as a number."""
        return int(self.quantity)


# What rules stand on; where a framework lacks one, its rules are silent.
DutyId = Literal[
    "board_response",
    "debrief",
    "disseminate",
    "family_invited",
    "professional_guide",
    "sub_group_monitors",
]


class Duty(Clause, frozen=True, kw_only=True):
    """Something that whoever runs the review owes; rules stand on it by its id."""

    id: Annotated[str, about("Id, such as debrief.")]
    text: Annotated[str, about("What is owed, in a sentence.")]
    outcomes: _Outcomes = ()


class Redirect(Clause, frozen=True, kw_only=True, rename={"in_": "in"}):
    """An answer that does not decide the criteria but who decides, or whether."""

    fact: Annotated[str, about("Id of the fact.")]
    in_: Annotated[Answers, about("Answers that lead elsewhere.")]
    text: Annotated[Narrative, about("What that means.")]
    ends: Annotated[
        bool, about("Whether the criteria do not apply at all, whatever else is known.")
    ] = False


class Outcome(Record, frozen=True, kw_only=True):
    """A decision that can be taken."""

    id: Annotated[str, about("Id, as criteria.yaml uses it.")]
    title: Annotated[str, about("In a few words.")]
    help: Annotated[Narrative, about("What it means.")] = ""
    reviewers: Annotated[
        Count | None, about("How many reviewers a review of this kind has at least.")
    ] = None
    ends: Annotated[bool, about("Whether no review of any kind follows from it.")] = (
        False
    )


class DecisionRule(Clause, frozen=True, kw_only=True):
    """Who decides, among which outcomes, and what follows from each result."""

    decider: Annotated[str, about("Id of the role that decides.")]
    statement: Annotated[str, about("Whose decision it is, as it is printed.")]
    outcomes: Annotated[tuple[Outcome, ...], about("Decisions that can be taken.")]
    reasons_required: Annotated[bool, about("Whether reasons are recorded.")] = True
    when_met: Annotated[tuple[str, ...], about("What to do when met.")] = ()
    when_not_met: Annotated[tuple[str, ...], about("What to do when not met.")] = ()
    when_undecided: Annotated[tuple[str, ...], about("What to do when undecided.")] = ()
    when_judgement: Annotated[
        tuple[str, ...], about("What to do when only considerations keep it open.")
    ] = ()
    when_departing: Annotated[
        tuple[str, ...], about("What to do when met, yet decided otherwise.")
    ] = ()
    always: Annotated[tuple[str, ...], about("What holds whatever the answer.")] = ()


class Role(Clause, frozen=True, kw_only=True):
    """Somebody in the process and what is asked of them."""

    id: Annotated[str, about("Id, such as lead_reviewer.")]
    title: Annotated[str, about("As it is printed.")]
    does: Annotated[Narrative, about("What they do, and what they cannot.")] = ""
    # A letter is written to nobody whom the guidance does not name.
    letter: Annotated[
        Literal["inspectorate", "national-panel", "government"] | None,
        about("Which letter is written to them, if any."),
    ] = None
    min: Annotated[Count | None, about("How many at least.")] = None
    independent_of: Annotated[
        tuple[str, ...], about("Whom they must not belong to.")
    ] = ()
    not_in: Annotated[
        tuple[str, ...], about("What they must not have been in this case.")
    ] = ()
    holds_review: Annotated[
        bool, about("Whether it is the board, which goes by a name of its own.")
    ] = False


class Check(Clause, frozen=True, kw_only=True):
    """What a report or a publication is measured against."""

    id: Annotated[str, about("Id, such as REP-3.")]
    text: Annotated[str, about("The rule.")]
    outcomes: _Outcomes = ()


class Product(Clause, frozen=True, kw_only=True):
    """A document that the review makes."""

    id: Annotated[str, about("Id, such as overview.")]
    title: Annotated[str, about("As it is printed.")]
    required: Annotated[bool, about("Whether this framework asks for it.")] = False
    published: Annotated[bool, about("Whether it is published.")] = False
    note: Annotated[Narrative, about("Where it comes from.")] = ""
    outcomes: _Outcomes = ()


class Gate(Clause, frozen=True, kw_only=True):
    """A question to be cleared before publication."""

    id: Annotated[str, about("Id, such as G1.")]
    question: Annotated[str, about("The question.")]
    help: Annotated[Narrative, about("The law behind it, and whom to ask.")] = ""
    outcomes: _Outcomes = ()


class Reserved(Record, frozen=True, kw_only=True):
    """An id kept for guidance that is not, or not shown to be, in force."""

    format: Annotated[Format, about("Format of the file: 1.")]
    id: Annotated[str, about("Id that is kept free.")]
    why: Annotated[str, about("Why it cannot be used yet.")]
    instead: Annotated[str, about("What to use, or whom to ask.")]


class HolidayCalendar(Record, frozen=True, kw_only=True):
    """Whose bank holidays are no working days."""

    country: Annotated[str, about("ISO 3166 country code, such as GB.")]
    subdivision: Annotated[str | None, about("Part of it, such as ENG.")] = None


class Framework(Record, frozen=True, kw_only=True):
    """The guidance that a review is held under."""

    format: Annotated[Format, about("Format of the framework file: 1.")]
    id: Annotated[str, about("Id, as review.yaml uses it.")]
    title: Annotated[str, about("What it is, in a line.")]
    jurisdiction: Annotated[str, about("Nation it applies in.")]
    valid: Annotated[Validity, about("When it applies.")]
    holiday_calendar: Annotated[HolidayCalendar, about("Whose bank holidays count.")]
    methodology: Annotated[str, about("The model with which a new review starts.")] = (
        "traditional"
    )
    names: Annotated[
        dict[str, str], about("What things are called under this guidance.")
    ]
    authorities: Annotated[tuple[Authority, ...], about("What is cited.")]
    definitions: Annotated[tuple[Definition, ...], about("What words mean.")] = ()
    dates: Annotated[
        tuple[KeyDay, ...], about("Days of its own, kept under dates.other.")
    ] = ()
    lookbacks: Annotated[
        tuple[Lookback, ...], about("Facts that a status in a window answers.")
    ] = ()
    duties: Annotated[tuple[Duty, ...], about("What the review owes.")] = ()
    not_established: Annotated[
        tuple[str, ...], about("What is not set out here: consult the guidance.")
    ] = ()
    overlay: Annotated[str, about("Id of the overlay laid over it, if any.")] = ""
    carries: Annotated[
        tuple[str, ...],
        about("Frameworks whose criteria and duties it carries beside its own."),
    ] = ()
    facts: Annotated[tuple[FactQuestion, ...], about("Facts the criteria turn on.")]
    renamed: Annotated[
        dict[str, str],
        about("Facts of older frameworks that have another id here: old, then new."),
    ] = {}
    criteria: Annotated[
        tuple[Criterion, ...],
        Meta(min_length=1),
        about("Questions with their trees; the first is about the review itself."),
    ]
    redirects: Annotated[
        tuple[Redirect, ...], about("Answers that lead to somebody else.")
    ] = ()
    decision: Annotated[DecisionRule, about("Who decides and what follows.")]
    roles: Annotated[tuple[Role, ...], about("Who takes part.")]
    deadlines: Annotated[tuple[DeadlineClause, ...], about("Times.")] = ()
    processes: Annotated[
        tuple[Process, ...], about("What runs beside such a review.")
    ] = ()
    report_checks: Annotated[tuple[Check, ...], about("What a report must be.")] = ()
    products: Annotated[tuple[Product, ...], about("Documents.")] = ()
    gates: Annotated[tuple[Gate, ...], about("Cleared before publication.")] = ()

    def fact(self, id: str) -> FactQuestion | None:
        """Return the fact with that id, or None."""
        return next((fact for fact in self.facts if fact.id == id), None)

    def role(self, id: str) -> Role | None:
        """Return the role with that id, or None."""
        return next((role for role in self.roles if role.id == id), None)

    def outcome(self, id: str) -> Outcome | None:
        """Return the decision that can be taken with that id, or None."""
        return next((one for one in self.decision.outcomes if one.id == id), None)

    def duty(self, id: str) -> Duty | None:
        """Return the duty with that id, or None."""
        return next((one for one in self.duties if one.id == id), None)

    def deadline(self, id: str) -> DeadlineClause | None:
        """Return the deadline clause with that id, or None."""
        return next((one for one in self.deadlines if one.id == id), None)

    def name(self, id: str) -> str:
        """Return what a thing is called under this framework, its id if unnamed."""
        return self.names.get(id, id.replace("_", " "))

    def title_of(self, role: str) -> str:
        """Return how a role is printed, its id if the framework lacks it."""
        found = self.role(role)
        return found.title if found else role.replace("_", " ")

    def citation(self, clause: Clause) -> str:
        """Spell what a clause stands on: "SI 2006/90, regulation 5(2)(a)"."""
        cite = next((one.cite for one in self.authorities if one.id == clause.ref), "")
        return ", ".join(part for part in (cite, clause.at) if part)
