"""How likely it is that two accounts tell of one event: calibrated, and relative.

Three steps, each a sum of weights that bench/linkage fitted: what speaks for the pair
by itself; how far it is ahead of the next best of either; and whether a third agency's
account belongs to both.
"""

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from operator import mul
from typing import NamedTuple

from scrkit.system.resources import PACKAGE

Pair = tuple[int, int]
# Beyond this a difference tells nothing more, and one without a rival is so far ahead.
_MOST_AHEAD = 6.0
_NO_RIVAL = -8.0
_HEARD = 0.05
_ROUNDS = 30
_LEAST_RATE = 0.002
_TRUST = 0.5
_SETTLED = 1e-3


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


def summed(evidence: Mapping[str, float], weighed: Mapping[str, float]) -> float:
    """Return the log-odds that pieces of evidence make together."""
    known = weighed if isinstance(weighed, defaultdict) else _lenient(weighed)
    weights = map(known.__getitem__, evidence)
    total: float = sum(map(mul, evidence.values(), weights))
    return total


def _lenient(weighed: Mapping[str, float]) -> defaultdict[str, float]:
    """Return weights in which a name that has none weighs nothing."""
    return defaultdict(float, weighed)


def probability(odds: float) -> float:
    """Return the probability that log-odds stand for."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def score_alone(
    evidence: Iterable[tuple[Pair, Mapping[str, float]]], by: Weights
) -> dict[Pair, float]:
    """Return what speaks for each pair by itself; the evidence itself is not kept."""
    weighed = _lenient(by.alone)
    return {pair: summed(found, weighed) for pair, found in evidence}


def judge_scores(
    alone: Mapping[Pair, float], agencies: Sequence[str], by: Weights
) -> dict[Pair, float]:
    """Return the probability of each pair by what speaks for it by itself.

    `agencies` are those of the accounts, by position.
    """
    beside, together = _lenient(by.beside), _lenient(by.together)
    first: dict[Pair, float] = {}
    odds: dict[Pair, float] = {}
    for pair, found in compare_rivals(alone, agencies):
        first[pair] = probability(summed(found, beside))
        odds[pair] = summed(found, together)
    for pair, third in find_thirds(first).items():
        if third:
            odds[pair] += third * together["third"]
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
    plain = [math.exp(max(-30.0, min(30.0, one))) for one in odds.values()]
    factor = 1.0
    for _ in range(_ROUNDS):
        own = sum([one * factor / (1 + one * factor) for one in plain]) / len(plain)
        own = min(0.5, max(_LEAST_RATE, own))
        before = factor
        factor = math.exp(_TRUST * (math.log(own / (1 - own)) - usual))
        if abs(factor / before - 1) < _SETTLED:
            break
    return {
        pair: one * factor / (1 + one * factor)
        for pair, one in zip(odds, plain, strict=True)
    }


def compare_rivals(
    alone: Mapping[Pair, float], agencies: Sequence[str]
) -> Iterator[tuple[Pair, dict[str, float]]]:
    """Yield each pair, and how it stands to the next best that either has."""
    best: list[dict[str, tuple[float, float]]] = [{} for _ in agencies]
    for (a, b), score in alone.items():
        _keep_best(best[a], agencies[b], score)
        _keep_best(best[b], agencies[a], score)
    for (a, b), score in alone.items():
        first, second = best[a][agencies[b]]
        one = score - (second if score >= first else first)
        first, second = best[b][agencies[a]]
        other = score - (second if score >= first else first)
        least, most = (one, other) if one < other else (other, one)
        told = {
            "bias": 1.0,
            "alone": score,
            "least_ahead": _within(least),
            "most_ahead": _within(most),
        }
        if least > 0:
            told["best_of_both"] = 1.0
        elif most < 0:
            told["best_of_none"] = 1.0
        yield (a, b), told


def _keep_best(best: dict[str, tuple[float, float]], agency: str, score: float) -> None:
    """Keep the best and the second best score of an agency."""
    known = best.get(agency)
    if known is None:
        best[agency] = (score, _NO_RIVAL)
    elif known[1] == _NO_RIVAL or score > known[1]:
        most = known[0]
        best[agency] = (score, most) if score > most else (most, score)


def _within(ahead: float) -> float:
    if ahead > _MOST_AHEAD:
        return _MOST_AHEAD
    return ahead if ahead > -_MOST_AHEAD else -_MOST_AHEAD


def find_thirds(first: Mapping[Pair, float]) -> dict[Pair, float]:
    """Return for each pair how surely one more account belongs to both."""
    partners: dict[int, dict[int, float]] = defaultdict(dict)
    for (a, b), likely in first.items():
        if likely > _HEARD:
            partners[a][b] = partners[b][a] = likely
    found = dict.fromkeys(first, 0.0)
    for a, b in first:
        few, many = partners.get(a), partners.get(b)
        if few and many:
            if len(many) < len(few):
                few, many = many, few
            both = [few[one] * many[one] for one in few if one in many]
            if both:
                found[a, b] = max(both)
    return found
