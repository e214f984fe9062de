"""Put codes for names, and citations for references, into prose that was written."""

import re
from collections import Counter
from dataclasses import dataclass, replace

from scrkit.drafting.units import Unit
from scrkit.importers.understand.naming import Pseudonymiser, coded
from scrkit.model.review import Review
from scrkit.render.document.blocks import Note, Run, Text, plain

MENTION = "a sign @ stands before what is no code of people.yaml"
ENTRY = "a reference in square brackets is that of no entry of the chronologies"
_MOST_PLACES = 8
# Agencies' entries as people write them: ABC-0012, abc-12, ABC 012.
_IN_BRACKETS = re.compile(
    r"\[\s*((?:[A-Za-z]{2,}[-\u2010-\u2013 ]\d{1,6}\s*(?:[;,&]|and)?\s*)+)\]"
)
_ONE = re.compile(r"([A-Za-z]{2,})[-\u2010-\u2013 ](\d{1,6})")
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is asked about a section."""

    where: str
    why: str


class Coder:
    """What puts codes and citations, and notes what may be names."""

    def __init__(self, review: Review, door: Pseudonymiser) -> None:
        self.door = door
        self.doubts: list[Doubt] = []
        self._named: Counter[tuple[str, str]] = Counter()
        self.entries = frozenset(
            entry.id
            for chronology in review.chronologies
            for entry in chronology.entries
        )
        self.prefixes = frozenset(
            agency.prefix.upper() for agency in review.case.agencies
        )

    def coded(self, unit: Unit, where: str) -> Unit:
        """Return a unit with codes and citations in all its words."""

        def note(one: Note) -> Note:
            told = (self._text(text, where) for text in one.paragraphs)
            return replace(one, paragraphs=tuple(told))

        coded_ = unit.with_texts(self._text(text, where) for text in unit.texts)
        coded_ = coded_.with_notes(note)
        shown = coded_.picture
        if shown is None:
            return coded_
        told, caption = (
            plain(self._text((Run(words),), where))
            for words in (shown.told, shown.caption)
        )
        return replace(coded_, picture=replace(shown, told=told, caption=caption))

    def named(self) -> list[tuple[str, int, tuple[str, ...]]]:
        """Return what may be names, by kind: how many, and where."""
        found: dict[str, tuple[int, list[str]]] = {}
        for (kind, where), count in self._named.items():
            sum_, places = found.get(kind, (0, []))
            found[kind] = sum_ + count, [*places, where]
        return [
            (kind, count, tuple(places[:_MOST_PLACES]))
            for kind, (count, places) in found.items()
        ]

    def _text(self, text: Text, where: str) -> Text:
        whole = coded(plain(text), self.door)
        for kind, count in whole.open:
            self._named[kind, where] += count
        if whole.unknown_mention:
            self.doubts.append(Doubt(where, MENTION))
        # Run by run, so that bold and italic stay; then held against the whole.
        parts = tuple(
            replace(run, text=_kept(run.text, coded(run.text, self.door).text))
            for run in text
        )
        if plain(parts) != _kept(plain(text), whole.text):
            # A name goes over from one lettering to another: it is coded as a whole.
            cited = (run for run in text if run.note)
            parts = (Run(_kept(plain(text), whole.text)), *cited)
        return tuple(replace(r, text=self._cited(r.text, where)) for r in parts)

    def _cited(self, text: str, where: str) -> str:
        return _IN_BRACKETS.sub(lambda found: self._citation(found, where), text)

    def _citation(self, found: "re.Match[str]", where: str) -> str:
        ids = [
            # As the review writes it: people leave noughts out, or add some.
            f"{prefix.upper()}-{digits.lstrip('0').zfill(_DIGITS)}"
            for prefix, digits in _ONE.findall(found[1])
        ]
        # [COVID-19] and the like are the writer's own brackets.
        if not {id.rpartition("-")[0] for id in ids} <= self.prefixes:
            return found[0]
        if not self.entries.issuperset(ids):
            self.doubts.append(Doubt(where, ENTRY))
            return found[0]
        return f"[{', '.join(ids)}]"


def _kept(before: str, after: str) -> str:
    """Return a coded text with the blanks at its ends that it had before."""
    bare = after.strip()
    left = before[: len(before) - len(before.lstrip())]
    return left + bare + before[len(before.rstrip()) :] if bare else before
