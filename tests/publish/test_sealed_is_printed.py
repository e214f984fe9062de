"""Whatever is changed: the seal breaks if what is printed changed, and only then."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from scrkit import folder
from scrkit.cli.review import worded
from scrkit.diagnostics import Severity
from scrkit.edits import approval
from scrkit.publish import Reason, composed, printed
from scrkit.publish.approved import disapproved, sealed
from scrkit.render.document.printed import Passage
from scrkit.render.products import written
from scrkit.render.wording.options import Options
from scrkit.review import load
from scrkit.rules.validate import validate
from scrkit.system.resources import shipped
from scrkit.timeline.merge import merge
from tests.sampling import examples

from .conftest import AS_OF, Files, against, approved

# A word or day of prose or of a value; keys stay.
_VALUE = re.compile(r"(?<=[\s\[{\"'(])[A-Za-z0-9][\w-]*(?=[\s,.;\]}\"')])")
Found = tuple[dict[str, str], tuple[Reason, ...]]


def made(files: Files) -> Found | None:
    """Return what a reader sees of each page, and what the approval does not cover."""
    loaded = load(files)
    review = loaded.review
    broken = any(one.severity is Severity.ERROR for one in loaded.diagnostics)
    if review is None or broken:
        return None
    given = Options(as_of=AS_OF, view="published", formats=("html",), made=AS_OF)
    options = worded(given, loaded.framework, files)
    documents = composed(review, merge(review), options)
    pages = {one.path: one.content.decode() for one in written(documents, options)}
    return pages, tuple(disapproved(review, AS_OF, printed(documents)))


@cache
def sealed_files() -> Files:
    return approved(dict(folder.read(shipped("examples") / "child-k").files))


@cache
def before() -> Found:
    found = made(sealed_files())
    assert found is not None
    assert found[1] == ()
    return found


@cache
def values() -> tuple[tuple[str, int, int], ...]:
    """Return every word of every file of the review: file, beginning, end."""
    return tuple(_values())


@cache
def values_by_file() -> dict[str, list[tuple[str, int, int]]]:
    found: dict[str, list[tuple[str, int, int]]] = {}
    for one in values():
        found.setdefault(one[0], []).append(one)
    return found


def _values() -> Iterator[tuple[str, int, int]]:
    for name, content in sorted(sealed_files().items()):
        text = content.decode()
        for found in _VALUE.finditer(text):
            line = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
            # The seal is no value of the review, and a remark is none of anybody's.
            if "sha256" not in line and not line.lstrip().startswith("#"):
                yield name, *found.span()


def other(word: str) -> str:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", word):
        day = date.fromisoformat(word)
        return date.fromordinal(day.toordinal() + 40).isoformat()
    if word.isdigit():
        return str(int(word) + 1)
    known = {"true": "false", "false": "true", "yes": "no", "no": "yes"}
    return known.get(word, f"{word}x")


@st.composite
def anywhere(draw: st.DrawFn) -> tuple[str, int, int]:
    # Every file as often as another: most words stand in the chronologies.
    name = draw(st.sampled_from(sorted(values_by_file())))
    return draw(st.sampled_from(values_by_file()[name]))


def assert_told(name: str, start: int, end: int) -> None:
    text = sealed_files()[name].decode()
    changed = text[:start] + other(text[start:end]) + text[end:]
    found = made(sealed_files() | {name: changed.encode()})
    if found is None:
        return
    pages, told = found
    place = (name, text.count("\n", 0, start) + 1)
    assert (pages != before()[0]) == bool(told), place
    assert all(len(one.message) < 2000 for one in told)


@settings(max_examples=examples(32), deadline=None)
@given(anywhere())
def test_a_word_changed_in_any_file_breaks_the_seal_if_it_is_printed(
    place: tuple[str, int, int],
) -> None:
    assert_told(*place)


@pytest.mark.full
@settings(max_examples=600, deadline=None)
@given(anywhere())
def test_so_it_is_wherever_the_word_stands(place: tuple[str, int, int]) -> None:
    assert_told(*place)


OURS = "{{ block('head', 'Ours') }}\n\n{{ title|line }}\n"


@pytest.mark.parametrize(("template", "count"), [(OURS, 1), ("", 0)])
def test_a_boards_own_template_is_under_the_seal(template: str, count: int) -> None:
    shown = (shipped("templates") / "abstract.md.j2").read_text("utf-8")
    # A remark is printed nowhere.
    template = template or f"{{# Ours. #}}\n{shown}"
    found = made(sealed_files() | {"templates/abstract.md.j2": template.encode()})
    assert found is not None
    assert len(found[1]) == count
    assert all("abstract: " in one.message for one in found[1])


def test_a_checkout_with_other_line_ends_breaks_no_seal() -> None:
    files = {n: c.replace(b"\n", b"\r\n") for n, c in sealed_files().items()}
    found = made(files)
    assert found is not None
    assert found[1] == ()


_MIDST = re.compile(rb"(?m)^([A-Z@].*?[a-z]) (?=[a-z]+ [a-z])")


def test_other_lines_blanks_and_a_file_that_nobody_prints_change_nothing() -> None:
    files = dict(sealed_files())
    for name, content in sealed_files().items():
        if name.startswith("overview/") and name.endswith(".md"):
            # In the midst of a sentence a line may end, and a blank stand twice.
            text = re.sub(_MIDST, rb"\1\n", content, count=1)
            files[name] = re.sub(_MIDST, rb"\1  ", text, count=1)
            assert files[name] != content
    files["overview/analysis-Q77.md"] = b"Brand new words.\n"
    told = validate(files, AS_OF, passing="publication")
    assert "SCR818" not in {one.code for one in told.diagnostics}
    assert [one for one in against(told) if one.kind in ("approval", "seal")] == []

    files["overview/summary.md"] += b"\nAnd more.\n"
    told = validate(files, AS_OF, passing="publication")
    assert "SCR818" in {one.code for one in told.diagnostics}


@pytest.mark.parametrize("kind", ["", ', seal: "printed-9"'])
def test_a_seal_of_another_kind_is_told_as_such(kind: str) -> None:
    text = sealed_files()[approval.FILE].decode()
    assert ', seal: "printed-1"' in text
    text = text.replace(', seal: "printed-1"', kind)
    found = made(sealed_files() | {approval.FILE: text.encode()})
    assert found is not None
    (reason,) = found[1]
    assert "approve again" in reason.message
    assert "changed after" not in reason.message


def test_a_passage_taken_out_is_placed() -> None:
    paragraphs = sealed_files()["overview/summary.md"].decode().split("\n\n")
    cut = "\n\n".join(paragraphs[:-1])
    found = made(sealed_files() | {"overview/summary.md": cut.encode()})
    assert found is not None
    (reason,) = found[1]
    assert "executive-summary: taken out after section 4, paragraph" in reason.message


def test_an_approval_of_before_that_sealed_every_blank_still_holds() -> None:
    loaded = load(sealed_files())
    assert loaded.review is not None
    given = Options(as_of=AS_OF, view="published", formats=("html",), made=AS_OF)
    options = worded(given, loaded.framework, sealed_files())
    now = printed(composed(loaded.review, merge(loaded.review), options))
    exact = {n: tuple(Passage(p.place, p.exact) for p in f) for n, f in now.items()}
    assert exact != {
        n: tuple(Passage(p.place, p.sha256) for p in f) for n, f in now.items()
    }
    held = loaded.review.dissemination.publication
    assert held.approval is not None
    seals = sealed(exact)
    older = replace(held.approval, sha256=approval.whole_seal(seals))
    publication = replace(held, approval=older, printed=seals)
    dissemination = replace(loaded.review.dissemination, publication=publication)
    before = replace(loaded.review, dissemination=dissemination)
    assert not [*disapproved(before, AS_OF, now)]
    abstract = now["abstract"][:-1]
    (reason,) = disapproved(before, AS_OF, {**now, "abstract": abstract})
    assert "abstract: taken out after" in reason.message
    assert "action-plan" not in reason.message
