"""Take a review over to another framework; never reads the folder, never decides."""

from collections.abc import Iterable, Iterator, Mapping

from scrkit import frameworks
from scrkit.edits.editing import Editing
from scrkit.errors import ScrError
from scrkit.files import Edit, Plan
from scrkit.frameworks import FactQuestion, Framework
from scrkit.model.case import CaseReview
from scrkit.model.opening import Criteria, Fact
from scrkit.yamlfile import Path, read
from scrkit.yamlfile.splice import Spelled, Written, at_one_place

_CASE, _FACTS = "review.yaml", "criteria.yaml"


def overlay_under(overlay: str, newer: Framework) -> str:
    """Return the overlay that goes with the newer framework, "" where none does.

    The same one where it is made for both; else the shipped one that took its place.
    """
    known = [frameworks.load_overlay(id) for id in frameworks.overlays()]
    fitting = [one for one in known if newer.id in one.extends]
    if any(one.id == overlay for one in fitting):
        return overlay
    return next((one.id for one in fitting if one.valid.replaces == overlay), "")


def migrated(
    files: Mapping[str, bytes], case: CaseReview, facts: Criteria, newer: Framework
) -> Plan:
    """Return what puts a review under another framework, with facts it calls otherwise.

    Raises ScrError where a fact is answered under its old and its new id.
    """
    days, blank = unanswered(case, facts, newer)
    content = files.get(_FACTS, b"")
    open_ = [("facts", one) for one in blank]
    facts_of = (*_dropped(content, _FACTS, open_), *_asked(content, facts, newer))
    editing = Editing(files[_CASE], _CASE, CaseReview)
    editing.set((), framework=newer.id)
    if case.overlay:
        editing.set((), overlay=overlay_under(case.overlay, newer) or None)
    return (
        *editing.plan(),
        *_dropped(files[_CASE], _CASE, [("dates", "other", one) for one in days]),
        *_renamed(files, facts, newer),
        *at_one_place(facts_of),
    )


def _dropped(content: bytes, file: str, paths: Iterable[Path]) -> Iterator[Edit]:
    written = Written(content, read(content, file))
    yield from (written.drop_key(path) for path in paths)


def unanswered(
    case: CaseReview, facts: Criteria, newer: Framework
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return days and facts that stand there empty, and that the newer lacks."""
    days, here = {one.id for one in newer.dates}, {fact.id for fact in newer.facts}
    empty = (id for id, day in case.dates.other.items() if day is None)
    blank = (id for id, fact in facts.facts.items() if fact == Fact(value="unknown"))
    return (
        tuple(id for id in empty if id not in days),
        tuple(id for id in blank if id not in here and id not in newer.renamed),
    )


def asked_anew(facts: Criteria, newer: Framework) -> tuple[FactQuestion, ...]:
    """Return what the newer framework asks and the review has no place for yet."""
    known = {*facts.facts, *renames(facts, newer).values()}
    if not facts.facts:
        return ()
    return tuple(one for one in newer.facts if one.id not in known)


def _asked(content: bytes, facts: Criteria, newer: Framework) -> Iterator[Edit]:
    """Yield a place for each new question, as scr new writes it: unknown, no source."""
    written = Written(content, read(content, _FACTS))
    place = Spelled("{value: unknown}", "", ("value: unknown", "source:"))
    for one in asked_anew(facts, newer):
        yield written.add_key(("facts",), one.id, place, None, (one.asked,))


def renames(facts: Criteria, newer: Framework) -> dict[str, str]:
    """Return the answered facts that the newer framework calls otherwise."""
    here = {fact.id for fact in newer.facts}
    answered = [id for id in facts.facts if id not in here and id in newer.renamed]
    return {id: newer.renamed[id] for id in answered}


def _renamed(
    files: Mapping[str, bytes], facts: Criteria, newer: Framework
) -> tuple[Edit, ...]:
    found = renames(facts, newer)
    if any(new in facts.facts for new in found.values()):
        raise ScrError(
            "criteria.yaml answers a fact twice, under its older and its newer id",
            "Take one of them out, and try again.",
        )
    if not found:
        return ()
    content = files[_FACTS]
    tree = read(content, _FACTS)
    made = []
    for old, new in found.items():
        place = tree.characters(("facts", old), key=True)
        start, end = map(tree.source.byte_offset, place)
        made.append(Edit(_FACTS, start, end, new.encode(), content))
    return tuple(made)
