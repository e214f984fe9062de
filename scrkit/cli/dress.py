"""What `scr validate` tells of a board's own Word file and of its own templates."""

from collections.abc import Iterator, Mapping
from datetime import date

from scrkit.decode.shapes import shaped
from scrkit.diagnostics import Diagnostic, Place
from scrkit.errors import ScrError
from scrkit.model.review import HOUSES
from scrkit.review import Loaded

_FOLDER, _SUFFIX, _HOUSE = "templates/", ".md.j2", "house."


def dress(
    loaded: Loaded, files: Mapping[str, bytes], as_of: date
) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the house file and the templates of a review."""
    theirs = {n: one for n, one in files.items() if n.startswith(_FOLDER)}
    return (*_houses(theirs), *_templates(loaded, theirs, as_of))


def _houses(theirs: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    # Of two house files the first counts, and the other is told: nobody would see why.
    there = [name for name in HOUSES if name in theirs]
    near = [n for n in theirs if n.lower().removeprefix(_FOLDER).startswith(_HOUSE)]
    for name in sorted(near):
        if name not in there[:1]:
            what = "a second house file" if name in HOUSES else "another name"
            yield shaped(
                "SCR133",
                Place(name),
                f"{what}: only templates/house.docx is read, or house.dotx",
            )
    for name in there[:1]:
        yield from _house(name, bytes(theirs[name]))


def _house(name: str, content: bytes) -> Iterator[Diagnostic]:
    # Only here: what opens Word files takes a moment, and few reviews have one.
    from scrkit.render.house.taking import read_house

    place = Place(name)
    try:
        house = read_house(content)
    except ScrError as error:
        yield shaped("SCR130", place, error.message.partition("used")[2], error.advice)
        return
    lacks = [one.what for one in house.lacks if one.weighs]
    if lacks:
        yield shaped("SCR131", place, ", ".join(lacks))
    if house.dropped:
        yield shaped("SCR132", place, ", ".join(one.what for one in house.dropped))
    for one in house.odd:
        yield shaped("SCR133", place, f"{one.what}: {one.instead}")


def _templates(
    loaded: Loaded, theirs: Mapping[str, bytes], as_of: date
) -> Iterator[Diagnostic]:
    own: dict[str, str] = {}
    for name, content in theirs.items():
        if not name.endswith(_SUFFIX):
            continue
        try:
            # Windows editors put a mark before UTF-8, which is no part of the text.
            own[name.removeprefix(_FOLDER)] = bytes(content).decode("utf-8-sig")
        except UnicodeDecodeError:
            yield shaped("SCR134", Place(name), do="Save it with the encoding UTF-8.")
    if own and loaded.review is not None:
        # Only here: few reviews have templates of their own.
        from scrkit.cli.review import worded
        from scrkit.render.document.checking import faults
        from scrkit.render.products import seen
        from scrkit.render.wording.options import Options

        options = worded(Options(as_of=as_of), loaded.framework, {})
        for one in faults(own, *seen(loaded.review, options)):
            place = Place(
                f"{_FOLDER}{one.template}", one.line, one.column, one.line, one.column
            )
            yield shaped(one.code, place, one.detail, one.do)
