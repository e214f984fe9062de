"""An agency's own report: an Individual Management Report, or a short report."""

from typing import Annotated, Literal, get_args

from scrkit.model.kinds import (
    BY_COMMAND,
    AgencyRef,
    Day,
    EntryRef,
    FileFormat,
    Layout,
    Narrative,
    PersonRef,
    QuestionRef,
    RecommendationId,
    Record,
    about,
    unheard,
)


class Author(Record, frozen=True, kw_only=True):
    """Who wrote an IMR or short report, and how independent they are."""

    office: Annotated[str, about("Office held; not a name.")]
    involved: Annotated[bool, about("Directly concerned with the child or family.")]
    line_manager_of_involved: Annotated[
        bool, about("Immediate line manager of somebody who was.")
    ]
    declared: Annotated[Day | None, about("When that was declared.")] = None
    person: Annotated[
        PersonRef | None,
        about(
            "Code, if in people.yaml.",
            empty="Most authors are not in the case, and have no code.",
        ),
    ] = None


class Analysis(Record, frozen=True, kw_only=True):
    """An agency's own analysis of one question."""

    question: Annotated[QuestionRef, about("The question.")]
    text: Annotated[Narrative, about("The analysis.")]
    evidence: Annotated[tuple[EntryRef, ...], about("Entries it stands on.")] = ()


_EITHER = "A reason or an entry is enough; SCR604 asks for one."


class OwnRecommendation(Record, frozen=True, kw_only=True):
    """An agency's recommendation for itself."""

    id: Annotated[RecommendationId, about("Id with the agency's prefix: HEALTH-R1.")]
    text: Annotated[Narrative, about("What is recommended.")]
    rationale: Annotated[
        Narrative,
        about("What it follows from.", empty=_EITHER),
    ] = ""
    evidence: Annotated[
        tuple[EntryRef, ...],
        about("Entries it stands on.", empty=_EITHER),
    ] = ()


class WithdrawnRecommendation(Record, frozen=True, kw_only=True):
    """An agency's recommendation that was withdrawn; its id is never used again."""

    layout = Layout.BRACKETS | Layout.QUOTED

    id: Annotated[RecommendationId, about("Id of the recommendation.")]
    withdrawn: Annotated[Day, about("When it was withdrawn.")]
    reason: Annotated[Narrative, about("Why.")]


class SignOff(Record, frozen=True, kw_only=True):
    """A senior officer's signature under a return."""

    layout = Layout.QUOTED

    office: Annotated[str, about("Office held; not a name.")]
    date: Annotated[Day, about("When.")]
    version: Annotated[str, about("Version signed, such as 1.0.")]
    sha256: Annotated[
        str, about("SHA-256 of what was signed; written by scr sign.", empty=BY_COMMAND)
    ] = ""


ReportKind = Literal["imr", "short_report"]
REPORTS: tuple[ReportKind, ...] = get_args(ReportKind)


class Imr(Record, frozen=True, kw_only=True):
    """`imrs/<agency>.yaml`: an Individual Management Report or short report."""

    format: FileFormat = "1"
    agency: Annotated[AgencyRef, about("Agency, by id; the file bears its name.")]
    kind: Annotated[ReportKind, about("Which of the two.")]
    author: Annotated[Author, about("Author and independence.")]
    records_secured: Annotated[
        Day | None,
        about(
            "When its records were secured.",
            empty="The register of secured records says it; SCR404 and SCR421 ask.",
        ),
    ] = None
    methods: Annotated[
        Narrative, about("How it was done, documents seen.", asked_if="kind=imr")
    ] = ""
    context: Annotated[
        Narrative, about("Workload, staffing, supervision.", asked_if="kind=imr")
    ] = ""
    involvement: Annotated[Narrative, about("Involvement in summary.")] = ""
    staff_consulted: Annotated[
        tuple[PersonRef, ...],
        about("Front-line staff consulted on the findings.", asked_if="kind=imr"),
    ] = ()
    staff_view: Annotated[
        Narrative,
        about("What they said of the findings.", asked_if="kind=imr"),
        unheard("What staff said is theirs."),
    ] = ""
    analysis: Annotated[tuple[Analysis, ...], about("Analysis per question.")] = ()
    good_practice: Annotated[
        tuple[Narrative, ...],
        about(
            "Good practice, one paragraph each.",
            empty="SCR457 asks for it where no entry shows any either.",
        ),
    ] = ()
    findings: Annotated[
        tuple[Narrative, ...], about("What the agency learnt, one paragraph each.")
    ] = ()
    changed: Annotated[
        Narrative,
        about("What has changed already.", empty="Nothing may have changed yet."),
    ] = ""
    recommendations: Annotated[
        tuple[OwnRecommendation, ...],
        about(
            "Recommendations for itself.", empty="An agency may have none for itself."
        ),
    ] = ()
    withdrawn: Annotated[
        tuple[WithdrawnRecommendation, ...],
        about(
            "Recommendations taken back; their ids stay used.",
            empty="Most reports take nothing back.",
        ),
    ] = ()
    sign_off: Annotated[SignOff | None, about("Senior officer's sign-off.")] = None
