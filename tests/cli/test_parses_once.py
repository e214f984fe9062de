"""No command parses a file twice; reading back what it is about to write is apart."""

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from scrkit.cli.group import app
from scrkit.yamlfile.tree import Source
from tests import housefiles
from tests.writing import DAY, WRITING, Writing, lay_out, typed

_NAMED = WRITING["redact"].before


def _committed(at: Path) -> None:
    for words in (
        ("init", "-q"),
        ("add", "."),
        ("-c", "user.name=A", "-c", "user.email=a@b.invalid", "commit", "-qm", "one"),
    ):
        subprocess.run(["git", *words], cwd=at / "r", check=True)
    (at / "r/people.yaml").write_text("people: []\n", "utf-8")


def _housed(at: Path) -> None:
    (at / "r/templates").mkdir(exist_ok=True)
    (at / "r/templates/house.docx").write_bytes(housefiles.plain())


def _late(at: Path) -> None:
    path = at / "r" / "requests.yaml"
    asked = "{agency: gp, what: records, requested: 2016-01-01, due: 2016-02-01}"
    path.write_text(f"{path.read_text('utf-8')}  - {asked}\n", "utf-8")


READING = {
    "status": Writing(("status", "r", *DAY), whole=True),
    "status of several": Writing(("status", "r", "r/overview", *DAY), whole=True),
    "board": Writing(("board", "r", *DAY), whole=True),
    "gate": Writing(("gate", "report", "r", *DAY), whole=True),
    "quality": Writing(("quality", "r", *DAY), whole=True),
    "validate": Writing(("validate", "r", *DAY), whole=True),
    "check-criteria": Writing(("check-criteria", "r", *DAY), whole=True),
    "deadlines": Writing(("deadlines", "r", *DAY), whole=True),
    "timeline patterns": Writing(("timeline", "patterns", "r"), whole=True),
    "timeline diff": Writing(("timeline", "diff", "HEAD", "r"), b"", _committed),
    "import": Writing(WRITING["import"].words[:-2], b"", WRITING["import"].before),
    "timeline review": Writing(("timeline", "review", "r"), b"q\n", whole=True),
    "people list": Writing(("people", "list", "r"), whole=True),
    "code": Writing(WRITING["code"].words[:-1], b"", WRITING["code"].before),
    "scan": Writing(("scan", "letter.md", "--review", "r"), b"", _NAMED),
    "framework list": Writing(("framework", "list")),
    "framework show": Writing(("framework", "show", "england-scr-2015")),
    "framework diff": Writing(
        ("framework", "diff", "england-lcspr-2023", "england-lcspr-2026")
    ),
    "framework check": Writing(("framework", "check", "r/review.yaml")),
    "house check": Writing(("house", "check", "r/templates/house.docx"), b"", _housed),
    "explain": Writing(("explain", "SCR302")),
    "people unknown": Writing(("people", "unknown", "r"), b"", _NAMED),
    "note departure": Writing(
        (
            *("note", "departure", "SCR501", "review.yaml", "r", "--dry-run"),
            *("--reason", "The trial ended later", "--owner", "Independent Chair"),
        )
    ),
    "note action": Writing(
        (
            *("note", "action", "The form asks for the child", "r", "--dry-run"),
            *("--source", "R1", "--owner", "Head of assessment"),
            *("--due", "2016-07-31", "--success", "Twenty forms show it"),
        ),
        whole=True,
    ),
    "note proceeding": Writing(
        ("note", "proceeding", "coronial", "Inquest", "r", "--dry-run")
    ),
    "note phase": Writing(
        ("note", "phase", "First year", "2012/2013", "r", "--dry-run")
    ),
    "note notification": Writing(
        ("note", "notification", "decision", "r", "--to", "Ofsted", "--dry-run"),
    ),
    "note day": Writing(("note", "day", "report_sent", "r", "--dry-run")),
    "note contact": Writing(
        (
            *("note", "contact", "Mother", "Letter", "r", "--by", "Board manager"),
            "--dry-run",
        ),
        whole=True,
    ),
    "note reminder": Writing(
        ("note", "reminder", "gp", "records", "r", "--dry-run"),
        b"",
        _late,
        whole=True,
    ),
    "draft list": Writing(("draft", "list", "r")),
    "render points": Writing(("render", "points", "r", *DAY), whole=True),
    "note minutes": Writing(
        ("note", "minutes", "A10", "The chair writes", "r", "--dry-run"), whole=True
    ),
    "render letter": Writing(
        ("render", "letter", "r", "--to", "coroner", "--as-of", "2016-09-30"),
        whole=True,
    ),
    "render decision": Writing(
        ("render", "decision", "r", "--as-of", "2016-09-30"), whole=True
    ),
}
TRIED = READING | {f"{name}, writing": one for name, one in WRITING.items()}


def leaves(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield every command of the command line, as it is typed."""
    if not hasattr(command, "list_commands"):
        yield path
        return
    for name in command.list_commands(None):
        yield from leaves(command.get_command(None, name), (*path, name))


def test_every_command_of_the_command_line_is_tried() -> None:
    every = set(leaves(typer.main.get_command(app)))

    # One gives other commands, one after another, and one speaks to a terminal alone.
    every -= {("demo",), ("whois",)}
    untried = {
        path
        for path in every
        if not any(one.words[: len(path)] == path for one in TRIED.values())
    }
    assert untried == set()


@pytest.mark.usefixtures("nothing_remembered")
@pytest.mark.parametrize("name", TRIED)
def test_a_command_parses_each_file_at_most_once(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writing = TRIED[name]
    lay_out(tmp_path, writing)
    there = {
        path.read_bytes().decode("utf-8-sig")
        for path in tmp_path.rglob("*.yaml")
        if path.stat().st_size
    }
    parsed: Counter[tuple[str, str]] = Counter()
    reading = sys.modules["scrkit.yamlfile.read"]
    parse = reading._parse

    def counted(source: Source, *, libyaml: bool) -> object:
        parsed[source.file, source.text] += 1
        return parse(source, libyaml=libyaml)

    monkeypatch.setattr(reading, "_parse", counted)

    assert typed(tmp_path, *writing.words, asked=writing.asked) < 2
    twice = {
        file: times
        for (file, text), times in parsed.items()
        if times > 1 and text in there
    }
    assert twice == {}
