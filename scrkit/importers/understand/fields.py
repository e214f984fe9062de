"""Read the cells of a row, field by field; what cannot be read becomes a question."""

import re
from collections.abc import Callable
from typing import Any

from scrkit.importers.read.values import STRUCK_WORDS
from scrkit.importers.understand import questions as ask
from scrkit.importers.understand.boxes import ticked
from scrkit.importers.understand.clean import clean
from scrkit.importers.understand.composed import SAID, WORDS
from scrkit.importers.understand.headings import plain
from scrkit.importers.understand.looks import looks_of
from scrkit.importers.understand.naming import coded, people_in
from scrkit.importers.understand.questions import Question
from scrkit.importers.understand.rowreading import Reading, said_in
from scrkit.model.columns import COLUMNS, NARRATIVE, OWN

_YES_OR_NO = re.compile(r"(yes|no)(?:\s*[,;:.(]|\s+[-–]\s)\s*(?=\S)", re.IGNORECASE)
_QUESTION = re.compile(r"(?:Q|ToR\s*)?\s*(\d{1,2})", re.IGNORECASE)
# How agencies answer what has few answers: the form's words, ours, and their own.
_ANSWERS = {
    column.field: {
        **{answer: value for value, answer in column.answers.items()},
        **{value: value for value in column.answers},
        **column.also,
    }
    for column in COLUMNS
    if column.answers
}
ANSWERED = frozenset(said for answers in _ANSWERS.values() for said in answers if said)
"""What --means may give for an agency's own wording."""
# What an entry holds of a field for which the agency was not asked.
_NOT_ASKED, _NOTHING_SAID = "not_asked", "not recorded"
_LINES = frozenset(column.field for column in COLUMNS if column.kind == "line")
_LABELS = {column.field: column.heading.rstrip("?") for column in COLUMNS}


def words_kept(reading: Reading) -> tuple[str, ...]:
    """Return what columns say of which there is no field, under their headings.

    What is kept for the file of questions holds it too, for that has no such columns.
    """
    beside = [(h, c) for name, h, c in reading.row.beside if name in (WORDS, SAID)]
    lines = []
    for heading, cell in (*beside, *reading.kept):
        text = said_in(cell.text)
        if not text or text in _SAYS_NOTHING:
            continue
        reading.questions += [Question(cell.at, "event", one) for one in looks_of(cell)]
        label = " ".join(clean(heading).split()).rstrip(":;,. ")
        told = coded(f"{label}: {text}" if label else text, reading.setting.door)
        reading.named += [(cell.at, *one) for one in told.open]
        lines.append(told.text)
    return tuple(lines)


_SAYS_NOTHING = frozenset("-–—")


_NARRATIVES = frozenset(NARRATIVE)


def keep_as_read(reading: Reading) -> None:
    """Keep what the other cells say for the file of questions: no name in it either."""
    asked = {question.field for question in reading.questions}
    for name in reading.row.cells.keys() - reading.written.keys() - _NARRATIVES:
        # What a narrative said was kept as it was read.
        if name.startswith(OWN):
            continue
        told = coded(reading.text(name), reading.setting.door, bare_codes=False)
        reading.written[name] = told.text
        # What was read as a date or an answer names nobody.
        if name in asked:
            reading.named += [(reading.place(name), *one) for one in told.open]


def line_of(reading: Reading, name: str) -> str:
    """Return a text of one line, such as the record that a row is taken from."""
    text = " ".join(_named(reading, name, reading.text(name)).split())
    if not text and name == "source":
        text = _named(reading, name, reading.setting.source)
        if not text and name not in reading.habits.missing:
            reading.ask(name, ask.SOURCE)
    reading.written[name] = text
    return text


def people_of(reading: Reading, name: str) -> tuple[str, ...]:
    """Return the codes of those whom a row names."""
    text = reading.text(name)
    struck = ", ".join(_STRUCK.findall(text)) if STRUCK_WORDS in text else ""
    if struck:
        text = _STRUCK.sub(", ", text)
    codes, unknown = people_in(text, reading.setting.door)
    gone, gone_unknown = people_in(struck, reading.setting.door) if struck else ((), 0)
    if unknown or gone_unknown:
        reading.ask(name, ask.PEOPLE)
        reading.named.append((reading.place(name), "people", 1))
    # Who has no code may stand there by name: the place is kept, and asked about.
    kept = ", ".join((*codes, *("?",) * unknown))
    if struck:
        kept += f" {STRUCK_WORDS}{', '.join((*gone, *('?',) * gone_unknown))}]"
    reading.written[name] = kept.strip()
    return codes


_STRUCK = re.compile(rf"{re.escape(STRUCK_WORDS)}([^\]]*)\]")


def narrative_of(reading: Reading, name: str) -> str:
    """Return a narrative cell, its names as mentions."""
    text = _named(reading, name, reading.text(name)).strip()
    if text:
        reading.written[name] = text
    return text


def _named(reading: Reading, name: str, text: str) -> str:
    if not text:
        return ""
    # A source is a line of its own, in which codes stand bare.
    told = coded(text, reading.setting.door, bare_codes=name not in _LINES)
    reading.named += [(reading.place(name), *one) for one in told.open]
    if told.unknown_mention:
        reading.ask(name, ask.OUTSIDE)
    return told.text


def seen_of(reading: Reading, name: str) -> str:
    """Return whether the child was seen; what more is said goes behind the event."""
    if name not in reading.given:
        return _NOT_ASKED
    said = " ".join(reading.text(name).split())
    text = ticked(said)
    if not text and text is not None:
        # Kept for the file of questions, which has no column that was left empty.
        reading.written[name] = _NOTHING_SAID
        return "not_recorded"
    text = said if text is None else text
    value = _answer(reading, name, text)
    if value:
        return value
    begins = _YES_OR_NO.match(text)
    if begins is None:
        reading.ask(name, ask.one_of(name))
        return "not_recorded"
    reading.behind.append(f"{_LABELS[name]}: {_named(reading, name, text)}")
    return begins[1].lower()


def _answer(reading: Reading, name: str, text: str) -> str | None:
    """Return the value of an answer in the form's words, ours, or the agency's own."""
    answers, meant = _ANSWERS[name], reading.setting.means.get(plain(text))
    known = answers.get(text.casefold().rstrip("."))
    return known if known or not meant else answers.get(meant)


def choice_of(reading: Reading, name: str) -> str | None:
    """Return one of a field's few values, such as the agency's view of the practice."""
    if name not in reading.row.cells and "" not in _ANSWERS[name]:
        reading.written[name] = ""
        return None
    said = " ".join(reading.text(name).split())
    text = ticked(said)
    text = said if text is None else text
    value = _answer(reading, name, text)
    if text and value is None:
        reading.ask(name, ask.one_of(name))
    reading.written[name] = value or _named(reading, name, text)
    return value


def questions_of(reading: Reading, name: str) -> tuple[str, ...]:
    """Return the questions that a row bears on."""
    text = reading.text(name)
    pieces = [one.strip() for one in re.split(r"[,;/\n&]|\band\b", text) if one.strip()]
    ids = []
    for piece in pieces:
        match = _QUESTION.fullmatch(piece.rstrip("."))
        if match is None or f"Q{int(match[1])}" not in reading.setting.questions:
            reading.ask(name, ask.QUESTIONS)
            return ()
        ids.append(f"Q{int(match[1])}")
    return tuple(dict.fromkeys(ids))


def visibility_of(reading: Reading) -> str:
    """Return whether a row goes into the integrated chronology."""
    unsaid = _ANSWERS["visibility"].get("")
    if unsaid and "visibility" not in reading.row.cells:
        return unsaid
    said = reading.text("visibility").strip()
    text = said if ticked(said) is None else ticked(said) or ""
    value = _answer(reading, "visibility", text)
    if value is None:
        reading.ask("visibility", ask.VISIBILITY)
        # What may be for the agency alone is kept to it until somebody has answered.
        return "agency_only"
    return value


_NUMBER = re.compile(r"0*([1-9][0-9]{0,3})(?:\.0*)?")


def number_of(reading: Reading, name: str) -> str:
    """Return a number, such as the order within a moment; "" where there is none."""
    text = reading.text(name).strip()
    if not text or reading.habits.numbered:
        return ""
    found = _NUMBER.fullmatch(text)
    if found is None:
        reading.ask(name, ask.NUMBER)
        return ""
    reading.written[name] = found[1]
    return found[1]


def own_of(reading: Reading) -> dict[str, str]:
    """Return what a row says in the case's own columns, by their ids."""
    told = {
        column.field.removeprefix(OWN): narrative_of(reading, column.field)
        for column in reading.setting.columns
        if column.field in reading.row.cells
    }
    return {id: text for id, text in told.items() if text}


def reference_of(reading: Reading, name: str) -> str:
    """Return the id that a row bears, "" for none."""
    text = reading.text(name).strip()
    if not text or re.fullmatch(rf"{reading.setting.prefix}-\d{{4,}}", text):
        return text
    # Agencies number their rows in ways of their own; what only looks like a reference
    # of this review, with a slip in it or another agency's, is asked about.
    begins = plain(text).split(" ")[0].rstrip("0123456789")
    if begins in {plain(reading.setting.prefix), *reading.setting.others}:
        reading.ask(name, ask.REFERENCE)
    return ""


# How a field of each kind is read; what is asked about first comes first.
_READERS: dict[str, Callable[[Reading, str], Any]] = {
    "person": people_of,
    "seen": seen_of,
    "choice": choice_of,
    "narrative": narrative_of,
    "line": line_of,
    "number": number_of,
    "entry-id": reference_of,
    "question": questions_of,
}
# Fields with an answer that must never be guessed are read apart, and last.
_APART = {"visibility": visibility_of}


# What a field says that has no cell, and of which nothing is kept then.
_NOTHING: dict[str, Any] = {
    "narrative": "",
    "entry-id": "",
    "question": (),
    "number": "",
}
_EACH = tuple(
    (column.field, read, _NOTHING.get(kind))
    for kind, read in _READERS.items()
    for column in COLUMNS
    if column.kind == kind and column.field not in _APART
)


def values_of(reading: Reading) -> dict[str, Any]:
    """Return what a row says in each field but its date and time."""
    cells = reading.row.cells
    values = {
        name: read(reading, name) if nothing is None or name in cells else nothing
        for name, read, nothing in _EACH
    }
    values |= {name: read(reading) for name, read in _APART.items()}
    return values | {"own": own_of(reading)}
