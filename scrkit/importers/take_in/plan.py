"""Plan what taking a return in would do: what comes, is asked, is left out."""

from collections.abc import Iterator
from dataclasses import replace

from msgspec.structs import replace as changed

from scrkit.errors import ScrError
from scrkit.files import NewFile, Plan
from scrkit.importers.read.values import Aside, Cell, Return
from scrkit.importers.take_in.answers import (
    NOT_IN,
    entries_of,
    taken_out,
    told_of,
    without_answered,
)
from scrkit.importers.take_in.compare import Comparison, compare
from scrkit.importers.take_in.options import ImportOptions, Outcome
from scrkit.importers.take_in.seen import no_table
from scrkit.importers.take_in.silences import compared, declared_by
from scrkit.importers.take_in.writing import begun, edits
from scrkit.importers.understand import questions as ask
from scrkit.importers.understand import table
from scrkit.importers.understand.account import Role
from scrkit.importers.understand.finding import Found, Row
from scrkit.importers.understand.headings import FIELDS
from scrkit.importers.understand.monthly import month_told
from scrkit.importers.understand.naming import NUMBER, NUMBERED, SEVERAL, SHARED
from scrkit.importers.understand.questions import Question
from scrkit.importers.understand.rows import Draft, clock_told, drafts, midnights
from scrkit.model.entry import Entry
from scrkit.model.gathering import Chronology, OpenRows, Withdrawn
from scrkit.text.counting import number
from scrkit.yamlfile.emit import Fragment, emit


def plan(whole: Return, options: ImportOptions) -> Outcome:
    """Return what taking a return in would do; ScrError where there is no table.

    Nothing is written here; `files` are empty while something keeps it from being.
    """
    found = table.find(whole, options.mapped, with_hidden=options.with_hidden)
    if not found.rows:
        raise no_table(whole, found, options.setting.door)
    return _outcome(found, options, whole)


def plan_answers(held: OpenRows, options: ImportOptions) -> Outcome:
    """Return what taking in the answered rows of a file of questions would do."""
    rows = tuple(
        Row(
            one.at,
            {n: (Cell(one.at, text),) for n, text in one.row.items()},
            "",
            sent=one.sent,
        )
        for one in held.rows
    )
    fields = frozenset(name for row in rows for name in row.cells)
    known = FIELDS.union(one.field for one in options.setting.columns)
    if not fields <= known:
        raise ScrError(
            "a key under row is not known in the file of questions",
            f"Known: {', '.join(sorted(known))}.",
        )
    cells = [cell for row in rows for held in row.cells.values() for cell in held]
    account = {Role.ROW: (len(cells), sum(len(cell.text) for cell in cells))}
    outcome = _outcome(Found(rows, fields, (), account, ()), options, None)
    out = tuple((sent, "") for sent in taken_out(held))
    return replace(outcome, answered=(*outcome.answered, *out))


def _outcome(found: Found, options: ImportOptions, whole: Return | None) -> Outcome:
    read_ = tuple(_known(one, options) for one in drafts(found, options.setting))
    closed: tuple[Draft, ...] = ()
    if not options.answers:
        read_, closed = without_answered(read_, options.there, options.answered)
    comparison = compare(read_, options.there, whole=not options.adds)
    open_ = tuple(_open(read_, comparison))
    # A file that only adds, and answers to questions, say nothing of all the others.
    gone = () if options.adds or whole is None else comparison.gone
    asides = (
        *(whole.asides if whole else ()),
        *found.left,
        *told_of(closed),
        *_said_once(found),
    )
    blocked = (
        *_blocked(found, options, read_, open_),
        *_unread(asides, options),
        *_missing(gone, options),
    )
    added = tuple(_numbered(comparison, options))
    told = tuple(
        one for one in comparison.matched if one.fields and not one.draft.questions
    )
    outcome = Outcome(
        added=tuple((entry.id, at) for entry, at in added),
        changed=told,
        same=sum(not m.fields and not m.draft.questions for m in comparison.matched),
        gone=tuple(entry.id for entry in gone),
        open=open_,
        drafts=read_,
        unknown=found.unknown,
        named=tuple(one for draft in read_ for one in draft.named),
        asides=asides,
        account=found.account,
        blocked=blocked,
        files=(),
        declared=compared(
            comparison.added,
            open_,
            options.there,
            whole=whole is not None,
            adds=options.adds,
        ),
        answered=tuple(entries_of(comparison, added)) if options.answers else (),
    )
    if blocked:
        return outcome
    files = _files(outcome, tuple(e for e, _ in added), gone, options)
    return replace(outcome, files=files)


def _said_once(found: Found) -> Iterator[Aside]:
    for told in (clock_told(found), month_told(found)):
        if told:
            yield Aside(told, "", 0, taken=True)


def _blocked(
    found: Found,
    options: ImportOptions,
    read_: tuple[Draft, ...],
    open_: tuple[Draft, ...],
) -> Iterator[str]:
    if found.unknown:
        yield (
            "columns have headings that are not known: say what they hold with --map "
            '"HEADING=field", keep them as the agency\'s own words behind the event '
            'with --map "HEADING=words", or leave them out with --map "HEADING=-"; '
            '--map "*=words" and --map "*=-" say it for all of them'
        )
    if "event" not in found.fields:
        yield 'no column says what happened: name it with --map "HEADING=event"'
    if "source" not in found.fields and not options.setting.source:
        yield (
            "no column says which record an entry is from: name it with --map "
            '"HEADING=source", or say it for all of them with --source TEXT'
        )
    if not options.setting.midnight and midnights(found):
        yield (
            "every time is 00:00: say --midnight none if that means not recorded, "
            "--midnight real if it was midnight"
        )
    yield from _named(options, read_)
    if options.waiting and options.adds:
        yield (
            f"an earlier return has open rows ({options.waiting}): answer them first, "
            f"in {options.questions_file}"
        )
    if open_ and not options.partial:
        yield (
            f"there are questions ({counted_rows(len(open_))}): put the file right and "
            "try again, or take in the others with --partial"
        )


def _named(options: ImportOptions, read_: tuple[Draft, ...]) -> Iterator[str]:
    found_ = [one for draft in read_ for one in draft.named]
    names = sum(count for _, kind, count in found_ if kind != "people")
    if any(kind == NUMBER for _, kind, _ in found_):
        yield NUMBERED
    if any(kind == SHARED for _, kind, _ in found_):
        yield SEVERAL
    if names and not options.names_checked:
        yield (
            f"what may be a name must not enter git ({number(names, 'place')}): look "
            "at each, add people with scr people add, or say --names-checked"
        )


def _unread(asides: tuple[Aside, ...], options: ImportOptions) -> Iterator[str]:
    kinds = dict.fromkeys(one.what for one in asides if one.blocks)
    if kinds and not options.unread_checked:
        yield (
            f"there is more in the file than was understood ({', '.join(kinds)}): open "
            "it, look there, and save it as a new file; or say --unread-checked if "
            "that does not belong to the chronology"
        )


def _known(draft: Draft, options: ImportOptions) -> Draft:
    """Ask about a reference to an entry that does not stand, or no longer does."""
    there = {entry.id for entry in options.there.entries} if options.there else set()
    if not there or draft.entry.id in {"", *there}:
        return draft
    more = Question(draft.at, "id", ask.REFERENCE)
    return replace(draft, questions=(*draft.questions, more))


def _open(read_: tuple[Draft, ...], comparison: Comparison) -> Iterator[Draft]:
    """Yield the rows with questions; one that tells an entry anew bears its id."""
    known = {id(one.draft): one.entry.id for one in comparison.matched}
    for draft in read_:
        if draft.questions:
            own = {"id": known[id(draft)]} if id(draft) in known else {}
            yield replace(draft, written={**draft.written, **own})


# Of the entries that are there: more than so many at once were hardly taken back.
_MANY = 0.2


def _missing(gone: tuple[Entry, ...], options: ImportOptions) -> Iterator[str]:
    there = options.there.entries if options.there else ()
    # A few entries are taken back now and then; many at once are a file that was cut
    # off.
    if len(gone) > max(2, _MANY * len(there)) and not options.withdraw:
        yield (
            f"{len(gone)} of {number(len(there), 'entry', 'entries')} would be "
            "withdrawn, as no row tells of them: say --adds if the file "
            "only adds to an earlier one, or --withdraw if they no longer stand"
        )


def _numbered(
    comparison: Comparison, options: ImportOptions
) -> Iterator[tuple[Entry, str]]:
    """Yield the new entries with the next numbers of the agency, which are for life."""
    number = _highest(options.there)
    for draft in comparison.added:
        if not draft.questions and declared_by(draft.entry) is None:
            number += 1
            id = f"{options.agency.prefix}-{number:04d}"
            yield changed(draft.entry, id=id), draft.at


def _highest(there: Chronology | None) -> int:
    if there is None:
        return 0
    # Those withdrawn too, for a number that was once cited is never another entry's.
    ids = [one.id for one in there.entries] + [one.id for one in there.withdrawn]
    return max((int(id.rpartition("-")[2]) for id in ids), default=0)


def _files(
    outcome: Outcome,
    added: tuple[Entry, ...],
    gone: tuple[Entry, ...],
    options: ImportOptions,
) -> Plan:
    said = outcome.declared
    if not (added or outcome.changed or gone or said):
        return (*_open_rows(outcome, options),)
    if options.there is None:
        made = begun(options.file, options.agency.id, added, options.day, said)
        return (*made, *_open_rows(outcome, options))
    reason = f"{NOT_IN} {options.day.isoformat()}."
    withdrawn = tuple(
        Withdrawn(id=entry.id, withdrawn=options.day, reason=reason) for entry in gone
    )
    made = edits(
        options.content, options.file, outcome.changed, (added, withdrawn, said)
    )
    return (*made, *_open_rows(outcome, options))


def _open_rows(outcome: Outcome, options: ImportOptions) -> Iterator[NewFile]:
    # Else the file of an earlier return would keep rows that are answered by now.
    if not outcome.open and not options.partial and not options.waiting:
        return
    rows: list[Fragment] = [_open_row(draft) for draft in outcome.open]
    asked: list[Fragment] = [draft.sent for draft in outcome.open]
    head = (
        "# Rows of the return that are still open. Put right what begins with ??,\n"
        "# take the ?? away; take out rows that do not count. Then:\n"
        f"# scr import {options.questions_file} --agency {options.agency.id} --write\n"
    )
    data: dict[str, Fragment] = {
        "format": "1",
        "agency": options.agency.id,
        "read": options.day.isoformat(),
        "sha256": options.sha256,
        "rows": rows,
        "asked": asked,
    }
    text = head + emit(data).replace('format: "1"', "format: 1")
    yield NewFile(options.questions_file, text.encode())


def _open_row(draft: Draft) -> Fragment:
    needed = [f"{one.field}: {one.needed}" for one in draft.questions]
    asked = {one.field for one in draft.questions}
    row = {
        name: f"{ask.ASKED} {text}" if name in asked and name != "people" else text
        for name, text in sorted(draft.written.items())
        if text
    }
    return {"at": draft.at, "needed": needed, "row": row, "sent": draft.sent}


def counted_rows(count: int) -> str:
    """Return a number of rows in words: 1 row, 28 rows."""
    return number(count, "row")
