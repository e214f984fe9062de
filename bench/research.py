"""Print what the research export costs, of one run.

    python bench/research.py [--reviews 250] [--entries 1600]

Synthetic reviews (seeded, eight agencies each) are exported one by one, each beside
reading it; then every saved question is asked in a process of its own, beside the same
question over the YAML: the reviews read, and the rows of its tables made of them.
"""

import argparse
import gc
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from datetime import date
from pathlib import Path

from corpus import write_whole
from measure import run_once

from scrkit import folder
from scrkit.cli.app import run
from scrkit.research.asking import ask
from scrkit.research.parquet import sound
from scrkit.research.saved import questions
from scrkit.research.schema import Case
from scrkit.research.sets import ALL, asked_of
from scrkit.review import load
from scrkit.standing.status import stage_told

DAY = "2016-09-30"
AGENCIES = 8
GOALS = {"export": 1.5, "memory": 1024, "faster": 100}


def board(at: Path, reviews: int, entries: int) -> list[Path]:
    """Write one review, and copies of it under other ids; return their folders."""
    first = at / "review-000"
    write_whole(first, agencies=AGENCIES, entries=entries)
    roots = [first]
    for number in range(1, reviews):
        root = at / f"review-{number:03}"
        shutil.copytree(first, root)
        roots.append(root)
    for root in roots:
        path = root / "review.yaml"
        text = path.read_text("utf-8").replace("id: bench", f"id: {root.name}", 1)
        path.write_text(text, "utf-8")
    return roots


def reading(root: Path) -> float:
    """Return the CPU seconds in which a review is read and decoded."""
    gc.collect()
    start = time.process_time()
    load(folder.read(root).files)
    return time.process_time() - start


def rows_made(root: Path, took: defaultdict[str, float]) -> None:
    """Add the CPU seconds in which the rows of each table are made of a read review."""
    loaded = load(folder.read(root).files)
    review, day = loaded.sound(), date.fromisoformat(DAY)
    start = time.process_time()
    case = Case(
        review, loaded.framework, stage_told(review, loaded.framework, day), day
    )
    took["reviews"] += time.process_time() - start
    for one in ALL:
        start = time.process_time()
        one.values(case)
        took[one.name] += time.process_time() - start


def exporting(root: Path, out: Path) -> float:
    """Return the CPU seconds in which a review is exported, its reading included."""
    gc.collect()
    start = time.process_time()
    given = [str(root), "--draft", "--out", str(out), "--as-of", DAY]
    if run(["export", "parquet", *given]) != 0:
        sys.exit("the export failed")
    return time.process_time() - start


def answering(out: Path, sql: str) -> float:
    """Return the CPU seconds in which a question is answered, its files opened."""
    start = time.process_time()
    ask(sql, out, lambda one: sound(out / one.name, one), str(out))
    return time.process_time() - start


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--reviews", type=int, default=25)
    parser.add_argument("--entries", type=int, default=1600)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as at:
        roots = board(Path(at) / "board", given.reviews, given.entries)
        out = Path(at) / "archive"
        exporting(roots[0], out)  # what is loaded once does not count
        read, exported, made = 0.0, 0.0, defaultdict(float)
        for root in roots:
            read += reading(root)
            exported += exporting(root, out)
            rows_made(root, made)
        size = sum(path.stat().st_size for path in out.rglob("*.parquet"))
        print(
            f"{given.reviews} reviews of {given.entries} entries, {size / 1e6:.1f} MB"
        )
        print(f"export / reading   {exported / read:5.2f}   goal {GOALS['export']}")
        print(f"{'question':30} CPU s   MiB   the same over YAML / command, / answer")
        for one in questions():
            command = [sys.executable, "-m", "scrkit", "query", "--saved", one.name]
            took, peak = run_once([*command, str(out)])
            bare = answering(out, one.sql)
            yaml = read + sum(made[table.name] for table in asked_of(one.sql))
            told = f"{took:5.2f} {peak:5.0f}   {yaml / took:5.0f} {yaml / bare:5.0f}"
            print(f"{one.name:30} {told}")
        print(f"goals: at most {GOALS['memory']} MiB, {GOALS['faster']} times faster")


if __name__ == "__main__":
    main()
