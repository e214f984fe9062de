"""Print whether paragraphs with many mentions take linear time, by command.

    python bench/mentions.py [MENTIONS]

Each figure is the time with all of the mentions beside that with a quarter of them, of
the same run: four times as long is linear.
"""

import contextlib
import io
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from measure import line

from scrkit.cli.app import run

BASE = Path(__file__).parents[1] / "tests" / "cases" / "base"
DAY = ("--as-of", "2016-06-01")
# A cell of Excel holds 32,767 characters, and the workbook says so.
SHAPES = [f"--format={form}" for form in ("docx", "html", "md", "csv", "json", "svg")]
# What follows itself in one paragraph: plain mentions; what depends on what stands
# before a mention; what rules hear, and what they excuse; what may be a name.
KINDS = {
    "plain": "@HV1 rang @Mother and ",
    "fitted": "Dr @HV1's note, the @HV9 said. Her @PC1 saw @ClinicA on 5 March 2015. ",
    "heard": "@HV1 failed to refer, and @PC1 was not negligent because of @Mother; ",
    "named": "@HV1 saw Anna Blank and A. B. of XYZ with @Mother, may be on May Day, ",
    "lines": "@HV1 failed to refer @Mother.\n",
    "known": "Zenobia Quillfeather saw @HV1 and Ms Thistlewood; the @Mother's Z.Q. ",
    "quoted": "‘@HV1 failed to refer @Mother and “@PC1 was negligent, ",
    "unknown": "@HV7 rang @Mothr and @Nobody-1, ",
}
REGISTER = """format: 1
identities:
  - {code: Mother, names: [Zenobia May Quillfeather]}
  - {code: HV1, names: [May Thistlewood]}
"""


def main() -> None:
    """Measure each command on each kind of paragraph."""
    whole = int(sys.argv[1]) if sys.argv[1:] else 40_000
    print(f"paragraphs of {whole:,} mentions, beside such of {whole // 4:,}")
    for kind in KINDS:
        for name, command in _commands().items():
            _took(command, kind, 10)  # what is loaded once does not count
            short, long = (_took(command, kind, count) for count in (whole // 4, whole))
            told = f"  {kind}, {name} ({long:.1f} s)"
            # A fifth more than four times is still linear: there is noise.
            print(line(told, long / short, 4.8), flush=True)


def _commands() -> dict[str, Callable[[Path], None]]:
    def of(*given: str) -> Callable[[Path], None]:
        def command(root: Path) -> None:
            out = ("--out", str(root.parent / "out"))
            known = ("--register", str(root.parent / "names.yaml"))
            more = {"OUT": out, "REGISTER": known, "ROOT": (str(root),), "DAY": DAY}
            more |= {"REVIEW": ("--review", str(root)), "COPY": (f"{root}.md",)}
            more |= {
                file: (str(root / file),)
                for file in ("overview/introduction.md", "chronologies/health.yaml")
            }
            arguments = [a for one in given for a in more.get(one, (one,))]
            if run(arguments) not in (0, 1):
                raise SystemExit(f"failed: {' '.join(given)}")

        return command

    entries = "--language-in-entries"
    return {
        "validate": of("validate", "ROOT", "DAY", entries),
        "render": of("render", "all", "ROOT", "OUT", "DAY", "--format", "docx",
                     "--format", "md", "--format", "html", "--draft"),
        "render, published": of("render", "all", "ROOT", "OUT", "DAY", "--draft",
                                "--view", "published"),
        "merge-chronology": of("merge-chronology", "ROOT", "OUT", "DAY", "--draft",
                               *SHAPES),
        "people unknown": of("people", "unknown", "ROOT", "REGISTER"),
        "code": of("code", "chronologies/health.yaml", "REVIEW", "REGISTER"),
        "scan": of("scan", "overview/introduction.md", "REVIEW", "REGISTER"),
        "redact": of("redact", "overview/introduction.md", "REVIEW", "REGISTER",
                     "--out", "COPY"),
    }  # fmt: skip


def _took(command: Callable[[Path], None], kind: str, count: int) -> float:
    """Return the CPU seconds of a command on a review with long paragraphs."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / "review"
        shutil.copytree(BASE, root)
        _write(root, _paragraph(kind, count))
        with contextlib.redirect_stdout(io.StringIO()):
            begun = time.process_time()
            command(root)
            return time.process_time() - begun


def _paragraph(kind: str, count: int) -> str:
    one = KINDS[kind]
    return one * (count // one.count("@"))


def _write(root: Path, text: str) -> None:
    """Put the paragraph where a review has narrative of every kind."""
    (root.parent / "names.yaml").write_text(REGISTER, encoding="utf-8")
    (root / "overview" / "introduction.md").write_text(text, encoding="utf-8")
    block = text.rstrip().replace("\n", "\n      ")
    for file, words in (
        ("chronologies/health.yaml", "@HV1 visited at home."),
        ("criteria.yaml", "@ChildZ was found hurt at home and recovered."),
        ("imrs/health.yaml", "One post of four was vacant."),
    ):
        path = root / file
        held = path.read_text(encoding="utf-8")
        path.write_text(held.replace(words, block, 1), encoding="utf-8")


if __name__ == "__main__":
    main()
