"""Validate a review: files, references, rules; never writes, never prints."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from scrkit import frameworks, rules
from scrkit.decode.shapes import SHAPES
from scrkit.diagnostics import Diagnostic, Severity
from scrkit.frameworks import Framework
from scrkit.identity.wording import CUSTODY
from scrkit.model.case import Departure
from scrkit.review import Loaded, load
from scrkit.review.wording import REFERENCES
from scrkit.rules import Context, Stage
from scrkit.rules.absent import of_absent
from scrkit.yamlfile.refusals import WORDINGS


class Validation(Struct, frozen=True):
    """A loaded review with everything that is wrong, and what was accepted.

    `departures` holds, for each diagnostic of `accepted`, the departure that says why.
    """

    loaded: Loaded
    diagnostics: tuple[Diagnostic, ...]
    accepted: tuple[Diagnostic, ...] = ()
    departures: tuple[Departure, ...] = ()
    context: Context | None = None

    @property
    def usable(self) -> bool:
        """Whether shape and references are sound, fit for merging and rendering."""
        return self.loaded.review is not None and not any(
            d.severity is Severity.ERROR for d in self.loaded.diagnostics
        )


def validate(
    files: Mapping[str, bytes],
    as_of: date,
    *,
    given: Framework | None = None,
    passing: Stage | None = None,
    language_in_entries: bool = False,
) -> Validation:
    """Load the files of one review and judge it; see `judge`.

    `given` stands in place of the framework that review.yaml names.
    """
    loaded = load(files, given)
    return judge(
        loaded, as_of, passing=passing, language_in_entries=language_in_entries
    )


def judge(
    loaded: Loaded,
    as_of: date,
    *,
    passing: Stage | None = None,
    language_in_entries: bool = False,
) -> Validation:
    """Judge a loaded review as things stood on `as_of`; as often as is wanted.

    With `passing` it is judged as if it were about to leave that stage behind.
    Records that break their shape are told as such and not judged by the rules.
    """
    if loaded.review is None:
        return Validation(loaded, loaded.diagnostics)
    broken = {s.name for s in loaded.sources if s.decoded.broken}
    context = Context(
        review=loaded.review,
        framework=loaded.framework,
        methodology=frameworks.methodology(loaded.review.case.methodology),
        as_of=as_of,
        broken=loaded.broken | broken | _missing(loaded),
        passing=passing,
        language_in_entries=language_in_entries,
        told=frozenset((d.place.file, d.path) for d in loaded.diagnostics),
    )
    judged = rules.run(context, rules.ALL, loaded.place_of)
    sound = [d for d in judged.diagnostics if d.place.file not in loaded.broken]
    if any(d.severity is Severity.ERROR for d in loaded.diagnostics):
        # What a departure accepts may be hidden by the very fault.
        sound = [d for d in sound if d.code != rules.IDLE.code]
    told = of_absent(loaded, [*loaded.diagnostics, *sound])
    return Validation(loaded, tuple(told), judged.accepted, judged.departures, context)


def applied(checked: Validation) -> frozenset[str]:
    """Return the codes of the rules that the review was judged by.

    The others are silent: its framework lacks their clause, or its methodology them.
    """
    context = checked.context
    if context is None:
        return frozenset()
    return frozenset(r.code for r in rules.ALL if rules.applies(r, context))


def _missing(loaded: Loaded) -> frozenset[str]:
    """Return the files that are told as missing: what is not in them has one cause."""
    return frozenset(d.place.file for d in loaded.diagnostics if d.code == "SCR212")


def all_codes() -> frozenset[str]:
    """Return every code that a validation can tell."""
    ruled = {rule.code for rule in rules.ALL}
    return frozenset({*WORDINGS, *SHAPES, *REFERENCES, *CUSTODY, *ruled})
