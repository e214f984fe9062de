"""A form as it is in one review: its keys, its answers, what is worked out for it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from msgspec.structs import replace

from scrkit.dates import spelled
from scrkit.forms.description import Choices, Form, Key
from scrkit.forms.worked import claimable, criteria_worked_out, to_be_told
from scrkit.frameworks import FactQuestion, Framework, weighed
from scrkit.model.rapid import PARTNERS
from scrkit.model.review import Review
from scrkit.text.casing import worded

BOARD_ITSELF = "Board"


@dataclass(frozen=True, slots=True, repr=False)
class Around:
    """What a form is suited to; the framework is None where none is known.

    `owner` is the id of the agency whose form it is, "" where that does not matter;
    `one` that of the only record that it is about, "" for all of a list.
    """

    review: Review
    framework: Framework | None = None
    owner: str = ""
    one: str = ""


def suited(form: Form, around: Around) -> Form:
    """Return a form with what the review and its framework put into it."""
    return replace(
        form,
        keys={place: _KEYS[one](around) for place, one in form.keyed.items()},
        among={place: _CHOICES[one](around) for place, one in form.chosen.items()},
        shown={place: _WORKED[one](around) for place, one in form.worked.items()},
    )


def _questions(around: Around) -> tuple[Key, ...]:
    return tuple(
        Key(one.id, _headed(one.id, one.short or one.text), one.text * bool(one.short))
        for one in around.review.terms.questions
    )


def _headed(id: str, words: str) -> str:
    return " ".join(f"{id}: {words}".split())


def _facts(around: Around) -> tuple[Key, ...]:
    if around.framework is None:
        return ()
    return tuple(_fact(one) for one in around.framework.facts)


def _fact(one: FactQuestion) -> Key:
    answers = tuple((value, worded(value)) for value in one.values)
    return Key(one.id, one.question, one.help, {"facts.value": answers})


def _outcomes(around: Around) -> tuple[Key, ...]:
    """Return what is replied to: findings and recommendations, agencies' own too."""
    # Of an agency's own, those are asked about to which a reply stands already, or that
    # the plan carries out.
    found = around.review.findings
    every = [Key(o.id, _headed(o.id, o.title), o.text) for o in found.findings]
    every += [
        Key(o.id, f"Recommendation {o.id}", o.text) for o in found.recommendations
    ]
    every += [
        Key(one.id, f"Recommendation {one.id}, of the agency itself", one.text)
        for imr in around.review.imrs
        for one in imr.recommendations
    ]
    return tuple(every)


def _family(around: Around) -> tuple[Key, ...]:
    """Return the family by code, and whoever else is spoken with already."""
    held = {one.person for one in around.review.family.members}
    return tuple(
        Key(one.code, f"{one.code}: {one.label}, {one.role}")
        for one in around.review.people.people
        if one.kind == "family" or one.code in held
    )


def _subjects(around: Around) -> tuple[Key, ...]:
    return tuple(
        Key(one.code, f"{one.code}: {one.label}")
        for one in around.review.people.people
        if one.kind == "subject"
    )


def _partners(_: Around) -> tuple[Key, ...]:
    return tuple(Key(one, worded(one)) for one in PARTNERS)


def _own_agency(around: Around) -> tuple[Key, ...]:
    """Return the agency whose form it is, and no other."""
    mine = (one for one in around.review.case.agencies if one.id == around.owner)
    return tuple(Key(one.id, one.name) for one in mine)


def _interviews(around: Around) -> tuple[Key, ...]:
    """Return the interviews of an agency, or the one that is asked about."""
    return tuple(
        Key(
            one.id,
            f"Interview {one.id}",
            f"With @{one.person} on {spelled(one.date)}, by: {one.by}.",
            shown=one.points,
        )
        for every in around.review.interviews
        for one in every.interviews
        if around.owner in ("", every.agency) and around.one in ("", one.id)
    )


def _weighed(around: Around) -> tuple[Key, ...]:
    return tuple(Key(node.fact, node.title) for node in weighed(around.framework))


def _agencies(around: Around) -> Choices:
    return tuple((one.id, one.name) for one in around.review.case.agencies)


def _repliers(around: Around) -> Choices:
    return ((BOARD_ITSELF, "The Board"), *_agencies(around))


def _decisions(around: Around) -> Choices:
    if around.framework is None:
        return ()
    return tuple((one.id, one.title) for one in around.framework.decision.outcomes)


def _clauses(around: Around) -> Choices:
    return tuple((id, id) for id, _ in claimable(around.framework))


def _statuses(around: Around) -> Choices:
    return tuple((value, worded(value)) for value in _looked_at(around.framework))


def _looked_at(framework: Framework | None) -> Iterator[str]:
    every = framework.lookbacks if framework else ()
    return iter(dict.fromkeys(value for one in every for value in one.statuses))


def _criteria(around: Around) -> tuple[str, ...]:
    if around.framework is None:
        return ()
    return criteria_worked_out(around.review, around.framework)


def _claims(around: Around) -> tuple[str, ...]:
    told: dict[str, str] = {}
    for id, title in claimable(around.framework):
        # The parts of a clause that is told need no line of their own.
        if title and not id.startswith(tuple(told)):
            told[id] = f"{id}: {title}"
    return tuple(told.values())


def _recipients(around: Around) -> tuple[str, ...]:
    return to_be_told(around.framework) if around.framework else ()


_KEYS: Mapping[str, Callable[[Around], tuple[Key, ...]]] = {
    "questions": _questions,
    "facts": _facts,
    "outcomes": _outcomes,
    "family": _family,
    "own_agency": _own_agency,
    "interviews": _interviews,
    "partners": _partners,
    "subjects": _subjects,
    "weighed": _weighed,
}
_CHOICES: Mapping[str, Callable[[Around], Choices]] = {
    "agencies": _agencies,
    "repliers": _repliers,
    "decisions": _decisions,
    "statuses": _statuses,
    "clauses": _clauses,
}
_WORKED: Mapping[str, Callable[[Around], tuple[str, ...]]] = {
    "criteria": _criteria,
    "claims": _claims,
    "recipients": _recipients,
}
