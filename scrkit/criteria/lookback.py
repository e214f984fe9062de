"""Facts that a status on any day of a window answers, three-valued."""

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from scrkit.dates import PartialDate, add_months, of_day
from scrkit.frameworks import Framework, Lookback
from scrkit.frameworks.truth import Answers, answers_of, truth
from scrkit.model.case import KeyDates
from scrkit.model.opening import Criteria, Fact, StatusPeriod

_DAYS_IN = {"days": 1, "weeks": 7}
_MONTHS_IN = {"months": 1, "years": 12}


class Window(Struct, frozen=True):
    """A look-back as it lies in the calendar of one review.

    It ends between `end` and `latest_end`, the same day where that is known; both are
    None where review.yaml has no such day. `start` is its first day at the earliest.
    `doubtful` marks an end that review.yaml gives with a question mark.
    """

    lookback: Lookback
    citation: str
    start: date | None = None
    end: date | None = None
    latest_end: date | None = None
    doubtful: bool = False


class LookedBack(Struct, frozen=True):
    """The criteria with what the recorded statuses answer, and what to tell of it.

    `contradicted` are the facts whose answer the recorded statuses do not bear out.
    """

    criteria: Criteria
    windows: tuple[Window, ...] = ()
    warnings: tuple[str, ...] = ()
    contradicted: tuple[str, ...] = ()


def looked_back(
    framework: Framework, criteria: Criteria, dates: KeyDates
) -> LookedBack:
    """Answer the facts of the framework's look-backs from the statuses recorded.

    A status that certainly holds on a day of the window answers yes. Where one may,
    nobody can say no. Where none can, the fact stays as it was answered.
    """
    answers = answers_of(framework, criteria.facts)
    facts, windows, told = dict(criteria.facts), list[Window](), list[str]()
    against = list[str]()
    for fact in dict.fromkeys(one.fact for one in framework.lookbacks):
        lying = [*_windows(framework, fact, answers, dates)]
        windows += lying
        answer, words = _answer(fact, lying, criteria)
        told += words
        if fact in facts and facts[fact].value != "unknown":
            against += [fact] if any(one != _REVERSED for one in words) else []
        if answer is not None:
            given = facts.get(fact, Fact(value="unknown"))
            facts[fact] = replace(given, value=answer)
    return LookedBack(
        replace(criteria, facts=facts), tuple(windows), tuple(told), tuple(against)
    )


def _windows(
    framework: Framework, fact: str, answers: Answers, dates: KeyDates
) -> Iterator[Window]:
    """Yield the windows that the facts leave possible; one, where they are known."""
    for lookback in framework.lookbacks:
        when = lookback.when
        if lookback.fact != fact:
            continue
        # Only what is surely ruled out goes: a fact that is unknown leaves its window
        # open.
        if when is not None and truth(when, answers) is False:
            continue
        yield _window(lookback, framework.citation(lookback), dates)


def _window(lookback: Lookback, citation: str, dates: KeyDates) -> Window:
    ends = (_day(name, dates) for name in lookback.ends)
    known = next((one for one in ends if one is not None and one.known), None)
    if known is None or known.earliest is None or known.latest is None:
        return Window(lookback, citation)
    start = _before(known.earliest, lookback)
    return Window(
        lookback,
        citation,
        start,
        known.earliest,
        known.latest,
        doubtful=known.qualifier == "?",
    )


def _day(name: str, dates: KeyDates) -> PartialDate | None:
    if name == "incident":
        return dates.incident
    day = dates.day(name)
    return None if day is None else of_day(day)


def _before(day: date, lookback: Lookback) -> date:
    if lookback.unit in _MONTHS_IN:
        return add_months(day, -lookback.count * _MONTHS_IN[lookback.unit])
    return day - timedelta(days=lookback.count * _DAYS_IN[lookback.unit])


def _answer(
    fact: str, windows: list[Window], criteria: Criteria
) -> tuple[str | None, tuple[str, ...]]:
    """Return what the statuses make of a fact, None: leave it; and what to tell."""
    counted = {status for one in windows for status in one.lookback.statuses}
    given = criteria.facts[fact].value if fact in criteria.facts else "unknown"
    periods = [one for one in criteria.statuses if one.status in counted]
    if not periods or not windows:
        return None, ()
    wrong = (_REVERSED,) if any(map(is_reversed, periods)) else ()
    held = {_held(window, periods) for window in windows}
    # In every window that is possible, else it hangs on what is not known.
    if held == {True}:
        contradicted = (_COVERED.format(fact=fact),) if given == "no" else ()
        return "yes", (*wrong, *contradicted)
    if held == {False}:
        outside = {"yes": _OUTSIDE, "unknown": _ALL_OUTSIDE}.get(given, "")
        return None, (outside.format(fact=fact),) if outside else ()
    if given == "no":
        return "unknown", (*wrong, _OPEN.format(fact=fact))
    return None, wrong


_COVERED = (
    "criteria.yaml answers {fact} with no, yet a status that it records certainly held "
    "on a day of the look-back. The recorded status counts; put the answer right."
)
_OUTSIDE = (
    "criteria.yaml answers {fact} with yes, yet no status that it records held on a "
    "day of the look-back. The answer counts; add the status on which it stands."
)
_ALL_OUTSIDE = (
    "Every status that criteria.yaml records lies wholly outside the look-back for "
    "{fact}. If none is missing, answer it with no."
)
_OPEN = (
    "criteria.yaml answers {fact} with no, yet a status that it records may have held "
    "on a day of the look-back. Until its days are known it counts as unknown."
)

_REVERSED = (
    "A status in criteria.yaml ends before it begins, so that the look-back cannot be "
    "answered from it. Put its days right."
)


def is_reversed(period: StatusPeriod) -> bool:
    """Tell whether a status ends before it begins."""
    since, until = period.from_date.earliest, period.until
    over = until.latest if until is not None else None
    return since is not None and over is not None and over < since


def _held(window: Window, periods: list[StatusPeriod]) -> bool | None:
    """Tell whether a status held on any day of a window; None where it may have."""
    if window.end is None:
        return None
    found = {_overlaps(window, period) for period in periods}
    return True if True in found else None if None in found else False


def _overlaps(window: Window, period: StatusPeriod) -> bool | None:
    if window.start is None or window.end is None or window.latest_end is None:
        return None
    since, until = period.from_date, period.until
    # A day that is open lies as far off as can be.
    first, last = since.earliest or date.min, since.latest or date.max
    over, over_last = date.max, date.max
    if until is not None:
        over, over_last = until.earliest or date.min, until.latest or date.max
    doubtful = "?" in (since.qualifier, until.qualifier if until else "")
    # A question mark in the file is somebody's word that it may be otherwise.
    if window.doubtful or doubtful or is_reversed(period):
        return None
    # The worst case of all open days: it began before the earliest end of the window,
    # and lasted into the latest start.
    if last <= window.end and over >= _before(window.latest_end, window.lookback):
        return True
    if first > window.latest_end or over_last < window.start:
        return False
    return None
