"""How a review stands by each quality marker: what the rules see, what they cannot."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from scrkit.diagnostics import Diagnostic, Severity
from scrkit.frameworks import Point, Yardstick
from scrkit.model.kinds import Record, fields_of
from scrkit.model.review import AGENCY_FOLDERS, SINGLE_FILES
from scrkit.model.stages import STAGES, Stage
from scrkit.rules import ALL, Rule
from scrkit.rules.engine.points import by_point
from scrkit.rules.validate import Validation, applied
from scrkit.text.fillers import says_nothing

Verdict = Literal["met", "partly", "not", "judge", "open", "unshown"]
# These tell of a file as a whole, and of no point of their own.
_OF_FILES = ("SCR465", "SCR518", "SCR814")
# A deadline may be one of any stage: it counts for the points of its own.
_OF_A_STAGE = ("SCR501",)
# A review may use no abbreviation, and then has none to explain.
_MAY_BE_MISSING = ("glossary.yaml",)


@dataclass(frozen=True, slots=True)
class Marked:
    """One point of a yardstick and how the review stands by it.

    `rules` are those behind it that apply to this review, `silent` those that its
    framework or methodology leaves out. `against` and `notices` are what they tell;
    `accepted` counts the departures that the review gives reasons for. `unshown` are
    the files and folders of the point in which nothing is recorded.
    """

    point: Point
    verdict: Verdict
    rules: tuple[Rule, ...]
    silent: tuple[Rule, ...]
    against: tuple[Diagnostic, ...]
    notices: tuple[Diagnostic, ...]
    accepted: int
    unshown: tuple[str, ...] = ()


def quality(
    checked: Validation, yardstick: Yardstick, reached: Stage | None
) -> tuple[Marked, ...]:
    """Return every point of a yardstick with its verdict.

    `reached` is the stage at which the review is, None where all stages are done.

    met: the rules behind the point tell nothing. partly: some of them do. not: an
    error, or most of them. judge: the rules tell nothing, and the rest is for a person,
    as it is where no rule applies. open: the stage of the point is still to come, and
    nothing is wrong so far. unshown: nothing is recorded from which it could be seen,
    or a notice says that something is open. What is wrong with the files of a point
    counts as told, and a notice of a field where the field holds the point.
    """
    behind, live = by_point(ALL), set(applied(checked))
    return tuple(
        _marked(point, behind.get(point.id, ()), live, checked, reached)
        for point in yardstick.points
    )


def _marked(
    point: Point,
    behind: tuple[Rule, ...],
    live: set[str],
    checked: Validation,
    reached: Stage | None,
) -> Marked:
    rules = tuple(rule for rule in behind if rule.code in live)
    codes = {rule.code for rule in rules}
    told = [
        d
        for d in checked.diagnostics
        if (not codes.isdisjoint((d.code, *d.covers)) and _of_its_stage(d, point))
        or any(_lies_in(point, file) for file in d.concerns)
        or (_of_file(d) and _bears_on(point, d))
    ]
    unshown = tuple(_unshown(point, checked))
    # One of the files is enough, such as a learning event or interviews.
    if point.either and len(unshown) < len(point.records):
        unshown = ()
    # The stage by whose end the point is to be seen is not yet over.
    to_come = reached is not None and point.stage in STAGES[STAGES.index(reached) :]
    against = tuple(d for d in told if d.severity >= Severity.WARNING)
    notices = tuple(d for d in told if d.severity < Severity.WARNING)
    return Marked(
        point=point,
        verdict=_verdict(
            point, rules, against, to_come=to_come, shown=not (unshown or notices)
        ),
        rules=rules,
        silent=tuple(rule for rule in behind if rule.code not in live),
        against=against,
        notices=notices,
        accepted=sum(d.code in codes for d in checked.accepted),
        unshown=unshown,
    )


def _of_its_stage(told: Diagnostic, point: Point) -> bool:
    return told.code not in _OF_A_STAGE or told.stage == point.stage


def _of_file(told: Diagnostic) -> bool:
    """Tell whether something is wrong with a file, whatever the rules say of it."""
    return not told.stage or told.code in _OF_FILES


def _bears_on(point: Point, told: Diagnostic) -> bool:
    """Tell whether what is wrong with a file touches what holds a point."""
    # An error or a warning makes the whole file doubtful. A notice of a field touches
    # the points that stand in the file's key to which it belongs; where that is not
    # plain, as of a record that is told by its id, all points of the file.
    file, key = told.place.file, told.path.partition(".")[0]
    parts = point.parts.get(file)
    elsewhere = parts and key in _keys_of(file) and key not in parts
    plain = told.severity < Severity.WARNING and elsewhere
    return _lies_in(point, file) and not plain


def _keys_of(file: str) -> frozenset[str]:
    kinds = {name: kind for name, _, kind in SINGLE_FILES}
    kind = kinds.get(file)
    return frozenset(o.encode_name for o in fields_of(kind)) if kind else frozenset()


def _lies_in(point: Point, file: str) -> bool:
    return file in point.records or file.partition("/")[0] in point.records


def _unshown(point: Point, checked: Validation) -> Iterator[str]:
    """Yield the files and folders of a point in which nothing is recorded."""
    review = checked.loaded.review
    singles = {name: attribute for name, attribute, _ in SINGLE_FILES}
    folders = {folder: attribute for folder, attribute, _ in AGENCY_FOLDERS}
    for name in point.records:
        if review is None or name in _MAY_BE_MISSING:
            continue
        if name in singles:
            record = getattr(review, singles[name])
            if not any(map(_holds, _values_of(record, only=point.parts.get(name, ())))):
                yield name
        elif not any(
            any(map(_holds, _values_of(one, but=("format", "agency"))))
            for one in getattr(review, folders[name])
        ):
            yield name


def _values_of(
    record: Record, but: tuple[str, ...] = (), only: tuple[str, ...] = ()
) -> Iterator[object]:
    """Yield what a record holds, field by field; `only` those keys, where any are."""
    for one in fields_of(type(record)):
        if one.name not in but and (not only or one.encode_name in only):
            yield getattr(record, one.name)


def _holds(value: object) -> bool:
    """Tell whether somebody has recorded something; defaults are nobody's word."""
    if isinstance(value, Record):
        return any(map(_holds, _values_of(value)))
    if isinstance(value, str):
        # A field that says "n/a" or "to follow" shows nothing of how the review was
        # held.
        return not says_nothing(value) and value != "undecided"
    # False is the default of most answers, so that nobody need have given it.
    return value not in (None, (), {}, False)


def _verdict(
    point: Point,
    rules: tuple[Rule, ...],
    against: Iterable[Diagnostic],
    *,
    to_come: bool,
    shown: bool,
) -> Verdict:
    found = list(against)
    if found:
        # Rules, not places: one rule that tells of fifty entries is one thing that
        # lacks.
        most = 2 * len({d.code for d in found}) > len(rules)
        grave = any(d.severity is Severity.ERROR for d in found)
        return "not" if most or grave else "partly"
    if to_come:
        return "open"
    if not shown:
        return "unshown"
    return "judge" if point.judge or not rules else "met"
