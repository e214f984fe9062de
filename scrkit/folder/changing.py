"""Read, decide and write a review as one act, so that no other hand comes between."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from scrkit.errors import ScrError
from scrkit.files import Deed, Edit, Elsewhere, NewFile, Plan, in_place_of
from scrkit.folder.lock import LOCK, all_locked
from scrkit.folder.outside import plainly, pour, review_of, units
from scrkit.folder.pieces import check_path, content_at, pieces
from scrkit.folder.places import is_written
from scrkit.folder.read import SECRET, Contents, as_it_stands, read
from scrkit.folder.recovery import recover_held
from scrkit.folder.refusing import told
from scrkit.folder.system import System
from scrkit.folder.writing import carry_out

T = TypeVar("T")
_TRIES = 3


class _Seen(Struct, frozen=True):
    """All that a decision can rest on: the review, and the register of names."""

    contents: Contents
    secret: tuple[bytes | None, ...]


def change(
    root: Path, decide: Callable[[Contents], tuple[Deed, T]], *, slow: bool = False
) -> T:
    """Do what `decide` makes of the review in `root`, and return what else it gives.

    `decide` only reads, and may be asked again: where somebody has changed the review
    before this hand holds it, what was decided no longer counts. What is `slow` is
    decided before the review is held, a few times at most. Raises ScrError where it
    cannot be done; the message says what is so then.
    """
    # A few times: who meets another hand three times meets a program that never rests.
    for _ in range(_TRIES):
        seen = _seen(root, read(root))
        try:
            deed, result = decide(seen.contents)
        except ScrError:
            # What another hand is halfway through may look like a fault.
            if slow or _seen(root, read(root)) == seen:
                raise
            return _decided_held(root, decide)
        if deed.empty:
            return result
        with all_locked(_reviews(root, deed)):
            now = _held(root)
            # What is quick is decided anew under the lock; what is slow would hold
            # others up.
            if now != seen and not slow:
                deed, result = decide(now.contents)
                now = seen
            if now == seen:
                _do(root, *_folded(root, deed))
                return result
    raise ScrError(
        "others are changing this review all the time; nothing was changed",
        "Wait until they are done, and try again.",
    )


def _decided_held(root: Path, decide: Callable[[Contents], tuple[Deed, T]]) -> T:
    """Decide while the review is held, so that nobody is halfway through."""
    with all_locked(_reviews(root, Deed())):
        deed, result = decide(_held(root).contents)
        if _others(root, deed):
            raise ScrError(
                "another scr is writing in this folder; nothing was changed",
                "Wait until it is done, and try again.",
            )
        if not deed.empty:
            _do(root, *_folded(root, deed))
        return result


def deliver(root: Path, *elsewhere: Elsewhere) -> None:
    """Write files that a command made of the review, in folders that were named.

    The review, where it is one and can be written, keeps a note until all is done.
    """
    deed = Deed((), elsewhere)
    if deed.empty:
        return
    if not (root / "review.yaml").is_file():
        root = next(filter(None, (review_of(one.folder) for one in elsewhere)), root)
    if not _within_review(root, deed) and not _notes(root):
        with all_locked(_others(root, deed)):
            _do(None, deed.plan, deed.elsewhere)
        return
    with all_locked(_reviews(root, deed)):
        with told():
            recover_held(root, System())
        _do(root, *_folded(root, deed))


def _notes(root: Path) -> bool:
    """Tell whether a folder is a review in which a note can be left."""
    lock = root / LOCK
    may = os.access(root, os.W_OK) and (not lock.exists() or os.access(lock, os.W_OK))
    return may and (root / "review.yaml").is_file()


def _seen(root: Path, contents: Contents) -> _Seen:
    return _Seen(contents, tuple(_secret(root / name) for name in SECRET))


def _secret(path: Path) -> bytes | None:
    try:
        return content_at(path)
    except (OSError, ScrError):
        # What is no file is refused by whoever reads it.
        return None


def _held(root: Path) -> _Seen:
    with told():
        recover_held(root, System())
    return _seen(root, as_it_stands(root))


def _do(root: Path | None, plan: Plan, elsewhere: tuple[Elsewhere, ...]) -> None:
    with told():
        for one in elsewhere:
            other = review_of(one.folder)
            if other is not None:
                recover_held(other, System())
        inside = pieces(root, plan, over=False) if root is not None else ()
        outside = units(elsewhere)
    # From here on it says itself what is so.
    carry_out(root, inside, outside, System())
    pour(elsewhere)


def _folded(root: Path, deed: Deed) -> tuple[Plan, tuple[Elsewhere, ...]]:
    """Make files of the review itself part of its own plan."""
    # What else is written into its folder, such as reports, no journal may move.
    plan, rest = deed.plan, []
    for one in deed.elsewhere:
        at = _within(root, one.folder)
        if at is None:
            rest.append(one)
            continue
        ours = tuple(f for f in one.files if is_written(_below(at, f.path)))
        with told():
            plan += tuple(_moved(root, at, replace(one, files=ours)))
        others = tuple(f for f in one.files if f not in ours)
        rest += [replace(one, files=others)] if others else []
    return plan, tuple(rest)


def _below(at: str, path: str) -> str:
    return f"{at}/{path}" if at else path


def _moved(root: Path, at: str, one: Elsewhere) -> Iterator[NewFile | Edit]:
    for file in one.files:
        named = replace(file, path=_below(at, file.path))
        check_path(root, named.path)
        if isinstance(named, NewFile) and not one.fresh:
            yield in_place_of(named, content_at(root / named.path))
        else:
            yield named


def _within(root: Path, folder: Path) -> str | None:
    """Return where a folder lies in the review, None where it lies outside."""
    for way in (plainly, Path.resolve):
        inside, review = way(folder), way(root)
        if inside.is_relative_to(review):
            at = inside.relative_to(review).as_posix()
            return "" if at == "." else at
    return None


def _within_review(root: Path, deed: Deed) -> bool:
    review = (root / "review.yaml").is_file()
    return review and any(
        _within(root, one.folder) is not None for one in deed.elsewhere
    )


def _others(root: Path, deed: Deed) -> list[Path]:
    """Return the other reviews in which a deed changes something."""
    own = os.path.realpath(root)
    found = {
        os.path.realpath(r) for one in deed.elsewhere if (r := review_of(one.folder))
    }
    return [Path(one) for one in found if one != own]


def _reviews(root: Path, deed: Deed) -> list[Path]:
    return [Path(os.path.realpath(root)), *_others(root, deed)]
