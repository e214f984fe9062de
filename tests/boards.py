"""A board of six reviews, made from the example by a seeded generator.

    python -m tests.boards FOLDER [SEED]

The same seed gives the same files. Everything in them is as invented as the example.
"""

import random
import re
import shutil
import sys
from pathlib import Path

from scrkit.system.resources import shipped

_DAY = re.compile(r"\b((?:19|20)\d\d)(?=-[01]\d\b)")
_STAMPS = re.compile(r"(?m)^    confirmed:\n(?:      .*\n)+")
# Years before the example, where each stops, and what its board says of it.
_LATER = ("response.yaml", "dissemination.yaml", "reporting.yaml")
REVIEWS = {
    "child-g": (-4, "monitoring"),
    "child-h": (-3, "monitoring"),
    "child-j": (-2, "monitoring"),
    "child-k": (0, "monitoring"),
    "child-l": (0, "response"),
    "child-m": (1, "gathering"),
}
# Of each of the earlier ones a few recommendations are taken, in other words.
_WORDS = (
    ("The Board should adopt", "The Board should agree"),
    ("The Board should require", "The Board should ask"),
    ("ten working days", "two weeks"),
    ("countywide", "common"),
    ("families", "every family"),
)
_DECIDED = """    to: Board
    repeats:
      - {review: child-g, recommendation: R1, same: "yes", reason: "The pathway of
          then was never tried with dentists", by: "Chair of the sub group",
          date: 2016-05-20}
"""
# Within which a leap day would have no like in another year.
_LEAP = re.compile(r"\b((?:19|20)\d\d)-02-29\b")


def make_board(at: Path, seed: int = 20) -> tuple[Path, ...]:
    """Write six reviews into a folder, which is made, and return their folders."""
    chance = random.Random(seed)
    return tuple(
        _made(at / id, id, years, stops, chance)
        for id, (years, stops) in REVIEWS.items()
    )


def _made(at: Path, id: str, years: int, stops: str, chance: random.Random) -> Path:
    shutil.copytree(shipped("examples") / "child-k", at)
    for path in sorted(at.rglob("*.yaml")):
        text = _LEAP.sub(r"\1-02-28", path.read_text("utf-8"))
        text = _DAY.sub(lambda found: str(int(found[1]) + years), text)
        path.write_text(text, "utf-8")
    if id == "child-k":
        return at
    letter = id[-1].upper()
    _change(at / "review.yaml", ("id: child-k", f"id: {id}"))
    _change(at / "review.yaml", ("Review: Child K", f"Review: Child {letter}"))
    findings = at / "overview/findings.yaml"
    findings.write_text(_STAMPS.sub("", findings.read_text("utf-8")), "utf-8")
    for old, new in chance.sample(_WORDS, 3):
        findings.write_text(findings.read_text("utf-8").replace(old, new), "utf-8")
    if years < -1:
        _carry_out(at / "actions.yaml", chance)
    if id == "child-l":
        _change(findings, ("    to: Board\n", _DECIDED))
    _cut(at, stops)
    return at


def _carry_out(path: Path, chance: random.Random) -> None:
    """Let most actions of an older plan be done on the day on which they were due."""
    parts = path.read_text("utf-8").split("\n  - id: ")
    for number, part in enumerate(parts[1:], 1):
        if "\n    done: " not in part and chance.random() < 0.8:
            done = r"\1\n    done: \2"
            parts[number] = re.sub(r"(\n    due: (\S+))", done, part, count=1)
    path.write_text("\n  - id: ".join(parts), "utf-8")


def _cut(at: Path, stops: str) -> None:
    """Take away what a review has not come to yet."""
    if stops == "monitoring":
        return
    gone = {"response": _LATER, "gathering": (*_LATER, "actions.yaml")}[stops]
    for name in gone:
        (at / name).unlink()
    days = ["report_sent", "publication_planned", "published"]
    if stops == "gathering":
        (at / "overview/findings.yaml").unlink()
        days.append("report_completed")
    review = (at / "review.yaml").read_text("utf-8")
    for day in days:
        review = re.sub(rf"(?m)^  {day}: .*\n", "", review)
    (at / "review.yaml").write_text(review.partition("departures:")[0], "utf-8")


def _change(path: Path, *pairs: tuple[str, str]) -> None:
    text = path.read_text("utf-8")
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    path.write_text(text, "utf-8")


if __name__ == "__main__":
    make_board(Path(sys.argv[1]), *map(int, sys.argv[2:]))
