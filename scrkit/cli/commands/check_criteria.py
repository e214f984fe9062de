"""`scr check-criteria`: set out whether the case meets the criteria for a review."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from scrkit import clocks, criteria, folder
from scrkit.cli import console, guidance_file, options
from scrkit.cli.formats import Shown
from scrkit.cli.formats.lines import full
from scrkit.cli.options import FORM, Format
from scrkit.cli.show.criteria_json import json_text
from scrkit.cli.show.criteria_text import Answer, text
from scrkit.decode import decode
from scrkit.diagnostics import Diagnostic, Severity
from scrkit.errors import ScrError
from scrkit.files import Deed, Edit
from scrkit.frameworks import Framework
from scrkit.model.case import CaseReview, KeyDates
from scrkit.model.kinds import Record
from scrkit.model.opening import Criteria
from scrkit.review.guidance import criteria_faults, guidance
from scrkit.review.sources import SourceFile
from scrkit.yamlfile import Tree, read

_CASE = "review.yaml"
_FACTS = "criteria.yaml"


def command(
    root: Annotated[Path, options.ROOT] = Path(),
    record: Annotated[
        bool, typer.Option("--record", help="Add the result to criteria.yaml.")
    ] = False,
    form: Annotated[Format, FORM] = Format.TEXT,
    framework: Annotated[str | None, guidance_file.OPTION] = None,
    as_of: Annotated[datetime | None, options.AS_OF] = None,
) -> None:
    """Ask whether the case meets the criteria for a review, and what comes next.

    Sets out the criteria; the decision is not scrkit's. Exits 0 whatever the answer.

    Example: scr check-criteria child-k
    """
    given = guidance_file.given(framework)

    def decide(contents: folder.Contents) -> tuple[Deed, tuple[Answer, str]]:
        _all_read(root, contents)
        opened = _opened(root, contents.files, given)
        answer = _answer(opened, options.day(as_of))
        # Without --record the review is only read, whatever the answer.
        if not record:
            return Deed(), (answer, "")
        plan = _recorded(contents.files, answer)
        told = "Added the result to criteria.yaml." if plan else _SAME
        return Deed(plan), (answer, told)

    answer, told = folder.change(root, decide)
    if form is Format.JSON:
        console.machine(json_text(answer))
    else:
        console.say(text(answer))
    if told:
        console.complain(told)


@dataclass(frozen=True, slots=True)
class _Opened:
    """What the question needs: only review.yaml and criteria.yaml need to be sound."""

    framework: Framework
    facts: Criteria
    dates: KeyDates
    warnings: tuple[str, ...]


def _answer(opened: _Opened, day: date) -> Answer:
    framework = opened.framework
    dates, facts = criteria.known_on(opened.dates, opened.facts, day)
    looked = criteria.looked_back(framework, facts, dates)
    facts = looked.criteria
    assessments = criteria.evaluate_all(framework, facts.facts)
    decided = facts.decision
    outcome = framework.outcome(decided.outcome) if decided else None
    due = clocks.deadlines(
        framework,
        dates,
        day,
        outcome=outcome.id if outcome else None,
        facts=facts.facts,
    )
    # Where the matter is at an end, nothing further is looked for.
    ended = assessments[0].ended
    return Answer(
        framework=framework,
        as_of=day,
        assessments=assessments,
        decision=decided,
        steps=criteria.next_steps(framework, assessments[0], facts, due),
        warnings=(
            *(() if ended else criteria.elsewhere(framework, facts)),
            *criteria.validity_warnings(framework, dates, facts, day),
            *looked.warnings,
            *opened.warnings,
        ),
        windows=() if ended else looked.windows,
    )


_NO_FACTS = "There is no criteria.yaml here, so that every fact counts as unknown."
_NO_DATES = (
    "review.yaml cannot be read in full, so that no days could be worked out. "
    "Run scr validate to see what is wrong with it."
)
_NO_OVERLAY = (
    "The local overlay that review.yaml names could not be laid over the framework. "
    "Run scr validate to see why."
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


def _opened(root: Path, files: Mapping[str, bytes], given: Framework | None) -> _Opened:
    """Read the two files and find their guidance, or leave where that cannot be."""
    case, facts = _source(files, _CASE, CaseReview), _source(files, _FACTS, Criteria)
    guide = guidance((case,), files, given)
    if guide.framework is None:
        # Which guidance was meant decides everything, so that nothing is guessed here.
        _leave(root, (case.tree, *guide.trees), guide.diagnostics)
        raise ScrError(
            "review.yaml does not tell under which framework the review is held",
            "Run scr validate, put right what it says of review.yaml, and try again.",
        )
    unsound = facts.decoded.diagnostics
    misread = any(one.severity is Severity.ERROR for one in unsound)
    if not isinstance(facts.record, Criteria) or misread:
        # What was passed over, such as a status, could make the answer another.
        _leave(root, (facts.tree,), unsound)
        raise typer.Exit(1)
    wrong = tuple(criteria_faults(facts.tree, facts.record, guide.framework))
    _leave(root, (facts.tree,), wrong)
    whole = isinstance(case.record, CaseReview)
    warnings = (
        () if whole else (_NO_DATES,),
        () if guide.whole or given else (_NO_OVERLAY,),
        () if _FACTS in files else (_NO_FACTS,),
    )
    # Days are a help, and not needed: the criteria are asked of the facts.
    dates = case.record.dates if isinstance(case.record, CaseReview) else KeyDates()
    told = tuple(one for several in warnings for one in several)
    return _Opened(guide.framework, facts.record, dates, told)


def _source(
    files: Mapping[str, bytes], name: str, record_type: type[Record]
) -> SourceFile:
    tree = read(files.get(name, b""), name)
    return SourceFile(name, "", tree, decode(tree, record_type))


def _leave(root: Path, trees: tuple[Tree, ...], told: tuple[Diagnostic, ...]) -> None:
    """Tell what is wrong and leave with 1, where there is anything."""
    if not told:
        return
    _tell(Shown(root, told, {tree.file: tree for tree in trees}))
    raise typer.Exit(1)


def _tell(shown: Shown) -> None:
    for diagnostic in shown.diagnostics:
        console.complain(full(shown, diagnostic, console.width(complaints=True)))
    console.complain("scr: the criteria cannot be checked until this is put right")


_SAME = "The same result of the same day is in criteria.yaml already."


def _recorded(files: Mapping[str, bytes], answer: Answer) -> tuple[Edit, ...]:
    """Return the edit that adds the result, unless it was added already."""
    if _FACTS not in files:
        raise ScrError(
            "there is no criteria.yaml to which the result could be added",
            "Make one with the facts that are known, then try again.",
        )
    found = answer.assessments[0].determination(answer.as_of)
    before = decode(read(files[_FACTS], _FACTS), Criteria).value
    # The same answer of the same day is noted once, however often it is asked for.
    if before is not None and before.determinations[-1:] == (found,):
        return ()
    return (criteria.record_determination(files[_FACTS], found),)
