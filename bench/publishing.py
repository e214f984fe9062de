"""Print the CPU of scr publish of the example beside rendering the same products.

    python bench/publishing.py

Without PDF, and in a folder that git does not look after, so that no history is
searched: bench/history.py has that. The CPU of child processes counts.
"""

import contextlib
import io
import os
import re
import shutil
import statistics
import tempfile
from datetime import date
from pathlib import Path

from measure import line

from scrkit import folder, publish
from scrkit.cli.app import run
from scrkit.cli.review import worded
from scrkit.render.wording.options import Options
from scrkit.review import load
from scrkit.system.resources import shipped
from scrkit.timeline.merge import merge

ROUNDS = 3
AS_OF = "2016-09-30"
ON = ("--date", "2016-05-12")


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        review = Path(shutil.copytree(shipped("examples") / "child-k", root / "r"))
        _typed("approve", str(review), "--office", "Chair", "--version", "1.0", *ON)
        names = _register(review, root)
        given = ("--no-pdf", "--register", str(names), "--as-of", AS_OF, "--dry-run")
        out = str(root / "out")
        # The first of each loads what it needs, and does not count.
        for work in (
            lambda: _typed("publish", str(review), "--out", out, *given),
            lambda: _rendered(review),
        ):
            work()
        ratios = []
        for _ in range(ROUNDS):
            begun = _cpu()
            _typed("publish", str(review), "--out", out, *given)
            published = _cpu()
            _rendered(review)
            ratios.append((published - begun) / (_cpu() - published))
    print("scr publish of the example, without PDF and history")
    name = "  CPU, beside rendering the same products"
    print(line(name, statistics.median(ratios), 3))


def _typed(*words: str) -> None:
    with contextlib.redirect_stdout(io.StringIO()) as told:
        code = run(list(words))
    assert code == 0, told.getvalue()


def _rendered(root: Path) -> None:
    files = folder.read(root).files
    loaded = load(files)
    assert loaded.review is not None
    day = date.fromisoformat(AS_OF)
    given = Options(as_of=day, view="published", formats=("docx", "html"))
    chosen = worded(given, loaded.framework, files)
    publish.documents(loaded.review, merge(loaded.review), chosen)


def _register(review: Path, root: Path) -> Path:
    """Write a register of invented names, one for each code of the review."""
    people = (review / "people.yaml").read_text("utf-8")
    lines = ["format: 1", "identities:"]
    for number, code in enumerate(re.findall(r"\{code: (\w+)", people)):
        # Letters for figures, so that no name is an ordinary word.
        marks = "".join(chr(ord("a") + int(figure)) for figure in f"{number:02}")
        lines.append(f"  - {{code: {code}, names: [Xylo{marks} Quuxworth{marks}]}}")
    path = root / "identities.yaml"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    path.chmod(0o600)
    return path


def _cpu() -> float:
    """Return the seconds that this process and the children that ended have worked."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


if __name__ == "__main__":
    main()
