"""What is told in columns, by word of mouth, in Cyrillic, or is an abbreviation."""

import io
import zipfile

import pytest

from scrkit.dates import parse_date
from scrkit.identity.register import Register
from scrkit.model.identity import Identity
from scrkit.scan import scan
from tests.wordfiles import para, run, word_file, zipped

REGISTER = Register(
    (
        Identity(
            code="A1",
            names=("Philippa Tollivane",),
            born=parse_date("1984-08-14"),
            telephones=("01632 960883",),
            initials=("CTM",),
        ),
        Identity(
            code="HV1",
            names=("Angharad ferch Ithelsen",),
            born=parse_date("1951-01-30"),
            schools=("Little Mockpebbles Pre-school",),
        ),
        Identity(code="N1", names=("Melissa Ng",), born=parse_date("1983-12-31")),
    )
)


def grades(text: str, name: str = "a.txt") -> set[str]:
    return {one.grade.word for one in scan(name, text.encode(), REGISTER).traces}


@pytest.mark.parametrize(
    "text",
    [
        "the fourteenth day of August One Thousand Nine Hundred and Eighty-Four",
        "on the 14th of August nineteen hundred and eighty-four",
        "Adult 1 dob14081984attended",
        '{"birthDateMillis": -597110400000}',
        "ref\tb_month\tb_day\tb_year\n7\t8\t14\t84",
        "Day of birth,Month of birth,Year of birth,Ward\n14,8,1984,C",
        "DOB 1984-227",
        "she came on New Year\u2019s Eve 1983",
        "34 years old on 14 August 2018",
        "attends Little Mockpebbles",
        "Birth day,Birth month,Ward\n14,August,C",
        "oh one six three two, nine six oh, double eight three",
        "Мама: Філіппа Толліване",
    ],
)
def test_it_is_an_alarm(text: str) -> None:
    assert "alarm" in grades(text)


@pytest.mark.parametrize(
    "text",
    [
        "forename,surname,post\nMelissa,Hathersage,caterer",
        "CTM: care team meeting",
        "the care team meeting (CTM) was held",
        "Lemon balm (Melissa officinalis) and sage",
        "The tiles copy a floor in San Melissa",
        "Ferritin 12 ng/mL",
        "Hansard, 14 August 1984, col 102",
        "The Act came into force on 14 August 1984.",
        "(accessed on 14 August 1984)",
        "Smith B. Sleep. BMJ 1984;8:14-20.",
        "coffee at Philippa's Café",
        "the review of Philippa's Law",
    ],
)
def test_it_is_no_more_than_a_note(text: str) -> None:
    assert "alarm" not in grades(text)


def test_a_cell_behind_letters_spells_them_out_and_items_have_codes() -> None:
    words = "".join(para(run(one)) for one in ("CTM", "care team meeting"))
    traces = scan("a.docx", word_file(words), REGISTER).traces
    assert {one.grade.word for one in traces} == {"note"}
    assert "alarm" not in grades("Item code,Qty\nZZ99-4QT,14\n", "a.csv")
    assert "alarm" in grades("Post code,Qty\nZZ99-4QT,14\n", "a.csv")


def test_the_items_of_a_list_are_one_each() -> None:
    assert "alarm" not in grades("- San Melissa\n- Tollivane Street\n", "a.md")
    assert "alarm" in grades("Philippa\nTollivane", "a.md")


def test_how_a_page_looks_is_called_by_nobody() -> None:
    page = (
        '<style>.philippa{}</style><p class="philippa-box" id="philippa">Term dates</p>'
    )
    assert grades(page, "a.html") == {"note"}
    assert "alarm" in grades('<p title="philippa">Term dates</p>', "a.html")


def test_words_of_welsh_that_stand_in_a_name_are_nobody() -> None:
    assert grades("Mae'r ferch yn ddiogel, merch") == set()


@pytest.mark.parametrize(
    "text",
    [
        "forename,surname,post\nMelissa,,caterer",
        "forename,surname,post\nMelissa,Tollivane,caterer",
        "CTM: seen at home",
        "C.T.M.\n\nC. T. M.",
        "she moved on 14 August 1984",
        "one two three four five six seven",
    ],
)
def test_who_may_be_meant_is_an_alarm_still(text: str) -> None:
    assert ("alarm" in grades(text)) is not text.startswith("one")


def test_an_empty_folder_of_a_zip_is_called_by_nobody() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        package.writestr("TOLLIVANE_P/", "")
        package.writestr("readme.txt", "Consents")
    found = scan("a.zip", held.getvalue(), REGISTER)
    assert {one.code for one in found.traces} == {"A1"}


def test_a_day_that_word_keeps_as_excel_counts_days_is_a_note() -> None:
    kept = '<w:docVars><w:docVar w:name="ClientDOB" w:val="30908"/></w:docVars>'
    settings = f"<w:settings>{kept}</w:settings>"
    data = word_file(para(run("Minutes")), more={"word/settings.xml": settings})
    found = scan("a.docx", data, REGISTER).traces
    assert [(one.code, one.grade.word) for one in found] == [("A1", "note")]


APPLE = '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://x.example/">'
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _down(word: str) -> bytes:
    """Return a workbook with a letter of a word in each cell of its second column."""
    rows = "".join(
        f'<row r="{n}"><c r="A{n}"><v>{n}</v></c><c r="B{n}" t="inlineStr"><is>'
        f"<t>{letter}</t></is></c></row>"
        for n, letter in enumerate(word, 1)
    )
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{SHEET}"><sheetData>{rows}'
            "</sheetData></worksheet>",
        }
    )


def _each(word: str) -> str:
    return "".join(f'<text x="{n}">{one}</text>' for n, one in enumerate(word))


HOST = "tolliv\u00e1ne".encode("idna").decode()
HELD = {
    "down.docx": word_file("".join(para(run(one)) for one in "PHILIPPA")),
    "down.xlsx": _down("PHILIPPA"),
    "a.svg": f"<svg>{_each('Tollivane')}</svg>".encode(),
    "a.patch": b"@@ -1,2 +1 @@\n-Then Tolli-\n-vane rang.\n+Then she rang.\n",
    "a.eml": b"From: The panel\nSubject: x\n\n> Then Tolli-\n> vane rang.\n",
    "a.plist": f'<?xml version="1.0"?>{APPLE}<plist><dict><key>who</key>'
    "<string>Tollivane</string></dict></plist>".encode(),
    "a.eps": b"%!PS-Adobe-3.0\n10 10 moveto [(Tolli) -20 (vane)] TJ\n",
    "a.txt": f"see https://{HOST}.example/".encode(),
}


@pytest.mark.parametrize("name", list(HELD))
def test_what_stands_letter_by_letter_or_behind_signs_is_found(name: str) -> None:
    found = scan(name, HELD[name], REGISTER)
    assert "A1" in {one.code for one in found.traces}
    assert not found.unread


def test_letters_of_answers_that_stand_below_one_another_are_nobody() -> None:
    assert scan("a.xlsx", _down("YNNYNYNN"), REGISTER).traces == ()
