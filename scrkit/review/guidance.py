"""Find the guidance that a review names, and check the review against it."""

from collections.abc import Collection, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from scrkit import frameworks
from scrkit.diagnostics import Diagnostic, Place
from scrkit.frameworks import Framework, Overlay, Own
from scrkit.model.case import CaseReview
from scrkit.model.opening import Criteria
from scrkit.review.sources import SourceFile
from scrkit.review.wording import diagnose
from scrkit.text.nearness import nearest
from scrkit.yamlfile import Path, Tree
from scrkit.yamlfile.refusals import and_more

OWN = "frameworks"
_CASE = "review.yaml"
_SEVERAL = 3  # of one cause, as many are told one by one


class Guidance(Struct, frozen=True):
    """The framework of a review with its overlay, None where it cannot be used.

    `trees` are the board's own files, by name; `broken` names those that are of no use.
    `whole` is False where the overlay that review.yaml names is not laid over it.
    """

    framework: Framework | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    trees: tuple[Tree, ...] = ()
    broken: frozenset[str] = frozenset()
    whole: bool = True


def guidance(
    sources: tuple[SourceFile, ...],
    files: Mapping[str, bytes],
    given: Framework | None = None,
) -> Guidance:
    """Return the guidance that review.yaml names, from `frameworks/` or as shipped.

    `given` stands in place of the framework that review.yaml names.
    """
    own = {
        name: frameworks.read_own(content, name)
        for name, content in files.items()
        if name.startswith(f"{OWN}/") and name.endswith(".yaml")
    }
    under = {
        one.value.id: one.value
        for one in own.values()
        if isinstance(one.value, Framework)
    }
    own = {name: frameworks.judged_on(one, under) for name, one in own.items()}
    told = [d for one in own.values() for d in own_faults(one)]
    told += [d for name in own for d in _shadowing(name)]
    broken = frozenset(name for name, one in own.items() if one.value is None)
    framework, overlay = given, ""
    case = next((source for source in sources if source.name == _CASE), None)
    if case is not None:
        if given is None and (name := _named(case, "framework")):
            framework, wrong = _framework(case, name, own)
            told += wrong
        overlay = _named(case, "overlay")
        if framework is not None and overlay:
            framework, wrong = _overlaid(case, overlay, framework, own)
            # What the caller gave need not fit the overlay of the review.
            told += wrong if given is None else []
    trees = tuple(one.tree for one in own.values())
    whole = framework is not None and framework.overlay == overlay
    return Guidance(framework, tuple(told), trees, broken, whole)


def _named(case: SourceFile, key: str) -> str:
    """Return what review.yaml names under a key, even where the rest of it is broken.

    Empty where it names nothing.
    """
    if isinstance(case.record, CaseReview):
        found: str | None = getattr(case.record, key)
        return found or ""
    data = case.tree.data
    raw = data.get(key) if isinstance(data, dict) else None
    return raw if isinstance(raw, str) else ""


def against_framework(
    sources: tuple[SourceFile, ...], guide: Guidance
) -> Iterator[Diagnostic]:
    """Yield what review.yaml and criteria.yaml say that their framework does not know.

    Without a framework nothing is judged, and no day without its overlay: that it is
    lacking is told already.
    """
    framework = guide.framework
    if framework is None:
        return
    for source in sources:
        if isinstance(source.record, CaseReview) and guide.whole:
            yield from _days(source, source.record, framework)
        elif isinstance(source.record, Criteria):
            yield from criteria_faults(source.tree, source.record, framework)


def criteria_faults(
    tree: Tree, criteria: Criteria, framework: Framework
) -> Iterator[Diagnostic]:
    """Yield what the framework does not know of facts, their answers and the outcome.

    A misspelt answer would count as unknown, and turn the result round unnoticed.
    """
    questions = {fact.id: fact for fact in framework.facts}
    yield from _unasked(tree, criteria, questions)
    for id, fact in criteria.facts.items():
        if id in questions and fact.value not in questions[id].values:
            at: Path = ("facts", id, "value")
            yield _choose("SCR215", tree, at, fact.value, questions[id].values)
    outcomes = tuple(sorted(one.id for one in framework.decision.outcomes))
    if criteria.decision is not None and criteria.decision.outcome not in outcomes:
        at = ("decision", "outcome")
        yield _choose("SCR216", tree, at, criteria.decision.outcome, outcomes)
    counted = {s for lookback in framework.lookbacks for s in lookback.statuses}
    for position, one in enumerate(criteria.statuses):
        if counted and one.status not in counted:
            at = ("statuses", position, "status")
            yield _choose("SCR221", tree, at, one.status, tuple(sorted(counted)))


def _unasked(
    tree: Tree, criteria: Criteria, questions: Collection[str]
) -> Iterator[Diagnostic]:
    """Yield the facts that the framework does not ask for; of another framework, once.

    One is misspelt; more than three were answered under a framework that has changed.
    """
    unasked = [id for id in criteria.facts if id not in questions]
    told = [
        diagnose(
            "SCR214", tree.place(("facts", id), key=True), near=nearest(id, questions)
        )
        for id in unasked
    ]
    yield from and_more(told[:1], len(told) - 1) if len(told) > _SEVERAL else told


def _choose(
    code: str, tree: Tree, at: Path, given: str, choices: tuple[str, ...]
) -> Diagnostic:
    near = nearest(given, choices)
    found = diagnose(code, tree.place(at), near=near, path=at)
    possible = ", ".join(choices) or "none"
    return replace(found, do=f"{found.do} Possible: {possible}.")


def _days(
    source: SourceFile, case: CaseReview, framework: Framework
) -> Iterator[Diagnostic]:
    known = [day.id for day in framework.dates]
    for name in case.dates.other:
        if name not in known:
            place = source.tree.place(("dates", "other", name), key=True)
            yield diagnose("SCR220", place, near=nearest(name, known))


def own_faults(one: Own) -> Iterator[Diagnostic]:
    """Yield all that is wrong with a board's own framework or overlay, at its place."""
    yield from one.diagnostics
    for fault in one.faults:
        found = diagnose("SCR219", one.tree.place(fault.path), path=fault.path)
        yield replace(found, message=found.message.format(fault=fault.message))


def _shadowing(name: str) -> Iterator[Diagnostic]:
    id = name.removeprefix(f"{OWN}/").removesuffix(".yaml")
    if id in (*frameworks.available(), *frameworks.overlays()):
        yield diagnose("SCR222", Place(name))


Found = tuple[Framework | None, list[Diagnostic]]


def _framework(case: SourceFile, name: str, own: Mapping[str, Own]) -> Found:
    file = f"{OWN}/{name}.yaml"
    if file in own:
        value = own[file].value
        # Where the file is broken, that is told in it.
        return (value if isinstance(value, Framework) else None), []
    known = frameworks.available()
    if name in known:
        return frameworks.load(name), []
    at: Path = ("framework",)
    near = nearest(name, (*known, *_ids(own, Framework)))
    return None, [diagnose("SCR213", case.place(at), near=near, path=at)]


def _overlaid(
    case: SourceFile, name: str, framework: Framework, own: Mapping[str, Own]
) -> Found:
    at: Path = ("overlay",)
    place: Place = case.place(at)
    file = f"{OWN}/{name}.yaml"
    if file in own:
        overlay = own[file].value
        if not isinstance(overlay, Overlay):
            return framework, []
    elif name in frameworks.overlays():
        overlay = frameworks.load_overlay(name)
    else:
        near = nearest(name, (*frameworks.overlays(), *_ids(own, Overlay)))
        return framework, [diagnose("SCR217", place, near=near, path=at)]
    if framework.id not in overlay.extends:
        return framework, [diagnose("SCR218", place, path=at)]
    return frameworks.apply_overlay(framework, overlay), []


def _ids(own: Mapping[str, Own], kind: type) -> tuple[str, ...]:
    values = (one.value for one in own.values())
    return tuple(v.id for v in values if v is not None and isinstance(v, kind))
