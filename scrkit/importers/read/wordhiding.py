"""Which styles of a Word document hide or strike what they are put on."""

from dataclasses import dataclass
from typing import Any

from scrkit.importers.read.wordforms import OFF, W


@dataclass(frozen=True, slots=True, repr=False)
class Hiding:
    """The styles whose words nobody sees, or are struck through, by id.

    Of a paragraph's style and a run's, one turns round what the other does: that is
    how Word takes them (ECMA-376 part 1, 17.7.3).
    """

    styles: frozenset[str] = frozenset()
    striking: frozenset[str] = frozenset()

    @property
    def is_needed(self) -> bool:
        """Whether any style hides or strikes."""
        return bool(self.styles or self.striking)


def hiding(root: Any) -> Hiding:
    """Return the styles of a document that hide or strike their words.

    Each is based on one at most; those that go round in a circle end where they began.
    """
    based: dict[str, str] = {}
    own: dict[str, dict[str, bool]] = {"vanish": {}, "strike": {}, "dstrike": {}}
    for style in root.iter(f"{W}style"):
        id_ = str(style.get(f"{W}styleId"))
        base = style.find(f"{W}basedOn")
        if base is not None:
            based[id_] = str(base.get(f"{W}val"))
        for name, known in own.items():
            mark = style.find(f"{W}rPr/{W}{name}")
            if mark is not None:
                known[id_] = mark.get(f"{W}val", "1") not in OFF
    found = {name: _having(known, based) for name, known in own.items()}
    return Hiding(found["vanish"], found["strike"] | found["dstrike"])


def _having(own: dict[str, bool], based: dict[str, str]) -> frozenset[str]:
    if True not in own.values():
        return frozenset()
    return frozenset(id_ for id_ in {*based, *own} if _has(id_, own, based))


def _has(id_: str, own: dict[str, bool], based: dict[str, str]) -> bool:
    # Deeper than any template, and an end for styles that go round in a circle.
    for _ in range(40):
        if id_ in own:
            return own[id_]
        if id_ not in based:
            return False
        id_ = based[id_]
    return False
