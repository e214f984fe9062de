"""Each text of the model is heard and searched, or its field says why not."""

from datetime import date

import pytest

from scrkit.diagnostics import Diagnostic
from scrkit.identity.coding import code_file
from scrkit.identity.register import Register
from scrkit.identity.spellings import spellings
from scrkit.model.identity import Identity
from scrkit.model.kinds import note
from scrkit.model.review import Review
from scrkit.render.products import PRODUCTS, render
from scrkit.render.wording.options import Options
from scrkit.review import load
from scrkit.rules import ALL, Context, run
from scrkit.timeline.merge import merge
from tests.narratives import NARRATIVES, TEXTS, text_fields, with_text

Files = dict[str, bytes]
BLAME = "The trust failed to refer and was negligent."
FIELDS = text_fields()
RULES = {rule.code: rule for rule in ALL}
KNOWN = spellings(Register((Identity(code="SW1", names=("Philippa Quillfeather",)),)))


def reviewed(files: Files) -> Review:
    review = load(files).review
    assert review is not None
    return review


def shown(field: str) -> str:
    """Return a field as a word that Markdown leaves as it is."""
    return field.replace(".", "").replace("_", "")


def told(files: Files, code: str) -> list[Diagnostic]:
    loaded = load(files)
    assert loaded.review is not None
    day = date(2016, 12, 1)
    context = Context(loaded.review, None, day, language_in_entries=True)
    found = run(context, (RULES[code],), loaded.place_of)
    return [*found.diagnostics, *found.accepted]


@pytest.mark.parametrize("field", NARRATIVES)
def test_a_narrative_is_heard_or_its_field_says_why_not(
    field: str, child_z_files: Files
) -> None:
    files, file, line, _ = with_text(child_z_files, field, BLAME)
    found = [(one.place.file, one.place.line) for one in told(files, "SCR802")]

    silent = note(FIELDS[field], "unheard")
    assert bool(found) != bool(silent)
    assert set(found) <= {(file, line)}
    assert not silent or len(silent.split()) > 4


def test_only_the_words_of_others_are_printed_unheard(child_z_files: Files) -> None:
    """What the public reads of fields that no rule hears is somebody else's word."""
    silent = {f for f in NARRATIVES if note(FIELDS[f], "unheard")}
    files = child_z_files
    for field in silent:
        files, *_ = with_text(files, field, f"Unheard {shown(field)}.")
    review = reviewed(files)
    options = Options(as_of=date(2016, 9, 30), view="published")
    printed = "".join(
        file.content.decode()
        for product in PRODUCTS
        for file in render(product, review, merge(review), options)[1:2]
    )

    assert {f for f in silent if f"Unheard {shown(f)}." in printed} == {
        "FamilyMember.reason",
        "FamilyMember.views",
        "Proceeding.what",
        "TermsOfReference.not_for",
    }


def test_every_text_of_the_model_is_in_the_table() -> None:
    assert set(TEXTS) == set(FIELDS)


@pytest.mark.parametrize("field", TEXTS)
def test_a_text_is_searched_for_identifiers_or_its_field_says_why_not(
    field: str, child_z_files: Files
) -> None:
    files, file, line, _ = with_text(child_z_files, field, "01632 960123")
    loaded = load(files)
    assert loaded.review is not None
    found = [(one.place.file, one.place.line) for one in told(files, "SCR719")]

    public = note(FIELDS[field], "unsearched")
    assert bool(found) != bool(public)
    assert set(found) <= {(file, line)}


@pytest.mark.parametrize("field", TEXTS)
def test_a_name_in_a_text_is_met_where_codes_are_put_in(
    field: str, child_z_files: Files
) -> None:
    text = "Philippa Quillfeather rang."
    files, file, line, column = with_text(child_z_files, field, text)

    (found,) = code_file(files[file], file, KNOWN).coded
    assert (found.place.line, found.place.column) == (line, column + 1)
