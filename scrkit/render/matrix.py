"""The evidence matrix of a review as a product: Word, page, Markdown and workbook."""

from dataclasses import replace

from scrkit.files import NewFile
from scrkit.render.assemble import assemble
from scrkit.render.document import pages
from scrkit.render.document.blocks import (
    Block,
    Blocks,
    Cell,
    Column,
    Document,
    Heading,
    Paragraph,
    Row,
    Run,
    Table,
)
from scrkit.render.document.paper import markdown_file
from scrkit.render.sections import leads, matrix
from scrkit.render.sections.case import Case
from scrkit.render.sections.prose import words
from scrkit.render.web.html import html_file
from scrkit.render.word.package import word_file
from scrkit.text.counting import number

NAME = "matrix"
FORMATS = ("docx", "md", "html", "xlsx")
TITLE = "Evidence matrix"
_WRITERS = {"docx": word_file, "md": markdown_file, "html": html_file}
_MISSING = "F8D7DA"


def matrix_files(case: Case) -> tuple[NewFile, ...]:
    """Return the matrix in each of the formats that the options name."""
    ending = "-named" if case.options.view == "named" else ""
    ending += "-draft" if case.options.draft else ""
    return tuple(
        NewFile(f"{NAME}{ending}.{form}", _written(form, case))
        for form in case.options.formats
    )


def _written(form: str, case: Case) -> bytes:
    if form == "xlsx":
        # Only here: what writes workbooks is large.
        from scrkit.render.excel.matrix import matrix_book

        found = matrix.parts(case, counted=True)
        return matrix_book(found, case, pages.marking(case))
    return _WRITERS[form](_document(case))


def _document(case: Case) -> Document:
    opened = case.review.case
    return Document(
        title=f"{opened.title}: {TITLE.lower()}",
        subject=f"{case.options.framework_title}, review {opened.id}",
        creator=opened.board.name,
        review=f"{opened.title} · {TITLE}",
        marking=pages.marking(case),
        created=case.options.bears,
        draft=case.options.draft,
        landscape=True,
        blocks=assemble(_blocks(case), case, numbered=False),
        house=case.options.house,
    )


def _blocks(case: Case) -> Blocks:
    found = matrix.parts(case)
    lacking = number(matrix.holes(found), "hole")
    blocks: list[Block] = [*pages.head(case, TITLE)]
    blocks.append(Paragraph(words(f"The matrix has {lacking}.")))
    for part in found:
        blocks.append(Heading(1, words(part.title)))
        none = Paragraph(words("There is none."))
        blocks.append(_table(part) if part.lines else none)
        # Below it, so that heading and table need no title between them.
        if part.said:
            blocks.append(Paragraph(words(part.said), "note"))
    return tuple(blocks)


def _table(part: leads.Part) -> Table:
    columns = tuple(Column(title, width) for title, width in part.columns)
    return Table(part.title, columns, tuple(map(_row, part.lines)))


def _row(line: leads.Line) -> Row:
    cells = [_cell(refs) for refs in line.cells]
    if line.place:
        cells[0] = replace(cells[0], place=line.place)
    return Row(tuple(cells))


def _cell(refs: leads.Cell) -> Cell:
    runs: list[Run] = []
    for ref in refs:
        runs += (Run(", "),) if runs else ()
        runs.append(Run(ref.text, strong=ref.hole, to=ref.to))
    return Cell((tuple(runs),), _MISSING if any(r.hole for r in refs) else "")
