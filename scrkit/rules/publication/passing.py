"""Pass over the entries that hold nothing of what is looked for, many at once."""

from collections.abc import Callable, Iterator
from operator import attrgetter

from scrkit.model.entry import Entry

_AT_ONCE = 16


def worth_reading(
    entries: tuple[Entry, ...], fields: tuple[str, ...], may_hold: Callable[[str], bool]
) -> Iterator[tuple[Entry, tuple[str, ...]]]:
    """Yield the entries whose texts may hold something, with these texts in order.

    There are thousands of them: to ask many texts at once is quicker. The nought
    between them keeps a page's number apart from the next text's capital.
    """
    texts_of = attrgetter(*fields)
    for first in range(0, len(entries), _AT_ONCE):
        some = entries[first : first + _AT_ONCE]
        texts = ["\0".join(texts_of(entry)) for entry in some]
        if not may_hold("\0".join(texts)):
            continue
        for entry, joined in zip(some, texts, strict=True):
            if may_hold(joined):
                yield entry, texts_of(entry)
