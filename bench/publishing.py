"""Print the CPU of scr publish of the example beside rendering the same products.

    python bench/publishing.py

Each is a whole process with its children. Without PDF, and in a folder that git does
not look after, so that no history is searched: bench/history.py has that.
"""

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from measure import ENVIRONMENT, PYTHON, line

from scrkit.system.resources import shipped

ROUNDS = 5
AS_OF = "2016-09-30"
RENDER = """
import gc, sys
gc.disable()
from datetime import date
from pathlib import Path
from scrkit import folder, publish
from scrkit.cli.review import worded
from scrkit.render.products import written
from scrkit.render.wording.options import Options
from scrkit.review import load
from scrkit.timeline.merge import merge

files = folder.read(Path(sys.argv[1])).files
loaded = load(files)
day = date.fromisoformat(sys.argv[2])
given = Options(as_of=day, view="published", formats=("docx", "html"))
chosen = worded(given, loaded.framework, files)
written(publish.composed(loaded.review, merge(loaded.review), chosen), chosen)
gc.freeze()
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        review = Path(shutil.copytree(shipped("examples") / "child-k", root / "r"))
        scr = [PYTHON, "-m", "scrkit"]
        approval = ("--office", "Chair", "--version", "1.0", "--date", "2016-05-12")
        subprocess.run(
            [*scr, "approve", str(review), *approval], check=True, stdout=sys.stderr
        )
        names = str(_register(review, root))
        given = ("--no-pdf", "--dry-run", "--register", names, "--as-of", AS_OF)
        publishing = [*scr, "publish", str(review), "--out", str(root / "out"), *given]
        rendering = [PYTHON, "-c", RENDER, str(review), AS_OF]
        # The first of each does not count.
        found = [_cpu(publishing) / _cpu(rendering) for _ in range(ROUNDS + 1)][1:]
    print("scr publish of the example, without PDF and history")
    name = "  CPU, beside rendering the same products"
    print(line(name, statistics.median(found), 3))


def _cpu(command: list[str]) -> float:
    """Return the seconds that a process and its children have worked."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=ENVIRONMENT)
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, command
    return usage.ru_utime + usage.ru_stime


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


if __name__ == "__main__":
    main()
