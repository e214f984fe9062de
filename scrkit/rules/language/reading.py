"""Rules on how a text reads: abbreviations that nobody explains, endless sentences."""

from collections.abc import Iterator

from scrkit.diagnostics import Severity
from scrkit.model.review import Review
from scrkit.patterns import later
from scrkit.rules.engine.phrases import spoken
from scrkit.rules.engine.prose import Text, entries, imrs, overview, prose
from scrkit.rules.engine.rule import Context, Hit, rule
from scrkit.text.mentions import where

# Words in capitals that every reader of a report knows.
_KNOWN = frozenset({"AM", "CCTV", "GP", "ID", "NHS", "OK", "PM", "TV", "UK", "US"})
# It begins with a capital and looks behind it: so `re` runs from one to the next.
_SHORT = later(r"([A-Z](?<![\w@/.-][A-Z])[A-Z]{1,5})(?:s|['’]s)?(?![\w/-])")
_EXPLAINED = later(r"[a-z]\s+\(([A-Z]{2,6})s?\)")
# Words: plain-English guides ask for 15 to 20 on average.
_LONG = 40
# A reader can draw breath at a semicolon; what stands in a table is no sentence.
_STOP = later(r"[.!?;:\n](?:(?<=[^\n])['\"”’)~]*(?=\s|$)|(?<=\n)(?:\s*\n|\s*[-*#|]))")
_WORD = later(r"[^\W_][\w'’-]*")


@rule(
    code="SCR801",
    title="A report uses an abbreviation that nothing explains",
    source="Working Together 2015 ch.4: plain English; quality marker 14",
    severity=Severity.NOTICE,
    stage="report",
)
def unexplained_abbreviation(context: Context) -> Iterator[Hit]:
    """A word of 2 to 6 capitals stands in the overview or an IMR, but in no glossary.

    Told at its first use only. A word that the text itself explains, as in "child
    protection (CP)", is left alone, and so are codes and headings in capitals.

    Why: The report is to be understood by the public. It may also be somebody's
    initials, which would give them away.

    Do: Add it to glossary.yaml, write it out, or put a code in place of initials.
    """
    review = context.review
    texts = (*overview(review), *imrs(review))
    if context.language_in_entries:
        texts += tuple(entries(review))
    known = set(_KNOWN | _terms(review))
    for one in texts:
        known.update(_EXPLAINED.findall(one.text) if "(" in one.text else ())
    for one in texts:
        for row, line in enumerate(one.text.splitlines()):
            # In a heading in capitals, no word stands out as an abbreviation.
            if line.isupper():
                continue
            for match in _SHORT.finditer(line):
                if match[1] not in known:
                    # The first use is where an explanation is missed.
                    known.add(match[1])
                    message = "an abbreviation here is not in the glossary"
                    yield _hit(one, message, (row, match.start(1)))


@rule(
    code="SCR811",
    title="A text has sentences that are too long",
    source="Working Together 2015 ch.4: plain English; quality marker 14",
    severity=Severity.NOTICE,
    stage="report",
)
def long_sentences(context: Context) -> Iterator[Hit]:
    """A text has sentences of more than 40 words; told once, at the first.

    A semicolon or colon counts as an end.

    Why: Guides to plain English ask for 15 to 20 words. Readers lose a sentence of
    more than 40, and staff under pressure do not read it twice.

    Do: Put a full stop where a new thought begins.
    """
    for one in prose(context):
        # So many words have as many signs between them.
        if len(one.text) < 2 * _LONG:
            continue
        said = spoken(one.text)
        lengths = tuple(_sentences(said))
        long = [(at, words) for at, words in lengths if words > _LONG]
        if long:
            longest = max(words for _, words in long)
            message = (
                f"{len(long)} of {len(lengths)} sentences have over {_LONG} words, "
                f"one {longest}; the first begins here"
            )
            yield _hit(one, message, where(said, long[0][0]))


def _hit(one: Text, message: str, at: tuple[int, int]) -> Hit:
    row, column = at
    return Hit(
        one.record,
        message,
        one.path,
        severity=one.severity,
        row=row,
        column=column,
        stage=one.stage,
    )


def _sentences(words: str) -> Iterator[tuple[int, int]]:
    """Yield for each sentence where it begins, and how many words it has if it is long.

    What is quoted is one word, however long: it is somebody else's.
    """
    begin = 0
    for end in (*(match.end() for match in _STOP.finditer(words)), len(words)):
        first = _WORD.search(words, begin, end)
        if first:
            at = first.start()
            yield at, len(_WORD.findall(words, at, end)) if end - at > 2 * _LONG else 0
        begin = end


def _terms(review: Review) -> set[str]:
    """Return every short word that the review's own files explain."""
    codes = {person.code for person in review.people.people}
    codes |= {place.code for place in review.people.places}
    prefixes = {agency.prefix for agency in review.case.agencies}
    return codes | prefixes | {term.short for term in review.glossary.terms}
