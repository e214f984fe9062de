"""Fit how much each piece of evidence weighs, and write scrkit/linkage/weights.json.

    python -m bench.linkage.fit

Needs scikit-learn. Each of the three steps of `scrkit.linkage.judging` is a logistic
regression; what the later steps see of a case was judged by weights that never saw it.
Printed is how the fit does on each case when it is judged by all others.
"""

import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from bench.linkage.drawing import forget_wordings, leave_agencies
from bench.linkage.score import CASES, placed, take_in
from scrkit import folder
from scrkit.linkage.account import Account, Reader, dates_contradict
from scrkit.linkage.amounts import Weighed, named
from scrkit.linkage.candidates import choose_pairs
from scrkit.linkage.evidence import Weighing
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
from scrkit.linkage.vocabulary import Vocabulary, vocabulary
from scrkit.model.case import Agency
from scrkit.model.entry import Entry
from scrkit.model.people import Person
from scrkit.model.review import Review
from scrkit.rules.validate import validate
from scrkit.timeline.merge import in_order

# The vocabulary was written with these in view, and without these.
_IN_VIEW = tuple(f"case{n}" for n in (1, 2, 3, 4, 6, 7, 9, 10))
FITTED = (*_IN_VIEW, "case12", "case13")
EXAMPLE = Path("examples/child-k")
_OUT = Path("scrkit/linkage/weights.json")
# The example is a whole review, in which agencies share far less than in the cases;
# nobody has looked at all of its pairs, so those without a link count little.
_UNSEEN = 0.2
_EXAMPLE_COUNTS = 2.5
# So often is a case drawn as another might have been, in either way; each counts half.
_DRAWS = 4
_DRAWN_COUNTS = 0.5
Found = Mapping[Pair, Mapping[str, float]]
Rows = Sequence[tuple[Entry, Agency]]
_TABLES: dict[int, tuple[Found, list[str], np.ndarray]] = {}


@dataclass
class Told:
    """A case as its agencies told it, and which pairs of ids are one event.

    `apart` are pairs that were looked at and are two; None where all were.
    """

    name: str
    rows: Sequence[tuple[Entry, Agency]]
    people: Mapping[str, Person]
    same: Sequence[Iterable[str]]
    apart: Sequence[Iterable[str]] | None
    counts: float


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


def weigh(told: Told, heard_by: Vocabulary, rows: Rows, counts: float) -> Case:
    """Return a case as these rows of it are heard by a vocabulary.

    `counts` is how much each of its pairs does in the fit.
    """
    reader = Reader(heard_by, told.people)
    accounts = [reader.read(entry, agency) for entry, agency in rows]
    place = {one.id: at for at, one in enumerate(accounts)}
    rarity = Rarity(accounts)
    weighing = Weighing(accounts, rarity, Density(accounts), named)
    found = {(a, b): weighing.weigh(a, b) for a, b in choose_pairs(accounts, rarity)}
    same = _placed(told.same, place)
    seen = None if told.apart is None else same | _placed(told.apart, place)
    weight = {
        p: counts if seen is None or p in seen else counts * _UNSEEN for p in found
    }
    return Case(told.name, accounts, found, same, weight)


def _placed(pairs: Iterable[Iterable[str]], place: Mapping[str, int]) -> set[Pair]:
    both = (tuple(sorted(place[id] for id in ids if id in place)) for ids in pairs)
    return {(one[0], one[-1]) for one in both if len(one) == 2}


def read_told() -> list[Told]:
    """Return the cases for fitting, and the example without its links."""
    made = []
    for name in FITTED:
        truth = json.loads((CASES / name / "truth.json").read_text("utf-8"))
        with tempfile.TemporaryDirectory() as work:
            root = take_in(CASES / name, Path(work), truth)
            at = {v: k for k, v in placed(CASES / name, root, truth)[0].items()}
            review = _review(root, date(2026, 1, 1))
        same = [
            (at[tuple(a)], at[tuple(b)])
            for group in truth["same_event"]
            for a, b in combinations(group, 2)
        ]
        people = {one.code: one for one in review.people.people}
        made.append(Told(name, _rows(review), people, same, None, 1.0))
    return [*made, _example()]


def _example() -> Told:
    review = _review(EXAMPLE, date(2016, 9, 30))
    rows = _rows(review)
    shown = {entry.id for entry, _ in rows}
    same: list[Iterable[str]] = []
    apart: list[Iterable[str]] = []
    for one in review.timeline.links:
        if shown >= set(one.entries):
            pairs = combinations(one.entries, 2)
            (apart if one.relation == "not_related" else same).extend(pairs)
    people = {one.code: one for one in review.people.people}
    return Told("the example", rows, people, same, apart, _EXAMPLE_COUNTS)


def _review(root: Path, on: date) -> Review:
    files = {n: bytes(c) for n, c in folder.read(root).files.items()}
    review = validate(files, on).loaded.review
    assert review is not None
    return review


def _rows(review: Review) -> Rows:
    return [(row.entry, row.agency) for row in in_order(review)]


def as_told(cases: Iterable[Told]) -> list[Case]:
    """Return the cases as they are, in their order."""
    return [weigh(one, vocabulary(), one.rows, one.counts) for one in cases]


def drawn(cases: Iterable[Told]) -> list[Case]:
    """Return cases as others might have been, several of each, under its name.

    Cases that the vocabulary was written without are such others; of the example
    nobody has looked at all pairs.
    """
    vocabularies = [forget_wordings(seed) for seed in range(_DRAWS)]
    made = []
    for one in cases:
        if one.name in _IN_VIEW:
            for seed, heard_by in enumerate(vocabularies):
                made.append(weigh(one, heard_by, one.rows, _DRAWN_COUNTS))
                some = leave_agencies(one.rows, seed)
                made.append(weigh(one, vocabulary(), some, _DRAWN_COUNTS))
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
    """Return the weights of all three steps.

    Cases of one name are draws of one: what a step sees of any was judged by none.
    """
    alone = fit(given, [case.found for case in given])
    founds = [case.found for case in given]
    beside = [
        beside_rivals({p: summed(one, own) for p, one in case.found.items()}, agencies)
        for case, agencies, own in _each_by_others(given, founds)
    ]
    together = []
    for (_, agencies, own), found in zip(
        _each_by_others(given, beside), beside, strict=True
    ):
        heard = {p: probability(summed(o, own)) for p, o in found.items()}
        said = dict(find_support(heard, heard, agencies))
        together.append(
            {
                p: {**o, **dict(zip(SUPPORT, said.get(p, ()), strict=False))}
                for p, o in found.items()
            }
        )
    rate = sum(len(c.same & c.found.keys()) for c in given) / sum(
        len(c.found) for c in given
    )
    return Weights(alone, fit(given, beside), fit(given, together), round(rate, 4))


def _each_by_others(
    given: Sequence[Case], found: Sequence[Found]
) -> Iterator[tuple[Case, list[str], dict[str, float]]]:
    """Yield each case, its agencies, and the weights of a step that never saw it."""
    by: dict[str, dict[str, float]] = {}
    for case in given:
        if case.name not in by:
            rest = [n for n, one in enumerate(given) if one.name != case.name]
            by[case.name] = fit([given[n] for n in rest], [found[n] for n in rest])
        yield case, case.agencies, by[case.name]


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
    cases = read_told()
    given, more = as_told(cases), drawn(cases)
    told: list[tuple[float, bool]] = []
    for case in given:
        others = train([c for c in (*given, *more) if c.name != case.name])
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
    weights = train([*given, *more])
    made = {
        "made": "bench/linkage/fit.py: logistic regressions on bench/linkage/cases "
        f"({', '.join(FITTED)}), as they are, with fewer wordings and with fewer "
        "agencies, and on the example review without its links",
        **weights._asdict(),
    }
    _OUT.write_text(json.dumps(made, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
