"""Base 64 without a heading, quoted letters, and what a column says of its days."""

import base64
import gzip
import hashlib

import pytest

from scrkit.identity.register import Register
from scrkit.scan import Scan, scan
from tests.wordfiles import para, run, word_file

NOTE = "The health visitor Philippa Quillfeather will bring the papers to the meeting."
HEAD = "Content-Type: text/plain\r\nFrom: a@b.example\r\nTo: c@d.example\r\n\r\n"


def _told(found: Scan, grade: str = "alarm") -> set[str]:
    return {one.code for one in found.traces if one.grade.word == grade and one.code}


def _letters(data: bytes, width: int = 76) -> str:
    text = base64.b64encode(data).decode()
    return "\n".join(text[at : at + width] for at in range(0, len(text), width))


PACKED = gzip.compress(NOTE.encode(), mtime=0)
WORD = word_file(para(run(NOTE)))


@pytest.mark.parametrize(
    "text",
    [
        _letters(NOTE.encode()),
        f"It follows: {_letters(NOTE.encode(), 1000)} and ends.",
        HEAD + _letters(NOTE.encode()).replace("\n", "\r\n"),
        "> " + _letters(NOTE.encode()).replace("\n", "\n> "),
        f'{{"body": "{_letters(NOTE.encode(), 1000)}"}}',
        f"<p>{_letters(NOTE.encode())}</p>",
        f"id,token\n1,{_letters(b'P. Quillfeather')}\n",
        base64.urlsafe_b64encode(NOTE.encode() + b"???>>>").decode().rstrip("="),
        _letters(NOTE.encode("utf-16-le")),
        _letters(PACKED),
        _letters(WORD),
        _letters(_letters(NOTE.encode()).encode()),
        "Ask Philippa Quill=\nfeather.",
        "Ask Philippa Quillfeath=65r, =C3=A9lite.",
    ],
)
def test_what_is_written_in_other_letters_is_read(
    text: str, register: Register
) -> None:
    assert "HV1" in _told(scan("a", text.encode(), register))


def test_base_64_in_a_paragraph_of_word_is_read_and_its_place_told(
    register: Register,
) -> None:
    data = word_file(para(run(_letters(NOTE.encode(), 1000))))
    found = [one for one in scan("a", data, register).traces if one.code == "HV1"]
    assert {one.path for one in found} == {
        "word/document.xml!encoded text, paragraph 1"
    }


def test_checksums_numbers_and_words_are_no_base_64(register: Register) -> None:
    sums = [hashlib.sha512(bytes([one])).digest() for one in range(60)]
    lines = [f"sha512-{base64.b64encode(one).decode()}" for one in sums]
    lines += [one.hex() for one in sums]
    lines += ["internationalisation_of_the/multidisciplinary/Safeguarding2014"] * 9
    found = scan("a", "\n".join(lines).encode(), register)
    assert found.clean
    assert not any("encoded" in one.path for one in found.traces)


def test_much_base_64_of_an_unknown_kind_is_not_read(register: Register) -> None:
    random = b"".join(hashlib.sha512(bytes([one])).digest() for one in range(20))
    found = scan("a", f"Attached:\n{_letters(random)}\n".encode(), register)
    assert [one.reason.partition(",")[0] for one in found.unread] == [
        "letters that may be a file (base 64)"
    ]


@pytest.mark.parametrize(
    ("heading", "grade"),
    [
        ("Invoice date", "note"),
        ("Date paid", "note"),
        ("Date of contact", "alarm"),
        ("DOB (order no.)", "alarm"),
    ],
)
def test_a_day_of_birth_in_a_column_of_goods_wants_an_eye(
    heading: str, grade: str, register: Register
) -> None:
    data = f'No,Item,{heading}\n1,"a, b",03/11/2012\n'.encode()
    assert _told(scan("a", data, register), grade) == {"ChildK"}


@pytest.mark.parametrize(
    ("headings", "grade"),
    [("Invoice,Date,Amount", "note"), ("Child,Date,Invoice", "alarm")],
)
def test_a_column_of_dates_is_of_what_the_other_columns_say(
    headings: str, grade: str, register: Register
) -> None:
    data = f"{headings}\n1,03/11/2012,38\n".encode()
    assert _told(scan("a", data, register), grade) == {"ChildK"}


@pytest.mark.parametrize(
    "text",
    [
        '.a::after { content: "Quill" "feather" }', "const who = 'Quill' + 'feather';",
        'msgstr "Ms Quill"\n"feather"', "?who=quill%66eather",
    ],
)  # fmt: skip
def test_a_name_in_several_strings_of_a_program_is_one(
    text: str, register: Register
) -> None:
    assert _told(scan("a", text.encode(), register)) == {"HV1"}


def test_blanks_of_a_link_are_blanks(register: Register) -> None:
    assert _told(scan("a", b"maps?q=14+Nonesuch+Row", register)) == {"ChildK"}


def test_figures_for_letters_are_a_note(register: Register) -> None:
    for text in ("Qu1llfeather came.", "Seen by ph1l1ppa"):
        assert _told(scan("a", text.encode(), register), "note") == {"HV1"}, text
    assert not scan("a", b"B12 and H1N1, Covid19, A4 and W1lms", register).traces


def test_a_name_drawn_letter_by_letter_is_told(register: Register) -> None:
    text = "\n".join("Seen by Quillfeather") + "\n"
    assert _told(scan("a", text.encode(), register)) == {"HV1"}


@pytest.mark.parametrize(
    "text", ["The form was filled in by grace will.", "grace will said no"]
)
def test_a_whole_name_of_ordinary_words_in_small_letters_is_told(
    text: str, register: Register
) -> None:
    assert _told(scan("a", text.encode(), register)) == {"SW1"}
    assert not scan("a", b"So much grace will help.", register).traces


def test_an_address_is_found_where_only_its_sign_is_a_word(register: Register) -> None:
    found = scan("a", b"Write to kestrel.w88 at mail.example today.", register)
    assert [one.kind for one in found.traces if one.kind == "e-mail"]
    assert not scan("a", b"Seen at 10.30 at ward 3.", register).traces
