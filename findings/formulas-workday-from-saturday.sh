#!/usr/bin/env bash
# Package:  formulas 1.3.4 (PyPI), which works out the formulas of workbooks.
# Expected: WORKDAY of Saturday 8 March 2014 and 1 is Monday 10 March, as Excel and LibreOffice have it.
# Seen:     #VALUE!; from Friday 7 March the function works.
# Matters:  a table of deadlines fails in just those rows whose clock starts on a weekend.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile 'formulas==1.3.4'

cd "$tmp"
venv/bin/python -W ignore - <<'PY'
import sys
import formulas

def worked_out(text):
    return str(formulas.Parser().ast(text)[1].compile()())

monday = worked_out("=DATE(2014,3,10)")
friday = worked_out("=WORKDAY(DATE(2014,3,7),1)")
if friday != monday:
    sys.exit("changed: a working day after Friday is no Monday")
seen = worked_out("=WORKDAY(DATE(2014,3,8),1)")
print("expected:", monday, "(10 March 2014)")
print("seen:    ", seen)
if seen != "#VALUE!":
    sys.exit("changed: a count of working days may begin on a Saturday")
PY
