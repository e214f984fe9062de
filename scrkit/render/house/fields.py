"""Fields of a house file: pages are counted, places marked, all else is plain words."""

from typing import Any

from scrkit.render.house.ooxml import RUN, W, child, made, unwrap
from scrkit.render.house.places import place

_COUNT = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "STYLEREF"))
# Of our documents the Board is the author that Word knows.
_FILLED = {"TITLE": "title", "SUBJECT": "report", "AUTHOR": "board"}
_FILLED |= dict.fromkeys(
    ("DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE"), "date"
)
# Whose result tells of a person, a place on a disk, or another file.
_GONE = frozenset(
    (
        *("LASTSAVEDBY", "USERNAME", "USERINITIALS", "USERADDRESS", "FILENAME"),
        *("TEMPLATE", "INFO", "DOCVARIABLE", "MACROBUTTON", "COMMENTS", "KEYWORDS"),
        *("EDITTIME", "REVNUM", "INCLUDEPICTURE", "INCLUDETEXT", "DDE", "DDEAUTO"),
        *("LINK", "DATABASE", "FILESIZE", "PRIVATE", "TOC", "FILLIN", "ASK"),
    )
)
_MARK, _CODE = f"{W}fldChar", f"{W}instrText"


def plain(root: Any, told: set[str]) -> None:
    """Make fields plain in place, but for those that count pages."""
    for node in list(root.iter(f"{W}fldSimple")):
        _simple(node, told)
    open_, field = 0, list[Any]()
    for run in list(root.iter(RUN)):
        kinds = _kinds(run)
        if open_ or "begin" in kinds:
            field.append(run)
        open_ = max(0, open_ + kinds.count("begin") - kinds.count("end"))
        if field and not open_:
            _complex(field, told)
            field = []
    if field:
        # One that nobody ended.
        _complex(field, told)


def _kinds(run: Any) -> list[str]:
    """Return which marks of a field stand in a run itself, not in a text box of it."""
    return [str(one.get(f"{W}fldCharType")) for one in run if one.tag == _MARK]


def _word(code: str) -> str:
    words = code.split()
    return words[0].upper() if words else ""


def _filled(code: str) -> str:
    """Return what fills a field, "" where nothing of ours does."""
    word = _word(code)
    if word == "DOCPROPERTY":
        named = code.split()[1:2]
        word = named[0].strip('"').upper() if named else ""
        return "board" if word == "COMPANY" else _FILLED.get(word, "")
    return _FILLED.get(word, "")


def _simple(node: Any, told: set[str]) -> None:
    code = str(node.get(f"{W}instr", ""))
    if _word(code) in _COUNT:
        return
    runs = list(node.iter(RUN))
    _settle(code, runs, told)
    unwrap(node)


def _complex(runs: list[Any], told: set[str]) -> None:
    code, inside, shown = "", list[Any](), False
    marks = [kind for run in runs for kind in _kinds(run)]
    for run in runs:
        coded = [one for one in run if one.tag == _CODE]
        if not shown:
            code += "".join(str(one.text or "") for one in coded)
        elif not coded and not _kinds(run):
            inside.append(run)
        shown = shown or "separate" in _kinds(run)
    if _word(code) in _COUNT and marks.count("begin") == 1:
        return
    for run in runs:
        if run not in inside:
            _emptied(run)
    _settle(code, inside or runs[:1], told)


def _emptied(run: Any) -> None:
    for one in [one for one in run if one.tag != f"{W}rPr"]:
        run.remove(one)


def _settle(code: str, runs: list[Any], told: set[str]) -> None:
    """Let the result of a field stand, go, or be a place that is filled."""
    name = _filled(code)
    if not name and _word(code) not in (*_GONE, "DOCPROPERTY"):
        return
    told.add("fields")
    for run in runs:
        _emptied(run)
    if name and runs:
        put = made("t")
        put.text = place(name)
        looks = child(runs[0], "rPr")
        runs[0].insert(0 if looks is None else 1, put)
