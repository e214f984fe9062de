#!/usr/bin/env bash
# Package:  edtf 5.0.2 (PyPI).
# Expected: the interval "2015-06/" (it began in June 2015, its end is not known) has no upper bound: None, infinity
#           or an error. "2015-06/.." (still open) does give infinity.
# Seen:     its upper bound is 1 June 2025, exactly ten years on; an unknown start lies ten years back.
# Matters:  "on a plan from June 2015, end not recorded" turns into a dated end that no source ever said, and
#           sorting, overlap and "was it in force on that day?" then answer with confidence.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile 'edtf==5.0.2'

cd "$tmp"
venv/bin/python - <<'PY'
import sys
from edtf import parse_edtf

def day(bound):
    return "%d-%02d-%02d" % bound[:3] if isinstance(bound, tuple) or hasattr(bound, "tm_year") else str(bound)

unknown_end = day(parse_edtf("2015-06/").upper_strict())
unknown_start = day(parse_edtf("/2015-06").lower_strict())
open_end = day(parse_edtf("2015-06/..").upper_strict())
print("expected: no date for an end or a start that nobody knows")
print(f"seen:     2015-06/ ends {unknown_end}; /2015-06 starts {unknown_start}; 2015-06/.. ends {open_end}")
if unknown_end != "2025-06-01" or not unknown_start.startswith("2005-06") or open_end != "inf":
    sys.exit("changed: an unknown end is no longer ten years on")
PY
