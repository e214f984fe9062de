"""The words for what a scan sees, as diagnostics for programs to read."""

import re

from scrkit.diagnostics import Diagnostic, Place, Severity
from scrkit.scan.values import PICTURE, Grade, Scan, Trace, Unread
from scrkit.yamlfile.refusals import Wording

SCANNED: dict[str, Wording] = {
    "SCR730": Wording(
        "name-in-file",
        "somebody of the register stands here",
        "Whoever has this file can learn who is behind a code.",
        "Take it out where the file is made; for a document made elsewhere: scr redact",
    ),
    "SCR731": Wording(
        "perhaps-a-name",
        "this may be somebody of the register",
        "Initials, slips of the pen and ordinary words are names only at times.",
        "Look at it. If it is a name, take it out; if not, leave it.",
        Severity.WARNING,
    ),
    "SCR732": Wording(
        "identifier-in-file",
        "a number or address that leads to a person stands here",
        "With one of these anybody can find the family or the worker.",
        "Take it out, and write what it is: a mobile number, the home address.",
    ),
    "SCR733": Wording(
        "part-not-read",
        "a part of this file could not be read",
        "What cannot be read cannot be cleared: a name may stand in it.",
        "Save the file anew without that part, or in a simpler kind of file.",
    ),
    "SCR734": Wording(
        "perhaps-an-identifier",
        "this may be a number or address that leads to a person",
        "A postcode, a registration or ten digits may be one, or mean nothing.",
        "Look at it. If it leads to a person, take it out; if not, leave it.",
        Severity.WARNING,
    ),
    "SCR735": Wording(
        "picture-not-read",
        "a picture stands here, whose words cannot be read",
        "A photographed letter or a screen holds names like any text.",
        "Look at it. If it shows a name, or somebody who could be known, take it out.",
        Severity.WARNING,
    ),
}
_LINE = re.compile(r"line (\d+)")


def diagnostics(file: str, scan: Scan) -> tuple[Diagnostic, ...]:
    """Return what a scan of a file saw as diagnostics at the file's lines."""
    found = [_told(_code(one), file, one.where, _what(one)) for one in scan.traces]
    for grade, count in scan.more.items():
        code = "SCR730" if grade is Grade.ALARM else "SCR731"
        found.append(_told(code, file, "", f"{count} more, not listed"))
    found += [_told("SCR733", file, "", unread(one)) for one in scan.unread]
    return tuple(found)


def _code(trace: Trace) -> str:
    if trace.code:
        return "SCR730" if trace.grade is Grade.ALARM else "SCR731"
    if trace.kind == PICTURE:
        return "SCR735"
    return "SCR732" if trace.grade is Grade.ALARM else "SCR734"


def _what(trace: Trace) -> str:
    whose = f" of {trace.code}" if trace.code else ""
    return f"{trace.kind}{whose} ({place(trace)})"


def place(trace: Trace) -> str:
    """Return where in its file a trace stands: the part, and the place in it."""
    return ", ".join(part for part in (inside(trace.path), trace.where) if part)


def inside(path: str) -> str:
    """Return the name of a part with nothing but plain letters: it may hold a name."""
    known = re.fullmatch(
        r"(?:(?:word|xl|ppt|docProps|customXml|_rels|\[Content_Types\]\.xml)[\w/.\[\]!-]*)",
        path,
    )
    if not path or known:
        return path
    return "a packed part"


def unread(one: Unread) -> str:
    """Return what could not be read, and why."""
    where = inside(one.path)
    return f"{where}: {one.reason}" if where else one.reason


def _told(code: str, file: str, where: str, message: str) -> Diagnostic:
    wording = SCANNED[code]
    line = _LINE.search(where)
    at = int(line[1]) if line else 1
    return Diagnostic(
        place=Place(file, at, 1, at, 1),
        code=code,
        name=wording.name,
        severity=wording.severity,
        message=f"{wording.message}: {message}",
        why=wording.why,
        do=wording.do,
    )
