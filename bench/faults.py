"""Print what thousands of like faults cost `scr validate`: n of them, 2n and 4n.

    python bench/faults.py [--times N] [KIND …]

Each kind of fault is sown into the example review, which is then validated as a whole,
in process, with every format written. Linear is 2 and 4: what the review costs without
a fault is taken off. Exits 1 where four times the faults take over six times as long.
"""

import contextlib
import gc
import io
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from scrkit.cli.app import run

EXAMPLE = Path(__file__).parent.parent / "examples" / "child-k"
FORMATS = "full concise json jsonl github gitlab sarif junit".split()
_MOST = 6.0
# Below this many seconds a ratio is noise.
_LEAST = 0.05

Sow = Callable[[int], dict[str, str]]
GP, PEOPLE, FINDINGS = "chronologies/gp.yaml", "people.yaml", "overview/findings.yaml"


def _entries(*lines: str) -> Sow:
    """Return chronologies of entries with these lines; # is the number."""

    def sow(count: int) -> dict[str, str]:
        many = []
        for n in range(1, count + 1):
            head = f"  - id: GP-{n:04}\n    date: 2014-01-01\n    source: Records\n"
            many.append(head + "".join(f"    {line}\n" for line in lines))
            many[-1] = many[-1].replace("#", str(n))
        return {GP: "agency: gp\nentries:\n" + "".join(many)}

    return sow


def _lines(head: str, line: str, file: str = GP) -> Sow:
    """Return a file of a head and n lines; # in a line is its number."""
    return lambda count: {
        file: head + "".join(line.replace("#", str(n)) for n in range(count))
    }


def _both(count: int) -> dict[str, str]:
    """Entries that nobody gave cited, as many as there are entries."""
    given = _entries("event: Seen.")(count)[GP]
    cited = "".join(f"      - GP-{n + 500000}\n" for n in range(count))
    finding = (
        f"findings:\n  - id: F1\n    title: x\n    text: x\n    evidence:\n{cited}"
    )
    return {GP: given, FINDINGS: finding}


def _strangers(count: int) -> dict[str, str]:
    """People listed, and as many mentioned whom nobody lists."""
    people = "".join(
        f"  - {{code: Xa{n}, label: Xa{n}, role: x, kind: other}}\n"
        for n in range(count)
    )
    return {PEOPLE: f"people:\n{people}", **_entries("event: Seen by @Zz#.")(count)}


KINDS: dict[str, Sow] = {
    "keys doubled in one record": _lines("agency: gp\n", "note: x\n"),
    "keys doubled, each its own": lambda n: {
        GP: "".join(f"k{i}: x\n" for i in range(n)) * 2
    },
    "keys doubled in many records": _entries("event: x", "event: y"),
    "keys doubled, then broken": _lines("a: [\na: 1\na: 2\n...\nb: 1\n", "a: x\n"),
    "tabs in lines": _entries("event:\tSeen."),
    "tabs in one line": lambda n: {GP: "agency: gp\nno_contact: x" + "\ty" * n + "\n"},
    "tabs before texts": _lines("agency: gp\nentries:\n", "\t- id: x\n"),
    "bare mentions": _entries("event: @SW1 rang."),
    "bare mentions in brackets": _entries("people: [@SW1, @HV1]"),
    "bare mentions, a bracket over lines": _lines("people: [x,\n", "  y, @SW1,\n"),
    "backticks": _entries("event: `x`"),
    "aliases": _lines("agency: gp\nentries:\n", "  - *x\n"),
    "anchors": _lines("agency: gp\nentries:\n", "  - &x# 1\n"),
    "tags": _lines("agency: gp\nentries:\n", "  - !x 1\n"),
    "texts cut by a hash": _entries("event: flat #3"),
    "texts cut by a hash behind a quote": _entries('event: "flat"#3'),
    "control characters": _entries("event: x\x07y"),
    "escaped control characters": _entries('event: "x\\ay"'),
    "conflict markers": _lines("agency: gp\n", "<<<<<<< HEAD\n"),
    "no-break spaces": _entries("event:\xa0x"),
    "keys unknown in one record": _lines("agency: gp\nentries: []\n", "evnt#: x\n"),
    "keys unknown in many records": _entries("evnt: x"),
    "keys unknown, each its own": _entries("event: x", "ev#nt: x"),
    "keys missing": _lines("agency: gp\nentries:\n", "  - {id: GP-#0000}\n"),
    "values not of the list": _entries("event: x", "child_seen: perhaps#"),
    "days that are none": _lines(
        "agency: gp\nentries:\n",
        "  - {id: GP-#0000, date: 31/02/#, source: x, event: x}\n",
    ),
    "ids not in their form": _lines(
        "agency: gp\nentries:\n",
        "  - {id: gp#, date: 2014, source: x, event: x}\n",
    ),
    "values of another kind": _entries("event: [x]", "people: {a: b}"),
    "records that are texts": _lines("agency: gp\nentries:\n", "  - x#\n"),
    "ids given twice": _lines(
        "agency: gp\nentries:\n",
        "  - {id: GP-0001, date: 2014, source: x, event: x}\n",
    ),
    "people nobody lists, one a record": _entries("event: x", "people: [Zz#]"),
    "people nobody lists, in one text": _lines(
        "agency: gp\nentries:\n  - id: GP-0001\n    date: 2014\n    source: x\n"
        "    event: |-\n",
        "      @Zz# rang.\n",
    ),
    "as many people listed as not": _strangers,
    "people told in prose": _lines("# Told\n", "@Zz# rang.\n", "overview/summary.md"),
    "comments never closed": _lines("Told.\n", "<!-- x\n", "overview/summary.md"),
    "entries nobody gave": _both,
    "questions nobody asked": _entries("event: x", "questions: [Q9#]"),
    "entries out of order": lambda n: {
        GP: "agency: gp\nentries:\n"
        + "".join(
            f"  - {{id: GP-{i:04}, date: {2015 - i % 9}-01-0{1 + i % 7}, "
            "source: x, event: x}\n"
            for i in range(1, n + 1)
        )
    },
    "entries alike": _entries("event: Seen at home with the mother.", "time: 10:00"),
    "blaming words": lambda n: {
        "overview/summary.md": "# Told\n" + "The mother failed to engage.\n\n" * n
    },
    "files of no known name": lambda n: {
        f"extra/x{i}.yaml": "a: 1\n" for i in range(n)
    },
}


def main() -> None:
    """Run every kind, or those named, and print a line for each."""
    given = sys.argv[1:]
    times = 2_500
    if given[:1] == ["--times"]:
        times, given = int(given[1]), given[2:]
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        _seconds(root, {})
        clean = _seconds(root, {})
        print(
            f"{'faults of one kind, n = ' + format(times, ','):<44}  n (s)    2n    4n"
        )
        slow = [kind for kind in given or KINDS if not _shown(root, kind, times, clean)]
    sys.exit(1 if slow else 0)


def _shown(root: Path, kind: str, times: int, clean: float) -> bool:
    """Print the line of a kind; return whether it is linear."""
    took = []
    for factor in (1, 2, 4):
        seconds = _seconds(root, KINDS[kind](factor * times))
        took.append(max(seconds - clean, _LEAST))
    double, fourfold = took[1] / took[0], took[2] / took[0]
    linear = fourfold <= _MOST
    said = "linear" if linear else "NOT LINEAR"
    print(
        f"{kind:<44} {took[0]:6.2f} {double:5.1f} {fourfold:5.1f}   {said}", flush=True
    )
    return linear


def _seconds(root: Path, files: dict[str, str]) -> float:
    """Validate the example with these files, in every format; return its seconds."""
    review = root / "review"
    shutil.rmtree(review, ignore_errors=True)
    shutil.copytree(EXAMPLE, review)
    for name, text in files.items():
        (review / name).parent.mkdir(exist_ok=True)
        (review / name).write_text(text, encoding="utf-8")
    pairs = []
    for form in FORMATS:
        pairs += ["--format", form, "--output", str(root / f"out.{form}")]
    gc.collect()
    start = time.process_time()
    with contextlib.redirect_stdout(io.StringIO()):
        code = run(["validate", str(review), "--as-of", "2016-09-30", *pairs])
    took = time.process_time() - start
    if code not in (0, 1):
        sys.exit(f"exit code {code}")
    return took


if __name__ == "__main__":
    os.environ.pop("GITHUB_STEP_SUMMARY", None)
    main()
