"""The rapid review, from the notification to the panel's reply: `rapid-review.yaml`."""

from typing import Annotated, Literal

from scrkit.model.kinds import (
    AgencyRef,
    Day,
    LearningId,
    Narrative,
    PersonRef,
    Record,
    about,
)

# The three who decide jointly; in practice their delegates act for them.
Partner = Literal["local_authority", "integrated_care_board", "police"]
PARTNERS: tuple[Partner, ...] = ("local_authority", "integrated_care_board", "police")
_ONLY_RAPID = "A review that began without a rapid review has none."


def _asked_by(code: str) -> str:
    return f"{code} asks for it once a rapid review is held."


# The days stand in review.yaml, where clocks run from them; who was told stands in
# criteria.yaml, and the fields of the form in reporting.yaml.
class IncidentNotified(Record, frozen=True, kw_only=True):
    """The notification of the incident, beside its days and who was told."""

    what: Annotated[
        Narrative,
        about("What was notified, in a few sentences.", empty=_asked_by("SCR650")),
    ] = ""
    reference: Annotated[
        str,
        about(
            "Reference that the notification was given.",
            empty="Not every notification is given one.",
        ),
    ] = ""
    withdrawn_because: Annotated[
        Narrative,
        about(
            "Why it was withdrawn: which criterion turned out not to be met.",
            empty="Few are withdrawn; SCR531 asks for it of those.",
        ),
    ] = ""


class AgencyAccount(Record, frozen=True, kw_only=True):
    """What an agency said when it was asked for its information."""

    agency: Annotated[AgencyRef, about("Agency, by id.")]
    answer: Annotated[
        Literal["summary", "nil_return", "none"],
        about(
            "A summary, that it holds nothing, or that it did not answer.",
            empty="Unsaid, it gave a summary.",
        ),
    ] = "summary"
    by: Annotated[
        str, about("Who answers for it: a role, not a name.", asked_if="answer!=none")
    ] = ""
    involvement: Annotated[
        Narrative,
        about(
            "What the agency knew and did, in a few sentences.",
            asked_if="answer=summary",
        ),
    ] = ""
    child: Annotated[
        Narrative,
        about(
            "What it knows of the child's daily life, and what the child said.",
            empty="Not every agency met the child.",
        ),
    ] = ""
    safety: Annotated[
        Narrative,
        about(
            "What it did at once to keep children safe.",
            empty="Not every agency had to act at once.",
        ),
    ] = ""
    strengths: Annotated[
        Narrative, about("What worked well.", empty="Not every agency sees it at once.")
    ] = ""
    improvements: Annotated[
        Narrative,
        about("What could be better.", empty="Not every agency sees it at once."),
    ] = ""
    note: Annotated[
        Narrative,
        about(
            "How good the answer is; why there is none.",
            empty="A full answer needs no note; SCR533 asks where there is none.",
        ),
    ] = ""


class SafetyAction(Record, frozen=True, kw_only=True):
    """What was done at once so that children are safe."""

    text: Annotated[Narrative, about("What is done.")]
    owner: Annotated[str, about("Post that does it; not a name.")]
    due: Annotated[Day, about("By when.", ahead="plan")]
    done: Annotated[
        Day | None,
        about("When it was done.", empty="SCR542 asks for it once it is due."),
    ] = None


class LearningPoint(Record, frozen=True, kw_only=True):
    """Something that the rapid review has shown already."""

    id: Annotated[LearningId, about("Id, such as L1; for life.")]
    kind: Annotated[
        Literal["strength", "improvement"],
        about("Practice that was strong, or something to improve."),
    ]
    text: Annotated[Narrative, about("What was learnt.")]
    shared: Annotated[
        Day | None,
        about(
            "When it was shared.",
            empty="SCR658 asks for it once the partners have decided.",
        ),
    ] = None
    how: Annotated[Narrative, about("With whom, and how.", asked_if="shared")] = ""


class Consideration(Record, frozen=True, kw_only=True):
    """What the partners found of one consideration of regulation 11, and why."""

    fact: Annotated[
        str,
        about(
            "Fact of criteria.yaml that holds the answer, such as improvements_needed."
        ),
    ]
    reasons: Annotated[Narrative, about("What it was found on, and what it weighs.")]


class IdentityConsidered(Record, frozen=True, kw_only=True):
    """How a subject's identity was asked about, and what it meant.

    What the child or family says stands under `identity` in people.yaml.
    """

    person: Annotated[PersonRef, about("Which child, by code.")]
    asked: Annotated[
        Narrative, about("Who asked whom, and when; or why nobody could be asked.")
    ]
    analysis: Annotated[
        Narrative,
        about(
            "What race, ethnicity, culture, faith, language and disability meant for "
            "this child and for how agencies saw the family; whether there was bias.",
            empty="SCR652 asks for it: a label is no analysis.",
        ),
    ] = ""


class PartnerSays(Record, frozen=True, kw_only=True):
    """One of the three partners, who decide jointly."""

    partner: Annotated[Partner, about("Which of the three.")]
    office: Annotated[str, about("Office of who signs for it; not a name.")]
    agrees: Annotated[bool, about("Whether it agrees to the decision.")]
    signed: Annotated[
        Day | None, about("When it was signed.", empty=_asked_by("SCR535"))
    ] = None
    dissent: Annotated[
        Narrative,
        about("Why it does not agree.", empty="SCR536 asks for it of a dissent."),
    ] = ""


Which = Literal["local", "national", "both", "neither"]


class PartnersDecision(Record, frozen=True, kw_only=True):
    """The joint decision of the safeguarding partners."""

    date: Annotated[Day, about("When they decided.")]
    review: Annotated[
        Which,
        about(
            "Which review is to be held: a local one, a national one (which the "
            "partners suggest), both or neither."
        ),
    ]
    reasons: Annotated[Narrative, about("Why, naming the facts it stands on.")]

    @property
    def local(self) -> bool:
        """Whether a local review is to be held."""
        return self.review in ("local", "both")


class LocalQuestion(Record, frozen=True, kw_only=True):
    """A question that the rapid review could not answer; a local review takes it on."""

    text: Annotated[Narrative, about("The question.")]
    short: Annotated[
        str,
        about(
            "A few words, for tables and headings.",
            empty="Headings then print the question itself.",
        ),
    ] = ""


class PanelReply(Record, frozen=True, kw_only=True):
    """What the national panel answered, and what followed."""

    received: Annotated[Day, about("When its letter came.")]
    agrees: Annotated[
        Literal["yes", "in_part", "no", "not_said"],
        about("Whether it agrees with the partners."),
    ]
    text: Annotated[Narrative, about("What it says, in our own words.")]
    asks: Annotated[
        Narrative, about("What it asks for.", empty="It may ask for nothing.")
    ] = ""
    followed: Annotated[
        Narrative,
        about(
            "What the partners did about it.",
            empty="SCR539 asks for it where the panel disagrees or asks.",
        ),
    ] = ""


class RapidReview(Record, frozen=True, kw_only=True):
    """`rapid-review.yaml`: the rapid review of an incident that was notified."""

    notification: Annotated[
        IncidentNotified, about("The notification.", empty=_ONLY_RAPID)
    ] = IncidentNotified()
    facts: Annotated[
        Narrative,
        about("The facts, as far as they can be found now.", empty=_asked_by("SCR650")),
    ] = ""
    accounts: Annotated[
        tuple[AgencyAccount, ...],
        about("What each agency said, one an agency.", empty=_asked_by("SCR533")),
    ] = ()
    education: Annotated[
        Narrative,
        about(
            "Which school, college or early years setting was asked; or why none.",
            empty=_asked_by("SCR534"),
        ),
    ] = ""
    safety: Annotated[
        tuple[SafetyAction, ...],
        about("Immediate safeguarding action.", empty=_asked_by("SCR653")),
    ] = ()
    safety_none: Annotated[
        Narrative,
        about(
            "Why no immediate action was needed.", empty="Only where there was none."
        ),
    ] = ""
    child_voice: Annotated[
        Narrative,
        about(
            "The child's daily life, and what the child said or showed.",
            empty=_asked_by("SCR662"),
        ),
    ] = ""
    family_voice: Annotated[
        Narrative,
        about(
            "What the family says; or why it was not asked yet.",
            empty=_asked_by("SCR662"),
        ),
    ] = ""
    identity: Annotated[
        tuple[IdentityConsidered, ...],
        about("Equality and identity, one a child.", empty=_asked_by("SCR652")),
    ] = ()
    learning: Annotated[
        tuple[LearningPoint, ...],
        about("What is learnt already.", empty=_asked_by("SCR660")),
    ] = ()
    considerations: Annotated[
        tuple[Consideration, ...],
        about("What regulation 11 asks to weigh.", empty=_asked_by("SCR651")),
    ] = ()
    national: Annotated[
        Narrative,
        about(
            "Whether the case may be complex or of national importance, and why.",
            empty=_asked_by("SCR661"),
        ),
    ] = ""
    decision: Annotated[
        PartnersDecision | None,
        about("The partners' joint decision.", empty=_ONLY_RAPID),
    ] = None
    partners: Annotated[
        tuple[PartnerSays, ...],
        about("The three partners, each by itself.", empty=_asked_by("SCR535")),
    ] = ()
    questions: Annotated[
        tuple[LocalQuestion, ...],
        about(
            "Questions for a local review.",
            empty="SCR654 asks for them where a local review is to be held.",
        ),
    ] = ()
    panel_reply: Annotated[
        PanelReply | None,
        about("The national panel's answer.", empty="It comes after the decision."),
    ] = None
