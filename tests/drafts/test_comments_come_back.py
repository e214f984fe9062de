"""Comments and tracked changes of drafts become points, each once, at its place."""

from pathlib import Path

import pytest

from scrkit.cli.app import run
from tests.drafts.conftest import SENT, Round
from tests.drafts.markup import READER, Markup

INTRODUCTION = "commissioned by the Board"


def comments(held: Markup) -> None:
    held.comment(INTRODUCTION, "Which board is meant?")


def test_a_comment_stands_at_its_record_with_the_words_that_it_is_on(
    sent: Round,
) -> None:
    told = sent.takes(sent.back(comments))
    (one,) = sent.points

    assert "1 comment" in told
    assert (one.id, one.draft, one.kind, one.place) == (
        "PT1", "D1", "comment", "introduction",
    )  # fmt: skip
    assert one.text == "Which board is meant?"
    assert one.words == INTRODUCTION
    assert str(one.said) == "2016-03-20"
    assert one.is_open


def test_who_wrote_is_kept_without_a_name(sent: Round) -> None:
    def deeds(held: Markup) -> None:
        comments(held)
        held.comment("The NHS trust", "And the school.", who="Philippa Zettermark")

    sent.takes(sent.back(deeds))

    assert {one.who for one in sent.points} == {"panel reader 1", "panel reader 2"}
    text = (sent.root / "points.yaml").read_text("utf-8")
    assert not [name for name in (*READER.split(), "Zettermark") if name in text]


def test_who_is_in_the_register_is_kept_by_code_and_names_become_codes(
    sent: Round,
) -> None:
    known = "format: 1\nidentities:\n  - {code: HV1, names: [Gwendolen Quillfeather]}\n"
    (sent.root / "identities.yaml").write_text(known, "utf-8")
    (sent.root / "identities.yaml").chmod(0o600)
    file = sent.back(
        lambda held: held.comment(INTRODUCTION, "Gwendolen Quillfeather was not there.")
    )
    sent.takes(file)
    (one,) = sent.points

    assert one.who == "@HV1"
    assert one.text == "@HV1 was not there."


def test_what_may_be_a_name_waits_until_somebody_looked(sent: Round) -> None:
    file = sent.back(lambda held: held.comment(INTRODUCTION, "Ask Mrs Zettermark."))
    code, told = sent.scr("comments", file)

    assert code == 1
    assert "nothing is written yet" in told
    assert "Zettermark" not in told
    assert sent.points == ()
    assert sent.scr("comments", file, "--names-checked")[0] == 0
    assert len(sent.points) == 1


def test_an_office_may_be_said_for_one_reader_and_not_for_two(sent: Round) -> None:
    file = sent.back(comments)
    other = sent.back(
        lambda held: held.comment("The NHS trust", "Say it.", who="Another"),
        name="other.docx",
    )
    code, told = sent.scr("comments", file, other, "--from", "Designated nurse")
    assert (code, "one reader" in told) == (2, True)

    assert sent.scr("comments", file, "--from", "Designated nurse")[0] == 0
    assert [one.who for one in sent.points] == ["Designated nurse"]


def test_tracked_changes_say_what_they_put_in_and_take_out(sent: Round) -> None:
    def deeds(held: Markup) -> None:
        held.insert(INTRODUCTION, " in October")
        held.delete("Nine reviews.")
        held.replace("Ten years", "Twelve years", who="Another")
        held.move("It is not an inquest.", "It is not a criminal investigation.")

    sent.takes(sent.back(deeds))
    found = {(p.place, p.removes, p.adds, p.moves) for p in sent.points}

    assert found == {
        ("introduction", "", "in October", False),
        ("independence", "Nine reviews.", "", False),
        ("independence", "Ten years", "Twelve years", False),
        (
            "what-the-review-is-not", "It is not an inquest.",
            "It is not an inquest.", True,
        ),
    }  # fmt: skip
    assert {p.kind for p in sent.points} == {"change"}


def test_a_thread_keeps_its_replies_and_that_it_was_resolved(sent: Round) -> None:
    def deeds(held: Markup) -> None:
        said = (("Another", "The local one."), (READER, "Thank you."))
        held.comment(INTRODUCTION, "Which board is meant?", replies=said, done=True)

    sent.takes(sent.back(deeds))
    (one,) = sent.points

    assert [reply.text for reply in one.replies] == ["The local one.", "Thank you."]
    assert one.replies[1].who == one.who != one.replies[0].who
    assert one.resolved
    assert one.is_open


def test_the_same_file_twice_adds_nothing(sent: Round) -> None:
    def deeds(held: Markup) -> None:
        comments(held)
        held.replace("Ten years", "Twelve years")
        held.type_over("Nine reviews.", "Ten reviews.")

    file = sent.back(deeds)
    sent.takes(file)
    before = (sent.root / "points.yaml").read_bytes()
    told = sent.takes(file, file)

    assert (sent.root / "points.yaml").read_bytes() == before
    assert len(sent.points) == 3
    assert "0 points new; 3 known already" in told


def test_the_same_comment_in_two_files_is_one_point_with_all_replies(
    sent: Round,
) -> None:
    def answers(held: Markup) -> None:
        said = (("Another", "The local one."),)
        held.comment(INTRODUCTION, "Which board is meant?", replies=said)
        held.comment("The NHS trust", "Which?", who="Another")

    first = sent.back(comments)
    second = sent.back(answers, name="second.docx")
    sent.takes(first)
    told = sent.takes(second)

    assert "1 reply added" in told
    assert [one.text for one in sent.points] == ["Which board is meant?", "Which?"]
    assert [reply.text for reply in sent.points[0].replies] == ["The local one."]
    assert sent.points[0].replies[0].who == sent.points[1].who


def test_the_same_words_twice_at_one_place_are_two_points(sent: Round) -> None:
    def deeds(held: Markup) -> None:
        held.comment("Nine reviews.", "Source?")
        held.comment("Ten years of chairing.", "Source?")

    sent.takes(sent.back(deeds))
    assert len(sent.points) == 2


def test_what_was_typed_over_without_tracking_is_found_by_comparing(
    sent: Round,
) -> None:
    def deeds(held: Markup) -> None:
        held.type_over("Nine reviews.", "Eleven reviews.")

    told = sent.takes(sent.back(deeds))
    (one,) = sent.points

    assert "typed over without tracking" in told
    assert (one.removes, one.adds, one.untracked) == ("Nine", "Eleven", True)


def test_a_draft_that_comes_back_untouched_has_no_points(sent: Round) -> None:
    sent.takes(str(sent.draft))
    assert sent.points == ()


def test_a_comment_keeps_its_place_when_the_draft_moved_on(sent: Round) -> None:
    def deeds(held: Markup) -> None:
        held.comment("Child Z was found hurt at home", "When?")
        held.comment("Nine reviews", "Of what kind?")
        comments(held)

    file = sent.back(deeds)
    sent.rewrites("panel.yaml", "Nine reviews.", "Reviews of many kinds.")
    sent.rewrites("overview/introduction.md", "This SCR", "First of all, this SCR")
    told = sent.takes(file)

    assert "on passages that the report holds no longer: PT3" in told
    table = run_points(sent)
    rows = {
        line.split("|")[1].strip(" *"): line
        for line in table.splitlines()
        if "|" in line
    }
    assert "reworded since the draft" in rows["PT1"]
    assert "Paragraph 1.3" in rows["PT2"]
    assert "The passage is gone" in rows["PT3"]


def run_points(sent: Round, *more: str) -> str:
    words = ["render", "points", str(sent.root), "--out", str(sent.at / "out"), *more]
    assert run(words) == 0
    return (sent.at / "out" / "points.md").read_text("utf-8")


def test_comments_on_an_older_draft_are_taken_and_it_is_said(sent: Round) -> None:
    out = str(sent.at / "two.docx")
    assert sent.scr("send", "--to", "panel", "--out", out, *SENT)[0] == 0
    told = sent.takes(sent.back(comments))

    assert "an older draft: draft 2 has been sent" in told
    assert [one.draft for one in sent.points] == ["D1"]


def test_without_bookmarks_comments_stand_by_their_headings(sent: Round) -> None:
    def deeds(held: Markup) -> None:
        comments(held)
        held.comment("Nine reviews", "Of what kind?")
        held.without("bookmarkStart", "bookmarkEnd")

    told = sent.takes(sent.back(deeds))

    assert "placed by headings" in told
    assert [one.place for one in sent.points] == ["introduction", "independence"]


def test_a_review_with_points_is_still_sound(
    sent: Round, capsys: pytest.CaptureFixture[str]
) -> None:
    sent.takes(
        sent.back(
            lambda held: held.comment(
                INTRODUCTION, "See HEALTH-9999, @SW99 and write to me@board.example."
            )
        )
    )
    assert run(["validate", str(sent.root), "--as-of", "2016-12-01"]) == 0
    assert "SCR494" in capsys.readouterr().out


def test_the_table_has_open_points_first_by_section(sent: Round) -> None:
    def deeds(held: Markup) -> None:
        comments(held)
        held.comment("Nine reviews", "Of what kind?")

    sent.takes(sent.back(deeds))
    said = ("--text", "The local one", "--settled-by", "Panel", "--date", "2016-04-01")
    assert sent.answer("PT1", *said, "--status", "taken_up")[0] == 0
    table = run_points(sent)

    assert table.index("Open (1)") < table.index("PT2") < table.index("Settled (1)")
    assert table.index("Settled (1)") < table.index("PT1")
    assert "Taken up by Panel, 1 April 2016" in table
    assert "Independence" in table


def test_the_table_is_never_for_the_public(sent: Round) -> None:
    words = ["render", "points", str(sent.root), "--out", str(sent.at / "out")]
    assert run([*words, "--view", "published"]) == 2
    assert not (sent.at / "out").exists()


def test_an_answer_says_by_whom_or_leaves_the_point_open(sent: Round) -> None:
    sent.takes(sent.back(comments))
    assert sent.answer("PT1", "--status", "taken_up")[0] == 2
    assert sent.answer("PT9", "--text", "No")[0] == 2
    assert sent.answer("PT1", "--text", "We look at it")[0] == 0
    assert sent.points[0].is_open
    assert sent.answer("pt1", "--settled-by", "Panel", "--date", "2016-04-01")[0] == 0
    (one,) = sent.points
    assert (one.answer, one.status, one.settled_by, str(one.settled)) == (
        "We look at it", "settled", "Panel", "2016-04-01",
    )  # fmt: skip


def test_the_list_names_drafts_and_open_points(sent: Round) -> None:
    sent.takes(sent.back(comments))
    code, told = sent.scr("list")

    assert code == 0
    assert "draft 1  10 March 2016  for the panel" in told
    assert "PT1  introduction: comment by panel reader 1" in told


FAULTS = {
    "old.doc": (
        b"\xd0\xcf\x11\xe0" + b"W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0" * 9,
        ".doc",
    ),
    "paper.pdf": (b"%PDF-1.7\n", "PDF"),
    "notes.txt": (b"Some words", "no Word document"),
    "empty.docx": (b"", "empty"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_what_is_no_word_file_is_refused_and_nothing_is_half_taken(
    name: str, sent: Round
) -> None:
    content, told = FAULTS[name]
    (sent.at / name).write_bytes(content)
    code, said = sent.scr("comments", sent.back(comments), str(sent.at / name))

    assert code == 2
    assert name in said
    assert told in said
    assert sent.points == ()


def test_a_draft_of_another_review_is_refused(sent: Round) -> None:
    sent.rewrites("review.yaml", "id: child-z", "id: child-y")
    code, told = sent.scr("comments", sent.back(comments))
    assert (code, "another review" in told) == (2, True)


def test_a_draft_that_was_never_recorded_is_refused(sent: Round) -> None:
    (sent.root / "drafts.yaml").unlink()
    code, told = sent.scr("comments", sent.back(comments))
    assert (code, "records no draft of this number" in told) == (2, True)


def test_a_file_in_which_nothing_of_a_draft_is_left_is_refused(
    sent: Round, tmp_path: Path
) -> None:
    from docx import Document

    path = tmp_path / "other.docx"
    document = Document()
    document.add_paragraph("Minutes of a meeting.")
    document.save(str(path))
    code, told = sent.scr("comments", str(path))
    assert (code, "neither bookmarks nor headings" in told) == (2, True)


def test_a_file_that_lost_its_number_is_asked_for_it(sent: Round) -> None:
    def deeds(held: Markup) -> None:
        comments(held)
        held.without("bookmarkStart", "bookmarkEnd")
        held.parts["docProps/core.xml"] = held.parts["docProps/core.xml"].replace(
            b"scrkit draft", b"a draft"
        )
        for name in ("word/header.xml", "word/headerWide.xml"):
            held.parts[name] = held.parts[name].replace(b"Draft 1", b"Copy")

    file = sent.back(deeds)
    code, told = sent.scr("comments", file)
    assert (code, "--draft" in told) == (2, True)
    assert sent.scr("comments", file, "--draft", "1")[0] == 0
    assert [one.draft for one in sent.points] == ["D1"]


def test_the_board_is_told_of_open_points_when_it_approves(
    sent: Round, capsys: pytest.CaptureFixture[str]
) -> None:
    sent.takes(sent.back(comments))
    words = ["approve", str(sent.root), "--office", "Chair", "--version", "1.0"]
    assert run([*words, "--again", "--date", "2016-08-12"]) == 0
    assert "1 point on a draft is open (PT1)" in capsys.readouterr().out


def test_what_came_back_is_kept_beside_the_review_and_out_of_git(sent: Round) -> None:
    file = sent.back(comments)
    told = sent.takes(file)
    kept = list((sent.root / ".scr/originals").iterdir())
    assert "what came back is kept in .scr/originals" in told
    assert [one.read_bytes() for one in kept] == [Path(file).read_bytes()]
    assert kept[0].name.startswith("D1-")
    assert "/.scr/originals/" in (sent.root / ".gitignore").read_text("utf-8")
    # The same once more has nothing to tell, and nothing to keep.
    sent.takes(file)
    assert list((sent.root / ".scr/originals").iterdir()) == kept
