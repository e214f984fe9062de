"""Who and where a review is about, by code: `people.yaml`, `glossary.yaml`."""

from typing import Annotated, Literal

from scrkit.dates import PartialDate
from scrkit.model.kinds import (
    AgencyRef,
    Layout,
    PersonCode,
    PersonRef,
    PlaceCode,
    Record,
    about,
)
from scrkit.model.kinship import Household, Parentage, Partnership, Siblings, Twins

_NOT_ASKED = "Many reviews draw no genogram; SCR480 asks for the subject's family."

# Three answers apart: not asked is the review's, not known the records', not said the
# family's.
Unanswered = Literal["not_asked", "not_known", "not_said"]


class Said(Record, frozen=True, kw_only=True):
    """What is said of one part of an identity, or why nothing is."""

    layout = Layout.BRACKETS

    says: Annotated[
        str,
        about(
            "What the child or family says of it themselves, such as Polish at home.",
            empty="Then `unanswered` says why; SCR491 asks for one of the two.",
        ),
    ] = ""
    by: Annotated[
        str,
        about(
            "Who said it: a role or code, such as the mother.",
            empty="It may be the subject who said it.",
        ),
    ] = ""
    unanswered: Annotated[
        Unanswered | None,
        about(
            "Why there is no answer: not_asked, not_known, not_said.",
            empty="Empty where `says` answers; SCR491 asks for one of the two.",
        ),
    ] = None
    reason: Annotated[
        str,
        about(
            "Why it was not asked, or is not known.",
            empty="SCR491 asks for it where there is no answer.",
        ),
    ] = ""


_ASKED = "SCR491 asks for each part of a subject's identity."


# Nothing is guessed from a name or a look: these are the family's own words.
class OwnIdentity(Record, frozen=True, kw_only=True):
    """What a subject and the family say of who they are."""

    ethnicity: Annotated[
        Said | None, about("Ethnicity, race and heritage.", empty=_ASKED)
    ] = None
    faith: Annotated[Said | None, about("Religion or faith.", empty=_ASKED)] = None
    language: Annotated[
        Said | None, about("Language spoken at home.", empty=_ASKED)
    ] = None
    disability: Annotated[Said | None, about("Disability.", empty=_ASKED)] = None
    sex_or_gender: Annotated[Said | None, about("Sex or gender.", empty=_ASKED)] = None


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
    agency: Annotated[
        AgencyRef | None,
        about("Agency of a professional, by id.", asked_if="kind=professional"),
    ] = None
    # With a day of birth anybody finds the child: SCR701 refuses one.
    born: Annotated[
        PartialDate | None,
        about("Month or year of birth; never the day.", asked_if="kind=subject"),
    ] = None
    published: Annotated[
        str, about("Wording in the published report, such as the health visitor.")
    ] = ""
    identity: Annotated[
        OwnIdentity | None,
        about(
            "What a subject and the family say of themselves; never an agency's guess.",
            empty="SCR491 asks for it of a subject.",
        ),
    ] = None
    line_manager: Annotated[
        PersonRef | None,
        about(
            "Code of the line manager, where that matters.",
            empty="It matters only for authors and supporters.",
        ),
    ] = None
    sex: Annotated[
        Literal["female", "male", "other", "unknown"],
        about("For the genogram; unsaid is a diamond.", empty="Only a genogram asks."),
    ] = "unknown"
    died: Annotated[
        PartialDate | None,
        about("When this person died, as far as known.", empty="Most are alive."),
    ] = None
    due: Annotated[
        PartialDate | None,
        about(
            "Of an unborn child: when the birth is expected.",
            empty="Only an unborn child is expected.",
        ),
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
    places: Annotated[
        tuple[Place, ...],
        about("Places and organisations.", empty="A review may name no place."),
    ] = ()
    parents: Annotated[
        tuple[Parentage, ...], about("Who is whose child.", empty=_NOT_ASKED)
    ] = ()
    partners: Annotated[
        tuple[Partnership, ...], about("Who are or were partners.", empty=_NOT_ASKED)
    ] = ()
    siblings: Annotated[
        tuple[Siblings, ...],
        about(
            "Brothers and sisters, where their parents do not say it.",
            empty="Mostly the parents say it.",
        ),
    ] = ()
    twins: Annotated[
        tuple[Twins, ...],
        about("Children of one birth.", empty="Most families have no twins."),
    ] = ()
    households: Annotated[
        tuple[Household, ...], about("Who lives or lived together.", empty=_NOT_ASKED)
    ] = ()

    @property
    def codes(self) -> frozenset[str]:
        """Every code that somebody or some place bears."""
        people = {one.code for one in self.people}
        return frozenset(people | {one.code for one in self.places})

    @property
    def subjects(self) -> tuple[str, ...]:
        """The codes of those whom the review is about, in the file's order."""
        return tuple(one.code for one in self.people if one.kind == "subject")


class Term(Record, frozen=True, kw_only=True):
    """An abbreviation and what it stands for."""

    short: Annotated[str, about("The abbreviation.")]
    long: Annotated[str, about("What it stands for.")]
    note: Annotated[
        str,
        about(
            "A plain explanation, if one is needed.",
            empty="Most abbreviations need no more than their words.",
        ),
    ] = ""


class Glossary(Record, frozen=True, kw_only=True):
    """`glossary.yaml`: the abbreviations that the accounts use."""

    terms: Annotated[
        tuple[Term, ...],
        about(
            "Abbreviations.",
            empty="A review may use no abbreviation; SCR801 asks for one it does.",
        ),
    ] = ()
