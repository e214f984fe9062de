"""Values as strangers' programs and languages write them; each was missed once."""

import struct
import zipfile
from io import BytesIO

import pytest

from scrkit.dates import parse_date
from scrkit.identity.register import Register
from scrkit.model.identity import Identity
from scrkit.scan import scan
from tests.wordfiles import zipped

REGISTER = Register(
    (
        Identity(
            code="C",
            names=("Jonah Treadwell",),
            born=parse_date("2012-12-31"),
            addresses=("21 Harbour Parade, Nowhere",),
            emails=("jo.t@mail.example",),
        ),
        Identity(code="Z", names=("Zoë Brontëlike",)),
        Identity(code="W", names=("Wrenna Wiśniewska",)),
        Identity(code="K", names=("Bogdan Kowalczyk",)),
        Identity(code="D", names=("Anna Llewelyn-Pryce",)),
    )
)


def alarms(data: bytes, name: str = "a.txt") -> set[str]:
    traces = scan(name, data, REGISTER).traces
    return {one.code for one in traces if one.grade.word == "alarm"}


@pytest.mark.parametrize(
    "text",
    [
        "31 Dez 2012", "31. Dezember 2012", "31 (Mon) December 2012", "31 grudnia 2012",
        "31 Rhagfyr 2012", "31 de diciembre de 2012", "31 décembre 2012",
        "31 Dec (Mon) 2012", "the 31st day of December, in the year 2012", "2013-W01-1",
        '{"y":2012,"m":12,"d":31}', "day=31&month=12&year=2012",
    ],
)  # fmt: skip
def test_a_day_of_birth_is_found_in_other_languages_and_records(text: str) -> None:
    assert "C" in alarms(text.encode())


@pytest.mark.parametrize("written", ["utf-8", "cp1252", "cp850", "cp437", "mac_roman"])
@pytest.mark.parametrize("read", ["utf-8", "cp1252", "cp850", "cp437", "mac_roman"])
def test_a_name_is_found_in_whatever_letters_it_was_saved_and_opened(
    written: str, read: str
) -> None:
    text = "seen by Brontëlike then".encode(written).decode(read, "replace")
    assert alarms(text.encode()) == {"Z"}
    assert alarms("Brontëlike rang".encode(written)) == {"Z"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("u Wiśniewskiej", "W"), ("pan Wiśniewski", "W"), ("dla Kowalczyka", "K"),
        ("Mrs L.-Pryce", "D"), ("Anna Llewelyn-P.", "D"), ("21 Harbour Pde", "C"),
        ("jo.t [at] mail (dot) example", "C"), ("Tread_x0077_ell", "C"),
        ("1;Wren;na;x", "W"), ("Bront?like", "Z"),
    ],
)  # fmt: skip
def test_what_others_make_of_a_name_or_address_is_found(text: str, code: str) -> None:
    assert code in alarms(text.encode())


def test_a_letter_cut_in_two_by_the_end_of_a_line_is_whole_again() -> None:
    card = "BEGIN:VCARD\r\nFN:Zoë\r\nEND:VCARD\r\n".encode()
    cut = card.replace("ë".encode(), b"\xc3\r\n \xab")
    assert alarms(cut) == {"Z"}


def test_a_formula_that_was_never_worked_out_is_read_or_told() -> None:
    def sheet(formula: str) -> bytes:
        cell = f'<c r="C3"><f>{formula}</f></c><c r="D3"><v>41274</v></c>'
        rows = f'<worksheet><sheetData><row r="3">{cell}</row></sheetData></worksheet>'
        return zipped({"xl/worksheets/sheet1.xml": rows})

    made = scan("a.xlsx", sheet('CHAR(84)&amp;"readwell"'), REGISTER)
    assert {one.where for one in made.traces} == {
        "a sheet, cell C3",
        "a sheet, cell D3",
    }
    assert not made.unread
    told = scan("a.xlsx", sheet('SUBSTITUTE(A1,"x","e")'), REGISTER)
    assert "cell C3" in told.unread[0].reason


def test_the_other_name_of_a_packed_file_is_read() -> None:
    other = b"Treadwell.txt"
    extra = struct.pack("<HHBI", 0x7075, 5 + len(other), 1, 0) + other
    info = zipfile.ZipInfo("a.txt")
    info.extra = extra
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        package.writestr(info, "nothing")
    assert alarms(held.getvalue(), "a.zip") == {"C"}


def test_an_empty_pdf_is_not_read_and_an_empty_text_is_clean() -> None:
    assert scan("a.pdf", b"", REGISTER).unread
    assert scan("a.docx", b"\n", REGISTER).unread
    assert scan("a.txt", b"", REGISTER).clean


def test_what_is_an_office_s_or_an_ordinary_word_is_no_alarm() -> None:
    people = Register((Identity(code="F", names=("Dean May Madeup",)),))
    for text in (
        "write to office@board.example", "the Dean of the faculty", "the Rural Dean",
        "R v Dean [1998] 2 WLR 1", "- [ ] Dean to be asked", "I hope that May suits.",
        "Agenda for the panel meeting May",
    ):  # fmt: skip
        traces = scan("a.txt", text.encode(), people).traces
        assert {one.grade.word for one in traces} <= {"note"}, text
    assert not scan("a.txt", b"the Dean family", people).clean


def test_a_pointer_of_git_lfs_is_not_read() -> None:
    sum_ = "0" * 64
    told = f"version https://git-lfs.github.com/spec/v1\noid sha256:{sum_}\nsize 12\n"
    found = scan("overview.docx", told.encode(), Register())
    assert "pointer of Git LFS" in str(found.unread)
    assert not found.clean
