"""Names and small readings of Word's XML, as a board's own file holds it."""

from typing import Any

from lxml import etree

from scrkit.system.packed import SAFE_XML

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
VAL = f"{W}val"
P, T, RUN, SDT = f"{W}p", f"{W}t", f"{W}r", f"{W}sdt"
SECTION = f"{W}sectPr"


def tree(data: bytes) -> Any:
    """Return the root of a part; raises ValueError where it is no sound XML, and
    MemoryError where there is no room for it.
    """
    try:
        root = etree.fromstring(data, etree.XMLParser(**SAFE_XML))
    except etree.XMLSyntaxError as error:
        if error.code == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from error
        raise ValueError("no sound XML") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError("a document type stands in it")
    return root


def written(root: Any) -> bytes:
    """Return a part as bytes."""
    whole: bytes = etree.tostring(
        root, encoding="UTF-8", standalone=True, xml_declaration=True
    )
    return whole


def child(node: Any, name: str) -> Any:
    """Return the first child of a Word name such as `pPr`, or None."""
    return None if node is None else node.find(f"{W}{name}")


def value(node: Any, path: str) -> str:
    """Return the `val` of what stands at a path of Word names, "" for nothing."""
    for name in path.split("/"):
        node = child(node, name)
    return "" if node is None else str(node.get(VAL, ""))


def number(text: str | None, usual: int = 0) -> int:
    """Return a whole number as Word writes one, `usual` for what is none."""
    digits = (text or "").strip()
    if digits.removeprefix("-").isdecimal() and len(digits) < 8:
        return int(digits)
    return usual


def made(name: str, **attributes: str | int) -> Any:
    """Return a new element of a Word name, with attributes of Word names."""
    element = etree.Element(f"{W}{name}")
    for key, said in attributes.items():
        element.set(f"{W}{key}", str(said))
    return element


def text_of(node: Any) -> str:
    """Return the words that stand below a node."""
    return "".join(str(one.text or "") for one in node.iter(T))


def unwrap(node: Any) -> None:
    """Put what stands in a node into the node's own place."""
    above = node.getparent()
    at = above.index(node)
    for one in reversed(list(node)):
        above.insert(at + 1, one)
    above.remove(node)
