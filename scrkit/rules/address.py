"""Name a record within its file so that a departure can point at it; never a line."""

from scrkit.model.kinds import Record
from scrkit.model.review import AGENCY_FOLDERS, SINGLE_FILES, Review, Section

Path = tuple[str | int, ...]


def address(review: Review, record: Record | Section, path: Path) -> str:
    """Return the id of a record, or the keys that lead to it, and then its field.

    A record without an id is named by its position in the list, counted from 1:
    `members.2.senior`. A file as a whole is "".
    """
    steps = [*_base(review, record), *path]
    return ".".join(str(s + 1) if isinstance(s, int) else s for s in steps)


def within(path: str, at: str) -> bool:
    """Tell whether `path` is the record or key that `at` names, or lies inside it."""
    return at in ("", path) or path.startswith(f"{at}.")


def _base(review: Review, record: Record | Section) -> Path:
    if isinstance(record, Section):
        return ()
    for name in ("id", "code"):
        # The review's own id names the file, not a record in it.
        if record is not review.case and hasattr(record, name):
            return (str(getattr(record, name)),)
    for whole in _files(review):
        if whole is record:
            return ()
        found = _listed(whole, record)
        if found:
            return found
    return ()


def _files(review: Review) -> list[Record]:
    singles = [getattr(review, name) for _, name, _ in SINGLE_FILES]
    return singles + [r for _, name, _ in AGENCY_FOLDERS for r in getattr(review, name)]


def _listed(whole: Record, record: Record) -> Path:
    """Return the key and position of `record` in one of the lists of a file."""
    for name in whole.__struct_fields__:
        value = getattr(whole, name)
        if isinstance(value, tuple):
            for position, item in enumerate(value):
                if item is record:
                    return (name, position)
        elif value is record:
            return (name,)
    return ()
