"""How likely it is that two accounts tell of one event: calibrated, and relative.

Three steps, each a sum of weights that bench/linkage fitted: what speaks for the pair
by itself; how far it is ahead of the next best of either; and whether a third agency's
account belongs to both.
"""

import json
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
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
    total = 0.0
    for name, value in evidence.items():
        total += value * weighed.get(name, 0.0)
    return total


def probability(odds: float) -> float:
    """Return the probability that log-odds stand for."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def judge(
    evidence: Mapping[Pair, Mapping[str, float]], agencies: Sequence[str], by: Weights
) -> dict[Pair, float]:
    """Return the probability of each pair; `agencies` are those of the accounts."""
    alone = {pair: summed(found, by.alone) for pair, found in evidence.items()}
    beside = compare_rivals(alone, agencies)
    first = {
        pair: probability(summed(found, by.beside)) for pair, found in beside.items()
    }
    third = find_thirds(first)
    odds = {}
    for pair, found in beside.items():
        odds[pair] = summed(found, by.together) + third[pair] * by.together["third"]
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
) -> dict[Pair, dict[str, float]]:
    """Return for each pair how it stands to the next best that either has."""
    rivals: dict[tuple[int, str], list[float]] = defaultdict(list)
    for (a, b), score in alone.items():
        rivals[a, agencies[b]].append(score)
        rivals[b, agencies[a]].append(score)
    best = {key: sorted(scores)[-2:] for key, scores in rivals.items()}
    found = {}
    for (a, b), score in alone.items():
        one = score - _next(best[a, agencies[b]], score)
        other = score - _next(best[b, agencies[a]], score)
        least, most = (one, other) if one < other else (other, one)
        told = {"bias": 1.0, "alone": score}
        told["least_ahead"] = max(-_MOST_AHEAD, min(_MOST_AHEAD, least))
        told["most_ahead"] = max(-_MOST_AHEAD, min(_MOST_AHEAD, most))
        if least > 0:
            told["best_of_both"] = 1.0
        elif most < 0:
            told["best_of_none"] = 1.0
        found[a, b] = told
    return found


def _next(best: Sequence[float], score: float) -> float:
    """Return the best score of the others."""
    if len(best) == 1:
        return _NO_RIVAL
    return best[0] if score >= best[1] else best[1]


def find_thirds(first: Mapping[Pair, float]) -> dict[Pair, float]:
    """Return for each pair how surely one more account belongs to both."""
    partners: dict[int, dict[int, float]] = defaultdict(dict)
    for (a, b), likely in first.items():
        if likely > _HEARD:
            partners[a][b] = partners[b][a] = likely
    found = {}
    for a, b in first:
        few, many = sorted((partners[a], partners[b]), key=len)
        found[a, b] = max(
            (likely * many[one] for one, likely in few.items() if one in many),
            default=0.0,
        )
    return found
