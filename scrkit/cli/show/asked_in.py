"""Name the form that asks for a field beside what a rule advises."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec.structs import replace

from scrkit.cli import console
from scrkit.diagnostics import Diagnostic, Severity
from scrkit.model.review import Review
from scrkit.review.load import Loaded

# An advice that names a command says already how it is done.
_COMMAND = "scr "
_FILE = re.compile(r"[\w/-]+\.yaml")


def with_forms(
    found: Iterable[Diagnostic], loaded: Loaded, root: Path
) -> Iterator[Diagnostic]:
    """Yield diagnostics; the advice of rules says in which form a field is asked for.

    While files have errors no form can be made, so that none is named.
    """
    broken = any(one.severity is Severity.ERROR for one in loaded.diagnostics)
    review = None if broken else loaded.review
    for one in found:
        yield _advised(one, review, root) if review and _is_open(one) else one


def _is_open(one: Diagnostic) -> bool:
    """Tell whether an advice leaves open how it is done, and is of its own file."""
    # An advice that leads to another file is not carried out with this one's form.
    others = {*_FILE.findall(one.do)} - {one.place.file}
    return bool(one.stage and one.do) and _COMMAND not in one.do and not others


def _advised(one: Diagnostic, review: Review, root: Path) -> Diagnostic:
    # Here: a review in which nothing is wanting needs no form.
    from scrkit.forms.where import asking_for

    asking = asking_for(review, one.place.file, one.path)
    if asking is None:
        return one
    form = asking.form
    program = "Excel" if form.in_excel and not form.tabled else "Word"
    words = f"scr request {asking.owner}{console.argument(root)}"
    words += f" --what {form.asked_as[0]}" + " --filled" * asking.filled
    return replace(one, do=f"{one.do} The form that asks for it, in {program}: {words}")
