"""What a paragraph of a Word file shows once its changes are accepted."""

from typing import Any

from scrkit.importers.read import xml
from scrkit.importers.read.wordforms import W

SIGNS = {
    f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-",
    f"{W}drawing": "[picture]", f"{W}pict": "[picture]", f"{W}object": "[object]",
    f"{W}footnoteReference": "[footnote]", f"{W}endnoteReference": "[footnote]",
}  # fmt: skip
"""What stands for what is no text."""
LEFT = frozenset((f"{W}instrText", f"{W}delInstrText", f"{W}rPr", xml.FALLBACK))
"""Elements of a paragraph whose words nobody sees."""


def paragraph_text(node: Any) -> str:
    """Return what a paragraph shows once its changes are accepted."""
    out: list[str] = []
    _shown(node, out)
    return "".join(out)


def _shown(node: Any, out: list[str]) -> None:
    for one in node:
        tag = one.tag
        if tag == f"{W}t":
            out.append("".join(one.itertext()))
        elif tag in (f"{W}del", f"{W}moveFrom") or tag in LEFT:
            continue
        elif tag in SIGNS:
            out.append(SIGNS[tag])
        else:
            _shown(one, out)
