"""Footnotes and pictures go to Word and come back, new, changed and as they were."""

import io
from typing import Any

import pytest
from lxml import etree
from PIL import Image

from scrkit.files import NewFile
from scrkit.importers.read.wordforms import W
from tests.drafting.conftest import Drafted, drafted_from, example, written
from tests.drafting.inword import (
    added,
    as_word_saves,
    edited,
    paragraph,
    part,
    place,
    replaced,
    run,
    with_part,
    without_controls,
)

TEXT = """# Conclusion

It was seen.[^1] It was *not* weighed.[^far]

![Weights by month](pictures/weights.png "From the red book")

- an item[^2]

[^1]: By the health visitor, [HEALTH-0002].
[^far]: By nobody.

    Not even later.
[^2]: Of a list.
"""
_FOOTNOTES = "word/footnotes.xml"
_RELATIONS = "word/_rels/document.xml.rels"


def png(shade: int, **about: Any) -> bytes:
    """Return a small picture of one shade."""
    out = io.BytesIO()
    Image.new("RGB", (8, 6), (shade, 80, 80)).save(out, about.pop("format", "PNG"))
    return out.getvalue()


@pytest.fixture(scope="module")
def noted() -> Drafted:
    """The example with footnotes and a picture in its conclusion."""
    files = example()
    files["overview/conclusion.md"] = TEXT.encode()
    files["overview/pictures/weights.png"] = png(10)
    return drafted_from(files)


@pytest.mark.parametrize("lost", [(), (as_word_saves,), (without_controls,)])
def test_footnotes_and_pictures_that_nobody_touched_stay(
    noted: Drafted, lost: tuple[Any, ...]
) -> None:
    found = noted.taken(edited(noted.draft.content, *lost))
    assert (found.files, found.questions, found.told) == ((), [], [])
    assert not found.asides


def test_a_changed_footnote_changes_its_own_line_alone(noted: Drafted) -> None:
    notes = part(noted.draft.content, _FOOTNOTES)
    content = with_part(
        noted.draft.content, _FOOTNOTES, notes.replace(b"By nobody", b"By no doctor")
    )
    text = noted.texts(content)["conclusion"]
    assert text == TEXT.replace("By nobody", "By no doctor")


def test_a_changed_paragraph_keeps_its_footnotes(noted: Drafted) -> None:
    change = replaced("It was seen.", "It was seen early.")
    text = noted.texts(edited(noted.draft.content, change))["conclusion"]
    assert text == TEXT.replace("seen.", "seen early.")


def cites(id_: str) -> Any:
    """Return a run that cites a footnote."""
    made = etree.Element(f"{W}r")
    etree.SubElement(made, f"{W}footnoteReference").set(f"{W}id", id_)
    return made


def test_a_new_footnote_is_numbered_on_and_stands_last(noted: Drafted) -> None:
    root = etree.fromstring(part(noted.draft.content, _FOOTNOTES))
    note = etree.SubElement(root, f"{W}footnote", {f"{W}id": "77"})
    note.append(paragraph(" Told *later* by @Mother."))
    node = paragraph("She came twice.")
    node.append(cites("77"))
    node.append(run(" Nobody asked."))
    content = edited(noted.draft.content, added("conclusion", node))
    content = with_part(content, _FOOTNOTES, etree.tostring(root))
    text = noted.texts(content)["conclusion"]
    new = "She came twice.[^3] Nobody asked.\n\n"
    assert text == TEXT.replace("[^1]: By", f"{new}[^1]: By") + (
        "\n[^3]: Told *later* by @Mother.\n"
    )


def pictured(content: bytes, name: str, picture: bytes, told: str) -> bytes:
    """Return a draft into which somebody put a picture, at the end of a section."""
    relations = part(content, _RELATIONS).replace(
        b"</Relationships>",
        b'<Relationship Id="new1" Type="http://schemas.openxmlformats.org/'
        b'officeDocument/2006/relationships/image" Target="media/new1.png"/>'
        b"</Relationships>",
    )
    node = paragraph("")
    drawing = etree.fromstring(
        '<d xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wp="http'
        '://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><w:r>'
        f'<w:drawing><wp:inline><wp:docPr id="9" name="P" descr="{told}"/>'
        '<a:blip r:embed="new1"/></wp:inline></w:drawing></w:r></d>'
    )
    node.append(drawing[0])
    content = edited(content, added(name, node, paragraph("Below it", "Caption")))
    content = with_part(content, _RELATIONS, relations)
    return with_part(content, "word/media/new1.png", picture)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF"])
def test_a_new_picture_is_kept_beside_the_prose_without_what_is_not_seen(
    drafted: Drafted, kind: str
) -> None:
    came = pictured(drafted.draft.content, "family", png(99, format=kind), "A path")
    found = drafted.taken(came)
    assert not found.questions
    (kept,) = (one for one in found.files if "/pictures/" in one.path)
    ending = "jpg" if kind == "JPEG" else "png"
    assert isinstance(kept, NewFile)
    assert kept.path == f"overview/pictures/family-1.{ending}"
    with Image.open(io.BytesIO(kept.content)) as drawn:
        assert drawn.size == (8, 6)
    found.files = tuple(one for one in found.files if one is not kept)
    (text,) = written(found).values()
    line = f'![A path](pictures/family-1.{ending} "Below it")'
    assert text == f"{drafted.source('family')}\n{line}\n"


def test_a_picture_without_alternative_text_is_a_question(drafted: Drafted) -> None:
    found = drafted.taken(pictured(drafted.draft.content, "family", png(99), ""))
    assert [at for at, why in found.questions if "alternative" in why] == ["family"]
    assert found.blocked


def test_a_picture_that_cannot_be_drawn_is_a_question(drafted: Drafted) -> None:
    came = pictured(drafted.draft.content, "family", b"no picture", "A path")
    found = drafted.taken(came, flags={"partial": True})
    assert [at for at, why in found.questions if "PNG or JPEG" in why] == ["family"]
    assert not [one for one in found.files if "/pictures/" in one.path]


def test_a_picture_that_is_there_already_is_kept_once(noted: Drafted) -> None:
    found = noted.taken(pictured(noted.draft.content, "family", png(10), "Again"))
    assert [one.path for one in found.files] == ["overview/family.md"]
    assert "](pictures/weights.png" in written(found)["family"]


def test_names_in_footnotes_and_alternative_texts_become_codes(
    noted: Drafted,
) -> None:
    notes = part(noted.draft.content, _FOOTNOTES).replace(b"By nobody", b"By SW1 alone")
    came = pictured(noted.draft.content, "family", png(99), "Mother at the door")
    texts = written_texts(noted, with_part(came, _FOOTNOTES, notes))
    assert "[^far]: By @SW1 alone." in texts["conclusion"]
    assert "![@Mother at the door](" in texts["family"]


def written_texts(review: Drafted, content: bytes) -> dict[str, str]:
    """Return the texts that taking a draft in writes, beside its pictures."""
    found = review.taken(content)
    found.files = tuple(one for one in found.files if one.path.endswith(".md"))
    return written(found)


def test_a_picture_that_was_taken_out_leaves_the_text_and_stays_in_its_folder(
    noted: Drafted,
) -> None:
    def change(body: Any) -> None:
        for one in list(place(body, "conclusion").iter(f"{W}p")):
            words = "".join(one.itertext())
            if one.find(f".//{W}drawing") is not None or "red book" in words:
                one.getparent().remove(one)

    text = noted.texts(edited(noted.draft.content, change))["conclusion"]
    gone = '![Weights by month](pictures/weights.png "From the red book")\n\n'
    assert text == TEXT.replace(gone, "")
