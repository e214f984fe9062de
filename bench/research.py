"""Print what the research export costs, of one run.

    python bench/research.py [--reviews 250] [--entries 1600]

Synthetic reviews (seeded, eight agencies each) are read one by one, and exported by one
command; then every saved question is asked in a process of its own, beside the same
question over the YAML: the reviews read, and the rows of its tables made of them.
"""

import argparse
import contextlib
import gc
import io
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from datetime import date
from pathlib import Path
from statistics import median

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


def exporting(roots: list[Path], out: Path) -> float:
    """Return the CPU seconds in which reviews are exported, their reading included."""
    gc.collect()
    given = [*map(str, roots), "--draft", "--out", str(out), "--as-of", DAY]
    with contextlib.redirect_stdout(io.StringIO()):
        start = time.process_time()
        failed = run(["export", "parquet", *given])
        took = time.process_time() - start
    if failed:
        sys.exit("the export failed")
    return took


def answering(out: Path, sql: str) -> float:
    """Return the CPU seconds in which a question is answered, its files opened."""
    start = time.process_time()
    ask(sql, out, lambda one: sound(out / one.name, one), str(out))
    return time.process_time() - start


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--reviews", type=int, default=250)
    parser.add_argument("--entries", type=int, default=1600)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as at:
        roots = board(Path(at) / "board", given.reviews, given.entries)
        out = Path(at) / "archive"
        # What is loaded once does not count.
        exporting(roots[:1], Path(at) / "first")
        half, read, made = len(roots) // 2, 0.0, defaultdict(float)
        # Half of it is read before the export and half after: the machine changes.
        read += sum(reading(root) for root in roots[:half])
        exported = exporting(roots, out)
        read += sum(reading(root) for root in roots[half:])
        for root in roots:
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
            bare = median(answering(out, one.sql) for _ in range(3))
            yaml = read + sum(made[table.name] for table in asked_of(one.sql))
            told = f"{took:5.2f} {peak:5.0f}   {yaml / took:5.0f} {yaml / bare:5.0f}"
            print(f"{one.name:30} {told}")
        print(f"goals: at most {GOALS['memory']} MiB, {GOALS['faster']} times faster")


if __name__ == "__main__":
    main()
