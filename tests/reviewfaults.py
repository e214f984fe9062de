"""Reviews with files changed as hands, programs and accidents change them."""

import json
import random
from collections.abc import Callable
from pathlib import Path

import yaml

from scrkit.yamlfile import Data, read
from tests.yamlfaults import PIECES, changed

EXAMPLE = Path(__file__).parent.parent / "examples" / "child-k"
ODD: tuple[Data, ...] = (
    None, "", "x", True, False, [], {}, [[]], [{}], {"": ""}, ["x"], {"a": "x"},
    "0", "-1", "1" * 5000, "1e999999", "0x1F", ".nan", "²", "٣", "1_0",
    "0000-00-00", "9999-12-31", "10000-01-01", "2014-02-30", "2014-13", "2014~",
    "2014-03-05T25:61", "25:00", "24:00", "-2014", "2014?", "2014-03-05/2014-01-01",
    "../2014", "2014-XX-05", "31/02/2014", "5 March 2014", "@", "@@", "@Nobody",
    "@SW1-@HV1", "SW1", "GP-0001", "GP-" + "9" * 400, "F1", "R1", "Q1", "A" * 100_000,
    "x\ny\n", "\n", "{{ x }}", "{% raw %}", "<b>", "|", "`x`", "\u200b", "İ", "ﬁ", "ß",
    "\U0001f600", "e\u0301" * 50, "csc", "gp", "1", "2", "not_recorded", "yes",
)  # fmt: skip


def _steps(data: Data) -> list[tuple[dict[str, Data] | list[Data], str | int]]:
    """Return every value of a tree as its holder and its key there."""
    found: list[tuple[dict[str, Data] | list[Data], str | int]] = []
    waiting = [data]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            found += ((one, key) for key in one)
            waiting += one.values()
        elif isinstance(one, list):
            found += ((one, at) for at in range(len(one)))
            waiting += one
    return found


def _restructured(content: bytes, chance: random.Random) -> bytes:
    """Return the file with values put out, doubled, moved or of another kind."""
    data = read(content, "x.yaml").data
    for _ in range(chance.choice((1, 1, 2, 4))):
        steps = _steps(data)
        if not steps:
            break
        holder, at = chance.choice(steps)
        deed = chance.randrange(6)
        if deed == 0:
            del holder[at]  # type: ignore[arg-type]
        elif deed == 1 and isinstance(holder, dict):
            holder[str(chance.choice(ODD))] = holder.pop(str(at))
        elif deed == 2 and isinstance(holder, list):
            holder.insert(chance.randrange(len(holder) + 1), chance.choice(ODD))
        elif deed == 3 and isinstance(holder, list):
            holder += [holder[int(at)]] * chance.choice((1, 3))
        else:
            _, value = deed, chance.choice(ODD)
            if deed == 4:
                other, place = chance.choice(steps)
                value = other[place] if _has(other, place) else value  # type: ignore[index]
                value = json.loads(json.dumps(value))
            holder[at] = value  # type: ignore[index]
    return _written(data, chance)


def _has(holder: dict[str, Data] | list[Data], at: str | int) -> bool:
    return at in holder if isinstance(holder, dict) else int(at) < len(holder)


def _written(data: Data, chance: random.Random) -> bytes:
    """Return data as YAML in one of the styles that it can be written in."""
    style = chance.randrange(4)
    if style == 0:
        return json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogatepass")
    if style == 1:
        return json.dumps(data, indent=1).encode()
    shown = yaml.safe_dump(
        data,
        allow_unicode=True,
        default_flow_style=False,
        default_style='"' if style == 2 else None,
        width=chance.choice((20, 80, 10_000)),
        indent=chance.choice((2, 5)),
        sort_keys=False,
    )
    return shown.encode("utf-8", "surrogatepass")


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _with_pieces(content: bytes, chance: random.Random) -> bytes:
    """Put one or two small faults between the lines."""
    lines = content.splitlines(keepends=True)
    for _ in range(chance.choice((1, 2))):
        piece = chance.choice(PIECES)
        pad = " " * chance.choice((0, 2, 4, 6))
        put = "".join(pad + line for line in piece.splitlines(keepends=True))
        at = chance.randrange(len(lines) + 1)
        lines.insert(at, put.encode("utf-8", "surrogatepass"))
    return b"".join(lines)


def _doubled(content: bytes, chance: random.Random) -> bytes:
    """Double a block of lines, as between the markers of a conflict or without."""
    lines = content.splitlines(keepends=True)
    start = chance.randrange(len(lines) + 1)
    block = lines[start : start + chance.randrange(1, 20)]
    both = [*block, *block]
    if chance.random() < 0.5:
        both = [b"<<<<<<< HEAD\n", *block, b"=======\n", *block, b">>>>>>> other\n"]
    return b"".join([*lines[:start], *both, *lines[start + len(block) :]])


def _dedented(content: bytes, chance: random.Random) -> bytes:
    lines = content.splitlines(keepends=True)
    for _ in range(chance.randrange(1, 4)):
        at = chance.randrange(len(lines) or 1)
        for one in range(at, min(len(lines), at + chance.randrange(1, 8))):
            lines[one] = chance.choice(
                (lines[one].lstrip(b" "), b"  " + lines[one], b"\t" + lines[one])
            )
    return b"".join(lines)


def _recoded(content: bytes, chance: random.Random) -> bytes:
    # What another deed has spoiled before is no longer text.
    text = content.decode("utf-8", "replace")
    return chance.choice(
        (
            text.encode("utf-16"),
            text.encode("utf-16-be"),
            text.encode("utf-8-sig"),
            text.encode("cp1252", "replace"),
            text.replace("\n", "\r\n").encode(),
            text.replace("\n", "\r").encode(),
            b"\x00" * 50 + content,
            b"",
            b"[" * 100_000,
            b"a: " * 5_000,
            b"- " * 20_000,
            b'"' + b"\\x41" * 20_000,
        )
    )


DEEDS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _restructured,
    _restructured,
    _restructured,
    _restructured,
    _with_pieces,
    _doubled,
    _dedented,
    changed,
    _cut,
    _recoded,
)


def spoiled(chance: random.Random) -> dict[str, bytes]:
    """Return the files of the example of which one to three were changed."""
    files = {
        path.relative_to(EXAMPLE).as_posix(): path.read_bytes()
        for path in sorted(EXAMPLE.rglob("*"))
        if path.is_file() and path.suffix in (".yaml", ".md")
    }
    names = [name for name in files if name != "README.md"]
    for name in chance.choices(names, k=chance.choice((1, 1, 2, 3))):
        deed = chance.choice(DEEDS)
        if name.endswith(".md") and deed is _restructured:
            deed = _with_pieces
        if chance.random() < 0.05:
            other = chance.choice(names)
            files[name], files[other] = files[other], files[name]
        else:
            files[name] = deed(files[name], chance)
    if chance.random() < 0.05:
        del files[chance.choice(sorted(files))]
    return files
