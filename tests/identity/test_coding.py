import pytest

from scrkit.errors import ScrError
from scrkit.identity.bare import BareCodes
from scrkit.identity.coding import Coding, code_file
from scrkit.identity.register import Register
from scrkit.identity.spellings import spellings

TEXT = """\
# Quillfeather wrote this
format: 1
entries:
  - id: GP-0001   # stays
    people: [Kes, HV1]
    event: |-
      Dr Quillfeather saw Kes at home.

      "Kes" was well.
    action: Philippa Quillfeather wrote to Marigold Fictionby.
    voice: 'Kes said: no'
    comment: none
"""


def applied(content: bytes, coding: Coding) -> str:
    for edit in sorted(coding.edits, key=lambda one: one.start, reverse=True):
        content = content[: edit.start] + edit.text + content[edit.end :]
    return content.decode()


def test_yaml_gets_codes_and_every_other_byte_stays(register: Register) -> None:
    coding = code_file(TEXT.encode(), "gp.yaml", spellings(register))
    assert applied(TEXT.encode(), coding) == (
        TEXT.replace("[Kes,", "[ChildK,")
        .replace("Dr Quillfeather saw Kes", "@HV1 saw @ChildK")
        .replace('"Kes" was', '"@ChildK" was')
        .replace(
            "Philippa Quillfeather wrote to Marigold Fictionby.",
            '"@HV1 wrote to @Mother."',
        )
        .replace("'Kes said", "'@ChildK said")
    )


def test_a_name_in_a_comment_is_told_and_left(register: Register) -> None:
    coding = code_file(TEXT.encode(), "gp.yaml", spellings(register))
    open_ = [one for one in coding.coded if one.why]
    assert [(one.place.line, one.why) for one in open_] == [(1, "comment")]


def test_prose_with_letters_of_two_bytes_is_edited_at_the_right_place(
    register: Register,
) -> None:
    text = "Café – Kes ate; Zoë Brontëlike-Sample paid.\r\n"
    coding = code_file(text.encode(), "note.md", spellings(register))
    assert applied(text.encode(), coding) == "Café – @ChildK ate; @SW2 paid.\r\n"


def test_a_file_that_cannot_be_read_is_refused(register: Register) -> None:
    with pytest.raises(ScrError):
        code_file(b"a: [Kes", "gp.yaml", spellings(register))


def test_a_code_without_its_sign_becomes_a_mention_and_a_reference_stays() -> None:
    text = b"""\
entries:
  - people: [SW1, HV1]
    who: SW1
    event: SW1 met him, sw1's team too
    comment: |-
      (HV1) asked Mother twice.
"""
    codes = BareCodes(("SW1", "HV1", "Mother"))
    coding = code_file(text, "gp.yaml", spellings(Register()), codes)
    done = applied(text, coding)
    assert "people: [SW1, HV1]" in done
    assert "who: SW1\n" in done
    assert 'event: "@SW1 met him, @SW1\'s team too"' in done
    assert "(@HV1) asked Mother twice." in done
    assert [one.why for one in coding.coded] == ["", "", "", "word"]


def test_a_code_with_a_blank_or_hyphen_before_its_figures_is_the_code() -> None:
    text = "SW-1 rang. He met SW 1 (not SW 11, SW 1.5 or SW 1 1AA)."
    codes = BareCodes(("SW1", "Mother"))
    coding = code_file(text.encode(), "a.md", spellings(Register()), codes)
    done = applied(text.encode(), coding)
    assert done == "@SW1 rang. He met @SW1 (not SW 11, SW 1.5 or SW 1 1AA)."
    # GP may be somebody, too: what the figure belongs to is not known.
    assert [one.code for one in BareCodes(("GP", "GP1")).find("GP 1 rang")] == ["GP"]


def test_codes_with_dots_or_in_words_are_found_without_their_sign() -> None:
    codes = BareCodes(("SW1", "HV1", "HV2", "Sibling1", "SocialWorker3", "Mother"))
    text = (
        "S.W.1 rang S. W. 1; HVs 1 and 2, Sibling 1, a Duty Social Worker 1 and Social "
        "Worker 3 came. London S.W.1, Year 1, sibling 1 and S.W.4 are nobody."
    )
    found = [
        (text[one.start : one.end], one.code, one.word) for one in codes.find(text)
    ]
    assert found == [
        ("S.W.1", "SW1", False),
        ("S. W. 1", "SW1", False),
        ("Sibling 1", "Sibling1", True),
        ("Social Worker 1", "SW1", True),
        ("Social Worker 3", "SocialWorker3", True),
        ("HVs 1 and 2", "HV1", True),
    ]
    text = "When Mother rang, she asked. If Mother slept, so. When Mother Teresa came."
    befores = [text[: one.start].rsplit(" ", 2)[-2] for one in codes.find(text)]
    assert befores == ["When", "If"]
    # What the board may print by its own wording holds no publication back.
    assert list(codes.let_out("Sibling 1 and Social Worker 1 came.")) == []
