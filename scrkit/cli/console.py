"""What is printed: plain text for people, bytes as they are for programs."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, NoReturn, TextIO, cast

from scrkit.errors import ScrError
from scrkit.patterns import later
from scrkit.text.pasting import pasted

if TYPE_CHECKING:
    import threading

    from scrkit.files import NewFile

# Control characters and text-direction marks never reach a terminal.
_UNSAFE = later(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff"
    r"\ufff9-\ufffb\U000e0000-\U000e007f]"
)
# Signs that count as letters or marks, and that nobody sees.
_UNSEEN = frozenset(
    "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0"
    + "".join(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
)


def prepare() -> None:
    """Make stdout and stderr print what the terminal's encoding lacks as escapes."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # An old console that lacks a letter shows its number, and the command goes
            # on.
            stream.reconfigure(errors="backslashreplace")


def plain(text: str) -> str:
    """Return a name that stays on its line and shows all its signs, whatever it is.

    What no reader would see is put as a dot: control and direction signs, line breaks,
    bytes that are no letter.
    """
    return "".join(
        letter if letter.isprintable() and letter not in _UNSEEN else "·"
        for letter in text
    )


class _Plainly:
    """Stderr, on which invisible characters of the arguments show as dots."""

    def __init__(self, stream: TextIO, words: Iterable[str]) -> None:
        self._stream = stream
        # The longest first: one word may stand in another.
        self._words = sorted(words, key=len, reverse=True)

    def write(self, text: str) -> int:
        """Write a text in which each of the words shows all its signs."""
        for word in self._words:
            text = text.replace(word, plain(word))
        return self._stream.write(text)

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)


@contextmanager
def repeated_plainly(arguments: Iterable[str]) -> Iterator[None]:
    """Show invisible characters of the arguments as dots in error messages."""
    # Typer repeats what was typed, as a whole or behind the =.
    odd = {one for given in arguments for one in (given, given.partition("=")[2])}
    odd = {one for one in odd if one != plain(one)}
    before = sys.stderr
    if odd:
        sys.stderr = cast("TextIO", _Plainly(before, odd))
    try:
        yield
    finally:
        sys.stderr = before


def named(path: Path) -> str:
    """Return a path of the person's own, to be printed."""
    return plain(path.as_posix())


def argument(root: Path) -> str:
    """Return a folder behind a command that is printed, as it can be pasted.

    Nothing for the folder in which the command was called.
    """
    return "" if root == Path() else f" {quoted(root)}"


def quoted(path: Path) -> str:
    """Return a path as a word of a command that is printed and can be pasted."""
    return pasted(plain(path.as_posix()))


def say(text: str = "", *, whole: bool = False) -> None:
    """Print a line for people; on a terminal it breaks between words, never within.

    `whole`: it is as wide as it should be, or editors read it as well.
    """
    _write(sys.stdout, text if whole else folded(text, width()))


def folded(text: str, columns: int) -> str:
    """Return lines that are too long for some columns broken between their words.

    0 columns: as they are. What goes on stands a little further in. A line that holds a
    command stays whole, so that it can be pasted from the screen.
    """
    return "\n".join(
        one if not 0 < columns < len(one) or "scr " in one else _broken(one, columns)
        for one in text.split("\n")
    )


def _broken(line: str, columns: int) -> str:
    """Return a line broken between its words; the blanks between columns stay."""
    margin = " " * (len(line) - len(line.lstrip(" ")) + 4)
    return fill(
        line,
        max(columns, len(margin) + 20),
        subsequent_indent=margin,
        break_long_words=False,
        break_on_hyphens=False,
        replace_whitespace=False,
        expand_tabs=False,
    )


def wrote(out: Path, *made: "NewFile") -> None:
    """Say which files were written into a folder."""
    for file in made:
        say(f"wrote {named(out / file.path)}")


def complain(text: str) -> None:
    """Print a line about what went wrong."""
    _write(sys.stderr, text)


def machine(text: str) -> None:
    """Print text for programs: unwrapped, unstyled, whole."""
    _put(sys.stdout, text)


def binary(content: bytes) -> None:
    """Print bytes for programs, whose line ends no system may change."""
    if not hasattr(sys.stdout, "buffer"):
        machine(content.decode("utf-8"))
        return
    flushed()
    try:
        sys.stdout.buffer.write(content)
    except BrokenPipeError:
        _leave()
    except (OSError, ValueError) as error:
        raise ScrError("the output cannot be written") from error


def flushed() -> bool:
    """Flush stdout; return whether that succeeded."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _leave()
    except (OSError, ValueError):
        return False
    return True


def _write(stream: TextIO, text: str) -> None:
    _put(stream, _UNSAFE.sub("·", text) + "\n")


def _leave() -> NoReturn:
    """Exit quietly when the reader of a pipe has gone."""
    # Python would complain when it flushes what nobody takes any more.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise SystemExit(0)


def _put(stream: TextIO, text: str) -> None:
    try:
        stream.write(text)
    except BrokenPipeError:
        _leave()
    except (OSError, ValueError) as error:
        raise ScrError("the output cannot be written") from error


def on_terminal() -> bool:
    """Return whether a person sits at the other end."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def ask(question: str) -> str | None:
    """Return the line that a person types, None where there is no more to read."""
    _put(sys.stdout, question)
    flushed()
    # Not input(): it would write its question past our own stream.
    given = sys.stdin.readline()
    return given.rstrip("\r\n") if given else None


def key(question: str) -> str | None:
    """Return the key that a person presses, in small letters; None at the end.

    Where no terminal is read, it is the first letter of a line.
    """
    if not on_terminal():
        given = ask(question)
        return None if given is None else given.strip().lower()[:1]
    from typer import getchar

    _put(sys.stdout, question)
    flushed()
    try:
        pressed = getchar().lower()
    except (EOFError, KeyboardInterrupt):
        return None
    _write(sys.stdout, pressed if pressed.isprintable() else "")
    return pressed


def width(*, complaints: bool = False) -> int:
    """Return how many columns a person at a terminal reads, 0 where nobody does.

    `complaints`: where `complain` prints to, in place of where `say` does.
    """
    # One of the two may go to a file, which is as wide as it likes.
    stream = sys.stderr if complaints else sys.stdout
    if not stream.isatty():
        return 0
    import shutil

    return shutil.get_terminal_size().columns


@contextmanager
def working(what: str) -> Iterator[None]:
    """Show that work goes on, on a terminal only, once it takes over a second."""
    # In a log a turning line would be hundreds of lines.
    if not sys.stderr.isatty():
        yield
        return
    import threading

    done = threading.Event()
    shown = threading.Thread(target=_spin, args=(what, done), daemon=True)
    shown.start()
    try:
        yield
    finally:
        done.set()
        shown.join()


def _spin(what: str, done: "threading.Event") -> None:
    # What is done within a second needs no sign that it goes on.
    if done.wait(1.0):
        return
    from rich.console import Console

    with Console(stderr=True).status(f"{what} …", spinner="line"):
        done.wait()
