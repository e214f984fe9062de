"""Check that footnotes and pictures of the prose are there, each at its place."""

from collections.abc import Iterator, Mapping

from scrkit.diagnostics import Diagnostic, Place, Related
from scrkit.prose.pointing import may_slip
from scrkit.review.sources import Prose
from scrkit.review.wording import diagnose

CODES = {
    "no-footnote": "SCR260",
    "doubled": "SCR261",
    "unshown": "SCR262",
    "missing": "SCR263",
    "elsewhere": "SCR264",
    "kind": "SCR265",
    "large": "SCR266",
    "broken": "SCR267",
    "untold": "SCR268",
    "sign": "SCR269",
}


def check_prose(
    prose: tuple[Prose, ...], pictures: Mapping[str, bytes]
) -> Iterator[Diagnostic]:
    """Yield what is wrong with footnotes and pictures, and pictures that none shows."""
    shown: set[str] = set()
    for page in prose:
        if may_slip(page.source.text):
            yield from _in_page(page, pictures, shown)
    for name in pictures:
        if name not in shown:
            yield diagnose("SCR262", Place(name))


def _in_page(
    page: Prose, pictures: Mapping[str, bytes], shown: set[str]
) -> Iterator[Diagnostic]:
    # Only here: what reads Markdown takes longer to load than most reviews do.
    from scrkit.prose.slips import slips

    found, pointed = slips(page.source.text, pictures)
    shown |= pointed
    for one in found:
        place = page.source.place(one.start, one.end)
        related: tuple[Related, ...] = ()
        if one.also is not None:
            first = page.source.place(one.also, one.also)
            related = (Related(first, "first given here"),)
        yield diagnose(CODES[one.kind], place, related=related)
