"""The whole of a review, file by file; look-ups only."""

from msgspec import Struct

from scrkit.model.case import Agency, CaseReview
from scrkit.model.drafting import Drafts, Points
from scrkit.model.gathering import Chronology, OpenRows, Requests, SecuredRecords
from scrkit.model.hearing import Family, Interviews, LearningEvents
from scrkit.model.imr import Imr
from scrkit.model.kinds import Record
from scrkit.model.opening import Criteria, Panel, TermsOfReference
from scrkit.model.order import Proceedings, TimelineDecisions
from scrkit.model.outcome import ActionPlan, Findings
from scrkit.model.people import Glossary, People, Person
from scrkit.model.publishing import Dissemination
from scrkit.model.rapid import RapidReview
from scrkit.model.reporting import Reporting
from scrkit.model.response import Response
from scrkit.model.stages import Stage
from scrkit.model.taken_in import Imports


class Section(Struct, frozen=True, kw_only=True):
    """A file of the lead reviewer's prose: `overview/<name>.md`."""

    name: str
    text: str


class Review(Struct, frozen=True, kw_only=True):
    """One review: a record for every file that was there, defaults for the rest."""

    case: CaseReview
    people: People = People()
    criteria: Criteria = Criteria()
    rapid: RapidReview = RapidReview()
    terms: TermsOfReference = TermsOfReference()
    panel: Panel = Panel()
    secured: SecuredRecords = SecuredRecords()
    requests: Requests = Requests()
    chronologies: tuple[Chronology, ...] = ()
    imrs: tuple[Imr, ...] = ()
    interviews: tuple[Interviews, ...] = ()
    open_rows: tuple[OpenRows, ...] = ()
    learning_events: LearningEvents = LearningEvents()
    family: Family = Family()
    findings: Findings = Findings()
    actions: ActionPlan = ActionPlan()
    response: Response = Response()
    timeline: TimelineDecisions = TimelineDecisions()
    proceedings: Proceedings = Proceedings()
    glossary: Glossary = Glossary()
    imports: Imports = Imports()
    dissemination: Dissemination = Dissemination()
    reporting: Reporting = Reporting()
    drafts: Drafts = Drafts()
    points: Points = Points()
    sections: tuple[Section, ...] = ()
    # What overview/pictures holds: by name below the review, as it was read.
    pictures: dict[str, bytes] = {}

    def agency(self, id: str) -> Agency | None:
        """Return the agency with that id, or None."""
        return next((a for a in self.case.agencies if a.id == id), None)

    def person(self, code: str) -> Person | None:
        """Return the person with that code, or None."""
        return next((p for p in self.people.people if p.code == code), None)

    @property
    def is_rapid(self) -> bool:
        """Whether it is a rapid review, and not yet a review of another kind."""
        return self.case.kind == "rapid"

    @property
    def had_rapid(self) -> bool:
        """Whether a rapid review is, or was, held."""
        return self.is_rapid or self.rapid != RapidReview()

    def section(self, name: str) -> str:
        """Return the prose of `overview/<name>.md`, empty where there is none."""
        return next((s.text for s in self.sections if s.name == name), "")


# The prose that reports print, each from overview/<name>.md; phases and questions have
# theirs as well: phase-P1, analysis-Q1.
SECTIONS = ("introduction", "process", "family", "summary", "learning", "conclusion")


# The board's own Word file, whose looks documents wear; the first that is there.
HOUSES = ("templates/house.docx", "templates/house.dotx")


def printed(review: Review) -> frozenset[str]:
    """Return the names of all `overview/<name>.md` that reports print."""
    phases = {f"phase-{phase.id}" for phase in review.timeline.phases}
    questions = {f"analysis-{question.id}" for question in review.terms.questions}
    return frozenset(SECTIONS) | phases | questions


# Where each record of a review lives: file name, field of Review, record type.
SINGLE_FILES: tuple[tuple[str, str, type[Record]], ...] = (
    ("review.yaml", "case", CaseReview),
    ("people.yaml", "people", People),
    ("criteria.yaml", "criteria", Criteria),
    ("rapid-review.yaml", "rapid", RapidReview),
    ("terms-of-reference.yaml", "terms", TermsOfReference),
    ("panel.yaml", "panel", Panel),
    ("secured-records.yaml", "secured", SecuredRecords),
    ("requests.yaml", "requests", Requests),
    ("learning-events.yaml", "learning_events", LearningEvents),
    ("family.yaml", "family", Family),
    ("overview/findings.yaml", "findings", Findings),
    ("actions.yaml", "actions", ActionPlan),
    ("response.yaml", "response", Response),
    ("timeline.yaml", "timeline", TimelineDecisions),
    ("proceedings.yaml", "proceedings", Proceedings),
    ("glossary.yaml", "glossary", Glossary),
    ("imports.yaml", "imports", Imports),
    ("dissemination.yaml", "dissemination", Dissemination),
    ("reporting.yaml", "reporting", Reporting),
    ("drafts.yaml", "drafts", Drafts),
    ("points.yaml", "points", Points),
)

# In which stage the prose of a file is written: by field of Review. By the end of that
# stage it has to be as the rules on language want it.
WRITTEN_IN: dict[str, Stage] = {
    "case": "set-up",
    "criteria": "criteria",
    "rapid": "criteria",
    "terms": "set-up",
    "panel": "set-up",
    "secured": "gathering",
    "requests": "gathering",
    "chronologies": "gathering",
    "imrs": "gathering",
    "interviews": "gathering",
    "learning_events": "gathering",
    "family": "gathering",
    "findings": "report",
    "timeline": "report",
    "proceedings": "report",
    "actions": "response",
    "response": "response",
    "dissemination": "publication",
}

# A folder of files, one per agency: folder, field of Review, record type.
AGENCY_FOLDERS: tuple[tuple[str, str, type[Record]], ...] = (
    ("chronologies", "chronologies", Chronology),
    ("imrs", "imrs", Imr),
    ("interviews", "interviews", Interviews),
)
# The fields of Review that hold thousands of records where others hold dozens.
LARGE = ("chronologies",)

# Rows of agencies' returns that are still open stand beside the chronologies.
OPEN_ROWS = ".questions.yaml"
