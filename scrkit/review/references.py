"""Check that everything cited is there and every id stands once."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from msgspec import Struct, field

from scrkit.diagnostics import Diagnostic, Place, Related
from scrkit.frameworks import theme_titles
from scrkit.model.case import CaseReview
from scrkit.model.gathering import Chronology
from scrkit.model.imr import Imr
from scrkit.review.gone import (
    CITED_ENTRY,
    Citations,
    cited_in,
    empty_chronologies,
    empty_lists,
    mentions_any,
    missing_file,
    missing_reports,
    once,
)
from scrkit.review.guidance import Guidance, against_framework
from scrkit.review.sources import Prose, SourceFile
from scrkit.review.walk import Cited, Glance, glance
from scrkit.review.wording import OF_KIND, diagnose
from scrkit.text.mentions import mentions
from scrkit.text.nearness import nearest
from scrkit.yamlfile.tree import Path

# Each distinct word that leads nowhere is compared with all that are known: after so
# many, a file was lost or a column moved, and the advice would help nobody.
_LIKENED = 200
_LONGEST = 100
_DEFINED_IN = {
    "person": ("people.yaml",),
    "agency": ("review.yaml",),
    "theme": ("review.yaml",),
    "question": ("terms-of-reference.yaml",),
    "entry": ("chronologies/",),
    "finding": ("overview/findings.yaml",),
    "recommendation": ("overview/findings.yaml", "imrs/"),
    "action": ("actions.yaml",),
    "learning": ("rapid-review.yaml",),
    "interview": ("interviews/",),
    "draft": ("drafts.yaml",),
    "secured": ("secured-records.yaml",),
}
_CHOICES = {"finding-or-recommendation": ("finding", "recommendation")}
# People and places share one namespace, so that a mention means one of them.
_NAMESPACE = {"place": "person"}


class Given(Struct, frozen=True):
    """Where an id is given; its place is worked out only when it is wanted."""

    source: SourceFile
    path: Path

    @property
    def place(self) -> Place:
        """The place in the file."""
        return self.source.tree.place(self.path)


class Index(Struct):
    """Every id of a review by kind, with the file and path where it is given.

    `broken` are ids of records that break their shape: citing them is no second fault.
    `blind` are kinds of which some may have been given where nothing could be read.
    """

    ids: dict[str, dict[str, Given]] = field(default_factory=dict)
    broken: dict[str, set[str]] = field(default_factory=dict)
    places: set[str] = field(default_factory=set)
    withdrawn: set[str] = field(default_factory=set)
    blind: set[str] = field(default_factory=set)
    prefixes: dict[str, str] = field(default_factory=dict)
    # Of which no entry, or with -R no recommendation, is there at all: told once.
    bare: set[str] = field(default_factory=set)
    likened: dict[tuple[tuple[str, ...], str], str] = field(default_factory=dict)

    def of(self, kind: str) -> dict[str, Given]:
        """Return the ids of a kind."""
        return self.ids.setdefault(_NAMESPACE.get(kind, kind), {})

    def knows(self, kind: str, text: str) -> bool:
        """Return whether the id is known, or cannot be judged."""
        space = _NAMESPACE.get(kind, kind)
        # Where ids may be missing for another reason, this would be a second message of
        # it.
        if space in self.blind or text in self.broken.get(space, ()):
            return True
        if kind == "theme" and text in theme_titles():
            return True
        if kind == "entry" and text.partition("-")[0] in self.bare:
            return True
        if kind == "recommendation" and text.rstrip("0123456789") in self.bare:
            return True
        # A place is in the same namespace, and nobody.
        if kind == "person" and text in self.places:
            return False
        return text in self.of(kind)

    def near(self, kinds: tuple[str, ...], word: str) -> str:
        """Return the known id most like a word, "" if none is, or after too many."""
        at = kinds, word[:_LONGEST]
        if at not in self.likened:
            if len(self.likened) >= _LIKENED:
                return ""
            known = [name for kind in kinds for name in self.of(kind)]
            known += theme_titles() if "theme" in kinds else ()
            self.likened[at] = nearest(at[1], known)
        return self.likened[at]


def check_references(
    sources: tuple[SourceFile, ...],
    prose: tuple[Prose, ...],
    guide: Guidance,
) -> Iterator[Diagnostic]:
    """Yield a diagnostic for every reference that leads nowhere and doubled id.

    Where a file that gives ids could not be read, references to them are not
    judged: one cause, one message.
    """
    index = Index()
    _note_unreadable(index, sources)
    found: list[tuple[SourceFile, set[tuple[str, str]]]] = []
    for source in sources:
        seen = glance(source.record) if source.record is not None else Glance([], set())
        found.append((source, seen.said))
        yield from _doubled(index, source, seen.given)
    citations = Citations(tuple(found), prose)
    yield from _missing_files(index, sources, citations)
    yield from _emptied(index, sources, citations)
    # Where each thing cited is there, nobody asks where it is cited.
    astray = [
        one
        for source, said in found
        if not all(_leads(index, kind, text) for kind, text in said)
        for text in cited_in(source)
        for one in _astray(index, source, text)
    ]
    astray += [one for page in prose for one in _astray_in_prose(index, page)]
    yield from once(astray)
    yield from against_framework(sources, guide)


def _note_unreadable(index: Index, sources: tuple[SourceFile, ...]) -> None:
    for source in sources:
        # A key at the top is misspelt: what stands under it was not read.
        told = source.decoded.diagnostics
        lost_a_list = any(d.code == "SCR121" and not d.path for d in told)
        if source.record is None or lost_a_list:
            for kind, homes in _DEFINED_IN.items():
                if source.name.startswith(homes):
                    index.blind.add(kind)
        for list_name, i in source.decoded.broken:
            for kind in _DEFINED_IN:
                _note_broken(index, source, (list_name, i), kind)


def _note_broken(index: Index, source: SourceFile, at: Path, kind: str) -> None:
    """Keep the id of a record that breaks its shape: citing it is no second fault."""
    data = source.tree.data
    items = data.get(str(at[0])) if isinstance(data, dict) else None
    item = items[int(at[1])] if isinstance(items, list) else None
    name = item.get("id", item.get("code")) if isinstance(item, dict) else None
    if isinstance(name, str) and source.name.startswith(_DEFINED_IN[kind]):
        index.broken.setdefault(kind, set()).add(name)


def _doubled(
    index: Index, source: SourceFile, texts: list[Cited]
) -> Iterator[Diagnostic]:
    if isinstance(source.record, CaseReview):
        index.prefixes = {one.prefix: one.id for one in source.record.agencies}
    if isinstance(source.record, Chronology | Imr):
        index.withdrawn |= {one.id for one in source.record.withdrawn}
    folded = {name.casefold(): given for name, given in index.of("person").items()}
    for text in texts:
        kind = text.kind.removesuffix("-id")
        if kind == "place":
            index.places.add(text.text)
        known = index.of(kind)
        here = Given(source, source.in_file(text.path))
        first = known.setdefault(text.text, here)
        if kind in ("person", "place"):
            first = folded.setdefault(text.text.casefold(), here)
        if first is not here:
            related = Related(first.place, "first given here")
            yield diagnose("SCR210", here.place, related=(related,))


def _emptied(
    index: Index, sources: tuple[SourceFile, ...], citations: Citations
) -> Iterator[Diagnostic]:
    """Tell of each list that gives nothing of what others cite, and no more of that."""
    homes = {kind: files[0] for kind, files in _DEFINED_IN.items()}
    for kind, told in empty_lists(citations, sources, index.blind, homes):
        index.blind.add(kind)
        yield told
    if "entry" in index.blind:
        return
    entries = (*index.of("entry"), *index.broken.get("entry", ()))
    for prefix, told in empty_chronologies(citations, sources, index.prefixes, entries):
        index.bare.add(prefix)
        yield told


def _missing_files(
    index: Index, sources: tuple[SourceFile, ...], citations: Citations
) -> Iterator[Diagnostic]:
    there = {source.name for source in sources}
    if "review.yaml" not in there:
        # That it is missing is told already, and is the cause of all that follows.
        index.blind |= {"agency", "theme"}
    wanted = _wanted(citations)
    for kind in ("person", "question", "finding", "learning"):
        file = _DEFINED_IN[kind][0]
        if file not in there and kind in wanted:
            index.blind |= {kind, "recommendation"} if kind == "finding" else {kind}
            yield missing_file(file, citations.of(kind))
    for mark, told in missing_reports(citations, sources, index.prefixes):
        index.bare.add(mark)
        yield told


def _wanted(citations: Citations) -> set[str]:
    """Return the kinds of id that the review cites somewhere."""
    prose = (page.source.text for page in citations.prose)
    wanted = {"person"} if any(map(mentions_any, prose)) else set()
    for _, said in citations.said:
        for kind, text in said:
            if kind in ("narrative", "line"):
                # One mention is enough, and most reviews hold it on their first page.
                if "person" not in wanted and mentions_any(text):
                    wanted.add("person")
                continue
            wanted.update(_CHOICES.get(kind, (kind,)))
            if kind == "recommendation" and text.startswith("R"):
                # The overview's own stand in one file with its findings.
                wanted.add("finding")
    return wanted


# The word that leads nowhere, and what is told of it.
_Lost = tuple[str, Diagnostic]


def _leads(index: Index, kind: str, text: str) -> bool:
    """Tell whether what is cited is there, or cannot be judged, wherever it stands."""
    if kind in ("narrative", "line"):
        return next(_wrong_in(index, text, index.withdrawn), None) is None
    if text in index.withdrawn:
        return False
    return any(index.knows(one, text) for one in _CHOICES.get(kind, (kind,)))


def _astray(index: Index, source: SourceFile, text: Cited) -> Iterator[_Lost]:
    if text.kind in ("narrative", "line"):
        yield from _astray_in_narrative(index, source, text)
        return
    kinds = _CHOICES.get(text.kind, (text.kind,))
    if any(index.knows(k, text.text) for k in kinds):
        if text.text in index.withdrawn:
            yield text.text, diagnose("SCR209", source.place(text.path))
        return
    code = OF_KIND.get(text.kind, "SCR208")
    place = source.place(text.path)
    near = index.near(kinds, text.text)
    yield text.text, diagnose(code, place, near=near, path=text.path)


def _astray_in_narrative(
    index: Index, source: SourceFile, text: Cited
) -> Iterator[_Lost]:
    # Why an entry was withdrawn may well name it.
    unsaid = () if text.path[:1] == ("withdrawn",) else index.withdrawn
    wrong = list(_wrong_in(index, text.text, unsaid))
    if text.kind == "line":
        # A title or a source may hold numbers of other registers.
        wrong = [one for one in wrong if one.code == "SCR202"]
    if not wrong:
        return
    tree = source.tree
    start, end = tree.characters(source.in_file(text.path))
    start = _first_line(tree.source.text, start, end)
    written = list(_wrong_in(index, tree.source.text[start:end], unsaid))
    for at, one in enumerate(wrong):
        # An escape in quotes may hide one of them: then the text as a whole is told.
        place = tree.source.place(start, end)
        if len(written) == len(wrong):
            begin = start + written[at].start
            place = tree.source.place(begin, begin + len(one.word))
        yield one.word, _wrong(index, one, place, text.path)


def _first_line(text: str, start: int, end: int) -> int:
    """Return where a text begins: a block's after the line of its mark |-."""
    if text[start : start + 1] not in ("|", ">"):
        return start
    return min(text.find("\n", start) + 1 or end, end)


class _Wrong(NamedTuple):
    """A citation that leads nowhere: its code, the word, and where it starts."""

    code: str
    word: str
    start: int


def _wrong_in(index: Index, text: str, unsaid: Collection[str]) -> Iterator[_Wrong]:
    """Yield each citation of a text that leads nowhere; `unsaid` are withdrawn ids."""
    if "person" not in index.blind:
        yield from _unknown_mentions(index, text)
    if "entry" not in index.blind and "-" in text:
        yield from _unknown_entries(index, text, unsaid)


def _unknown_mentions(index: Index, text: str) -> Iterator[_Wrong]:
    broken = index.broken.get("person", ())
    for mention in mentions(text, index.of("person")):
        if not mention.known and mention.code not in broken:
            yield _Wrong("SCR202", "@" + mention.code, mention.start)


def _unknown_entries(
    index: Index, text: str, unsaid: Collection[str]
) -> Iterator[_Wrong]:
    known, broken = index.of("entry"), index.broken.get("entry", ())
    for match in CITED_ENTRY.finditer(text):
        if match[1] not in index.prefixes or match[1] in index.bare:
            continue
        if match[0] in unsaid:
            yield _Wrong("SCR209", match[0], match.start())
        elif match[0] not in known and match[0] not in broken:
            yield _Wrong("SCR205", match[0], match.start())


def _wrong(index: Index, one: _Wrong, place: Place, path: Path = ()) -> Diagnostic:
    if one.code == "SCR209":
        return diagnose(one.code, place, path=path)
    kind = "person" if one.code == "SCR202" else "entry"
    near = index.near((kind,), one.word.lstrip("@"))
    return diagnose(one.code, place, near=near, path=path)


def _astray_in_prose(index: Index, page: Prose) -> Iterator[_Lost]:
    for one in _wrong_in(index, page.source.text, index.withdrawn):
        place = page.source.place(one.start, one.start + len(one.word))
        yield one.word, _wrong(index, one, place)
