"""The plainest calls, read without Typer, which takes longer to load than they work.

`scr validate [FOLDER]... [--as-of DAY]` is what people and hooks call all day. Any
other word is left to Typer, and so is all that is misspelt: what is said of it, and
what help tells, has one place, the command itself.
"""

import os
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from scrkit.cli import moment

_DAY = "--as-of"
# What Typer takes from the environment in place of an option.
_FROM_ENVIRONMENT = ("SCR_KEY",)
# How a shell tells that somebody broke a command off.
_BROKEN_OFF = 130


def read(arguments: list[str]) -> Callable[[], None] | None:
    """Return the check that is asked for, which raises SystemExit with its code.

    None where it takes Typer to say what is meant.
    """
    if arguments[:1] != ["validate"] or any(map(os.environ.get, _FROM_ENVIRONMENT)):
        return None
    words, as_of = arguments[1:], None
    if words.count(_DAY) == 1:
        at = words.index(_DAY)
        as_of = moment.read_day("".join(words[at + 1 : at + 2]))
        if as_of is None:
            return None
        del words[at : at + 2]
    if any(not word or word.startswith("-") for word in words):
        return None
    return partial(_validate, [Path(word) for word in words], as_of)


def _validate(folders: list[Path], as_of: datetime | None) -> None:
    # Here: an answer to another command needs none of it.
    from scrkit.cli.validating import check

    try:
        code = check(folders, as_of=moment.day(as_of))
    except KeyboardInterrupt:
        code = _BROKEN_OFF
    raise SystemExit(code)
