"""Note in requests.yaml that something was asked for; never reads or writes a file."""

from datetime import date

from scrkit.edits.editing import Editing
from scrkit.files import Plan
from scrkit.model.gathering import Request, Requests

FILE = "requests.yaml"


def recorded(content: bytes | None, asked: Request) -> Plan:
    """Return what adds a request to the file, behind those that are there.

    With no `content` the file is begun. Raises ScrError where it is broken, or cannot
    be added to safely.
    """
    editing = Editing(content, FILE, Requests)
    editing.append(("requests",), asked)
    return editing.plan()


def put_off(content: bytes | None, at: int, due: date) -> Plan:
    """Return what gives a request that is there another day on which it is due.

    `at` is its place in the file. Raises ScrError as above.
    """
    editing = Editing(content, FILE, Requests)
    editing.replace(("requests", at, "due"), due)
    return editing.plan()
