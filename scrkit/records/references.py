"""Check that everything cited is there and every id stands once."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from scrkit import frameworks
from scrkit.diagnostics import Diagnostic, Place, Related
from scrkit.model.case import CaseReview
from scrkit.model.gathering import Chronology
from scrkit.nearness import nearest
from scrkit.records.sources import Prose, SourceFile
from scrkit.records.walk import Cited, cited
from scrkit.records.wording import OF_KIND, diagnose
from scrkit.text import mentions
from scrkit.yamlfile.tree import Path

_CITED_ENTRY = re.compile(r"(?<![\w-])([A-Z]{2,})-[0-9]{4,}(?![\w-])")
_DEFINED_IN = {
    "person": ("people.yaml",),
    "agency": ("review.yaml",),
    "question": ("terms-of-reference.yaml",),
    "entry": ("chronologies/",),
    "finding": ("overview/findings.yaml",),
    "recommendation": ("overview/findings.yaml", "imrs/"),
    "action": ("actions.yaml",),
    "interview": ("interviews/",),
}
_CHOICES = {"finding-or-recommendation": ("finding", "recommendation")}
# People and places share one namespace, so that a mention means one of them.
_NAMESPACE = {"place": "person"}


@dataclass(frozen=True, slots=True)
class Given:
    """Where an id is given; its place is worked out only when it is wanted."""

    source: SourceFile
    path: Path

    @property
    def place(self) -> Place:
        """The place in the file."""
        return self.source.tree.place(self.path)


@dataclass(slots=True)
class Index:
    """Every id of a review by kind, with the file and path where it is given."""

    ids: dict[str, dict[str, Given]] = field(default_factory=dict)
    withdrawn: set[str] = field(default_factory=set)
    blind: set[str] = field(default_factory=set)
    prefixes: set[str] = field(default_factory=set)

    def of(self, kind: str) -> dict[str, Given]:
        """Return the ids of a kind."""
        return self.ids.setdefault(_NAMESPACE.get(kind, kind), {})

    def knows(self, kind: str, text: str) -> bool:
        """Return whether the id is known, or cannot be judged."""
        if _NAMESPACE.get(kind, kind) in self.blind:
            return True
        return text in self.of(kind)

    def sound(self, text: Cited) -> bool:
        """Return whether a glance is enough: an id, or what plainly is there."""
        if text.kind == "narrative":
            return "@" not in text.text and "-" not in text.text
        if text.kind == "entry" and text.text in self.withdrawn:
            return False
        return text.kind.endswith("-id") or text.text in self.ids.get(text.kind, ())


def check_references(
    sources: tuple[SourceFile, ...], prose: tuple[Prose, ...]
) -> Iterator[Diagnostic]:
    """Yield a diagnostic for every reference that leads nowhere and doubled id.

    Where a file that gives ids could not be read, references to them are not
    judged: one cause, one message.
    """
    index = Index()
    found = [(s, cited(s.record)) for s in sources if s.record is not None]
    _note_unreadable(index, sources)
    for source, texts in found:
        yield from _doubled(index, source, texts)
    yield from _missing_files(index, sources, found)
    for source, texts in found:
        for text in texts:
            if not index.sound(text):
                yield from _astray(index, source, text)
        yield from _framework(source)
    for page in prose:
        yield from _astray_in_prose(index, page)


def _note_unreadable(index: Index, sources: tuple[SourceFile, ...]) -> None:
    for source in sources:
        if source.record is None:
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
        index.of(kind).setdefault(name, Given(source, at))


def _doubled(
    index: Index, source: SourceFile, texts: list[Cited]
) -> Iterator[Diagnostic]:
    if isinstance(source.record, CaseReview):
        index.prefixes = {agency.prefix for agency in source.record.agencies}
    if isinstance(source.record, Chronology):
        index.withdrawn |= {entry.id for entry in source.record.withdrawn}
    folded = {name.casefold(): given for name, given in index.of("person").items()}
    for text in texts:
        if not text.kind.endswith("-id"):
            continue
        kind = text.kind.removesuffix("-id")
        known = index.of(kind)
        here = Given(source, source.in_file(text.path))
        first = known.setdefault(text.text, here)
        if kind in ("person", "place"):
            first = folded.setdefault(text.text.casefold(), here)
        if first is not here:
            related = Related(first.place, "first given here")
            yield diagnose("SCR210", here.place, related=(related,))


def _missing_files(
    index: Index,
    sources: tuple[SourceFile, ...],
    found: list[tuple[SourceFile, list[Cited]]],
) -> Iterator[Diagnostic]:
    there = {source.name for source in sources}
    kinds = {text.kind for _, texts in found for text in texts}
    for kind in ("person", "question", "finding"):
        file = _DEFINED_IN[kind][0]
        if file not in there and kind in kinds:
            index.blind.add(kind)
            yield diagnose("SCR212", Place(file))


def _astray(index: Index, source: SourceFile, text: Cited) -> Iterator[Diagnostic]:
    if text.kind == "narrative":
        yield from _astray_in_narrative(index, source, text)
        return
    kinds = _CHOICES.get(text.kind, (text.kind,))
    if any(index.knows(k, text.text) for k in kinds):
        if text.kind == "entry" and text.text in index.withdrawn:
            yield diagnose("SCR209", source.place(text.path))
        return
    known = [name for kind in kinds for name in index.of(kind)]
    code = OF_KIND.get(text.kind, "SCR208")
    place = source.place(text.path)
    yield diagnose(code, place, near=nearest(text.text, known), path=text.path)


def _astray_in_narrative(
    index: Index, source: SourceFile, text: Cited
) -> Iterator[Diagnostic]:
    wrong = list(_wrong_in(index, text.text))
    if not wrong:
        return
    tree = source.tree
    start, end = tree.characters(source.in_file(text.path))
    raw = tree.source.text[start:end]
    for code, word, nth in wrong:
        at = start + _nth(raw, word, nth)
        place = tree.source.place(at, at + len(word))
        near = nearest(word.lstrip("@"), _known_near(index, code))
        yield diagnose(code, place, near=near, path=text.path)


def _wrong_in(index: Index, text: str) -> Iterator[tuple[str, str, int]]:
    """Yield code, word and how often the word came before, for each wrong citation."""
    seen: dict[str, int] = {}
    if "person" not in index.blind:
        for mention in mentions(text, index.of("person")):
            if not mention.known:
                word = "@" + mention.code
                yield "SCR202", word, seen.get(word, 0)
                seen[word] = seen.get(word, 0) + 1
    if "entry" in index.blind or "-" not in text:
        return
    for match in _CITED_ENTRY.finditer(text):
        if match[1] in index.prefixes and match[0] not in index.of("entry"):
            yield "SCR205", match[0], seen.get(match[0], 0)
            seen[match[0]] = seen.get(match[0], 0) + 1


def _nth(raw: str, word: str, nth: int) -> int:
    at = raw.find(word)
    for _ in range(nth):
        at = raw.find(word, at + 1)
    return max(at, 0)


def _known_near(index: Index, code: str) -> Collection[str]:
    return index.of("person" if code == "SCR202" else "entry")


def _astray_in_prose(index: Index, page: Prose) -> Iterator[Diagnostic]:
    raw = page.source.text
    for code, word, nth in _wrong_in(index, raw):
        at = _nth(raw, word, nth)
        place = page.source.place(at, at + len(word))
        near = nearest(word.lstrip("@"), _known_near(index, code))
        yield diagnose(code, place, near=near)


def _framework(source: SourceFile) -> Iterator[Diagnostic]:
    if isinstance(source.record, CaseReview):
        known = frameworks.available()
        if source.record.framework not in known:
            near = nearest(source.record.framework, known)
            at: Path = ("framework",)
            yield diagnose("SCR213", source.place(at), near=near, path=at)
