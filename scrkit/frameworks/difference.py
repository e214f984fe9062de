"""What changes from one framework to another, clause by clause; judges nothing."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Literal, get_args

from msgspec import Struct
from msgspec.structs import fields

from scrkit.dates import spelled
from scrkit.frameworks.tree import WORDS, Clause, Node
from scrkit.frameworks.values import Framework
from scrkit.model.kinds import Record, description

Kind = Literal["came", "gone", "changed"]
Part = Literal[
    "names",
    "facts",
    "criteria",
    "redirects",
    "decision",
    "deadlines",
    "lookbacks",
    "roles",
    "duties",
    "products",
    "report_checks",
    "gates",
    "definitions",
    "dates",
    "authorities",
    "not_established",
]


class Altered(Struct, frozen=True):
    """One thing that a clause says otherwise: what, as it was, and as it is."""

    field: str
    what: str
    before: str
    after: str


class Difference(Struct, frozen=True):
    """A clause that came, is gone, or says something else.

    `id` is the clause's own; `title` what it is, in its words.
    """

    part: Part
    kind: Kind
    id: str
    title: str
    altered: tuple[Altered, ...] = ()


# Lists of clauses with an id, in the order in which a reader wants them.
_BEFORE_TREES: tuple[Part, ...] = ("facts",)
_EVERY: tuple[Part, ...] = get_args(Part)
_BEHIND = _EVERY[_EVERY.index("deadlines") : _EVERY.index("not_established")]
# What a clause is called, by the first of these that it has.
_TITLES = ("what", "question", "title", "text", "cite")


def differences(older: Framework, newer: Framework) -> tuple[Difference, ...]:
    """Return what changes from the older framework to the newer, part by part."""
    both = (older, newer)

    def listed(part: Part) -> Iterator[Difference]:
        before, after = (_by_id(getattr(one, part)) for one in both)
        yield from _between(part, before, after, both)

    return (
        *_words(older, newer),
        *(one for part in _BEFORE_TREES for one in listed(part)),
        *_between("criteria", _criteria(older), _criteria(newer), both),
        *_between("redirects", _redirects(older), _redirects(newer), both),
        *_between("decision", _decision(older), _decision(newer), both),
        *(one for part in _BEHIND for one in listed(part)),
        *_sentences(older, newer),
    )


def _by_id(listed: Iterable[Any]) -> dict[str, Record]:
    return {one.id: one for one in listed}


def _criteria(framework: Framework) -> dict[str, Record]:
    """Return the questions, and every node of their trees that has an id."""
    found: dict[str, Record] = {}
    for criterion in framework.criteria:
        found[criterion.id] = criterion
        found.update({node.id: node for node in criterion.tree.walk() if node.id})
    return found


def _redirects(framework: Framework) -> dict[str, Record]:
    return {f"{one.fact}: {', '.join(one.in_)}": one for one in framework.redirects}


def _decision(framework: Framework) -> dict[str, Record]:
    return {"decision": framework.decision, **_by_id(framework.decision.outcomes)}


def _words(older: Framework, newer: Framework) -> Iterator[Difference]:
    for key in dict.fromkeys((*older.names, *newer.names)):
        before, after = older.names.get(key, ""), newer.names.get(key, "")
        if before != after:
            kind: Kind = "changed" if before and after else "came" if after else "gone"
            altered = Altered("name", "What it is called.", before, after)
            yield Difference("names", kind, key, after or before, (altered,))


def _sentences(older: Framework, newer: Framework) -> Iterator[Difference]:
    before, after = older.not_established, newer.not_established
    for text in before:
        if text not in after:
            yield Difference("not_established", "gone", "", text)
    for text in after:
        if text not in before:
            yield Difference("not_established", "came", "", text)


def _between(
    part: Part,
    before: Mapping[str, Record],
    after: Mapping[str, Record],
    both: tuple[Framework, Framework],
) -> Iterator[Difference]:
    # In the older one's order, then what came: a reader knows the older.
    for id in dict.fromkeys((*before, *after)):
        old, new = before.get(id), after.get(id)
        if old is None and new is not None:
            yield Difference(part, "came", id, _title(new))
        elif old is not None and new is None:
            yield Difference(part, "gone", id, _title(old))
        elif old is not None and new is not None:
            altered = tuple(_altered(old, new, both))
            if altered:
                yield Difference(part, "changed", id, _title(new), altered)


def _title(record: Record) -> str:
    told = (str(getattr(record, name, "") or "") for name in _TITLES)
    return " ".join(next(filter(None, told), "").split())


def _altered(
    old: Record, new: Record, both: tuple[Framework, Framework]
) -> Iterator[Altered]:
    cited = isinstance(old, Clause)
    for one in fields(new):
        # Where a clause stands is told once, as the citation that is printed.
        if one.name in ("id", "at") or (cited and one.name == "ref"):
            continue
        before, after = (_spelled(getattr(rec, one.name, None)) for rec in (old, new))
        if before != after:
            yield Altered(one.encode_name, description(one.type), before, after)
    if isinstance(old, Clause) and isinstance(new, Clause):
        before, after = both[0].citation(old), both[1].citation(new)
        if before != after:
            yield Altered("ref", "What it stands on.", before, after)


def _spelled(value: object) -> str:
    """Return a value in words; of a record that holds others, their ids."""
    match value:
        case None | bool():
            return {None: "", True: "yes", False: "no"}[value]
        case date():
            return spelled(value)
        case tuple():
            return ", ".join(map(_spelled, value))
        # Before Record, of which a node is one.
        case Node(id="", fact=fact):
            return fact or "a clause without an id"
        case Record():
            return str(getattr(value, "id", ""))
    words = next((told for id, told in WORDS.items() if id == value), str(value))
    return " ".join(words.split())
