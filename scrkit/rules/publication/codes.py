"""Rule 742: codes that stand in narrative without their sign."""

from collections.abc import Iterator
from operator import attrgetter

from scrkit.diagnostics import Severity
from scrkit.identity.bare import BareCodes
from scrkit.model.columns import NARRATIVE
from scrkit.model.kinds import Record
from scrkit.model.review import AGENCY_FOLDERS, SINGLE_FILES, Review, Section
from scrkit.review.walk import cited
from scrkit.rules.engine.address import Path
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.rules.publication.passing import texts_of, worth_reading
from scrkit.text.mentions import where

# Nothing of these is printed for the public; all else may be.
_WITHIN = (
    *("imrs", "interviews", "panel", "requests", "family", "secured", "imports"),
    *("proceedings", "learning_events"),
)
# Codes stand in the one as what they are; the other is read entry by entry.
_ELSEWHERE = ("people", "chronologies")


@rule(
    code="SCR742",
    title="A code stands in a text without its @",
    source="scrkit's format: people stand in narrative as mentions",
    severity=Severity.ERROR,
    stage="gathering",
)
def bare_code(context: Context) -> Iterator[Hit]:
    """A narrative holds the code of a person or place as a word: SW1, SW 1, S.W.1, sw1.

    In texts that can be published it is an error, elsewhere a warning. A code that is
    an English word (Mother) is a warning, in texts that can be published, with a
    capital inside a sentence or where it opens one and does something (Mother said);
    so are words that may stand for one (Sibling 1, Social Worker 1 for SW1) and several
    in one (HVs 1 and 2).

    Why: Only a mention (@SW1) is put in other words for the public, found by those who
    ask who did what, and checked. The bare code would be published as it stands.

    Do: Write @SW1. All at once: scr code FILE --review FOLDER --write does it.
    """
    codes = BareCodes(context.review.people.codes)
    for record, path, text, public in _texts(context.review, codes):
        for one in codes.find(text):
            # In records "Mother" is a word much oftener than a code.
            if one.word and not public:
                continue
            row, column = where(text, one.start)
            grave = public and not one.word
            yield Hit(
                record,
                "a code stands here without its @",
                path,
                severity=Severity.ERROR if grave else Severity.WARNING,
                row=row,
                column=column,
            )


def _texts(
    review: Review, codes: BareCodes
) -> Iterator[tuple[Record | Section, Path, str, bool]]:
    """Yield every text in which people are mentioned, and whether it can be public."""
    for section in review.sections:
        yield section, (), section.text, True
    for chronology in review.chronologies:
        for entry, key, text in texts_of(chronology.entries, NARRATIVE, codes.may_hold):
            yield entry, (key,), text, False
        for entry in chronology.entries:
            for id, text in entry.own.items():
                yield entry, ("own", id), text, False
    for _, name, _ in (*SINGLE_FILES, *AGENCY_FOLDERS):
        if name not in _ELSEWHERE:
            yield from _of(getattr(review, name), codes, public=name not in _WITHIN)


def _of(
    held: Record | tuple[Record, ...], codes: BareCodes, *, public: bool
) -> Iterator[tuple[Record | Section, Path, str, bool]]:
    # A line that nobody prints for the public (a source, a purpose) may stay as it is.
    kinds = ("narrative", "line") if public else ("narrative",)
    texts = (
        one
        for whole in (held if isinstance(held, tuple) else (held,))
        for one in cited(whole)
        if one.kind in kinds and " " in one.text
    )
    for one in worth_reading(texts, attrgetter("text"), codes.may_hold):
        yield one.record, one.own, one.text, public
