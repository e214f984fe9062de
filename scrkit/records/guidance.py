"""Check a review against the framework it names: facts, answers, outcome, overlay."""

from collections.abc import Iterator
from dataclasses import replace

from scrkit import frameworks
from scrkit.diagnostics import Diagnostic
from scrkit.frameworks import Framework
from scrkit.model.case import CaseReview
from scrkit.model.opening import Criteria
from scrkit.nearness import nearest
from scrkit.records.sources import SourceFile
from scrkit.records.wording import diagnose
from scrkit.yamlfile import Path, Tree


def criteria_faults(
    tree: Tree, criteria: Criteria, framework: Framework
) -> Iterator[Diagnostic]:
    """Yield what the framework does not know of facts, their answers and the outcome.

    A misspelt answer would count as unknown, and turn the result round unnoticed.
    """
    questions = {fact.id: fact for fact in framework.facts}
    for id, fact in criteria.facts.items():
        if id not in questions:
            place = tree.place(("facts", id), key=True)
            yield diagnose("SCR214", place, near=nearest(id, questions))
        elif fact.value not in questions[id].values:
            at: Path = ("facts", id, "value")
            choices = ", ".join(questions[id].values)
            near = nearest(fact.value, questions[id].values)
            found = diagnose("SCR215", tree.place(at), near=near, path=at)
            yield replace(found, do=f"{found.do} Possible: {choices}.")
    outcomes = {one.id for one in framework.decision.outcomes}
    if criteria.decision is not None and criteria.decision.outcome not in outcomes:
        at = ("decision", "outcome")
        near = nearest(criteria.decision.outcome, outcomes)
        found = diagnose("SCR216", tree.place(at), near=near, path=at)
        yield replace(found, do=f"{found.do} Possible: {', '.join(sorted(outcomes))}.")


def against_framework(sources: tuple[SourceFile, ...]) -> Iterator[Diagnostic]:
    """Yield what review.yaml and criteria.yaml say that no framework knows."""
    for source in sources:
        yield from _framework(source)
    records = {source.name: source for source in sources if source.record is not None}
    case, criteria = records.get("review.yaml"), records.get("criteria.yaml")
    if case is None or not isinstance(case.record, CaseReview):
        return
    name = case.record.framework
    if criteria is None or name not in frameworks.available():
        return
    if isinstance(criteria.record, Criteria):
        framework = frameworks.load(name)
        yield from criteria_faults(criteria.tree, criteria.record, framework)


def _framework(source: SourceFile) -> Iterator[Diagnostic]:
    if isinstance(source.record, CaseReview):
        known = frameworks.available()
        if source.record.framework not in known:
            near = nearest(source.record.framework, known)
            at: Path = ("framework",)
            yield diagnose("SCR213", source.place(at), near=near, path=at)
