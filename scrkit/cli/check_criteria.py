"""`scr check-criteria`: set out whether the case meets the criteria for a review."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from scrkit import clocks, criteria, folder, frameworks
from scrkit.cli import console, options
from scrkit.cli.criteria_json import json_text
from scrkit.cli.criteria_text import Answer, text
from scrkit.cli.formats import Shown
from scrkit.cli.formats.lines import full
from scrkit.decode import decode
from scrkit.diagnostics import Diagnostic
from scrkit.errors import ScrError
from scrkit.frameworks import Framework
from scrkit.model.case import CaseReview, KeyDates
from scrkit.model.opening import Criteria
from scrkit.records.guidance import criteria_faults
from scrkit.yamlfile import Tree, read

_CASE = "review.yaml"
_FACTS = "criteria.yaml"


class Format(StrEnum):
    """How the answer is shown."""

    TEXT = "text"
    JSON = "json"


def command(
    root: Annotated[
        Path, typer.Argument(metavar="[FOLDER]", help="Review folder; here by default.")
    ] = Path(),
    record: Annotated[
        bool, typer.Option("--record", help="Add the result to criteria.yaml.")
    ] = False,
    form: Annotated[
        Format, typer.Option("--format", help="How to show the answer.")
    ] = Format.TEXT,
    as_of: Annotated[datetime | None, options.AS_OF] = None,
) -> None:
    """Ask whether the case meets the criteria for a review, and what comes next.

    Sets out the criteria; the decision is not scrkit's. Exits 0 whatever the answer.

    Example: scr check-criteria child-k
    """
    contents = folder.read(root)
    _all_read(root, contents)
    files = contents.files
    answer = _answer(root, files, options.day(as_of))
    if form is Format.JSON:
        console.machine(json_text(answer))
    else:
        console.say(text(answer))
    if record:
        _record(root, files, answer)


def _answer(root: Path, files: Mapping[str, bytes], day: date) -> Answer:
    """Assess the review; only review.yaml and criteria.yaml need to be sound."""
    facts = _criteria(root, files)
    name, dates, broken = _case(files)
    framework = frameworks.load(name)
    _known_facts(root, files, facts, framework)
    dates, facts = criteria.known_on(dates, facts, day)
    assessments = tuple(
        criteria.evaluate(framework, facts.facts, one) for one in framework.criteria
    )
    decided = facts.decision
    outcome = framework.outcome(decided.outcome) if decided else None
    due = clocks.deadlines(
        framework, dates, day, outcome=outcome.id if outcome else None
    )
    missing = () if _FACTS in files else (_NO_FACTS,)
    return Answer(
        framework=framework,
        as_of=day,
        assessments=assessments,
        decision=decided,
        steps=criteria.next_steps(framework, assessments[0], facts, due),
        warnings=(
            *(() if assessments[0].ended else criteria.elsewhere(framework, facts)),
            *criteria.validity_warnings(framework, dates, facts, day),
            *broken,
            *missing,
        ),
    )


_NO_FACTS = "There is no criteria.yaml here, so that every fact counts as unknown."
_NO_DATES = (
    "review.yaml cannot be read in full, so that no days could be worked out. "
    "Run scr validate to see what is wrong with it."
)


def _all_read(root: Path, contents: folder.Contents) -> None:
    """Leave where one of the two files stands there and could not be read."""
    lacking = [one for one in (_FACTS, _CASE) if one not in contents.files]
    stems = tuple(one.removesuffix("yaml") for one in lacking)
    told = [
        d
        for d in contents.diagnostics()
        if stems and d.place.file.lower().lstrip(".").startswith(stems)
    ]
    if told:
        _tell(Shown(root, tuple(told)))
        raise typer.Exit(1)


def _known_facts(
    root: Path, files: Mapping[str, bytes], facts: Criteria, framework: Framework
) -> None:
    tree = read(files.get(_FACTS, b""), _FACTS)
    wrong = tuple(criteria_faults(tree, facts, framework))
    if wrong:
        _complain(root, tree, wrong)
        raise typer.Exit(1)


def _criteria(root: Path, files: Mapping[str, bytes]) -> Criteria:
    tree = read(files.get(_FACTS, b""), _FACTS)
    decoded = decode(tree, Criteria)
    if decoded.value is not None:
        return decoded.value
    _complain(root, tree, decoded.diagnostics)
    raise typer.Exit(1)


def _complain(root: Path, tree: Tree, told: tuple[Diagnostic, ...]) -> None:
    _tell(Shown(root, told, {tree.file: tree}))


def _tell(shown: Shown) -> None:
    for diagnostic in shown.diagnostics:
        console.complain(full(shown, diagnostic))
    console.complain("scr: the criteria cannot be checked until this is put right")


def _case(files: Mapping[str, bytes]) -> tuple[str, KeyDates, tuple[str, ...]]:
    """Return the framework's id, the dates, and a warning where dates are lost."""
    tree = read(files.get(_CASE, b""), _CASE)
    case = decode(tree, CaseReview).value
    if case is not None:
        return case.framework, case.dates, ()
    if isinstance(tree.data, dict):
        name = tree.data.get("framework")
        if isinstance(name, str):
            return name, KeyDates(), (_NO_DATES,)
    raise ScrError(
        "review.yaml does not tell under which framework the review is held",
        "Run scr validate, put right what it says of review.yaml, and try again.",
    )


def _record(root: Path, files: Mapping[str, bytes], answer: Answer) -> None:
    if _FACTS not in files:
        raise ScrError(
            "there is no criteria.yaml to which the result could be added",
            "Make one with the facts that are known, then try again.",
        )
    found = answer.assessments[0].determination(answer.as_of)
    before = decode(read(files[_FACTS], _FACTS), Criteria).value
    if before is not None and before.determinations[-1:] == (found,):
        console.complain("The same result of the same day is in criteria.yaml already.")
        return
    folder.write(root, (criteria.record_determination(files[_FACTS], found),))
    console.complain("Added the result to criteria.yaml.")
