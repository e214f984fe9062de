"""Plan what taking a workbook of several sheets in would do."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any

from scrkit.edits.editing import Editing
from scrkit.files import Plan
from scrkit.forms.answers import is_month_first
from scrkit.forms.booked import read_book
from scrkit.forms.description import Form
from scrkit.forms.held import held_in
from scrkit.forms.layout import value_in
from scrkit.forms.pack import FormRequest
from scrkit.forms.places import places
from scrkit.forms.plan import FormOptions, FormSummary, begun, cited, summed
from scrkit.forms.proposals import decided, leave_out_changed
from scrkit.forms.records import Taking, made
from scrkit.forms.said import Answers
from scrkit.forms.setting import Setting, agencies_of, known_ids
from scrkit.forms.sheetmatch import settle
from scrkit.forms.sheetread import Sheets, read_sheets
from scrkit.forms.sheets import codes, every_table, tables, title
from scrkit.forms.sheettake import Listing
from scrkit.importers.read.values import Return
from scrkit.model.kinds import Record
from scrkit.render.wording.options import Options


def plan_sheets(content: bytes, options: FormOptions) -> FormSummary:
    """Return what taking a workbook in would do.

    What a row cites may be a new row of the same workbook.
    """
    whole = read_book(content)
    given = {id: kind for kind, id in _given(whole, options)}
    # What the form itself holds beside its cells: headers, what is asked.
    from scrkit.forms.sheetfile import workbook

    wording = options.wording or Options(as_of=options.day)
    what, day = options.form.name, options.day
    asked = FormRequest(options.review, options.agency, what, day, wording)
    own = frozenset(read_book(workbook(asked, blank=True)).asides)
    beside = tuple(one for one in whole.asides if one not in own)
    whole = replace(whole, asides=beside)
    found, ids = _planned(whole, options, given)
    missing = {id for id in given if id not in ids}
    if missing:
        # Some rows made no record, so that what cites them cites nothing: read once
        # more without them.
        left = {id: kind for id, kind in given.items() if id in ids}
        found, _ = _planned(whole, options, left)
    return found


def _planned(
    whole: Return, options: FormOptions, given: dict[str, str]
) -> tuple[FormSummary, frozenset[str]]:
    form, before = options.form, held_in(options.review, options.form, options.owner)
    sheets = read_sheets(whole, form, _own(options))
    known = known_ids(options.review)
    for id, kind in given.items():
        known[kind] = known.get(kind, frozenset()) | {id}
    setting = Setting(options.door, options.day, known)
    every = ((one.place, one.line) for one in sheets.said())
    setting.agencies = agencies_of(options.review)
    setting.month_first = is_month_first(every, options.day)
    for at, needed in sheets.asked:
        setting.ask(at, "", needed)
    if form.beside:
        leave_out_changed(options.review, sheets, setting)
    taking = Taking(
        {(one.place.name, "", 0): one for one in sheets.singles},
        setting,
        "",
        options.stamp.filled,
        withdraw=options.withdraw,
    )
    record = _record(options, before, (sheets, taking))
    if record is not None and form.beside:
        record = decided(options, taking, before, record)
    taking.absent[:] = [*sheets.absent]
    answers = Answers(asides=sheets.asides, cells=sheets.cells)
    found = summed(answers, options, (taking, before, record), _files)
    return found, _ids(record, form)


def _record(
    options: FormOptions, before: Record | None, read: tuple[Sheets, Taking]
) -> Any:
    form, (sheets, taking) = options.form, read
    for one in sheets.singles:
        settle(one, value_in(before, one.place.name.split(".")), taking.setting)
    prefix = f"{options.agency.prefix}-" if options.agency else ""
    used = cited(options.review)
    listing = Listing(form, options.owner, sheets, taking, prefix, used)
    listed = {table.place.name: table for table in tables(form)}
    values: dict[str, Any] = {}
    for place in places(form):
        was = getattr(before, place.field, None)
        if place.name in listed:
            values[place.field] = listing.top(listed[place.name], was or ())
        elif place.shape == "record":
            values[place.field] = taking.record(place, was, ("", 0))
        else:
            values[place.field] = taking.leaf(place, ("", 0), was)
    if before is None:
        values = {name: one for name, one in values.items() if one is not None}
        values["agency"] = options.owner
    return made(form.record, before, values)


def _own(options: FormOptions) -> Iterator[str]:
    """Yield what a workbook says itself, beside its lists."""
    board = options.review.case.board.name
    yield title(options.form, options.agency.name if options.agency else board)
    for every in codes(options.review, options.owner, options.form).values():
        for row in every:
            yield from row


def _given(whole: Return, options: FormOptions) -> Iterator[tuple[str, str]]:
    """Yield the references that the workbook's rows bear, with their kinds."""
    rows = read_sheets(whole, options.form, ()).rows
    for table in every_table(options.form):
        if table.key is None or not table.key.kind.endswith("-id"):
            continue
        kind = table.key.kind.removesuffix("-id")
        for one in rows.get(table.place.name, []):
            if text := one.text(table.key).upper():
                yield kind, text


def _ids(record: Any, form: Form) -> frozenset[str]:
    """Return the references that the records of a form bear."""
    lists = (getattr(record, one.place.field, ()) for one in tables(form))
    return frozenset(getattr(one, "id", "") for listed in lists for one in listed)


def _files(options: FormOptions, before: Record | None, record: Any) -> Plan:
    """Return the edits of the file, or a new one where none was there."""
    if record == before:
        return ()
    file, kind = options.file, options.form.record
    # An empty workbook makes no file that says nothing.
    if before is None and record == made(kind, None, {"agency": options.owner}):
        return ()
    if before is None or not options.content:
        return (begun(file, record),)
    editing = Editing(options.content, file, kind)
    every = (one for place in places(options.form) for one in place.all())
    prose = frozenset(one.field for one in every if one.shape == "paragraphs")
    for place in places(options.form):
        then, now = getattr(before, place.field), getattr(record, place.field)
        if then != now:
            _put(editing, (place.field,), (then, now), prose)
    return editing.edits()


_Path = tuple[str | int, ...]


def _put(
    editing: Editing[Any], path: _Path, pair: tuple[Any, Any], prose: Collection[str]
) -> None:
    """Write what is another; of a list item by item, so that others stay as written."""
    then, now = pair
    if isinstance(then, tuple) and then and now and _by_item(then, path, prose):
        _put_list(editing, path, pair, prose)
    elif isinstance(then, Record) and type(then) is type(now):
        for name in then.__struct_fields__:
            one, other = getattr(then, name), getattr(now, name)
            if one != other:
                _put(editing, (*path, name), (one, other), prose)
    else:
        editing.replace(path, now)


def _by_item(then: tuple[Any, ...], path: _Path, prose: Collection[str]) -> bool:
    return isinstance(then[0], Record) or path[-1] in prose


def _put_list(
    editing: Editing[Any],
    path: _Path,
    pair: tuple[tuple[Any, ...], tuple[Any, ...]],
    prose: Collection[str],
) -> None:
    then, now = pair
    gone = _gone(then, now)
    kept = [at for at in range(len(then)) if at not in gone]
    # Nothing is left to hold on to, or the order is another: the list is written whole.
    if not kept or len(kept) > len(now):
        editing.replace(path, now)
        return
    for at, one in zip(kept, now, strict=False):
        if then[at] != one:
            _put(editing, (*path, at), (then[at], one), prose)
    editing.remove(path, *gone)
    editing.append(path, *now[len(kept) :])


def _gone(then: tuple[Any, ...], now: tuple[Any, ...]) -> tuple[int, ...]:
    """Return which items of a list are there no longer."""
    if hasattr(then[0], "id"):
        ids = {one.id for one in now}
        return tuple(at for at, one in enumerate(then) if one.id not in ids)
    lost = [at for at, one in enumerate(then) if one not in now]
    return tuple(lost[: max(0, len(then) - len(now))])
