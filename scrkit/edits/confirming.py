"""Stamp what findings and recommendations cite; tell which are suspect since.

A stamp holds, for each entry that a finding cites (as evidence, against it, or in its
words), the SHA-256 of what the entry says; a recommendation's, the same of the findings
it follows from. Reflowed lines, another order of people and another style of quotes say
the same. Acceptances, approvals and departures leave a stamp alone: only `confirm`
writes one.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from scrkit.edits.digest import plain, sha256_of
from scrkit.errors import ScrError
from scrkit.files import Edit
from scrkit.model.kinds import Record
from scrkit.model.outcome import Confirmation, Finding, Findings, Recommendation, Stamp
from scrkit.model.review import Review
from scrkit.patterns import later
from scrkit.review.walk import cited
from scrkit.yamlfile import Path

if TYPE_CHECKING:
    from scrkit.edits.editing import Editing

FILE = "overview/findings.yaml"
_ENTRY = later(r"(?<![\w-])([A-Z]{2,})-[0-9]{4,}(?![\w-])")

Outcome: TypeAlias = Finding | Recommendation
How = Literal["changed", "withdrawn", "gone", "added", "dropped"]


class Change(Struct, frozen=True):
    """What became of one entry or finding since what cites it was confirmed.

    "added": it is cited since; "dropped": it stands there and is cited no more.
    """

    id: str
    how: How


class Suspect(Struct, frozen=True):
    """A finding or recommendation that nobody confirmed since what it cites changed."""

    record: Outcome
    changes: tuple[Change, ...]


def suspects(review: Review) -> tuple[Suspect, ...]:
    """Return what has to be confirmed again, in the order of its file."""
    said = _Said(review)
    found = (
        Suspect(one, tuple(_changes(one.confirmed, said.of(one), said)))
        for one in review.findings.outcomes
        if one.confirmed is not None
    )
    return tuple(one for one in found if one.changes)


def unconfirmed(review: Review) -> tuple[Outcome, ...]:
    """Return the findings and recommendations that nobody has confirmed yet."""
    return tuple(one for one in review.findings.outcomes if one.confirmed is None)


def confirm(
    content: bytes, review: Review, ids: tuple[str, ...], given: Confirmation
) -> tuple[Edit, ...]:
    """Return the edits that confirm findings and recommendations in findings.yaml.

    Raises ScrError for an id that none bears, and where something is cited that does
    not stand there any more.
    """
    # Who only validates changes nothing.
    from scrkit.edits.editing import Editing

    editing, said = Editing(content, FILE, Findings), _Said(review)
    places = _places(editing.before)
    for id in dict.fromkeys(ids):
        if id not in places:
            raise ScrError(
                f"there is no finding or recommendation {id} in {FILE}",
                "Agencies' own recommendations are theirs, and are not confirmed here.",
            )
        path, one = places[id]
        stamps = _stamps(one, said)
        if one.confirmed is None:
            editing.set(path, confirmed=replace(given, cited=stamps))
        else:
            _confirm_again(editing, (*path, "confirmed"), one.confirmed, given, stamps)
    return editing.edits()


def _confirm_again(
    editing: "Editing[Findings]",
    path: Path,
    then: Confirmation,
    given: Confirmation,
    stamps: tuple[Stamp, ...],
) -> None:
    """Change a confirmation stamp by stamp, so that git shows what became of which."""
    editing.set(path, date=given.date, by=given.by, reason=given.reason)
    now, dropped = {one.id: one for one in stamps}, []
    for place, old in enumerate(then.cited):
        if old.id in now:
            editing.replace((*path, "cited", place), now.pop(old.id))
        else:
            dropped.append(place)
    editing.append((*path, "cited"), *now.values())
    editing.remove((*path, "cited"), *dropped)


def _places(found: Findings) -> dict[str, tuple[tuple[str, int], Outcome]]:
    lists: dict[str, tuple[Outcome, ...]] = {
        "findings": found.findings,
        "recommendations": found.recommendations,
    }
    return {
        one.id: ((key, n), one)
        for key, all_ in lists.items()
        for n, one in enumerate(all_)
    }


def _stamps(one: Outcome, said: "_Said") -> tuple[Stamp, ...]:
    stamps = said.of(one)
    lost = [id for id, seal in stamps.items() if not seal]
    if lost:
        raise ScrError(
            f"{one.id} cites {', '.join(lost)}: withdrawn, not there, or unreadable",
            "Take the citation out, or cite something else, and confirm it then.",
        )
    return tuple(Stamp(id=id, sha256=seal) for id, seal in stamps.items())


class _Said:
    """What the entries and findings of a review say, as seals; each worked out once."""

    def __init__(self, review: Review) -> None:
        self._prefixes = {agency.prefix for agency in review.case.agencies}
        self._records: dict[str, Record] = {}
        self._withdrawn: set[str] = set()
        for chronology in review.chronologies:
            for entry in chronology.entries:
                # The first of a doubled id; that it is doubled is told by itself.
                self._records.setdefault(entry.id, entry)
            self._withdrawn |= {one.id for one in chronology.withdrawn}
        for finding in review.findings.findings:
            self._records.setdefault(finding.id, finding)
        self._seals: dict[str, str] = {}

    def of(self, one: Outcome) -> dict[str, str]:
        """Return what a finding or recommendation cites now, "" for what is lost."""
        return {id: self.seal(id) for id in self._cites(one)}

    def _cites(self, one: Outcome) -> tuple[str, ...]:
        """Return what is cited, each once: references first, then in the text."""
        if isinstance(one, Finding):
            named = (*one.evidence, *one.counter_evidence)
        else:
            named = one.findings
        told = (
            match[0]
            for text in cited(one)
            if text.kind == "narrative"
            for match in _ENTRY.finditer(text.text)
            # What only looks like an id is a title or an act: COVID-2019.
            if match[1] in self._prefixes
        )
        return tuple(dict.fromkeys((*named, *told)))

    def seal(self, id: str) -> str:
        """Return the seal of what an id says; "" where it is withdrawn or unknown."""
        if id not in self._seals:
            known = self._records.get(id)
            gone = known is None or id in self._withdrawn
            self._seals[id] = "" if known is None or gone else seal_of(known)
        return self._seals[id]

    def lost(self, id: str) -> How | None:
        """Tell how an id was lost, None where it stands there."""
        if self.seal(id):
            return None
        return "withdrawn" if id in self._withdrawn else "gone"


def _changes(
    then: Confirmation, now: Mapping[str, str], said: _Said
) -> Iterator[Change]:
    # Somebody may have typed it in capitals.
    before = {one.id: one.sha256.lower() for one in then.cited}
    for id, seal in before.items():
        how = said.lost(id)
        if how:
            yield Change(id, how)
        elif id not in now:
            yield Change(id, "dropped")
        elif now[id] != seal:
            yield Change(id, "changed")
    for id in now:
        if id not in before:
            yield Change(id, said.lost(id) or "added")


def seal_of(record: Record) -> str:
    """Return the SHA-256 of what a record says, however it is laid out."""
    return sha256_of(_meant(plain(record)))


def _meant(value: object) -> object:
    """Return canonical values without what only looks: line ends, order of codes."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, list):
        meant = [_meant(one) for one in value]
        texts = [one for one in meant if isinstance(one, str)]
        # Codes of people come in any order; records in a list tell something by theirs.
        return sorted(texts) if len(texts) == len(meant) else meant
    if isinstance(value, dict):
        return {key: _meant(one) for key, one in value.items()}
    return value
