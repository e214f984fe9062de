"""Scan a Word file of a hundred pages against 200 people, beside unzipping and parsing.

Prints the CPU seconds of both; run by run.py in one process of its own.
"""

import io
import random
import sys
import time
import zipfile
from pathlib import Path
from xml.parsers import expat

sys.path.insert(0, str(Path(__file__).parent.parent))

from scrkit.identity.register import Register
from scrkit.model.identity import Identity
from scrkit.scan import scan_with, sight
from tests.wordfiles import para, run, word_file

WORDS = (
    "the visit was noted and nobody asked why the child had not been brought to the "
    "clinic although three letters were sent to an address that was no longer home"
).split()


def document() -> bytes:
    """Return about a hundred pages: 1,400 paragraphs of some 35 words in three runs."""
    chance = random.Random(4)
    paragraphs = []
    for _ in range(1400):
        parts = [" ".join(chance.choices(WORDS, k=12)) + " " for _ in range(3)]
        paragraphs.append(para(*(run(part) for part in parts)))
    return word_file("".join(paragraphs))


def parse(data: bytes) -> None:
    """Unzip and parse, and no more."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            parser = expat.ParserCreate()
            parser.buffer_text = True
            parser.StartElementHandler = lambda *_: None
            parser.EndElementHandler = lambda *_: None
            parser.CharacterDataHandler = lambda *_: None
            parser.Parse(package.read(name), True)


def main() -> None:
    people = tuple(
        Identity(code=f"P{n}", names=(f"Invented{n:03} Nonesuch{chr(97 + n % 26)}{n}",))
        for n in range(200)
    )
    data, known = document(), sight(Register(people))
    ours, theirs = [], []
    for _ in range(7):
        start = time.process_time()
        parse(data)
        middle = time.process_time()
        scan_with("report.docx", data, known)
        ours.append(time.process_time() - middle)
        theirs.append(middle - start)
    print(sorted(ours)[3], sorted(theirs)[3])


if __name__ == "__main__":
    main()
