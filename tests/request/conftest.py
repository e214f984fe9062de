"""The example review as it stood when the chronologies were asked for."""

from dataclasses import replace
from datetime import date

import pytest

from scrkit import folder
from scrkit.forms.pack import FormRequest
from scrkit.model.review import Review
from scrkit.render.wording.options import Options
from scrkit.review import load
from scrkit.system.resources import shipped

AS_OF = date(2015, 7, 10)
DUE = date(2015, 9, 11)


@pytest.fixture(scope="session")
def review() -> Review:
    found = load(folder.read(shipped("examples") / "child-k").files).review
    assert found is not None
    return found


@pytest.fixture(scope="session")
def asked(review: Review) -> FormRequest:
    agency = review.agency("health")
    assert agency is not None
    return FormRequest(review, agency, "chronology", DUE, Options(as_of=AS_OF))


@pytest.fixture(scope="session")
def corrected(asked: FormRequest) -> FormRequest:
    return replace(asked, filled=True)
