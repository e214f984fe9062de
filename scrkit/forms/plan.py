"""Plan what taking a form in would do: what changes, is asked, is left as it is."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from msgspec.structs import replace as changed

from scrkit.edits.editing import Editing
from scrkit.edits.spelling import spell
from scrkit.files import NewFile, Plan
from scrkit.forms.answers import NEEDED, is_month_first
from scrkit.forms.description import Form, Place
from scrkit.forms.listed import SEVERAL, take_rows
from scrkit.forms.marks import Stamp
from scrkit.forms.places import edition, places
from scrkit.forms.records import Taking, made
from scrkit.forms.said import Answers
from scrkit.forms.setting import Question, Setting, known_ids
from scrkit.frameworks import Framework
from scrkit.importers.read.values import Aside
from scrkit.importers.understand.headings import plain
from scrkit.importers.understand.naming import NUMBER, NUMBERED, Pseudonymiser
from scrkit.importers.understand.people import Added, added_in, knowing
from scrkit.model.case import Agency
from scrkit.model.imr import WithdrawnRecommendation
from scrkit.model.kinds import Layout, Record
from scrkit.model.review import AGENCY_FOLDERS, SINGLE_FILES, Review
from scrkit.render.wording.options import Options
from scrkit.review.walk import referring
from scrkit.scaffold.schemas import modeline
from scrkit.text.counting import number


@dataclass(frozen=True, slots=True, repr=False)
class FormOptions:
    """What the caller asked for, and what the review holds already.

    `content` is that of the file which the form fills, b"" where there is none, or
    where it holds only comments. `agency` is None for the Board. `wording` is how the
    board words what goes out; None for the usual words.
    """

    review: Review
    agency: Agency | None
    form: Form
    stamp: Stamp
    day: date
    door: Pseudonymiser
    content: bytes
    sha256: str
    partial: bool = False
    withdraw: bool = False
    names_checked: bool = False
    unread_checked: bool = False
    wording: Options | None = None
    framework: Framework | None = None

    @property
    def owner(self) -> str:
        """The id of whose form it is."""
        return self.stamp.agency

    @property
    def file(self) -> str:
        """The file of the review which the form fills."""
        return self.form.file.format(self.owner)


@dataclass(frozen=True, slots=True, repr=False)
class FormSummary:
    """What would become of a form, in a bounded and plain form: places, ids, counts.

    `cells` are paragraphs and cells read; `stray` those that stand in no place.
    `blocked` says why nothing is written yet; `files` what is written.
    """

    cells: int
    asides: tuple[Aside, ...] = ()
    changed: tuple[str, ...] = ()
    emptied: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    named: tuple[tuple[str, int, tuple[str, ...]], ...] = ()
    notes: tuple[str, ...] = ()
    blocked: tuple[str, ...] = ()
    files: Plan = ()
    is_new: bool = False
    people: tuple[Added, ...] = ()


def plan_word(
    read: Answers, options: FormOptions, before: Record | None
) -> FormSummary:
    """Return what taking a form in Word in would do."""
    newcomers = _newcomers(read, options)
    door = knowing(options.door, newcomers)
    setting = Setting(door, options.day, known_ids(options.review))
    texts = ((one.place, one.line) for one in read.said)
    # Over all dates before any is read: one that can only be month first, 07/25/2015,
    # makes 07/05/2015 unsure.
    setting.month_first = is_month_first(texts, options.day)
    prefix = f"{options.agency.prefix}-" if options.agency else ""
    said = {(one.place.name, one.key, one.group): one for one in read.said}
    taking = Taking(
        said,
        setting,
        prefix,
        options.stamp.filled,
        withdraw=options.withdraw,
        used=cited(options.review),
        keeps="withdrawn" in options.form.record.__struct_fields__,
        apart=options.form.apart,
    )
    for at, needed in read.stray:
        setting.ask(at, "", needed)
    record = _withdrawn(taking, options, _record(taking, options, before))
    found = summed(read, options, (taking, before, record), _files)
    return replace(found, people=newcomers)


def _newcomers(read: Answers, options: FormOptions) -> tuple[Added, ...]:
    """Return whom the agency added to the list of people behind its form."""
    agency = options.agency
    if agency is None:
        return ()
    own = frozenset(map(plain, (agency.id, agency.name, agency.prefix)))
    return added_in(read.people, options.door, own)


def cited(review: Review) -> frozenset[str]:
    """Return the ids that a review refers to, whether or not they stand there still."""
    records = [getattr(review, name) for _, name, _ in SINGLE_FILES]
    for _, name, _ in AGENCY_FOLDERS:
        # Thousands of entries refer to nothing that a form gives an id.
        records += getattr(review, name) if name != "chronologies" else ()
    return frozenset(one.text for record in records for one in referring(record))


def _withdrawn(taking: Taking, options: FormOptions, record: Any) -> Any:
    """Return a record that keeps the ids of what goes out of its list."""
    if record is None or not taking.gone or not taking.keeps:
        return record
    reason = f"Not in the form taken in on {options.day.isoformat()}."
    gone = (
        WithdrawnRecommendation(id=id, withdrawn=options.day, reason=reason)
        for id in taking.gone
    )
    # The id stays behind with its reason, so that no later row is given it again.
    return changed(record, withdrawn=(*record.withdrawn, *gone))


def _record(taking: Taking, options: FormOptions, before: Record | None) -> Any:
    values: dict[str, Any] = {}
    for place in places(options.form):
        values[place.field] = _value(taking, place, getattr(before, place.field, None))
    given = {
        name: value
        for name, value in values.items()
        if value is not None or before is not None
    }
    if "agency" in options.form.record.__struct_fields__:
        # From the stamp, never from what stands in the form: nobody fills another's
        # report.
        given["agency"] = options.owner
    return made(options.form.record, before, given)


def _value(taking: Taking, place: Place, before: Any) -> Any:
    if place.shape == "record":
        return taking.record(place, before, ("", 0))
    if place.shape == "paragraphs":
        return taking.items(place, before or ())
    if place.keyed:
        return taking.keyed(place, before)
    if place.shape == "rows":
        return take_rows(taking, place, before or ())
    return taking.leaf(place, ("", 0), before)


_Taken = tuple[Taking, Record | None, Any]


def summed(
    read: Answers,
    options: FormOptions,
    taken: _Taken,
    writing: Callable[[FormOptions, Any, Any], Plan],
) -> FormSummary:
    """Return the summary, with the edits where nothing keeps them from being made."""
    taking, before, record = taken
    # A place may be looked at twice, as a row and as a row's part: it is asked once.
    questions = tuple(dict.fromkeys(taking.setting.questions))
    found = FormSummary(
        cells=read.cells,
        asides=read.asides,
        changed=tuple(taking.changed),
        emptied=tuple(taking.emptied),
        added=tuple(taking.added),
        gone=tuple(taking.gone),
        absent=tuple(dict.fromkeys(taking.absent)),
        questions=questions,
        named=tuple(_named(taking.setting.named)),
        notes=(*_notes(options, len(questions)), *map(SEVERAL.format, taking.several)),
        is_new=before is None,
    )
    blocked = tuple(_blocked(found, options, record))
    if blocked:
        return replace(found, blocked=blocked)
    return replace(found, files=writing(options, before, record))


_PLACES = 8


def _named(
    every: Iterable[tuple[str, str, int]],
) -> Iterable[tuple[str, int, tuple[str, ...]]]:
    counts: Counter[str] = Counter()
    at: dict[str, dict[str, None]] = {}
    for place, kind, count in every:
        counts[kind] += count
        at.setdefault(kind, {})[place] = None
    for kind, count in counts.items():
        yield kind, count, tuple(at[kind])[:_PLACES]


def _notes(options: FormOptions, asked: int) -> Iterable[str]:
    if options.partial and asked:
        yield (
            f"{number(asked, 'question')} above: what is asked about was left out, and "
            "nothing in the review tells of it. Put it right in the file and import it "
            "again, which asks anew about all that is still unclear"
        )
    if options.stamp.edition != edition(options.form):
        yield (
            "the form is of another edition than scrkit's own now: what it has no "
            "place for stays as it stands in the review"
        )


def _blocked(found: FormSummary, options: FormOptions, record: Any) -> Iterable[str]:
    if record is None:
        needed = [one.at for one in found.questions if one.needed == NEEDED]
        # What is needed may stand there, in words that are asked about.
        which = f" ({'; '.join(needed[:_PLACES])})" if needed else " or asked about"
        yield (
            f"the report cannot begin without what is needed above{which}, not with "
            "--partial either. Nothing of the file was taken in, and all that it says "
            "stands in it still: put that right, and import it again"
        )
    elif found.questions and not options.partial:
        count = number(len(found.questions), "question")
        yield (
            f"{count} above: put it right in the file and import it again, or take in "
            "what is clear with --partial"
        )
    # No --names-checked waves a telephone or NHS number through.
    if any(kind == NUMBER for kind, _, _ in found.named):
        yield NUMBERED
    if any(kind == "shared" for kind, _, _ in found.named):
        yield (
            "registered names that several people bear are not waved through with "
            "--names-checked: put the code of who is meant"
        )
    if found.named and not options.names_checked:
        yield "what may be names: put codes for them, or look and add --names-checked"
    if any(one.blocks for one in found.asides) and not options.unread_checked:
        yield "what was not understood: look at it, and add --unread-checked"


def begun(file: str, record: Record) -> NewFile:
    """Return a file of a review that begins with a record."""
    text = "\n".join(spell(record, "", Layout(0)).below)
    content = f"{modeline(file)}{text}\n".encode()
    # Read back before it is believed, as every edit is.
    if Editing(None, file, type(record), content).before != record:
        raise AssertionError(file)
    return NewFile(file, content)


def _files(options: FormOptions, before: Record | None, record: Any) -> Plan:
    if record == before:
        return ()
    file, kind = options.file, options.form.record
    if before is None:
        return (begun(file, record),)
    editing = Editing(options.content, file, kind)
    for place in places(options.form):
        then, now = getattr(before, place.field), getattr(record, place.field)
        _edit(editing, place, then, now)
    if "withdrawn" in kind.__struct_fields__:
        kept = len(getattr(before, "withdrawn", ()))
        editing.append(("withdrawn",), *getattr(record, "withdrawn", ())[kept:])
    return editing.edits()


def _edit(editing: Editing[Any], place: Place, then: Any, now: Any) -> None:
    """Write what is another; a list of records one by one, so that others stay."""
    if place.mapped:
        for key, one in now.items():
            editing.replace((place.field, key), one)
    elif place.shape == "paragraphs" and then and now:
        # Write paragraphs that are another one by one, so that the rest stays as it is.
        for at, text in enumerate(now[: len(then)]):
            editing.replace((place.field, at), text)
        editing.remove((place.field,), *range(len(now), len(then)))
        editing.append((place.field,), *now[len(then) :])
    elif place.shape != "rows" or not then or not now:
        editing.replace((place.field,), now)
    elif place.key:
        _edit_by_id(editing, place, then, now)
    else:
        _edit_by_words(editing, place, then, now)


def _edit_by_id(editing: Editing[Any], place: Place, then: Any, now: Any) -> None:
    ids = {getattr(one, place.key): at for at, one in enumerate(then)}
    kept = {getattr(one, place.key): one for one in now}
    for id, at in ids.items():
        if id in kept:
            editing.replace((place.field, at), kept[id])
    gone = [at for id, at in ids.items() if id not in kept]
    # A list of which nothing is left is written anew: an editing needs one to go by.
    if len(gone) == len(ids):
        editing.replace((place.field,), now)
        return
    editing.remove((place.field,), *gone)
    editing.append((place.field,), *(o for id, o in kept.items() if id not in ids))


def _edit_by_words(editing: Editing[Any], place: Place, then: Any, now: Any) -> None:
    """Write records without ids: those that stay in their order, new ones last."""
    gone: list[int] = []
    blocks = SequenceMatcher(None, then, now, autojunk=False).get_opcodes()
    for kind, a, b, c, d in blocks:
        pairs = min(b - a, d - c) if kind == "replace" else 0
        for n in range(pairs):
            editing.replace((place.field, a + n), now[c + n])
        if kind != "equal":
            gone += range(a + pairs, b)
    editing.remove((place.field,), *gone)
    editing.append((place.field,), *now[len(then) - len(gone) :])
