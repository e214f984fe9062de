"""Mentions and entry ids inside text: each field of narrative, each page of prose."""

import re

import pytest

from scrkit.diagnostics import Diagnostic
from scrkit.model.kinds import kind_of
from scrkit.review import load
from tests.narratives import NARRATIVES, text_fields, with_text

Files = dict[str, bytes]
BOM = b"\xef\xbb\xbf"

# What is to be told stands between « and »; everything else is sound.
TEXTS = {
    "nothing cited": "Nothing was known.",
    "everyone known": "@ChildZ, @Mother and @SW1 met at @NurseryA.",
    "one": "Seen by «@Zebedee».",
    "several on one line": "«@Zebedee» and @SW1 and «@Aunt», then «@Zebedee».",
    "on several lines": "@SW1 came.\n\nThen «@Zebedee»\nand «@Aunt» and «@Zebedee».",
    "a word before": "xx «@Zebedee»",
    "after signs": "(«@Zebedee»), «@Aunt»; “«@Zebedee»”/«@Aunt»",
    "a possessive": "@SW1's and @SW1’s, «@Zebedee»'s and «@Aunt»’s notes.",
    "a hyphen": "@SW1-led, @SW1-SW2, a non-@SW1, «@Zebedee-led»",
    "a code that is the end of another": "@ChildZ, «@Z»",
    "the wrong case": "«@sw1» and «@SW1a» and «@CHILDZ»",
    "wide letters before": "審査 é «@Zebedee» 審 «@Aunt»",
    "a doubled sign": "@@home, @@Zebedee, @@ and @ and «@Zebedees»",
    "an e-mail address": "Write to zebedee@board.example or a_b@x.example.",
    "a sign and a number": "Paid @ 3 pounds, @3, seen@ home.",
    "an entry": "See GP-0001 and «GP-0099», «SCHOOL-0044».",
    "an entry between signs": "[«GP-0099»]; GP-0001–«GP-0098»; («GP-0097»).",
    "an entry's possessive": "GP-0001's and «GP-0099»'s and «GP-0098»’s date.",
    "what only looks like an entry": "COVID-2019, XGP-0099, GP-099, gp-0099, GP-0099x",
    "both": "«@Zebedee» wrote «GP-0099», @SW1 wrote GP-0002, «@Zebedee» «GP-0098».",
}
# The same word stands in the text before, as part of another.
HIDDEN = {
    "a longer mention before": "«@Zebedees» and «@Zebedee»",
    "a longer one with a hyphen before": "«@Zebedee-led», then «@Zebedee»",
    "an e-mail address before": "Write to a@Zebedee.example, then «@Zebedee».",
    "a doubled sign before": "@@Zebedee, then «@Zebedee».",
    "a longer entry before": "«GP-00991», then «GP-0099».",
    "no entry before": "XGP-0099, then «GP-0099».",
}
ALL = [
    *(pytest.param(text, id=name) for name, text in TEXTS.items()),
    *(pytest.param(text, id=n) for n, text in HIDDEN.items()),
]


def marked(text: str, line: int, indent: int) -> list[tuple[str, int, int, int]]:
    """Return code, line, column and end of what is marked in a text put at a line."""
    found = []
    for number, one in enumerate(text.split("\n")):
        shift = indent + 1
        for match in re.finditer("«(.*?)»", one):
            start = match.start() + shift
            code = "SCR202" if match[1].startswith("@") else "SCR205"
            found.append((code, line + number, start, start + len(match[1])))
            shift -= 2
    return found


def told(found: tuple[Diagnostic, ...]) -> list[tuple[str, int, int, int]]:
    return [
        (d.code, d.place.line, d.place.column, d.place.end_column)
        for d in sorted(found, key=lambda d: d.place)
    ]


def bare(text: str) -> str:
    return text.replace("«", "").replace("»", "")


def with_event(files: Files, event: str) -> Files:
    """Return the files with another event of SCHOOL-0001; its key is on line 6."""
    text = (
        "agency: school\nentries:\n  - id: SCHOOL-0001\n    date: 2014\n"
        f"    source: register\n    event: {event}\n"
    )
    return {**files, "chronologies/school.yaml": text.encode()}


@pytest.mark.parametrize("mark", ["|-", "|", ">-"])
@pytest.mark.parametrize("text", ALL)
def test_in_a_block_each_is_told_where_it_stands(
    text: str, mark: str, child_z_files: Files
) -> None:
    block = f"{mark}\n" + "\n".join(f"      {line}" for line in bare(text).split("\n"))

    found = load(with_event(child_z_files, block)).diagnostics
    assert told(found) == marked(text, 7, 6)


@pytest.mark.parametrize("text", [p for p in ALL if "\n" not in str(p.values[0])])
def test_in_quotes_each_is_told_where_it_stands(
    text: str, child_z_files: Files
) -> None:
    found = load(with_event(child_z_files, f'"{bare(text)}"')).diagnostics

    assert told(found) == marked(text, 6, 12)


@pytest.mark.parametrize("windows", [False, True])
@pytest.mark.parametrize("text", ALL)
def test_in_prose_each_is_told_where_it_stands(
    text: str, windows: bool, child_z_files: Files
) -> None:
    prose = f"# Summary\n\n{bare(text)}\n".encode()
    content = BOM + prose.replace(b"\n", b"\r\n") if windows else prose

    found = load({**child_z_files, "overview/summary.md": content}).diagnostics
    assert told(found) == marked(text, 3, 0)
    assert {d.place.file for d in found} <= {"overview/summary.md"}


def test_the_nearest_known_is_offered_and_what_was_written_is_not_repeated(
    child_z_files: Files,
) -> None:
    meant = {"@Sw11": "SW1", "@childz": "ChildZ", "GP-00011": "GP-0001", "@Zebedee": ""}
    for written, near in meant.items():
        prose = {"overview/summary.md": f"Seen: {written}\n".encode()}
        event = with_event(child_z_files, f'"Seen: {written}"')
        for files in (event, child_z_files | prose):
            (found,) = load(files).diagnostics
            guess, asked, _ = found.do.partition("?")
            assert (guess if asked else "") == (f"Did you mean {near}" if near else "")
            whole = f"{found.message} {found.why} {found.do} {found.frame}"
            assert written.lstrip("@") not in whole


def test_a_comment_in_prose_mentions_nobody(child_z_files: Files) -> None:
    prose = b"<!-- @Zebedee,\nGP-0099 --> @Aunt <!-- @Uncle -->\n"
    found = load({**child_z_files, "overview/summary.md": prose}).diagnostics

    assert told(found) == [("SCR202", 2, 13, 18)]


def test_a_comment_in_yaml_mentions_nobody(child_z_files: Files) -> None:
    text = child_z_files["family.yaml"] + b"# @Zebedee and GP-0099\n"

    assert load({**child_z_files, "family.yaml": text}).diagnostics == ()


def test_a_comment_beside_the_mark_is_not_the_place_of_a_mention(
    child_z_files: Files,
) -> None:
    event = "|- # not @Zebedee\n      Seen by @Zebedee."

    found = load(with_event(child_z_files, event)).diagnostics
    assert told(found) == [("SCR202", 7, 15, 23)]


def test_a_mention_written_as_an_escape_is_told_at_its_text(
    child_z_files: Files,
) -> None:
    (found,) = load(with_event(child_z_files, r'"\u0040Zebedee"')).diagnostics

    assert (found.code, found.place.line, found.place.column) == ("SCR202", 6, 12)


@pytest.mark.parametrize("name", ["overview/findings.yaml", "overview/summary.md"])
def test_text_that_rests_on_a_withdrawn_entry_is_told(
    name: str, child_z_files: Files
) -> None:
    text = child_z_files[name].replace(b"@ChildZ was", b"@ChildZ [GP-0003] was", 1)

    (found,) = load({**child_z_files, name: text}).diagnostics
    assert (found.code, found.place.file) == ("SCR209", name)


def test_why_an_entry_was_withdrawn_may_name_it(child_z_files: Files) -> None:
    name = "chronologies/gp.yaml"
    text = child_z_files[name].replace(b"Entered twice", b"GP-0003 was GP-0001")

    assert load({**child_z_files, name: text}).diagnostics == ()


@pytest.mark.parametrize("field", NARRATIVES)
def test_every_narrative_of_every_file_is_searched(
    field: str, child_z_files: Files
) -> None:
    files, file, line, column = with_text(
        child_z_files, field, "See @Zebedee, GP-0099."
    )

    found = load(files).diagnostics
    assert {d.place.file for d in found} == {file}
    assert told(found) == [
        ("SCR202", line, column + 5, column + 13),
        ("SCR205", line, column + 15, column + 22),
    ]


def test_every_narrative_of_the_model_is_in_the_table() -> None:
    kinds = {field: kind_of(hint) for field, hint in text_fields().items()}
    assert set(NARRATIVES) == {f for f, kind in kinds.items() if kind == "narrative"}
