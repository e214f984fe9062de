"""What a person reads of `scr validate` at a terminal: lines break between words."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs a terminal of POSIX")


def _at_a_terminal(command: list[str], columns: int) -> str:
    import pty
    import termios

    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, columns))
    plain = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "LINES")}
    with subprocess.Popen(command, stdout=theirs, stdin=theirs, env=plain) as running:
        os.close(theirs)
        read = bytearray()
        try:
            while piece := os.read(ours, 65536):
                read += piece
        except OSError:
            pass  # Linux says so at the end
        running.wait(60)
    os.close(ours)
    return read.decode("utf-8").replace("\r\n", "\n")


def _without_breaks(text: str) -> str:
    return " ".join(text.split())


def test_lines_at_a_terminal_break_between_words(child_k: Path) -> None:
    (child_k / "people.yaml").write_text("people: [\n", "utf-8")
    root = str(child_k)
    command = [sys.executable, "-m", "scrkit", "validate", root]
    command += ["--as-of", "2016-09-30"]
    whole = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", check=False
    ).stdout
    assert max(map(len, whole.splitlines())) > 100
    shown = _at_a_terminal(command, 80)
    # A path is one word, and no word is broken.
    long = [ln for ln in shown.splitlines() if len(ln) > 80 and root not in ln]
    assert not long
    assert _without_breaks(shown) == _without_breaks(whole)
    concise = [*command, "--format", "concise"]
    assert max(map(len, _at_a_terminal(concise, 80).splitlines())) > 80
