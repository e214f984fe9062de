"""Print how fast forms go out and come back, of one run.

    python bench/forms.py [--rounds N]

All forms of the example's eight agencies, in CPU seconds of one process; and an IMR of
thirty pages, read and planned in process, beside python-docx reading every paragraph
and cell of it.
"""

import gc
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from io import BytesIO
from typing import Any

import docx
from msgspec.structs import replace as changed

from scrkit import folder
from scrkit.forms.known import WHATS
from scrkit.forms.pack import FormRequest, pack
from scrkit.forms.plan import FormOptions
from scrkit.forms.taking import stamp_in, take_form
from scrkit.identity.register import Register
from scrkit.identity.spellings import spellings
from scrkit.identity.usual import usual_words
from scrkit.importers.understand.naming import pseudonymiser
from scrkit.model.review import Review
from scrkit.render.wording.options import Options
from scrkit.review import load
from scrkit.system.resources import shipped

DAY = date(2016, 9, 30)
WORDS_A_PAGE, PAGES = 450, 30
GROWING = ("context", "involvement", "methods", "staff_view")


def example() -> Any:
    """Return the example review as it was read."""
    return load(folder.read(shipped("examples") / "child-k").files)


def every_form(loaded: Any) -> int:
    """Make all forms of all agencies, filled; return how many."""
    review, count = loaded.sound(), 0
    for agency in review.case.agencies:
        for what, form in WHATS.items():
            if "agency" in form.to:
                said = (review, agency, what, DAY, Options(as_of=DAY), True)
                count += len(pack(FormRequest(*said, loaded.framework)))
    return count


def long_report(review: Review, agency: str) -> Review:
    """Return the review with an IMR of thirty pages."""
    (mine,) = (one for one in review.imrs if one.agency == agency)
    wanted = WORDS_A_PAGE * PAGES // (len(GROWING) * len(mine.involvement.split()))
    texts = {
        name: "\n\n".join(f"{n}. {mine.involvement}" for n in range(wanted + 1))
        for name in GROWING
    }
    imrs = (changed(one, **texts) if one is mine else one for one in review.imrs)
    return changed(review, imrs=tuple(imrs))


def theirs(content: bytes) -> int:
    """Read every paragraph and cell with python-docx; return how many characters."""
    document = docx.Document(BytesIO(content))
    texts = [one.text for one in document.paragraphs]
    for table in document.tables:
        texts += [cell.text for row in table.rows for cell in row.cells]
    return sum(map(len, texts))


def seconds(work: Callable[[], object]) -> float:
    """Return the CPU seconds of one call, without a collection from before."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Print the figures, each the median of a few rounds."""
    rounds = int(sys.argv[2]) if sys.argv[1:2] == ["--rounds"] else 5
    loaded = example()
    count = every_form(loaded)
    took = statistics.median(seconds(lambda: every_form(loaded)) for _ in range(rounds))
    print(f"{count} letters and forms of eight agencies: {took:.2f} s of 3")
    options, content = _filled(loaded)
    pairs = [
        (
            seconds(lambda: take_form(content, options)),
            seconds(lambda: theirs(content)),
        )
        for _ in range(rounds)
    ]
    ratio = statistics.median(ours / other for ours, other in pairs)
    print(f"IMR of {PAGES} pages: {pairs[-1][0]:.2f} s, {ratio:.2f} of python-docx")


def _filled(loaded: Any) -> tuple[FormOptions, bytes]:
    before = loaded.sound()
    review = long_report(before, "health")
    others = tuple(one for one in before.imrs if one.agency != "health")
    before = changed(before, imrs=others)
    agency = review.agency("health")
    wording = Options(as_of=DAY)
    asked = FormRequest(review, agency, "imr", DAY, wording, filled=True)
    content = pack(asked)[-1].content
    stamp = stamp_in(content)
    assert stamp is not None
    door = pseudonymiser(before, spellings(Register()), usual_words(before))
    said = (before, agency, WHATS["imr"], stamp, DAY, door, b"")
    options = FormOptions(*said, sha256(content).hexdigest(), wording=wording)
    return replace(options, framework=loaded.framework, names_checked=True), content


if __name__ == "__main__":
    main()
