"""Odd workbooks and documents: what programs write, and what only somebody's hand does.

Each text is taken in its row, or told with its place; nothing is taken twice.
"""

from collections.abc import Callable

import pytest

from scrkit.errors import ScrError
from scrkit.importers.take_in.options import Outcome
from tests.importers.mutations import Parts, document, packed, workbook
from tests.importers.returns import HEAD, commas, table, word
from tests.wordfiles import para, run

Take = Callable[..., Outcome]
SHEET, TEXTS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
BOOK, NAMES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
UNREAD = "text that was not understood"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def _with(parts: Parts, part: str, *pairs: tuple[str, str]) -> bytes:
    text = parts[part].decode()
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new)
    return packed({**parts, part: text.encode()})


def _sheet(*pairs: tuple[str, str]) -> bytes:
    return _with(workbook(), SHEET, *pairs)


ROW_3 = '<row r="3"><c r="A3" t="s"><v>6</v></c>'
E3 = '<c r="E3" t="s"><v>8</v></c>'
INLINE = '<c r="B3" t="inlineStr"><is><t>mk03c02</t></is></c>'
# A change, and where its question stands.
ASKED = {
    "a reference past the end": (("<v>8</v>", "<v>888</v>"), "sheet 1, E3"),
    "a negative reference": (("<v>8</v>", "<v>-1</v>"), "sheet 1, E3"),
    "a reference that is a word": (("<v>8</v>", "<v>mk</v>"), "sheet 1, E3"),
    "a row number twice": (('<row r="4">', '<row r="3">'), "sheet 1, A3"),
    "an address twice": (('r="E3"', 'r="D3"'), "sheet 1, D3"),
    "an address in another row": (('r="E3"', 'r="E9"'), "sheet 1, E3"),
    "no address at all": (('r="E3"', 'r="here"'), "sheet 1, E3"),
    "a row past the last": (('<row r="7">', '<row r="7777777">'), "sheet 1, A7777777"),
    "a value and a text": (
        ("<is><t>mk03c02</t></is>", "<is><t>mk03c02</t></is><v>mk03c02y</v>"),
        "sheet 1, B3",
    ),
    "a text in no element": (("<v>8</v>", "<v>8</v>mk03c05y"), "sheet 1, E3"),
    "an unknown kind": (('r="D3" t="str"', 'r="D3" t="odd"'), "sheet 1, D3"),
    "an error": (('r="D3" t="str"', 'r="D3" t="e"'), "sheet 1, D3"),
}


@pytest.mark.parametrize("name", ASKED)
def test_what_a_workbook_leaves_unclear_is_asked_at_its_cell(
    name: str, take: Take
) -> None:
    change, place = ASKED[name]
    outcome = take(_sheet(change), names_checked=True)
    assert place in {q.at for draft in outcome.open for q in draft.questions}
    assert outcome.blocked


BARE = {
    "before a shared text": (TEXTS, "<si><t>mk03c03", "<si>zqx1 words<t>mk03c03"),
    "behind a shared text": (TEXTS, "mk03c03</t>", "mk03c03</t>zqx1 words"),
    "before a text in a cell": (SHEET, "<is><t>mk03c02", "<is>zqx1 words<t>mk03c02"),
    "behind a text in a cell": (SHEET, "mk03c02</t>", "mk03c02</t>zqx1 words"),
}


@pytest.mark.parametrize("name", BARE)
def test_words_around_the_text_of_a_cell_are_kept_and_asked_about(
    name: str, take: Take
) -> None:
    part, old, new = BARE[name]
    outcome = take(_with(workbook(), part, (old, new)), names_checked=True)
    asked = [q.at for draft in outcome.open for q in draft.questions]
    assert asked
    assert set(asked) <= {"sheet 1, C3", "sheet 1, B3"}
    assert any("zqx1 words" in str(d.written) for d in outcome.open)


@pytest.mark.parametrize(
    ("part", "text", "place"),
    [(TEXTS, "mk03c03", "sheet 1, C3"), (SHEET, "mk03c02", "sheet 1, B3")],
)
def test_reading_aids_are_told_with_their_place(
    part: str, text: str, place: str, take: Take
) -> None:
    aid = f'{text}</t><rPh sb="0" eb="1"><t>aloud</t></rPh>'
    outcome = take(_with(workbook(), part, (f"{text}</t>", aid)), names_checked=True)
    assert _told(outcome) == {"what tells how to read a word aloud": place}
    assert len(outcome.added) == 6


SAME = {
    "small letters": (('r="E3"', 'r="e3"'),),
    "signs of absolute addresses": (('r="E3"', 'r="$E$3"'),),
    "rows without numbers": tuple((f'<row r="{n}">', "<row>") for n in range(1, 8)),
    "cells without addresses": tuple((f' r="{c}3"', "") for c in "ABCDE"),
    "cells in another order": ((ROW_3 + INLINE, f'<row r="3">{INLINE}{ROW_3[11:]}'),),
    "an element around a row": (
        ('<row r="3">', '<x xmlns="urn:odd"><row xmlns="S" r="3">'.replace(
            "S", "http://schemas.openxmlformats.org/spreadsheetml/2006/main")),
        ('</row><row r="4">', '</row></x><row r="4">'),
    ),
    "two versions of a cell": (
        (E3, f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice>{E3}</mc:Choice>'
         f"<mc:Fallback>{E3}</mc:Fallback></mc:AlternateContent>"),
    ),
    "a comment in a text": (("mk03c02", "mk03<!-- x -->c02"),),
}  # fmt: skip


@pytest.mark.parametrize("name", SAME)
def test_what_is_written_oddly_and_says_the_same_is_taken(
    name: str, take: Take
) -> None:
    outcome = take(_sheet(*SAME[name]), names_checked=True)
    assert outcome.blocked == ()
    assert [(d.entry.date.text, d.entry.event) for d in outcome.drafts] == [
        (f"2014-04-{n:02d}", f"mk{n:02d}c03") for n in range(2, 8)
    ]


def _renamed(parts: Parts, names: dict[str, str]) -> bytes:
    return packed({names.get(name, name): data for name, data in parts.items()})


def _wide(parts: Parts) -> bytes:
    return packed(
        {name: data.decode().encode("utf-16") for name, data in parts.items()}
    )


def _strict(parts: Parts) -> bytes:
    open_, strict = (
        b"http://schemas.openxmlformats.org/",
        b"http://purl.oclc.org/ooxml/",
    )
    return packed(
        {
            name: data.replace(
                open_ + b"spreadsheetml/2006/", strict + b"spreadsheetml/"
            )
            .replace(open_ + b"officeDocument/2006/", strict + b"officeDocument/")
            .replace(open_ + b"wordprocessingml/2006/", strict + b"wordprocessingml/")
            for name, data in parts.items()
        }
    )


PACKED = {
    "part names in another case": _renamed(
        workbook(), {SHEET: "XL/Worksheets/SHEET1.xml", TEXTS: "xl/SharedStrings.XML"}
    ),
    "part names with backslashes": _renamed(
        workbook(),
        {SHEET: "xl\\worksheets\\sheet1.xml", TEXTS: "/xl/sharedStrings.xml"},
    ),
    "a target with escapes": _with(
        workbook(), NAMES, ("worksheets/sheet1.xml", "../xl/worksheets/%73heet1.xml")
    ),
    "letters of two bytes": _wide(workbook()),
    "strict Open XML": _strict(workbook()),
    "a document in strict Open XML": _strict(document()),
    "a document of two-byte letters": _wide(document()),
    "a document under another name": _renamed(
        {
            name: data.replace(b"word/document.xml", b"pages/main.xml")
            for name, data in document().items()
        },
        {"word/document.xml": "Pages/Main.xml"},
    ),
}


@pytest.mark.parametrize("name", PACKED)
def test_a_package_is_found_by_what_points_to_its_parts(name: str, take: Take) -> None:
    outcome = take(PACKED[name], names_checked=True)
    assert (outcome.blocked, len(outcome.added)) == ((), 6)


def _told(outcome: Outcome) -> dict[str, str]:
    return {one.what: one.where for one in outcome.asides}


def test_a_sheet_that_is_listed_and_missing_keeps_the_file_out(take: Take) -> None:
    listed = '<sheet name="a" sheetId="2" r:id="r9"/></sheets>'
    data = _with(workbook(), BOOK, ("</sheets>", listed))
    outcome = take(data, names_checked=True)
    assert _told(outcome)["a sheet that is listed, and not in the file"] == "sheet 2"
    assert "--unread-checked" in outcome.blocked[0]
    assert take(data, names_checked=True, unread_checked=True).blocked == ()


def test_a_sheet_that_is_listed_twice_is_taken_once(take: Take) -> None:
    data = _with(workbook(), BOOK, ("</sheets>", '<sheet r:id="r1"/></sheets>'))
    assert len(take(data, names_checked=True).added) == 6


def test_a_part_that_nothing_points_to_is_told(take: Take) -> None:
    more = workbook()[SHEET].replace(b"mk", b"other")
    outcome = take(packed({**workbook(), "xl/odd/old.xml": more}), names_checked=True)
    assert _told(outcome) == {UNREAD: "nothing in the file points to it"}
    assert outcome.blocked


def test_texts_that_no_cell_shows_are_told(take: Take) -> None:
    data = _with(workbook(), TEXTS, ("</sst>", "<si><t>left over</t></si></sst>"))
    outcome = take(data, names_checked=True)
    assert [(a.what, a.characters) for a in outcome.asides] == [
        ("texts that no cell shows", 9)
    ]


STYLES = (
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<numFmts><numFmt numFmtId="170" formatCode=";;;"/></numFmts><fonts><font/><font>'
    '<color rgb="FFFFFFFF"/></font></fonts><fills><fill/></fills><cellXfs><xf/>'
    '<xf numFmtId="170"/><xf fontId="1" fillId="0"/></cellXfs></styleSheet>'
)


@pytest.mark.parametrize("style", ["1", "2"])
def test_what_its_looks_hide_is_asked_about(style: str, take: Take) -> None:
    parts = workbook()
    parts["xl/styles.xml"] = STYLES.encode()
    named = b'<Relationship Id="r3" Type="x/styles" Target="styles.xml"/></Rel'
    parts[NAMES] = parts[NAMES].replace(b"</Rel", named)
    data = _with(parts, SHEET, ('r="E3"', f's="{style}" r="E3"'))
    outcome = take(data, names_checked=True)
    assert [q.at for d in outcome.open for q in d.questions] == ["sheet 1, E3"]


def test_what_a_merged_cell_covers_is_asked_about(take: Take) -> None:
    merged = '</sheetData><mergeCells><mergeCell ref="D3:E3"/></mergeCells>'
    outcome = take(_sheet(("</sheetData>", merged)), names_checked=True)
    assert [q.at for d in outcome.open for q in d.questions] == ["sheet 1, E3"]


def _document(old: str, new: str) -> bytes:
    return _with(document(), "word/document.xml", (old, new))


CELL = "<w:t>mk03c03</w:t>"
BOX = f"<w:txbxContent>{para(run('drawn'))}</w:txbxContent>"
IN_WORD = {
    "an unknown element around a run's text": (f"<x xmlns='urn:x'>{CELL}</x>", {}),
    "two versions that say the same": (
        f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice>{CELL}</mc:Choice>'
        f"<mc:Fallback>{CELL}</mc:Fallback></mc:AlternateContent>",
        {},
    ),
    "a reading aid": (
        f"<w:ruby><w:rt><w:r><w:t>aloud</w:t></w:r></w:rt><w:rubyBase><w:r>{CELL}</w:r>"
        "</w:rubyBase></w:ruby>",
        {"what tells how to read a word aloud": "table 1, row 3, column 3"},
    ),
    "a text box in two versions": (
        f'{CELL}<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice><w:drawing>{BOX}'
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict>{BOX}</w:pict></mc:Fallback>"
        "</mc:AlternateContent>",
        {"text boxes": "table 1, row 3, column 3"},
    ),
    "lettering that is drawn": (
        f'{CELL}<w:pict><v:textpath xmlns:v="urn:schemas-microsoft-com:vml" '
        'string="drawn"/></w:pict>',
        {"lettering that is drawn": "table 1, row 3, column 3"},
    ),
    "a field's instruction": (f"<w:instrText>PAGE</w:instrText>{CELL}", {}),
    "a text in an element nobody knows": (
        f"{CELL}<x xmlns='urn:x'>more words</x>",
        {UNREAD: "table 1, row 3"},
    ),
}


@pytest.mark.parametrize("name", IN_WORD)
def test_what_word_holds_oddly_is_taken_once_or_told(name: str, take: Take) -> None:
    new, told = IN_WORD[name]
    outcome = take(_document(CELL, new), names_checked=True)
    assert [d.entry.event for d in outcome.drafts][1] == "mk03c03"
    assert _told(outcome) == told
    assert bool(outcome.blocked) == (UNREAD in told or "text boxes" in told)


@pytest.mark.parametrize("around", ["del", "moveFrom"])
def test_rows_in_a_tracked_deletion_are_told(around: str, take: Take) -> None:
    rows = table([HEAD, ("3.4.14", "", "HV record", "HV1", "Seen.")])
    gone = table([("5.4.14", "", "HV record", "HV1", "Gone.")])[7:-8]
    data = word(rows.replace("</w:tbl>", f"<w:{around}>{gone}</w:{around}></w:tbl>"))
    outcome = take(data, names_checked=True)
    assert [d.entry.event for d in outcome.drafts] == ["Seen."]
    assert _told(outcome) == {"rows whose deletion was tracked": "table 1"}


def test_words_hidden_by_a_style_are_told(take: Take) -> None:
    styles = (
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/'
        'main"><w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style '
        'w:styleId="B"><w:basedOn w:val="A"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="C"><w:basedOn w:val="D"/></w:style><w:style w:styleId="D">'
        '<w:basedOn w:val="C"/></w:style></w:styles>'
    )
    parts = {**document(), "word/styles.xml": styles.encode()}
    parts["word/_rels/document.xml.rels"] = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
        b'relationships"><Relationship Id="s" Type="x/styles" Target="styles.xml"/>'
        b"</Relationships>"
    )
    hidden = f'<w:rPr><w:rStyle w:val="A"/></w:rPr>{CELL}'
    outcome = take(_with(parts, "word/document.xml", (CELL, hidden)))
    assert _told(outcome) == {"hidden text": "table 1, row 3, column 3"}


def test_a_return_with_line_ends_of_old_machines_is_read(take: Take) -> None:
    data = commas([HEAD, ("3.4.14", "", "HV record", "HV1", "Seen.")])
    outcome = take(data.replace(b"\r\n", b"\r"), names_checked=True)
    assert len(outcome.added) == 1


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\xff\xfeD\0a\0\0\xd8", "encoding"),
        (b'Date,Event\n3.4.14,"' + b"a" * 5_000_001 + b'"\n', "characters"),
        (b"Date,Event\n" + b"3.4.14," + b"," * 200 + b"x\n", "row 2: a cell"),
    ],
)
def test_odd_text_files_are_refused_in_plain_words(
    data: bytes, told: str, take: Take
) -> None:
    with pytest.raises(ScrError, match=told):
        take(data)
