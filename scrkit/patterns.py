"""Regular expressions that are made ready when a text first asks for them."""

import re
from typing import AnyStr, Generic, cast


def later(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return a pattern that is made ready when it is first used.

    The patterns of all rules took a sixth of the time of a short command, which then
    used a handful of them.
    """
    return cast("re.Pattern[AnyStr]", _Later(pattern, flags))


class _Later(Generic[AnyStr]):
    """A pattern as it is written; each method is taken from the one made, once."""

    def __init__(self, pattern: AnyStr, flags: int) -> None:
        self._written: tuple[AnyStr, int] = pattern, flags

    def __getattr__(self, name: str) -> object:
        # Asked only for what is not kept yet; `re` keeps the pattern it has made.
        found: object = getattr(re.compile(*self._written), name)
        setattr(self, name, found)
        return found
