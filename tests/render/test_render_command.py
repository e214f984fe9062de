"""`scr render`, as the business manager meets it."""

import shutil
from pathlib import Path

import pytest

from scrkit.cli.app import run
from scrkit.render.products import PRODUCTS

BASE = Path(__file__).parents[1] / "cases" / "base"
AS_OF = ("--as-of", "2016-06-01")


@pytest.fixture
def review(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BASE, tmp_path / "review"))


def render(review: Path, *options: str, product: str = "overview") -> int:
    return run(["render", product, str(review), *AS_OF, *options])


def names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir() if not p.name.startswith("."))


def broken(review: Path) -> None:
    path = review / "overview" / "findings.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("HEALTH-0001", "HEALTH-9999"), encoding="utf-8")


def test_the_command_offers_every_product(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["render", "--help"]) == 0
    told = "".join(capsys.readouterr().out.split())
    assert f"Oneof:{','.join(PRODUCTS)};" in told
    assert "orall." in told
    assert run(["render", "overveiw"]) == 2
    assert "is not one of 'overview', " in capsys.readouterr().err


def test_a_report_is_written_in_word_and_markdown(
    review: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert render(review, "--out", str(out)) == 0
    assert names(out) == ["overview.docx", "overview.md"]
    said = capsys.readouterr().out
    assert f"wrote {(out / 'overview.docx').as_posix()}" in said
    assert "Serious Case Review" in (out / "overview.md").read_text(encoding="utf-8")


def test_all_writes_every_product(review: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert render(review, "--out", str(out), "--format", "md", product="all") == 0
    assert names(out) == sorted(f"{name}.md" for name in PRODUCTS)


@pytest.mark.usefixtures("nothing_remembered")
def test_the_same_day_gives_the_same_bytes(review: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    for out in (one, two):
        assert render(review, "--out", str(out), product="all") == 0
    for name in names(one):
        assert (one / name).read_bytes() == (two / name).read_bytes()


def test_the_published_view_gives_roles(review: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    chosen = ("--out", str(out), "--view", "published", "--format", "md")
    assert render(review, *chosen) == 0
    shown = (out / "overview-published.md").read_text(encoding="utf-8")
    assert "The health visitor" in shown
    assert "HV1" not in shown


def test_somebody_without_public_wording_stops_the_published_view(
    review: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    people = review / "people.yaml"
    text = people.read_text(encoding="utf-8")
    assert ", published: the health visitor" in text
    people.write_text(text.replace(", published: the health visitor", ""), "utf-8")
    out = tmp_path / "out"
    chosen = ("--out", str(out), "--view", "published")

    assert render(review, *chosen) == 1
    assert "HV1" in capsys.readouterr().err
    assert not out.exists()
    assert render(review, *chosen, "--draft") == 0
    assert "overview-published-draft.docx" in names(out)
    assert render(review, "--out", str(out)) == 0


@pytest.mark.parametrize("content", [b"# caf\xe9\n", "# x\n".encode("utf-16")])
def test_a_template_in_another_encoding_is_refused(
    content: bytes, review: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = review / "templates" / "overview.md.j2"
    own.parent.mkdir()
    own.write_bytes(content)

    assert render(review, "--out", str(tmp_path / "out")) == 2
    assert "UTF-8" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_byte_order_mark_before_a_template_is_passed_over(
    review: Path, tmp_path: Path
) -> None:
    own = review / "templates" / "overview.md.j2"
    own.parent.mkdir()
    own.write_bytes(b"\xef\xbb\xbf# Ours\n\nText.\n")

    assert render(review, "--out", str(tmp_path / "out")) == 0
    assert "# 1 Ours" in (tmp_path / "out" / "overview.md").read_text("utf-8")


def test_a_review_with_errors_is_refused_and_nothing_is_written(
    review: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken(review)
    out = tmp_path / "out"
    assert render(review, "--out", str(out)) == 1
    assert not out.exists()
    complaint = capsys.readouterr().err
    assert "scr validate" in complaint
    assert "--draft" in complaint


def test_a_file_too_large_to_be_read_is_not_left_out_silently(
    review: Path, tmp_path: Path
) -> None:
    path = review / "chronologies" / "health.yaml"
    with path.open("ab") as file:
        file.write(b"# padding\n" * (17 * 1024 * 1024 // 10))
    out = tmp_path / "out"
    assert render(review, "--out", str(out), product="chronology") == 1
    assert not out.exists()


def test_a_draft_is_rendered_in_spite_of_errors_and_says_so(
    review: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken(review)
    out = tmp_path / "out"
    assert render(review, "--out", str(out), "--draft", "--format", "md") == 0
    assert "DRAFT" in (out / "overview-draft.md").read_text(encoding="utf-8")
    assert "draft" in capsys.readouterr().out


def test_a_folder_without_review_cannot_be_rendered_even_as_a_draft(
    review: Path, tmp_path: Path
) -> None:
    (review / "review.yaml").write_text("id: [", encoding="utf-8")
    assert render(review, "--out", str(tmp_path / "out"), "--draft") == 1


def test_the_boards_own_template_is_used_and_its_failure_is_told(
    review: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = review / "templates" / "overview.md.j2"
    own.parent.mkdir()
    own.write_text("# Ours alone\n\n{{ board }}\n", encoding="utf-8")
    out = tmp_path / "out"
    assert render(review, "--out", str(out)) == 0
    assert "Ours alone" in (out / "overview.md").read_text(encoding="utf-8")
    own.write_text("fine\n{{ missing }}\n", encoding="utf-8")
    assert render(review, "--out", str(out)) == 2
    assert "overview.md.j2, line 2" in capsys.readouterr().err


def test_an_unknown_product_is_a_wrong_call(review: Path) -> None:
    assert render(review, product="underview") == 2
