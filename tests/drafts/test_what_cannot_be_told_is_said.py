"""Of a file that comes back, what nobody can tell any more is said; nothing is lost."""

import shutil

from tests.drafts.conftest import Round
from tests.drafts.markup import Markup, W


def comments(held: Markup) -> None:
    """Put a comment into a draft."""
    held.comment("Nine reviews", "Of what kind?")


def test_a_passage_taken_out_of_an_older_draft_is_asked_about(sent: Round) -> None:
    def deeds(held: Markup) -> None:
        for one in held.root.iter(f"{W}p"):
            if "Nine reviews" in "".join(one.itertext()):
                one.getparent().remove(one)
                return

    file = sent.back(deeds)
    told = sent.takes(file)
    assert "typed over without tracking" in told
    assert "the review has changed" not in told

    (sent.root / "points.yaml").unlink()
    sent.rewrites("overview/introduction.md", "This SCR", "First of all, this SCR")
    told = sent.takes(file)
    assert "the review has changed since this draft: 2 passages" in told
    assert "Look at: introduction (1), independence (1)" in told
    assert sent.points == ()


def test_a_copy_of_a_file_is_told_as_the_same(sent: Round) -> None:
    one = sent.back(comments)
    two = shutil.copy(one, sent.at / "copy.docx")
    assert "and the same as" in sent.takes(one, str(two))
    assert "and the same as" not in sent.takes(one, one)
