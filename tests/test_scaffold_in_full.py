"""Every file of a new review, for every kind of agency and every odd name."""

import json
import re
from datetime import date
from functools import cache
from itertools import takewhile
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from scrkit import folder, frameworks, scaffold
from scrkit.dates import PartialDate, parse_date
from scrkit.diagnostics import Severity
from scrkit.errors import ScrError
from scrkit.files import NewFile
from scrkit.rules.validate import Validation, validate
from scrkit.scaffold.plan import CI
from tests.sampling import examples

AS_OF = date(2016, 1, 1)
FRAMEWORK = frameworks.load("england-scr-2015")
KINDS = ("imr", "short_report", "chronology_only", "information_only", "none")
NAMES = [
    "The 'Old' Board of \"Nowhere\"",
    "Nowhere: a board: of sorts",
    "Board #1 # not a comment",
    "Bwrdd Diogelu Plant Sir Fôn – Zoë & Søren",
    "- a dash first",
    "[in brackets] {and braces}",
    "100% *care* & `ticks` at home@nowhere.example",
    "C:\\Board\\",
    "? what | > ! % now",
    "null",
    "no",
    "2014-03",
    "1.10",
    "{kind} {id} %s {{ board }}",
    "日本語 👩‍👧",
    "word " * 60 + "end",
]
IDS = [
    "ab",
    "x" * 31,
    "a-",
    "a--b",
    "a1",
    "z-9-9",
    "con-a",
    "com10",
    "the-9th",
    "nulls",
]
# What a YAML reader would take for something else than text.
TYPED = ["null", "true", "false", "yes", "no", "on", "off"]


# PyYAML's own parser takes ten times as long to say the same.
_READER: type = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


class Editor(_READER):  # type: ignore[misc]
    """Reads YAML as an editor does: numbers and truths, but days stay text."""


Editor.yaml_implicit_resolvers = {
    first: [(tag, how) for tag, how in found if not tag.endswith(":timestamp")]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def new(**changes: Any) -> scaffold.NewReview:
    agencies = [f"{kind.replace('_', '-')}:A {kind}:{kind}" for kind in KINDS]
    given: dict[str, Any] = {
        "id": "child-q",
        "title": "Child Q",
        "board": "Nowhere Board",
        "framework": FRAMEWORK,
        "agencies": scaffold.agencies_of(agencies),
        "period": PartialDate("2012-04/2015-05"),
    }
    return scaffold.NewReview(**{**given, **changes})


def files(review: scaffold.NewReview) -> dict[str, bytes]:
    plan = [item for item in scaffold.plan(review) if isinstance(item, NewFile)]
    assert [item.path for item in plan] == sorted({item.path for item in plan})
    return {item.path: item.content for item in plan}


def yaml_files(made: dict[str, bytes]) -> dict[str, str]:
    return {
        name: content.decode()
        for name, content in made.items()
        if name.endswith(".yaml")
    }


@cache
def validator(schema: bytes) -> Draft202012Validator:
    whole = json.loads(schema)
    Draft202012Validator.check_schema(whole)
    return Draft202012Validator(whole)


def faults(made: dict[str, bytes]) -> list[str]:
    """Return what the schemas of the folder say against its files, as an editor does.

    Each file is read with the schema that its own first line names.
    """
    found = []
    for name, text in yaml_files(made).items():
        named = re.match(r"# yaml-language-server: \$schema=((?:\.\./)*)(.*)\n", text)
        assert named
        assert named[1].count("../") == len(PurePosixPath(name).parents) - 1
        data = yaml.load(text, Editor)
        errors = validator(made[named[2]]).iter_errors(data)
        # A file that holds a guide alone is empty to its reader.
        found += [f"{name}: {e.message}" for e in errors if data is not None]
    return found


def assert_sound(made: dict[str, bytes]) -> Validation:
    for as_of in (AS_OF, date(2040, 1, 1)):
        judged = validate(made, as_of)
        told = [d for d in judged.diagnostics if d.severity is not Severity.NOTICE]
        assert [(d.code, d.place.file) for d in told] == []
    assert faults(made) == []
    return judged


@pytest.mark.parametrize("ci", CI)
@pytest.mark.parametrize("kind", KINDS)
def test_a_new_review_is_sound_for_every_kind_of_return(kind: str, ci: str) -> None:
    made = files(new(agencies=scaffold.agencies_of([f"csc::{kind}"]), ci=ci))
    assert_sound(made)
    reports = kind in ("imr", "short_report")
    assert "chronologies/csc.yaml" in made
    assert ("imrs/csc.yaml" in made) == ("interviews/csc.yaml" in made) == reports
    every = {name for names in CI.values() for name in names}
    assert every & set(made) == set(CI[ci])


def test_a_new_review_without_period_or_agencies_is_sound() -> None:
    assert_sound(files(new(period=None, agencies=())))


def test_the_schemas_tell_an_editor_of_a_slip() -> None:
    made = files(new())
    assert faults(made) == []
    slipped = {
        name: text + b"\nno_such_key: 1\n" if name.endswith(".yaml") else text
        for name, text in made.items()
    }
    assert {f.partition(":")[0] for f in faults(slipped)} == set(yaml_files(made))


@pytest.mark.parametrize("name", NAMES)
def test_whatever_a_board_is_called_reads_back_as_typed(name: str) -> None:
    agencies = tuple(replace(a, name=name) for a in new().agencies)
    made = files(new(board=name, title=name, agencies=agencies))
    case = assert_sound(made).loaded.review
    assert case is not None
    assert (case.case.board.name, case.case.title) == (name, name)
    assert {agency.name for agency in case.case.agencies} == {name}
    opened = yaml.load(made["review.yaml"], Editor)
    assert opened["board"]["name"] == opened["title"] == name


ODD = st.text(
    st.characters(exclude_categories=("C", "Zl", "Zp"), exclude_characters="@"),
    max_size=40,
)


@settings(
    max_examples=examples(25),
    deadline=None,
    suppress_health_check=[HealthCheck.filter_too_much],
)
@given(ODD.map(str.strip).filter(str.isprintable).filter(len))
def test_any_title_reads_back_as_typed(name: str) -> None:
    made = files(new(title=name, agencies=()))
    review = validate(made, AS_OF).loaded.review
    assert review is not None
    assert review.case.title == name
    assert yaml.load(made["review.yaml"], Editor)["title"] == name


@pytest.mark.parametrize("id", IDS)
def test_every_id_that_is_allowed_makes_a_sound_review(id: str) -> None:
    made = files(new(id=id, agencies=scaffold.agencies_of([f"{id}::imr", "csc"])))
    review = assert_sound(made).loaded.review
    assert review is not None
    assert review.case.id == id
    assert review.terms.agencies == (id, "csc")
    assert {c.agency for c in review.chronologies} == {id, "csc"}


@pytest.mark.parametrize("id", TYPED)
def test_an_id_that_yaml_would_retype_is_a_reviews_and_no_agencys(id: str) -> None:
    assert_sound(files(new(id=id)))
    with pytest.raises(ScrError, match="not in its form"):
        scaffold.agencies_of([f"{id}::imr"])


def test_a_name_that_looks_like_a_mention_makes_a_sound_review() -> None:
    loaded = assert_sound(files(new(board="@Home, the Board of Nowhere"))).loaded
    assert loaded.review is not None
    assert loaded.review.case.board.name == "@@Home, the Board of Nowhere"


@settings(max_examples=examples(100), deadline=None)
@given(st.lists(st.from_regex(r"[a-z][a-z0-9-]{1,6}", fullmatch=True), unique=True))
def test_prefixes_are_capitals_and_never_the_same(ids: list[str]) -> None:
    ids = [
        id
        for id in ids
        if not re.fullmatch(
            r"con|prn|aux|nul|com\d|lpt\d|on|no|yes|off|true|false|null", id
        )
    ]
    prefixes = [agency.prefix for agency in scaffold.agencies_of(ids)]
    assert len(set(prefixes)) == len(ids)
    assert all(re.fullmatch(r"[A-Z]{2,}", prefix) for prefix in prefixes)


def test_the_guides_of_each_agency_use_its_own_prefix() -> None:
    made = files(new(agencies=scaffold.agencies_of(["csc", "csc-2::imr", "police"])))
    prefixes = {"csc": "CSC", "csc-2": "CSCX", "police": "POLICE"}
    for id, prefix in prefixes.items():
        for kind in ("chronologies", "imrs", "interviews"):
            text = made[f"{kind}/{id}.yaml"].decode()
            assert set(re.findall(r"\b([A-Z]{2,})-[RI]?\d", text)) == {prefix}


def test_every_fact_of_the_framework_waits_unknown_with_its_question() -> None:
    text = files(new())["criteria.yaml"].decode()
    facts = yaml.load(text, Editor)["facts"]
    assert list(facts) == [fact.id for fact in FRAMEWORK.facts]
    assert {fact["value"] for fact in facts.values()} == {"unknown"}
    for fact in FRAMEWORK.facts:
        assert f"  # {fact.question} ({', '.join(fact.values)})\n" in text
        assert "unknown" in fact.values


def test_every_day_on_which_a_clock_runs_is_explained() -> None:
    text = files(new())["review.yaml"].decode()
    days = list(yaml.load(text, Editor)["dates"])
    assert len(days) > 8
    for day in days:
        assert re.search(rf"^  # .{{10,}}\n  {day}:$", text, re.M)


def test_every_yaml_file_opens_with_a_word_of_guidance() -> None:
    for text in yaml_files(files(new())).values():
        _, guide, *_ = text.split("\n")
        assert re.match(r"# [A-Z].{20,}", guide)
        assert text.endswith("\n")
        assert not set("\t\r") & set(text)


def test_the_guide_of_the_folder_names_files_that_are_there() -> None:
    made = files(new())
    table = [line for line in made["README.md"].decode().split("\n") if line[:1] == "|"]
    named = [name for line in table for name in re.findall(r"`([^`]+)`", line)]
    assert len(named) > 15
    # The register comes with the first name, and git never sees it.
    assert "identities.yaml" in named
    for name in set(named) - {"identities.yaml"}:
        assert any(path == name or path.startswith(name) for path in made)
    single = {path for path in yaml_files(made) if "/" not in path}
    assert single <= set(named)


def test_the_dates_that_are_shown_as_examples_can_be_read() -> None:
    made = files(new())
    guide = made["chronologies/imr.yaml"].decode()
    (line,) = re.findall(r"^#   (2014-03-05, .*)\.$", guide, re.M)
    for example in re.sub(r" \(\w+\)", "", line).split(", "):
        assert parse_date(example).text == example
    terms = made["terms-of-reference.yaml"].decode()
    (period,) = re.findall(r"is written (\S+)\.", terms)
    assert parse_date(period).precision == "range"


def uncommented(text: str, key: str) -> bytes:
    """Return a file with the record that its comments show put into its list."""
    lines = text.split("\n")
    start = next(n for n, line in enumerate(lines) if line.startswith("#   - "))
    record = takewhile(lambda line: line != "#", lines[start:])
    shown = [line[2:] for line in record if line.startswith("#   ")]
    assert len(shown) > 4
    body = "\n".join([f"{key}:", *shown])
    assert f"{key}: []" in text
    return text.replace(f"{key}: []", body).encode()


def relations(text: str) -> bytes:
    """Return the relations that the comments of people.yaml show, without marks."""
    lines = text.split("\n")
    start, end = lines.index("# parents:"), lines.index("people: []")
    assert end - start > 4
    return "".join(f"{line[2:]}\n" for line in lines[start:end]).encode()


def filled_in() -> dict[str, bytes]:
    """Return a new review in which every example in the comments is taken up."""
    made = files(new(agencies=scaffold.agencies_of(["csc"])))
    texts = yaml_files(made)
    others = b"  - {code: SW1, label: SW1, role: social worker, kind: professional}\n"
    for parent in (b"Mother", b"Father"):
        others += b"  - {code: %b, label: %b, role: parent, kind: family}\n" % (
            parent,
            parent,
        )
    people = uncommented(texts["people.yaml"], "people")
    people = people.replace(b"# Places", others + b"# Places")
    made["people.yaml"] = people + relations(texts["people.yaml"])
    chronology = texts["chronologies/csc.yaml"]
    made["chronologies/csc.yaml"] = uncommented(chronology, "entries")
    head, _, guide = texts["imrs/csc.yaml"].partition("# format")
    report = re.sub(r"(?m)^# ?", "", f"# format{guide}")
    made["imrs/csc.yaml"] = (head + report).encode()
    asked = "questions:\n  - {id: Q1, text: Whom did it help}"
    terms = texts["terms-of-reference.yaml"].replace("questions: []", asked)
    made["terms-of-reference.yaml"] = terms.encode()
    return made


def test_the_examples_in_the_comments_are_sound_records() -> None:
    made = filled_in()
    judged = validate(made, AS_OF)
    review = judged.loaded.review
    assert [(d.code, d.place.file) for d in judged.loaded.diagnostics] == []
    assert faults(made) == []
    assert review is not None
    codes = [one.code for one in review.people.people]
    assert codes == ["ChildK", "SW1", "Mother", "Father"]
    assert [one.child for one in review.people.parents] == ["ChildK"]
    assert [one.ended for one in review.people.partners] == ["separated"]
    assert [one.label for one in review.people.households] == ["home in the west"]
    (entry,) = review.chronologies[0].entries
    assert (entry.id, entry.date.text) == ("CSC-0001", "2014-03-05")
    (imr,) = review.imrs
    assert imr.sign_off is not None
    assert (imr.agency, imr.sign_off.version) == ("csc", "1.0")


def test_no_rule_calls_an_example_of_the_comments_an_error() -> None:
    told = validate(filled_in(), AS_OF).diagnostics
    errors = [(d.code, d.place.file) for d in told if d.severity is Severity.ERROR]
    assert errors == []


@pytest.mark.parametrize("ci", CI)
def test_what_a_crash_leaves_of_a_new_review_is_swept_wherever_it_stands(
    ci: str, tmp_path: Path
) -> None:
    plan = scaffold.plan(new(ci=ci))
    folder.write(tmp_path, plan)
    left = [(tmp_path / one.path).parent / ".scr-1-1.tmp" for one in plan]
    for path in left:
        path.write_bytes(b"half of it")
    folder.recover(tmp_path)

    assert [path for path in left if path.exists()] == []


@pytest.mark.parametrize("ci", CI)
def test_the_folder_on_disk_has_nothing_that_is_out_of_place(
    ci: str, tmp_path: Path
) -> None:
    plan = scaffold.plan(new(ci=ci))
    folder.new_folder(tmp_path / "child-q", plan)
    contents = folder.read(tmp_path / "child-q")
    assert contents.diagnostics() == ()
    assert_sound({**files(new(ci=ci)), **contents.files})
