"""Fit how much each piece of evidence weighs, and write scrkit/linkage/weights.json.

    python -m bench.linkage.fit

Needs scikit-learn. Each of the three steps of `scrkit.linkage.judging` is a logistic
regression; what the later steps see of a case was judged by weights that never saw it.
Printed is how the fit does on each case when it is judged by all others.
"""

import json
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from bench.linkage.score import CASES, placed, take_in
from scrkit import folder
from scrkit.linkage.account import Account, Reader, dates_contradict
from scrkit.linkage.candidates import choose_pairs
from scrkit.linkage.evidence import Weighed, Weighing, named
from scrkit.linkage.grouping import group_pairs
from scrkit.linkage.judging import (
    SUPPORT,
    Pair,
    Weights,
    compare_rivals,
    find_support,
    judge_scores,
    probability,
    standing,
)
from scrkit.linkage.rarity import Density, Rarity
from scrkit.linkage.vocabulary import vocabulary
from scrkit.rules.validate import validate
from scrkit.timeline.merge import in_order

FITTED = ("case1", "case2", "case3", "case4", "case6", "case7", "case9", "case10")
EXAMPLE = Path("examples/child-k")
_OUT = Path("scrkit/linkage/weights.json")
# The example is a whole review, in which agencies share far less than in the cases;
# nobody has looked at all of its pairs, so those without a link count little.
_UNSEEN = 0.2
Found = Mapping[Pair, Mapping[str, float]]
_TABLES: dict[int, tuple[Found, list[str], np.ndarray]] = {}


@dataclass
class Case:
    """A case as it is fitted to: its pairs, and which of them are one event."""

    name: str
    accounts: Sequence[Account]
    found: Found
    same: set[Pair]
    weight: Mapping[Pair, float]

    @property
    def agencies(self) -> list[str]:
        """Return the agencies of its accounts."""
        return [one.agency for one in self.accounts]

    def contradict(self, pair: Pair) -> bool:
        """Tell whether the dates of a pair contradict."""
        return dates_contradict(self.accounts[pair[0]], self.accounts[pair[1]])


def read(name: str, root: Path, same: Iterable[Iterable[str]], apart: object) -> Case:
    """Return a case from a review folder; `same` and `apart` are pairs of ids."""
    files = {n: bytes(c) for n, c in folder.read(root).files.items()}
    review = validate(files, date(2026, 1, 1)).loaded.review
    assert review is not None
    rows = in_order(review)
    reader = Reader(vocabulary(), {one.code: one for one in review.people.people})
    accounts = [reader.read(row.entry, row.agency) for row in rows]
    place = {one.id: at for at, one in enumerate(accounts)}
    rarity = Rarity(accounts)
    weighing = Weighing(accounts, rarity, Density(accounts), named)
    found = {(a, b): weighing.weigh(a, b) for a, b in choose_pairs(accounts, rarity)}
    pairs = {tuple(sorted(place[id] for id in ids)) for ids in same}
    seen = (
        None
        if apart is None
        else pairs
        | {
            tuple(sorted(place[id] for id in ids))
            for ids in apart  # type: ignore[attr-defined]
        }
    )
    weight = {p: 1.0 if seen is None or p in seen else _UNSEEN for p in found}
    return Case(name, accounts, found, pairs, weight)  # type: ignore[arg-type]


def cases() -> list[Case]:
    """Return the cases for fitting, and the example without its links."""
    made = []
    for name in FITTED:
        truth = json.loads((CASES / name / "truth.json").read_text("utf-8"))
        with tempfile.TemporaryDirectory() as work:
            root = take_in(CASES / name, Path(work), truth)
            at = {v: k for k, v in placed(CASES / name, root, truth)[0].items()}
            same = [
                (at[tuple(a)], at[tuple(b)])
                for group in truth["same_event"]
                for a, b in combinations(group, 2)
            ]
            made.append(read(name, root, same, None))
    files = {n: bytes(c) for n, c in folder.read(EXAMPLE).files.items()}
    review = validate(files, date(2016, 9, 30)).loaded.review
    assert review is not None
    shown = {row.entry.id for row in in_order(review)}
    links = [one for one in review.timeline.links if shown >= set(one.entries)]
    same = [
        p
        for one in links
        if one.relation != "not_related"
        for p in combinations(one.entries, 2)
    ]
    apart = [
        p
        for one in links
        if one.relation == "not_related"
        for p in combinations(one.entries, 2)
    ]
    made.append(read("the example", EXAMPLE, same, apart))
    return made


def summed(evidence: Mapping[str, float], weighed: Mapping[str, float]) -> float:
    """Return the log-odds that pieces of evidence make together."""
    return sum(weighed.get(name, 0.0) * value for name, value in evidence.items())


def beside_rivals(scores: Mapping[Pair, float], agencies: Sequence[str]) -> Found:
    """Return how each pair stands to the next best of either, as pieces of evidence."""
    stand = standing(Weighed(named))
    placed = compare_rivals(scores, agencies)
    return {pair: stand(*place) for pair, *place in placed}


def fit(given: Sequence[Case], found: Sequence[Found]) -> dict[str, float]:
    """Return the weights of one step."""
    names = sorted({name for each in found for name in _table(each)[0]})
    place = {name: at for at, name in enumerate(names)}
    rows = []
    for each in found:
        own, table = _table(each)
        row = np.zeros((len(table), len(names)))
        row[:, [place[name] for name in own]] = table
        rows.append(row)
    told = [
        float(p in case.same)
        for case, each in zip(given, found, strict=True)
        for p in each
    ]
    weight = [
        case.weight[p] for case, each in zip(given, found, strict=True) for p in each
    ]
    model = LogisticRegression(
        C=4.0, max_iter=100, fit_intercept=False, solver="newton-cholesky"
    )
    model.fit(np.vstack(rows), np.array(told), sample_weight=np.array(weight))
    return {n: round(float(w), 4) for n, w in zip(names, model.coef_[0], strict=True)}


def _table(
    each: Found,
) -> tuple[list[str], "np.ndarray[tuple[int, int], np.dtype[np.float64]]"]:
    """Return the evidence of a case as names and rows, worked out once."""
    if id(each) not in _TABLES:
        names = sorted({name for one in each.values() for name in one})
        place = {name: at for at, name in enumerate(names)}
        table = np.zeros((len(each), len(names)))
        for row, one in enumerate(each.values()):
            for name, value in one.items():
                table[row, place[name]] = value
        # What it is of is kept as well, so that no other takes its place.
        _TABLES[id(each)] = (each, names, table)
    return _TABLES[id(each)][1:]


def train(given: Sequence[Case]) -> Weights:
    """Return the weights of all three steps."""
    alone = fit(given, [case.found for case in given])
    beside = []
    for case in given:
        rest = [one for one in given if one is not case]
        own = fit(rest, [one.found for one in rest])
        scores = {p: summed(one, own) for p, one in case.found.items()}
        beside.append(beside_rivals(scores, case.agencies))
    together = []
    for at, case in enumerate(given):
        rest = [n for n in range(len(given)) if n != at]
        own = fit([given[n] for n in rest], [beside[n] for n in rest])
        heard = {p: probability(summed(o, own)) for p, o in beside[at].items()}
        said = dict(find_support(heard, heard, case.agencies))
        together.append(
            {
                p: {**o, **dict(zip(SUPPORT, said.get(p, ()), strict=False))}
                for p, o in beside[at].items()
            }
        )
    rate = sum(len(c.same & c.found.keys()) for c in given) / sum(
        len(c.found) for c in given
    )
    return Weights(alone, fit(given, beside), fit(given, together), round(rate, 4))


def _offered(case: Case, likely: Mapping[Pair, float]) -> dict[str, set[Pair]]:
    """Return the pairs that are offered as likely, and all that are offered."""
    made = group_pairs(likely, case.agencies, case.contradict)
    return {
        grade: {
            pair
            for one in made
            if grade in ("all", one.grade)
            for pair in combinations(one.accounts, 2)
        }
        for grade in ("likely", "all")
    }


def main() -> None:
    """Say how each case does by the others' weights, and write those of all."""
    given = cases()
    told: list[tuple[float, bool]] = []
    for case in given:
        others = train([c for c in given if c is not case])
        alone = {p: summed(one, others.alone) for p, one in case.found.items()}
        likely = judge_scores(alone, case.agencies, others)
        said = ", ".join(
            f"{grade}: recall {len(o & case.same) / len(case.same):.2f} "
            f"precision {len(o & case.same) / max(1, len(o)):.2f}, "
            f"contradicting {len({*filter(case.contradict, o & case.same)})}"
            for grade, o in _offered(case, likely).items()
        )
        print(f"{case.name:12} {len(case.found):5} pairs  {said}")
        if case.name != "the example":
            told += [(value, pair in case.same) for pair, value in likely.items()]
    for tenth in range(10):
        inside = [one for value, one in told if int(min(value, 0.999) * 10) == tenth]
        print(
            f"told as {tenth} to {tenth + 1} in 10: "
            f"true {sum(inside) / max(1, len(inside)):.2f} of {len(inside)}"
        )
    weights = train(given)
    made = {
        "made": "bench/linkage/fit.py: logistic regressions on bench/linkage/cases "
        f"({', '.join(FITTED)}) and on the example review without its links",
        **weights._asdict(),
    }
    _OUT.write_text(json.dumps(made, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
