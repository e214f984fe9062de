#!/usr/bin/env bash
# Package:  scrubadub 2.0.1 (PyPI), with the locale en_GB.
# Expected: "M1 saw the child." has nothing personal in it: M1 is the code of a person, as reviews use them.
# Seen:     "{{VEHICLE_LICENCE_PLATE}} the child ...": a letter, a digit and a word of three letters make an old
#           British number plate, so the code of the mother and the verb are gone.
# Matters:  a text that is already in codes loses who did it and what was done, and the placeholder tells the reader
#           of a car that never was.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile 'scrubadub==2.0.1'

cd "$tmp"
venv/bin/python - <<'PY'
import sys
import scrubadub

scrubber = scrubadub.Scrubber(locale="en_GB")
seen = [scrubber.clean(text) for text in ("M1 saw the child.", "M1 visited the child.")]
print("expected: both sentences unchanged")
print("seen:    ", " ".join(seen))
if seen != ["{{VEHICLE_LICENCE_PLATE}} the child.", "M1 visited the child."]:
    sys.exit("changed: a code and a short verb are no longer a number plate")
PY
