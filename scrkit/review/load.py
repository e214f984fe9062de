"""Load the files of a review into one Review, telling all that is wrong at once."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from msgspec import Struct, field

from scrkit.decode import Decoded, decode
from scrkit.diagnostics import Diagnostic, Place, by_place
from scrkit.errors import ScrError
from scrkit.frameworks import Framework, settled
from scrkit.model.gathering import OpenRows
from scrkit.model.kinds import Record
from scrkit.model.review import (
    AGENCY_FOLDERS,
    LARGE,
    OPEN_ROWS,
    SINGLE_FILES,
    Review,
    Section,
)
from scrkit.prose.pointing import is_kept
from scrkit.review.guidance import guidance
from scrkit.review.pointing import check_prose
from scrkit.review.references import check_references
from scrkit.review.sources import Prose, SourceFile
from scrkit.review.walk import Whereabouts, located
from scrkit.review.wording import diagnose
from scrkit.yamlfile import Path, read

# Until a report has an author, its file holds only comments that guide.
_GUIDED = "imrs"


class Loaded(Struct, frozen=True):
    """A review as far as it could be read, and what is wrong with its files.

    `review` is None where `review.yaml` is missing or cannot be used; `broken`
    names the files of which no record could be made; `framework` is the guidance that
    the review is held under, with its overlay, None where it cannot be used.
    """

    review: Review | None
    diagnostics: tuple[Diagnostic, ...]
    sources: tuple[SourceFile, ...]
    prose: tuple[Prose, ...]
    broken: frozenset[str]
    framework: Framework | None = None
    _paths: list["_Paths"] = field(default_factory=list)

    def sound(self) -> Review:
        """Return the review; raises ScrError where there is none."""
        if self.review is None:
            raise ScrError(
                "review.yaml is missing or cannot be used", "See: scr validate"
            )
        return self.review

    def place_of(self, record: Record, path: Path = ()) -> Place:
        """Return the place of a record of the review, or of a value below it.

        A record of a file that is not there stands at the top of that file.
        """
        if not self._paths:
            # Worked out when it is first asked: most commands tell of no place at all.
            self._paths.append(Whereabouts(_paths(self)))
        source, at = self._paths[0].get(record) or ("review.yaml", ())
        if isinstance(source, str):
            return Place(source)
        return source.place((*at, *path))


# Of a file that is not there only its name.
_Paths = Whereabouts[tuple[SourceFile | str, Path]]


def _paths(loaded: Loaded) -> Iterator[dict[int, tuple[SourceFile | str, Path]]]:
    """Yield for the records of each file in which it is, and where in it they stand."""
    read = [(one, one.record) for one in loaded.sources if one.record is not None]
    there = {source.attribute for source, _ in read}
    # What is said of a file as a whole needs no walk through it.
    yield {id(record): (source, ()) for source, record in read}
    for name, attribute, _ in SINGLE_FILES if loaded.review is not None else ():
        if attribute not in there:
            held = located(getattr(loaded.review, attribute))
            yield {id(item): (name, ()) for item, _ in held}
    for source, record in sorted(read, key=lambda one: one[0].attribute in LARGE):
        yield {id(item): (source, at) for item, at in located(record)}


def load(files: Mapping[str, bytes], given: Framework | None = None) -> Loaded:
    """Load a review from its files: name relative to the folder (POSIX) and content.

    Files of other names are passed over; `given` stands in place of the framework that
    review.yaml names. Every breach of shape and every reference
    that leads nowhere is told, all in one run, sorted by place.
    """
    sources = tuple(_sources(files))
    prose = tuple(
        Prose.read(name, files[name])
        for name in sorted(files)
        if name.endswith(".md") and name.rpartition("/")[0] == "overview"
    )
    found: list[Diagnostic] = [d for s in sources for d in s.decoded.diagnostics]
    found += [d for p in prose for d in p.diagnostics]
    if "review.yaml" not in files:
        found.append(diagnose("SCR200", Place("review.yaml")))
    found += _misnamed(sources)
    guide = guidance(sources, files, given)
    found += guide.diagnostics
    found += check_references(sources, prose, guide)
    pictures = {name: files[name] for name in sorted(files) if is_kept(name)}
    found += check_prose(prose, pictures)
    review = _review(sources, prose, pictures)
    framework = guide.framework
    if framework is not None and review is not None:
        # Only now, for what a framework that carries others owes hangs on the facts.
        framework = settled(framework, review.criteria.facts)
    return Loaded(
        review=review,
        diagnostics=tuple(sorted(found, key=by_place)),
        sources=sources,
        prose=prose,
        broken=frozenset(s.name for s in sources if s.record is None) | guide.broken,
        framework=framework,
    )


def _sources(files: Mapping[str, bytes]) -> Iterator[SourceFile]:
    for name, attribute, record_type in SINGLE_FILES:
        if name in files:
            yield _source(name, attribute, record_type, files[name])
    for name in sorted(files):
        folder, _, rest = name.partition("/")
        if "/" in rest or not rest.endswith(".yaml"):
            continue
        for agency_folder, attribute, record_type in _kinds(rest):
            if folder != agency_folder:
                continue
            source = _source(name, attribute, record_type, files[name])
            if folder != _GUIDED or source.tree.starts or source.tree.diagnostics:
                yield source


def _kinds(file: str) -> tuple[tuple[str, str, type[Record]], ...]:
    if file.endswith(OPEN_ROWS):
        return (("chronologies", "open_rows", OpenRows),)
    return AGENCY_FOLDERS


def _source(
    name: str, attribute: str, record_type: type[Record], content: bytes
) -> SourceFile:
    tree = read(content, name)
    decoded: Decoded[Record] = decode(tree, record_type)
    return SourceFile(name, attribute, tree, decoded)


def _misnamed(sources: tuple[SourceFile, ...]) -> Iterator[Diagnostic]:
    """An agency's file bears the agency's id."""
    for source in sources:
        agency = getattr(source.record, "agency", None)
        named = PurePosixPath(source.name).name.partition(".")[0]
        if agency is not None and named != agency:
            yield diagnose("SCR211", source.tree.place(("agency",)))


def _review(
    sources: tuple[SourceFile, ...],
    prose: tuple[Prose, ...],
    pictures: dict[str, bytes],
) -> Review | None:
    values: dict[str, Any] = {}
    many = {attribute for _, attribute, _ in AGENCY_FOLDERS} | {"open_rows"}
    for source in sources:
        if source.record is None:
            continue
        if source.attribute in many:
            values[source.attribute] = (
                *values.get(source.attribute, ()),
                source.record,
            )
        else:
            values[source.attribute] = source.record
    case = values.get("case")
    if case is None:
        return None
    # Reports print agencies in the order in which review.yaml lists them.
    order = {agency.id: place for place, agency in enumerate(case.agencies)}
    for attribute in many & values.keys():
        values[attribute] = tuple(
            sorted(
                values[attribute],
                key=lambda one: (order.get(one.agency, len(order)), one.agency),
            )
        )
    sections = tuple(Section(name=p.section, text=p.text) for p in prose)
    return Review(**values, sections=sections, pictures=pictures)
