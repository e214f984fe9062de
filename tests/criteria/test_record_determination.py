"""A determination is added to criteria.yaml and not another byte of it changes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scrkit.criteria import record_determination
from scrkit.decode import decode
from scrkit.errors import ScrError
from scrkit.model.opening import Criteria, Determination
from scrkit.yamlfile import read
from scrkit.yamlfile.splice import applied

FOUND = Determination(
    on=date(2015, 6, 5),
    framework="england-scr-2015",
    result="met",
    deciding=("SCR-A", "SCR-A1"),
    open=("child_died",),
)
ITEM = """\
  - "on": 2015-06-05
    framework: england-scr-2015
    result: met
    deciding: [SCR-A, SCR-A1]
    open: [child_died]
"""


def decoded(content: bytes) -> Criteria:
    found = decode(read(content, "criteria.yaml"), Criteria)
    assert found.value is not None
    assert found.diagnostics == ()
    return found.value


def recorded(content: bytes) -> bytes:
    edit = record_determination(content, FOUND)
    assert edit.before == content
    assert edit.path == "criteria.yaml"
    return applied((edit,))


FACTS = "facts:\n  child_died: {value: unknown}  # asked\n"
OLD = "{on: 2015-05-01, framework: testland, result: undecided, open: [child_died]}"
BLOCK = "- on: 2015-05-01\n{0}  framework: england-scr-2015\n{0}  result: undecided\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(FACTS, f"{FACTS}determinations:\n{ITEM}", id="no key"),
        pytest.param("", f"determinations:\n{ITEM}", id="empty file"),
        pytest.param("# c\n", f"# c\ndeterminations:\n{ITEM}", id="only a comment"),
        pytest.param("summary: x", f"summary: x\ndeterminations:\n{ITEM}", id="no eol"),
        pytest.param(
            f"{FACTS}\n# the end\n",
            f"{FACTS}\n# the end\ndeterminations:\n{ITEM}",
            id="comment at the end",
        ),
        pytest.param(
            f"determinations:\n{FACTS}", f"determinations:\n{ITEM}{FACTS}", id="nothing"
        ),
        pytest.param(
            f"determinations: []\n{FACTS}", f"determinations:\n{ITEM}{FACTS}", id="[]"
        ),
        pytest.param(
            f"determinations: null\n{FACTS}",
            f"determinations:\n{ITEM}{FACTS}",
            id="null",
        ),
        pytest.param(
            f"determinations: []  # none yet\n\n# next\n{FACTS}",
            f"determinations:  # none yet\n{ITEM}\n# next\n{FACTS}",
            id="comments after []",
        ),
        pytest.param(
            f"determinations:  # none yet\n# next\n{FACTS}",
            f"determinations:  # none yet\n{ITEM}# next\n{FACTS}",
            id="comments after nothing",
        ),
        pytest.param(
            f"determinations:\n  - {OLD}  # first\n  # last\n{FACTS}",
            f"determinations:\n  - {OLD}  # first\n{ITEM}  # last\n{FACTS}",
            id="comments after the list",
        ),
        pytest.param(
            "determinations:\n" + BLOCK.format(""),
            "determinations:\n"
            + BLOCK.format("")
            + ITEM.replace("\n  ", "\n").removeprefix("  "),
            id="list not indented",
        ),
        pytest.param(
            f"determinations: [{OLD}]\n",
            f"determinations: [{OLD}, {{"
            + ", ".join(line.strip(" -") for line in ITEM.splitlines())
            + "}]\n",
            id="list in brackets",
        ),
    ],
)
def test_a_determination_is_put_where_it_belongs(before: str, after: str) -> None:
    assert recorded(before.encode()).decode() == after
    assert decoded(after.encode()).determinations[-1] == FOUND


def test_a_file_that_is_indented_throughout_stays_so() -> None:
    lines = recorded(b"  summary: x\n").decode().splitlines()

    assert lines[1] == "  determinations:"
    assert lines[2].startswith("    - ")


def test_windows_line_endings_stay() -> None:
    content = recorded(FACTS.replace("\n", "\r\n").encode())

    assert content.count(b"\n") == content.count(b"\r\n")


def test_a_byte_order_mark_stays_where_it_is() -> None:
    for text in (FACTS, "", f"determinations:\n  - {OLD}\n"):
        content = recorded(b"\xef\xbb\xbf" + text.encode())
        assert content.startswith(b"\xef\xbb\xbf")
        assert content.count(b"\xef\xbb\xbf") == 1


def test_twice_makes_two() -> None:
    twice = recorded(recorded(FACTS.encode()))

    assert decoded(twice).determinations == (FOUND, FOUND)


FLOW = ", ".join(line.strip(" -") for line in ITEM.splitlines())


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            "{summary: x}\n",
            f"{{summary: x, determinations: [{{{FLOW}}}]}}\n",
            id="whole file in brackets",
        ),
        pytest.param(
            "determinations: [ # none\n ]\n",
            f"determinations: [{{{FLOW}}}  # none\n ]\n",
            id="comment within []",
        ),
        pytest.param(
            f"determinations:\n  - # first\n    {OLD}\n",
            f"determinations:\n  - # first\n    {OLD}\n{ITEM}",
            id="comment after dash",
        ),
    ],
)
def test_comments_and_brackets_stay_where_they_are(before: str, after: str) -> None:
    assert recorded(before.encode()).decode() == after
    assert decoded(after.encode()).determinations[-1] == FOUND


def test_where_nothing_can_be_added_safely_nothing_is() -> None:
    # The line end that has to be added would become part of the text.
    with pytest.raises(ScrError) as caught:
        record_determination(b"summary: |\n  x", FOUND)

    assert "safely (line 1, column 10)" in caught.value.message
    assert "line of its own" in caught.value.advice


@pytest.mark.parametrize("content", ["facts: [", "- a\n", "facts: {child_died: yes}\n"])
def test_a_file_that_cannot_be_read_is_left_alone(content: str) -> None:
    with pytest.raises(ScrError) as caught:
        record_determination(content.encode(), FOUND)

    assert "scr validate" in caught.value.advice


KEYS = (
    "facts:\n  child_died:\n    value: unknown\n    note: |-\n      one\n\n      two\n",
    "summary: |-\n  Invented, - with: marks.\n",
    "recommended: >-\n  To be\n  held.\n",
    "notifications:\n- {what: incident, to: Ofsted, date: 2015-05-06}\n",
)
LISTS = st.one_of(
    st.just(""),
    st.sampled_from(
        [
            "determinations:\n",
            "determinations: []\n",
            "determinations:   [ ]   # none\n",
            "determinations: null # none\n",
            f"determinations: [{OLD}]\n",
            f"determinations: [\n  {OLD},\n  {OLD},\n]\n",
            f"determinations:\n- {OLD}\n",
            f"determinations:\n    - {OLD} # one\n\n    - {OLD}\n",
            "determinations:\n" + BLOCK.format(""),
            "determinations:\n   " + BLOCK.format("   "),
            "determinations:\n  -\n    " + BLOCK.format("  ")[2:],
            "determinations:\n  - on: 2015-05-01\n    framework: f\n    result: met\n"
            "    open:\n      - a\n      - b\n",
            "determinations:\n  - {on: 2015-05-01, framework: f, result: met,\n"
            "     open: [a,\n       b]\n    }\n",
        ]
    ),
)
COMMENTS = st.sampled_from(["", "\n", "# a comment\n", "\n  # deep – ünïcode\n\n"])


@given(
    st.permutations(KEYS),
    LISTS,
    st.integers(0, 4),
    st.lists(COMMENTS, min_size=6, max_size=6),
    st.tuples(st.booleans(), st.booleans(), st.booleans()),
)
def test_in_every_style_all_other_bytes_stay(
    keys: list[str],
    listed: str,
    at: int,
    comments: list[str],
    style: tuple[bool, bool, bool],
) -> None:
    windows, bom, no_final_eol = style
    parts = [*keys[:at], listed, *keys[at:]]
    text = "".join(a + b for a, b in zip(comments, parts, strict=False))
    if no_final_eol:
        text = text.rstrip("\n")
    if windows:
        text = text.replace("\n", "\r\n")
    content = (b"\xef\xbb\xbf" if bom else b"") + text.encode()
    before = decoded(content)

    edit = record_determination(content, FOUND)
    after = decoded(applied((edit,)))

    assert after.determinations == (*before.determinations, FOUND)
    assert after.facts == before.facts
    assert after.summary == before.summary
    assert after.notifications == before.notifications
    # What was taken out is an empty list at most; comments are never lost.
    taken, mark, comment = content[edit.start : edit.end].partition(b"#")
    assert taken.strip() in (b"", b"[]", b"[ ]", b"null")
    assert mark + comment.rstrip() in edit.text
    assert applied((edit,)).count(b"#") == content.count(b"#")
    if windows and b"\n" in content:
        assert applied((edit,)).count(b"\n") == applied((edit,)).count(b"\r\n")
