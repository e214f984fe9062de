"""Measure commands as whole processes, paired and interleaved, so that noise cancels.

Seconds are those that the processor worked, for the command and its children: what else
the machine does shows in the clock on the wall, and not in them.
"""

import os
import statistics
import subprocess
import sys
from dataclasses import dataclass

# An installation holds its bytecode; a development environment may forbid writing it,
# and then every start would compile the whole of scrkit.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


@dataclass(frozen=True)
class Figures:
    """CPU seconds per round, and the peak memory of the largest run in MiB."""

    seconds: tuple[float, ...]
    peak: float

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)


def run_once(command: list[str]) -> tuple[float, float]:
    """Run a command, output thrown away; return CPU seconds and peak MiB."""
    process = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=ENVIRONMENT,
    )
    _, _, usage = os.wait4(process.pid, 0)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def interleaved(cases: dict[str, list[str]], rounds: int) -> dict[str, Figures]:
    """Run all cases in turn, round after round, after one round that does not count."""
    seconds: dict[str, list[float]] = {name: [] for name in cases}
    peaks: dict[str, float] = dict.fromkeys(cases, 0.0)
    for turn in range(rounds + 1):
        for name, command in cases.items():
            took, peak = run_once(command)
            if turn:
                seconds[name].append(took)
                peaks[name] = max(peaks[name], peak)
    return {name: Figures(tuple(seconds[name]), peaks[name]) for name in cases}


def ratio(mine: Figures, base: Figures) -> float:
    """Return the median of the ratios within each round."""
    pairs = zip(mine.seconds, base.seconds, strict=True)
    return statistics.median(a / b for a, b in pairs)


def line(name: str, figure: float, goal: float, *, unit: str = "x") -> str:
    """Return one line of the report: what, how much, the goal, whether it is met."""
    met = "met" if figure <= goal else "NOT MET"
    return f"{name:<58} {figure:8.2f}{unit}   goal <= {goal:g}{unit}   {met}"


PYTHON = sys.executable
