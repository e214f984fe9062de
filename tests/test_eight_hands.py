"""Several people at work on one review: what was confirmed is there, once."""

import hashlib
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scrkit import folder
from scrkit.identity.register import read_register
from scrkit.model.review import Review
from scrkit.review import load
from tests.hands import AGENCIES, OUTCOMES
from tests.returned import progress
from tests.writing import WRITING, lay_out, with_key

Edits = list[dict[str, Any]]


def at_work(at: Path, hands: int, count: int, *kinds: str) -> Edits:
    """Let several real processes work on one review; return how each edit ended."""
    lay_out(at, WRITING["seal" if kinds else "publish"])
    if not kinds:
        progress(at)
        with_key(at)
    for name in ("timeline.yaml", "requests.yaml"):
        # The first of its kind: each hand may be the one that makes it.
        (at / "r" / name).unlink(missing_ok=True)
    (at / "r" / "identities.yaml").unlink()
    command = (sys.executable, "-m", "tests.hands", str(at))
    started = [
        subprocess.Popen(
            (*command, str(worker), str(count), *kinds),
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[1],
        )
        for worker in range(hands)
    ]
    told = [hand.communicate(timeout=3000)[0] for hand in started]
    edits = [json.loads(line) for one in told for line in one.splitlines()]
    assert len(edits) == hands * count
    return edits


def opened(at: Path) -> Review:
    review = load(folder.read(at / "r").files).review
    assert review is not None
    return review


def sealed(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def lost(at: Path, edits: Edits) -> list[str]:
    """Return every edit that was confirmed and is not there."""
    review, kept = opened(at), [one for one in edits if one["code"] == 0]
    roles = Counter(one.role for one in review.people.people)
    content = (at / "r" / "identities.yaml").read_bytes()
    register = read_register(content).register
    assert register is not None
    names = Counter(name for one in register.identities for name in one.names)
    links = Counter(one.reason for one in review.timeline.links)
    phases = Counter(one.title for one in review.timeline.phases)
    days = {one.on.isoformat() for one in review.criteria.determinations}
    events = Counter(e.event for c in review.chronologies for e in c.entries)
    editions = Counter(one.sha256 for one in review.dissemination.editions)
    actions = Counter(one.text for one in review.actions.actions)
    secured = Counter(one.what for one in review.secured.evidence)
    taken = Counter(one.sha256 for one in review.imports.taken)
    checks = Counter(c.what for one in review.actions.actions for c in one.checks)
    drafts = Counter(one.sha256 for one in review.drafts.drafts)
    there: dict[str, Callable[[dict[str, Any]], bool]] = {
        "staff": lambda e: (
            roles[f"carer of {e['mark']}"] == roles[f"driver of {e['mark']}"] == 1
        ),
        "add": lambda e: roles[f"teacher of {e['mark']}"] == 1,
        "name": lambda e: (
            names[f"Zelda {str(e['mark'])[::-1].title()}"]
            == roles[f"helper of {e['mark']}"]
            == 1
        ),
        "named": lambda e: names[f"Zelda {str(e['mark'])[::-1].title()}"] == 1,
        "link": lambda e: links[str(e["mark"])] == 1,
        "note": lambda e: phases[f"Phase {e['mark']}"] == 1,
        "criteria": lambda e: e["words"][-1] in days,
        "import": lambda e: events[f"A visit of {e['mark']}"] == 1,
        "code": lambda e: Path(e["words"][1]).read_bytes().startswith(b"@"),
        "seal": lambda e: (at / "r" / "identities.yaml.age").is_file(),
        "render": lambda e: (at / f"out-{e['worker']}").is_dir(),
        "request": lambda e: (
            sum(r.agency == AGENCIES[e["worker"]] for r in review.requests.requests)
            == 1
        ),
        "action": lambda e: actions[f"The form asks {e['mark']}"] == 1,
        "check": lambda e: checks[f"Letters of {e['mark']}"] == 1,
        "evidence": lambda e: secured[f"Audit of {e['mark']}"] == 1,
        "form": lambda e: taken[sealed(at / "actions-health.xlsx")] == 1,
        "draft": lambda e: drafts[sealed(at / f"{e['mark']}.docx")] == 1,
        "draft in Word": lambda e: (at / f"in-word-{e['worker']}.docx").is_file(),
        "quarter": lambda e: (at / f"quarter-{e['worker']}").is_dir(),
        "research": lambda e: (at / "research" / "scrkit-research.json").is_file(),
        "publish": lambda e: (at / f"public-{e['mark']}" / "manifest.json").is_file(),
        "role": lambda e: True,
        "sign": lambda e: True,
        "confirm": lambda e: True,
    }
    gone = [f"{e['kind']} {e['mark']}" for e in kept if not there[str(e["kind"])](e)]
    published = sum(e["kind"] == "publish" for e in kept)
    if published != len(editions):
        gone.append(f"{published} publications, {len(editions)} editions")
    return gone + _last(at, review, kept)


def _last(at: Path, review: Review, kept: Edits) -> list[str]:
    """Return where the last that a hand wrote over its own does not stand."""
    over = ("role", "sign", "confirm")
    last = {(e["kind"], e["worker"]): e for e in kept if e["kind"] in over}
    gone = []
    for (kind, worker), edit in last.items():
        if kind == "role":
            person = review.person(f"SW{int(str(worker)) + 1}")
            stands = person is not None and person.role == f"worker of {edit['mark']}"
        elif kind == "confirm":
            id = OUTCOMES[int(str(worker))]
            (one,) = [o for o in review.findings.outcomes if o.id == id]
            stands = one.confirmed is not None and one.confirmed.reason == edit["mark"]
        else:
            agency = AGENCIES[int(str(worker))]
            (report,) = [one for one in review.imrs if one.agency == agency]
            off = report.sign_off
            stands = off is not None and off.version == f"1.{edit['number']}"
        gone += [] if stands else [f"{kind} {edit['mark']}"]
    return gone


def doubled(at: Path) -> list[str]:
    """Return every number that was given twice."""
    review = opened(at)
    given = [one.code.casefold() for one in review.people.people]
    given += [e.id for c in review.chronologies for e in c.entries]
    given += [e.id for c in review.chronologies for e in c.withdrawn]
    given += [one.id for one in review.dissemination.editions]
    given += [one.id for one in review.timeline.phases]
    given += [one.id for one in review.actions.actions]
    given += [one.id for one in review.drafts.drafts]
    given += [one.sha256 for one in review.imports.taken]
    return [id for id, count in Counter(given).items() if count > 1]


def unsaid(edits: Edits) -> list[str]:
    """Return every edit that was neither kept nor refused in plain words."""
    refused = [one for one in edits if one["code"] != 0]
    return [
        f"{one['kind']} {one['code']} {one['said']}"
        for one in refused
        if one["code"] not in (1, 2) or not str(one["said"]).strip()
    ]


def judged(at: Path, edits: Edits) -> None:
    assert lost(at, edits) == []
    assert doubled(at) == []
    assert unsaid(edits) == []
    assert [p.name for p in at.rglob(".scr-*")] == []


def test_four_hands_at_once_lose_nothing(tmp_path: Path) -> None:
    edits = at_work(tmp_path, 4, 3, "add", "name", "named", "criteria")
    judged(tmp_path, edits)
    assert sum(one["code"] == 0 for one in edits) >= 9


@pytest.mark.full
def test_eight_hands_and_eight_hundred_edits_lose_nothing(tmp_path: Path) -> None:
    edits = at_work(tmp_path, 8, 100)
    judged(tmp_path, edits)
    assert sum(one["code"] == 0 for one in edits) > 400
