"""Weigh a registered name where it stands: by what is written, and what is beside."""

from dataclasses import dataclass

from scrkit.identifiers.english import is_english, is_written_as_a_word
from scrkit.patterns import later
from scrkit.scan.fold import Folded
from scrkit.scan.grading import (
    grade_of_hint,
    grade_of_words,
    is_another_street,
    is_initialled,
    is_words_of_a_sentence,
)
from scrkit.scan.others import (
    FORENAMES,
    PARTS,
    is_another,
    is_first_author,
    is_word_of_another,
)
from scrkit.scan.sight import Sight, is_surname
from scrkit.scan.terms import SearchTerm
from scrkit.scan.things import (
    is_a_thing,
    is_of_a_list,
    is_plural_word,
    is_titled_or_told,
    is_word_or_key,
)
from scrkit.scan.values import Grade

_ITEM = later(r"\n[ \t]*[-*•+#]\s")  # a list goes on
_UNIT = 3  # letters
_TOWNS = ("part of an address", "part of a town")


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a term stands in a folded text."""

    start: int
    end: int
    term: SearchTerm


def grade_of(hit: Hit, hits: list[Hit], folded: Folded, known: Sight) -> Grade | None:
    """Grade a name where it stands; `hits` are those around it, None for no name."""
    term, span = hit.term, folded.span(hit.start, hit.end)
    if term.kind == "address":
        return _grade_of_an_address(folded.written, *span)
    if not (term.ordinary or term.hint or term.kind in PARTS):
        return _grade_of_a_name(hit, folded, known)
    if not term.ordinary and _is_a_word(term.kind, folded.written, *span):
        # "a frosty morning" is hardly about him who is called Frosty.
        told = term.kind != "forename" and grade_of_words(
            term.text, folded.written, *span
        )
        return told or Grade.NOTE
    if term.hint:
        town = any(one.start == hit.start and one.term.kind in _TOWNS for one in hits)
        return grade_of_hint(folded.written, *span, sure=not town)
    # "Hope Valley, Hope": nobody is called by one name twice.
    others = (one for one in hits if one.term.text != term.text)
    alone = not any(_beside(hit, one, folded) for one in others)
    grade = _grade_of_a_part(term, folded.written, span, alone=alone)
    if grade is not Grade.ALARM:
        return grade
    another = is_of_a_list(folded.written, *span) or (
        alone and _is_another(term, folded.written, span, known)
    )
    return Grade.NOTE if another else grade


def _grade_of_an_address(written: str, start: int, end: int) -> Grade:
    other = is_another_street(written, end)
    other = other or is_words_of_a_sentence(written, start, end)
    return Grade.NOTE if other else Grade.ALARM


def _is_a_word(kind: str, written: str, start: int, end: int) -> bool:
    """Tell whether a name stands as a word of prose: frosty, the foxes, jasper."""
    said = written[start:end]
    if kind in FORENAMES and said.islower() and is_word_or_key(written, start, end):
        return True
    return kind != "forename" and (
        is_plural_word(written, start, end) or is_written_as_a_word(said)
    )


def _grade_of_a_part(
    term: SearchTerm, written: str, span: tuple[int, int], *, alone: bool
) -> Grade | None:
    """Grade a part of a name by how it is written; an ordinary word may be none."""
    if not term.ordinary or not (alone or not written[span[0]].isupper()):
        return Grade.ALARM
    grade = grade_of_words(term.text, written, *span)
    if term.kind == "name" and " " not in term.text and grade is Grade.ALARM:
        # "Siân" without its second letter is a word and, with capitals, letters: SIN.
        return Grade.NOTE
    initialled = term.kind in FORENAMES and is_initialled(written, span[1])
    return Grade.ALARM if grade is Grade.NOTE and initialled else grade


def _is_another(
    term: SearchTerm, written: str, span: tuple[int, int], known: Sight
) -> bool:
    """Tell whether what stands alone is somebody else's name, or said of a thing."""
    if is_another(term.kind, written, span, known.names):
        return True
    ordinary = term.ordinary and term.kind in PARTS
    if ordinary and (
        is_word_of_another(written, *span, known.names)
        or is_plural_word(written, *span)
    ):
        return True
    said = written[slice(*span)].lower()
    # Of three letters, as Dee or Aga, anything may be made.
    short = term.kind in FORENAMES and len(said) <= _UNIT
    if term.ordinary or short or is_english(said):
        return is_a_thing(written, *span)
    # A name that is no word is nobody's tea, and what stands behind it is theirs.
    return term.kind in FORENAMES and is_titled_or_told(written, *span)


def _grade_of_a_name(hit: Hit, folded: Folded, known: Sight) -> Grade:
    """Grade a name: three letters may be a unit, half of one an author (Hall, P.)."""
    if hit.term.kind != "name":
        return Grade.ALARM
    start, end = folded.span(hit.start, hit.end)
    said, text = folded.written[start:end], folded.written
    note = said.islower() and sum(map(str.isalpha, said)) <= _UNIT
    note = note or is_first_author(text, end)
    first, comma, rest = said.partition(",")
    if comma and len(rest.strip()) == 1 and not is_surname(first, hit.term.code, known):
        note = is_another("surname", text, (start, start + len(first)), known.names)
    return Grade.NOTE if note else Grade.ALARM


def _beside(hit: Hit, other: Hit, folded: Folded) -> bool:
    """Tell whether two may be one name; what a list parts is none."""
    first, last = (hit, other) if hit.start < other.start else (other, hit)
    if not 0 <= last.start - first.end <= 2:
        return False
    _, end = folded.span(first.start, first.end)
    # Two forenames with a comma between are two people's, or no one's.
    listed = first.term.kind in FORENAMES and last.term.kind in FORENAMES
    if listed and folded.written[end : end + 1] == ",":
        return False
    return (
        _ITEM.search(folded.written, end, folded.span(last.start, last.end)[0]) is None
    )
