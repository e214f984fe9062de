"""What taking a return in would do, in lines for people: places, ids, counts."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

from scrkit.cli import console
from scrkit.dates import spelled
from scrkit.folder import Contents
from scrkit.importers.read.values import Aside
from scrkit.importers.take_in.ledger import REQUESTS, open_request
from scrkit.importers.take_in.options import ImportOptions
from scrkit.importers.take_in.plan import counted_rows
from scrkit.importers.take_in.summary import MOST, Summary
from scrkit.importers.understand.finding import Unknown
from scrkit.importers.understand.people import Added
from scrkit.model.columns import COLUMNS
from scrkit.review.load import Loaded
from scrkit.review.walk import cited
from scrkit.text.counting import number

_ID = re.compile(r"[A-Z][A-Za-z0-9-]*-\d{4,}")
_HEADINGS = {column.field: column.heading for column in COLUMNS}
_HEADINGS |= {"own": "the case's own columns"}
NAMED = {
    "capital": "words with a capital that nobody in the register bears",
    "titled": "words behind a title that nobody in the register bears",
    "initials": "initials that may be somebody's",
    "near": "words one letter away from a registered name",
    "shared": "names that several people bear",
    "ordinary": "words that may be names or ordinary words",
    "plural": "names in the plural, or with another ending",
    "lost": "names whose letters a program lost",
    "joined": "names that are joined to other letters",
    "handle": "names in mail addresses, links or among other letters",
    "torn": "names that bold, a link or the like begins or ends in",
    "number": "numbers, addresses or days of birth of people in the register",
    "people": "people who are given by no code",
}


def named(kind: str, count: int) -> str:
    """Return how many of a kind may be names, in words: 1 word with a capital …"""
    said = NAMED[kind]
    # The list is in the plural, so that each kind stands once.
    if count == 1:
        said = re.sub(r"^(word|name|number)s\b", r"\1", said)
        said = said.replace("people who are", "person who is")
    return f"{count} {said}"


@dataclass(frozen=True, slots=True)
class Sight:
    """What was seen of the review beside the return, and what its files are called.

    `contents` are its files as they were read; `called` gives what to call one.
    """

    loaded: Loaded
    contents: Contents
    called: Callable[[str], str]


def told(found: Summary, chosen: ImportOptions, sight: Sight) -> str:
    """Return the plan in plain words; never a name, a value or a word of the case."""
    lines = [
        *_account(found),
        *_remembered(chosen),
        *_left(found),
        *_entries(found, chosen),
        *_changes(found, sight),
        *people_told(found.people),
        *_received(chosen, sight),
        *_not_looked_at(found, sight),
        *_questions(found),
        *_notes(found),
        *_names(found, chosen),
        *map(_unknown, found.unknown),
    ]
    if found.unsaid:
        lines.append(
            f"headings given with --map that may hold a name ({len(found.unsaid)}): "
            "used for this file, and not newly remembered; say them again next time"
        )
    return "\n".join((*lines, *held_up(found.blocked)))


def _unknown(one: Unknown) -> str:
    told = f"column not known: {one.at} ({number(one.cells, 'cell')})"
    by_place = f'--map "column {one.number}=field" names it'
    if not one.heading:
        return f"{told}; it has no heading: {by_place}"
    # A heading that may hold a name is not repeated: only its place is told.
    if one.heading == "?":
        return f"{told}; {by_place}"
    return f'{told}: "{console.plain(one.heading)}"'


def _remembered(chosen: ImportOptions) -> Iterator[str]:
    """Tell what holds for the whole file, said now or at an earlier return."""
    setting = chosen.setting
    said = [f"the year {setting.year} for dates without one"] if setting.year else []
    said += ["a source where none is named"] if setting.source else []
    said += [f"midnight {setting.midnight}"] if setting.midnight else []
    said += [number(len(setting.means), "answer") + " of their own"] * bool(
        setting.means
    )
    # Answers to our own questions bear all of it themselves.
    if said and not chosen.answers:
        yield f"  as said for this agency: {', '.join(said)}"


def _account(found: Summary) -> Iterator[str]:
    cells, taken, left = found.cells
    encoding = f", read as {found.encoding}" if found.encoding else ""
    yield (
        f"read {number(cells, 'cell', grouped=True)} with "
        f"{number(found.characters, 'character', grouped=True)}{encoding}: "
        f"{taken:,} in rows and headings, {left:,} left out"
    )


def asides(every: Iterable[Aside]) -> Iterator[str]:
    """Yield what of a file was taken or left out beside its rows or paragraphs."""
    for one in every:
        at = f" ({one.where})" if one.where else ""
        done = "taken" if one.taken else "left out"
        size = number(one.characters, "character", grouped=True)
        yield f"  {done}: {one.what}{at}" + (f": {size}" if one.characters else "")


def names_told(every: Iterable[tuple[str, int, Iterable[str]]]) -> Iterator[str]:
    """Yield what may be names, by kind, number and places, and never the words."""
    for place, (kind, count, places) in enumerate(every):
        if not place:
            yield "may be names:"
        yield f"  {named(kind, count)}: {'; '.join(places)}"


def held_up(reasons: Iterable[str]) -> Iterator[str]:
    """Yield why nothing is written yet, if there is a reason."""
    for place, one in enumerate(reasons):
        if not place:
            yield "nothing is written yet:"
        yield f"  - {one}"


def _left(found: Summary) -> Iterator[str]:
    yield from asides(found.asides)
    if found.more_asides:
        more = number(found.more_asides, "more place", grouped=True)
        yield f"  and {more}, not listed"


def _entries(found: Summary, chosen: ImportOptions) -> Iterator[str]:
    yield f"{counted_rows(found.rows)} of {chosen.agency.name}: " + ", ".join(
        (
            f"{len(found.added)} new",
            f"{len(found.changed)} changed",
            f"{found.same} as before",
            f"{found.open} with questions",
        )
    )
    if found.added:
        first, last = found.added[0], found.added[-1]
        yield f"  new: {first}" + (f" to {last}" if last != first else "")
    # Name the rows that became silences: whoever reads the plan can look at each.
    for said, places in (
        ("no contact declared, kept under no_contact", found.declared),
        ("another span or wording of a declared silence", found.corrected),
    ):
        if places:
            more = len(places) - MOST
            told = "; ".join(places[:MOST]) + (f"; and {more} more" * (more > 0))
            yield f"  {said}: {counted_rows(len(places))} ({told})"
    if found.lifted:
        yield (
            "  declared silences taken out of no_contact, as no row tells of them: "
            f"{found.lifted}"
        )
    if found.gone:
        yield f"  withdrawn, as no row tells of them: {len(found.gone)}"
    out = sum(not entry for _, entry in found.answered)
    if out:
        yield (
            f"  taken out of the file of questions: {counted_rows(out)}, not asked "
            "about again when the return comes a second time"
        )
    if chosen.waiting:
        yield (
            f"  open rows of an earlier return, replaced: {chosen.waiting} "
            f"({chosen.questions_file})"
        )


def _not_looked_at(found: Summary, sight: Sight) -> Iterator[str]:
    """Tell of what may cite entries and was not read: silence would say it does not."""
    contents = sight.contents
    places = [
        *((name, "a link stands there") for name in contents.linked),
        *((name, "what stands there is no file") for name in contents.odd),
        *((name, "it is too large") for name in contents.large),
    ]
    # Only then is it asked who cites what, and a file that cannot be read may.
    if found.changed or found.gone:
        places += ((name, "it has errors") for name in sight.loaded.broken)
    for name, why in sorted(places):
        yield f"{console.plain(sight.called(name))} was not looked at: {why}"


def _changes(found: Summary, sight: Sight) -> Iterator[str]:
    where = _citations(sight, {*(one.id for one in found.changed), *found.gone})
    for one in found.changed:
        fields = ", ".join(_HEADINGS.get(name, name).lower() for name in one.fields)
        yield f"  {one.id} changed: {fields} ({one.at}){_cited(where.get(one.id, ()))}"
    for id in found.gone:
        yield f"  {id} withdrawn{_cited(where.get(id, ()))}"


def people_told(every: Iterable[Added]) -> Iterator[str]:
    """Tell who comes in from the form's own list of people."""
    every = tuple(every)
    new = [one for one in every if one.code]
    if new:
        yield f"new people of this agency, from the form's list of people: {len(new)}"
    yield from (f"  {one.code}: {console.plain(one.role)} ({one.at})" for one in new)
    for one in every:
        if not one.code:
            why = one.why or (
                "it wants a code such as HV2 and a role, and no name: scr people add"
            )
            yield f"not taken from the form's list of people ({one.at}): {why}"


def _received(chosen: ImportOptions, sight: Sight) -> Iterator[str]:
    """Tell what becomes of the request that this return answers."""
    review = sight.loaded.review
    # Answers to our own questions are no return: it came before them.
    if review is None or chosen.answers:
        return
    requests = review.requests.requests
    asked = open_request(review.requests, chosen.agency.id)
    if asked is not None:
        at, name = asked
        on = spelled(requests[at].requested)
        yield f"answers the request of {on}: {name} {spelled(chosen.day)}, {REQUESTS}"
    elif not any(
        (one.agency, one.what) == (chosen.agency.id, "chronology") for one in requests
    ):
        yield (
            f"{REQUESTS} holds no request for this chronology, so that its day is "
            "not noted: add it there, with received"
        )


def _cited(places: Iterable[str]) -> str:
    every = list(places)
    return f"; cited in {', '.join(every)}" if every else ""


def _citations(sight: Sight, ids: Collection[str]) -> dict[str, list[str]]:
    """Return where other files of the review cite entries: file and line."""
    found: dict[str, list[str]] = {}
    for source in sight.loaded.sources:
        # What an entry cites in its own chronology is no place that waits for it.
        if source.record is None or source.name.startswith("chronologies/"):
            continue
        for one in cited(source.record):
            if one.kind == "entry" and one.text in ids:
                line = source.place(one.path).line
                found.setdefault(one.text, []).append(
                    f"{console.plain(sight.called(source.name))}:{line}"
                )
    for prose in sight.loaded.prose:
        for id in dict.fromkeys(_ID.findall(prose.text)):
            if id in ids:
                found.setdefault(id, []).append(console.plain(sight.called(prose.name)))
    return found


def _questions(found: Summary) -> Iterator[str]:
    if found.questions:
        yield f"questions ({counted_rows(found.open)}):"
    for one in found.questions:
        heading = _HEADINGS.get(one.field, one.field).lower()
        if one.count == 1:
            yield f"  {one.places[0]}, {heading}: {one.needed}"
            continue
        more = one.count - len(one.places)
        yield f"  {heading}, asked once for {number(one.count, 'place')}: {one.needed}"
        yield f"    {'; '.join(one.places)}{f' and {more} more' if more else ''}"
    if found.more_questions:
        yield f"  and {found.more_questions} more"


def _notes(found: Summary) -> Iterator[str]:
    if found.notes:
        yield "to look at:"
    yield from (f"  {note.at}: {note.what}" for note in found.notes)
    if found.more_notes:
        yield f"  and {found.more_notes} more"


def _names(found: Summary, chosen: ImportOptions) -> Iterator[str]:
    if not found.named or chosen.names_checked:
        return
    yield "may be names:"
    for one in found.named:
        more = f" and {one.more} more" if one.more else ""
        yield f"  {named(one.kind, one.count)}: {'; '.join(one.places)}{more}"
