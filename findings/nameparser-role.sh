#!/usr/bin/env bash
# Package:  nameparser 2.6.0 (PyPI).
# Expected: in "Jane Smith, Social Worker" the words after the comma are no name: first name Jane, last name Smith.
# Seen:     title "Social", first name "Worker", last name "Jane Smith": the comma is read as "last name, first
#           name". "Jane Smith, RN" is read as hoped, since RN is on the list of letters after a name.
# Matters:  minutes and lists of attendance are written as "name, role". A register or a redaction list made from
#           them holds people called Worker and Visitor, and lacks the true first names.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile 'nameparser==2.6.0'

cd "$tmp"
venv/bin/python - <<'PY'
import sys
from nameparser import HumanName

print("expected: first 'Jane', last 'Smith' each time")
seen = {}
for written in ("Jane Smith, Social Worker", "Jane Smith, Health Visitor", "Jane Smith, RN"):
    name = HumanName(written)
    seen[written] = (name.first, name.last)
    print(f"seen:     {written} -> title {name.title!r}, first {name.first!r}, last {name.last!r}")
if seen["Jane Smith, Social Worker"] != ("Worker", "Jane Smith") or seen["Jane Smith, RN"] != ("Jane", "Smith"):
    sys.exit("changed: a role after the comma is no longer read as a first name")
PY
