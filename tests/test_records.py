"""A review loaded from its files: references, ids, what is told once and where."""

from scrkit.diagnostics import Diagnostic
from scrkit.review import Loaded, load

REVIEW = """\
format: 1
id: child-x
title: Child X
framework: england-scr-2015
board: {name: Board of Nowhere}
agencies:
  - {id: gp, name: GP practice, prefix: GP}
  - {id: police, name: Police, prefix: POLICE}
"""
PEOPLE = """\
people:
  - {code: ChildX, label: Child X, role: subject, kind: subject}
  - {code: SW1, label: SW1, role: social worker, kind: professional, agency: gp}
places:
  - {code: NurseryA, label: Nursery A, kind: nursery}
"""
TERMS = """\
questions:
  - {id: Q1, text: What happened?}
agencies: [gp]
"""
GP = """\
agency: gp
entries:
  - id: GP-0001
    date: 2014-03-05
    source: record
    people: [ChildX, SW1]
    event: |-
      @SW1 saw @ChildX at @NurseryA; write to a@b.example, or @@home.
    questions: [Q1]
withdrawn:
  - {id: GP-0002, withdrawn: 2015-01-01, reason: Entered twice.}
"""
FINDINGS = """\
findings:
  - id: F1
    title: One
    text: Text.
    why: Because.
    evidence: [GP-0001]
recommendations:
  - {id: R1, text: Do., to: Board, findings: [F1]}
"""
FILES = {
    "review.yaml": REVIEW,
    "people.yaml": PEOPLE,
    "terms-of-reference.yaml": TERMS,
    "chronologies/gp.yaml": GP,
    "overview/findings.yaml": FINDINGS,
}


def loaded(**changes: str) -> Loaded:
    names = {"gp": "chronologies/gp.yaml", "findings": "overview/findings.yaml"}
    files = dict(FILES)
    for key, text in changes.items():
        name = names.get(key, key.replace("_", "-") + ".yaml")
        files[name] = text
    return load({name: text.encode() for name, text in files.items()})


def places(found: tuple[Diagnostic, ...]) -> list[tuple[str, str, int, int]]:
    return [(d.code, d.place.file, d.place.line, d.place.column) for d in found]


def test_a_sound_review_loads_without_a_word() -> None:
    review = loaded()

    assert review.diagnostics == ()
    assert review.review is not None
    assert review.review.chronologies[0].entries[0].id == "GP-0001"
    assert review.broken == frozenset()


def test_a_person_nobody_knows_is_told_with_the_nearest_code() -> None:
    (found,) = loaded(gp=GP.replace("[ChildX, SW1]", "[ChildX, SW11]")).diagnostics

    assert places((found,)) == [("SCR201", "chronologies/gp.yaml", 6, 22)]
    assert "Did you mean SW1?" in found.do
    assert "SW11" not in found.message + found.do


def test_a_mention_nobody_bears_is_told_inside_its_block() -> None:
    text = GP.replace("@SW1 saw", "@Sw2 and @SW1 saw @Sw2")
    found = loaded(gp=text).diagnostics

    assert places(found) == [
        ("SCR202", "chronologies/gp.yaml", 8, 7),
        ("SCR202", "chronologies/gp.yaml", 8, 25),
    ]


def test_a_mention_joined_to_a_word_is_still_the_person() -> None:
    assert loaded(gp=GP.replace("@SW1 saw", "@SW1-led @SW1's")).diagnostics == ()


def test_every_kind_of_citation_must_lead_somewhere() -> None:
    text = (
        FINDINGS.replace("[GP-0001]", "[GP-0001, GP-0009]")
        .replace("[F1]", "[F7]")
        .replace("    why:", "    questions: [Q9]\n    why:")
    )
    actions = (
        "actions:\n  - {id: A1, text: Do, source: [R9], agency: health,\n"
        "     owner: x, due: 2016-01-01, success: y}\n"
    )

    assert places(loaded(findings=text, actions=actions).diagnostics) == [
        ("SCR207", "actions.yaml", 2, 33),
        ("SCR203", "actions.yaml", 2, 46),
        ("SCR204", "overview/findings.yaml", 5, 17),
        ("SCR205", "overview/findings.yaml", 7, 25),
        ("SCR206", "overview/findings.yaml", 9, 47),
    ]


def test_a_reply_may_be_to_a_finding_or_a_recommendation() -> None:
    reply = "replies:\n  - {{to: {}, accepted: accepted, text: Yes.}}\n"

    assert loaded(response=reply.format("F1")).diagnostics == ()
    assert loaded(response=reply.format("R1")).diagnostics == ()
    assert [d.code for d in loaded(response=reply.format("R2")).diagnostics] == [
        "SCR208"
    ]


def test_a_withdrawn_entry_may_not_be_cited() -> None:
    text = FINDINGS.replace("[GP-0001]", "[GP-0002]")

    assert places(loaded(findings=text).diagnostics) == [
        ("SCR209", "overview/findings.yaml", 6, 16)
    ]


def test_an_id_given_twice_is_told_with_both_places() -> None:
    again = GP.partition("entries:\n")[2].partition("withdrawn:")[0]
    twice = GP.replace("\nwithdrawn:", "\n" + again + "withdrawn:")
    (found,) = loaded(gp=twice).diagnostics

    assert places((found,)) == [("SCR210", "chronologies/gp.yaml", 10, 9)]
    assert found.related[0].place.line == 3


def test_an_id_is_given_twice_across_files_too() -> None:
    police = GP.replace("agency: gp", "agency: police").partition("withdrawn")[0]
    files = {**FILES, "chronologies/police.yaml": police}
    found = load({n: t.encode() for n, t in files.items()}).diagnostics

    assert places(found) == [("SCR210", "chronologies/police.yaml", 3, 9)]


def test_codes_are_unique_whatever_their_case_and_whatever_they_name() -> None:
    same = PEOPLE.replace("code: SW1", "code: CHILDX")
    place = PEOPLE.replace("code: NurseryA", "code: SW1")

    assert "SCR210" in [d.code for d in loaded(people=same).diagnostics]
    assert "SCR210" in [d.code for d in loaded(people=place).diagnostics]


def test_a_file_is_called_after_its_agency() -> None:
    found = loaded(gp=GP.replace("agency: gp", "agency: police")).diagnostics

    assert places(found) == [("SCR211", "chronologies/gp.yaml", 1, 9)]


def test_a_file_that_cannot_be_read_causes_one_message_not_a_hundred() -> None:
    found = loaded(people="people: [\n").diagnostics

    assert [(d.code, d.place.file) for d in found] == [("SCR103", "people.yaml")]


def test_a_record_that_breaks_its_shape_can_still_be_cited() -> None:
    found = loaded(gp=GP.replace("date: 2014-03-05", "date: March")).diagnostics

    assert places(found) == [("SCR125", "chronologies/gp.yaml", 4, 11)]


def test_a_file_that_is_missing_is_told_once() -> None:
    files = {n: t.encode() for n, t in FILES.items() if n != "people.yaml"}

    assert places(load(files).diagnostics) == [("SCR212", "people.yaml", 1, 1)]


def test_without_review_yaml_there_is_no_review() -> None:
    found = load({})

    assert found.review is None
    assert places(found.diagnostics) == [("SCR200", "review.yaml", 1, 1)]


def test_a_framework_nobody_wrote_is_told_with_the_nearest() -> None:
    (found,) = loaded(review=REVIEW.replace("scr-2015", "scr-2016")).diagnostics

    assert places((found,)) == [("SCR213", "review.yaml", 4, 12)]
    assert "england-scr-2015" in found.do


def test_prose_is_held_to_the_same_rules() -> None:
    files = {n: t.encode() for n, t in FILES.items()}
    files["overview/summary.md"] = (
        b"Seen by @SW1 [GP-0001].\n\nThen @Nobody, [GP-0044] and COVID-1999.\n"
    )
    files["overview/process.md"] = b"<<<<<<< HEAD\nx\n"

    assert places(load(files).diagnostics) == [
        ("SCR113", "overview/process.md", 1, 1),
        ("SCR202", "overview/summary.md", 3, 6),
        ("SCR205", "overview/summary.md", 3, 16),
    ]


def test_the_place_of_a_record_skips_those_left_out() -> None:
    broken = "  - id: gp1\n    date: 2014\n    source: x\n    event: y\n"
    found = loaded(gp=GP.replace("entries:\n", "entries:\n" + broken))
    assert found.review is not None
    entry = found.review.chronologies[0].entries[0]

    assert found.place_of(entry, ("date",)).line == 8


def test_the_place_of_a_file_that_is_not_there_is_its_top() -> None:
    found = loaded()
    assert found.review is not None

    place = found.place_of(found.review.panel, ("chair",))
    assert (place.file, place.line) == ("panel.yaml", 1)
