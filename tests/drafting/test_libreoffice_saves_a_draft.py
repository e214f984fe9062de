"""A draft that is opened, written in and saved in LibreOffice comes back the same."""

import io
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from tests.drafting.conftest import Drafted, drafted_from, example, written
from tests.drafting.inword import with_part
from tests.drafting.test_footnotes_and_pictures_come_back import TEXT, png

OFFICE = shutil.which("soffice")
_PICTURE = "Pictures/new.png"


def saved(at: Path, content: bytes, name: str, kind: str) -> bytes:
    """Return a file as LibreOffice saves it as another kind."""
    source = at / f"in-{name}"
    source.write_bytes(content)
    words = ["--headless", f"-env:UserInstallation=file://{at}/home"]
    convert = ["--convert-to", kind, "--outdir", str(at / "out"), str(source)]
    subprocess.run(
        [OFFICE or "", *words, *convert], check=True, capture_output=True, timeout=300
    )
    return (at / "out" / f"{source.stem}.{kind}").read_bytes()


def written_in(document: bytes) -> bytes:
    """Return an OpenDocument text in which somebody wrote below the conclusion."""
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        text = package.read("content.xml").decode()
        manifest = package.read("META-INF/manifest.xml").decode()
    text = text.replace("It was seen.", "It was seen early.", 1)
    more = (
        '<text:p text:style-name="Normal">Nobody said why<text:note text:id="n9" '
        'text:note-class="footnote"><text:note-citation>9</text:note-citation>'
        "<text:note-body><text:p>Asked twice.</text:p></text:note-body></text:note>."
        '</text:p><text:list><text:list-item><text:p text:style-name="List_20_Bullet">'
        "early</text:p></text:list-item><text:list-item><text:p>late</text:p>"
        '</text:list-item></text:list><text:p text:style-name="Normal"><draw:frame '
        'text:anchor-type="as-char" svg:width="2cm" svg:height="1.5cm"><draw:image '
        f'xlink:href="{_PICTURE}" xlink:type="simple"/><svg:desc>A path</svg:desc>'
        "</draw:frame></text:p>"
    )
    at = re.search(r"By nobody\..*?</text:note>.*?</text:p>", text, re.DOTALL)
    assert at
    end = text.index("</text:p>", text.index("</text:note>", at.start())) + 9
    text = text[:end] + more + text[end:]
    entry = f'<manifest:file-entry manifest:full-path="{_PICTURE}" '
    entry += 'manifest:media-type="image/png"/></manifest:manifest>'
    manifest = manifest.replace("</manifest:manifest>", entry)
    document = with_part(document, "content.xml", text.encode())
    document = with_part(document, "META-INF/manifest.xml", manifest.encode())
    return with_part(document, _PICTURE, png(120))


@pytest.fixture(scope="module")
def noted() -> Drafted:
    """The example with footnotes and a picture in its conclusion."""
    files = example()
    files["overview/conclusion.md"] = TEXT.encode()
    files["overview/pictures/weights.png"] = png(10)
    return drafted_from(files)


@pytest.mark.full
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is missing")
def test_a_draft_saved_in_libreoffice_changes_nothing(
    noted: Drafted, tmp_path: Path
) -> None:
    once = saved(tmp_path, noted.draft.content, "a.docx", "docx")
    again = saved(tmp_path, once, "b.docx", "docx")
    open_document = saved(tmp_path, noted.draft.content, "c.docx", "odt")
    over = saved(tmp_path, open_document, "d.odt", "docx")
    for content in (once, again, over):
        found = noted.taken(content)
        assert (found.files, found.questions, found.told) == ((), [], [])
        assert found.same == len(noted.options.regions)


@pytest.mark.full
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is missing")
def test_what_was_written_in_libreoffice_comes_back_and_no_more(
    noted: Drafted, tmp_path: Path
) -> None:
    document = saved(tmp_path, noted.draft.content, "a.docx", "odt")
    content = saved(tmp_path, written_in(document), "b.odt", "docx")
    found = noted.taken(content)
    assert (found.questions, found.told) == ([], [])
    pictures = [one.path for one in found.files if "/pictures/" in one.path]
    assert pictures == ["overview/pictures/conclusion-1.png"]
    found.files = tuple(one for one in found.files if one.path not in pictures)
    wanted = TEXT.replace("It was seen.", "It was seen early.").replace(
        "![Weights",
        "Nobody said why[^3].\n\n- early\n- late\n\n"
        "![A path](pictures/conclusion-1.png)\n\n![Weights",
    )
    assert written(found) == {"conclusion": wanted + "\n[^3]: Asked twice.\n"}
