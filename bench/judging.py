"""Print what judging a review by every rule takes beside reading and decoding it.

    python bench/judging.py FOLDER

Prints CPU seconds of reading and decoding, seconds of a whole validation, and peak MiB.
"""

import gc
import resource
import sys
import time
from datetime import date
from pathlib import Path

from scrkit import folder
from scrkit.decode import decode
from scrkit.model.review import AGENCY_FOLDERS, SINGLE_FILES
from scrkit.rules.validate import validate
from scrkit.yamlfile import read
from scrkit.yamlfile.prose import read_prose

_RECORDS = {name: record for name, _, record in SINGLE_FILES}
_RECORDS |= {name: record for name, _, record in AGENCY_FOLDERS}
AS_OF = date(2016, 9, 30)
_LARGE = ("chronologies/", "imrs/")


def main() -> None:
    gc.disable()
    # Plain bytes: a file of a review as it was read is parsed once, and kept parsed.
    files = {n: bytes(c) for n, c in folder.read(Path(sys.argv[1])).files.items()}
    # Frameworks and lists of words are read once and kept: a review of which nothing is
    # large pays for them here, and the start of the whole process is another bench.
    validate({n: c for n, c in files.items() if not n.startswith(_LARGE)}, AS_OF)
    start = time.process_time()
    kept = [_decoded(name, content) for name, content in files.items()]
    read_in = time.process_time() - start
    del kept
    start = time.process_time()
    checked = validate(files, AS_OF)
    judged_in = time.process_time() - start
    assert checked.loaded.review is not None
    assert {d.severity.word for d in checked.loaded.diagnostics} <= {"notice"}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(read_in, judged_in, peak)


def _decoded(name: str, content: bytes) -> object:
    if name.endswith(".md"):
        return read_prose(content, name)
    record = _RECORDS.get(name) or _RECORDS[name.partition("/")[0]]
    return decode(read(content, name), record)


if __name__ == "__main__":
    main()
