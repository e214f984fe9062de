"""A board's own templates are code of strangers: they end, and say where they fail."""

import multiprocessing
import shutil
from pathlib import Path

import pytest

from scrkit.cli.app import run
from scrkit.errors import ScrError
from scrkit.render.document.blocks import Placed
from scrkit.render.document.templates import Wanted, fill, read_filled
from scrkit.system import child
from scrkit.system.resources import shipped

BASE = Path(__file__).parents[1] / "cases" / "base"
AS_OF = ("--as-of", "2016-06-01")
VIEW = {
    "text": "abc " * 50_000,
    "secret": "the secret of the case",
    "few": ["a", "b"],
    "many": [{"key": "value"}] * 3_000,
    "figure": 7,
}


def anything(asked: Placed) -> bool:
    return asked.name != "nonsense"


@pytest.fixture
def review(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "review"))


def put(review: Path, **templates: str) -> None:
    for name, text in templates.items():
        file = review / "templates" / f"{name}.md.j2"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def children() -> int:
    """Return how many processes were begun so far: each is named by its number."""
    name = multiprocessing.get_context("spawn").Process().name
    return int(name.rpartition("-")[2])


def blocks_calling_each_other(number: int) -> str:
    """Return blocks of which each calls the next one twice."""
    twice = (
        f"{{% block a{n} %}}{{{{ self.a{n + 1}() }}}}{{{{ self.a{n + 1}() }}}}"
        "{% endblock %}\n"
        for n in range(number)
    )
    return "".join(twice) + f"{{% block a{number} %}}{{% endblock %}}"


# What it does, and a word of what is said about it; all on line 2.
WITHOUT_END = {
    "{% for i in range(10**9) %}x{% endfor %}": "sum",
    "{{ 'a' * 10**9 }}": "sum",
    "{{ 10**10**10 }}": "sum",
    "{{ 'a'|center(10**9) }}": "a filter or test that",
    "{{ '%999d'|format(1) }}": "a filter or test that",
    "{{ " + "9" * 5_000 + " }}": "a number that is too long",
    "{{ " + "(" * 5_000 + "1" + ")" * 5_000 + " }}": "too deep",
    "{{ " + " and ".join(["few"] * 5_000) + " }}": "too deep",
    "{% if few %}" * 500 + "x" + "{% endif %}" * 500: "too deep",
    "{% for x in few %}" * 19 + "x" + "{% endfor %}" * 19: "too deep",
    "{% include 'own.md.j2' %}": "each other",
    "{% import 'own.md.j2' as own %}": "each other",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}": "macro",
    "{% block a %}{{ self.a() }}{% endblock %}": "without end",
    "{% for x in many recursive %}{{ loop(many) }}{% endfor %}": "without end",
    "{% for x in many %}{{ text }}{% endfor %}": "too much text",
    "{% for x in many %}{% set a = text[1:] %}{% endfor %}": "too much text",
    "{% for x in many %}{% set a = text|upper %}{% endfor %}": "too much text",
    "{% for x in many %}{% set a = text|list %}{% endfor %}": "too much text",
    "{% for x in many %}{{ block('chronology') }}{% endfor %}": "more than 10 times",
    "{% for x in many %}{{ prose('summary') }}{% endfor %}": "more than 10 times",
    "{% for x in many %}{{ block('page-break') }}{% endfor %}": "2,000 blocks",
    "x" * 300_000: "characters in one file",
}


@pytest.mark.parametrize("source", WITHOUT_END, ids=list(range(len(WITHOUT_END))))
def test_what_would_never_end_is_stopped_at_its_line(source: str) -> None:
    at = "1" if source.startswith("xx") else "2"
    with pytest.raises(ScrError) as told:
        fill("own.md.j2", VIEW, {"own.md.j2": f"\n{source}"}, anything)
    assert told.value.message.startswith(f"templates/own.md.j2:{at}: ")
    assert WITHOUT_END[source] in told.value.message


@pytest.mark.full
@pytest.mark.parametrize(
    "source",
    [
        blocks_calling_each_other(40),
        "{% for x in few recursive %}"
        "{% if loop.depth < 40 %}{{ loop(few) }}{% endif %}{% endfor %}",
    ],
)
def test_calls_that_double_again_and_again_are_stopped(source: str) -> None:
    with pytest.raises(ScrError, match="loops without end"):
        fill("own.md.j2", VIEW, {"own.md.j2": source}, anything)


@pytest.mark.parametrize(
    "source",
    [
        "{% for x in many %}{% if text == secret %}x{% endif %}{% endfor %}",
        "{{ figure }}",
        "{{ many|select('in', many)|list|length }}",
        "{% set a = text|upper %}",
        "{% block a %}{% endblock %}{% set b = self.a() %}",
    ],
)
def test_when_the_time_is_over_it_is_stopped_at_its_line(source: str) -> None:
    own = {"own.md.j2": f"{{#\n#}}{source}"}
    with pytest.raises(ScrError, match=r"^templates/own\.md\.j2:2: .*too long"):
        fill("own.md.j2", VIEW, own, anything, until=0.0)


@pytest.mark.parametrize(
    "source",
    [
        "{{ figure is divisibleby 0 }}",
        "{{ secret < 1 }}",
        "{{ -secret }}",
        "{{ secret|upper(1, 2, 3) }}",
        "{{ secret|nofilter }}",
        "{% for a, b in few %}{% endfor %}",
        "{{ many[secret] }}",
        "{{ many|selectattr('__class__')|list|length }}",
        "{{ block.__globals__ }}",
        "{{ block(secret) }}{{ block('nonsense', secret) }}",
        "{% include secret %}",
        "{{ self.__init__ }}",
        "{% for x in few %}{{ loop._iterable }}{% endfor %}",
    ],
)
def test_a_fault_is_told_at_its_line_without_any_value(source: str) -> None:
    with pytest.raises(ScrError) as told:
        fill("own.md.j2", VIEW, {"own.md.j2": f"\n{source}"}, anything)
    assert told.value.message.startswith("templates/own.md.j2:2: ")
    assert "secret" not in f"{told.value.message} {told.value.advice}"


def test_a_fault_in_a_part_is_told_in_the_part() -> None:
    own = {"own.md.j2": "{% include 'parts/x.md.j2' %}"}
    own["parts/x.md.j2"] = "\n\n{% macro m() %}{% endmacro %}"
    with pytest.raises(ScrError, match=r"^templates/parts/x\.md\.j2:3: "):
        fill("own.md.j2", VIEW, own, anything)


def test_the_same_block_may_stand_in_a_few_places() -> None:
    source = "{{ block('people') }}" * 10 + "{{ block('page-break') }}" * 300
    assert len(fill("own.md.j2", VIEW, {"own.md.j2": source}, anything)[1]) == 310


def anything_at_all(asked: Placed) -> bool:
    return asked.name == "head"


@pytest.mark.full
def test_too_many_paragraphs_are_told() -> None:
    own = {"own.md.j2": "{% for x in many %}" + "a\n\n" * 40 + "{% endfor %}"}
    with pytest.raises(ScrError, match=r"^templates/own\.md\.j2: .*paragraphs"):
        read_filled((Wanted("own.md.j2", VIEW, anything_at_all),), own)


@pytest.mark.full
@pytest.mark.skipif(
    not Path("/proc/self/statm").exists(), reason="no limit on memory here"
)
@pytest.mark.usefixtures("children_of_their_own")
def test_too_much_memory_ends_the_child_alone() -> None:
    own = {"own.md.j2": "{% for x in many %}{% endfor %}" + "{{ marks }}\n" * 12}
    wanted = Wanted(
        "own.md.j2", {"marks": "!#*_ " * 40_000, "many": []}, anything_at_all
    )
    with pytest.raises(ScrError, match=f"{child.SECONDS} seconds or 512 MB"):
        read_filled((wanted,), own)


def test_all_of_a_board_is_filled_in_one_child(review: Path, tmp_path: Path) -> None:
    put(review, overview="ours", response="ours", **{"action-plan": "ours"})
    before = children()
    out = ("--out", str(tmp_path / "out"), "--format", "md")
    assert run(["render", "all", str(review), *AS_OF, *out]) == 0
    assert children() - before == 2  # the child, and the one that is asked its name


def test_what_ships_with_scrkit_needs_no_child(review: Path, tmp_path: Path) -> None:
    put(review, **{"parts/of-nobody": "ours"})
    before = children()
    out = ("--out", str(tmp_path / "out"), "--format", "md")
    assert run(["render", "all", str(review), *AS_OF, *out]) == 0
    assert children() - before == 1


def test_a_copy_of_ours_gives_the_same_bytes(review: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    assert run(["render", "all", str(review), *AS_OF, "--out", str(one)]) == 0
    shutil.copytree(shipped("templates"), review / "templates")
    shutil.rmtree(review / "templates" / "new")
    assert run(["render", "all", str(review), *AS_OF, "--out", str(two)]) == 0
    for file in one.iterdir():
        if file.is_file() and not file.name.startswith("."):
            assert (two / file.name).read_bytes() == file.read_bytes()


@pytest.mark.parametrize("name", ["overview", "parts/findings", "parts/reason"])
def test_nothing_is_written_when_a_template_fails(
    name: str, review: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(review, **{name: "\n{% for x in findings %}{{ x.nobody }}{% endfor %}"})
    out = tmp_path / "out"
    assert run(["render", "all", str(review), *AS_OF, "--out", str(out)]) == 2
    assert capsys.readouterr().err.startswith(f"scr: templates/{name}.md.j2:2: ")
    assert not out.exists()


def test_a_request_leaves_nothing_when_its_letter_fails(
    review: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(review, **{"chronology-form": "\n\n{{ block('form-head') * 9 }}"})
    out, ledger = tmp_path / "pack", review / "requests.yaml"
    before = ledger.read_bytes() if ledger.exists() else b""
    asked = ["request", "health", str(review), "--out", str(out), *AS_OF]
    assert run([*asked, "--due", "2016-07-01"]) == 2
    assert "templates/chronology-form.md.j2:3: " in capsys.readouterr().err
    assert not out.exists()
    assert (ledger.read_bytes() if ledger.exists() else b"") == before
