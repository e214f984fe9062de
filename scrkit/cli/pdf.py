"""PDF files of finished Word files, by LibreOffice where it is installed."""

import json
import shutil
import subprocess
import tempfile
from pathlib import Path

from scrkit.errors import ScrError
from scrkit.files import NewFile
from scrkit.render.word.paged import has_contents, with_pages
from scrkit.scan.outline import heading_pages

# A report of some hundred pages takes seconds; LibreOffice that waits for somebody
# never ends.
_SECONDS = 180
# Tagged, so that it can be heard as well as read, and held to PDF/UA. LibreOffice
# takes options of its filter as JSON since 7.4.
_FILTER = "pdf:writer_pdf_Export:" + json.dumps(
    {
        "UseTaggedPDF": {"type": "boolean", "value": "true"},
        "PDFUACompliance": {"type": "boolean", "value": "true"},
        "ExportBookmarks": {"type": "boolean", "value": "true"},
    },
    separators=(",", ":"),
)


def program() -> str | None:
    """Return where LibreOffice is, or None."""
    return shutil.which("soffice")


def made(soffice: str, files: tuple[NewFile, ...]) -> tuple[NewFile, ...]:
    """Return a PDF for each Word file; raises ScrError where one was not made.

    The contents of a PDF bear page numbers; those of the Word file do not, because Word
    may break its pages elsewhere.
    """
    words = tuple(file for file in files if file.path.endswith(".docx"))
    # Twice: only what is laid out knows on which page a heading came to stand.
    first = _converted(soffice, words)
    return _paged(soffice, words, first) if words else first


def _paged(
    soffice: str, words: tuple[NewFile, ...], first: tuple[NewFile, ...]
) -> tuple[NewFile, ...]:
    """Return PDFs with page numbers in their contents, where they are sure."""
    told, numbered = {}, []
    for file, made in zip(words, first, strict=True):
        pages = heading_pages(made.content) if has_contents(file.content) else ()
        content = with_pages(file.content, pages) if pages else None
        if content is not None:
            told[made.path] = pages
            numbered.append(NewFile(file.path, content))
    again = _converted(soffice, tuple(numbered)) if numbered else ()
    # The numbers may have moved what they count: then there are none.
    sure = {p.path: p for p in again if heading_pages(p.content) == told[p.path]}
    return tuple(sure.get(made.path, made) for made in first)


def _converted(soffice: str, words: tuple[NewFile, ...]) -> tuple[NewFile, ...]:
    # mkdtemp makes a folder that its owner alone can open, and it is removed again.
    with tempfile.TemporaryDirectory(prefix="scr-") as name:
        place = Path(name)
        for file in words:
            (place / file.path).write_bytes(file.content)
        _convert(soffice, place, [file.path for file in words])
        return tuple(_read(place, file.path) for file in words)


def _convert(soffice: str, place: Path, names: list[str]) -> None:
    # A profile of its own: with LibreOffice open, the usual one is locked.
    profile = f"-env:UserInstallation={(place / 'profile').as_uri()}"
    command = [soffice, "--headless", "--norestore", profile, "--convert-to"]
    try:
        subprocess.run(  # noqa: S603 - a list, no shell
            [*command, _FILTER, "--outdir", str(place), *names],
            cwd=place,
            capture_output=True,
            check=True,
            timeout=_SECONDS,
        )
    except (OSError, subprocess.SubprocessError):
        # No word of the error's own: it bears paths, and may bear more.
        raise _failed() from None


def _read(place: Path, name: str) -> NewFile:
    path = (place / name).with_suffix(".pdf")
    if not path.is_file():
        raise _failed()
    return NewFile(path.name, path.read_bytes())


def _failed() -> ScrError:
    return ScrError(
        "LibreOffice could not make the PDF files",
        "Publish without them, with --no-pdf, or see whether soffice starts.",
    )
