#!/usr/bin/env bash
# Package:  nameparser 2.6.0 (PyPI).
# Expected: in "Ann Example, Social Worker" the words after the comma are no name: first name Ann, last name Example.
# Seen:     title "Social", first name "Worker", last name "Ann Example": the comma is read as "last name, first
#           name". "Ann Example, RN" is read as hoped, since RN is on the list of letters after a name.
# Matters:  minutes and lists of attendance are written as "name, role". A register or a redaction list made from
#           them holds people called Worker and Health, and lacks the true first names.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile 'nameparser==2.6.0'

cd "$tmp"
venv/bin/python - <<'PY'
import sys
from nameparser import HumanName

print("expected: first 'Ann', last 'Example' each time")
seen = {}
for written in ("Ann Example, Social Worker", "Ann Example, Health Visitor", "Ann Example, RN"):
    name = HumanName(written)
    seen[written] = (name.first, name.last)
    print(f"seen:     {written} -> title {name.title!r}, first {name.first!r}, last {name.last!r}")
if seen["Ann Example, Social Worker"] != ("Worker", "Ann Example") or seen["Ann Example, RN"] != ("Ann", "Example"):
    sys.exit("changed: a role after the comma is no longer read as a first name")
PY
