"""Every output of a merged chronology tells the same contradictions, in one wording."""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from html import unescape
from zipfile import ZipFile

import openpyxl
import pytest

from scrkit import folder
from scrkit.cli.show.timeline_text import told
from scrkit.model.order import Link
from scrkit.model.review import Review
from scrkit.render.products import render
from scrkit.render.wording.options import Format, Options
from scrkit.review import load
from scrkit.system.resources import shipped
from scrkit.timeline.export import to_csv, to_json
from scrkit.timeline.merge import merge
from scrkit.timeline.values import Timeline

Kinds = Mapping[str, int]
FORMATS: tuple[Format, ...] = ("docx", "html", "md", "svg", "xlsx")
_SUM = re.compile(
    r"(\d+) contradictions? between accounts of one event(?:: ([a-z0-9, ]+\d))?"
)
_KEYS = {
    "date": "date",
    "time": "time",
    "count": "number",
    "side": "left or right",
    "denied": "said and denied",
    "child_seen": "whether the child was seen",
    "seen_alone": "whether the child was seen alone",
    "people": "who is named",
    "decided": "as the panel decided",
}
SEEN, NOT = {"child_seen": "yes"}, {"child_seen": "no"}


def kinds_of(text: str) -> Kinds:
    """Return the kinds that a sentence counts; its sum has to be theirs."""
    every = {match.groups() for match in _SUM.finditer(text)}
    ((whole, said),) = every
    parts = [part.rpartition(" ") for part in (said or "").split(", ") if part]
    found = {kind: int(number) for kind, _, number in parts}
    assert sum(found.values()) == int(whole)
    return found


def in_all(review: Review, timeline: Timeline) -> dict[str, Kinds]:
    """Return by output what it tells."""
    found: dict[str, Kinds] = {
        "command line": kinds_of(told(timeline, {}, "child")),
    }
    options = Options(as_of=date(2016, 9, 30), formats=FORMATS)
    for file in render("chronology", review, timeline, options):
        form = file.path.rpartition(".")[2]
        found[form] = kinds_of(_text(form, file.content))
    whole = json.loads(to_json(timeline))
    found["json"] = {_KEYS[k]: n for k, n in whole["contradictions_by_kind"].items()}
    assert Counter(_KEYS[one["of"]] for one in whole["contradictions"]) == found["json"]
    rows = csv.DictReader(io.StringIO(to_csv(timeline).decode("utf-8-sig")))
    pairs = [pair for row in rows for pair in row["contradicts"].split("; ") if pair]
    kinds = Counter(
        kind for pair in pairs for kind in pair.partition("(")[2][:-1].split(", ")
    )
    # At each of the two entries.
    found["csv"] = {kind: number // 2 for kind, number in kinds.items()}
    return found


def _text(form: str, content: bytes) -> str:
    if form == "docx":
        with ZipFile(io.BytesIO(content)) as packed:
            text = packed.read("word/document.xml").decode()
        return re.sub(r"<[^>]+>", "", text)
    if form == "xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
        return str(sheet["A3"].value)
    return unescape(content.decode())


def same(review: Review, timeline: Timeline) -> Kinds:
    found = in_all(review, timeline)
    assert len(found) == 8
    first, *others = found.values()
    assert all(one == first for one in others), found
    return first


def _accounts() -> tuple[tuple[str, str, Mapping[str, object]], ...]:
    one = "Mother attended with two bruises on the left arm."
    other = "Mother did not attend; three bruises, right arm."
    return (
        ("CSC-0001 2014-03-05 09:00", one, {"people": ("SW1",), **SEEN}),
        ("GP-0001 2014-03-06", other, {"people": ("SW2",), **NOT}),
        ("HEALTH-0001 2014-05-05 09:00", "Call.", {}),
        ("POLICE-0001 2014-05-05 12:00", "Call.", {}),
    )


def _link(relation: str, *ids: str) -> Link:
    return Link(entries=ids, relation=relation, reason="Panel.")  # type: ignore[arg-type]


@pytest.mark.parametrize("relation", ["same_event", "contradiction", "precision_only"])
def test_a_link_takes_no_contradiction_from_sight(
    make: Callable[..., Review], relation: str
) -> None:
    links = (
        _link(relation, "CSC-0001", "GP-0001"),
        _link("same_event", "HEALTH-0001", "POLICE-0001"),
    )
    review = make(*_accounts(), links=links, period="2014")
    assert same(review, merge(review)) == {
        "date": 1,
        "time": 1,
        "number": 1,
        "left or right": 1,
        "said and denied": 1,
        "whether the child was seen": 1,
        "who is named": 1,
    }


def test_what_the_panel_alone_decides_counts_once(make: Callable[..., Review]) -> None:
    told_alike = (("CSC-0001 2014-03-05", "Call."), ("GP-0001 2014-03-05", "Call."))
    links = (_link("contradiction", "CSC-0001", "GP-0001"),)
    review = make(*told_alike, links=links)
    assert same(review, merge(review)) == {"as the panel decided": 1}


def test_the_example_tells_the_same_everywhere() -> None:
    example = load(folder.read(shipped("examples") / "child-k").files).review
    assert example is not None
    timeline = merge(example)
    told = same(example, timeline)

    # What the panel decided, and what is likely besides.
    assert told["date"] > 3
    assert {one.grade for one in timeline.doubles} == {"decided", "likely", "possible"}
