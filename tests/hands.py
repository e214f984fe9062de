"""One of several hands that work on one review at the same time: a real process.

Called as: hands.py FOLDER WORKER COUNT [KIND…]. Writes a line of JSON for each edit.
"""

import contextlib
import io
import json
import sys
from datetime import date, timedelta
from pathlib import Path

from scrkit.cli.app import run

AGENCIES = ("amh", "csc", "edu", "gp", "health", "hosp", "housing", "police")
OUTCOMES = ("F1", "F2", "F3", "F4", "F5", "F6", "R1", "R2")
_OFTEN = (
    *(
        "add",
        "name",
        "link",
        "staff",
        "role",
        "criteria",
        "name",
        "link",
        "sign",
        "add",
    ),
    *("code", "link", "name", "import", "seal", "criteria", "render", "request"),
    *("link", "confirm", "named", "note", "request"),
)
_LATER = ("action", "check", "evidence", "form", "draft", "draft in Word", "quarter")
KINDS = (*_OFTEN, *_LATER, *_OFTEN, "publish", "action", "evidence", "research")
_LETTERS = "abcdefghij"


def word(worker: int, number: int) -> str:
    """Return a word for an edit that no other edit has."""
    return "".join(_LETTERS[int(figure)] for figure in f"{worker}{number:03}")


# What is typed, by kind: {root} is the review, {mark} what only this edit has.
TYPED = {
    "add": ("people", "add", "teacher of {mark}", "{root}"),
    "name": ("people", "add", "helper of {mark}", "{root}", "--with-name"),
    "named": ("people", "name", "SW{person}", "{root}", "--also"),
    "staff": (
        *("people", "staff", "{agency}", "{root}", "--role", "carer of {mark}"),
        *("--role", "driver of {mark}"),
    ),
    "role": ("people", "role", "SW{person}", "worker of {mark}", "{root}"),
    "link": (
        *("timeline", "link", "CSC-{one:04}", "EDU-{other:04}", "{root}"),
        *("--not-related", "--reason", "{mark}"),
    ),
    "note": ("note", "phase", "Phase {mark}", "2013-01/2013-06", "{root}"),
    "criteria": ("check-criteria", "{root}", "--record", "--as-of", "{day}"),
    "sign": (
        *("sign", "{agency}", "{root}", "--office", "Chair", "--version", "1.{number}"),
        "--again",
    ),
    "code": (
        *("code", "{prose}", "--review", "{root}", "--write"),
        *("--register", "{at}/names.yaml"),
    ),
    "import": (
        *("import", "{came}", "{root}", "--agency", "{agency}", "--adds", "--write"),
        *("--names-checked", "--as-of", "2016-09-30"),
    ),
    "confirm": ("confirm", "{outcome}", "{root}", "--reason", "{mark}"),
    "seal": ("seal", "{root}", "--key", "{at}/my.agekey", "--keep"),
    "render": (
        *("render", "abstract", "{root}", "--out", "{at}/out-{worker}", "--draft"),
        *("--as-of", "2016-09-30"),
    ),
    "request": (
        *("request", "{agency}", "{root}", "--out", "{at}/pack-{worker}"),
        *("--due", "2016-12-01", "--as-of", "2016-09-30"),
    ),
    "action": (
        *("note", "action", "The form asks {mark}", "{root}", "--source", "R1"),
        *("--owner", "Head of assessment", "--due", "2016-12-31"),
        *("--success", "Twenty forms show it"),
    ),
    "check": (
        *("note", "check", "A2", "Letters of {mark}", "{root}", "--holds", "yes"),
        *("--by", "Lay member of the Board", "--date", "2017-03-14"),
    ),
    "evidence": (
        *("note", "evidence", "A1", "{audit}", "Audit of {mark}", "{root}"),
        *("--shows", "done", "--holder", "Board's office", "--where", "Secure drive"),
        *("--date", "2016-05-12"),
    ),
    # The same file for every hand: the first takes it in, the others are told.
    "form": (
        *("import", "{at}/actions-health.xlsx", "{root}", "--write", "--partial"),
        *("--names-checked", "--as-of", "2016-09-30"),
    ),
    "draft": (
        *("draft", "send", "{root}", "--to", "panel", "--out", "{at}/{mark}.docx"),
        *("--date", "2016-05-12"),
    ),
    "draft in Word": (
        *("write", "overview", "{root}", "--out", "{at}/in-word-{worker}.docx"),
        *("--again", "--as-of", "2016-09-30"),
    ),
    "quarter": (
        *("monitor", "{root}", "--quarter", "2016-Q3"),
        *("--out", "{at}/quarter-{worker}", "--as-of", "2016-09-30"),
    ),
    # Into one folder, all of them.
    "research": (
        *("export", "parquet", "{root}", "--out", "{at}/research", "--draft"),
        *("--as-of", "2016-09-30"),
    ),
    "publish": (
        *("publish", "{root}", "--register", "{at}/names.yaml", "--no-pdf"),
        *("--as-of", "2016-09-30", "--supersede", "More came"),
        *("--out", "{at}/public-{mark}"),
    ),
}


def words(kind: str, at: Path, worker: int, number: int) -> tuple[str, ...]:
    """Return the command of an edit, after writing what it is given."""
    mark = word(worker, number)
    prose, came = at / "r/overview" / f"phase-{mark}.md", at / f"{mark}.csv"
    if kind == "code":
        prose.write_text("Xyloaa Quuxworthaa was seen.\n", "utf-8")
    if kind == "import":
        text = f"Date,Source,Event\n05/03/2014,Diary,A visit of {mark}\n"
        came.write_text(text, "utf-8")
    audit = at / f"audit-{mark}.txt"
    if kind == "evidence":
        audit.write_text(f"Forty-six of fifty: {mark}.\n", "utf-8")
    known = {
        "audit": audit,
        "at": at, "root": at / "r", "mark": mark, "prose": prose, "came": came,
        "worker": worker, "person": worker + 1, "agency": AGENCIES[worker],
        "outcome": OUTCOMES[worker],
        "one": worker * 5 + number % 5 + 1, "other": number // 5 + 1, "number": number,
        "day": date(2016, 9, 30) + timedelta(days=worker * 1000 + number),
    }  # fmt: skip
    return tuple(one.format(**known) for one in TYPED[kind])


def main() -> None:
    """Make the edits, one after the other, and tell how each ended."""
    at, worker, count = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    kinds = sys.argv[4:] or KINDS
    for number in range(count):
        kind = kinds[(number + worker) % len(kinds)]
        mark = word(worker, number)
        given = words(kind, at, worker, number)
        sys.stdin = io.StringIO(f"Zelda {mark[::-1].title()}\n")
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            code = run(list(given))
        told = {"kind": kind, "worker": worker, "number": number, "mark": mark}
        told |= {"words": list(given), "code": code, "said": said.getvalue()}
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
