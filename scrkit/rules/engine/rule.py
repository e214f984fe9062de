"""What a rule is and how rules are run over a review; never reads or writes a file."""

import inspect
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache, partial
from typing import TypeVar, cast

from msgspec import Struct, field
from msgspec.structs import replace

from scrkit.diagnostics import Diagnostic, Place, Severity, by_place
from scrkit.frameworks import Ask, DutyId, Framework, Methodology
from scrkit.model.case import Departure
from scrkit.model.kinds import Record
from scrkit.model.review import Review, Section
from scrkit.model.stages import Stage
from scrkit.rules.engine.address import Homes, Path, address, homes, within
from scrkit.rules.engine.whole import OF_A_WHOLE_REVIEW

T = TypeVar("T")


class Context(Struct, frozen=True):
    """What a rule may know: the review, its framework if it was found, and the day.

    `broken` names the files that could not be read as a whole: what is missing in
    them may be there. With `passing` the review is judged as if it were about to leave
    that stage behind: what was premature is due. `language_in_entries` asks for the
    rules on words in agencies' entries, which otherwise stay as given. `told` are the
    files and paths of what other rules have told already, for those that come last.
    """

    review: Review
    framework: Framework | None
    as_of: date
    broken: frozenset[str] = frozenset()
    methodology: Methodology | None = None
    passing: Stage | None = None
    language_in_entries: bool = False
    told: frozenset[tuple[str, str]] = frozenset()
    _kept: dict[object, tuple[Review, object]] = field(default_factory=dict)

    def once(self, make: Callable[["Context"], T]) -> T:
        """Return what `make` gives of the review, made when it is first asked for.

        For what many rules look at, and what does not hang on `told`.
        """
        kept = self._kept.get(make)
        # A context may go on with another review, as one step further.
        if kept is None or kept[0] is not self.review:
            kept = self._kept[make] = self.review, make(self)
        return cast("T", kept[1])

    def asks(self, what: Ask) -> bool:
        """Tell whether the review's methodology has a thing; all has it, if unknown."""
        return self.methodology is None or what in self.methodology.asks


def homes_of(context: Context) -> Homes:
    """Return where every record without an id stands, looked for once a review."""
    return context.once(_homes)


def _homes(context: Context) -> Homes:
    return homes(context.review)


class Hit(Struct, frozen=True):
    """A rule's word that something is wrong at `path` below `record`.

    `record` is the very object inside the review. `severity` may be milder than the
    rule's, never graver. `row` counts the lines of a narrative from 0, where the
    fault stands on one of them, and `column` the characters of that line of a section,
    whose paragraphs are often one line each. `missing_from` names the files, or folders
    of them, in which something was looked for in vain: if one of them is broken, the
    hit is not told, because one cause has one message. `stage` is the part of the
    review to which it belongs, where the rule spans several. `concerns` are files whose
    points are not met while this stands, though it is told elsewhere.
    """

    record: Record | Section
    message: str
    path: Path = ()
    do: str = ""
    severity: Severity = Severity.ERROR
    row: int | None = None
    missing_from: tuple[str, ...] = ()
    stage: Stage | None = None
    column: int = 0
    concerns: tuple[str, ...] = ()


Check = Callable[[Context], Iterator[Hit]]
PlaceOf = Callable[[Record, Path], Place]


class Rule(Struct, frozen=True):
    """A rule: its code for life, and the check with its name and manual.

    `stage` is the part of a review by whose end it has to be clean. It is silent where
    the framework lacks the duty `clause`, or the methodology has no `asks`.
    From a `firm` one there is no departure: it asks for another answer. One that comes
    `last` tells only what no other has told.
    """

    code: str
    title: str
    source: str
    severity: Severity
    stage: Stage
    check: Check
    clause: DutyId | None = None
    asks: Ask | None = None
    firm: bool = False
    last: bool = False

    @property
    def name(self) -> str:
        """A short name, such as day-order: the check's own, spelled with hyphens."""
        # Every output prints it: to rename a check is to rename its rule for users.
        return self.check.__name__.replace("_", "-")

    @property
    def what(self) -> str:
        """What is wrong: the docstring of the check."""
        return _manual(self.check)[0]

    @property
    def why(self) -> str:
        """Why it matters."""
        return _manual(self.check)[1]

    @property
    def do(self) -> str:
        """What to do."""
        return _manual(self.check)[2]


class Judgement(Struct, frozen=True):
    """What the rules found, in order of place; what is accepted stands apart.

    `departures` holds, for each diagnostic of `accepted`, the departure that says why.
    """

    diagnostics: tuple[Diagnostic, ...] = ()
    accepted: tuple[Diagnostic, ...] = ()
    departures: tuple[Departure, ...] = ()


def rule(  # noqa: PLR0913 (the parts of a rule, all by name)
    *,
    code: str,
    title: str,
    source: str,
    severity: Severity = Severity.WARNING,
    stage: Stage,
    clause: DutyId | None = None,
    asks: Ask | None = None,
    firm: bool = False,
    last: bool = False,
) -> Callable[[Check], Rule]:
    """Turn a generator of hits into a Rule.

    Most are warnings: what is graver or milder says so. Its name is the rule's too.
    Its docstring is the manual: what is wrong, a paragraph that starts with "Why:" and
    one that starts with "Do:".
    """

    def made(check: Check) -> Rule:
        return Rule(
            code=code,
            title=title,
            source=source,
            severity=severity,
            stage=stage,
            check=check,
            clause=clause,
            asks=asks,
            firm=firm,
            last=last,
        )

    return made


# Read only of the rules that tell something: there are more than two hundred.
@cache
def _manual(check: Check) -> tuple[str, str, str]:
    """Split a docstring into what is wrong, why it matters and what to do."""
    paragraphs = [
        " ".join(paragraph.split())
        for paragraph in inspect.cleandoc(check.__doc__ or "").split("\n\n")
    ]
    parts = {"Why:": "", "Do:": ""}
    what: list[str] = []
    for paragraph in paragraphs:
        head, _, rest = paragraph.partition(" ")
        if head in parts:
            parts[head] = rest
        else:
            what.append(paragraph)
    return "\n\n".join(what), parts["Why:"], parts["Do:"]


def run(context: Context, rules: Iterable[Rule], place_of: PlaceOf) -> Judgement:
    """Judge a review by `rules`; accepted departures are given back apart."""
    rules, case = tuple(rules), context.review.case
    firm = {one.code for one in rules if one.firm}
    # Most reviews need no homes: whatever is wrong stands in a record with an id.
    tell = partial(_diagnostic, context, place_of, partial(homes_of, context))
    judged = [*_judged(context, (one for one in rules if not one.last), tell)]
    known = frozenset((one.place.file, one.path) for one in judged)
    after = replace(context, told=known | context.told)
    judged += _judged(after, (one for one in rules if one.last), tell)
    judged.sort(key=by_place)
    standing = [d for d in case.departures if holds(d, context.as_of)]
    open_to = [d for d in standing if d.rule not in firm]
    found = [(d, _departure(d, open_to)) for d in judged]
    told = [d for d, departure in found if departure is None]
    if IDLE in rules and not context.broken:
        used = {id(departure) for _, departure in found}
        idle = [d for d in standing if id(d) not in used]
        told += [tell(IDLE, _idle(d)) for d in idle]
    return Judgement(
        diagnostics=tuple(sorted(told, key=by_place)),
        accepted=tuple(d for d, departure in found if departure is not None),
        departures=tuple(departure for _, departure in found if departure is not None),
    )


def _judged(
    context: Context, rules: Iterable[Rule], tell: Callable[[Rule, Hit], Diagnostic]
) -> Iterator[Diagnostic]:
    for one in rules:
        if not applies(one, context):
            continue
        for hit in one.check(context):
            if not any(name.startswith(hit.missing_from) for name in context.broken):
                yield tell(one, hit)


def applies(rule: Rule, context: Context) -> bool:
    """Tell whether the framework has the rule's clause, and the methodology its part.

    Where the framework could not be found, that is an error of its own. A rapid review
    is not judged by what only a whole review owes.
    """
    if context.review.is_rapid and rule.code in OF_A_WHOLE_REVIEW:
        return False
    framework = context.framework
    if rule.clause and framework is not None and framework.duty(rule.clause) is None:
        return False
    return rule.asks is None or context.asks(rule.asks)


def holds(departure: Departure, as_of: date) -> bool:
    """Tell whether a departure was accepted by a day and has not run out."""
    if as_of < departure.date:
        return False
    return departure.until is None or as_of <= departure.until


def _diagnostic(
    context: Context,
    place_of: PlaceOf,
    found: Callable[[], Homes],
    rule: Rule,
    hit: Hit,
) -> Diagnostic:
    return Diagnostic(
        place=_place(hit, place_of),
        code=rule.code,
        name=rule.name,
        severity=min(rule.severity, hit.severity),
        message=hit.message,
        why=rule.why,
        do=hit.do or rule.do,
        frame=next((s for s in reversed(hit.path) if isinstance(s, str)), ""),
        path=address(context.review, hit.record, hit.path, found),
        stage=hit.stage or rule.stage,
        concerns=hit.concerns,
    )


def _idle(departure: Departure) -> Hit:
    message = "this departure accepts nothing that is told of the review"
    return Hit(departure, message, ("rule",))


def _place(hit: Hit, place_of: PlaceOf) -> Place:
    """Return the place of a hit, narrowed to its line where the text has lines."""
    if isinstance(hit.record, Section):
        line, column = (hit.row or 0) + 1, hit.column + 1
        file = f"overview/{hit.record.name}.md"
        return Place(file, line, column, line, column)
    place = place_of(hit.record, hit.path)
    if hit.row is None:
        return place
    if place.end_line <= place.line:
        return place
    # The text of a block starts on the line after its mark |-.
    line = min(place.line + 1 + hit.row, place.end_line)
    return replace(place, line=line, column=1, end_line=line, end_column=1)


def _departure(
    diagnostic: Diagnostic, departures: Iterable[Departure]
) -> Departure | None:
    return next(
        (
            departure
            for departure in departures
            if departure.rule == diagnostic.code
            and departure.file == diagnostic.place.file
            and within(diagnostic.path, departure.at)
        ),
        None,
    )


@rule(
    code="SCR419",
    title="An accepted departure accepts nothing",
    source="scrkit's format: departures are accepted by rule and place",
    severity=Severity.NOTICE,
    stage="set-up",
)
def idle_departure(_context: Context) -> Iterator[Hit]:
    """A departure in review.yaml matches nothing that the rules tell.

    Why: Its code, file or place is misspelt, or what it accepted has been mended.
    Reports print it all the same.

    Do: Compare it with what validate prints, or take it out.
    """
    # Only `run` knows which departures were used; it does what a check would.
    yield from ()


IDLE = idle_departure
