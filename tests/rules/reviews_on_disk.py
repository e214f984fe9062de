"""The reviews that the tests of rules judge: the base, its cases, and edits of it."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from scrkit import frameworks
from scrkit.diagnostics import Diagnostic
from scrkit.edits import confirming
from scrkit.model.outcome import Confirmation
from scrkit.review import load
from scrkit.rules import ALL, Context, Judgement, Rule, run
from scrkit.yamlfile.splice import applied

CASES = Path(__file__).parents[1] / "cases"
NAMES = sorted(folder.name for folder in CASES.iterdir() if folder.is_dir())
AS_OF = date(2016, 12, 1)
FRAMEWORK = frameworks.apply_overlay(
    frameworks.load("england-scr-2015"),
    frameworks.load_overlay("buckinghamshire-2016"),
)

Files = dict[str, bytes]
Edits = Mapping[str, tuple[tuple[str, str], ...]]


def files_of(name: str) -> Files:
    """Return the base review with the files of a case laid over it."""
    return dict(_files_of(name))


@cache
def _files_of(name: str) -> Files:
    files: Files = {}
    for folder in (CASES / "base", CASES / name):
        for path in folder.rglob("*.*"):
            if path.is_file():
                files[path.relative_to(folder).as_posix()] = path.read_bytes()
    # The others need no checksums of entries, which nobody works out by hand.
    return files if name.startswith(("SCR635", "SCR636")) else confirmed(files)


def confirmed(files: Files) -> Files:
    """Return the files after `scr confirm --all`."""
    review = load(files).review
    if review is None or confirming.FILE not in files:
        return files
    word = Confirmation(date=date(2016, 4, 1), reason="As agreed")
    ids = tuple(one.id for one in confirming.unconfirmed(review))
    content = files[confirming.FILE]
    edits = confirming.confirm(content, review, ids, word)
    return files | {confirming.FILE: applied(edits) if edits else content}


def edited(edits: Edits, name: str = "base") -> Files:
    """Return a case with texts put in place of others, each found once."""
    files = files_of(name)
    for file, changes in edits.items():
        text = files[file].decode("utf-8")
        for old, new in changes:
            assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
            text = text.replace(old, new)
        files[file] = text.encode("utf-8")
    return files


def judge(
    files: Files, rules: tuple[Rule, ...] = ALL, *, as_of: date = AS_OF
) -> Judgement:
    """Judge a review that is sound in shape and references."""
    loaded = load(files)
    assert loaded.review is not None
    assert [(d.code, d.place) for d in loaded.diagnostics] == []
    context = Context(
        review=loaded.review,
        framework=loaded.framework,
        as_of=as_of,
        methodology=frameworks.methodology(loaded.review.case.methodology),
    )
    return run(context, rules, loaded.place_of)


def told(edits: Edits, *, as_of: date = AS_OF) -> dict[str, Diagnostic]:
    """Return by code what is told of an edited base review; one of each code."""
    return {d.code: d for d in judge(edited(edits), as_of=as_of).diagnostics}
