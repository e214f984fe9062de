"""Write scrkit/identifiers/lookalikes.txt anew from Unicode's data.

`python -m bench.lookalikes confusables.txt` takes the file of that name that Unicode
publishes for UTS 39.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from scrkit.identifiers.letters import bare

_FILE = Path("scrkit/identifiers/lookalikes.txt")
_HEAD = """\
# Letters that look like Latin ones: what they look like, then all that do.
# Made by bench/lookalikes.py from Unicode's confusables.txt, {version}.
# Copyright 1991-2020 Unicode, Inc.; Unicode-3.0 licence: permission is granted, free of
# charge, to use, copy, modify and distribute the data files, provided that this notice
# appears with all copies. THE DATA FILES ARE PROVIDED "AS IS", WITHOUT WARRANTY OF ANY
# KIND. The whole licence: https://www.unicode.org/license.txt
"""


def table(confusables: str) -> str:
    """Return the text of lookalikes.txt for the text of confusables.txt."""
    version = next(
        line.strip("# ") for line in confusables.splitlines() if "Version" in line
    )
    found: dict[str, list[str]] = {}
    for letter, latin in sorted(_pairs(confusables)):
        found.setdefault(latin, []).append(letter)
    rows = (f"{latin} {''.join(letters)}\n" for latin, letters in sorted(found.items()))
    return _HEAD.format(version=version) + "".join(rows)


def _pairs(confusables: str) -> Iterator[tuple[str, str]]:
    for line in confusables.splitlines():
        fields = line.partition("#")[0].split(";")
        if len(fields) < 3:
            continue
        points = [[int(n, 16) for n in field.split()] for field in fields[:2]]
        source, target = ("".join(map(chr, one)) for one in points)
        latin = bare(target) if "ß" not in target else ""
        if latin == "l" and source.isupper():
            # Unicode writes I as l; a capital that looks like I is one.
            latin = "i"
        # What folds to Latin letters by itself is that letter: "ſ" is an s, no f.
        is_one = len(source) == 1 and source.isalpha() and not bare(source).isascii()
        if is_one and latin.isascii() and latin.isalpha():
            yield source, latin


if __name__ == "__main__":
    _FILE.write_text(
        table(Path(sys.argv[1]).read_text(encoding="utf-8-sig")), encoding="utf-8"
    )
