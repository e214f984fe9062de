"""How likely it is that two accounts tell of one event: calibrated, and relative.

Three steps, each a sum of weights that bench/linkage fitted: what speaks for the pair
by itself; how far it is ahead of the next best of either; and what other accounts say,
which belong to both, or to one of them in place of the other.
"""

import json
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from operator import mul
from typing import NamedTuple

from scrkit.linkage.amounts import V
from scrkit.system.resources import PACKAGE

Pair = tuple[int, int]
# Beyond this a difference tells nothing more, and one without a rival is so far ahead.
_MOST_AHEAD = 6.0
_NO_RIVAL = -8.0
_HEARD = 0.05
_HEARD_ODDS = math.log(_HEARD / (1 - _HEARD))
# So many accounts that belong to both say as much as more would.
_MOST_THIRDS = 3.0
_ROUNDS = 30
_LEAST_RATE = 0.002
_TRUST = 0.5
# So many pairs of the usual kind are added: a small review proves little of itself.
_USUAL = 100
_SETTLED = 1e-3
# Odds so small that a probability is no other number.
_HOPELESS = 1e-4


_STANDING = ("bias", "alone", "least_ahead", "most_ahead")


class Weights(NamedTuple):
    """What each piece of evidence weighs, in the three steps, as log-odds."""

    alone: Mapping[str, float]
    beside: Mapping[str, float]
    together: Mapping[str, float]
    # How many of the compared pairs were one event where the weights were fitted.
    rate: float


@cache
def weights() -> Weights:
    """Return the weights that come with scrkit; how they were got stands in them."""
    given = json.loads((PACKAGE / "linkage" / "weights.json").read_text("utf-8"))
    return Weights(given["alone"], given["beside"], given["together"], given["rate"])


def probability(odds: float) -> float:
    """Return the probability that log-odds stand for."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def judge_scores(
    alone: Mapping[Pair, float], agencies: Sequence[str], by: Weights
) -> dict[Pair, float]:
    """Return the probability of each pair by what speaks for it by itself.

    `agencies` are those of the accounts, by position.
    """
    together, beside = standing(by.together), standing(by.beside)
    heard: dict[Pair, float] = {}
    odds: dict[Pair, float] = {}
    for pair, score, least, most in compare_rivals(alone, agencies):
        odds[pair] = together(score, least, most)
        if (said := beside(score, least, most)) > _HEARD_ODDS:
            heard[pair] = probability(said)
    weights_of = [by.together[name] for name in SUPPORT]
    for pair, each in find_support(heard, alone, agencies):
        odds[pair] += sum(map(mul, weights_of, each))
    return fit_rate(odds, by.rate)


def fit_rate(odds: Mapping[Pair, float], rate: float) -> dict[Pair, float]:
    """Return probabilities for a review that shares more, or less, than is usual.

    How much its agencies share is judged by the pairs themselves, over again until it
    no longer changes (Saerens, Latinne and Decaestecker 2002); it counts by half, for a
    few pairs prove little.
    """
    if not odds:
        return {}
    usual = math.log(rate / (1 - rate))
    plain = [*map(math.exp, odds.values())]
    # Most pairs are hopeless; what they add grows with the factor.
    hopeless = sum([one for one in plain if one < _HOPELESS])
    some = [one for one in plain if one >= _HOPELESS]
    factor = 1.0
    for _ in range(_ROUNDS):
        own = sum([(more := one * factor) / (1 + more) for one in some])
        own = own + hopeless * factor + _USUAL * rate
        own = own / (len(plain) + _USUAL)
        own = min(0.5, max(_LEAST_RATE, own))
        before = factor
        factor = math.exp(_TRUST * (math.log(own / (1 - own)) - usual))
        if abs(factor / before - 1) < _SETTLED:
            break
    return {
        pair: (more := one * factor) / (1 + more)
        for pair, one in zip(odds, plain, strict=True)
    }


def standing(w: Mapping[str, V]) -> Callable[[float, float, float], V]:
    """Return what weighs how a pair stands to the next best that either has.

    It takes the score of the pair by itself, the lesser and the greater lead.
    """
    bias, alone, lesser, greater = map(w.__getitem__, _STANDING)
    both, none = w["best_of_both"], w["best_of_none"]

    def stand(score: float, least: float, most: float) -> V:
        total = bias + alone * score
        total = total + lesser * least + greater * most
        if least > 0:
            return total + both
        return total + none if most < 0 else total

    return stand


def compare_rivals(
    alone: Mapping[Pair, float], agencies: Sequence[str]
) -> Iterator[tuple[Pair, float, float, float]]:
    """Yield each pair, its score, and how far it is ahead of the next best of either.

    The lesser lead comes first; none counts for more than `_MOST_AHEAD`.
    """
    numbers = {agency: n for n, agency in enumerate(dict.fromkeys(agencies))}
    of = [numbers[agency] for agency in agencies]
    # An account and an agency of others, as one number.
    places = [(a * len(numbers) + of[b], b * len(numbers) + of[a]) for a, b in alone]
    first, second = _best_two(places, alone.values(), len(numbers) * len(agencies))
    for (pair, score), (a, b) in zip(alone.items(), places, strict=True):
        one = _within(score - (second[a] if score >= first[a] else first[a]))
        other = _within(score - (second[b] if score >= first[b] else first[b]))
        yield (pair, score, one, other) if one < other else (pair, score, other, one)


def _best_two(
    places: Iterable[Pair], scores: Iterable[float], total: int
) -> tuple[list[float], list[float]]:
    """Return the best and the second best score at each of so many places."""
    first, second = [-math.inf] * total, [-math.inf] * total
    for both, score in zip(places, scores, strict=True):
        for at in both:
            if score > first[at]:
                second[at] = first[at]
                first[at] = score
            elif score > second[at]:
                second[at] = score
    return first, [_NO_RIVAL if one == -math.inf else one for one in second]


def _within(ahead: float) -> float:
    if ahead > _MOST_AHEAD:
        return _MOST_AHEAD
    return ahead if ahead > -_MOST_AHEAD else -_MOST_AHEAD


SUPPORT = ("third", "thirds", "backed_least", "backed_most", "rival", "rivals")
"""What other accounts say of a pair, in the order in which `find_support` says it.

How surely one more account belongs to both, how many do on the whole, how many others
each of the two goes with, and how surely one of them, or both, has another partner
where the other one is from.
"""


def find_support(
    heard: Mapping[Pair, float], pairs: Iterable[Pair], agencies: Sequence[str]
) -> Iterator[tuple[Pair, tuple[float, ...]]]:
    """Yield what other accounts say of each pair of which they say anything.

    `heard` are the pairs that are likely enough to speak for others.
    """
    partners: dict[int, dict[int, float]] = defaultdict(dict)
    for (a, b), likely in heard.items():
        if likely > _HEARD:
            partners[a][b] = partners[b][a] = likely
    third: dict[Pair, float] = {}
    thirds: dict[Pair, float] = {}
    for around in partners.values():
        for (a, one), (b, other) in combinations(around.items(), 2):
            pair = (a, b) if a < b else (b, a)
            third[pair] = max(third.get(pair, 0.0), one * other)
            thirds[pair] = thirds.get(pair, 0.0) + one * other
    backed = {at: sum(around.values()) for at, around in partners.items()}
    rivals = {at: _by_agency(around, agencies) for at, around in partners.items()}
    for pair in pairs:
        a, b = pair
        if a not in backed and b not in backed:
            continue
        own = partners[a].get(b, 0.0) if a in partners else 0.0
        one, other = backed.get(a, own) - own, backed.get(b, own) - own
        first = _rival(rivals.get(a), agencies[b], own)
        second = _rival(rivals.get(b), agencies[a], own)
        own_thirds = min(_MOST_THIRDS, thirds.get(pair, 0.0))
        backing = (one, other) if one < other else (other, one)
        others = (first, second) if first > second else (second, first)
        yield pair, (third.get(pair, 0.0), own_thirds, *backing, *others)


_Best = Mapping[str, tuple[float, float]]


def _by_agency(around: Mapping[int, float], agencies: Sequence[str]) -> _Best:
    """Return the likeliest partner in each agency, and the second likeliest."""
    best: dict[str, tuple[float, float]] = {}
    for at, likely in around.items():
        agency = agencies[at]
        first, second = best.get(agency, (0.0, 0.0))
        if likely > first:
            best[agency] = (likely, first)
        elif likely > second:
            best[agency] = (first, likely)
    return best


def _rival(best: _Best | None, agency: str, own: float) -> float:
    """Return how likely the likeliest partner in an agency is besides one's own."""
    if best is None or agency not in best:
        return 0.0
    first, second = best[agency]
    return second if own >= first else first
