"""The records that no form asks for, each with the reason."""

from collections.abc import Mapping

from scrkit.model.case import (
    Agency,
    Board,
    CaseReview,
    Coarsening,
    Departure,
    KeyDates,
    Seal,
    Theme,
)
from scrkit.model.drafting import Drafts, Points
from scrkit.model.gathering import NoContact, Request, Requests, Withdrawn
from scrkit.model.imr import WithdrawnRecommendation
from scrkit.model.kinds import Record
from scrkit.model.kinship import Household, Parentage, Partnership, Siblings, Twins
from scrkit.model.order import DayOrder, OwnWords, Phase
from scrkit.model.outcome import Repeat
from scrkit.model.people import OwnIdentity, People, Person, Place, Said
from scrkit.model.publishing import Approval, Gate
from scrkit.model.reporting import Incident, Reporting, Tracker
from scrkit.model.stands_in import StandsIn
from scrkit.model.taken_in import Imports

_OPENED = "scr new begins it, and the board's office keeps review.yaml."
_PEOPLE = "scr people keeps them: a form would carry names beside codes."
_IDENTITY = "Whoever speaks with the family writes it; an agency's form would guess."
_REPORTED = "It goes to registers that have forms of their own."
_FAMILY = "It is drawn from people.yaml, beside the people that it is about."
_KEPT = "Commands keep it as they ask, take in and withdraw."

FORMLESS: Mapping[type[Record], str] = {
    CaseReview: _OPENED,
    Board: _OPENED,
    Agency: _OPENED,
    KeyDates: _OPENED,
    Seal: _OPENED,
    Coarsening: _OPENED,
    Theme: _OPENED,
    Departure: "scr note departure writes it.",
    People: _PEOPLE,
    Person: _PEOPLE,
    OwnIdentity: _IDENTITY,
    Said: _IDENTITY,
    Place: _PEOPLE,
    Reporting: _REPORTED,
    Tracker: _REPORTED,
    Incident: _REPORTED,
    Parentage: _FAMILY,
    Partnership: _FAMILY,
    Siblings: _FAMILY,
    Twins: _FAMILY,
    Household: _FAMILY,
    Requests: _KEPT,
    Request: _KEPT,
    Imports: _KEPT,
    Withdrawn: _KEPT,
    WithdrawnRecommendation: _KEPT,
    NoContact: "A stretch without contact has a row of its own in the chronology.",
    StandsIn: "The board looks it up in the secured file.",
    DayOrder: "It needs every entry of the day, and stands in timeline.yaml.",
    Phase: "scr note phase writes it.",
    OwnWords: "Whoever looks at the proposals writes them into timeline.yaml.",
    Gate: "scr note gate writes it.",
    Drafts: "scr draft send keeps it.",
    Points: "scr draft comments fills it, and scr draft answer.",
    Approval: "scr approve writes it.",
    Repeat: "The board decides it, by the page of all reviews that scr board makes.",
}
