"""Print how fast returns come in, beside openpyxl and python-docx, of one run.

python bench/importing.py [--rows N]
"""

import gc
import io
import resource
import sys
import time
from collections.abc import Callable
from datetime import date

import docx
from msgspec.structs import replace
from openpyxl import Workbook, load_workbook

from scrkit.identity.register import Register
from scrkit.identity.spellings import spellings
from scrkit.importers.read.reading import read_here
from scrkit.importers.take_in.options import ImportOptions, Outcome
from scrkit.importers.take_in.plan import plan
from scrkit.importers.take_in.silences import Silences
from scrkit.importers.take_in.writing import begun
from scrkit.importers.understand.habits import Setting
from scrkit.importers.understand.naming import pseudonymiser
from scrkit.importers.understand.rows import drafts
from scrkit.importers.understand.table import find
from scrkit.model.case import Agency, Board, CaseReview
from scrkit.model.people import People, Person
from scrkit.model.review import Review

HEAD = ("Date", "Time", "Source", "People", "Event", "Child seen?", "Action", "Comment")
EVENT = (
    "Home visit by HV1. Mother well and the baby asleep upstairs; weight and feeding "
    "talked through, and a further visit agreed for the week after, number {n}."
)


def rows(count: int) -> list[tuple[str, ...]]:
    """Return rows as an agency writes them, no two of them alike."""
    return [
        (
            f"{n % 28 + 1}.{n % 12 + 1}.{10 + n % 6}",
            f"{n % 24:02d}:{n % 60:02d}",
            "Health visiting record",
            "HV1, Mother",
            EVENT.format(n=n),
            ("Yes", "No", "n/a")[n % 3],
            f"Follow-up {n} agreed with the family and noted in the record.",
            "",
        )
        for n in range(count)
    ]


def workbook(count: int) -> bytes:
    """Return the rows as a workbook."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Chronology")
    for row in (HEAD, *rows(count)):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def document(count: int) -> bytes:
    """Return the rows as a table of Word, its XML written as Word does."""
    from lxml import etree

    file = docx.Document()
    table = file.add_table(1, len(HEAD))
    first = table.rows[0]._tr  # noqa: SLF001 - its own XML, written by hand
    for number, cell in enumerate(first.tc_lst):
        cell.p_lst[0].add_r().text = HEAD[number]
    body = first.getparent()
    for row in rows(count):
        new = etree.fromstring(etree.tostring(first))
        for node, text in zip(new.iter("{*}t"), row, strict=True):
            node.text = text
        body.append(new)
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def wish(count: int) -> ImportOptions:
    """Return what an empty review of two people asks for."""
    agency = Agency(id="health", name="Health", prefix="HEALTH")
    board = Board(name="Exampleshire Board")
    case = CaseReview(
        format="1", id="k", title="K", framework="x", board=board, agencies=(agency,)
    )
    people = (
        Person(code="HV1", label="HV1", role="health visitor", kind="professional"),
        Person(code="Mother", label="Mother", role="mother", kind="family"),
    )
    review = Review(case=case, people=People(people=people))
    door = pseudonymiser(review, spellings(Register()), frozenset())
    # Midnight among the times is one of them, and no question.
    setting = Setting("HEALTH", date(2016, 9, 30), door, frozenset(), midnight="real")
    return ImportOptions(
        agency, date(2016, 9, 30), setting, b"", None, names_checked=True
    )


def taken(*works: Callable[[], object]) -> list[float]:
    """Return the least processor seconds of each, of five runs in turn."""
    best = [1e9] * len(works)
    for _ in range(5):
        for at, work in enumerate(works):
            gc.collect()
            start = time.process_time()
            work()
            best[at] = min(best[at], time.process_time() - start)
    return best


def main() -> None:
    """Print a line for each goal."""
    # As in the child process in which returns are read; for the peers too.
    gc.disable()
    count = int(sys.argv[2]) if sys.argv[1:2] == ["--rows"] else 10_000
    asked = wish(count)
    excel, word = workbook(count), document(count)
    ours, theirs = taken(lambda: _interpreted(excel, asked), lambda: _openpyxl(excel))
    say(
        f"{count:,}-row .xlsx, read and interpreted / openpyxl read-only",
        ours / theirs,
        2,
    )
    whole, cells, theirs = taken(
        lambda: _interpreted(word, asked),
        lambda: read_here(word),
        lambda: _python_docx(word, count),
    )
    name = f"{count:,}-row .docx"
    say(f"{name}, read and interpreted / python-docx cells", whole / theirs, 0.5)
    say(f"{name}, its cells read / python-docx cells", cells / theirs, 1 / 3)
    outcome: Outcome = plan(read_here(excel), asked)
    entries = [
        replace(draft.entry, id=f"HEALTH-{n:04d}")
        for n, draft in enumerate(outcome.drafts, 1)
    ]
    day = date(2016, 9, 30)
    made = ("chronologies/health.yaml", "health", tuple(entries), day, Silences())
    (begin,) = taken(lambda: begun(*made))
    say(f"writing {len(outcome.added):,} entries, in seconds", begin, 1)
    twice = workbook(2 * count)
    start = time.perf_counter()
    plan(read_here(twice), asked)
    say(f"{2 * count:,} rows, in seconds", time.perf_counter() - start, 60)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    say("most memory of this whole run, in MB", peak, 1024)


def _interpreted(data: bytes, asked: ImportOptions) -> int:
    """Read a file and turn its rows into entries and questions, as the child does."""
    asked.setting.door.memory.clear()
    return len(drafts(find(read_here(data), {}), asked.setting))


def say(what: str, figure: float, goal: float) -> None:
    """Print a figure beside its goal."""
    met = "met" if figure <= goal else "NOT MET"
    print(f"{what:62} {figure:8.2f}  goal <= {goal:.2f}  {met}")


def _openpyxl(data: bytes) -> int:
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    return sum(len(row) for row in book.worksheets[0].iter_rows(values_only=True))


def _python_docx(data: bytes, count: int) -> int:
    table = docx.Document(io.BytesIO(data)).tables[0]
    return sum(len(cell.text) for row in table.rows for cell in row.cells)


if __name__ == "__main__":
    main()
