"""What the documentation names is there: links, paths, commands, options, pictures."""

import importlib.util
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import typer

from scrkit.cli.group import app

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
CONTRIBUTING = ROOT / ".github" / "CONTRIBUTING.md"
WRITTEN = [
    *(ROOT / name for name in ("README.md", "bench/tests.md", "findings/README.md")),
    *(CONTRIBUTING, ROOT / "examples" / "child-k" / "README.md"),
    *sorted(DOCS.glob("*.md")),
]
# What was true once stays in it: its commands may be gone.
CHANGELOG = ROOT / "CHANGELOG.md"
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
QUOTED = re.compile(r"`[^`\n]+\]\([^`\n]+`")  # how a link is written
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
# A path below a folder of the repository, or below a room of scrkit.
PATH = re.compile(r"(\.?\w[\w.-]*)(/[\w.*-]+)+/?|[\w-]+/")
COMMAND = re.compile(r"(?:^|`)(?:\$ )?scr ([a-z][\w -]*[^`\n]*)", re.MULTILINE)


def text_of(page: Path) -> str:
    return page.read_text("utf-8")


def each(pages: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("page", pages, ids=lambda page: page.name)


@cache
def anchors(page: Path) -> frozenset[str]:
    """Return the anchors of a page's headings, as they are made on its website."""
    headings = HEADING.findall(FENCED.sub("", text_of(page)))
    plain = (re.sub(r"[^\w\s-]", "", heading).strip().lower() for heading in headings)
    return frozenset(one.replace(" ", "-") for one in plain)


@each([*WRITTEN, CHANGELOG])
def test_every_link_leads_somewhere(page: Path) -> None:
    lost = []
    for link in LINK.findall(QUOTED.sub("", FENCED.sub("", text_of(page)))):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, anchor = link.partition("#")
        to = (page.parent / name).resolve() if name else page
        if not to.exists() or (anchor and anchor not in anchors(to)):
            lost.append(link)

    assert lost == []


def repository_path(said: str) -> bool:
    """Tell whether words in backticks name a place of the repository."""
    if not PATH.fullmatch(said):
        return False
    first = said.partition("/")[0]
    # What is made here (`make demo` writes out/) is no part of the repository.
    if first in text_of(ROOT / ".gitignore").replace("/", "").split():
        return False
    return (ROOT / first).is_dir() or (ROOT / "scrkit" / first).is_dir()


def is_there(said: str) -> bool:
    return any(any(base.glob(said)) for base in (ROOT, ROOT / "scrkit", ROOT / "tests"))


# What lies in a review folder has the names of folders of ours.
OF_A_REVIEW = {"frameworks/", "templates/", "docs/"}


@each([CONTRIBUTING, *sorted(DOCS.glob("*.md"))])
def test_every_path_that_is_named_exists(page: Path) -> None:
    said = re.findall(r"`([^`\n]+)`", FENCED.sub("", text_of(page)))
    named = {one for one in said if repository_path(one)} - OF_A_REVIEW

    assert sorted(one for one in named if not is_there(one)) == []


def test_contributing_names_files_so_that_the_test_above_means_something() -> None:
    said = re.findall(r"`([^`\n]+)`", FENCED.sub("", text_of(CONTRIBUTING)))

    assert len({one for one in said if repository_path(one)}) > 60


def test_every_term_of_the_glossary_is_defined_in_the_file_that_it_names() -> None:
    glossary = text_of(CONTRIBUTING).partition("## Glossary")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (`.+?) \| (.+) \|$", glossary, re.MULTILINE)
    wrong = []
    for terms, said in rows:
        files = re.findall(r"`(scrkit/[\w/]+\.py)`", said)
        code = "".join(text_of(ROOT / one) for one in files if (ROOT / one).exists())
        wrong += [
            f"{term}: {files}"
            for term in re.findall(r"`(\w+)`", terms)
            if not re.search(rf"^(class |def )?{term}\b", code, re.MULTILINE)
        ]

    assert len(rows) > 15
    assert wrong == []


def options(words: list[str]) -> set[str]:
    """Return the options of the command that words begin with; fail for another."""
    command: Any = typer.main.get_command(app)
    for word in words:
        if not hasattr(command, "get_command"):
            break
        command = command.get_command(None, word)
        assert command is not None, word
    known = {
        name for one in command.params for name in (*one.opts, *one.secondary_opts)
    }
    return {*known, "--help", "-h"}


@each(WRITTEN)
def test_every_command_and_option_is_one_of_scr(page: Path) -> None:
    wrong = []
    for found in COMMAND.findall(text_of(page)):
        words = re.sub(r"\s#.*| > .*", "", found).split()
        if words[0].startswith("-") or not words[0].islower():
            continue
        said = {w.partition("=")[0] for w in words if re.match(r"--[a-z]", w)}
        wrong += [f"{found}: {one}" for one in said - options(words)]

    assert wrong == []


def leaves(command: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every command with its whole name, those of groups as well."""
    if not hasattr(command, "list_commands"):
        yield name, command
        return
    context = typer.Context(command)
    for one in command.list_commands(context):
        below = command.get_command(context, one)
        yield from leaves(below, f"{name} {one}".strip())


def taken(metavar: str | None) -> list[str]:
    """Return what an option takes, where its help lists it: <docx|json>."""
    return (metavar or "").strip("<>").split("|")


def test_every_command_that_answers_in_json_is_listed() -> None:
    answering = {
        name
        for name, command in leaves(typer.main.get_command(app))
        for one in command.params
        if "--format" in one.opts
        and "json" in (*getattr(one.type, "choices", ()), *taken(one.metavar))
    }
    table = text_of(DOCS / "formats.md").partition("## Other commands as JSON")[2]
    cells = re.findall(r"^\| (`scr .*?) \|", table, re.MULTILINE)
    listed = {one for cell in cells for one in re.findall(r"`scr ([^`]+)`", cell)}

    assert listed
    assert answering == listed | {"validate"}


def test_the_index_leads_to_every_page() -> None:
    page = text_of(DOCS / "index.md")

    for one in DOCS.glob("*.md"):
        assert one.name == "index.md" or f"]({one.name})" in page.partition("## All")[2]


@cache
def maker() -> ModuleType:
    """Return docs/make.py, which `make docs` runs."""
    spec = importlib.util.spec_from_file_location("docs_make", DOCS / "make.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_timeline_is_the_one_that_scr_draws() -> None:
    drawn = (DOCS / "images" / "timeline.svg").read_bytes()

    assert len(drawn) < 200_000
    assert drawn == maker().timeline(), "make docs draws it anew"


def test_the_readme_shows_a_page_of_the_report_in_a_small_picture() -> None:
    page = maker().PAGE
    assert page.read_bytes().startswith(b"\x89PNG")
    assert page.stat().st_size < 100_000
    shown = text_of(DOCS.parent / "README.md")
    assert f"(docs/images/{page.name})" in shown
    assert "(docs/images/timeline.svg)" in shown


def test_contributing_names_the_file_of_every_rule() -> None:
    text = text_of(CONTRIBUTING)

    assert maker().contributing(text) == text, "make docs writes the table anew"
    assert maker().rules_by_file() in text


def test_the_tables_of_the_research_export_are_those_that_are_written() -> None:
    text = text_of(DOCS / "research.md")
    assert maker().research(text) == text, "make docs writes the tables anew"
    assert maker().tables() in text
