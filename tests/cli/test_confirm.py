"""`scr confirm`: what a finding cites changes, and nothing but a person clears it."""

import json
import re
from pathlib import Path

import pytest

from scrkit.cli.app import run

AS_OF = ("--as-of", "2016-09-30")
WHY = ("--reason", "The sum changes nothing", "--by", "Lead Reviewer")
ON = ("--date", "2016-05-01")
FINDINGS = "overview/findings.yaml"
MONEY = "row had been about money"


def said(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    code = run([str(word) for word in words])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def told(
    capsys: pytest.CaptureFixture[str], review: Path, *codes: str
) -> dict[str, list[str]]:
    """Return the messages of validate by code."""
    words = ("validate", review, "--format", "concise", *AS_OF)
    _, out, _ = said(capsys, *words)
    found: dict[str, list[str]] = {code: [] for code in codes or ("SCR635", "SCR636")}
    for line in out.splitlines():
        for code, lines in found.items():
            if f" {code} " in line:
                lines.append(line.partition(f" {code} ")[2])
    return found


def suspect(capsys: pytest.CaptureFixture[str], review: Path) -> list[str]:
    """Return the ids that validate tells as suspect."""
    lines = told(capsys, review)["SCR635"]
    return [line.partition(": ")[2].split()[0] for line in lines]


@pytest.fixture
def changed(child_k: Path) -> Path:
    edit(child_k / "chronologies/csc.yaml", MONEY, "row had been about rent")
    return child_k


def unconfirmed(review: Path) -> None:
    path = review / FINDINGS
    text = re.sub(r"(?m)^    confirmed:\n(?:      .*\n)+", "", path.read_text("utf-8"))
    path.write_text(text, "utf-8")


def early(review: Path) -> None:
    """Take the review back to before anything was decided on publication."""
    text = (review / "review.yaml").read_text("utf-8")
    text = re.sub(r"(?m)^  (?:publication_planned|published): .*\n", "", text)
    (review / "review.yaml").write_text(text, "utf-8")
    edit(review / "dissemination.yaml", "decision: publish", "decision: undecided")


def test_what_changed_is_told_at_each_finding_that_cites_it_and_at_no_other(
    changed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = said(capsys, "validate", changed, "--format", "concise", *AS_OF)
    lines = (changed / FINDINGS).read_text("utf-8").splitlines()
    first = lines.index("  - id: F1") + 1

    assert code == 1
    assert f"{FINDINGS}:{first}:9: SCR635 suspect-finding: F1 has to be" in out
    assert suspect(capsys, changed) == ["F1", "F5"]
    assert "CSC-0005 was changed" in out
    assert "rent" not in out


def test_accepting_the_return_again_clears_nothing(
    changed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said(capsys, "accept", "csc", "chronology", changed, "--again")[0] == 0

    assert told(capsys, changed, "SCR459")["SCR459"] == []
    assert suspect(capsys, changed) == ["F1", "F5"]


def test_a_departure_clears_nothing_and_is_told_to_be_idle(
    changed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    departure = (
        "departures:\n  - {rule: SCR635, file: overview/findings.yaml, at: F1,"
        " reason: It will do, owner: Chair, date: 2016-04-30}\n"
    )
    edit(changed / "review.yaml", "departures:\n", departure)

    assert suspect(capsys, changed) == ["F1", "F5"]
    assert len(told(capsys, changed, "SCR419")["SCR419"]) == 1


def test_confirming_with_a_reason_clears_the_one_that_is_named(
    changed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (changed / FINDINGS).read_text("utf-8").splitlines()

    code, out, err = said(capsys, "confirm", "F1", changed, *WHY, *ON)

    assert (code, err) == (0, "")
    assert out == "confirmed F1\nstill to be confirmed, each by its id: F5\n"
    assert suspect(capsys, changed) == ["F5"]
    after = (changed / FINDINGS).read_text("utf-8").splitlines()
    new = [now for then, now in zip(before, after, strict=True) if then != now]
    assert new[:2] == ["      date: 2016-05-01", f"      reason: {WHY[1]}"]
    assert [line.split(",")[0] for line in new[2:]] == ['        - {id: "CSC-0005"']


def test_all_confirms_only_what_nobody_confirmed_before(
    changed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (changed / FINDINGS).read_bytes()

    code, out, err = said(capsys, "confirm", "--all", changed, *WHY)

    assert (code, out) == (2, "")
    assert "F1, F5" in err
    assert (changed / FINDINGS).read_bytes() == before


def test_the_first_confirmation_is_asked_for_once_and_set_for_all(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unconfirmed(child_k)
    (line,) = told(capsys, child_k)["SCR636"]
    assert line.startswith("unconfirmed-finding: 12 findings and recommendations")
    code, out, _ = said(capsys, "validate", child_k, *AS_OF)
    # Publication is decided: they may all have been taken away at once.
    assert (code, "1 warning" in out) == (0, True)

    code, _, err = said(capsys, "confirm", "--all", child_k, *WHY, "--by", " ")
    assert (code, "--by is empty" in err) == (2, True)

    code, out, err = said(capsys, "confirm", "--all", child_k, *WHY)

    assert (code, err) == (0, "")
    assert out == "confirmed F1, F2, F3, F4, F5, F6, F7, R1, R2, R3, R4, R5\n"
    assert told(capsys, child_k) == {"SCR635": [], "SCR636": []}
    assert said(capsys, "confirm", "--all", child_k, *WHY)[:2] == (
        0,
        "there is nothing to confirm: nothing was written\n",
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # Other line ends and quotes, another order of people, a remark.
        ("@Mother said that the row had been about money, that\n      @Father", None),
        ("people: [SW1, Mother, Father, Sibling1, MGM]", "people: [MGM, SW1, Mother, "
         "Sibling1, Father]  # as in the file"),
        ("source: Initial assessment\n", 'source: "Initial assessment"\n'),
    ],
)  # fmt: skip
def test_what_says_the_same_in_another_way_is_no_change(
    child_k: Path, capsys: pytest.CaptureFixture[str], old: str, new: str | None
) -> None:
    new = new or " ".join(old.split())
    edit(child_k / "chronologies/csc.yaml", old, new)

    assert suspect(capsys, child_k) == []


def test_a_withdrawn_entry_a_missing_one_and_a_citation_taken_out_are_told(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = child_k / "chronologies/housing.yaml"
    text = path.read_text("utf-8")
    entries = re.split(r"(?m)^(?=  - id: )", text)
    (gone,) = [one for one in entries if one.startswith("  - id: HOUSING-0017\n")]
    text = text.replace(gone, "")
    path.write_text(text, "utf-8")
    assert suspect(capsys, child_k) == ["F1"]
    assert "HOUSING-0017 was taken away" in told(capsys, child_k)["SCR635"][0]
    code, _, err = said(capsys, "confirm", "F1", child_k, *WHY)
    assert code == 2
    assert err.startswith("scr: F1 cites HOUSING-0017: withdrawn, not there")

    withdrawn = "{id: HOUSING-0017, withdrawn: 2016-04-01, reason: Twice.}"
    edit(path, "withdrawn: []", f"withdrawn: [{withdrawn}]")
    assert "HOUSING-0017 was withdrawn" in told(capsys, child_k)["SCR635"][0]

    edit(child_k / FINDINGS, "      - HOUSING-0017\n", "")
    (first, second) = told(capsys, child_k)["SCR635"]
    assert "F1" in first
    assert second.endswith("R4 has to be confirmed again: F1 was changed")
    code, out, err = said(capsys, "confirm", "F1", "R4", child_k, *WHY)
    assert (code, out, err) == (0, "confirmed F1, R4\n", "")
    assert suspect(capsys, child_k) == []


def test_a_new_citation_and_a_recommendation_on_reworded_findings_are_told(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(
        child_k / FINDINGS, "      - CSC-0005\n", "      - CSC-0005\n      - CSC-0007\n"
    )
    edit(child_k / FINDINGS, "title: Every referral", "title: Each referral")

    lines = told(capsys, child_k)["SCR635"]

    assert "F1 has to be confirmed again: CSC-0007 was added" in lines[0]
    assert [one for one in lines if "F4 has" in one] == []
    assert [one for one in lines if "R5 has" in one and "F4 was changed" in one]


def test_an_entry_cited_in_the_words_of_a_finding_counts_and_other_marks_do_not(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(child_k / FINDINGS, "with a weight below", "see [GP-0002] and LAW-2014, below")
    (first, *_) = told(capsys, child_k)["SCR635"]
    assert first.endswith("F2 has to be confirmed again: GP-0002 was added to what it "
                          "cites")  # fmt: skip
    assert said(capsys, "confirm", "F2", "R1", "R2", "R3", child_k, *WHY)[0] == 0
    assert suspect(capsys, child_k) == []

    entry = "  - id: GP-0002\n"
    edit(
        child_k / "chronologies/gp.yaml", entry, f"{entry}    comment: Another word.\n"
    )
    assert suspect(capsys, child_k) == ["F2"]


def test_it_is_a_warning_until_publication_is_in_sight(
    changed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    early(changed)
    words = ("validate", changed, "--select", "SCR635", *AS_OF)

    code, out, _ = said(capsys, *words)
    assert (code, out.splitlines()[-1]) == (
        0,
        f"{changed}: 0 errors, 2 warnings, 0 notices",
    )
    _, out, _ = said(capsys, "gate", "publication", changed, *AS_OF)
    assert "SCR635 suspect-finding: F1" in out


def test_status_says_what_is_to_be_confirmed_again(
    changed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = said(capsys, "status", changed, *AS_OF)
    assert "To be confirmed again" in out
    assert "  F1, F5:" in out
    assert "scr confirm" in out
    _, out, _ = said(capsys, "status", changed, "--format", "json", *AS_OF)
    assert json.loads(out)["reviews"][0]["suspect"] == ["F1", "F5"]


@pytest.mark.parametrize("view", ["coded", "published"])
@pytest.mark.parametrize("product", ["overview", "executive-summary"])
def test_reports_mark_the_finding_and_no_other(
    changed: Path, product: str, view: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = changed.parent / "out"
    words = ("render", product, changed, "--out", out, "--view", view, *AS_OF)
    assert said(capsys, *words)[0] == 0
    (text,) = [path.read_text("utf-8") for path in out.glob("*.md")]

    assert re.findall(r"TO BE CONFIRMED AGAIN: what (\w+) cites", text) == ["F1", "F5"]
    marked = set(re.findall(r"(F\d): [^*#\n]+ \(to be confirmed again\)", text))
    assert marked == {"F1", "F5"}
    # Which entries they are is for the panel.
    assert ("cites (CSC-0005)" in text) == (view == "coded")


def test_a_late_return_makes_suspect_what_stands_on_what_it_changes(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at = Path(__file__).parents[2] / "examples/child-k-returns/health-late.xlsx"
    words = ("import", at, child_k, "--agency", "health", "--write", "--names-checked")
    code, out, err = said(capsys, *words, *AS_OF)
    assert code in (0, 1), err
    assert "HEALTH-0031 changed" in out

    assert suspect(capsys, child_k) == ["F2"]
    said(capsys, "accept", "health", "chronology", child_k, "--again")
    assert suspect(capsys, child_k) == ["F2"]


def test_publishing_is_refused_until_it_is_confirmed(
    changed: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scrkit.cli.pdf.program", lambda: None)
    who = ("--office", "Chair", "--version", "1.0", "--date", "2016-05-12")
    said(capsys, "accept", "csc", "chronology", changed, "--again")
    assert said(capsys, "approve", changed, *who)[0] == 0
    words = (
        "publish",
        changed,
        "--out",
        changed.parent / "public",
        "--dry-run",
        *AS_OF,
    )

    code, out, err = said(capsys, *words)
    assert code == 1
    assert "SCR635: F1 has to be confirmed again" in out + err

    assert said(capsys, "confirm", "F1", "F5", changed, *WHY, *ON)[0] == 0
    code, out, err = said(capsys, *words)
    assert "SCR635" not in out + err
    # Who confirms changes no word of what the Board approved.
    assert "approved" not in out + err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("confirm",), "name what is confirmed"),
        (("confirm", "F1", "--all"), "name what is confirmed"),
        (("confirm", "F77"), "there is no finding or recommendation F77"),
        (("confirm", "HEALTH-R1"), "there is no finding or recommendation HEALTH-R1"),
        (("confirm", "F1", "f2"), "what is to be confirmed is not clear"),
        (("confirm", "F1", "--by", "a\nb"), "--by is empty"),
    ],
)
def test_a_wrong_call_is_plain_and_writes_nothing(
    child_k: Path,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    message: str,
) -> None:
    before = (child_k / FINDINGS).read_bytes()

    code, out, err = said(capsys, *words, child_k, "--reason", "It stands")

    assert (code, out) == (2, "")
    assert err.startswith(f"scr: {message}")
    assert (child_k / FINDINGS).read_bytes() == before


def test_without_a_reason_nothing_is_confirmed(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert said(capsys, "confirm", "F1", child_k)[0] == 2
    assert said(capsys, "confirm", "F1", child_k, "--reason", " ")[0] == 2


def test_a_dry_run_writes_nothing(
    changed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (changed / FINDINGS).read_bytes()

    code, out, _ = said(capsys, "confirm", "F1", changed, *WHY, "--dry-run")

    assert code == 0
    assert out.startswith("would confirm F1\n")
    assert (changed / FINDINGS).read_bytes() == before


def test_a_confirmation_that_was_taken_away_stops_the_publication(
    child_k: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = child_k / FINDINGS
    text = path.read_text("utf-8")
    less, count = re.subn(r"    confirmed:\n(?:      .*\n)+", "", text, count=1)
    assert count == 1
    path.write_text(less, "utf-8")

    code, out, _ = said(capsys, "validate", child_k, *AS_OF)

    assert code == 1
    assert "SCR636" in out
