"""What of a house file's headers, footers and cover travels: looks and plain words.

No name of an author, no comment, link, macro or other program's object goes along.
"""

import re
from collections.abc import Callable
from typing import Any

from scrkit.render.house import fields
from scrkit.render.house.ooxml import MC, RUN, SDT, A, P, R, V, W, child, made, unwrap
from scrkit.render.house.places import known, place

# Goes with all that stands in it.
_GONE = frozenset(
    f"{W}{name}"
    for name in (
        *("del", "moveFrom", "commentRangeStart", "commentRangeEnd"),
        *("commentReference", "footnoteReference", "endnoteReference"),
        *("bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd"),
        *("altChunk", "object", "control", "subDoc", "annotationRef", "dataBinding"),
        *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange"),
        *("tcPrChange", "tblGridChange", "tblPrExChange", "numberingChange"),
        *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart"),
        *("moveToRangeEnd", "customXmlInsRangeStart", "customXmlInsRangeEnd"),
        *("customXmlDelRangeStart", "customXmlDelRangeEnd", "sdtEndPr"),
        *("lastRenderedPageBreak", "footnotePr", "endnotePr"),
    )
) | {f"{A}hlinkClick", f"{A}hlinkHover", f"{A}extLst"}
_AROUND = frozenset(
    f"{W}{name}" for name in ("ins", "moveTo", "hyperlink", "smartTag", "customXml")
)
_COMMENTS = frozenset((f"{W}commentReference", f"{W}commentRangeStart"))
_CHANGES = frozenset((f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo"))
_OBJECTS = frozenset(f"{W}{one}" for one in ("object", "control", "altChunk"))
_DRAWN = (f"{W}drawing", f"{W}pict", f"{W}object")
# Attributes that tell of whoever wrote, and of where.
_TOLD = re.compile(r"(?:rsid\w*|author|initials|paraId|textId|href|anchorId|editId)$")
_IDS = frozenset(f"{R}{one}" for one in ("embed", "id", "link", "href", "pict"))
_PATH = re.compile(r"[\\/:]|\.\w{3,4}$")
# Word's own additions, which a document of another kind would have to declare.
_NEWER = re.compile(
    r"\{http://schemas\.microsoft\.com/office/word/20\d\d/"
    r"(?:\d\d/)?(?:wordml|wordprocessingDrawing)[\w/]*\}"
)
_PICTURE = f"{A}graphicData"
_DRAWABLE = ("/picture", "wordprocessingShape", "wordprocessingGroup", "Canvas")

Picture = Callable[[str], str]


def cleaned(root: Any, picture: Picture, told: set[str]) -> Any:
    """Clean a header, a footer or a body in place, and return it.

    `picture` gives the new id of a picture for its id, "" where it does not travel;
    what is left behind is put into `told`.
    """
    # Before anything is taken out, or there would be nothing left to tell of.
    _note(root, told)
    for node in list(root.iter(SDT)):
        _control(node)
    fields.plain(root, told)
    # As a list: a tree that changes while it is walked leaves elements out.
    for node in [one for one in root.iter() if one.tag in _AROUND]:
        if node.tag == f"{W}hyperlink" and node.get(f"{R}id"):
            told.add("links")
        unwrap(node)
    _hidden(root, told)
    _left_behind(root)
    _pictures(root, picture, told)
    for node in root.iter():
        _attributes(node)
    return root


def _left_behind(root: Any) -> None:
    """Take out what does not travel, and what is only for newer readers."""
    for node in [one for one in root.iter() if one.tag in _GONE or _is_newer(one)]:
        if node.getparent() is not None:
            node.getparent().remove(node)


def _hidden(root: Any, told: set[str]) -> None:
    """Take out what Word would not show: every file would bear it unseen."""
    for looks in [one for one in root.iter(f"{W}rPr") if _is_hidden(one)]:
        run = looks.getparent()
        # The mark of a paragraph has looks as well, and no words.
        if run is not None and run.tag == RUN and run.getparent() is not None:
            told.add("hidden")
            run.getparent().remove(run)


def _is_hidden(looks: Any) -> bool:
    every = (child(looks, name) for name in ("vanish", "webHidden", "specVanish"))
    return any(
        one is not None and one.get(f"{W}val", "1") not in ("0", "false", "off")
        for one in every
    )


def _is_newer(node: Any) -> bool:
    """Tell whether an element only refines what the plain ones say already."""
    return isinstance(node.tag, str) and bool(_NEWER.match(node.tag))


def _note(root: Any, told: set[str]) -> None:
    for what, tags in (
        ("comments", _COMMENTS),
        ("changes", _CHANGES),
        ("objects", _OBJECTS),
    ):
        if any(one.tag in tags for one in root.iter()):
            told.add(what)


def _control(node: Any) -> None:
    """Put what a content control holds, or the place that it marks, into its place."""
    content = child(node, "sdtContent")
    name = _named(child(node, "sdtPr"))
    if content is None:
        node.getparent().remove(node)
        return
    if name:
        _mark(content, name)
    unwrap(content)
    for one in (child(node, "sdtPr"), child(node, "sdtEndPr")):
        if one is not None:
            node.remove(one)
    unwrap(node)


def _named(properties: Any) -> str:
    """Return what a control is filled with, by its tag, its title or what it binds."""
    if properties is None:
        return ""
    binding = child(properties, "dataBinding")
    path = "" if binding is None else str(binding.get(f"{W}xpath", ""))
    bound = re.findall(r":(\w+)\[1\]", path)[-1:]
    every = [
        str(one.get(f"{W}val", ""))
        for one in (child(properties, "tag"), child(properties, "alias"))
        if one is not None
    ]
    return next(filter(None, map(known, [*every, *bound])), "")


def _mark(content: Any, name: str) -> None:
    """Let a place stand in a control, in the letters of its first words."""
    runs = list(content.iter(RUN))
    if not runs:
        # Nothing stands in it yet: a paragraph, or a place in one.
        runs = [made("r")]
        (next(content.iter(P), content)).append(runs[0])
    put = made("t")
    put.text = place(name)
    first = runs[0]
    for one in [one for one in first if one.tag != f"{W}rPr"]:
        first.remove(one)
    looks = child(child(first, "rPr"), "rStyle")
    if looks is not None and "laceholder" in str(looks.get(f"{W}val")):
        looks.getparent().remove(looks)
    first.append(put)
    for one in runs[1:]:
        one.getparent().remove(one)


def _pictures(root: Any, picture: Picture, told: set[str]) -> None:
    for node in [one for one in root.iter() if one.tag in _DRAWN]:
        # Whether a drawing holds all that it shows: no chart, no other program's.
        kinds = [str(one.get("uri", "")) for one in node.iter(_PICTURE)]
        if not all(kind.endswith(_DRAWABLE) for kind in kinds):
            told.add("drawings")
            node.getparent().remove(node)
            continue
        # All of them: each is taken over, or goes.
        taken = [_taken(one, picture) for one in list(node.iter())]
        if not all(taken):
            told.add("pictures")
    for node in list(root.iter(f"{MC}AlternateContent")):
        for each in list(node):
            if not any(inner.tag in _DRAWN for inner in each.iter()):
                node.remove(each)
        if len(node) == 0 and node.getparent() is not None:
            node.getparent().remove(node)


def _taken(node: Any, picture: Picture) -> bool:
    """Take the pictures that an element names over; tell whether all could be."""
    every = [_one_taken(node, key, picture) for key in set(node.attrib) & _IDS]
    return all(every)


def _one_taken(node: Any, key: str, picture: Picture) -> bool:
    new = picture(str(node.get(key))) if key in (f"{R}embed", f"{R}id") else ""
    if new:
        node.set(key, new)
        return True
    del node.attrib[key]
    if node.tag in (f"{A}blip", f"{V}imagedata"):
        # What leads elsewhere goes, with all that shows it.
        shapes = (f"{W}drawing", f"{W}pict")
        shape = next(one for one in node.iterancestors() if one.tag in shapes)
        if shape.getparent() is not None:
            shape.getparent().remove(shape)
    return False


def _attributes(node: Any) -> None:
    if not isinstance(node.tag, str):
        return
    local = node.tag.rpartition("}")[2]
    for key in list(node.attrib):
        name = key.rpartition("}")[2]
        told = _TOLD.fullmatch(name) and not key.startswith(R)
        if told or (local == "imagedata" and name == "title"):
            del node.attrib[key]
    if local in ("docPr", "cNvPr"):
        node.set("name", "Picture")
    for key in ("descr", "title", "alt"):
        if _PATH.search(node.get(key, "")):
            # Word writes there where the picture once lay, with who had it.
            del node.attrib[key]
