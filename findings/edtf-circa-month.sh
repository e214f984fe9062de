#!/usr/bin/env bash
# Package:  edtf 5.0.2 (PyPI).
# Expected: "2015-06~" (about June 2015) widens by something like a month on each side, or by a year; and without
#           the widening the month ends on its last day.
# Seen:     the widening is a year AND a month on each side: 1 May 2014 to 30 July 2016, 26 months for one month,
#           and it ends on the 30th of a month that has 31 days.
# Matters:  a filter on the "fuzzy" bounds finds an event of about June 2015 in spring 2014 and in summer 2016, and
#           misses what happened on the last day.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile 'edtf==5.0.2'

cd "$tmp"
venv/bin/python - <<'PY'
import sys
from edtf import parse_edtf

about = parse_edtf("2015-06~")
bounds = ["%d-%02d-%02d" % bound[:3] for bound in (about.lower_fuzzy(), about.upper_fuzzy())]
print("expected: 2015-05-01 to 2015-07-31, a month on each side")
print("seen:    ", " to ".join(bounds))
if bounds != ["2014-05-01", "2016-07-30"]:
    sys.exit("changed: the bounds of an approximate month are no longer these")
PY
