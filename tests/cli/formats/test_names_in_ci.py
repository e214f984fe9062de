"""What CI keeps for everybody to read never holds a word that a review is about."""

import io
import itertools
import json
import re
import shutil
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from scrkit.cli.app import run
from scrkit.cli.formats import WRITERS
from scrkit.rules import ALL, rapid
from scrkit.system.resources import shipped
from tests.leaks import Words

FIRST = [
    a + b for a in ("Zwel", "Quor", "Vash", "Jolb") for b in ("vex", "mink", "dru")
]
LAST = [
    a + b for a in ("Brask", "Thurg", "Plox", "Nyrd") for b in ("hollo", "wick", "fenn")
]
# Two hundred invented names; a word of one is as much a leak as the whole.
NAMES = [
    f"{f}{'aeiou'[i % 5]} {g}{'aeiou'[i // 5 % 5]}"
    for i, (f, g) in enumerate(
        itertools.islice(itertools.product(FIRST * 2, LAST), 200)
    )
]
WORDS = Words(word for name in NAMES for word in name.split())
VALUE = re.compile(r"^(\s*(?:- )?(?:\{\w+: |\w+: ))([^|>\[{#\s][^,}]*)", re.MULTILINE)
KEY = re.compile(r"^(\s*(?:- )?)(\w+)(?=:)", re.MULTILINE)
TEXT = re.compile(r"^(\s{4,}[A-Z][^:\n]*)$", re.MULTILINE)
CASES = Path(__file__).parents[2] / "cases"
# Where anybody may write what they like, and a rule may still be broken.
FREE = re.compile(
    r"((?:[{ ,]|^)(?:label|title|name|source|event|text|reason|note|owner): )"
    r"([A-Za-z][\w ]*)",
    re.MULTILINE,
)
# A way each in which a file cannot be read as YAML, or only just.
UNREADABLE = {
    "people.yaml": "\t- {code: %s}\n",
    "panel.yaml": "members: [%s\n",
    "family.yaml": "%s: 1\n%s: 2\n",
    "requests.yaml": "note: !%s text\nother: &%s text\n",
    "response.yaml": "<<<<<<< %s\nforeword: %s\n=======\n>>>>>>> %s\n",
    "glossary.yaml": "%%YAML 1.1 %s\n---\nterms: x\n",
    "proceedings.yaml": "note: x\n---\n%s: %s\n",
    "secured-records.yaml": "{[%s]: %s}\n",
    "learning-events.yaml": "a: &%s [*%s]\n<<: %s\n",
    "actions.yaml": "%s #%s\nactions: %s # %s\n",
    "dissemination.yaml": "briefings: %s \u202e%s\n",
    "timeline.yaml": "links: '%s\n",
    "criteria.yaml": "facts:\n  %s: {value: %s, source: %s}\n  %s:\ndecision: %s\n",
    "imports.yaml": "%s:\n- %s: [%s, {%s: %s}]\n",
    "overview/process.md": "# %s\n\n<!-- %s\n\n@%s and @%s said\u00a0so.\n",
    "overview/summary.md": "%s told @%s that <b>%s</b> \u200bfell.\n",
}


def planted(text: str, names: Iterator[str]) -> str:
    return re.sub("%s", lambda _: next(names), text).replace("%%", "%")


def in_texts(path: Path, names: Iterator[str]) -> None:
    """Put a name into every free text of a file, and into a comment."""
    text = path.read_text("utf-8")
    if path.suffix == ".yaml":
        text = FREE.sub(lambda m: f"{m[1]}{m[2]} {next(names)}", text)
        text = TEXT.sub(lambda m: f"{m[1]} {next(names)}", text)
        text += f"# {next(names)}\n"
    else:
        text += f"\n{next(names)} said so.\n"
    path.write_text(text, "utf-8")


def broken_rules(top: Path, names: Iterator[str]) -> list[Path]:
    """Write the cases of all rules as folders, each with names in its texts."""
    made = []
    for case in sorted(CASES.glob("SCR*")):
        folder = Path(shutil.copytree(CASES / "base", top / case.name))
        shutil.copytree(case, folder, dirs_exist_ok=True)
        for path in sorted(p for p in folder.rglob("*.*") if p.is_file()):
            in_texts(path, names)
        made.append(folder)
    return made


def spread(text: str, names: Iterator[str], step: int) -> str:
    """Put a name into every value, key and text that is `step` from one before."""
    count = itertools.count(step)

    def now(every: int) -> bool:
        return next(count) % every == 0

    text = VALUE.sub(lambda m: m[1] + (next(names) if now(7) else m[2]), text)
    text = KEY.sub(lambda m: m[1] + (next(names) if now(23) else m[2]), text)
    text = TEXT.sub(lambda m: f"{m[1]} {next(names)}" if now(5) else m[1], text)
    return f"# {next(names)}\n{text}"


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Plant names in eight copies of the example, and in the cases of all rules."""
    names = itertools.cycle(NAMES)
    made = []
    for step in range(8):
        top = tmp_path_factory.mktemp("ci") / f"review-{step}"
        made.append(Path(shutil.copytree(shipped("examples") / "child-k", top)))
        for path in sorted(p for p in top.rglob("*") if p.suffix in (".yaml", ".md")):
            text = path.read_text("utf-8")
            name = path.relative_to(top).as_posix()
            if step < 7 and path.suffix == ".yaml":
                text = spread(text, names, step)
            elif step == 7 and name in UNREADABLE:
                text = planted(UNREADABLE[name], names)
            else:
                text = f"{text}\n{next(names)} and @{next(names)} said so.\n"
            path.write_text(text, "utf-8")
    return [*made, *broken_rules(tmp_path_factory.mktemp("rules"), names)]


def told(folders: list[Path], *options: str) -> int:
    return run(["validate", *map(str, folders), "--as-of", "2016-12-01", *options])


def test_the_names_are_two_hundred_and_all_planted(folders: list[Path]) -> None:
    missed = set(NAMES)
    assert len(missed) == 200
    for path in (path for top in folders for path in top.rglob("*.*")):
        text = path.read_text("utf-8")
        missed -= {name for name in missed if name in text}
    assert missed == set()


@pytest.fixture(scope="module")
def everything(
    folders: list[Path], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, str]:
    """Check all in one run; return what each format's file, summary and screen held."""
    top = tmp_path_factory.mktemp("told")
    pairs = [("--format", f, "--output", str(top / f)) for f in WRITERS]
    screen = io.StringIO()
    with (
        pytest.MonkeyPatch.context() as patch,
        redirect_stdout(screen),
        redirect_stderr(screen),
    ):
        patch.setenv("GITHUB_STEP_SUMMARY", str(top / "summary"))
        assert told(folders, *itertools.chain.from_iterable(pairs)) == 1
    read = {name: (top / name).read_text("utf-8") for name in (*WRITERS, "summary")}
    return {**read, "screen": screen.getvalue()}


def test_the_names_stand_where_many_kinds_of_fault_are_told(
    everything: dict[str, str],
) -> None:
    reviews = json.loads(everything["json"])["reviews"]
    codes = {one["code"] for review in reviews for one in review["diagnostics"]}

    # Those of rapid reviews came after this day: tests/rules/test_rapid_rules.py.
    judged = {rule.code for rule in ALL} - {rule.code for rule in rapid.RULES}
    # A few rules turn on the very words that are planted over.
    assert len(judged - codes) <= len(judged) // 10
    assert len(codes) >= len(judged) * 9 // 10 + 25


def test_no_file_and_no_summary_tells_a_name(everything: dict[str, str]) -> None:
    assert everything["screen"].count("wrote ") == len(WRITERS)
    assert WORDS.within(everything["screen"]) == []
    for name in (*WRITERS, "summary"):
        assert "review-0" in everything[name]
        assert WORDS.within(everything[name]) == [], name


@pytest.mark.parametrize("first", [7, pytest.param(5, marks=pytest.mark.full)])
@pytest.mark.parametrize("form", WRITERS)
def test_no_format_tells_a_name_on_the_screen(
    form: str, first: int, folders: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(folders[first:8], "--format", form) == 1
    shown = capsys.readouterr()
    assert "SCR121" in shown.out
    assert WORDS.within(shown.out + shown.err) == []
