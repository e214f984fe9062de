"""Read the lists of themes that ship with scrkit; files no finding under any."""

from collections.abc import Mapping
from functools import cache
from typing import Annotated

from scrkit.decode import decode
from scrkit.errors import ScrError
from scrkit.model.kinds import Format, Record, ThemeId, about
from scrkit.system.resources import PACKAGE
from scrkit.yamlfile import read as read_yaml

_FOLDER = PACKAGE / "frameworks" / "themes"


class ListedTheme(Record, frozen=True, kw_only=True):
    """One theme under which findings of several reviews can be counted."""

    id: Annotated[ThemeId, about("Id, such as child-voice.")]
    title: Annotated[str, about("What it is called in reports.")]
    says: Annotated[str, about("What belongs to it, in a sentence.")]


class ThemeList(Record, frozen=True, kw_only=True):
    """`themes/<id>.yaml`: themes, and from whose headings they were taken."""

    format: Annotated[Format, about("Format of the file: 1.")]
    title: Annotated[str, about("What the list is of.")]
    source: Annotated[str, about("Whose headings they are, as far as read.")]
    themes: Annotated[tuple[ListedTheme, ...], about("The themes.")]


@cache
def theme_lists() -> tuple[ThemeList, ...]:
    """Return the shipped lists, sorted by the names of their files."""
    return tuple(_whole(name) for name in sorted(p.name for p in _FOLDER.glob("*")))


@cache
def theme_titles() -> Mapping[str, str]:
    """Return every shipped theme with what it is called, by id."""
    return {one.id: one.title for found in theme_lists() for one in found.themes}


def _whole(name: str) -> ThemeList:
    decoded = decode(read_yaml((_FOLDER / name).read_bytes(), name), ThemeList)
    if decoded.value is None or decoded.diagnostics:
        raise ScrError(f"the list of themes {name}, which ships with scrkit, is broken")
    return decoded.value
