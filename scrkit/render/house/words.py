"""What a house file prints on every document: its words, by the place they stand at."""

from collections.abc import Iterator

from scrkit.render.house.ooxml import P, T, W, tree
from scrkit.render.house.values import House

PAGES = {
    "default": "of every page",
    "first": "of the first page",
    "even": "of even pages",
}
"""Which pages a header or footer of Word's stands on, in words, by Word's own."""
_DRAWN = ("}docPr", "}cNvPr", "}shape", "}imagedata")
_GAPS = (f"{W}tab", f"{W}br", f"{W}cr")


def printed_words(house: House) -> Iterator[tuple[str, str]]:
    """Yield each paragraph of headers, footers and cover: its place, and its words.

    Places in braces stand as they are; what a picture is said to show counts as words.
    """
    named = _named(house)
    for number, frame in enumerate(house.frames):
        yield from _paragraphs(named.get(number, "header or footer"), frame)
    if house.cover:
        yield from _paragraphs("cover", house.cover)


def _named(house: House) -> dict[int, str]:
    """Return what each header and footer is, by its number; the first use counts."""
    found: dict[int, str] = {}
    for sheet in (house.cover_sheet, *house.sheets):
        for key, number in sheet.frames.items() if sheet else ():
            kind, _, pages = key.partition(" ")
            found.setdefault(number, f"{kind} {PAGES.get(pages, pages)}".strip())
    return found


def _paragraphs(place: str, part: bytes) -> Iterator[tuple[str, str]]:
    for number, paragraph in enumerate(tree(part).iter(P), 1):
        said = []
        for one in paragraph.iter():
            if one.tag == T:
                said.append(one.text or "")
            elif one.tag in _GAPS:
                said.append(" ")
            elif isinstance(one.tag, str) and one.tag.endswith(_DRAWN):
                said += [f" {one.get(key, '')} " for key in ("descr", "title", "alt")]
        if text := " ".join("".join(said).split()):
            yield f"{place}, paragraph {number}", text
