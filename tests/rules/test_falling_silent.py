"""What is not there is never counted as fulfilled, field by field and file by file.

The fields, and which of them may be empty, are read from the records' definitions.
"""

from datetime import date
from functools import cache

import pytest
from reviews_on_disk import AS_OF, files_of

from scrkit import frameworks
from scrkit.frameworks import Point
from scrkit.model.stages import STAGES, Stage
from scrkit.review import Loaded, load
from scrkit.rules.validate import Validation, judge, validate
from scrkit.standing.quality import quality
from scrkit.standing.status import reached_stage
from scrkit.system.resources import shipped
from tests.sampling import EVERYTHING
from tests.silence import Field, Files, fields_of, silenced

Told = set[tuple[str, str, str, str]]
EXAMPLE, BASE = "child-k", "base"
DAYS = {EXAMPLE: date(2016, 9, 30), BASE: AS_OF}
STICKS = ("leaflet-2016", "quality-markers-2016")
OVERLAY = b"overlay: buckinghamshire-2016\n"
REASONS = (
    b"The injury was grave, nobody could explain it, and the agencies had known of the "
    b"family for a year without telling each other what they saw."
)


@cache
def review(name: str) -> Files:
    if name == BASE:
        return files_of(name)
    root = shipped("examples") / name
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and "/." not in path.as_posix() and path.name != "README.md"
    }


def asked(name: str) -> list[Field]:
    """Return the fields of a review that may not be empty."""
    found = fields_of(review(name)).values()
    return [one for one in found if not one.because]


def told(checked: Validation | Loaded) -> Told:
    return {(d.code, d.place.file, d.path, d.message) for d in checked.diagnostics}


def untold(
    files: Files,
    field: Field,
    day: date,
    *,
    passing: Stage | None = None,
    only: int | None = None,
) -> list[str]:
    """Return the ways of damaging a field of which nothing new is told.

    What is told as a file is loaded stands in the judgement too: only of what loads
    like the sound review are the rules asked. With `only` one way in turn is tried.
    """
    before, silent = told(validate(files, day, passing=passing)), []
    ways = list(silenced(files, field))
    for how, damaged in ways if only is None else [ways[only % len(ways)]]:
        loaded = load(damaged)
        if not told(loaded) <= before:
            continue
        if told(judge(loaded, day, passing=passing)) <= before:
            silent.append(how)
    return silent


def verdicts(files: Files, day: date) -> dict[str, tuple[Point, str]]:
    checked = validate(files, day)
    loaded = checked.loaded
    assert loaded.review is not None
    reached = reached_stage(loaded.review, loaded.framework, day)
    return {
        one.point.id: (one.point, one.verdict)
        for stick in STICKS
        for one in quality(checked, frameworks.yardstick(stick), reached)
    }


def test_each_field_is_told_once_it_says_nothing() -> None:
    """Each field in one way, which is another for the next; all in the whole run."""
    files, day = review(BASE), DAYS[BASE]
    before, silent = told(validate(files, day)), []
    for number, field in enumerate(asked(BASE)):
        ways = list(silenced(files, field))
        how, damaged = ways[number % len(ways)]
        if not told(validate(damaged, day)) - before:
            silent.append((field.name, how))

    assert silent == []


def test_every_reason_why_a_field_may_be_empty_is_a_sentence() -> None:
    reasons = {f.name: f.because for f in fields_of(review(EXAMPLE)).values()}

    assert all(len(said.split()) > 2 for said in reasons.values() if said)
    assert all(said.endswith(".") for said in reasons.values() if said)
    # Most fields are asked for: an exception is one.
    assert sum(map(bool, reasons.values())) < len(reasons) / 2


# The library knew nothing, so that its chronology is not asked for.
UNASKED = ("review.yaml", "chronologies/library.yaml")
FILES = sorted(name for name in review(BASE) if name not in UNASKED)


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_gone_is_told_and_its_points_are_not_met(name: str) -> None:
    files, day = review(BASE), DAYS[BASE]
    left = {other: content for other, content in files.items() if other != name}

    missed = told(validate(left, day)) - told(validate(files, day))
    found = verdicts(left, day)

    # What orders a day by hand leaves nothing open when it is gone.
    assert missed or name == "timeline.yaml"
    held = [v for point, v in found.values() if point.records == (name,)]
    assert "met" not in held
    homes = {name, name.partition("/")[0]}
    carried = [v for point, v in found.values() if homes & set(point.records)]
    assert not carried or set(carried) != {"met"}


@pytest.mark.parametrize("name", [BASE, EXAMPLE])
def test_a_point_of_which_an_error_or_warning_is_told_is_never_met(name: str) -> None:
    files = dict(review(name))
    files["panel.yaml"] = b"members: [\n"
    found = verdicts(files, DAYS[name])

    for point, verdict in found.values():
        if "panel.yaml" in point.records:
            assert verdict in ("not", "partly", "open")


def test_a_point_with_nothing_behind_it_is_not_shown() -> None:
    files = {n: c for n, c in review(BASE).items() if not n.startswith("interviews/")}

    assert verdicts(files, DAYS[BASE])["L17"][1] == "unshown"
    assert verdicts(review(BASE), DAYS[BASE])["L17"][1] == "met"


@pytest.mark.full
@pytest.mark.parametrize("name", [BASE, EXAMPLE])
def test_each_field_is_told_however_it_falls_silent(name: str) -> None:
    files, day = review(name), DAYS[name]

    silent = {one.name: untold(files, one, day) for one in asked(name)}

    assert {field: ways for field, ways in silent.items() if ways} == {}


@pytest.mark.full
@pytest.mark.parametrize("framework", frameworks.available())
def test_each_field_is_told_under_every_framework(framework: str) -> None:
    """Each in one way, which is another under the next framework; or in all."""
    files = dict(review(BASE))
    text = files["review.yaml"].replace(OVERLAY, b"")
    files["review.yaml"] = text.replace(b"england-scr-2015", framework.encode())
    # Decided in the framework's own words, so that nothing is told before.
    known = frameworks.load(framework).decision.outcomes
    outcome = next(one.id for one in known if not one.ends)
    decided = files["criteria.yaml"].replace(b"initiate_scr", outcome.encode())
    files["criteria.yaml"] = decided.replace(b"Limb B is met.", REASONS)

    turn = frameworks.available().index(framework)
    silent = {
        one.name: untold(files, one, DAYS[BASE], only=None if EVERYTHING else turn + at)
        for at, one in enumerate(asked(BASE))
    }

    assert {field: ways for field, ways in silent.items() if ways} == {}


@pytest.mark.full
@pytest.mark.parametrize("stage", STAGES[:-1])
def test_each_field_is_told_at_the_gate_of_its_stage(stage: Stage) -> None:
    """A review at work is judged as if it were about to leave the stage behind."""
    files = dict(review(BASE))
    kept = files["review.yaml"].decode().split("  report_completed:")[0]
    files["review.yaml"] = kept.encode()

    silent = [
        one.name
        for one in asked(BASE)
        if one.file in AT_THE_GATE[stage]
        and untold(files, one, DAYS[BASE], passing=stage)
    ]

    assert silent == []


AT_THE_GATE: dict[str, tuple[str, ...]] = {
    "criteria": ("criteria.yaml",),
    "set-up": ("terms-of-reference.yaml", "panel.yaml"),
    "gathering": ("interviews/health.yaml", "requests.yaml"),
    "analysis": ("overview/findings.yaml",),
    "report": ("overview/findings.yaml", "imrs/health.yaml", "proceedings.yaml"),
    "response": ("response.yaml", "actions.yaml"),
    "publication": ("dissemination.yaml",),
}
