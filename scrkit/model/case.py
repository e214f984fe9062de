"""Who and what a review is about: `review.yaml`, `people.yaml`, `glossary.yaml`."""

from datetime import date
from typing import Annotated, Literal

from scrkit.dates import PartialDate
from scrkit.model.kinds import (
    AgencyId,
    Day,
    Format,
    Layout,
    Narrative,
    Prefix,
    Record,
    ThemeId,
    about,
    unmentioned,
    unsearched,
)

_PUBLIC = unsearched("What a board and its agencies are called is public.")

# From the fullest to nothing at all.
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
        ReturnKind,
        about(
            "What is asked of it: an IMR, a short report, or less.",
            empty="Unsaid, a chronology alone is asked for.",
        ),
    ] = "chronology_only"
    key: Annotated[
        bool,
        about(
            "Whether a senior manager of it belongs on the panel.",
            empty="Unsaid, the agency is a key one.",
        ),
    ] = True


_CLOCK = "SCR516 asks for it where a clock runs from it."


# Days that one framework alone has stand in `other`: a framework is data, and must not
# need a field of its own.
class KeyDates(Record, frozen=True, kw_only=True):
    """The days on which the clocks of a review start or stop."""

    # A child may be found dead, and nobody know on which day it happened.
    incident: Annotated[
        PartialDate | None,
        about("When the child died or was seriously harmed.", due_by="criteria"),
    ] = None
    authority_aware: Annotated[
        Day | None,
        about("When the local authority became aware of the incident.", empty=_CLOCK),
    ] = None
    notified: Annotated[
        Day | None,
        about(
            "When the incident was notified to those who are to be told.",
            empty="SCR502 asks for it where the incident is to be notified.",
        ),
    ] = None
    board_notified: Annotated[
        Day | None, about("When the Board was told of the incident.", empty=_CLOCK)
    ] = None
    decided: Annotated[
        Day | None,
        about(
            "When it was decided.",
            empty="The decision in criteria.yaml bears the same day.",
        ),
    ] = None
    decision_sent: Annotated[
        Day | None,
        about(
            "When those who are to be told the decision were told.",
            empty="SCR502 asks for it where somebody is to be told.",
        ),
    ] = None
    initiated: Annotated[
        Day | None, about("When the review was initiated.", empty=_CLOCK)
    ] = None
    report_completed: Annotated[
        Day | None,
        about(
            "When the Board accepted the overview report.",
            empty="SCR517 asks for it once something follows from the report.",
        ),
    ] = None
    report_sent: Annotated[
        Day | None,
        about(
            "When the report was sent before publication.",
            empty="SCR502 asks for it where the report is to be sent.",
        ),
    ] = None
    publication_planned: Annotated[
        Day | None,
        about(
            "The planned day of publication.",
            empty="A report may be published without a plan.",
        ),
    ] = None
    published: Annotated[
        Day | None,
        about(
            "The day of publication.",
            empty="SCR517 asks for it once the planned day has passed.",
        ),
    ] = None
    other: Annotated[
        dict[str, Day | None],
        about(
            "Further days that the framework names, such as rapid_review_sent.",
            empty="Only some frameworks have days of their own; SCR516 asks.",
        ),
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
        str,
        about(
            "Id of the record or key path; empty for the whole file.",
            empty="Empty, it is for the whole file.",
        ),
    ] = ""
    reason: Annotated[Narrative, about("Why the review departs from the rule.")]
    owner: Annotated[str, about("Who accepted it: a role, not a name.")]
    date: Annotated[Day, about("When it was accepted.")]
    # A departure without an end hides a fault for good; the reader sees which it is.
    until: Annotated[
        Day | None,
        about(
            "Last day on which it holds; nothing: for good.",
            empty="Empty, it holds for good.",
        ),
    ] = None


# Days that are exact; `incident` may be vaguer, and `other` holds many.
_OWN_DATES = frozenset(KeyDates.__struct_fields__) - {"incident", "other"}


class Board(Record, frozen=True, kw_only=True):
    """The safeguarding board that commissions the review."""

    name: Annotated[str, about("Full name of the board."), _PUBLIC]
    chair: Annotated[
        str,
        about(
            "Title of its chair, not a name.", empty="Unsaid, it is the usual title."
        ),
        _PUBLIC,
    ] = "Independent Chair of the Board"
    contact: Annotated[
        str,
        about(
            "Postal or web address that the report prints.",
            empty="Not every board prints an address.",
        ),
        _PUBLIC,
        unmentioned("The @ of an e-mail address mentions nobody."),
    ] = ""


class Seal(Record, frozen=True, kw_only=True):
    """Who can open the sealed register of names."""

    layout = Layout.BARE

    recipients: Annotated[
        tuple[str, ...],
        about(
            "Public keys of age, each begins with age1.",
            empty="A register that is not sealed has none.",
        ),
    ] = ()


class Theme(Record, frozen=True, kw_only=True):
    """A theme of the board's own, beside those that scrkit ships."""

    layout = Layout.BRACKETS

    id: Annotated[ThemeId, about("Id, such as winter-crisis; in small letters.")]
    title: Annotated[str, about("What it is called in reports.")]


# From the finest to the coarsest.
Grain = Literal["day", "month", "season", "year"]


class Coarsening(Record, frozen=True, kw_only=True):
    """How exact the published report is about days and births."""

    days: Annotated[
        Grain,
        about(
            "The finest that a date of the case is published.",
            empty="Unsaid, it is the month.",
        ),
    ] = "month"
    births: Annotated[
        Literal["age", "year", "nothing"],
        about("What is published of a birth.", empty="Unsaid, it is the age."),
    ] = "age"
    evidence: Annotated[
        Literal["none", "counted", "listed"],
        about(
            "How the public sees what a finding stands on: not at all, counted by "
            "agency and month, or entry by entry.",
            empty="Unsaid, it is counted.",
        ),
    ] = "counted"
    identity: Annotated[
        Literal["left_out", "told"],
        about(
            "Whether the public reads what the family says of who they are.",
            empty="Unsaid, it is left out.",
        ),
    ] = "left_out"
    themes: Annotated[
        Literal["left_out", "told"],
        about(
            "Whether the public reads the themes of the findings.",
            empty="Unsaid, they are left out.",
        ),
    ] = "left_out"


ReviewKind = Literal["review", "rapid"]


class CaseReview(Record, frozen=True, kw_only=True):
    """`review.yaml`: what the review is, under which guidance, with which agencies."""

    format: Annotated[Format, about("Format of the review folder: 1.")]
    id: Annotated[str, about("Short id of the review, such as child-k; never a name.")]
    title: Annotated[str, about("Title, as the report prints it."), _PUBLIC]
    kind: Annotated[
        ReviewKind,
        about(
            "Whether it is a whole review, or a rapid review that may lead to one.",
            empty="Unsaid, it is a whole review.",
        ),
    ] = "review"
    framework: Annotated[
        str, about("Framework it is held under, such as england-scr-2015.")
    ]
    overlay: Annotated[
        str | None,
        about(
            "Local overlay on the framework, such as buckinghamshire-2016.",
            empty="Not every board has guidance of its own.",
        ),
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
        about(
            "The model the review follows.",
            empty="Unsaid, it is the traditional model.",
        ),
    ] = "traditional"
    marking: Annotated[
        str,
        about(
            "Protective marking printed on every page.",
            empty="Unsaid, it is OFFICIAL-SENSITIVE.",
        ),
    ] = "OFFICIAL-SENSITIVE"
    agencies: Annotated[
        tuple[Agency, ...], about("Every agency that is asked for anything.")
    ] = ()
    dates: Annotated[KeyDates, about("Days on which clocks start or stop.")] = (
        KeyDates()
    )
    departures: Annotated[
        tuple[Departure, ...],
        about(
            "Diagnostics accepted with a reason.",
            empty="Most reviews depart from nothing.",
        ),
    ] = ()
    themes: Annotated[
        tuple[Theme, ...],
        about(
            "Themes of the board's own, beside those that scrkit ships.",
            empty="Those that scrkit ships may be enough.",
        ),
    ] = ()
    seal: Annotated[Seal, about("Who can open the sealed register of names.")] = Seal()
    publication: Annotated[Coarsening, about("How exact the published report is.")] = (
        Coarsening()
    )
