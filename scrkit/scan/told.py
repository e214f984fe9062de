"""Whether an identifier stands in texts that are told anyway, in whatever spelling."""

from collections.abc import Iterable
from dataclasses import replace

from scrkit.identifiers.numbers import telephone
from scrkit.scan.fold import skeleton
from scrkit.scan.values import Scan


def is_printed(kind: str, written: str, texts: Iterable[str]) -> bool:
    """Tell whether an identifier of a kind stands in one of some texts' skeletons.

    Blanks and marks make no difference, nor does how a telephone is written. What
    nothing is written of, as a picture, stands in no text.
    """
    bare, figures = skeleton(written), telephone(written) if kind == "telephone" else ""
    return any(
        (bare and bare in one) or (figures and figures in telephone(one))
        for one in texts
    )


def spelled(kind: str, written: str) -> str:
    """Return one spelling for all in which an identifier of a kind may be written."""
    return telephone(written) if kind == "telephone" else skeleton(written)


def without_printed(scan: Scan, texts: Iterable[str]) -> Scan:
    """Return a scan without the identifiers that the board prints on each document.

    `texts` are the words of its house file: the telephone of the office in them is
    nobody's. What the register knows of somebody is told wherever it stands.
    """
    own = tuple(map(skeleton, texts))
    kept = (
        one
        for one in scan.traces
        if one.code or not is_printed(one.kind, one.text, own)
    )
    return replace(scan, traces=tuple(kept)) if own else scan
