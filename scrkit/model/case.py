"""Who and what a review is about: `review.yaml`, `people.yaml`, `glossary.yaml`."""

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from scrkit.dates import PartialDate
from scrkit.model.kinds import (
    AgencyId,
    AgencyRef,
    Day,
    Format,
    Layout,
    Narrative,
    PersonCode,
    PersonRef,
    PlaceCode,
    Prefix,
    Record,
    about,
    unmentioned,
    unsearched,
)

_PUBLIC = unsearched("What a board and its agencies are called is public.")

ReturnKind = Literal[
    "imr", "short_report", "chronology_only", "information_only", "none"
]


class Agency(Record, frozen=True, kw_only=True):
    """An agency that had contact with the child or family."""

    id: Annotated[AgencyId, about("Short lower-case id, also the name of its files.")]
    name: Annotated[str, about("Full name, as the report prints it."), _PUBLIC]
    prefix: Annotated[
        Prefix, about("Capital letters that begin its entry ids, such as HEALTH.")
    ]
    report: Annotated[
        ReturnKind, about("What is asked of it: an IMR, a short report, or less.")
    ] = "chronology_only"
    key: Annotated[
        bool, about("Whether a senior manager of it belongs on the panel.")
    ] = True


# Days that one framework alone has stand in `other`: a framework is data, and must not
# need a field of its own.
class KeyDates(Record, frozen=True, kw_only=True):
    """The days on which the clocks of a review start or stop."""

    # A child may be found dead, and nobody know on which day it happened.
    incident: Annotated[
        PartialDate | None, about("When the child died or was seriously harmed.")
    ] = None
    authority_aware: Annotated[
        Day | None, about("When the local authority became aware of the incident.")
    ] = None
    notified: Annotated[
        Day | None, about("When the incident was notified to those who are to be told.")
    ] = None
    board_notified: Annotated[
        Day | None, about("When the Board was told of the incident.")
    ] = None
    decided: Annotated[Day | None, about("When it was decided.")] = None
    decision_sent: Annotated[
        Day | None,
        about("When those who are to be told the decision were told."),
    ] = None
    initiated: Annotated[Day | None, about("When the review was initiated.")] = None
    report_completed: Annotated[
        Day | None, about("When the Board accepted the overview report.")
    ] = None
    report_sent: Annotated[
        Day | None, about("When the report was sent before publication.")
    ] = None
    publication_planned: Annotated[
        Day | None, about("The planned day of publication.")
    ] = None
    published: Annotated[Day | None, about("The day of publication.")] = None
    other: Annotated[
        dict[str, Day | None],
        about("Further days that the framework names, such as rapid_review_sent."),
    ] = {}

    def day(self, name: str) -> date | None:
        """Return the day of that name, of the review's own or the framework's."""
        if name in _OWN_DATES:
            found: date | None = getattr(self, name)
            return found
        return self.other.get(name)


class Departure(Record, frozen=True, kw_only=True):
    """A diagnostic that the review accepts, for a reason and under a name."""

    rule: Annotated[str, about("Code of the rule, such as SCR401.")]
    file: Annotated[str, about("File in which it stands, such as panel.yaml.")]
    at: Annotated[
        str, about("Id of the record or key path; empty for the whole file.")
    ] = ""
    reason: Annotated[Narrative, about("Why the review departs from the rule.")]
    owner: Annotated[str, about("Who accepted it: a role, not a name.")]
    date: Annotated[Day, about("When it was accepted.")]
    # A departure without an end hides a fault for good; the reader sees which it is.
    until: Annotated[
        Day | None, about("Last day on which it holds; nothing: for good.")
    ] = None


# Days that are exact; `incident` may be vaguer, and `other` holds many.
_OWN_DATES = frozenset(KeyDates.__struct_fields__) - {"incident", "other"}


class Board(Record, frozen=True, kw_only=True):
    """The safeguarding board that commissions the review."""

    name: Annotated[str, about("Full name of the board."), _PUBLIC]
    chair: Annotated[str, about("Title of its chair, not a name."), _PUBLIC] = (
        "Independent Chair of the Board"
    )
    contact: Annotated[
        str,
        about("Postal or web address that the report prints."),
        _PUBLIC,
        unmentioned("The @ of an e-mail address mentions nobody."),
    ] = ""


class Seal(Record, frozen=True, kw_only=True):
    """Who can open the sealed register of names."""

    layout = Layout.BARE

    recipients: Annotated[
        tuple[str, ...], about("Public keys of age, each begins with age1.")
    ] = ()


class Coarsening(Record, frozen=True, kw_only=True):
    """How exact the published report is about days and births."""

    days: Annotated[
        Literal["day", "month", "season", "year"],
        about("The finest that a date of the case is published."),
    ] = "month"
    births: Annotated[
        Literal["age", "year", "nothing"], about("What is published of a birth.")
    ] = "age"
    evidence: Annotated[
        Literal["none", "counted", "listed"],
        about(
            "How the public sees what a finding stands on: not at all, counted by "
            "agency and month, or entry by entry."
        ),
    ] = "counted"


class CaseReview(Record, frozen=True, kw_only=True):
    """`review.yaml`: what the review is, under which guidance, with which agencies."""

    format: Annotated[Format, about("Format of the review folder: 1.")]
    id: Annotated[str, about("Short id of the review, such as child-k; never a name.")]
    title: Annotated[str, about("Title, as the report prints it."), _PUBLIC]
    framework: Annotated[
        str, about("Framework it is held under, such as england-scr-2015.")
    ]
    overlay: Annotated[
        str | None,
        about("Local overlay on the framework, such as buckinghamshire-2016."),
    ] = None
    board: Annotated[Board, about("The board that commissions the review.")]
    methodology: Annotated[
        Literal[
            "traditional",
            "learning_together",
            "silp",
            "root_cause",
            "child_practice_review",
            "other",
        ],
        about("The model the review follows."),
    ] = "traditional"
    marking: Annotated[str, about("Protective marking printed on every page.")] = (
        "OFFICIAL-SENSITIVE"
    )
    agencies: Annotated[
        tuple[Agency, ...], about("Every agency that is asked for anything.")
    ] = ()
    dates: Annotated[KeyDates, about("Days on which clocks start or stop.")] = (
        KeyDates()
    )
    departures: Annotated[
        tuple[Departure, ...], about("Diagnostics accepted with a reason.")
    ] = ()
    seal: Annotated[Seal, about("Who can open the sealed register of names.")] = Seal()
    publication: Annotated[Coarsening, about("How exact the published report is.")] = (
        Coarsening()
    )


class Person(Record, frozen=True, kw_only=True):
    """Somebody in the case, by code; never by name."""

    layout = Layout.BRACKETS

    code: Annotated[PersonCode, about("Code, such as SW1; says nothing of the name.")]
    label: Annotated[str, about("What is printed for the code, such as Child K.")]
    role: Annotated[str, about("Who this is, such as health visitor or mother.")]
    kind: Annotated[
        Literal["subject", "family", "professional", "other"],
        about("Subject child, family, professional, or other."),
    ]
    agency: Annotated[AgencyRef | None, about("Agency of a professional, by id.")] = (
        None
    )
    # With a day of birth anybody finds the child: SCR701 refuses one.
    born: Annotated[
        PartialDate | None, about("Month or year of birth; never the day.")
    ] = None
    published: Annotated[
        str, about("Wording in the published report, such as the health visitor.")
    ] = ""
    line_manager: Annotated[
        PersonRef | None, about("Code of the line manager, where that matters.")
    ] = None


class Place(Record, frozen=True, kw_only=True):
    """A place or organisation that would identify, by code."""

    code: Annotated[PlaceCode, about("Code, such as NurseryA.")]
    label: Annotated[str, about("What is printed for the code.")]
    kind: Annotated[str, about("What it is, such as nursery or hospital.")]
    published: Annotated[str, about("Wording in the published report.")] = ""


class People(Record, frozen=True, kw_only=True):
    """`people.yaml`: everyone in the case and every place that identifies."""

    people: Annotated[tuple[Person, ...], about("Everyone, by code.")] = ()
    places: Annotated[tuple[Place, ...], about("Places and organisations.")] = ()

    @property
    def codes(self) -> frozenset[str]:
        """Every code that somebody or some place bears."""
        people = {one.code for one in self.people}
        return frozenset(people | {one.code for one in self.places})


class Term(Record, frozen=True, kw_only=True):
    """An abbreviation and what it stands for."""

    short: Annotated[str, about("The abbreviation.")]
    long: Annotated[str, about("What it stands for.")]
    note: Annotated[str, about("A plain explanation, if one is needed.")] = ""


class Glossary(Record, frozen=True, kw_only=True):
    """`glossary.yaml`: the abbreviations that the accounts use."""

    terms: Annotated[tuple[Term, ...], about("Abbreviations.")] = ()


# As text: files of a review hold no numbers.
Year = Annotated[str, Meta(pattern=r"^((19|20)[0-9]{2})?$(?!\n)")]


class ColumnMap(Record, frozen=True, kw_only=True):
    """How an agency's own table maps to our fields, remembered from an import."""

    layout = Layout.BRACKETS | Layout.QUOTED

    agency: Annotated[AgencyRef, about("Agency whose table it is.")]
    columns: Annotated[
        dict[str, str], about("Their column heading, then our field.")
    ] = {}
    answers: Annotated[
        dict[str, str], about("Their wording of an answer, then the form's.")
    ] = {}
    source: Annotated[str, about("The record, where their table names none.")] = ""
    year: Annotated[Year, about("Year of their dates without one.")] = ""
    midnight: Annotated[
        Literal["none", "real"] | None, about("What 00:00 means, if every row has it.")
    ] = None
    remembered: Annotated[Day | None, about("When it was remembered.")] = None


class TakenIn(Record, frozen=True, kw_only=True):
    """A file of an agency that was taken in; written by scr import."""

    layout = Layout.BRACKETS | Layout.QUOTED

    agency: Annotated[AgencyRef, about("Agency whose file it was.")]
    date: Annotated[Day, about("When it was taken in.")]
    # The same file sent twice is known by it, whatever its name.
    sha256: Annotated[str, about("SHA-256 of the file as it came.")]
    kept: Annotated[str, about("Where the original is kept; never in git.")] = ""


class Answered(Record, frozen=True, kw_only=True):
    """A row of a return that was asked about, and the entry that it became."""

    layout = Layout.BRACKETS | Layout.QUOTED

    agency: Annotated[AgencyRef, about("Agency whose row it was.")]
    sent: Annotated[str, about("Mark of the row as it came.")]
    entry: Annotated[
        str, about("Entry that it became, by id; empty where it was taken out.")
    ]


class Imports(Record, frozen=True, kw_only=True):
    """`imports.yaml`: remembered column maps, and the files that were taken in."""

    maps: Annotated[tuple[ColumnMap, ...], about("One per agency.")] = ()
    taken: Annotated[
        tuple[TakenIn, ...], about("Files taken in, one each; the first is the oldest.")
    ] = ()
    answered: Annotated[
        tuple[Answered, ...], about("Rows that are not asked about again.")
    ] = ()
