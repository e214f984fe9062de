"""See the registered people in a text, in whatever disguise; reads no file."""

import re
from collections.abc import Iterator
from dataclasses import replace

from scrkit.identifiers.days import speaks_a_year
from scrkit.identifiers.mailboxes import may_hold_mailbox
from scrkit.identifiers.numbers import identifiers
from scrkit.patterns import later
from scrkit.scan.dated import is_of_a_text
from scrkit.scan.fold import Folded, bare, fold
from scrkit.scan.grading import is_of_a_style, is_said_of_nobody
from scrkit.scan.initials import initialled, is_taken
from scrkit.scan.others import FORENAMES
from scrkit.scan.sight import Sight
from scrkit.scan.spoken import may_be_dictated
from scrkit.scan.told import is_printed
from scrkit.scan.unmasked import QUOTED, RANDOM, shapes
from scrkit.scan.values import SERIAL, Grade, Part, Piece, Trace
from scrkit.scan.weighing import Hit, grade_of

# Of texts in ASCII alone: classes of named signs are looked for five times as fast.
_SIGNS = later(r"[0-9@%&_(\[{-]")
_GAP = r"[ \t\n\r\f\v._*'/-]"
_TWO = later(rf"{_GAP}[A-Za-z]{_GAP}{{1,4}}[A-Za-z](?!\w)")
_KEPT, _SHORT_TEXT = 4096, 2000  # texts of which it is kept what was seen in them
_MAIL = "e-mail"
# logo@2x.png; <2016.17@server> is what a program calls a letter or an appointment.
_PICTURE = later(r"@\dx\.|\.(?:png|jpe?g|gif|svg|webp|css|js)$", re.IGNORECASE)
# With its hyphens or, as it is looked at once more, without.
_ID = later(
    r"\s*(?:(?:message|content)[-\s]?id|in[-\s]?reply[-\s]?to|references|uid)\b[^:\n]*:",
    re.IGNORECASE,
)
_LINE = later(r"line (\d+)")
_DAYS = ("birth", "death")
# Of these there are no plurals: larkspur that rises stands in no Larkspur Rise.
_OF_PLACES = frozenset(("address", "school", "workplace", "e-mail", "identifier"))


def is_quiet(piece: Piece, known: Sight) -> bool:
    """Tell at once that a piece leads to nobody, as most of prose does.

    It holds no figure, no sign that could hide or part a word, no capitals that could
    be initials, no registered word and none that is near one.
    """
    text = piece.text
    # One by one and the quickest first: so is every paragraph of every file looked at.
    if piece.also or piece.glued or not text.isascii() or _SIGNS.search(text):
        return False
    if _TWO.search(text):
        return False
    small = bare(text)
    if len(known.automaton) and next(known.automaton.iter(small), None):
        return False
    quoted = ("'" in text or '"' in text) and QUOTED.search(text)
    spoken = speaks_a_year(text) or may_be_dictated(small)
    if quoted or spoken or may_hold_mailbox(text):
        return False
    if text.islower():
        return True
    # There is no figure in it that could stand for a letter.
    return not known.slips.may_hold(text)


def see(part: Part, known: Sight, *, glued: bool = False) -> Iterator[Trace]:
    """Yield every trace in a part, none twice.

    Of what is `glued` together no word is taken apart again.
    """
    for piece in part.pieces:
        seen: set[tuple[str, str]] = set()
        attribute = piece.where.startswith("attribute")
        for text in (piece.text,) if glued else shapes(piece):
            shaped = text != piece.text
            for trace in _traces(text, known, attribute=attribute):
                key = (trace.kind, trace.code)
                # A second shape of one text tells only what the first did not.
                if shaped and key in seen:
                    continue
                seen.add(key)
                if trace.kind in FORENAMES and is_of_a_style(piece.where, trace.text):
                    trace = replace(trace, grade=Grade.NOTE)  # noqa: PLW2901
                where = about(piece) if shaped else _where(piece, trace.start)
                yield replace(trace, path=part.path, where=where)


def about(piece: Piece) -> str:
    """Return where a text stands, all its lines: for what is read otherwise in it."""
    match, more = _LINE.fullmatch(piece.where), piece.text.rstrip().count("\n")
    if match is None or not more:
        return piece.where
    return f"lines {match[1]} to {int(match[1]) + more}"


def _where(piece: Piece, at: int) -> str:
    """Return where a trace stands: of a text of several lines, the line itself."""
    match = _LINE.fullmatch(piece.where)
    if match is None:
        return piece.where
    return f"line {int(match[1]) + piece.text.count(chr(10), 0, at)}"


def _traces(text: str, known: Sight, *, attribute: bool) -> tuple[Trace, ...]:
    """Return every trace in a text; a publication says the same in several files."""
    found = known.seen.get((text, attribute))
    if found is None:
        found = tuple(_looked_for(text, known, attribute=attribute))
        if len(text) <= _SHORT_TEXT and len(known.seen) < _KEPT:
            known.seen[text, attribute] = found
    return found


def _looked_for(text: str, known: Sight, *, attribute: bool) -> Iterator[Trace]:
    folded = fold(text)
    allowed = [
        (at, at + len(one))
        for one in known.public
        for at in _everywhere(one, folded.text)
    ]
    hits = [h for h in _hits(folded, known) if not _inside(h, allowed)]
    taken: list[tuple[int, int]] = []
    for number, hit in enumerate(hits):
        # Hits stand in order: who stands beside one is among its neighbours.
        near_by = hits[max(0, number - 12) : number + 13]
        grade = grade_of(hit, near_by, folded, known)
        start, end = folded.span(hit.start, hit.end)
        taken.append((start, end))
        if grade is not None:
            kind = hit.term.kind
            if hit.term.ordinary and kind != "half of a surname":
                kind = f"{kind}, an ordinary word"
            yield Trace("", "", kind, grade, hit.term.code, start, end, text[start:end])
    sure = Grade.NOTE if text.startswith(SERIAL) else Grade.ALARM
    mails = [at for at, hit in zip(taken, hits, strict=True) if hit.term.kind == _MAIL]
    boxes = (
        one
        for one in known.facts.mailboxes(text)
        if not any(start < one.end and one.start < end for start, end in mails)
    )
    for one in (*known.facts.numbers(text), *boxes):
        law = one.kind in _DAYS and is_of_a_text(text, one.start, one.end)
        grade = Grade.NOTE if law else sure
        yield Trace(
            *("", "", one.kind, grade, one.code, one.start, one.end),
            text[one.start : one.end],
        )
    yield from initialled(text, known, taken)
    yield from _slipped(text, known, taken)
    yield from _identified(text, known, attribute=attribute)


def _identified(text: str, known: Sight, *, attribute: bool) -> Iterator[Trace]:
    for one in identifiers(text):
        written = text[one.start : one.end]
        if _is_random(text, one.start, one.end):
            continue
        if is_printed(one.kind, written, known.public):
            continue
        if one.kind == _MAIL and _is_of_a_program(text, one.start, written):
            continue
        # Ids, colours and sizes in attributes are figures of every form.
        if attribute and one.kind != _MAIL and " " not in written:
            continue
        grade = Grade.ALARM if one.sure else Grade.NOTE
        yield Trace("", "", one.kind, grade, "", one.start, one.end, written)


def _is_of_a_program(text: str, start: int, written: str) -> bool:
    """Tell whether what looks like an address is a picture's name or a letter's id."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return _PICTURE.search(written) is not None or (
        _ID.match(line) is not None and any(one.isdigit() for one in written)
    )


def _is_random(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch stands within a checksum or an id."""
    return any(
        match.start() <= start and end <= match.end() and not match[0].isdigit()
        for match in RANDOM.finditer(text, max(0, start - 128), end + 128)
    )


def _everywhere(wanted: str, text: str) -> Iterator[int]:
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)


def _inside(hit: Hit, spans: list[tuple[int, int]]) -> bool:
    return any(start <= hit.start and hit.end <= end for start, end in spans)


def _hits(folded: Folded, known: Sight) -> list[Hit]:
    """Return the longest hits that stand alone, one for each code and stretch."""
    if not len(known.automaton):
        return []
    text = folded.text
    found: list[Hit] = []
    for last, (length, every) in known.automaton.iter(text):
        start, end = last + 1 - length, last + 1
        if _stands(text, start, end):
            found += [Hit(start, end, term) for term in every]
        elif _is_plural(text, start, end):
            found += [Hit(start, end, t) for t in every if t.kind not in _OF_PLACES]
    found = [one for one in found if not _is_speech(one, folded)]
    found.sort(key=lambda hit: (hit.start, -hit.end, hit.term.code))
    kept: list[Hit] = []
    for hit in found:
        covered = any(
            one.term.code == hit.term.code
            and one.start <= hit.start
            and hit.end <= one.end
            for one in kept[-12:]
        )
        if not covered:
            kept.append(hit)
    return kept


def _is_speech(hit: Hit, folded: Folded) -> bool:
    """Tell whether a hit is the "I" or "a" of a sentence, or a tiny word of it."""
    text = hit.term.text
    spoken = text[:2] in ("a ", "i ") or text[-2:] in (" a", " i")
    if len(text) > 2 and not spoken and (len(text) > 5 or " " not in text):
        return False
    start, end = folded.span(hit.start, hit.end)
    return is_said_of_nobody(folded.written[start:end])


def _stands(text: str, start: int, end: int) -> bool:
    """Tell whether no letter (or digit) goes on at either edge."""
    if start and _goes_on(text[start - 1], text[start]):
        return False
    return end == len(text) or not _goes_on(text[end - 1], text[end])


def _is_plural(text: str, start: int, end: int) -> bool:
    """Tell whether nothing but the s of a plural goes on behind: the Ashdowns."""
    if start and _goes_on(text[start - 1], text[start]):
        return False
    for ending in ("s", "es"):
        if text.startswith(ending, end):
            after = end + len(ending)
            return after == len(text) or not text[after].isalpha()
    return False


def _goes_on(edge: str, beside: str) -> bool:
    if edge.isdigit():
        return beside.isdigit()
    return edge.isalpha() and beside.isalpha()


def _slipped(text: str, known: Sight, taken: list[tuple[int, int]]) -> Iterator[Trace]:
    for start, end, codes in known.slips.near(text):
        for code in () if is_taken(taken, start, end) else codes:
            yield Trace("", "", "slip", Grade.NOTE, code, start, end, text[start:end])
