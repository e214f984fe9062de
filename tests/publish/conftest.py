"""The example review as the publication gate sees it, one part changed at a time."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from scrkit import folder
from scrkit.cli.review import worded
from scrkit.edits import approval
from scrkit.edits.digest import texts_seal
from scrkit.files import NewFile
from scrkit.frameworks import Framework
from scrkit.model.publishing import Approval
from scrkit.model.review import Review
from scrkit.publish import (
    Passages,
    Reason,
    as_approved,
    composed,
    printed,
    reasons,
    sealed,
)
from scrkit.render.wording.options import Options
from scrkit.review import load
from scrkit.rules.validate import Validation, validate
from scrkit.scan.values import Scan
from scrkit.system.resources import shipped
from scrkit.timeline.merge import merge
from scrkit.yamlfile.splice import applied

AS_OF = date(2016, 9, 30)
Files = dict[str, bytes]
Judge = Callable[..., Validation]


def approved(files: Files) -> Files:
    loaded = load(files)
    assert loaded.review is not None
    given = Approval(office="Chair", date=date(2016, 5, 12), version="1.0")
    review = as_approved(loaded.review, given)
    given = replace(given, texts=texts_seal(review))
    seals = sealed(printed_of(review, loaded.framework, files))
    edits = approval.approve(files[approval.FILE], given, seals, again=True)
    return {**files, approval.FILE: applied(edits)}


def printed_of(review: Review, framework: Framework | None, files: Files) -> Passages:
    """Return what a publication would print, passage by passage."""
    given = Options(as_of=AS_OF, view="published")
    options = worded(given, framework, files)
    return printed(composed(review, merge(review), options))


def against(
    validation: Validation,
    built: tuple[NewFile, ...] = (),
    scans: Mapping[str, Scan] | None = None,
    outside: tuple[Reason, ...] = (),
) -> tuple[Reason, ...]:
    """Return what speaks against publishing; board's own templates are left out."""
    context = validation.context
    made = printed_of(context.review, context.framework, {}) if context else None
    return reasons(validation, built, scans or {}, outside, made)


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
