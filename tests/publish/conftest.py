"""The example review as the publication gate sees it, one part changed at a time."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from scrkit import folder
from scrkit.edits import approval
from scrkit.model.outcome import Approval
from scrkit.review import load
from scrkit.rules.validate import Validation, validate
from scrkit.system.resources import shipped
from scrkit.yamlfile.splice import applied

AS_OF = date(2016, 9, 30)
Files = dict[str, bytes]
Judge = Callable[..., Validation]


def approved(files: Files) -> Files:
    review = load(files).review
    assert review is not None
    given = Approval(office="Chair", date=date(2016, 5, 12), version="1.0")
    edits = approval.approve(files[approval.FILE], review, given, again=True)
    return {**files, approval.FILE: applied(edits)}


@pytest.fixture(scope="session")
def files() -> Files:
    """Give the files of the example, with the Board's approval of its text."""
    return approved(dict(folder.read(Path(shipped("examples") / "child-k")).files))


@pytest.fixture
def judged(files: Files) -> Judge:
    """Judge the example after one text of a file is changed, approved anew or not."""

    def judge(
        file: str = "", old: str = "", new: str = "", *, again: bool = False
    ) -> Validation:
        changed = dict(files)
        if file:
            text = changed[file].decode()
            assert old in text
            changed[file] = text.replace(old, new, 1).encode()
        return validate(
            approved(changed) if again else changed, AS_OF, passing="publication"
        )

    return judge
