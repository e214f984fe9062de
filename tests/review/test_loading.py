"""A folder becomes a review: which files count, in what order, and where all stands."""

from collections.abc import Iterator, Mapping

import msgspec
import pytest

from scrkit.diagnostics import Place
from scrkit.model.kinds import Record
from scrkit.model.opening import Panel
from scrkit.model.review import Review
from scrkit.review import Loaded, load
from scrkit.yamlfile import Path

Files = dict[str, bytes]
BOM = b"\xef\xbb\xbf"
# Files that nothing else in a review relies on, and where each is read to.
OPTIONAL = {
    "criteria.yaml": "criteria",
    "panel.yaml": "panel",
    "requests.yaml": "requests",
    "learning-events.yaml": "learning_events",
    "family.yaml": "family",
    "response.yaml": "response",
    "timeline.yaml": "timeline",
    "proceedings.yaml": "proceedings",
    "glossary.yaml": "glossary",
    "imports.yaml": "imports",
    "dissemination.yaml": "dissemination",
    "interviews/gp.yaml": "interviews",
    "overview/summary.md": "sections",
}


def told(loaded: Loaded) -> list[tuple[str, str, int, int]]:
    return [
        (d.code, d.place.file, d.place.line, d.place.column) for d in loaded.diagnostics
    ]


def changed(files: Mapping[str, bytes], **texts: str) -> Files:
    """Return the files with new ones laid over; chronologies__gp is a file's name."""
    new = {f"{name.replace('__', '/')}.yaml": text for name, text in texts.items()}
    return {**files, **{name: text.encode() for name, text in new.items()}}


def review_of(files: Mapping[str, bytes]) -> Review:
    loaded = load(files)
    assert loaded.review is not None
    return loaded.review


def records_in(value: object) -> Iterator[Record]:
    """Yield the records in a value, however deep: the walk of this test alone."""
    if isinstance(value, msgspec.Struct):
        if isinstance(value, Record):
            yield value
        value = tuple(getattr(value, name) for name in value.__struct_fields__)
    if isinstance(value, dict):
        value = tuple(value.values())
    for one in value if isinstance(value, tuple) else ():
        yield from records_in(one)


def test_child_z_holds_every_field_of_the_model_with_a_value_of_its_own(
    child_z: Review,
) -> None:
    filled: dict[tuple[str, str], bool] = {}
    for record in records_in(child_z):
        for one in msgspec.structs.fields(record):
            named = type(record).__name__, one.name
            own = one.required or getattr(record, one.name) != one.default
            filled[named] = filled.get(named, False) or own

    # A format can only be 1, which is also what stands when it is left out.
    bare = {named for named, own in filled.items() if not own and named[1] != "format"}
    assert bare == set()
    assert len(filled) > 300


def test_review_yaml_alone_is_a_review_in_which_all_else_is_empty() -> None:
    text = (
        "format: 1\nid: child-z\ntitle: Child Z\nframework: england-scr-2015\n"
        "board: {name: Board of Nowhere}\n"
    )
    loaded = load({"review.yaml": text.encode()})

    assert loaded.diagnostics == ()
    assert loaded.review is not None
    assert loaded.review == Review(case=loaded.review.case)


@pytest.mark.parametrize("name", OPTIONAL)
def test_a_file_that_nothing_cites_may_be_missing(
    name: str, child_z_files: Files
) -> None:
    loaded = load({n: c for n, c in child_z_files.items() if n != name})
    left = Review(case=review_of(child_z_files).case)

    assert loaded.diagnostics == ()
    if "/" not in name:
        attribute = OPTIONAL[name]
        assert getattr(loaded.review, attribute) == getattr(left, attribute)


def test_files_of_other_names_and_in_deeper_folders_are_passed_over(
    child_z: Review, child_z_files: Files
) -> None:
    others = (
        "notes.yaml",
        "panel.yml",
        "chronologies/old/gp.yaml",
        "chronologies/gp.txt",
        "overview/old/summary.md",
        "overview/summary.txt",
        "overview/panel.yaml",
        "templates/overview.md",
    )
    files = child_z_files | dict.fromkeys(others, b"a: [\n")
    loaded = load(files)

    assert loaded.diagnostics == ()
    assert loaded.review == child_z


def test_agencies_come_in_the_order_of_review_yaml(child_z_files: Files) -> None:
    review = child_z_files["review.yaml"].decode()
    school, gp = (line for line in review.splitlines(keepends=True) if "{id:" in line)
    turned = changed(child_z_files, review=review.replace(school + gp, gp + school))

    for files, order in ((child_z_files, ["school", "gp"]), (turned, ["gp", "school"])):
        found = review_of(files)
        for given in (found.chronologies, found.imrs, found.interviews):
            assert [one.agency for one in given] == order


def test_an_agency_that_review_yaml_lacks_comes_last_and_is_told(
    child_z_files: Files,
) -> None:
    files = changed(child_z_files, chronologies__ambulance="agency: ambulance\n")
    loaded = load(files)

    assert told(loaded) == [("SCR203", "chronologies/ambulance.yaml", 1, 9)]
    assert loaded.review is not None
    order = [one.agency for one in loaded.review.chronologies]
    assert order == ["school", "gp", "ambulance"]


@pytest.mark.parametrize("folder", ["chronologies", "imrs", "interviews"])
def test_a_file_that_bears_another_agencys_name_is_told_where_the_agency_stands(
    folder: str, child_z_files: Files
) -> None:
    files = dict(child_z_files)
    files[f"{folder}/gp-2015.yaml"] = files.pop(f"{folder}/gp.yaml")
    loaded = load(files)

    assert told(loaded) == [("SCR211", f"{folder}/gp-2015.yaml", 2, 9)]
    assert loaded.diagnostics[0].do.startswith("Rename the file")


@pytest.mark.parametrize(
    "guide", [b"", b"# agency: gp\n# kind: imr\n", BOM + b"\r\n# Who writes it?\r\n"]
)
def test_an_imr_that_only_guides_is_not_yet_an_imr(
    guide: bytes, child_z_files: Files
) -> None:
    loaded = load({**child_z_files, "imrs/school.yaml": guide})

    assert loaded.diagnostics == ()
    assert loaded.review is not None
    assert [imr.agency for imr in loaded.review.imrs] == ["gp"]


def test_a_guide_counts_from_its_first_key_on(child_z_files: Files) -> None:
    guide = "# Who writes it?\nagency: school\n# kind: imr\n"

    assert told(load(changed(child_z_files, imrs__school=guide))) == [
        ("SCR122", "imrs/school.yaml", 2, 1),
        ("SCR122", "imrs/school.yaml", 2, 1),
    ]


def test_what_git_left_in_a_guide_is_told_all_the_same(child_z_files: Files) -> None:
    guide = "# Who writes it?\n#\n<<<<<<< HEAD\n"

    (found,) = load(changed(child_z_files, imrs__school=guide)).diagnostics
    assert (found.code, found.place.line) == ("SCR113", 3)


@pytest.mark.parametrize("folder", ["chronologies", "interviews"])
def test_only_an_imr_may_be_a_mere_guide(folder: str, child_z_files: Files) -> None:
    name = f"{folder}/police.yaml"

    assert told(load({**child_z_files, name: b"# Later.\n"})) == [
        ("SCR122", name, 1, 1)
    ]


def test_windows_line_ends_and_a_mark_at_the_top_change_nothing(
    child_z: Review, child_z_files: Files
) -> None:
    windows = {n: BOM + c.replace(b"\n", b"\r\n") for n, c in child_z_files.items()}
    loaded = load(windows)

    assert loaded.diagnostics == ()
    assert loaded.review == child_z


def test_places_are_the_same_with_windows_line_ends_and_a_mark_at_the_top(
    child_z_files: Files,
) -> None:
    plain = child_z_files | {
        "panel.yaml": b"members:\n  - office: x\n    agency: nhs\n"
    }
    windows = {n: BOM + c.replace(b"\n", b"\r\n") for n, c in plain.items()}

    assert told(load(plain)) == [("SCR203", "panel.yaml", 3, 13)]
    assert told(load(windows)) == told(load(plain))


def test_prose_is_kept_by_section_without_what_guides_its_writer(
    child_z_files: Files,
) -> None:
    prose = b"<!-- Who was @Nobody? -->\nText.\n"
    review = review_of({**child_z_files, "overview/learning.md": prose})

    assert review.section("learning").strip() == "Text."
    assert review.section("conclusion") == ""
    assert [s.name for s in review.sections] == ["learning", "summary"]


def test_each_record_and_value_is_found_again_in_its_file(
    child_z_files: Files,
) -> None:
    loaded = load(child_z_files)
    review = loaded.review
    assert review is not None
    entry = review.chronologies[1].entries[0]
    fact = review.criteria.facts["child_died"]
    declaration = review.panel.chair and review.panel.chair.declaration
    assert declaration is not None
    gate = review.dissemination.publication.gates[0]
    stands: list[tuple[Record, Path, str]] = [
        (review.case.agencies[1], ("name",), "Nowhere Surgery"),
        (review.case, ("agencies", 1, "name"), "Nowhere Surgery"),
        (entry, (), "id: GP-0001"),
        (entry, ("people", 1), "SW1]"),
        (fact, ("note",), "The second opinion"),
        (declaration, ("made",), "2015-06-11"),
        (gate, ("state",), "approved_with_reason"),
        (review.imrs[1].recommendations[0], ("evidence", 0), "GP-0002]"),
    ]

    for record, path, text in stands:
        place = loaded.place_of(record, path)
        before = child_z_files[place.file].decode().partition(text)[0]
        assert (place.line, place.column) == (
            before.count("\n") + 1,
            len(before.rpartition("\n")[2]) + 1,
        )


def test_a_value_that_was_left_out_is_looked_for_at_its_record(
    child_z_files: Files,
) -> None:
    loaded = load(child_z_files)
    assert loaded.review is not None
    second = loaded.review.chronologies[1].entries[1]

    place = loaded.place_of(second, ("voice",))
    assert (place.file, place.line, place.column) == ("chronologies/gp.yaml", 31, 5)


def test_the_place_of_a_file_that_is_not_there_is_its_top(child_z_files: Files) -> None:
    loaded = load({n: c for n, c in child_z_files.items() if n != "panel.yaml"})
    assert loaded.review is not None

    assert loaded.review.panel == Panel()
    assert loaded.place_of(loaded.review.panel, ("chair",)) == Place("panel.yaml")


def test_the_place_of_a_record_in_a_file_that_is_not_there_is_that_files_top(
    child_z_files: Files,
) -> None:
    name = "dissemination.yaml"
    loaded = load({n: c for n, c in child_z_files.items() if n != name})
    assert loaded.review is not None

    assert loaded.place_of(loaded.review.dissemination.publication) == Place(name)


def test_what_is_wrong_in_many_files_is_told_in_one_run_in_their_order(
    child_z_files: Files,
) -> None:
    files = changed(
        child_z_files,
        panel="chair: text\n",
        glossary="terms:\n  - {short: IMR}\n  - {short: GP, long: General practice}\n",
        imrs__school="agency: [gp\n",
    )
    files["overview/summary.md"] = b"Caf\xe9\n"
    loaded = load(files)

    assert told(loaded) == [
        ("SCR122", "glossary.yaml", 2, 5),
        ("SCR103", "imrs/school.yaml", 1, 9),
        ("SCR101", "overview/summary.md", 1, 4),
        ("SCR123", "panel.yaml", 1, 8),
    ]
    assert loaded.broken == {"imrs/school.yaml", "panel.yaml"}
    assert loaded.review is not None
    assert [term.short for term in loaded.review.glossary.terms] == ["GP"]


def test_people_and_agencies_are_looked_up_by_code_and_id(child_z: Review) -> None:
    mother, surgery = child_z.person("Mother"), child_z.agency("gp")

    assert mother is not None
    assert mother.label == "the mother"
    assert surgery is not None
    assert surgery.name == "Nowhere Surgery"
    assert child_z.person("mother") is None
    assert child_z.agency("GP") is None


def test_an_own_file_in_the_place_of_a_shipped_one_is_pointed_out(
    child_z_files: Files,
) -> None:
    own = child_z_files["frameworks/nowhere.yaml"]
    files = {**child_z_files, "frameworks/buckinghamshire-2016.yaml": own}
    files["frameworks/buckinghamshire-2016.yaml"] = own.replace(
        b"id: nowhere", b"id: buckinghamshire-2016"
    )

    found = load(files).diagnostics

    place = ("SCR222", "frameworks/buckinghamshire-2016.yaml", 1, 1)
    assert [(d.code, d.place.file, d.place.line, d.place.column) for d in found] == [
        place
    ]
    assert found[0].severity.word == "notice"
