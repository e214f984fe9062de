"""The integrated chronology as a workbook: to filter and sort, never to work out."""

from collections.abc import Callable, Sequence

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from scrkit.dates import spelled
from scrkit.model.columns import EXPORTED
from scrkit.render.document.pages import DRAFT, marking
from scrkit.render.excel import cells
from scrkit.render.excel.steady import saved
from scrkit.render.sections.case import Case
from scrkit.render.sections.chronology import colours, part_said
from scrkit.render.sections.differing import told_contradictions
from scrkit.render.sections.entry import child_seen, say_field
from scrkit.render.sections.proposals import compared_said, in_short, is_proposed, shown
from scrkit.render.wording.silences import parted
from scrkit.text.casing import capital
from scrkit.timeline.differences import contradicted, sum_said
from scrkit.timeline.values import Declared, Row

_HEAD = 4
_SINCE = "Days since the entry before"
_SECOND = "Voice of the {small}"
_ACROSS = 2  # pages: all columns on one would be printed too small to be read
# Heading and width in characters; a date is its words, beside the days it may be. What
# the model exports and is not named here follows behind.
_COLUMNS = {
    "Entry": 14, "Date": 16, "Earliest possible day": 11, "Latest possible day": 11,
    "Time": 9, "Age of the {small}": 14, _SINCE: 9,
    "Agency": 19, "What happened": 62, "{subject} seen": 13, "In the period": 8,
    # From here on what lies on the second page, side by side with the first.
    _SECOND: 22, "Action or decision": 26, "People": 15,
    "Source": 16, "Practice": 11, "Agency's comment": 20,
    "Questions": 10, "Linked entries": 24,
}  # fmt: skip
_WIDTH, _OWN_WIDTH = 12, 28
_COLUMNS |= {c.shown: _WIDTH for c in EXPORTED if c.shown not in _COLUMNS}
_INSIDE = {True: "yes", False: "no", None: "not known"}
# The public's copy leaves out what is more exact, or is the panel's alone.
_PUBLIC = {"Agency", "In the period", *(c.shown for c in EXPORTED if c.public)}


def workbook(case: Case) -> bytes:
    """Return the chronology as an .xlsx file; every cell is text, none a formula."""
    book = cells.new_book()
    sheet = book.create_sheet("Chronology")
    columns = _columns(case)
    _top(sheet, case, columns)
    inks = colours(case)
    linked = _linked(case)
    at = next(n for n, (key, _, _) in enumerate(columns, 1) if key == "Agency")
    before: Row | None = None
    for number, row in enumerate(case.timeline.rows, _HEAD + 1):
        told = _texts(row, case) | {"Linked entries": linked(row.entry.id)}
        told[_SINCE], before = _days_since(before, row), row
        texts = tuple(told[key] for key, _, _ in columns)
        cells.boxed(sheet, number, texts)
        # Bold letters are wider.
        room = tuple(w - 3 if key == "Agency" else w for key, _, w in columns)
        cells.tall(sheet, number, room, texts)
        ink = inks.get(row.agency.id, "1A1A1A")
        sheet.cell(number, at).font = Font(name="Arial", size=10, bold=True, color=ink)
    _laid_out(sheet, case, columns)
    for title, said in zip(_SHEETS, parted(case.timeline.declared), strict=True):
        if said:
            _declared(book, title, said, case)
    title = f"{case.review.case.title}: {case.inside('chronology')}"
    return saved(book, title, case.review.case.board.name, case.options.as_of)


_SAID = {"Agency": 24, "When": 30, "In the agency's words": 70, "Source": 30}


_SHEETS = ("No contact declared", "Records wanting")


def _declared(book: Workbook, title: str, said: Sequence[Declared], case: Case) -> None:
    """Add a sheet of what agencies themselves say of stretches without entries."""
    sheet = book.create_sheet(title)
    widths = tuple(_SAID.values())
    cells.head(sheet, 1, tuple(_SAID))
    for number, one in enumerate(said, 2):
        when = capital(case.date(one.span))
        texts = (
            *(case.agency(one.agency), when),
            *(case.say(one.words), case.say(one.source)),
        )
        cells.boxed(sheet, number, texts)
        cells.tall(sheet, number, widths, texts)
    cells.widths(sheet, widths)
    cells.printed(sheet, marking(case))
    sheet.print_title_rows = "1:1"


_Columns = tuple[tuple[str, str, int], ...]


def _columns(case: Case) -> _Columns:
    """Return key, heading and width of the columns of a view."""
    subject, small = case.heading("subject"), case.inside("subject")
    usual = tuple(
        (key, key.format(subject=subject, small=small), width)
        for key, width in _COLUMNS.items()
        if key in _PUBLIC or not case.published
    )
    # Known by their field: a case's own heading may be anything.
    return *usual, *(
        (column.field, column.shown, _WIDTH if column.kind == "number" else _OWN_WIDTH)
        for column in case.timeline.extra
        if column.public or not case.published
    )


def _top(sheet: Worksheet, case: Case, columns: _Columns) -> None:
    title = f"{case.review.case.title}: {case.inside('chronology')}"
    cells.line(sheet, 1, title, cells.TITLE)
    mark = " · ".join(
        part for part in (marking(case), case.review.case.board.name) if part
    )
    day = f"as known on {spelled(case.options.as_of)}"
    cells.line(sheet, 2, f"{mark} · {day}" if mark else day, cells.QUIET)
    told = [*([DRAFT] if case.options.draft else []), *part_said(case)]
    told += [f"{sum_said(told_contradictions(case), case.inside('subject'))}."]
    if not case.published:
        told += [compared_said(case)]
        told += ["The earliest and latest possible days are bounds, not records."]
    cells.across(sheet, 3, " ".join(told), _on_first_page(columns), cells.STRONG)
    cells.head(sheet, _HEAD, tuple(heading for _, heading, _ in columns))
    cells.head_tall(sheet, _HEAD, tuple(width for _, _, width in columns))


def _on_first_page(columns: _Columns) -> tuple[int, ...]:
    """Return the widths of the columns that are printed side by side before others."""
    keys = [key for key, _, _ in columns]
    last = keys.index(_SECOND) if _SECOND in keys else len(keys)
    return tuple(width for _, _, width in columns[:last])


def _texts(row: Row, case: Case) -> dict[str, str]:
    entry = row.entry
    first, last = entry.date.earliest, entry.date.latest
    told: dict[str, list[str]] = {}
    for column in EXPORTED:
        told.setdefault(column.shown, []).append(say_field(column, entry, case))
    return {
        "Earliest possible day": first.isoformat() if first else "",
        "Latest possible day": last.isoformat() if last else "",
        "Agency": case.agency(row.agency.id),
        "Age of the {small}": row.age,
        "In the period": _INSIDE[row.inside],
        **{heading: ", ".join(filter(None, texts)) for heading, texts in told.items()},
        "{subject} seen": child_seen(entry, case),
        **{c.field: say_field(c, entry, case) for c in case.timeline.extra},
    }


def _days_since(before: Row | None, row: Row) -> str:
    """Return the days from the entry before, as vaguely as the two dates are."""
    if before is None:
        return ""
    old, new = before.entry.date, row.entry.date
    if not (old.earliest and old.latest and new.earliest and new.latest):
        return ""
    least = max(0, (new.earliest - old.latest).days)
    most = max(0, (new.latest - old.earliest).days)
    return str(least) if least == most else f"{least} to {most}"


def _linked(case: Case) -> Callable[[str], str]:
    """Return what tells which entries may be the event of one, or contradict it."""
    against = contradicted(told_contradictions(case), case.inside("subject"))

    def of(id: str) -> str:
        told = [f"Contradiction ({what}): {who}" for who, what in against.get(id, ())]
        for double in shown(case):
            if id in double.entries and is_proposed(double):
                others = ", ".join(other for other in double.entries if other != id)
                told.append(f"{in_short(double)}: {others}")
        return "\n".join(told)

    return of


def _laid_out(sheet: Worksheet, case: Case, columns: _Columns) -> None:
    cells.widths(sheet, tuple(width for _, _, width in columns))
    sheet.freeze_panes = f"C{_HEAD + 1}"
    last = sheet.cell(max(sheet.max_row, _HEAD + 1), len(columns)).coordinate
    sheet.auto_filter.ref = f"A{_HEAD}:{last}"
    sheet.print_title_rows = f"{_HEAD}:{_HEAD}"
    # The public's copy has fewer columns, which one page holds.
    sheet.print_title_cols = None if case.published else "A:B"
    cells.printed(sheet, marking(case), across=1 if case.published else _ACROSS)
