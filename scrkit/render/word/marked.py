"""A Word file in which every passage bears a bookmark, for drafts that come back."""

import re
from collections.abc import Iterable, Mapping

from scrkit.render.document.blocks import Block, Document, Table
from scrkit.render.passages import Passage
from scrkit.render.word.body import Body
from scrkit.render.word.package import word_package

# Far from the ids of the headings' own bookmarks.
_FIRST = 100_000
_PARAGRAPH = re.compile(r"(<w:p><w:pPr>.*?</w:pPr>)(.*?)(</w:p>)", re.DOTALL)


def marked_file(
    document: Document,
    passages: Iterable[tuple[Block, tuple[Passage, ...]]],
    stamp: str,
) -> bytes:
    """Return the document as a .docx with a bookmark at each passage.

    `stamp` is the bookmark at its beginning, by which the draft is known.
    """
    # By identity, for two blocks that say the same are equal. The block is kept beside,
    # so that its identity is nobody else's meanwhile.
    found = {id(block): (block, of) for block, of in passages}
    return word_package(document, _MarkedBody(document, found, stamp))


class _MarkedBody(Body):
    """A body that puts a bookmark at each passage of its blocks."""

    def __init__(
        self,
        document: Document,
        passages: Mapping[int, tuple[Block, tuple[Passage, ...]]],
        stamp: str,
    ) -> None:
        super().__init__(document)
        self._passages = passages
        self._stamp = stamp
        self._last = _FIRST

    def _block(self, block: Block, *, kept: bool) -> str:
        made = super()._block(block, kept=kept)
        marks = [one.mark for one in self._passages.get(id(block), (block, ()))[1]]
        if isinstance(block, Table):
            head, *rows = made.split("<w:tr>")
            if block.caption:
                head, marks = self._marked(head, marks[0]), marks[1:]
            # The first row is that of the headings.
            marked = [self._marked(row, mark) for row, mark in _pairs(rows[1:], marks)]
            made = "<w:tr>".join((head, *rows[:1], *marked))
        elif marks:
            made = self._each(made, marks)
        if self._stamp and "<w:p>" in made:
            made, self._stamp = self._marked(made, self._stamp), ""
        return made

    def _each(self, made: str, marks: list[str]) -> str:
        paragraphs = made.split("<w:p>")
        marked = [
            self._marked(f"<w:p>{one}", mark)
            for one, mark in _pairs(paragraphs[1:], marks)
        ]
        return paragraphs[0] + "".join(marked)

    def _marked(self, made: str, mark: str) -> str:
        """Return paragraphs with a bookmark around what the first of them says."""
        if not mark:
            return made
        self._last += 1
        start = f'<w:bookmarkStart w:id="{self._last}" w:name="{mark}"/>'
        end = f'<w:bookmarkEnd w:id="{self._last}"/>'
        return _PARAGRAPH.sub(rf"\g<1>{start}\g<2>{end}\g<3>", made, count=1)


def _pairs(made: list[str], marks: list[str]) -> Iterable[tuple[str, str]]:
    """Pair what was made with its marks; what has none stays as it is."""
    # What has no passage, such as an empty cell, bears no mark.
    left = [*marks, *[""] * len(made)]
    return zip(made, left, strict=False)
