#!/usr/bin/env bash
# Package:  edtf 5.0.2 (PyPI), its reader of dates in plain English.
# Expected: "no later than June 2015" means up to June 2015, as "before June 2015" does: "/2015-06". If the phrase
#           is not known, no answer.
# Seen:     "2015-06/", from June 2015 on: the opposite. The word "later" decides; "no" is not read.
# Matters:  deadlines are written in just these words. Read the wrong way round, an action that had to be finished
#           by June looks as if it was not due before.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile 'edtf==5.0.2'

cd "$tmp"
venv/bin/python - <<'PY'
import sys
from edtf import text_to_edtf

seen = {text: text_to_edtf(text) for text in ("before June 2015", "no later than June 2015", "after June 2015")}
print("expected: 'no later than' reads like 'before', not like 'after'")
for text, edtf in seen.items():
    print(f"seen:     {text} -> {edtf}")
if list(seen.values()) != ["/2015-06", "2015-06/", "2015-06/"]:
    sys.exit("changed: the three phrases are no longer read like this")
PY
