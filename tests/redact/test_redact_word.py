"""Word files made elsewhere, redacted, looked at by the scanner and python-docx."""

import base64
import io
import re
import zipfile

import docx
import pytest

from scrkit.errors import ScrError
from scrkit.identity.register import Register
from scrkit.model.identity import Identity, Rare
from scrkit.model.people import People, Person, Place
from scrkit.redact import Redacted, RedactOptions, redact, redact_safely
from scrkit.scan import Grade, scan
from tests.wordfiles import hiding_places, para, part, png, relation, run, word_file

NAME = "Philippa Quillfeather"
REGISTER = Register(
    (
        Identity(
            code="HV1",
            names=(f"Dr {NAME}",),
            telephones=("07700 900123",),
            addresses=("14 Nonesuch Row",),
        ),
        Identity(code="ChildK", names=("Kestrel Ashdown-Exemplar",)),
        Identity(code="Mother", names=("Marigold Ashdown-Exemplar",)),
        Identity(code="NurseryA", kind="place", names=("Sunflower Sample Nursery",)),
    ),
    (Rare(words=("the made-up trial",), instead="a trial"),),
)
PEOPLE = People(
    people=(
        Person(
            code="HV1",
            label="HV1",
            role="x",
            kind="professional",
            published="the health visitor",
        ),
        Person(
            code="ChildK",
            label="Child K",
            role="x",
            kind="subject",
            published="Child K",
        ),
        Person(
            code="Mother",
            label="Mother",
            role="x",
            kind="family",
            published="the mother",
        ),
    ),
    places=(
        Place(code="NurseryA", label="Nursery A", kind="x", published="the nursery"),
    ),
)


def redacted(data: bytes, options: RedactOptions | None = None) -> Redacted:
    return redact("report.docx", data, REGISTER, PEOPLE, options or RedactOptions())


def paragraphs(data: bytes) -> list[str]:
    return [p.text for p in docx.Document(io.BytesIO(data)).paragraphs]


@pytest.mark.parametrize("place", list(hiding_places(NAME)))
def test_no_hiding_place_keeps_a_name(place: str) -> None:
    before = hiding_places(NAME)[place]
    assert not scan("report.docx", before, REGISTER).clean
    made = redacted(before)
    after = scan("report.docx", made.content, REGISTER)
    assert [t for t in after.traces if t.grade is Grade.ALARM] == []
    assert after.unread == ()
    assert docx.Document(io.BytesIO(made.content)).paragraphs


@pytest.mark.parametrize(
    ("view", "wanted"),
    [
        ("coded", "HV1 saw Child K at Nursery A. HV1's note says so."),
        (
            "published",
            "The health visitor saw Child K at the nursery. The health visitor's note "
            "says so.",
        ),
    ],
)
def test_names_become_codes_or_roles_across_runs(view: str, wanted: str) -> None:
    body = para(
        run("Dr Philippa Quill"),
        run("feather", "<w:b/>"),
        run(" saw Kestrel at Sunflower Sample Nursery. "),
        run("Ms Quillfeather's note says so."),
    )
    options = RedactOptions("published") if view == "published" else RedactOptions()
    assert paragraphs(redacted(word_file(body), options).content) == [wanted]


def test_numbers_addresses_and_rare_words_go_too() -> None:
    text = "Ring 07700 900 123 at 14  Nonesuch Row about the made-up trial."
    made = redacted(word_file(para(run(text))))
    assert paragraphs(made.content) == [
        "Ring [number removed] at [address removed] about a trial."
    ]


@pytest.mark.parametrize(
    ("changes", "wanted"), [("accept", "She rang."), ("refuse", "She wrote.")]
)
def test_tracked_changes_are_settled(changes: str, wanted: str) -> None:
    body = para(
        run("She "),
        '<w:del w:id="1" w:author="A"><w:r><w:delText>wrote.</w:delText></w:r></w:del>',
        f'<w:ins w:id="2" w:author="A">{run("rang.")}</w:ins>',
    )
    options = RedactOptions(changes="accept" if changes == "accept" else "refuse")
    made = redacted(word_file(body), options)
    assert paragraphs(made.content) == [wanted]
    assert "a tracked change (2)" in made.dropped


def test_what_only_a_person_can_tell_is_left_and_listed() -> None:
    made = redacted(word_file(para(run("Ashdown-Exemplar was at home."))))
    assert made.unsure == (("shared", ("ChildK", "Mother"), 1),)
    assert paragraphs(made.content) == ["Ashdown-Exemplar was at home."]


def test_words_replaced_are_counted_by_section() -> None:
    body = para(run("One"), style="Heading1") + para(run(f"{NAME} came."))
    body += para(run("Two"), style="Heading1") + para(run("Nobody came."))
    shares = redacted(word_file(body)).shares
    assert [(s.section, s.words, s.replaced) for s in shares] == [(1, 4, 2), (2, 3, 0)]


def test_no_mark_of_anybody_stays_and_two_runs_are_alike() -> None:
    body = (
        '<w:p w:rsidR="00AB12CD" w14:paraId="1A2B3C4D">'
        f"{run('x')}<w:proofErr w:type='spellStart'/></w:p>"
    )
    more: dict[str, str | bytes] = {
        "word/settings.xml": part(
            "settings", '<w:rsids><w:rsid w:val="00AB12CD"/></w:rsids>'
        ),
        "docProps/thumbnail.jpeg": b"\xff\xd8\xff\xd9",
        "word/media/image1.png": png("made by somebody"),
    }
    data = word_file(body, more, relation("rId5", "image", "media/image1.png"))
    made = redacted(data)
    with zipfile.ZipFile(io.BytesIO(made.content)) as package:
        names = package.namelist()
        whole = b"".join(package.read(name) for name in names)
        assert {info.date_time for info in package.infolist()} == {
            (1980, 1, 1, 0, 0, 0)
        }
    assert not re.search(rb"rsid|paraId|somebody|author", whole)
    assert names == [
        "[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels",
        "word/document.xml", "word/media/picture1.png",
    ]  # fmt: skip
    assert redacted(data).content == made.content


def test_a_part_that_is_not_understood_is_taken_out_and_told() -> None:
    made = redacted(word_file(para(run("x")), {"word/charts/chart1.xml": "<c/>"}))
    assert made.untreated == ("a chart or diagram was taken out",)


@pytest.mark.parametrize(
    "data",
    [
        b"\xd0\xcf\x11\xe0 old",
        b"PK\x03\x04 broken",
        b"",
        word_file('<!DOCTYPE x [<!ENTITY y "z">]>'),
        word_file(para("<w:broken>")),
    ],
)
def test_a_hostile_or_damaged_file_is_refused_plainly(data: bytes) -> None:
    with pytest.raises(ScrError):
        redacted(data)


def test_it_works_the_same_in_a_child_process() -> None:
    data = word_file(para(run(f"{NAME} came.")))
    made = redact_safely("r.docx", data, REGISTER, PEOPLE, RedactOptions())
    assert made.content == redacted(data).content


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("r.md", f"# One\n\n{NAME} came.<!-- {NAME} -->\n", "# One\n\nHV1 came.\n"),
        ("r.txt", "Ms Quillfeather\u2019s note\r\n", "HV1\u2019s note\r\n"),
    ],
)
def test_texts_are_redacted(name: str, text: str, wanted: str) -> None:
    made = redact(name, text.encode(), REGISTER, PEOPLE)
    assert made.content.decode() == wanted


def test_a_web_page_is_redacted_across_its_elements() -> None:
    page = (
        "<html><head><meta name='author' content='X'><title>Quillfeather</title></head>"
        "<body><!-- Kestrel --><p>Philippa <b>Quill</b>feather &amp; Kestrel</p>"
        "<img alt='Kestrel asleep' src='a.png'><a href='mailto:q@mail.example'>m</a>"
        "<script>var a = 'Kestrel'</script></body></html>"
    )
    made = redact("r.html", page.encode(), REGISTER, PEOPLE)
    text = made.content.decode()
    assert "<p>HV1<b></b> &amp; Child K</p>" in text
    assert 'alt="Child K asleep"' in text
    assert scan("r.html", made.content, REGISTER).traces == ()


def test_pictures_of_every_kind_are_drawn_anew_under_names_of_their_own() -> None:
    links = "".join(
        relation(f"rId{n}", "image", f"media/{name}")
        for n, name in enumerate(("quillfeather.PNG", "b.gif", "c.emf"), 5)
    )
    drawn = '<w:r><w:drawing><a:blip r:embed="{}"/></w:drawing></w:r>'
    body = para("".join(drawn.format(f"rId{n}") for n in (5, 6, 7)))
    gif = (
        b"GIF89a\1\0\1\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\1\0\1\0\0\2\2D\1\0;"
        + b"mark"
    )
    more: dict[str, str | bytes] = {
        "word/media/quillfeather.PNG": png(NAME),
        "word/media/b.gif": gif,
        "word/media/c.emf": b"\1\0\0\0" + bytes(36) + b" EMF" + NAME.encode(),
    }
    made = redacted(word_file(body, more, links))
    assert made.untreated == (
        "a picture that cannot be drawn anew was taken out",
        "a picture, chart or drawing was taken out",
    )
    with zipfile.ZipFile(io.BytesIO(made.content)) as package:
        pictures = {n: package.read(n) for n in package.namelist() if "media" in n}
    assert list(pictures) == ["word/media/picture1.png", "word/media/picture2.png"]
    assert not any(b"mark" in one or b"Quill" in one for one in pictures.values())


def test_what_was_cut_off_a_picture_is_told() -> None:
    body = para('<w:r><w:drawing><a:srcRect l="0" r="25000"/></w:drawing></w:r>')
    assert "what was cut off a picture is still behind it" in (
        redacted(word_file(body)).untreated
    )


def test_a_picture_within_a_page_is_drawn_anew_and_a_film_taken_out() -> None:
    told = base64.b64encode(png(NAME)).decode()
    page = (
        f"<html><body><img src='data:image/png;base64,{told}'>"
        f"<video src='data:video/mp4;base64,{told}'></video></body></html>"
    )
    made = redact("r.html", page.encode(), REGISTER, PEOPLE)
    held = re.findall(rb"base64,([^\"']+)", made.content)
    assert len(held) == 1
    assert b"Quill" not in base64.b64decode(held[0])
    assert made.untreated


def test_a_web_page_is_redacted_as_a_browser_shows_it() -> None:
    page = (
        "<p>Then Quill<span style='display:none'>xyz</span>fea<i hidden>q</i>ther rang."
        "</p><p><bdo dir='rtl'>rehtaeflliuQ</bdo> came.</p>"
    )
    made = redact("r.html", page.encode(), REGISTER, PEOPLE)
    for left in (b"xyz", b"Quill", b"ther rang", b"lliuQ", b"rtl"):
        assert left not in made.content, left
    assert b"rang." in made.content
