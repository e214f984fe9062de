"""`scr explain` as a user meets it: the list, a manual page, a wrong code."""

import pytest

from scrkit.cli.app import run
from scrkit.rules import ALL
from scrkit.rules.manual import FAMILIES


def explained(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = run(["explain", *words])
    shown = capsys.readouterr()
    return code, shown.out, shown.err


def test_a_manual_page_says_what_why_and_what_to_do(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, out, err = explained(capsys, "SCR408")

    assert (code, err) == (0, "")
    assert out == (
        "SCR408 judge-and-author\n"
        "A member of the panel also wrote their agency's IMR\n"
        "Severity: warning at most\n"
        "Stands on: leaflet L9, L12; quality marker 7: the panel oversees the authors\n"
        "(L1 to L25 are the points of a Board's leaflet, “Serious Case Reviews: a "
        "guide\n"
        "for professionals”, 2016.)\n"
        "\n"
        "A member of the panel wrote the IMR that the panel is to challenge.\n"
        "\n"
        "Why: The panel's challenge has made reports better; nobody challenges their\n"
        "own.\n"
        "\n"
        "Do: Let another senior manager sit for the agency while its report is\n"
        "discussed, and say in the departure that it is so.\n"
        "\n"
        "To accept a departure, add it to review.yaml. It is then printed in the\n"
        "reports with its reason, and no longer told by validate:\n"
        "\n"
        "  departures:\n"
        "    - rule: SCR408\n"
        "      file: the file in which it stands\n"
        "      at: id of the record or its key; leave out for the whole file\n"
        "      reason: |-\n"
        "        Why the review departs from it.\n"
        "      owner: Panel Chair\n"
        "      date: 2016-03-01\n"
    )


@pytest.mark.parametrize("word", ["SCR302", "scr302", "302", "outside-period"])
def test_a_code_may_be_written_as_it_comes_to_hand(
    capsys: pytest.CaptureFixture[str], word: str
) -> None:
    code, out, _ = explained(capsys, word)

    assert code == 0
    assert out.startswith("SCR302 outside-period\n")


@pytest.mark.parametrize("word", ["SCR104", "SCR121", "SCR205"])
def test_faults_of_shape_and_reference_have_a_page_but_no_departure(
    capsys: pytest.CaptureFixture[str], word: str
) -> None:
    code, out, _ = explained(capsys, word)

    assert code == 0
    assert out.startswith(word)
    assert "Why: " in out
    assert "departure" not in out
    assert "{" not in out


def test_without_a_code_all_are_listed_by_family(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, out, err = explained(capsys)

    assert (code, err) == (0, "")
    for number, family in FAMILIES.items():
        assert f"{number}xx  {family}\n" in out
    for rule in ALL:
        assert f"  {rule.code}  {rule.title}\n" in out


def test_an_unknown_code_leaves_with_two_and_names_the_nearest(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, out, err = explained(capsys, "outsyde-period")

    assert (code, out) == (2, "")
    assert err == (
        "scr: there is no such code\n"
        "     Did you mean outside-period? scr explain lists all codes.\n"
    )


def test_what_is_like_no_code_at_all_is_answered_with_the_list(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, _, err = explained(capsys, "§§§§§§§§")

    assert code == 2
    assert err.endswith("     scr explain lists all codes.\n")
