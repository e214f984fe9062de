"""What thousands of tests ask of the same bytes is worked out once a process.

The example review is loaded, judged, merged and put into words in every other test,
from files that nobody has changed. These functions give the same answer to the same
bytes or values, and what they give cannot be changed; where a file differs by a byte,
it is worked out anew. `make test-full` runs the same tests and remembers nothing.
"""

import functools
import hashlib
import pickle
import sys
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from importlib import import_module
from typing import Any

import pytest

from scrkit.system import child

# Of a file larger than this there is only one.
_LARGE = 200_000
_Call = Callable[..., Any]


class Memory:
    """The answers of a few functions of scrkit, while it is switched on."""

    def __init__(self) -> None:
        self.on = False

    def begin(self) -> None:
        """Remember from now on, whoever has imported the functions already."""
        self._put("scrkit.review.load", "_source", self._of_a_file, 600)
        self._put("scrkit.review.load", "load", self._of_files, 12)
        self._put("scrkit.rules.validate", "judge", self._of_what_was_loaded, 24)
        self._put("scrkit.timeline.merge", "merge", self._of_values, 24)
        self._put("scrkit.timeline.doubles", "find_doubles", self._of_values, 40)
        self._put("scrkit.render.products", "compose_all", self._composed, 20)
        self._put("scrkit.render.products", "_written", self._of_a_product, 120)
        self._put("scrkit.render.picture.png", "png", self._of_values, 20)
        self._put("scrkit.identity.spellings", "spellings", self._of_values, 20)
        self._put("scrkit.identity.naming", "namings", self._of_a_text, 20_000)
        self._put("scrkit.identifiers.numbers", "may_hold", self._of_one_text, 9_000)
        self._put("scrkit.rules.language.reading", "_sentences", self._of_words, 3_000)
        self._put("scrkit.scaffold.schemas", "schema_files", self._of_values, 1)
        self._put("scrkit.edits.digest", "digest", self._of_a_record, 600)
        self._put("scrkit.publish.finished", "coded", self._of_what_is_told, 4)
        self._put("scrkit.publish.finished", "strange", self._of_what_is_told, 4)
        self.on = True

    def of_children(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Remember in a test, too, what a child process answers to the same work."""
        kept = _Kept(self, 60)

        class Remembering(child._Child):
            """A child that is begun when it is asked what nobody asked before."""

            def __init__(self, limits: tuple[float, int, int]) -> None:
                self.limits, self.begun = limits, False

            def does(self, work: _Call, arguments: tuple[Any, ...]) -> Any:
                key = hashlib.sha256(pickle.dumps((work, arguments, self.limits)))
                ask = functools.partial(self._asked, work, arguments)
                return pickle.loads(kept.told(key.digest(), ask))  # noqa: S301 - ours

            def _asked(self, work: _Call, arguments: tuple[Any, ...]) -> bytes:
                if not self.begun:
                    super().__init__(self.limits)
                    self.begun = True
                return pickle.dumps(super().does(work, arguments))

            def end(self) -> None:
                if self.begun:
                    super().end()

        monkeypatch.setattr(child, "_Child", Remembering)

    def _put(
        self, module: str, name: str, kind: Callable[[_Call, "_Kept"], _Call], most: int
    ) -> None:
        real = getattr(import_module(module), name)
        remembering = functools.wraps(real)(kind(real, _Kept(self, most)))
        for one in list(sys.modules.values()):
            if one.__name__.startswith("scrkit.") and vars(one).get(name) is real:
                setattr(one, name, remembering)

    def _of_a_file(self, real: _Call, kept: "_Kept") -> _Call:
        """A file of a review: by its name, the kind of its record and its bytes."""

        def source(name: str, attribute: str, kind: type, content: bytes) -> Any:
            if len(content) > _LARGE:
                return real(name, attribute, kind, content)
            key = name, attribute, kind, bytes(content)
            given = kept.told(key, lambda: real(name, attribute, kind, content))
            self._read(content, given)
            return given

        return source

    def _of_files(self, real: _Call, kept: "_Kept") -> _Call:
        """A review: by the names and bytes of its files."""

        def load(files: Mapping[str, bytes], given: Any = None) -> Any:
            if given is not None or sum(map(len, files.values())) > 10 * _LARGE:
                return real(files, given)
            key = tuple((name, bytes(files[name])) for name in sorted(files))
            loaded = kept.told(key, lambda: real(files))
            for source in loaded.sources:
                self._read(files[source.name], source)
            return loaded

        return load

    def _read(self, content: bytes, source: Any) -> None:
        """Leave the tree with the bytes, as reading does: who edits them needs it."""
        if self.on and hasattr(content, "tree"):
            content.tree = source.tree

    def _of_what_was_loaded(self, real: _Call, kept: "_Kept") -> _Call:
        """A judgement: by the loaded review itself, which does not change."""

        def judge(loaded: Any, *day: Any, **more: Any) -> Any:
            key = id(loaded), day, tuple(sorted(more.items()))
            # With what was asked about, so that no other has its number meanwhile.
            return kept.told(key, lambda: (loaded, real(loaded, *day, **more)))[1]

        return judge

    def _of_a_product(self, real: _Call, kept: "_Kept") -> _Call:
        """A file of a product: by the document itself, which does not change."""

        def written(product: str, form: str, made: Any) -> Any:
            key = product, form, id(made)
            return kept.told(key, lambda: (made, real(product, form, made)))[1]

        return written

    def _of_one_text(self, real: _Call, kept: "_Kept") -> _Call:
        """Whether a text may hold something: by the text."""
        return lambda text: kept.told(text, lambda: real(text))

    def _of_words(self, real: _Call, kept: "_Kept") -> _Call:
        """What is yielded of a text: by the text."""
        return lambda text: iter(kept.told(text, lambda: tuple(real(text))))

    def _of_a_record(self, real: _Call, kept: "_Kept") -> _Call:
        """What is said of a record: by the record itself, which does not change."""

        def said(record: Any) -> Any:
            return kept.told(id(record), lambda: (record, real(record)))[1]

        return said

    def _of_a_text(self, real: _Call, kept: "_Kept") -> _Call:
        """What names somebody in a text: by the text and the spellings themselves."""

        def namings(text: str, known: Any) -> Any:
            if len(text) > _LARGE:
                return real(text, known)
            key = text, id(known)
            return kept.told(key, lambda: (known, real(text, known)))[1]

        return namings

    def _composed(self, real: _Call, kept: "_Kept") -> _Call:
        """Products as documents, by all that they are made of; each time a new dict."""
        composed = self._of_values(real, kept)
        return lambda *values: dict(composed(*values))

    def _of_what_is_told(self, real: _Call, kept: "_Kept") -> _Call:
        """What is yielded of values."""
        answer = self._of_values(lambda *values: tuple(real(*values)), kept)
        return lambda *values: iter(answer(*values))

    def _of_values(self, real: _Call, kept: "_Kept") -> _Call:
        """What comes of values: by all that is in them."""
        same = _Kept(self, kept.most)

        def alike(values: Any, named: Any) -> Any:
            key = hashlib.sha256(pickle.dumps((values, named))).digest()
            return kept.told(key, lambda: real(*values, **named))

        def answer(*values: Any, **named: Any) -> Any:
            every = (*values, *named.values())
            if not self.on or not all(map(_never_changes, every)):
                return alike(values, named) if self.on else real(*values, **named)
            # The very same values need not be read; they are kept with the answer.
            key = tuple(map(id, every)), len(values), tuple(named)
            return same.told(key, lambda: (every, alike(values, named)))[1]

        return answer


def _never_changes(value: Any) -> bool:
    """Tell whether a value is of a kind that says by what is in it what it is."""
    own = getattr(type(value), "__hash__", None)
    return value is None or own not in (None, object.__hash__)


class _Kept:
    """The latest answers of one function."""

    def __init__(self, memory: Memory, most: int) -> None:
        self.memory, self.most = memory, most
        self.answers: OrderedDict[Hashable, Any] = OrderedDict()

    def told(self, key: Hashable, ask: Callable[[], Any]) -> Any:
        """Return what was answered to the same question before, or ask."""
        if not self.memory.on:
            return ask()
        if key not in self.answers:
            self.answers[key] = ask()
            if len(self.answers) > self.most:
                self.answers.popitem(last=False)
        self.answers.move_to_end(key)
        return self.answers[key]


MEMORY = Memory()
