"""Every command that writes, each with the case in which it has something to write."""

import contextlib
import io
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from scrkit.cli.app import run
from scrkit.identity.sealing import new_key
from scrkit.system.resources import shipped
from tests.returned import fewer, progress, rewritten

DAY = ("--as-of", "2016-09-30")
ON = ("--date", "2016-05-12")
REGISTER = ("--register", "names.yaml")
KEY = ("--key", "my.agekey")


@dataclass(frozen=True)
class Writing:
    """A command, what is typed into it, and what stands there before."""

    words: tuple[str, ...]
    asked: bytes = b""
    before: Callable[[Path], None] | None = None
    # A second time is another deed: it adds another person.
    repeats: bool = False
    # It needs a review in which nothing is missing; the others get along with less.
    whole: bool = False
    # The folder of which the next start is asked.
    start: str = "r"


def lay_out(at: Path, writing: Writing) -> None:
    """Lay out the case of a command: a review in r, and what it needs beside it."""
    source = shipped("examples") / "child-k"
    if writing.whole:
        shutil.copytree(source, at / "r")
    else:
        for name in _ENOUGH:
            (at / "r" / name).parent.mkdir(parents=True, exist_ok=True)
            text = (source / name).read_text("utf-8")
            if name.startswith("chronologies/"):
                text = "\n  - ".join(text.split("\n  - ")[:4]) + "\n"
            (at / "r" / name).write_text(text, "utf-8")
    if writing.before:
        writing.before(at)


_ENOUGH = (
    *("review.yaml", "people.yaml", "criteria.yaml", "requests.yaml"),
    *("terms-of-reference.yaml", "imrs/health.yaml"),
    *("chronologies/csc.yaml", "chronologies/health.yaml"),
)


def _archive(at: Path) -> None:
    _done(at, "export", "parquet", str(at / "r"), "--out", str(at / "archive"), *DAY)


def _unasked(at: Path) -> None:
    (at / "r/requests.yaml").write_text("requests: []\n", "utf-8")


def _with_names(at: Path) -> None:
    text = "format: 1\nidentities:\n  - {code: Mother, names: [Zelda Zettermark]}\n"
    (at / "r/identities.yaml").write_text(text, "utf-8")
    (at / "r/identities.yaml").chmod(0o600)
    (at / "r/.gitignore").write_text("identities.yaml\n/.scr/\n.scr-*\n", "utf-8")


def with_key(at: Path) -> None:
    """Put a register of names into the review, and two keys that seal it."""
    _with_names(at)
    for name in ("my", "your"):
        # Two keys at least, or the names are lost with one.
        key = new_key()
        (at / f"{name}.agekey").write_bytes(key.text())
        (at / f"{name}.agekey").chmod(0o600)
    text = (at / "r/review.yaml").read_text("utf-8")
    text += f"seal: {{recipients: [{key.recipient}]}}\n"
    (at / "r/review.yaml").write_text(text, "utf-8")


def _sealed(at: Path) -> None:
    with_key(at)
    _done(at, "seal", "r", *KEY)


def typed(at: Path, *words: str, asked: bytes = b"") -> int:
    """Run a command in a folder, in this process, and return how it ended."""
    with contextlib.chdir(at), contextlib.redirect_stdout(io.StringIO()) as out:
        before, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(asked), "utf-8")
        try:
            with contextlib.redirect_stderr(out):
                return run(list(words))
        finally:
            sys.stdin = before


def _done(at: Path, *words: str) -> None:
    assert typed(at, *words) == 0, words


def _changed(at: Path) -> None:
    chronology = at / "r/chronologies/csc.yaml"
    text = chronology.read_text("utf-8")
    assert "row had been about money" in text
    text = text.replace("row had been about money", "row had been about rent")
    chronology.write_text(text, "utf-8")


def _unconfirmed(at: Path) -> None:
    findings = at / "r/overview/findings.yaml"
    stamps = r"(?m)^    confirmed:\n(?:      .*\n)+"
    text, count = re.subn(stamps, "", findings.read_text("utf-8"))
    assert count
    findings.write_text(text, "utf-8")


def _rendered(at: Path) -> None:
    _done(at, "render", "abstract", "r", "--out", "out", "--as-of", "2016-09-01")
    for one in (at / "out").iterdir():
        one.write_bytes(b"as it was")


def _approved(at: Path) -> None:
    _done(at, "approve", "r", "--office", "Chair", "--version", "1.0", *ON)
    people = (at / "r/people.yaml").read_text("utf-8")
    lines = ["format: 1", "identities:"]
    for number, code in enumerate(re.findall(r"\{code: (\w+)", people)):
        # Letters for figures, so that no name is an ordinary word.
        marks = "".join(chr(ord("a") + int(figure)) for figure in f"{number:02}")
        known = f"Xylo{marks} Quuxworth{marks}"
        lines.append(f"  - {{code: {code}, names: [{known}]}}")
    (at / "names.yaml").write_text("\n".join(lines) + "\n", "utf-8")
    (at / "names.yaml").chmod(0o600)


def _unpublished(at: Path) -> None:
    _approved(at)
    text = (at / "r/review.yaml").read_text("utf-8")
    text = text.replace("  published: 2016-06-09\n", "")
    (at / "r/review.yaml").write_text(text, "utf-8")


def _to_code(at: Path) -> None:
    _with_names(at)
    for name in ("r/overview/more.md", "elsewhere.md", "far/away.md"):
        (at / name).parent.mkdir(exist_ok=True)
        (at / name).write_text("Zelda Zettermark was seen.\n", "utf-8")


def _letter(at: Path) -> None:
    _with_names(at)
    (at / "letter.md").write_text("Zelda Zettermark was seen.\n", "utf-8")


def _unnamed(at: Path) -> None:
    _done(at, "people", "add", "teacher", "r", "--code", "TEACHER9")


def _newer(at: Path) -> None:
    folder = at / "r/frameworks"
    folder.mkdir()
    (folder / "ours.yaml").write_text(
        "format: 1\nid: ours\ntitle: Ours\nedition_of: england-scr-2015\nvalid: {}\n",
        "utf-8",
    )


def _commented(at: Path) -> None:
    """Send a draft, and have it come back with a comment."""
    # Only here: most cases need no draft.
    from tests.drafts.markup import marked

    _done(at, "draft", "send", "r", "--to", "panel", "--out", "sent.docx", *ON)
    back = marked(
        (at / "sent.docx").read_bytes(),
        lambda held: held.comment("Purpose", "Is it said clearly enough?"),
    )
    (at / "back.docx").write_bytes(back)


def _with_a_point(at: Path) -> None:
    text = "drafts:\n  - {id: D1, sent: 2016-03-01, to: panel, by: Board, "
    text += "version: ab, sha256: cd}\n"
    (at / "r/drafts.yaml").write_text(text, "utf-8")
    text = "points:\n  - {id: PT1, draft: D1, who: panel reader 1, kind: comment, "
    text += "text: Why}\n"
    (at / "r/points.yaml").write_text(text, "utf-8")


def _rapid(at: Path) -> None:
    shutil.rmtree(at / "r")
    shutil.copytree(shipped("examples") / "child-r", at / "r")


def _arriving(at: Path) -> None:
    (at / "r/requests.yaml").unlink()
    came = shipped("examples") / "child-k-returns" / "housing.csv"
    shutil.copy(came, at / "came.csv")


def _named_too(at: Path) -> None:
    _unnamed(at)
    text = "format: 1\nidentities:\n"
    for code, name in (("TEACHER9", "Zelda Zettermark"), ("HV1", "Quuxa Worthy")):
        text += f"  - {{code: {code}, names: [{name}]}}\n"
    _with_names(at)
    (at / "r/identities.yaml").write_text(text, "utf-8")


IMPORT = ("import", "came.csv", "r", "--agency", "housing", "--names-checked", *DAY)
CODE = ("code", "r/overview/more.md", "elsewhere.md", "far/away.md", "--review", "r")


def _audited(at: Path) -> None:
    (at / "audit.txt").write_text("Forty-six of fifty.\n", "utf-8")


def _lasting(at: Path) -> None:
    """Record that the difference of A2 lasts, without which it cannot be closed."""
    path = at / "r/actions.yaml"
    check = "{date: 2017-03-14, by: Lay member, what: Still so., holds: yes}"
    text = path.read_text("utf-8")
    said = "  - id: A3\n"
    assert said in text
    path.write_text(text.replace(said, f"    checks: [{check}]\n{said}"), "utf-8")


WRITING = {
    "new": Writing(
        ("new", "made", "--board", "Board", "--agency", "csc"), start="made"
    ),
    "people add": Writing(("people", "add", "teacher", "r"), repeats=True),
    "people staff": Writing(
        ("people", "staff", "csc", "r", "--role", "teacher", "--role", "helper"),
        repeats=True,
    ),
    "people add --with-name": Writing(
        ("people", "add", "teacher", "r", "--with-name"),
        b"Zelda Quuxworth\n",
        _with_names,
        repeats=True,
    ),
    "the first name": Writing(
        ("people", "add", "teacher", "r", "--with-name"),
        b"Zelda Quuxworth\n",
        repeats=True,
    ),
    "people name": Writing(
        ("people", "name", "HV2", "r"), b"Zelda Quuxworth\n", _with_names
    ),
    "people role": Writing(("people", "role", "HV2", "duty health visitor", "r")),
    "seal": Writing(("seal", "r", *KEY), b"", with_key),
    "seal --new-key": Writing(("seal", "r", "--new-key", "my.agekey")),
    "unseal": Writing(("unseal", "r", *KEY), b"", _sealed),
    "code": Writing((*CODE, "--write"), b"", _to_code),
    "sign": Writing(
        ("sign", "health", "r", "--office", "Nurse", "--version", "1.0", "--again", *ON)
    ),
    "accept": Writing(("accept", "health", "chronology", "r", "--again", *ON)),
    "approve": Writing(
        ("approve", "r", "--office", "Chair", "--version", "1.0", "--again", *ON),
        whole=True,
    ),
    "confirm": Writing(
        ("confirm", "F1", "r", "--reason", "The word changes nothing", *ON),
        b"",
        _changed,
        whole=True,
    ),
    "confirm --all": Writing(
        ("confirm", "--all", "r", "--reason", "As agreed", "--by", "Chair", *ON),
        b"",
        _unconfirmed,
        whole=True,
    ),
    "request": Writing(
        ("request", "gp", "r", "--out", "pack", "--due", "2016-10-01", *DAY),
        b"",
        _unasked,
        whole=True,
    ),
    "request into a folder": Writing(
        ("request", "gp", "r", "--out", ".", "--due", "2016-10-01", *DAY),
        b"",
        _unasked,
        whole=True,
    ),
    "import": Writing((*IMPORT, "--write", "--partial"), b"", _arriving),
    "import --originals": Writing(
        (*IMPORT, "--write", "--originals", "kept"), b"", _arriving
    ),
    "timeline link": Writing(
        (
            *("timeline", "link", "CSC-0001", "HEALTH-0001", "r", "--not-related"),
            *("--reason", "Two visits", *ON),
        ),
    ),
    "people remove": Writing(
        ("people", "remove", "TEACHER9", "r", "--write"), b"", _unnamed, whole=True
    ),
    "people rename": Writing(
        ("people", "rename", "HV1", "HV9", "r", "--write"), whole=True
    ),
    "convert": Writing(
        ("convert", "r", "--as-of", "2026-06-12"), b"", _rapid, whole=True
    ),
    "framework migrate": Writing(
        ("framework", "migrate", "r", "r/frameworks/ours.yaml", "--write", *DAY),
        b"",
        _newer,
        whole=True,
    ),
    "people remove, with a name": Writing(
        ("people", "remove", "TEACHER9", "r", "--write"), b"", _named_too, whole=True
    ),
    "people rename, with a name": Writing(
        ("people", "rename", "HV1", "HV9", "r", "--write"), b"", _named_too, whole=True
    ),
    "request --what": Writing(
        (
            *("request", "health", "r", "--what", "imr", "--filled", "--out", "pack"),
            *("--due", "2016-12-01", *DAY),
        ),
        whole=True,
    ),
    "import of a form": Writing(
        (
            *("import", "actions-health.xlsx", "r", "--write", "--partial"),
            *("--names-checked", *DAY),
        ),
        b"",
        progress,
        whole=True,
    ),
    "write": Writing(
        ("write", "overview", "r", "--out", "draft.docx", "--again", *DAY), whole=True
    ),
    "import of a draft": Writing(
        ("import", "overview.docx", "r", "--write", "--names-checked", *DAY),
        b"",
        rewritten,
        whole=True,
    ),
    "import --withdraw": Writing(
        (
            *("import", "came.csv", "r", "--agency", "edu", "--names-checked"),
            *("--write", "--withdraw", *DAY),
        ),
        b"",
        fewer,
    ),
    "draft send": Writing(
        ("draft", "send", "r", "--to", "panel", "--out", "sent.docx", *ON), whole=True
    ),
    "draft comments": Writing(
        ("draft", "comments", "r", "back.docx", "--names-checked"),
        b"",
        _commented,
        whole=True,
    ),
    "draft answer": Writing(
        (
            *("draft", "answer", "PT1", "r", "--text", "Put right"),
            *("--settled-by", "Panel", *ON),
        ),
        b"",
        _with_a_point,
    ),
    "note departure": Writing(
        (
            *("note", "departure", "SCR501", "review.yaml", "r"),
            *("--reason", "The trial ended later", "--owner", "Chair", *ON),
        )
    ),
    "note action": Writing(
        (
            *("note", "action", "The form asks", "r", "--source", "R1"),
            *("--owner", "Head of assessment", "--due", "2016-07-31"),
            *("--success", "Twenty forms show it"),
        ),
        repeats=True,
        whole=True,
    ),
    "note phase": Writing(
        ("note", "phase", "The first year", "2012-04/2013-09", "r"), repeats=True
    ),
    "note proceeding": Writing(("note", "proceeding", "coronial", "Inquest", "r")),
    "note minutes": Writing(
        (
            *("note", "minutes", "A10", "The chair writes to the trust", "r"),
            *("--due", "2017-02-28", "--reason", "One post is vacant", *ON),
        ),
        whole=True,
    ),
    "note repeats": Writing(
        (
            *("note", "repeats", "R1", "child-g/R1", "r", "--same", "yes"),
            *("--by", "Chair of the sub group", "--date", "2016-05-20"),
        ),
        whole=True,
    ),
    "note check": Writing(
        (
            *("note", "check", "A2", "Twenty letters read", "r", "--holds", "yes"),
            *("--by", "Lay member of the Board", "--date", "2017-03-14"),
        ),
        whole=True,
    ),
    "note closed": Writing(
        ("note", "closed", "A2", "r", "--by", "SCR Sub Group", "--date", "2017-03-14"),
        b"",
        _lasting,
        whole=True,
    ),
    "note evidence": Writing(
        (
            *("note", "evidence", "A1", "audit.txt", "Audit of fifty", "r"),
            *("--shows", "done", "--holder", "Board's office"),
            *("--where", "Secure drive", *ON),
        ),
        b"",
        _audited,
        whole=True,
    ),
    "monitor": Writing(
        ("monitor", "r", "--quarter", "2016-Q3", "--out", "made", *DAY), whole=True
    ),
    "note": Writing(("note", "gate", "G1", "clear", "r", "--by", "Board", *ON)),
    "check-criteria": Writing(("check-criteria", "r", "--record", *DAY)),
    "export tracker": Writing(
        ("export", "tracker", "r", "--out", "made", *DAY), whole=True
    ),
    "export parquet": Writing(
        ("export", "parquet", "r", "--out", "made", *DAY), whole=True
    ),
    "query": Writing(
        (
            *("query", "--saved", "actions-by-state", "archive"),
            *("--format", "csv", "--out", "told.csv"),
        ),
        before=_archive,
        whole=True,
    ),
    "export sin": Writing(("export", "sin", "r", "--out", "made", *DAY), whole=True),
    "export notified": Writing(("export", "notified", "r", *ON), whole=True),
    "schema": Writing(("schema", "--out", "r/.scr/schemas")),
    "validate": Writing(
        (
            *("validate", "r", "--format", "json", "--output", "told.json", *DAY),
            *("--format", "junit", "--output", "told.xml"),
        )
    ),
    "deadlines": Writing(("deadlines", "r", "--format", "ics", "--out", "r.ics", *DAY)),
    "known-by": Writing(
        (
            *("timeline", "known-by", "health", "r", "--on", "2014-07-10", *DAY),
            *("--format", "md", "--out", "known.md"),
        ),
        whole=True,
    ),
    "redact": Writing(("redact", "letter.md", "--review", "r"), b"", _letter),
    "render": Writing(("render", "abstract", "r", "--out", "out", *DAY), whole=True),
    "render over": Writing(
        ("render", "abstract", "r", "--out", "out", *DAY), b"", _rendered, whole=True
    ),
    "render in the review": Writing(
        ("render", "abstract", "r", "--out", "r/out", *DAY), whole=True
    ),
    "render by name": Writing(
        ("render", "abstract", "r", "--out", "out", "--view", "named", *DAY),
        b"",
        _with_names,
        whole=True,
    ),
    "publish": Writing(
        ("publish", "r", "--out", "public", "--no-pdf", *REGISTER, *DAY),
        b"",
        _approved,
        whole=True,
    ),
    # Two files of the review and the folder outside: all of them, or none.
    "publish for the first time": Writing(
        ("publish", "r", "--out", "public", "--no-pdf", *REGISTER, *DAY),
        b"",
        _unpublished,
        whole=True,
    ),
    "board": Writing(
        ("board", "r", "--format", "html", "--format", "xlsx", "--out", "out", *DAY),
        whole=True,
    ),
    "merge-chronology": Writing(
        ("merge-chronology", "r", "--format", "csv", "--format", "json", *DAY),
        whole=True,
    ),
}
