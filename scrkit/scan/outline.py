"""On which page each heading of a PDF stands, as its own outline says."""

import io
import logging
from collections.abc import Iterator
from typing import Any


def heading_pages(data: bytes) -> tuple[int, ...]:
    """Return the page of each bookmark of a PDF, from 1, in their order.

    There is nothing where the file has none, or where one of them leads nowhere.
    """
    # Only here: pypdf is large, and few commands read a PDF.
    import pypdf
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    broken = (PyPdfError, ValueError, LookupError, TypeError, AttributeError, OSError)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        found = [reader.get_destination_page_number(one) for one in _flat(reader)]
    except broken:
        return ()
    pages = [page + 1 for page in found if page is not None and page >= 0]
    return tuple(pages) if len(pages) == len(found) else ()


def _flat(reader: Any) -> Iterator[Any]:
    # A list stands for what is below the bookmark before it.
    waiting = list(reversed(reader.outline))
    while waiting:
        one = waiting.pop()
        if isinstance(one, list):
            waiting += reversed(one)
        else:
            yield one
