"""Take a board's own Word file: it is a file of strangers, read in a child process."""

from functools import lru_cache

from scrkit.errors import ScrError
from scrkit.render.house.opened import MOST, refused
from scrkit.render.house.reading import read_here
from scrkit.render.house.values import House
from scrkit.system import child


def read_house(content: bytes) -> House:
    """Return what a house file gives; raises ScrError where it cannot be used.

    What comes back is small enough that no document is slow to put on.
    """
    # What a child cannot be given is refused before one begins.
    return _read(bytes(content[: MOST + 1]))


@lru_cache(maxsize=4)
def _read(content: bytes) -> House:
    try:
        found: House = child.run(read_here, content)
    except ScrError as error:
        if error.kind != child.BROKEN:
            raise
        raise refused(error.message, error.advice) from error
    return found
