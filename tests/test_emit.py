"""New YAML text reads back as it was meant, in our reader and in a library's."""

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from scrkit.yamlfile import read
from scrkit.yamlfile.emit import emit
from tests.sampling import examples

PLAIN = st.text(
    alphabet=st.characters(
        exclude_categories=("Cs", "Cc"),
        exclude_characters="\u2028\u2029\ufeff\ufffe\uffff",
        include_characters="\n",
    ),
    max_size=60,
)


@settings(max_examples=examples(500), deadline=None)
@given(PLAIN)
def test_a_text_reads_back_as_it_was(text: str) -> None:
    written = emit({"a": [text], "b": text})

    assert yaml.load(written, yaml.BaseLoader) == {"a": [text], "b": text}
    tree = read(written.encode(), "f.yaml")
    assert tree.diagnostics == () or all(d.code != "SCR103" for d in tree.diagnostics)
    assert tree.data == {"a": [text], "b": text}


@pytest.mark.parametrize(
    "text",
    "no yes on off y N true False null ~ 12:30 09:30 010 1_000 1e3 0x1F .inf 2014 1.10 "
    "2014-03 = << - ? : # @a `a` !a &a *a %a |a >a 0o17 1E2 +1 -0 1.0 .5 0b1 12e03 1,5 "
    "Yes NO On OFF TRUE Null - -- ... [a {a ]a }a ,a 'a \"a a:b a: :a a#b".split(),
)
def test_what_a_yaml_version_would_retype_stays_text(text: str) -> None:
    written = emit({"a": text})

    assert yaml.safe_load(written) == {"a": text}
    assert YAML(typ="safe", pure=True).load(written) == {"a": text}
    assert read(written.encode(), "f.yaml").data == {"a": text}


def test_a_text_of_several_lines_becomes_a_block() -> None:
    assert emit({"a": "One.\nTwo: no."}) == "a: |-\n  One.\n  Two: no.\n"


def test_long_lines_are_not_wrapped() -> None:
    assert emit({"a": "word " * 80 + "end"}).count("\n") == 1


def test_true_false_and_nothing_stay_typed() -> None:
    assert emit({"a": True, "b": False, "c": None}) == "a: true\nb: false\nc:\n"
