"""Who is behind the codes: `identities.yaml`, which git never holds in the clear."""

from typing import Annotated, Literal

from msgspec import Meta

from scrkit.dates import PartialDate
from scrkit.model.kinds import CODE, Format, Record, about

_Code = Annotated[str, Meta(pattern=CODE)]
_Texts = tuple[str, ...]


class Secret(Record, frozen=True, kw_only=True):
    """A record that never shows what it holds, in no message and no traceback."""

    def __repr__(self) -> str:
        """Return the kind of record and no more."""
        return f"<{type(self).__name__}>"


class Identity(Secret, frozen=True, kw_only=True):
    """Who, or which place, is behind a code of people.yaml; by every name in use."""

    code: Annotated[_Code, about("Code of people.yaml, of a person or a place.")]
    kind: Annotated[
        Literal["person", "place"], about("Whether a person or a place bears it.")
    ] = "person"
    names: Annotated[
        _Texts, about("Full names, the usual one first: forename before surname.")
    ] = ()
    aliases: Annotated[_Texts, about("Other names that are in use.")] = ()
    former_names: Annotated[_Texts, about("Names before marriage or change.")] = ()
    nicknames: Annotated[_Texts, about("What friends and family say.")] = ()
    initials: Annotated[_Texts, about("Initials that records use, such as ABC.")] = ()
    spellings: Annotated[_Texts, about("Spellings that were met in the records.")] = ()
    born: Annotated[PartialDate | None, about("Day of birth.")] = None
    died: Annotated[PartialDate | None, about("Day of death.")] = None
    addresses: Annotated[_Texts, about("Addresses, in one line each.")] = ()
    schools: Annotated[_Texts, about("Schools and nurseries.")] = ()
    workplaces: Annotated[_Texts, about("Where the person works.")] = ()
    telephones: Annotated[_Texts, about("Telephone numbers.")] = ()
    emails: Annotated[_Texts, about("E-mail addresses.")] = ()
    nhs_number: Annotated[str, about("NHS number: ten digits.")] = ""
    other_identifiers: Annotated[
        _Texts, about("Other numbers and marks: case numbers, a car's registration.")
    ] = ()


class Rare(Secret, frozen=True, kw_only=True):
    """Words that identify without being anybody's name: a place, a rare fact."""

    words: Annotated[_Texts, about("The words, in every spelling that is in use.")]
    kind: Annotated[
        Literal["place", "organisation", "fact"], about("What they tell of.")
    ] = "fact"
    instead: Annotated[
        str, about("What may be written in their place, such as a rare illness.")
    ] = ""


class Identities(Secret, frozen=True, kw_only=True):
    """`identities.yaml`: the names behind the codes. Never tracked in the clear."""

    format: Annotated[Format, about("Format of the register: 1.")]
    identities: Annotated[tuple[Identity, ...], about("One for each code.")] = ()
    rare: Annotated[
        tuple[Rare, ...], about("Places, organisations and facts that identify.")
    ] = ()
