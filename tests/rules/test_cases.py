"""Every rule on cases: a folder holds only the files in which it differs from the base.

A line that is to be told carries its code in a comment: `# expect SCR302`. The set of
(file, line, code) found must equal the set written. A practitioner can add a case
without Python: copy a file of tests/cases/base into a new folder named after the code.
"""

import re
from collections.abc import Iterator

import pytest
from reviews_on_disk import NAMES, Files, files_of, judge

from scrkit.review import load
from scrkit.rules import ALL, rapid

_EXPECTED = re.compile(r"(?:#|<!--) expect ((?:SCR\d{3} ?)+)")

Told = tuple[str, int, str]


def expected(files: Files) -> Iterator[Told]:
    """Yield what the comments in the files say is to be told."""
    for file, content in files.items():
        for number, line in enumerate(content.decode("utf-8").splitlines(), start=1):
            for match in _EXPECTED.finditer(line):
                for code in match[1].split():
                    yield file, number, code


@pytest.mark.parametrize("name", NAMES)
def test_a_case_is_told_exactly_what_its_comments_say(name: str) -> None:
    files = files_of(name)

    # That other fields are empty is tried in cases of its own: most leave some out.
    apart = name != "base" and not name.startswith("SCR814")
    told = [d for d in judge(files).diagnostics if d.code != "SCR814" or not apart]

    assert {(d.place.file, d.place.line, d.code) for d in told} == set(expected(files))


def test_every_rule_has_a_faulty_case_of_its_name() -> None:
    faulty = {
        code
        for name in NAMES
        for _, _, code in expected(files_of(name))
        if name.partition("-")[0] == code
    }

    # No shipped guidance had been replaced on the day of the cases: a test of its own.
    # Rapid reviews came after it too, and have an example and tests of their own.
    # What must be weighed, only a framework says that has a test of its own as well.
    apart = {"SCR520", "SCR477"} | {rule.code for rule in rapid.RULES}
    assert {rule.code for rule in ALL} == faulty | apart


def test_every_rule_has_a_clean_case_in_the_base() -> None:
    """The base is a finished, published review, so that no rule waits for a stage."""
    files = files_of("base")
    review = load(files).review

    assert review is not None
    assert list(expected(files)) == []
    assert review.case.dates.published is not None
    assert review.terms.agreed is not None
    assert all(imr.sign_off is not None for imr in review.imrs)


@pytest.mark.parametrize("name", [n for n in NAMES if n.endswith("-clean")])
def test_a_clean_case_expects_nothing(name: str) -> None:
    assert list(expected(files_of(name))) == []


def test_every_case_differs_from_the_base() -> None:
    base = files_of("base")

    same = [name for name in NAMES if name != "base" and files_of(name) == base]

    assert same == []
