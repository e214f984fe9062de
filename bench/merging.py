"""Print how fast chronologies merge, as ratios to reading them, in one run.

The garbage collector is off, as it is where `scr` runs.

python bench/merging.py
"""

import gc
import io
import random
import resource
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import docx

from scrkit.dates import of_day
from scrkit.edits.editing import Editing
from scrkit.files import NewFile
from scrkit.model.entry import Entry
from scrkit.model.gathering import Chronology
from scrkit.model.review import Review
from scrkit.render.document.blocks import Document, Table
from scrkit.render.products import compose, render
from scrkit.render.sections.case import open_case
from scrkit.render.web.page import page
from scrkit.render.word.package import word_file
from scrkit.render.wording.options import Options
from scrkit.review import load
from scrkit.timeline.merge import merge
from scrkit.timeline.values import Timeline

AGENCIES = ("csc", "health", "police", "edu", "amh", "hosp", "gp", "housing")
BEGUN = date(2006, 1, 1)
DAY = date(2016, 9, 30)


def _words(count: int) -> list[str]:
    """Return made-up words as common as words are: a few very often, most seldom."""
    chance = random.Random(7)
    ends = ("ed", "ing", "tion", "ly", "er", "s", "", "ment", "ness", "al")
    made = {
        "".join(
            chance.choice("bcdfglmnprst") + chance.choice("aeiou") for _ in range(2)
        )
        + chance.choice(ends)
        for _ in range(count)
    }
    return sorted(made)


def files(count: int) -> dict[str, bytes]:
    """Return the chronologies of eight agencies, `count` entries in ten years."""
    chance, words = random.Random(11), _words(4000)
    weights = [1 / (rank + 3) for rank in range(len(words))]
    made: dict[str, bytes] = {}
    for agency in AGENCIES:
        entries = [
            Entry(
                id=f"{agency.upper()}-{n:04d}",
                date=of_day(BEGUN + timedelta(chance.randrange(3650))),
                source="Case notes",
                event=" ".join(chance.choices(words, weights, k=40)).capitalize() + ".",
                action=" ".join(chance.choices(words, weights, k=8)).capitalize() + ".",
                child_seen=chance.choice(("yes", "no", "not_recorded")),
            )
            for n in range(1, count // len(AGENCIES) + 1)
        ]
        name = f"chronologies/{agency}.yaml"
        head = f"agency: {agency}\n".encode()
        editing = Editing(None, name, Chronology, head)
        editing.append(("entries",), *entries)
        (file,) = editing.plan()
        assert isinstance(file, NewFile)
        made[name] = file.content
    listed = "\n".join(
        f"  - {{id: {a}, name: Agency {a}, prefix: {a.upper()}}}" for a in AGENCIES
    )
    made["review.yaml"] = (
        "format: 1\nid: k\ntitle: Child K\nframework: england-scr-2015\n"
        f"board: {{name: Exampleshire Board}}\nagencies:\n{listed}\n"
    ).encode()
    made["terms-of-reference.yaml"] = b"period: 2006-01/2016-01\n"
    return made


def best(work: Callable[[], object], rounds: int = 3) -> float:
    """Return the least processor seconds of some runs."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def read(given: dict[str, bytes]) -> Review:
    """Return the review of some files."""
    found = load(given).review
    assert found is not None
    return found


def main() -> None:
    """Print a line for each goal."""
    gc.disable()
    some, many = files(3000), files(12_000)
    reading = best(lambda: read(some))
    review, larger = read(some), read(many)
    merging = best(lambda: merge(review))
    say("all analyses of 3,000 entries / reading them", merging / reading, 6)
    say(
        "all analyses of 12,000 / 3,000 entries (quadratic: 16)",
        best(lambda: merge(larger), 1) / merging,
        6,
    )
    timeline = merge(review)
    options = Options(as_of=DAY, formats=("docx",))
    small, wide = read(files(1000)), merge(larger)
    table = _composed(small, merge(small))
    word = best(lambda: word_file(table))
    say(
        "Word table of 1,000 rows / python-docx",
        word / best(lambda: python_docx(1000), 1),
        0.1,
    )
    ten = _composed(larger, wide)
    say(
        "Word table of 12,000 / 1,000 rows (linear: 12)",
        best(lambda: word_file(ten), 1) / word,
        15,
    )
    word = best(lambda: render("chronology", review, timeline, options), 1)
    say("whole Word chronology of 3,000 entries, in seconds", word, 10)
    case = open_case(review, timeline, Options(as_of=DAY))
    say(
        "the page of 3,000 entries / the Word file",
        best(lambda: page(case), 1) / word,
        1,
    )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    say("most memory of this whole run, in MB", peak, 1024)


def _composed(review: Review, timeline: Timeline) -> Document:
    """Return the chronology as blocks, its tables alone."""
    whole = compose("chronology", open_case(review, timeline, Options(as_of=DAY)))
    tables = tuple(block for block in whole.blocks if isinstance(block, Table))
    return replace(whole, blocks=tables)


def python_docx(count: int) -> bytes:
    """Write rows as python-docx does."""
    file = docx.Document()
    table = file.add_table(1, 6)
    for number in range(count):
        cells = table.add_row().cells
        for cell in cells:
            cell.text = f"Some words of an entry, number {number}, told at some length."
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def say(what: str, figure: float, goal: float) -> None:
    """Print a figure beside its goal."""
    met = "met" if figure <= goal else "NOT MET"
    print(f"{what:60} {figure:8.2f}  goal <= {goal:.2f}  {met}")


if __name__ == "__main__":
    main()
