"""Templates are sandboxed, always escape, and fail without a word of the case."""

from pathlib import Path

import pytest

from scrkit.errors import ScrError
from scrkit.render.document.blocks import Paragraph, Placed, plain
from scrkit.render.document.markdown import read
from scrkit.render.document.templates import fill
from scrkit.system.resources import shipped

SECRET = "the secret of the case"
VIEW = {
    "text": "*[sic]* <b> 1. # x",
    "secret": SECRET,
    "number": 7,
    "deep": {"inner": "in_ner", "several": ["a*", "b"]},
}


def anything(asked: Placed) -> bool:
    return asked.name != "nonsense"


def filled(source: str, **more: str) -> str:
    own = {"own.md.j2": source, **more}
    return fill("own.md.j2", VIEW, own, anything)[0]


def shown(source: str, **more: str) -> str:
    blocks = read(filled(source, **more))
    return " ".join(plain(b.text) for b in blocks if isinstance(b, Paragraph))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{{ text }}", "*[sic]* <b> 1. # x"),
        ("{{ text ~ '*' }}", "*[sic]* <b> 1. # x*"),
        ("{{ '*quoted*' }}", "*quoted*"),
        ("{{ text|upper }}", "*[SIC]* <B> 1. # X"),
        ("{{ deep.several|join(', ') }}", "a*, b"),
        ("{{ deep.inner|capitalize }}", "In_ner"),
        ("{{ number }}", "7"),
        ("**{{ deep.inner }}**", "in_ner"),
        ("{% for x in deep.several %}{{ x }}{% endfor %}", "a*b"),
        ("{{ 'a\n\nb'|line }}", "a b"),
    ],
)
def test_every_value_comes_out_as_it_is(source: str, expected: str) -> None:
    assert shown(source) == expected


def test_an_include_sees_what_the_template_sees() -> None:
    part = {"part.md.j2": "{{ x }}!"}
    source = "{% for x in deep.several %}{% include 'part.md.j2' %}{% endfor %}"
    assert shown(source, **part) == "a*!b!"


def test_a_placed_block_is_never_text() -> None:
    text, placed = fill(
        "own.md.j2",
        VIEW,
        {"own.md.j2": "{{ block('evidence', 'F1') }}x{{ prose('a') }}"},
        anything,
    )
    assert placed == (Placed("evidence", "F1"), Placed("prose", "a"))
    assert read(text, placed)[0] == Placed("evidence", "F1")


def test_case_text_cannot_forge_a_placed_block() -> None:
    own = {"own.md.j2": "{{ block('evidence') }}\n\n{{ text }}"}
    text, placed = fill("own.md.j2", {"text": "\x020\x03"}, own, anything)
    assert len([b for b in read(text, placed) if isinstance(b, Placed)]) == 1


@pytest.mark.parametrize(
    "source",
    [
        "{{ missing }}",
        "{{ deep.missing }}",
        "{{ deep[secret] }}",
        "{% if missing %}x{% endif %}",
        "{{ secret|safe }}",
        "{{ secret|nofilter }}",
        "{{ secret.upper() }}",
        "{{ secret.__class__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ deep.keys() }}",
        "{{ block.__globals__ }}",
        "{{ 'x' * 999999999 }}",
        "{{ '%999999999d' % 1 }}",
        "{{ 9 ** 9 }}",
        "{{ 1 + 1 }}",
        "{% set x = secret %}" + "{% set x = x ~ x %}" * 40,
        "{% set x = secret %}" + "{% set x = [x, x]|join('-') %}" * 40,
        "{{ range(9) }}",
        "{{ lipsum() }}",
        "{{ cycler }}",
        "{{ secret|int / 0 }}",
        "{% macro m() %}x{% endmacro %}{{ m() }}",
        "{% set x %}y{% endset %}",
        "{% filter upper %}y{% endfilter %}",
        "{% include 'nothing.md.j2' %}",
        "{% include '../../pyproject.toml' %}",
        "{% include '/etc/passwd' %}",
        "{% include 'own.md.j2' %}",
        "{% if %}",
        "{{ secret",
        "{% endfor %}",
    ],
)
def test_what_a_template_may_not_do_stops_with_its_name_alone(source: str) -> None:
    with pytest.raises(ScrError) as caught:
        filled(f"first line\n{source}\n")
    told = f"{caught.value.message} {caught.value.advice}"
    assert SECRET not in told
    assert "own.md.j2" in told or "nothing.md.j2" in told or "include" in told
    assert caught.value.__cause__ is None


@pytest.mark.parametrize(
    ("source", "line"),
    [("a\n{{ missing }}", 2), ("a\n\n{% if %}", 3), ("a\n{% macro x() %}", 2)],
)
def test_a_failure_names_the_line(source: str, line: int) -> None:
    with pytest.raises(ScrError, match=rf"own\.md\.j2, line {line} "):
        filled(source)


def test_a_failure_in_an_include_names_the_include() -> None:
    part = {"part.md.j2": "x\n\n{{ missing }}"}
    with pytest.raises(ScrError, match=r"part\.md\.j2, line 3 "):
        filled("{% include 'part.md.j2' %}", **part)


def test_a_block_that_does_not_exist_is_told_at_its_line() -> None:
    with pytest.raises(ScrError, match=r"own\.md\.j2, line 3 .*block or prose"):
        filled("x\n\n{{ block('nonsense') }}")


SIX = "".join("{% for a in deep.several %}" for _ in range(18)) + "x"
ENDLESS = {
    "loops in loops": SIX + "{% endfor %}" * 18,
    "a loop over text": "{% for a in secret %}x{% endfor %}",
    "a list of lists, doubled": "{% set a = text %}"
    + "{% set a = [a, a] %}" * 40
    + "x",
    "a whole list put out": "{{ deep.several }}",
    "much text, many times": (
        "{% set a = text %}"
        + "{% set a = a ~ a %}" * 15
        + "{% for x in deep.several %}" * 8
        + "{{ a }}"
        + "{% endfor %}" * 8
    ),
}


@pytest.mark.parametrize("name", ENDLESS)
def test_a_template_that_would_never_end_is_stopped(name: str) -> None:
    with pytest.raises(ScrError, match="templates may not do") as failure:
        filled(ENDLESS[name])
    assert SECRET not in f"{failure.value.message} {failure.value.advice}"


def test_a_loop_over_a_value_that_is_not_there_is_told() -> None:
    with pytest.raises(ScrError, match="a value that the report does not have"):
        filled("{% for x in missing %}x{% endfor %}")


def test_a_loop_knows_where_it_stands() -> None:
    source = (
        "{% for x in deep.several %}{{ loop.index }}/{{ loop.length }} {% endfor %}"
    )
    assert shown(source) == "1/2 2/2"


def test_the_boards_own_template_wins() -> None:
    own = {"overview.md.j2": "our own"}
    assert fill("overview.md.j2", {}, own, anything)[0] == "our own"


@pytest.mark.parametrize("name", ["C:overview.md.j2", "a\\b.md.j2", "overview.txt"])
def test_a_name_that_is_not_a_plain_template_is_not_looked_for(name: str) -> None:
    with pytest.raises(ScrError, match="no template of that name"):
        fill(name, {}, {name: "x"}, anything)


def test_a_link_out_of_the_shipped_folder_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "outside.md.j2").write_text("outside", encoding="utf-8")
    link = tmp_path / "templates" / "link.md.j2"
    try:
        link.symlink_to(tmp_path / "outside.md.j2")
    except OSError:
        pytest.skip("this system makes no links")
    monkeypatch.setattr("scrkit.system.resources.PACKAGE", tmp_path)
    with pytest.raises(ScrError, match="no template of that name"):
        fill("link.md.j2", {}, {}, anything)


def test_every_shipped_template_says_what_it_is_for() -> None:
    for file in shipped("templates").glob("*.md.j2"):
        assert file.read_text(encoding="utf-8").startswith("{#")
