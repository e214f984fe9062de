"""Print how fast scrkit is beside its peers and limits, as ratios of one run.

Whole commands are measured in CPU seconds; `speed.md` keeps the figures.

    python bench/run.py [--rounds N]

Two take minutes each and are called by themselves: `python bench/mentions.py` (long
paragraphs) and `python bench/faults.py` (thousands of like faults).

Needs yamllint and check-jsonschema (pip install 'scrkit[bench]') for the peers.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from corpus import chronology, write_review, write_whole
from measure import PYTHON, Figures, interleaved, line, ratio

from scrkit.system.resources import shipped

DRAIN = (
    "import sys, yaml\n"
    "for name in sys.argv[1:]:\n"
    "    loader = yaml.CSafeLoader(open(name, 'rb').read())\n"
    "    while loader.get_event() is not None: pass\n"
)
# Each reading case prints its own seconds and the memory it added, in one process.
READ = """
import resource, sys, time, yaml
content = open(sys.argv[1], "rb").read()
{setup}
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = time.perf_counter()
kept = {call}
took = time.perf_counter() - start
print(took, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
"""
OURS = READ.format(
    setup="from scrkit.yamlfile import read", call="read(content, 'chronology.yaml')"
)
THEIRS = READ.format(setup="", call="yaml.load(content, Loader=yaml.CSafeLoader)")


TYPER = """
import typer
app = typer.Typer(
    rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False
)
@app.command()
def command(word: str = "") -> None:
    pass
app()
"""


def main() -> None:
    """Run every bench and print a line for each goal."""
    rounds = int(sys.argv[2]) if sys.argv[1:2] == ["--rounds"] else 11
    scr = str(Path(PYTHON).with_name("scr"))
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        _reading(root, rounds)
        _starting(scr, rounds)
        _validating(scr, root, rounds)
        _judging(root, rounds)
        _growing(root)
        _scanning()
        _chronologies()
    print("by themselves, some minutes each: bench/mentions.py, bench/faults.py")


def _reading(root: Path, rounds: int) -> None:
    path = root / "chronology.yaml"
    path.write_text(chronology("gp", "GP", 10_000), encoding="utf-8")
    ours, theirs = [], []
    for _ in range(rounds):
        theirs.append(_read_once(THEIRS, path))
        ours.append(_read_once(OURS, path))
    mine = Figures(tuple(t for t, _ in ours), max(m for _, m in ours))
    base = Figures(tuple(t for t, _ in theirs), max(m for _, m in theirs))
    size = path.stat().st_size / 10_000
    print(f"10,000 entries of {size:.0f} bytes, read with the place of every value")
    print(line("  time, beside yaml.load with CSafeLoader", ratio(mine, base), 0.4))
    print(line("  memory added, beside the same", mine.peak / base.peak, 0.5))


def _read_once(script: str, path: Path) -> tuple[float, float]:
    done = subprocess.run(
        [PYTHON, "-c", script, str(path)], capture_output=True, text=True, check=True
    )
    took, added = done.stdout.split()
    return float(took), float(added)


def _starting(scr: str, rounds: int) -> None:
    # The starter that pip writes for every command imports re before anything of ours.
    cases = {
        "pass": [PYTHON, "-c", "pass"],
        "starter": [PYTHON, "-c", "import re, sys"],
        "version": [scr, "--version"],
    }
    figures = interleaved(cases, rounds)
    print("scr --version")
    found = ratio(figures["version"], figures["pass"])
    print(line("  time, beside python -c pass", found, 1.4))
    found = ratio(figures["starter"], figures["pass"])
    print(f"  {'of which pip’s own starter needs, beside the same':<56} {found:8.2f}x")
    found = ratio(figures["version"], figures["starter"])
    print(line("  time, beside pip's own starter alone", found, 1.06))
    example = str(shipped("examples") / "child-k")
    cases = {
        "typer": [PYTHON, "-c", TYPER],
        "example": [scr, "validate", example],
    }
    figures = interleaved(cases, rounds)
    print("scr validate of the example")
    found = ratio(figures["example"], figures["typer"])
    print(line("  time, beside a Typer program that does nothing", found, 3.5))


def _validating(scr: str, root: Path, rounds: int) -> None:
    review = root / "review"
    paths = [str(p) for p in write_review(review, agencies=25, entries=3000)]
    files = [*paths, *(str(p) for p in sorted(review.glob("*.yaml")))]
    one = root / "one"
    write_review(one, agencies=1, entries=1)
    schemas = root / "schemas"
    subprocess.run(
        [scr, "schema", "--out", str(schemas)], check=True, capture_output=True
    )
    schema = str(next(schemas.glob("chronolog*.json")))
    cases = {
        "drain": [PYTHON, "-c", DRAIN, *files],
        "validate": [scr, "validate", str(review), "--as-of", "2016-01-01"],
        "one": [scr, "validate", str(one), "--as-of", "2016-01-01"],
    }
    peers = {
        "yamllint": ["yamllint", "-d", "relaxed", *files],
        "check-jsonschema": ["check-jsonschema", "--schemafile", schema, *paths],
    }
    for name, command in peers.items():
        program = shutil.which(name, path=str(Path(PYTHON).parent))
        if program:
            cases[name] = [program, *command[1:]]
    figures = interleaved(cases, rounds)
    mine = figures["validate"]
    print("scr validate of 25 agencies and 3,000 entries")
    found = ratio(mine, figures["drain"])
    print(line("  time, beside a bare drain of the events", found, 3.2))
    found = ratio(figures["one"], figures["drain"])
    print(line("  that of a single entry, beside the same drain", found, 1.2))
    for name in peers:
        if name in figures:
            print(line(f"  time, beside {name}", ratio(mine, figures[name]), 1 / 7))
        else:
            print(f"  {name} is not installed; not compared")
    print(line("  peak memory", mine.peak, 50, unit=" MiB"))


def _judging(root: Path, rounds: int) -> None:
    review = root / "whole"
    write_whole(review, agencies=25, entries=3000)
    found = [_judge_once(review) for _ in range(rounds)]
    ratios = [judged / read for read, judged, _ in found]
    print("every rule on 25 agencies and 3,000 entries, in process")
    name = "  time, beside reading and decoding the same files"
    print(line(name, statistics.median(ratios), 1.6))


def _scanning() -> None:
    script = str(Path(__file__).with_name("scanning.py"))
    told = subprocess.run(
        [PYTHON, script], capture_output=True, text=True, check=True
    ).stdout
    ours, theirs = map(float, told.split())
    name = "scan 100 pages for 200 people / unzip, parse (aim: 4)"
    print(line(name, ours / theirs, 6.0))


def _chronologies() -> None:
    """Print what comes in, is merged and is searched, each in a process of its own."""
    for name in ("importing.py", "merging.py", "history.py", "publishing.py"):
        script = str(Path(__file__).with_name(name))
        told = subprocess.run(
            [PYTHON, script], capture_output=True, text=True, check=True
        ).stdout
        print(told, end="")


def _growing(root: Path) -> None:
    took = {}
    for entries in (5_000, 20_000):
        review = root / f"of-{entries}"
        write_whole(review, agencies=25, entries=entries)
        _, took[entries], peak = _judge_once(review)
    print("the same on 20,000 entries")
    print(line("  seconds", took[20_000], 60, unit="s"))
    print(line("  peak memory", peak, 1024, unit=" MiB"))
    # Four times the entries: a fifth more than four times the time is still linear.
    print(line("  time, beside that of 5,000", took[20_000] / took[5_000], 4.8))


def _judge_once(review: Path) -> tuple[float, float, float]:
    script = str(Path(__file__).with_name("judging.py"))
    done = subprocess.run(
        [PYTHON, script, str(review)], capture_output=True, text=True, check=True
    )
    read, judged, peak = done.stdout.split()
    return float(read), float(judged), float(peak)


if __name__ == "__main__":
    main()
