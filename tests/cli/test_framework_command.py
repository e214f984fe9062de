"""`scr framework`, and a board's own guidance from end to end, without any Python."""

import json
import re
from pathlib import Path

import pytest

from scrkit import frameworks
from scrkit.cli.app import run
from scrkit.dates import spelled
from scrkit.system.resources import PACKAGE

OWN = """\
format: 1
id: testland
title: Testland Review, Testland (Act of 2001)
jurisdiction: Testland
valid: {from: 2015-01-01}
holiday_calendar: {country: GB, subdivision: SCT}
names: {review: Testland Review, the_board: the Council, overview: Grand Account}
authorities:
  - {id: act, cite: Testland Act 2001, kind: statute}
dates:
  - {id: harm_told, what: The harm was told to the Council.}
facts:
  - {id: harmed, question: Harmed?, values: ["yes", "no", unknown]}
criteria:
  - id: review
    question: Is there to be a Testland Review?
    outcome: hold
    met: The Act asks for a review.
    not_met: Not met.
    undecided: Undecided.
    tree:
      any:
        - {id: T-A, title: Harm, strength: statute_must, ref: act, fact: harmed}
decision:
  decider: council
  statement: The Council decides.
  outcomes:
    - {id: hold, title: Hold a review}
roles:
  - {id: council, title: Council}
deadlines:
  - id: T-T1
    what: Decide
    stage: decision
    quantity: 2
    unit: weeks
    direction: after
    event: the harm being told
    starts: [harm_told]
    done: [decided]
    actor: council
    strength: statute_must
    ref: act
"""
OVERLAY = """\
format: 1
id: valley
title: What the Valley asks for
extends: [testland]
authorities:
  - {id: guide, cite: Guide of the Valley, kind: local}
duties:
  - {id: debrief, text: People are debriefed., strength: local, ref: guide}
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "testland.yaml"
    path.write_text(OWN, encoding="utf-8")
    (tmp_path / "valley.yaml").write_text(OVERLAY, encoding="utf-8")
    return path


def say(capsys: pytest.CaptureFixture[str]) -> str:
    captured = capsys.readouterr()
    return " ".join((captured.out + captured.err).split())


def opened(own: Path, *options: str) -> Path:
    target = own.parent / "case-t"
    arguments = ["new", str(target), "--board", "Testland Council", "--agency", "csc"]
    assert run([*arguments, "--framework", str(own), *options]) == 0
    return target


def test_the_list_has_every_framework_with_nation_window_and_overlay(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["framework", "list"]) == 0
    told = say(capsys)

    for id in frameworks.available():
        assert id in told
        assert frameworks.load(id).title in told
    assert "new cases until 29 September 2019" in told
    assert "with the overlay buckinghamshire-2016" in told


def test_the_list_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["framework", "list", "--format", "json"]) == 0
    listed = json.loads(capsys.readouterr().out)["frameworks"]
    found = {one["id"]: one for one in listed}

    assert found["england-scr-2015"]["overlays"] == ["buckinghamshire-2016"]
    assert found["wales-cpr-2015"]["valid"]["from"] == "2016-04-06"


@pytest.mark.parametrize("id", frameworks.available())
def test_a_framework_is_shown_whole(
    id: str, capsys: pytest.CaptureFixture[str]
) -> None:
    framework = frameworks.load(id)
    assert run(["framework", "show", id]) == 0
    raw = capsys.readouterr().out
    told = " ".join(raw.split())

    wanted = [one.question for one in framework.criteria]
    wanted += [framework.decision.statement, *framework.not_established]
    wanted += [one.what for one in framework.deadlines]
    wanted += [one.title for one in framework.roles]
    wanted += [one.question for one in framework.gates]
    wanted += [one.id for one in framework.facts]
    wanted += [one.cite for one in framework.authorities]
    assert framework.valid.checked is not None
    wanted += [spelled(framework.valid.checked.day), framework.valid.checked.against]
    assert [text for text in wanted if " ".join(text.split()) not in told] == []
    assert max(map(len, raw.splitlines())) < 90


def test_a_time_is_shown_with_how_much_it_binds_and_where_that_stands(
    capsys: pytest.CaptureFixture[str],
) -> None:
    run(["framework", "show", "england-lcspr-2023"])
    told = say(capsys)

    assert "at least 7 days before publication must (in law); Child" in told
    assert "regulation 16" in told
    run(["framework", "show", "scotland-learning-review-2021"])
    assert "the time is not established here; consult the guidance itself" in say(
        capsys
    )


def test_an_overlay_is_shown_on_its_framework(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with_it = ["--overlay", "buckinghamshire-2016"]
    assert run(["framework", "show", "england-scr-2015", *with_it]) == 0
    told = say(capsys)
    assert "Guide for professionals" in told
    assert "The overlay buckinghamshire-2016" in told
    assert run(["framework", "show", "buckinghamshire-2016"]) == 2
    assert "--overlay buckinghamshire-2016" in " ".join(capsys.readouterr().err.split())
    assert run(["framework", "show", "wales-cpr-2015", *with_it]) == 2
    assert "not made for that framework" in say(capsys)


def test_a_framework_is_shown_for_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["framework", "show", "dhr-2016", "--format", "json"]) == 0
    shown = json.loads(capsys.readouterr().out)

    assert shown["schema_version"] == 1
    assert shown["names"]["review_short"] == "DHR"
    assert shown["deadlines"][0]["id"] == "DH-T1"


def test_an_unknown_id_is_answered_by_the_nearest(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["framework", "show", "wales-cpr-2051"]) == 2
    assert "Did you mean wales-cpr-2015?" in say(capsys)


def test_sound_files_hold_together(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["framework", "check", str(own), str(own.parent / "valley.yaml")]) == 0
    told = say(capsys)

    assert "testland.yaml: the framework holds together" in told
    assert "valley.yaml: the overlay holds together" in told


FAULTS = [
    ("title: Harm,", "", "the limb T-A lacks"),
    ("fact: harmed}", "fact: hurt}", "T-A uses a fact that is not listed"),
    ("fact: harmed}", "fact: harmed, in: [maybe]}", "T-A is satisfied by an answer"),
    ("ref: act, fact", "ref: bill, fact", "T-A stands on an authority"),
    ("fact: harmed}", "fact: harmed, outcome: stop}", "leads to an outcome that"),
    ("    outcome: hold\n", "    outcome: stop\n", "review leads to an outcome"),
    ("decider: council", "decider: king", "the decider is not a role"),
    ('"no", unknown]', '"no"]', "the fact harmed cannot be unknown"),
    ("starts: [harm_told]", "starts: [birthday]", "T-T1 names a date"),
    ("done: [decided]", "done: [birthday]", "T-T1 names a date"),
    ("actor: council", "actor: king", "T-T1 names a role"),
    ("id: harm_told", "id: decided", "the date decided is one that review.yaml has"),
    ("subdivision: SCT", "subdivision: XYZ", "the holiday calendar is none"),
    ("id: testland", "id: testlant", "its id is not the name of its file"),
    ("{id: hold, title", "{id: hold, titel", "SCR121"),
    ("kind: statute", "kind: stature", "kind"),
]


@pytest.mark.parametrize(("old", "new", "told"), FAULTS)
def test_every_fault_is_told_at_its_line(
    own: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, told: str
) -> None:
    assert OWN.count(old) == 1
    own.write_text(OWN.replace(old, new), encoding="utf-8")
    line = OWN[: OWN.index(old)].count("\n") + 1

    assert run(["framework", "check", str(own)]) == 1
    found = capsys.readouterr().out
    places = re.findall(r"testland\.yaml:(\d+):\d+: (.*)", found)
    assert str(line) in {at for at, _ in places}, found
    assert told in " ".join(found.split())
    assert "why:" in found
    assert "do:" in found


MORE = [
    ("lookbacks", "{id: L, title: L, fact: hurt, statuses: [s], quantity: 6, "
     "unit: months, ends: [incident]}", "the look-back L answers a fact"),
    ("lookbacks", "{id: L, title: L, fact: harmed, statuses: [s], quantity: 6, "
     "unit: months, ends: [birthday]}", "the look-back L names a date"),
    ("lookbacks", "{id: L, title: L, fact: harmed, statuses: [s], quantity: 6, "
     "unit: months, ends: [incident], when: {fact: hurt}}", "uses a fact"),
    ("duties", "{id: debrief, text: D., ref: bill}", "the duty debrief stands on"),
    ("redirects", "{fact: where, in: [here], text: Elsewhere.}", "redirect on where"),
    ("gates", "{id: T-T1, question: Q?}", "the id T-T1 is used a second time"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "item", "told"), MORE)
def test_what_is_added_is_checked_too(
    own: Path, capsys: pytest.CaptureFixture[str], key: str, item: str, told: str
) -> None:
    own.write_text(f"{OWN}{key}:\n  - {item}\n", encoding="utf-8")

    assert run(["framework", "check", str(own)]) == 1
    assert told in say(capsys)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "ref: guide}",
            "ref: leaflet}",
            "valley.yaml:8:",
        ),
        ("extends: [testland]", "extends: [nowhere]", "valley.yaml:4:"),
    ],
)
def test_an_overlay_is_checked_on_what_it_extends(
    own: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, told: str
) -> None:
    path = own.parent / "valley.yaml"
    path.write_text(OVERLAY.replace(old, new), encoding="utf-8")

    assert run(["framework", "check", str(path)]) == 1
    assert told in say(capsys)


def test_a_boards_own_framework_from_end_to_end(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = opened(own, "--overlay", str(own.parent / "valley.yaml"))
    assert (folder / "frameworks" / "testland.yaml").read_text("utf-8") == OWN
    case = (folder / "review.yaml").read_text("utf-8")
    assert "framework: testland\noverlay: valley\n" in case
    assert "    # The harm was told to the Council.\n    harm_told:\n" in case
    case = case.replace("    harm_told:\n", "    harm_told: 2016-01-04\n")
    (folder / "review.yaml").write_text(case, "utf-8")
    facts = (folder / "criteria.yaml").read_text("utf-8")
    facts = facts.replace("value: unknown", 'value: "yes"', 1)
    (folder / "criteria.yaml").write_text(facts, "utf-8")
    capsys.readouterr()

    assert run(["validate", str(folder), "--as-of", "2016-01-10"]) == 0
    assert "0 errors" in say(capsys)
    assert run(["check-criteria", str(folder), "--as-of", "2016-01-10"]) == 0
    told = say(capsys)
    assert "MET. The Act asks for a review." in told
    assert "T-T1" in told
    assert "18 January 2016" in told
    out = folder.parent / "out"
    arguments = ["render", "overview", str(folder), "--out", str(out)]
    assert run([*arguments, "--format", "md", "--as-of", "2016-01-10"]) == 0
    report = (out / "overview.md").read_text("utf-8")
    assert "Testland Review" in report
    assert "Grand account" in report
    assert "the Council" in report


def test_a_fault_in_a_boards_own_framework_is_told_where_it_stands(
    own: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = opened(own)
    broken = OWN.replace("decider: council", "decider: king")
    (folder / "frameworks" / "testland.yaml").write_text(broken, "utf-8")
    line = broken[: broken.index("decider: king")].count("\n") + 1
    capsys.readouterr()

    for command in ("validate", "check-criteria"):
        assert run([command, str(folder)]) == 1
        assert f"frameworks/testland.yaml:{line}:" in say(capsys)


def test_a_framework_file_stands_in_for_the_reviews_own(
    own: Path, child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (child_k / "criteria.yaml").write_text('facts: {harmed: {value: "yes"}}\n', "utf-8")
    as_of = ["--as-of", "2016-09-30"]
    asked = ["--framework", str(own), *as_of]

    assert run(["check-criteria", str(child_k), *asked]) == 0
    assert "MET. The Act asks for a review." in say(capsys)
    assert run(["validate", str(child_k), *asked, "--select", "SCR2"]) == 0
    out = str(own.parent / "out")
    arguments = ["render", "overview", str(child_k), "--out", out, "--draft"]
    assert run([*arguments, "--format", "md", *asked]) == 0
    report = (Path(out) / "overview-draft.md").read_text("utf-8")
    assert "Grand account" in report


@pytest.mark.parametrize("command", ["validate", "check-criteria"])
def test_a_broken_framework_file_is_told_and_nothing_is_done(
    own: Path, child_k: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    own.write_text(OWN.replace("decider: council", "decider: king"), "utf-8")

    assert run([command, str(child_k), "--framework", str(own)]) == 1
    captured = capsys.readouterr()
    assert "the decider is not a role that is listed" in captured.err
    assert captured.out == ""


def test_an_overlay_is_no_framework(
    own: Path, child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shipped = PACKAGE / "frameworks" / "overlays" / "buckinghamshire-2016.yaml"

    assert run(["validate", str(child_k), "--framework", str(shipped)]) == 2
    assert "--framework names an overlay" in say(capsys)
    assert run(["validate", str(child_k), "--framework", "nowhere.yaml"]) == 2


def test_a_new_review_is_held_under_the_guidance_that_takes_new_cases(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "child-y"
    arguments = ["new", str(target), "--board", "Anyshire", "--agency", "csc"]
    assert run(arguments) == 0
    case = (target / "review.yaml").read_text("utf-8")

    assert "framework: england-lcspr-2026\noverlay:\n" in case
    assert "    rapid_review_sent:\n" in case
    assert "Warning" not in capsys.readouterr().out


def test_an_overlay_made_for_other_guidance_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["new", str(tmp_path / "y"), "--board", "Anyshire", "--agency", "csc"]
    assert run([*arguments, "--overlay", "buckinghamshire-2016"]) == 2
    assert "not made for that framework" in say(capsys)
    assert not (tmp_path / "y").exists()


@pytest.mark.parametrize(
    ("framework", "sentence"),
    [
        ("wales-cpr-2015", "how a child died, which is for the Coroner"),
        ("england-sar-2014", "how an adult died, which is for the Coroner"),
        (
            "scotland-learning-review-2021",
            "how a child died, which is for the Procurator Fiscal",
        ),
    ],
)
def test_a_new_review_says_what_it_is_not_in_its_nations_words(
    tmp_path: Path, framework: str, sentence: str
) -> None:
    target = tmp_path / "case-y"
    arguments = ["new", str(target), "--board", "Anyshire", "--agency", "csc"]
    assert run([*arguments, "--framework", framework]) == 0

    assert sentence in (target / "terms-of-reference.yaml").read_text("utf-8")
    case = (target / "review.yaml").read_text("utf-8")
    welsh = "methodology: child_practice_review" in case
    assert welsh is (framework == "wales-cpr-2015")
    assert run(["validate", str(target)]) == 0


@pytest.mark.parametrize(
    ("name", "told"),
    [("nowhere.yaml", "there is no such file"), (".", "that is no file, but a folder")],
)
def test_what_is_no_file_is_a_wrong_call(
    name: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["framework", "check", str(tmp_path / name)]) == 2
    assert told in say(capsys)
