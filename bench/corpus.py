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
    names = [(f"agency-{i}", _prefix(f"agency-{i}")) for i in range(agencies)]
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


def write_whole(root: Path, *, agencies: int, entries: int) -> list[Path]:
    """Write a review that has come to its end, so that every rule has work to do."""
    paths = write_review(root, agencies=agencies, entries=entries)
    chance = random.Random(agencies)
    case = (root / "review.yaml").read_text(encoding="utf-8")
    case = case.replace(", prefix", ", report: imr, prefix")
    (root / "review.yaml").write_text(
        case + "dates: {incident: 2015-12, authority_aware: 2016-01-04, "
        "notified: 2016-01-05, "
        "board_notified: 2016-01-05, decided: 2016-02-01, decision_sent: 2016-02-03, "
        "initiated: 2016-02-02, "
        "report_completed: 2016-07-01}\noverlay: buckinghamshire-2016\n",
        encoding="utf-8",
    )
    for folder in ("imrs", "interviews", "overview"):
        (root / folder).mkdir()
    for path in paths:
        (root / "imrs" / path.name).write_text(
            _imr(chance, path.stem, entries // agencies), encoding="utf-8"
        )
    (root / "overview" / "findings.yaml").write_text(
        _findings(chance, entries // agencies), encoding="utf-8"
    )
    for name in ("introduction", "process", "summary", "learning", "conclusion"):
        text = "\n\n".join(_paragraph(chance) for _ in range(40))
        (root / "overview" / f"{name}.md").write_text(text + "\n", encoding="utf-8")
    (root / "actions.yaml").write_text(_actions(chance), encoding="utf-8")
    return paths


def _paragraph(chance: random.Random) -> str:
    return " ".join(_sentence(chance) for _ in range(6))


def _imr(chance: random.Random, agency: str, entries: int) -> str:
    prefix = _prefix(agency)
    analysis = "".join(
        f"  - question: Q{i}\n    text: |-\n      {_paragraph(chance)}\n"
        f"    evidence: [{prefix}-{chance.randrange(1, entries + 1):04}]\n"
        for i in range(1, 5)
    )
    return (
        f"agency: {agency}\nkind: imr\n"
        "author: {office: Head, involved: false, line_manager_of_involved: false}\n"
        f"involvement: |-\n  {_paragraph(chance)}\nanalysis:\n{analysis}"
        f"recommendations:\n  - id: {prefix}-R1\n    text: {_sentence(chance)}\n"
    )


def _findings(chance: random.Random, entries: int) -> str:
    findings = "".join(
        f"  - id: F{i}\n    title: {_sentence(chance)}\n"
        f"    text: |-\n      {_paragraph(chance)}\n"
        f"    why: |-\n      {_paragraph(chance)}\n    questions: [Q{i % 4 + 1}]\n"
        f"    evidence: [AAA-{chance.randrange(1, entries + 1):04}]\n"
        for i in range(1, 13)
    )
    made = "".join(
        f"  - id: R{i}\n    text: {_sentence(chance)}\n    to: Board\n"
        f"    findings: [F{i % 12 + 1}]\n"
        for i in range(1, 25)
    )
    return f"findings:\n{findings}recommendations:\n{made}"


def _actions(chance: random.Random) -> str:
    return "actions:\n" + "".join(
        f"  - id: A{i}\n    text: {_sentence(chance)}\n    source: [R{i % 24 + 1}]\n"
        f"    owner: Head\n    due: 2016-12-01\n    success: {_sentence(chance)}\n"
        for i in range(1, 41)
    )


def _prefix(agency: str) -> str:
    number = int(agency.partition("-")[2])
    return "A" + chr(65 + number % 26) + chr(65 + number // 26)
