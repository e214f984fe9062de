#!/usr/bin/env bash
# Package:  undate 0.8.0 (PyPI), a library made for uncertain and partial dates.
# Expected: "2015-06~" (about June 2015) and "2015?" (perhaps 2015), both plain EDTF level 1, are read and written
#           back as they were, or refused as not supported.
# Seen:     they are read without a word and come back as "2015-06" and "2015": the doubt is gone, and the uncertain
#           date equals the certain one.
# Matters:  a chronology that passes through this library states as fact what its author had marked as a guess.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile 'undate==0.8.0'

cd "$tmp"
venv/bin/python - <<'PY'
import sys
from undate import Undate

seen = [Undate.parse(text, "EDTF").format("EDTF") for text in ("2015-06~", "2015?")]
same = Undate.parse("2015-06~", "EDTF") == Undate.parse("2015-06", "EDTF")
print("expected: 2015-06~ and 2015? come back unchanged, and differ from 2015-06 and 2015")
print("seen:    ", *seen, "- about June 2015 equals June 2015:", same)
if seen != ["2015-06", "2015"] or not same:
    sys.exit("changed: the marks of doubt are no longer dropped")
PY
