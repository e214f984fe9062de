"""The example review as it stood when the chronologies were asked for."""

from dataclasses import replace
from datetime import date

import pytest

from scrkit import folder
from scrkit.model.review import Review
from scrkit.render.wording.options import Options
from scrkit.request import ChronologyRequest
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
def asked(review: Review) -> ChronologyRequest:
    agency = review.agency("health")
    assert agency is not None
    return ChronologyRequest(review, agency, DUE, Options(as_of=AS_OF))


@pytest.fixture(scope="session")
def corrected(asked: ChronologyRequest) -> ChronologyRequest:
    return replace(asked, filled=True)
