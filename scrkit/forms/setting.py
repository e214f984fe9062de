"""What a form's answers are read with, and what is noticed meanwhile."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from scrkit.forms.description import Choices
from scrkit.frameworks.theme import theme_titles
from scrkit.importers.understand.naming import Pseudonymiser
from scrkit.model.review import Review


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a place of a form: where it is, its field, what is needed."""

    at: str
    field: str
    needed: str


@dataclass(slots=True, repr=False)
class Setting:
    """What answers are read with, and what is noticed meanwhile.

    `known` are ids of the review by kind; `questions` what is asked, `named` what may
    be names: where, of which kind, how many. `month_first` marks a form in which a
    date can only be read month first, so that no other is sure; `agencies` are those
    of the review by id and name.
    """

    door: Pseudonymiser
    latest: date
    known: Mapping[str, frozenset[str]]
    questions: list[Question] = field(default_factory=list)
    named: list[tuple[str, str, int]] = field(default_factory=list)
    month_first: bool = False
    agencies: Choices = ()

    def quiet(self) -> "Setting":
        """Return a setting in which nothing that is noticed is told."""
        return replace(self, questions=[], named=[])

    def ask(self, at: str, name: str, needed: str) -> None:
        """Note a question."""
        self.questions.append(Question(at, name, needed))


def agencies_of(review: Review) -> Choices:
    """Return the agencies of a review by id and name."""
    return tuple((one.id, one.name) for one in review.case.agencies)


def known_ids(review: Review) -> dict[str, frozenset[str]]:
    """Return the ids that a form may refer to, by kind."""
    findings = review.findings
    own = (one.id for imr in review.imrs for one in imr.recommendations)
    recommended = (one.id for one in findings.recommendations)
    return {
        "entry": frozenset(e.id for c in review.chronologies for e in c.entries),
        "question": frozenset(one.id for one in review.terms.questions),
        "finding": frozenset(one.id for one in findings.findings),
        "recommendation": frozenset((*recommended, *own)),
        "action": frozenset(one.id for one in review.actions.actions),
        "learning": frozenset(one.id for one in review.rapid.learning),
        "agency": frozenset(one.id for one in review.case.agencies),
        "place": frozenset(one.code for one in review.people.places),
        "theme": frozenset((*theme_titles(), *(o.id for o in review.case.themes))),
    }
