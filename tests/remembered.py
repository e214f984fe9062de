"""What thousands of tests ask of the same bytes is worked out once a process.

The example review is loaded and merged in every other test, from files that nobody has
changed. These functions give the same answer to the same bytes or values, and what
they give cannot be changed; each test still gets its own answer where it differs by a
byte. `make test-full` remembers nothing.
"""

import functools
import hashlib
import pickle
import sys
from collections import OrderedDict
from collections.abc import Callable, Hashable
from importlib import import_module
from typing import Any

_KEPT = 600
# Of a file larger than this there is only one.
_LARGE = 200_000


class Memory:
    """The answers of a few functions of scrkit, while it is switched on."""

    def __init__(self) -> None:
        self.on = False

    def begin(self) -> None:
        """Remember from now on, whoever has imported the functions already."""
        self._put("scrkit.review.load", "_source", self._of_a_file)
        self._put("scrkit.timeline.doubles", "find_doubles", self._of_values)
        self._put("scrkit.render.picture.png", "png", self._of_values)
        self.on = True

    def _put(
        self, module: str, name: str, kind: Callable[..., Callable[..., Any]]
    ) -> None:
        real = getattr(import_module(module), name)
        remembering = kind(real)
        for one in list(sys.modules.values()):
            if one.__name__.startswith("scrkit.") and vars(one).get(name) is real:
                setattr(one, name, remembering)

    def _of_a_file(self, real: Callable[..., Any]) -> Callable[..., Any]:
        """A file of a review by its name, the kind of its record and its bytes."""

        @functools.wraps(real)
        def source(name: str, attribute: str, kind: type, content: bytes) -> Any:
            if len(content) > _LARGE:
                return real(name, attribute, kind, content)
            key = name, attribute, kind, bytes(content)
            given = self._told(kept, key, lambda: real(name, attribute, kind, content))
            if hasattr(content, "tree") and self.on:
                # As it is after reading: whoever edits the file has its tree.
                content.tree = given.tree
            return given

        kept: OrderedDict[Hashable, Any] = OrderedDict()
        return source

    def _of_values(self, real: Callable[..., Any]) -> Callable[..., Any]:
        """What comes of values, by all that is in them."""

        @functools.wraps(real)
        def answer(*values: Any) -> Any:
            key = hashlib.sha256(pickle.dumps(values)).digest()
            return self._told(kept, key, lambda: real(*values))

        kept: OrderedDict[Hashable, Any] = OrderedDict()
        return answer

    def _told(
        self, kept: OrderedDict[Hashable, Any], key: Hashable, ask: Callable[[], Any]
    ) -> Any:
        if not self.on:
            return ask()
        if key not in kept:
            kept[key] = ask()
            if len(kept) > _KEPT:
                kept.popitem(last=False)
        kept.move_to_end(key)
        return kept[key]


MEMORY = Memory()
