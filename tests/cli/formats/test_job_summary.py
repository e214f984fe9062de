"""GitHub's job summary: what there is no annotation for stands there."""

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from reports import HERE, report, wrong

from scrkit.cli.app import run
from scrkit.cli.formats import Report, Shown
from scrkit.cli.formats.github import github_text, job_summary
from scrkit.diagnostics import Severity


def rows(markdown: str) -> list[list[str]]:
    """Return the cells of every row, as a reader of Markdown makes them out."""
    html = MarkdownIt("commonmark").enable("table").render(markdown)
    found = re.findall(r"<tr>(.*?)</tr>", html, re.DOTALL)
    return [re.findall(r"<td.*?>(.*?)</td>", row, re.DOTALL) for row in found]


def levels(text: str) -> dict[str, int]:
    found = re.findall(r"^::(\w+)", text, re.MULTILINE)
    return {level: found.count(level) for level in ("error", "warning", "notice")}


def test_what_fits_beside_the_lines_is_only_counted() -> None:
    told = report(wrong(), wrong(severity=Severity.NOTICE), accepted=(wrong(),))

    assert rows(job_summary(told)) == [[], ["child-z", "1", "0", "1", "1"]]
    assert levels(github_text(told)) == {"error": 1, "warning": 0, "notice": 1}


def test_the_rest_stands_in_the_summary_the_gravest_first() -> None:
    mild = [wrong(severity=Severity.NOTICE, line=n) for n in range(12)]
    told = report(*mild, *(wrong(line=n) for n in range(13)))
    _, counted, _, *rest = rows(job_summary(told))

    assert counted == ["child-z", "13", "0", "12", "0"]
    assert [row[:2] for row in rest] == [
        *(["error", f"child-z/people.yaml:{n}:2"] for n in (10, 11, 12)),
        *(["notice", f"child-z/people.yaml:{n}:2"] for n in (9, 10, 11)),
    ]
    assert rest[0][2:] == ["SCR124", "it is not right here"]


def test_one_notice_says_that_there_are_more_and_takes_a_place_of_ten() -> None:
    mild = [wrong(severity=Severity.NOTICE)] * 10
    text = github_text(report(*mild, *[wrong()] * 12))

    assert levels(text) == {"error": 10, "warning": 0, "notice": 10}
    assert text.splitlines()[-1] == (
        "::notice title=scr validate::2 errors and 1 notice more than GitHub shows: "
        "see the job's summary"
    )


def test_ten_of_each_level_need_no_notice() -> None:
    every = [wrong(severity=severity) for severity in Severity for _ in range(10)]
    text = github_text(report(*every))

    assert levels(text) == {"error": 10, "warning": 10, "notice": 10}
    assert "more than GitHub shows" not in text


@pytest.mark.parametrize("name", ["a|b", "*a*", "<b>", "`a`", "$x$", "[a](b)", "a_b_c"])
def test_a_path_is_shown_as_it_is(name: str) -> None:
    told = report(*[wrong(file=f"imrs/{name}.yaml")] * 11, root=name)
    _, counted, _, row = rows(job_summary(told))
    plain = name.replace("<", "&lt;").replace(">", "&gt;")

    assert counted[0] == plain
    assert row[1] == f"{plain}/imrs/{plain}.yaml:3:2"


def test_the_summary_stays_below_what_github_takes() -> None:
    shown = Shown(Path("z"), tuple([wrong(file=f"imrs/{'x' * 200}.yaml")] * 9_000))
    text = job_summary(Report((shown,), HERE))

    assert 400_000 < len(text.encode("utf-8")) < 600_000
    assert re.search(r"\d+ more stand in the log of the step", text)


def test_the_shell_appends_to_the_file_that_github_names(
    crowded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("## Before\n\n", "utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    for form in ("github", "json", "github"):
        run(["validate", str(crowded), "--format", form])

    text = summary.read_text("utf-8")
    assert text.startswith("## Before\n\n### scr validate\n")
    assert text.count("### scr validate") == 2


def test_a_summary_that_cannot_be_written_changes_no_answer(
    crowded: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "no" / "such" / "place"))

    assert run(["validate", str(crowded), "--format", "github"]) == 1
    told = capsys.readouterr()
    assert "::error " in told.out
    assert "scr: the job's summary cannot be written" in told.err
