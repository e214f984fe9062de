"""The words for what a scan sees, as diagnostics for programs to read."""

import re

from scrkit.diagnostics import Diagnostic, Place, Seen, Severity
from scrkit.scan.known import PART
from scrkit.scan.sightings import Sighting, sightings
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
        "A telephone, a postcode or ten digits may be an office's, or mean nothing.",
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
_LINE = re.compile(r"lines? (\d+)")
# What the parts of OpenDocument are called, and what we call parts ourselves.
_KNOWN = re.compile(
    rf"{PART.pattern}|(?:content|styles|meta|settings|META-INF/manifest)\.(?:xml|rdf)|"
    r"mimetype|manifest\.rdf|Thumbnails/thumbnail\.png|layout-cache|"
    r"(?:attachment|embedded|letter|packed file) \d{1,4}|the text|zip comment\.txt|"
    r"encoded text(?:, (?:line|paragraph|page) \d{1,7})?"
)
_ELEMENT = re.compile(r"\b(attribute|element) ([^,\s]+)")
# What Office, web pages and drawings call the texts that they hold.
_NAMES = """
alt author authorId company content created creator date descr description displayName
fullName href id initials instr key keywords label lastModifiedBy manager name
placeholder src style subject summary tag Target target text title tooltip url userId
userName val value providerId
"""
_ATTRIBUTES = frozenset(_NAMES.split())


def diagnostics(file: str, scan: Scan) -> tuple[Diagnostic, ...]:
    """Return what a scan of a file saw as diagnostics at the file's lines."""
    found = [_seen(file, one) for one in sightings(scan.traces)]
    for grade, count in scan.more.items():
        code = "SCR730" if grade is Grade.ALARM else "SCR731"
        found.append(_diagnostic(code, file, "", f"{count} more, not listed"))
    for one in scan.unread:
        seen = Seen("not read", part=inside(one.path))
        found.append(_diagnostic("SCR733", file, "", unread(one), seen))
    return tuple(found)


def _seen(file: str, one: Sighting) -> Diagnostic:
    where = place(one)
    message = f"{kind_of(one)} ({where})" if where else kind_of(one)
    seen = Seen(one.kind, one.codes, inside(one.path), _at(one))
    return _diagnostic(_code(one), file, one.where, message, seen)


def _code(one: Sighting) -> str:
    if one.codes:
        return "SCR730" if one.grade is Grade.ALARM else "SCR731"
    if one.kind == PICTURE:
        return "SCR735"
    return "SCR732" if one.grade is Grade.ALARM else "SCR734"


def kind_of(one: Sighting) -> str:
    """Return what was seen and all whose it may be: "surname of Aunt or ChildQ"."""
    *others, last = one.codes or ("",)
    whose = f"{', '.join(others)} or {last}" if others else last
    return f"{one.kind} of {whose}" if whose else one.kind


def place(one: Sighting | Trace) -> str:
    """Return where in its file something stands: the part, and the place in it."""
    return ", ".join(part for part in (inside(one.path), _at(one)) if part)


def _at(one: Sighting | Trace) -> str:
    return _ELEMENT.sub(_of_office, one.where)


def _of_office(match: re.Match[str]) -> str:
    """Return what an element or attribute may be called: somebody named it."""
    kind, name = match.groups()
    return f"{kind} {name}" if name.rpartition(":")[2] in _ATTRIBUTES else kind


def inside(path: str) -> str:
    """Return the name of a part as every such file has it, or that it is a part."""
    if not path:
        return ""
    parts = path.split("!")
    known = [one if _KNOWN.fullmatch(one) else "a packed part" for one in parts]
    return "!".join(known)


def unread(one: Unread) -> str:
    """Return what could not be read, and why."""
    where = inside(one.path)
    return f"{where}: {one.reason}" if where else one.reason


def _diagnostic(
    code: str, file: str, where: str, message: str, seen: Seen | None = None
) -> Diagnostic:
    wording = SCANNED[code]
    line = _LINE.search(where)
    at = int(line[1]) if line else 1
    place = Place(file, at, 1, at, 1)
    return wording.at(code, place, message=f"{wording.message}: {message}", seen=seen)
