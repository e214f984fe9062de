"""A plugin of pytest: CPU seconds of the tests and what they start, by room and test.

    python -m pytest -p bench.cputime -n 2 --dist worksteal -m "not full"

The clock on the wall depends on who else is at work; this does not. What it does not
count is reading the tests in: `time make test` tells user and sys of everything.
"""

import os
from collections import Counter
from collections.abc import Iterator

import pytest

_SHOWN = 25
_spent: Counter[str] = Counter()
_last = 0.0


def _cpu() -> float:
    return sum(os.times()[:4])


def pytest_runtest_logstart() -> None:
    global _last  # noqa: PLW0603 - hooks of pytest share nothing else
    _last = _cpu()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Iterator[None]:
    """Give each report of a set-up, a call and a tear-down its own CPU seconds."""
    global _last
    report = yield
    report.cpu, _last = _cpu() - _last, _cpu()
    return report


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    _spent[report.nodeid] += getattr(report, "cpu", 0)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    say = terminalreporter.write_line
    say(f"\n{sum(_spent.values()):.0f} CPU seconds in {len(_spent)} tests")
    for title, key in (("room", _room), ("test", lambda name: name.split("[")[0])):
        found: Counter[str] = Counter()
        for name, seconds in _spent.items():
            found[key(name)] += seconds
        say(f"\nCPU seconds  by {title}")
        for name, seconds in found.most_common(_SHOWN):
            say(f"{seconds:11.1f}  {name}")


def _room(name: str) -> str:
    """Return the folder of tests, or the file that stands in none."""
    return "/".join(name.split("::", maxsplit=1)[0].split("/")[:2])
