"""`scr import` as the business manager uses it: plan, answers, a later return."""

import re
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from scrkit.cli.app import run
from scrkit.model.form import stamp
from scrkit.system.resources import shipped

pytestmark = pytest.mark.usefixtures("in_this_process")

HEAD = "Date,Time,Source,People,Event,Colour\n"
ROWS = (
    "3.4.14,11.36am,HV record,HV1,Home visit to see the baby.,3b\n"
    "5 June,,HV record,HV1,Letter to the surgery.,3b\n"
)
AS_OF = ["--as-of", "2015-09-01"]


@pytest.fixture
def review(tmp_path: Path) -> Path:
    """Return the example, the health agency's return not come yet."""
    root = Path(shutil.copytree(shipped("examples") / "child-k", tmp_path / "child-k"))
    (root / "chronologies" / "health.yaml").unlink()
    shutil.copy(shipped("examples") / "child-k-names.yaml", root / "identities.yaml")
    return root


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    """Return the file that the agency sent."""
    path = tmp_path / "from health.csv"
    path.write_text(HEAD + ROWS, "utf-8")
    return path


def _import(sent: Path, review: Path, *more: str) -> int:
    return run(["import", str(sent), str(review), "--agency", "health", *AS_OF, *more])


def test_the_plan_is_shown_and_nothing_is_written(
    sent: Path, review: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {p: p.read_bytes() for p in review.rglob("*") if p.is_file()}
    assert _import(sent, review) == 1
    told = capsys.readouterr().out
    assert "row 3, column 1, date: The year is missing" in told
    assert "column not known: row 1, column 6 (2 cells)" in told
    assert "baby" not in told
    assert {p: p.read_bytes() for p in review.rglob("*") if p.is_file()} == before


LEDGER = "requests:\n  - {agency: health, what: chronology, requested: 2015-08-03, due: 2015-08-31}\n"  # noqa: E501


@pytest.mark.parametrize(
    ("ledger", "told"),
    [
        (LEDGER, "answers the request of 3 August 2015: received 1 September 2015"),
        (
            LEDGER.replace("31}", "31, received: 2015-08-20, returned: 2015-08-25}"),
            "answers the request of 3 August 2015: resubmitted 1 September 2015",
        ),
        ("requests: []\n", "requests.yaml holds no request for this chronology"),
    ],
)
def test_what_is_noted_of_the_request_is_told(
    ledger: str,
    told: str,
    sent: Path,
    review: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (review / "requests.yaml").write_text(ledger, "utf-8")
    assert _import(sent, review, "--map", "Colour=-", "--partial", "--write") == 0
    assert told in capsys.readouterr().out
    noted = (review / "requests.yaml").read_text("utf-8")
    assert ("2015-09-01" in noted) is ("answers" in told)


def test_the_clear_rows_come_in_and_the_open_ones_wait(
    sent: Path, review: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _import(sent, review, "--map", "Colour=-", "--partial", "--write") == 0
    chronology = review / "chronologies" / "health.yaml"
    assert "HEALTH-0001" in chronology.read_text("utf-8")
    assert "HEALTH-0002" not in chronology.read_text("utf-8")
    assert 'columns: {"Colour": "-"}' in (review / "imports.yaml").read_text("utf-8")
    kept = list((review / ".scr" / "originals").iterdir())
    assert [one.read_bytes() for one in kept] == [sent.read_bytes()]
    assert stat.S_IMODE(kept[0].stat().st_mode) == 0o600
    waiting = review / "chronologies" / "health.questions.yaml"
    text = waiting.read_text("utf-8")
    assert "5 June" in text
    waiting.write_text(text.replace("?? 5 June", "5 June 2014"), "utf-8")
    assert _import(waiting, review, "--write") == 0
    assert "2014-06-05" in chronology.read_text("utf-8")
    assert "rows: []" in waiting.read_text("utf-8")


def test_a_file_of_questions_with_a_fault_is_refused_whole(
    sent: Path, review: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _import(sent, review, "--map", "Colour=-", "--partial", "--write")
    waiting = review / "chronologies" / "health.questions.yaml"
    text = waiting.read_text("utf-8")
    waiting.write_text(text.replace("      event:", "      actoin:"), "utf-8")
    assert _import(waiting, review, "--write") == 2
    waiting.write_text(text.replace("    row:", "    rwo:"), "utf-8")
    assert _import(waiting, review, "--write") == 2
    assert "cannot be used" in capsys.readouterr().err


def test_the_headings_are_remembered(
    sent: Path, review: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _import(sent, review, "--map", "Colour=-", "--partial", "--write")
    capsys.readouterr()
    sent.write_text(HEAD + ROWS.replace("5 June", "5 June 2014"), "utf-8")
    assert _import(sent, review, "--write") == 0
    assert "1 new, 0 changed, 1 as before" in capsys.readouterr().out


def test_a_whole_return_settles_the_open_rows_of_the_one_before(
    sent: Path, review: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _import(sent, review, "--map", "Colour=-", "--partial", "--write")
    sent.write_text(HEAD + ROWS.replace("5 June", "5 June 2014"), "utf-8")
    capsys.readouterr()
    assert _import(sent, review, "--write") == 0
    assert "open rows of an earlier return, replaced: 1" in capsys.readouterr().out
    waiting = review / "chronologies" / "health.questions.yaml"
    assert "rows: []" in waiting.read_text("utf-8")


def test_a_late_return_says_who_cites_what_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = Path(shutil.copytree(shipped("examples") / "child-k", tmp_path / "k"))
    sent = tmp_path / "late.csv"
    sent.write_text(
        "Reference,Date,Source,Event\n"
        "HEALTH-0015,1 March 2014,HV record,Another account of it altogether.\n",
        "utf-8",
    )
    assert _import(sent, root, "--adds", "--names-checked") == 0
    told = capsys.readouterr().out
    assert "HEALTH-0015 changed: date, source of information, event or contact" in told
    assert "cited in" in told
    assert "timeline.yaml:" in told


def test_what_git_would_take_up_is_not_kept_there(
    sent: Path, review: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    subprocess.run(["git", "init", "-q", str(review)], check=True)
    assert _import(sent, review, "--map", "Colour=-", "--partial", "--write") == 2
    assert "--originals" in capsys.readouterr().err
    assert not (review / "chronologies" / "health.yaml").exists()
    (review / ".gitignore").write_text("/.scr/originals/\nidentities.yaml\n", "utf-8")
    assert _import(sent, review, "--map", "Colour=-", "--partial", "--write") == 0


def test_names_do_not_get_through_the_door(review: Path, tmp_path: Path) -> None:
    register = (review / "identities.yaml").read_text("utf-8")
    name = register.partition("code: HV1")[2].partition("names: [")[2]
    name = name.partition("]")[0].partition(",")[0].strip()
    assert len(name) > 5
    sent = tmp_path / "sent.csv"
    sent.write_text(
        f"Date,Source,People,Event\n3.4.14,HV record,{name},{name} visited.\n", "utf-8"
    )
    assert _import(sent, review, "--names-checked", "--write") == 0
    text = (review / "chronologies" / "health.yaml").read_text("utf-8")
    assert "@HV1 visited." in text
    assert name not in text


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--map", "Colour=nonsense"], "HEADING=FIELD"),
        (["--agency", "nobody"], "no agency of this id"),
    ],
)
def test_a_wrong_call_is_told(
    more: list[str],
    said: str,
    sent: Path,
    review: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert _import(sent, review, *more) == 2
    assert said in capsys.readouterr().err


def test_a_form_of_another_agency_is_refused(
    review: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sent = tmp_path / "form.csv"
    told = stamp("child-k", "police")
    sent.write_text(f"{told},,\nDate,Source,Event\n3.4.14,r,Seen.\n", "utf-8")
    assert _import(sent, review) == 2
    assert "another agency" in capsys.readouterr().err


def test_what_was_not_looked_at_for_citations_is_said(
    sent: Path, review: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (review / "overview").rename(tmp_path / "elsewhere")
    try:
        (review / "overview").symlink_to(tmp_path / "elsewhere")
    except OSError:
        pytest.skip("this system makes no links")
    _import(sent, review)
    told = capsys.readouterr().out
    assert "overview was not looked at: a link stands there" in told
    shutil.rmtree(review / "imrs")
    (review / "imrs").write_bytes(b"")
    _import(sent, review)
    assert "imrs was not looked at: what stands there is no" in capsys.readouterr().out


def test_a_file_that_is_broken_was_not_looked_at_for_citations(
    sent: Path, review: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sent.write_text(HEAD + ROWS.replace("5 June", "5 June 2014"), "utf-8")
    assert _import(sent, review, "--map", "Colour=-", "--write") == 0
    (review / "imrs" / "gp.yaml").write_bytes(b"a: [\n")
    sent.write_text(HEAD + ROWS.replace("5 June,", "6 June 2014,"), "utf-8")
    capsys.readouterr()
    _import(sent, review, "--names-checked")
    told = capsys.readouterr().out
    assert "imrs/gp.yaml was not looked at: it has errors" in told


def test_who_cites_an_entry_is_told_by_no_name(
    sent: Path, review: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sent.write_text(HEAD + ROWS.replace("5 June", "5 June 2014"), "utf-8")
    assert _import(sent, review, "--map", "Colour=-", "--write") == 0
    register = (review / "identities.yaml").read_text("utf-8")
    name = re.findall(r"[A-Z][a-z]{5,}", register.partition("names:")[2])[0]
    told_of = review / "overview" / f"{name}.md"
    told_of.write_text("They came home. [[HEALTH-0001]]\n", "utf-8")
    sent.write_text(HEAD + ROWS.replace("3.4.14", "4.4.14"), "utf-8")
    capsys.readouterr()
    _import(sent, review, "--names-checked")
    told = capsys.readouterr().out
    assert "HEALTH-0001" in told
    assert " file in overview" in told
    assert name not in told
