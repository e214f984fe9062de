"""Say what `scr` finds in cases whose truth is known, taken in as a board does it.

    python -m bench.linkage.score [case …]

For what is decided or likely, and for all grades: pairs of one event (recall,
precision), contradicting dates told, and dates told of two different events, vague
dates called contradictions, look-alike events put together, offers per 100 entries.
"""

import csv
import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

from scrkit import folder
from scrkit.review import load

CASES = Path(__file__).parent / "cases"
JUDGED = ("case5", "case8", "case11", "case14")
Row = tuple[str, int]


def scr(*arguments: object) -> None:
    """Run a command of this scrkit; what it says is shown where it refuses."""
    command = [sys.executable, "-m", "scrkit", *map(str, arguments)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode > 1:
        sys.exit(f"scr {arguments[0]}: {run.stderr[-800:]}")


def take_in(case: Path, work: Path, truth: Mapping[str, Any]) -> Path:
    """Make a review of a case's agencies and import their files; return its folder."""
    root = work / "review"
    agencies = [word for one in truth["agencies"] for word in ("--agency", one)]
    scr(
        "new",
        root,
        "--board",
        "Board of the case",
        "--period",
        truth["period"],
        *agencies,
    )
    for agency in truth["agencies"]:
        given = (case / f"{agency}.csv", root, "--agency", agency)
        scr("import", *given, "--names-checked", "--partial", "--write")
    return root


def _bare(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum()).casefold()


def placed(
    case: Path, root: Path, truth: Mapping[str, Any]
) -> tuple[dict[str, Row], int]:
    """Return which row of which agency each entry is, and how many rows have none."""
    review = load(folder.read(root).files).review
    assert review is not None
    at: dict[str, Row] = {}
    rows_in_all = 0
    for chronology in review.chronologies:
        if chronology.agency not in truth["agencies"]:
            continue
        with (case / f"{chronology.agency}.csv").open(
            encoding="utf-8", newline=""
        ) as file:
            rows = [_bare(row[3]) for row in csv.reader(file)][1:]
        rows_in_all += len(rows)
        left = defaultdict(list)
        for number, text in enumerate(rows, 1):
            left[text].append(number)
        for entry in chronology.entries:
            text = _bare(entry.event)
            # What the import adds to a text stands below it.
            known = next((t for t in left if left[t] and text.startswith(t)), None)
            if known is not None:
                at[entry.id] = (chronology.agency, left[known].pop(0))
    return at, rows_in_all - len(at)


def score(name: str) -> Counter[str]:
    """Return the counts of one case."""
    case = CASES / name
    truth = json.loads((case / "truth.json").read_text("utf-8"))
    with tempfile.TemporaryDirectory() as work:
        root = take_in(case, Path(work), truth)
        at, missing = placed(case, root, truth)
        out = Path(work) / "out"
        scr("merge-chronology", root, "--format", "json", "--out", out, "--draft")
        merged = json.loads(next(out.glob("*.json")).read_text("utf-8"))
    same = _pairs(truth["same_event"])
    dates = {
        frozenset(map(tuple, c["pair"]))
        for c in truth["contradictions"]
        if c["what"] == "date"
    }
    vague = {frozenset(map(tuple, c["pair"])) for c in truth["precision_only"]}
    traps = {
        frozenset((tuple(a), tuple(b)))
        for trap in truth["traps"]
        for one, other in combinations(trap["events"], 2)
        for a in one
        for b in other
        if a[0] != b[0]
    } - same
    found = Counter(entries=len(at), missing=missing, same=len(same), dates=len(dates))
    for grade in ("likely", "all"):
        doubles = [
            d for d in merged["doubles"] if grade == "all" or d["grade"] != "possible"
        ]
        offered = _pairs([at[i] for i in d["entries"] if i in at] for d in doubles)
        told = _pairs(
            [at[i] for i in one["entries"] if i in at]
            for d in doubles
            for one in d["differences"]
            if one["of"] == "date" and one["relation"] == "contradiction"
        )
        found += Counter(
            {
                f"{grade} offered": len(offered),
                f"{grade} hit": len(offered & same),
                f"{grade} dates": len(told & dates),
                f"{grade} false dates": len(told - same),
                f"{grade} vague": len(told & vague),
                f"{grade} traps": len(offered & traps),
            }
        )
    return found


def _pairs(groups: Iterable[Iterable[Any]]) -> set[frozenset[Row]]:
    return {
        frozenset((tuple(a), tuple(b)))
        for group in groups
        for a, b in combinations([*group], 2)
        if a[0] != b[0]
    }


def say(name: str, found: Counter[str]) -> None:
    """Print a line for each grade."""
    print(f"{name}: {found['entries']} entries ({found['missing']} lost)")
    for grade in ("likely", "all"):
        offered, hit = found[f"{grade} offered"], found[f"{grade} hit"]
        told = {
            key: found[f"{grade} {key}"]
            for key in ("dates", "false dates", "vague", "traps")
        }
        print(
            f"  {grade:6}  recall {hit / found['same']:.2f}"
            f"  precision {hit / max(1, offered):.2f}"
            f"  dates {told['dates']} of {found['dates']}, {told['false dates']} false"
            f"  vague {told['vague']}"
            f"  look-alikes {told['traps'] / max(1, offered):.3f}"
            f"  {100 * offered / found['entries']:.0f} per 100 entries"
        )


def main(*names: str) -> None:
    """Print what was found in each case, and in all of them."""
    whole: Counter[str] = Counter()
    for name in names or JUDGED:
        found = score(name)
        say(name, found)
        whole += found
    say("all", whole)


if __name__ == "__main__":
    main(*sys.argv[1:])
