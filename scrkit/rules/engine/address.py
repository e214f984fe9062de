"""Name a record within its file so that a departure can point at it; never a line."""

from collections.abc import Callable, Iterator
from functools import cache, partial

from scrkit.model.kinds import Record
from scrkit.model.review import AGENCY_FOLDERS, LARGE, SINGLE_FILES, Review, Section
from scrkit.review.walk import Whereabouts, below

Path = tuple[str | int, ...]
_NAMES = ("id", "code")


# Where records without an id stand: a file's key and the position in it.
Homes = Whereabouts[Path]


def homes(review: Review) -> Homes:
    """Return where every record without an id stands in its file."""
    return Whereabouts(_homes(review))


def _homes(review: Review) -> Iterator[dict[int, Path]]:
    files = [(name, getattr(review, name)) for _, name, _ in SINGLE_FILES]
    many = ((name, getattr(review, name)) for _, name, _ in AGENCY_FOLDERS)
    files += [(name, record) for name, records in many for record in records]
    # A file as a whole has no name in it.
    yield {id(whole): () for _, whole in files}
    for _, whole in sorted(files, key=lambda one: one[0] in LARGE):
        found: dict[int, Path] = {}
        _nameless(whole, (), found)
        yield found


def address(
    review: Review,
    record: Record | Section,
    path: Path,
    found: Callable[[], Homes] | None = None,
) -> str:
    """Return the id of a record, or the keys that lead to it, and then its field.

    A record without an id is named by its position in the list, counted from 1:
    `members.2.senior`. A file as a whole is "". `found` gives what `homes`
    does, so that one who asks for many looks for them once.
    """
    steps = [*_base(review, record, found or partial(homes, review)), *path]
    return ".".join(str(s + 1) if isinstance(s, int) else s for s in steps)


def within(path: str, at: str) -> bool:
    """Tell whether `path` is the record or key that `at` names, or lies inside it."""
    return at in ("", path) or path.startswith(f"{at}.")


def _base(review: Review, record: Record | Section, found: Callable[[], Homes]) -> Path:
    if isinstance(record, Section):
        return ()
    # The review's own id names the file, not a record in it.
    if record is not review.case:
        for name in _NAMES:
            if hasattr(record, name):
                return (str(getattr(record, name)),)
    return found().get(record) or ()


def _nameless(record: Record, at: Path, found: dict[int, Path]) -> None:
    """Note each record without an id, and what leads to it."""
    # That is the id of the record around it, if that has one, and the keys from there.
    for inner, path in below(record, at):
        named = _naming(type(inner))
        own = str(getattr(inner, named)) if named else ""
        if not own:
            found[id(inner)] = path
        _nameless(inner, (own,) if own else path, found)


@cache
def _naming(kind: type[Record]) -> str:
    """Return the field by which records of a kind are named, "" where there is none."""
    return next((name for name in _NAMES if hasattr(kind, name)), "")
