"""Print how fast a search through git is, as ratios to reading the same objects.

python bench/history.py

A history of 1,000 commits of text: reading every object, folding it and one pass of
pyahocorasick for every name is what any search has to do; ours is held beside that, in
one process, and beside itself on a quarter of the commits.
"""

import os
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from corpus import chronology
from measure import line

from scrkit import publish
from scrkit.identity.register import Register
from scrkit.model.identity import Identity
from scrkit.scan import Sight, sight
from scrkit.scan.fold import fold
from scrkit.system import git

ROUNDS = 3


def register(*, ordinary: bool) -> Register:
    """Return 60 people; `ordinary` are called by words that every text holds."""
    people = [
        Identity(code=f"P{n}", names=(f"Invented{chr(97 + n % 26)} Nonesuch{n:02}",))
        for n in range(58)
    ]
    if ordinary:
        people.append(Identity(code="May", names=("May Nonesuchly",)))
        people.append(Identity(code="Rose", names=("Rose Nonesuchly",)))
    return Register(tuple(people))


def repository(root: Path, commits: int) -> int:
    """Make a repository in which each commit changes a file; return its bytes."""
    chance, size = random.Random(5), 0
    entries = chronology("gp", "GP", 90).split("\n  - ")
    stream = []
    for number in range(commits):
        at = chance.randrange(1, len(entries))
        more = f" And in May of {number} it was – again – noted in the café."
        entries[at] = entries[at].rstrip("\n")[:400] + f"\n    # {more}\n"
        text = "\n  - ".join(entries).encode()
        size += len(text)
        stream.append(
            b"commit refs/heads/main\ncommitter A Board <board@board.example> "
            b"%d +0000\ndata 5\nnote\n\nM 100644 inline gp.yaml\ndata %d\n%b\n"
            % (1_400_000_000 + number, len(text), text)
        )
    subprocess.run(["git", "init", "-q", str(root)], check=True)
    command = ["git", "-C", str(root), "fast-import", "--quiet"]
    subprocess.run(command, input=b"".join(stream), check=True)
    subprocess.run(["git", "-C", str(root), "reset", "-q", "--hard"], check=True)
    return size


def bare(root: Path, known: Sight) -> int:
    """Read every object, fold it, and look for every name once; and no more."""
    command = ["git", "cat-file", "--batch", "--batch-all-objects", "--unordered"]
    process = subprocess.Popen(
        [*command, "--buffer"], cwd=root, stdout=subprocess.PIPE, bufsize=1 << 20
    )
    assert process.stdout is not None
    hits = 0
    with process:
        while head := process.stdout.readline():
            content = process.stdout.read(int(head.split()[2]) + 1)[:-1]
            text = fold(content.decode("utf-8", "replace")).text
            hits += sum(1 for _ in known.automaton.iter(text))
    return hits


def seconds(work: Callable[[], object]) -> float:
    """Return the CPU seconds of a work, git's among them: others may be at work."""
    start = sum(os.times()[:4])
    work()
    return sum(os.times()[:4]) - start


def ours(root: Path, people: Register) -> None:
    told = publish.in_history(history := git.history(root), people)
    assert not told, told
    assert not history.untold, history.untold


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        whole, quarter = Path(name) / "whole", Path(name) / "quarter"
        large, small = repository(whole, 1000), repository(quarter, 250)
        print(f"search through 1,000 commits, {large / 1e6:.0f} MB of text")
        for title, ordinary in (("names", False), ("ordinary words as names", True)):
            people = register(ordinary=ordinary)
            known, ratios, growth = sight(people), [], []
            for _ in range(ROUNDS):
                base = seconds(lambda k=known: bare(whole, k))
                mine = seconds(lambda p=people: ours(whole, p))
                part = seconds(lambda p=people: ours(quarter, p))
                ratios.append(mine / base)
                growth.append((mine / large) / (part / small))
            found = statistics.median(ratios)
            print(line(f"  {title}: time, beside read, fold, one pass", found, 4))
            grown = statistics.median(growth)
            print(line(f"  {title}: time a byte, beside a quarter", grown, 1.2))


if __name__ == "__main__":
    main()
