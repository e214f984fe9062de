"""How a command is run, and the one boundary for what goes wrong."""

import gc
import sys
from collections.abc import Callable

from scrkit.cli import console, plain_call
from scrkit.errors import ScrError


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code.

    0 clean or warnings only, 1 the review has errors, 2 wrong call or nothing to
    work on, 3 a bug of ours.
    """
    console.prepare()
    # A command is short and leaves few cycles; the collector costs a fifth of its time.
    gc.disable()
    try:
        return _run(arguments)
    finally:
        _tell_remarks()


def _tell_remarks() -> None:
    """Tell what was finished or found of a command that was cut off."""
    # Where no folder was touched, nothing was remarked.
    remarks = sys.modules.get("scrkit.folder.remarks")
    for text in remarks.taken() if remarks else ():
        console.complain(text)


def _run(arguments: list[str]) -> int:
    try:
        with console.repeated_plainly(arguments):
            _call(arguments)()
    except SystemExit as left:
        return _left(left)
    except ScrError as error:
        console.complain(f"scr: {console.plain(error.message)}")
        if error.advice:
            console.complain(f"     {console.plain(error.advice)}")
        return 2
    except Exception as error:
        _confess(error)
        return 3
    return 0


def _call(arguments: list[str]) -> Callable[[], None]:
    """Return what the arguments ask for; the plainest of them need no Typer."""
    plain = plain_call.read(arguments)
    if plain is not None:
        return plain
    from scrkit.cli.group import app

    return lambda: app(args=arguments, prog_name="scr")


def _left(left: SystemExit) -> int:
    code = left.code if isinstance(left.code, int) else 2
    try:
        return code if console.flushed() else 2
    except SystemExit:
        return 0


def _confess(error: Exception) -> None:
    """Show where a bug struck, without the error's own words: they may quote a case."""
    import traceback

    console.complain(
        f"scr: a bug in scrkit ({type(error).__name__}). Nothing was lost."
    )
    for frame in traceback.extract_tb(error.__traceback__):
        # No folder of this machine: it may bear somebody's name.
        path = frame.filename.replace("\\", "/")
        name = path.rpartition("/scrkit/" if "/scrkit/" in path else "/")[2]
        console.complain(f"  {name}:{frame.lineno} in {frame.name}")
    console.complain("Please report these lines; they hold nothing of the review.")
