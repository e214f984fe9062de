"""A house file that stands wherever it is: read, or copied into a new review."""

from pathlib import Path

from scrkit import folder
from scrkit.errors import ScrError
from scrkit.files import NewFile
from scrkit.model.review import HOUSES
from scrkit.render.house.values import House

# A little more than is taken, so that what is larger is told as too large.
_LOOKED = 64 * 1024 * 1024
_MACROS = b"vbaProject.bin"


def within(path: Path) -> Path:
    """Return the house file of a review folder that was named, else the path."""
    if not path.is_dir():
        return path
    there = (path / name for name in HOUSES)
    found = next((one for one in there if one.is_file()), None)
    if found is None:
        raise ScrError(
            "there is no house file in this review",
            "It is called templates/house.docx. Name a Word file, or put one there.",
        )
    return found


def read(path: Path) -> House:
    """Return what a house file gives; raises ScrError where it cannot be used."""
    return _read(_content(path))


def copy(path: Path) -> NewFile:
    """Return a house file as a new review holds it; raises ScrError as `read` does."""
    content = _content(path)
    _read(content)
    # A template with macros would make every report one that mail filters hold back.
    if _MACROS in content:
        raise ScrError(
            "the house file holds macros",
            "Save it in Word as Word document (.docx) or Word template (.dotx).",
        )
    template = path.suffix.lower() == ".dotx"
    return NewFile(HOUSES[template], content)


def _content(path: Path) -> bytes:
    try:
        return folder.one_file(path, _LOOKED)
    except ScrError as error:
        raise ScrError(f"the house file: {error.message}", error.advice) from error


def _read(content: bytes) -> House:
    # Only here: what opens Word files takes a moment.
    from scrkit.render.house.taking import read_house

    return read_house(content)
