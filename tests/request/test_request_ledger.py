"""A request is put into requests.yaml, and no other byte of the file changes."""

from datetime import date

import pytest

from scrkit.errors import ScrError
from scrkit.files import Edit, NewFile
from scrkit.model.gathering import Request
from scrkit.request import recorded
from scrkit.yamlfile.splice import applied

NEW = Request(
    agency="gp",
    what="chronology",
    requested=date(2015, 7, 10),
    due=date(2015, 9, 11),
)
ITEM = "{agency: gp, what: chronology, requested: 2015-07-10, due: 2015-09-11}"
OTHER = "{agency: csc, what: imr, requested: 2015-07-10, due: 2015-10-30}"


def _edits(before: str) -> tuple[Edit, ...]:
    plan = recorded(before.encode(), NEW)
    return tuple(one for one in plan if isinstance(one, Edit))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("# asked\nrequests: []\n", f"# asked\nrequests:\n  - {ITEM}\n"),
        ("requests: []  # none", f"requests:\n  - {ITEM}  # none"),
        ("requests:\n", f"requests:\n  - {ITEM}\n"),
        ("requests:", f"requests:\n  - {ITEM}"),
        ("{requests: []}\n", f"{{requests: [{ITEM}]}}\n"),
        ("# nothing yet\n", f"# nothing yet\nrequests:\n  - {ITEM}\n"),
        (
            f"requests:\n  - {OTHER}  # first\n# end\n",
            f"requests:\n  - {OTHER}  # first\n  - {ITEM}\n# end\n",
        ),
        (
            "requests:\n- agency: csc\n  what: imr\n  requested: 2015-07-10\n"
            "  due: 2015-10-30\n",
            "requests:\n- agency: csc\n  what: imr\n  requested: 2015-07-10\n"
            f"  due: 2015-10-30\n- {ITEM}\n",
        ),
        (f"requests: [{OTHER}]\n", f"requests: [{OTHER}, {ITEM}]\n"),
        (
            f"requests:\r\n  - {OTHER}\r\n",
            f"requests:\r\n  - {OTHER}\r\n  - {ITEM}\r\n",
        ),
    ],
)
def test_it_stands_behind_what_is_there(before: str, after: str) -> None:
    assert applied(_edits(before)).decode() == after


def test_a_broken_file_is_left_alone() -> None:
    with pytest.raises(ScrError, match="cannot be read in full"):
        recorded(b"requests:\n  - {agency: gp, what: tea}\n", NEW)


def test_a_file_that_is_not_there_is_begun() -> None:
    (file,) = recorded(None, NEW)
    assert isinstance(file, NewFile)
    assert (file.path, file.content.decode()) == (
        "requests.yaml",
        f"requests:\n  - {ITEM}\n",
    )
