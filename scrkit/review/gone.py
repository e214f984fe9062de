"""What many cite and nobody gives: told once, with how many places cite it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from scrkit.diagnostics import Diagnostic, Place, Related
from scrkit.patterns import later
from scrkit.review.sources import Prose, SourceFile
from scrkit.review.walk import Cited, referring
from scrkit.review.wording import diagnose
from scrkit.text.counting import number
from scrkit.text.mentions import mentions

CITED_ENTRY = later(r"(?<![\w-])([A-Z]{2,})-[0-9]{4,}(?![\w-])")
_SHOWN = 3
_WORDS = ("narrative", "line")
# The list of a file in which ids of a kind are given.
_LISTS = {
    "agency": "agencies",
    "person": "people",
    "question": "questions",
    "finding": "findings",
    "recommendation": "recommendations",
}
# A reply may be to either.
_EITHER = "finding-or-recommendation"


class Citations(Struct, frozen=True):
    """What a review cites: each thing once, file by file, and where; and the prose."""

    said: tuple[tuple[SourceFile, set[tuple[str, str]]], ...]
    prose: tuple[Prose, ...]

    def of(self, kind: str) -> Iterator[Place]:
        """Yield the places that cite something of a kind; a text counts once."""
        yield from self._where(lambda of, text: _cites_kind(of, text, kind))
        for page in self.prose if kind == "person" else ():
            if mentions_any(page.source.text):
                yield Place(page.name)

    def of_recommendations(self, mark: str) -> Iterator[Place]:
        """Yield the places that cite a recommendation whose id begins with a mark."""
        either = ("recommendation", _EITHER)
        yield from self._where(lambda of, text: of in either and text.startswith(mark))

    def of_entries(self, prefix: str) -> Iterator[Place]:
        """Yield the places that cite an entry of the agency with a prefix."""
        either = ("entry", "narrative")
        yield from self._where(lambda of, text: of in either and _cites(text, prefix))
        for page in self.prose:
            if _cites(page.source.text, prefix):
                yield Place(page.name)

    def _where(self, cites: Callable[[str, str], bool]) -> Iterator[Place]:
        """Yield the place of each text that cites something, by its kind and text."""
        for source, said in self.said:
            # Most files cite none of it, and are not gone through.
            if any(cites(kind, text) for kind, text in said):
                for text in cited_in(source):
                    if cites(text.kind, text.text):
                        yield source.place(text.path)


def cited_in(source: SourceFile) -> Iterator[Cited]:
    """Yield every text of a file that cites something, with its path."""
    for text in referring(source.record) if source.record is not None else ():
        if not text.kind.endswith("-id"):
            yield text


def missing_file(file: str, citing: Iterable[Place]) -> Diagnostic:
    """Tell that a file is missing of which others cite something."""
    return _counted(diagnose("SCR212", Place(file)), tuple(citing))


def missing_reports(
    citations: Citations, sources: tuple[SourceFile, ...], prefixes: Mapping[str, str]
) -> Iterator[tuple[str, Diagnostic]]:
    """Yield each report that is missing and cited, with what its ids begin with."""
    there = {source.name for source in sources}
    # One that bears another agency's name is told as that, and can still be cited.
    there |= {
        f"imrs/{getattr(source.record, 'agency', '')}.yaml"
        for source in sources
        if source.name.startswith("imrs/")
    }
    for prefix, agency in prefixes.items():
        file, mark = f"imrs/{agency}.yaml", f"{prefix}-R"
        citing = () if file in there else tuple(citations.of_recommendations(mark))
        if citing:
            told = missing_file(file, citing)
            # The ledger says that it came.
            yield mark, replace(told, concerns=(*told.concerns, "requests.yaml"))


def empty_lists(
    citations: Citations,
    sources: tuple[SourceFile, ...],
    blind: Collection[str],
    homes: Mapping[str, str],
) -> Iterator[tuple[str, Diagnostic]]:
    """Yield the kinds of which a file gives no id at all, though several cite one.

    Of `blind` kinds some may have been given where nothing could be read.
    """
    for source in sources:
        for kind, listed in _LISTS.items():
            if source.name != homes[kind] or source.decoded.broken or kind in blind:
                continue
            if source.record is None or getattr(source.record, listed):
                continue
            citing = tuple(citations.of(kind))
            if len(citing) > _SHOWN:
                told = diagnose("SCR223", source.place((listed,)), path=(listed,))
                yield kind, _counted(told, citing)


def empty_chronologies(
    citations: Citations,
    sources: tuple[SourceFile, ...],
    prefixes: Mapping[str, str],
    given: Collection[str],
) -> Iterator[tuple[str, Diagnostic]]:
    """Yield the prefixes of which no entry is there, though several are cited.

    `prefixes` gives the agency of each.
    """
    known = {name.partition("-")[0] for name in given}
    there = {source.name: source for source in sources}
    for prefix, agency in prefixes.items():
        file = f"chronologies/{agency}.yaml"
        source = there.get(file)
        unsound = source is not None and (
            source.record is None or source.decoded.diagnostics
        )
        if prefix in known or unsound:
            continue
        citing = tuple(citations.of_entries(prefix))
        if len(citing) <= _SHOWN:
            continue
        if source is None:
            yield prefix, missing_file(file, citing)
        else:
            told = diagnose("SCR223", source.place(("entries",)), path=("entries",))
            yield prefix, _counted(told, citing)


def once(found: Iterable[tuple[str, Diagnostic]]) -> Iterator[Diagnostic]:
    """Yield what leads nowhere; what more than three places cite, only once."""
    together: dict[tuple[str, str], list[Diagnostic]] = {}
    for word, told in found:
        together.setdefault((told.code, word), []).append(told)
    for group in together.values():
        if len(group) > _SHOWN:
            yield _counted(group[0], [one.place for one in group], told_at_first=True)
        else:
            yield from group


def _counted(
    told: Diagnostic, citing: Collection[Place], *, told_at_first: bool = False
) -> Diagnostic:
    """Return a diagnostic with how many places cite it, and the first three."""
    if len(citing) < 2:
        return told
    shown = islice(citing, 1 if told_at_first else 0, _SHOWN)
    related = tuple(Related(place, "cited here") for place in shown)
    message = f"{told.message}; {number(len(citing), 'place')} cite it"
    return replace(
        told,
        message=message,
        related=(*told.related, *related),
        # What is told once is wrong in each of them.
        concerns=tuple(dict.fromkeys(place.file for place in citing)),
    )


def _cites_kind(of: str, text: str, kind: str) -> bool:
    if kind == "person" and of in _WORDS:
        return mentions_any(text)
    if kind == "recommendation":
        # An agency's own bears its prefix, and stands in its report.
        return of in (kind, _EITHER) and text.startswith("R")
    found = kind == "finding" and of == _EITHER and text.startswith("F")
    return of == kind or found


def _cites(text: str, prefix: str) -> bool:
    if f"{prefix}-" not in text:
        return False
    return any(match[1] == prefix for match in CITED_ENTRY.finditer(text))


def mentions_any(text: str) -> bool:
    """Tell whether a text mentions anybody, known or not."""
    return next(mentions(text, ()), None) is not None
