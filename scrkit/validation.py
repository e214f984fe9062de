"""Validate a review: files, references, rules; never writes, never prints."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from scrkit import frameworks, records, rules
from scrkit.decode.shapes import SHAPES
from scrkit.diagnostics import Diagnostic, Severity, by_place
from scrkit.model.case import Departure
from scrkit.records import Loaded
from scrkit.records.wording import REFERENCES
from scrkit.rules import Context
from scrkit.yamlfile.refusals import WORDINGS


@dataclass(frozen=True, slots=True)
class Validation:
    """A loaded review with everything that is wrong, and what was accepted.

    `departures` holds, for each diagnostic of `accepted`, the departure that says why.
    """

    loaded: Loaded
    diagnostics: tuple[Diagnostic, ...]
    accepted: tuple[Diagnostic, ...] = ()
    departures: tuple[Departure, ...] = ()

    @property
    def usable(self) -> bool:
        """Whether shape and references are sound, fit for merging and rendering."""
        return self.loaded.review is not None and not any(
            d.severity is Severity.ERROR for d in self.loaded.diagnostics
        )


def validate(files: Mapping[str, bytes], as_of: date) -> Validation:
    """Validate the files of one review as things stood on `as_of`.

    Records that break their shape are told as such and not judged by the rules.
    """
    loaded = records.load(files)
    if loaded.review is None:
        return Validation(loaded, loaded.diagnostics)
    known = frameworks.available()
    name = loaded.review.case.framework
    framework = frameworks.load(name) if name in known else None
    broken = {s.name for s in loaded.sources if s.decoded.broken}
    context = Context(
        review=loaded.review,
        framework=framework,
        as_of=as_of,
        broken=loaded.broken | broken,
    )
    judged = rules.run(context, rules.ALL, loaded.place_of)
    sound = [d for d in judged.diagnostics if d.place.file not in loaded.broken]
    if any(d.severity is Severity.ERROR for d in loaded.diagnostics):
        # What a departure accepts may be hidden by the very fault.
        sound = [d for d in sound if d.code != rules.IDLE.code]
    told = sorted([*loaded.diagnostics, *sound], key=by_place)
    return Validation(loaded, tuple(told), judged.accepted, judged.departures)


def all_codes() -> frozenset[str]:
    """Return every code that a validation can tell."""
    ruled = {rule.code for rule in rules.ALL}
    return frozenset({*WORDINGS, *SHAPES, *REFERENCES, *ruled})
