"""Small documents with several faults at once, cut at every byte, and changed."""

import random
from collections.abc import Iterator

# One piece of a document for each way in which reading can end or be refused, and for
# each way of writing a value that is sound.
PIECES = (
    "a: 1\n",
    "a: 2\n",
    "'a': 3\n",
    "b: {c: 1, c: 2}\n",
    "b: [x, {c: 1}, c: 1]\n",
    "b:\n  - c: 1\n    c: 2\n",
    "b: |-\n  text\n  more\n",
    "b: >+2\n    text\n\n",
    "b: |\n \n  \n # c\n",
    "b: |-\n \ttext\n",
    "...\n",
    "---\n",
    "--- x\n",
    "%YAML 1.1\n",
    "%x\n---\n",
    "b: &x 1\n",
    "b: *x\n",
    "*x : 1\n",
    "&x a: 1\n",
    "<<: {a: 1}\n",
    "<<: *x\n",
    "b: !t 1\n",
    "!t b: 1\n",
    "b: !!str, x\n",
    "? [a]\n: b\n",
    "? a\n",
    ": b\n",
    "{a: 1}: b\n",
    "[" * 40 + "\n",
    "b: " + "[" * 33 + "]" * 33 + "\n",
    "{" * 40 + "\n",
    "- " * 40 + "x\n",
    "b: [1\n",
    "b: {a: 1\n",
    'b: "open\n',
    "b: 'open\n",
    "]\n",
    "}\n",
    "b: @SW1\n",
    "b: `x`\n",
    "b: [@SW1, @HV1]\n",
    "\tb: 1\n",
    "b:\t1\n",
    "-\tx\n",
    "\xa0b: 1\n",
    "b:\xa01\n",
    "b: x #3\n",
    'b: "x"#3\n',
    "b: [x]#3\n",
    "b: |#3\n  x\n",
    "b: one two\n  #3 x\n",
    'b: "\\0\\e\\ud800"\n',
    'b: "\\q"\n',
    '"a\\0": 1\n',
    "b: x\x00y\n",
    "b: x\x85y\n",
    "b: x\u2028y\n",
    "b: x\u202ey\n",
    "b: x\u200by\n",
    "\ufeffb: 1\n",
    "b: x\ry\n",
    "b: 1\r\nb: 2\r\n",
    "<<<<<<< HEAD\n",
    ">>>>>>> x\n",
    "=======\n",
    "b: c: d\n",
    "  b: 1\n",
    "- x\n",
    "- a: 1\n  a: 2\n",
    "x\n",
    "b: [a?b, -, a:]\n",
    "# only a comment\n",
    "\n",
    "",
)
BYTES = (
    b"\x00",
    b"\xff",
    b"\xc3",
    b"\xed\xa0\x80",
    b"\xf4\x90\x80\x80",
    b"\xef\xbb\xbf",
)
TOKENS = tuple(
    b"\n|\n  |\t|- |: |? |#|&a |*a|!|%|@|`|[|]|{|}|,|'|\"|\\|>|0|~".split(b"|")
)


def combined(chance: random.Random, count: int) -> Iterator[bytes]:
    """Yield documents of two or three pieces, every other one cut or changed."""
    for number in range(count):
        pieces = chance.choices(PIECES, k=chance.choice((2, 2, 3, 3, 4)))
        content = "".join(pieces).encode("utf-8", "surrogatepass")
        if number % 4 == 1:
            content = content[: chance.randrange(len(content) + 1)]
        elif number % 4 == 3:
            content = changed(content, chance)
        yield content


def pairs() -> Iterator[bytes]:
    """Yield every two pieces, one after the other."""
    for first in PIECES:
        for second in PIECES:
            yield (first + second).encode("utf-8", "surrogatepass")


def changed(content: bytes, chance: random.Random) -> bytes:
    """Return the bytes with up to three places cut out, doubled or put in."""
    for _ in range(chance.randrange(1, 4)):
        at = chance.randrange(len(content) + 1)
        to = min(len(content), at + chance.randrange(8))
        put = chance.choice((b"", content[at:to] * 2, *TOKENS, *BYTES))
        content = content[:at] + put + content[to:]
    return content
