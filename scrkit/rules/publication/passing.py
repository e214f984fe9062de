"""Pass over the texts that hold nothing of what is looked for, many at once."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from operator import attrgetter
from typing import TypeVar

from scrkit.model.entry import Entry

T = TypeVar("T")
_AT_ONCE = 16


def worth_reading(
    whole: Iterable[T], text_of: Callable[[T], str], may_hold: Callable[[str], bool]
) -> Iterator[T]:
    """Yield what has a text that may hold something.

    There are thousands of texts: to ask many at once is quicker. The nought between
    them keeps a page's number apart from the next text's capital.
    """
    rest = iter(whole)
    while some := tuple(islice(rest, _AT_ONCE)):
        texts = [text_of(one) for one in some]
        if may_hold("\0".join(texts)):
            for one, text in zip(some, texts, strict=True):
                if may_hold(text):
                    yield one


def texts_of(
    entries: Iterable[Entry], fields: tuple[str, ...], may_hold: Callable[[str], bool]
) -> Iterator[tuple[Entry, str, str]]:
    """Yield entry, field and text of those entries whose texts may hold something."""
    every = attrgetter(*fields)
    for entry in worth_reading(entries, lambda e: "\0".join(every(e)), may_hold):
        for key, text in zip(fields, every(entry), strict=True):
            yield entry, key, text
