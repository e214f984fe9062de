"""Generate fictional chronologies of any size; the same seed gives the same bytes."""

import random
from pathlib import Path

_SUBJECTS = "worker visitor nurse officer teacher midwife family neighbour".split()
_VERBS = "saw noted reported visited telephoned recorded discussed agreed".split()
_THINGS = (
    "child home weight appointment school meeting letter message tenancy concern "
    "feeding sleep injury plan review contact referral note record absence"
).split()
_LINKS = "and then later with about after before because although".split()


def _sentence(chance: random.Random) -> str:
    words = ["The", chance.choice(_SUBJECTS), chance.choice(_VERBS)]
    for _ in range(chance.randrange(2, 5)):
        words += [chance.choice(_LINKS), "the", chance.choice(_THINGS)]
    return " ".join(words) + "."


def _date(chance: random.Random) -> str:
    year, month, day = (
        chance.randrange(2012, 2016),
        chance.randrange(1, 13),
        chance.randrange(1, 29),
    )
    if chance.random() < 0.9:
        return f"{year}-{month:02}-{day:02}"
    return chance.choice([f"{year}-{month:02}", f"{year}", f"{year}-{month:02}~"])


def entry(chance: random.Random, prefix: str, number: int) -> str:
    """Return one entry of about 600 bytes as YAML."""
    text = "\n      ".join(_sentence(chance) for _ in range(3))
    date = _date(chance)
    # A time without its day would be told of, and the review is to be clean.
    time = f"    time: {chance.randrange(1, 24):02}:{chance.randrange(60):02}\n"
    return (
        f"  - id: {prefix}-{number:04}\n"
        f"    date: {date}\n{time if len(date) == 10 else ''}"
        f"    source: Record {number}, page {chance.randrange(400)}\n"
        f"    people: [ChildX, Mother, W{chance.randrange(1, 9)}]\n"
        f"    event: |-\n      {text}\n"
        f"    child_seen: {chance.choice(['yes', 'no', 'not_recorded'])}\n"
        f"    voice: |-\n      {_sentence(chance)}\n"
        f"    action: |-\n      {_sentence(chance)}\n"
        f"    questions: [Q{chance.randrange(1, 5)}]\n"
    )


def chronology(agency: str, prefix: str, entries: int, *, seed: int = 1) -> str:
    """Return an agency's chronology of so many entries."""
    chance = random.Random(f"{seed}{agency}")
    body = "".join(entry(chance, prefix, n) for n in range(1, entries + 1))
    return f"agency: {agency}\nentries:\n{body}"


def write_review(root: Path, *, agencies: int, entries: int) -> list[Path]:
    """Write a review whose chronologies hold `entries` in all; return their paths."""
    names = [
        (f"agency-{i}", "A" + chr(65 + i % 26) + chr(65 + i // 26))
        for i in range(agencies)
    ]
    listed = "".join(
        f"  - {{id: {name}, name: Agency {i}, prefix: {prefix}}}\n"
        for i, (name, prefix) in enumerate(names)
    )
    (root / "chronologies").mkdir(parents=True)
    (root / "review.yaml").write_text(
        "format: 1\nid: bench\ntitle: Bench\nframework: england-scr-2015\n"
        f"board: {{name: Board of Nowhere}}\nagencies:\n{listed}",
        encoding="utf-8",
    )
    people = "".join(
        f"  - {{code: W{i}, label: W{i}, role: worker, kind: professional}}\n"
        for i in range(1, 9)
    )
    (root / "people.yaml").write_text(
        "people:\n  - {code: ChildX, label: Child X, role: child, kind: subject}\n"
        "  - {code: Mother, label: Mother, role: mother, kind: family}\n" + people,
        encoding="utf-8",
    )
    (root / "terms-of-reference.yaml").write_text(
        "period: 2012-01/2015-12\nquestions:\n"
        + "".join(f"  - {{id: Q{i}, text: What happened?}}\n" for i in range(1, 5)),
        encoding="utf-8",
    )
    paths = []
    for name, prefix in names:
        path = root / "chronologies" / f"{name}.yaml"
        path.write_text(chronology(name, prefix, entries // agencies), encoding="utf-8")
        paths.append(path)
    return paths
