#!/usr/bin/env bash
# Package:  undate 0.8.0 (PyPI).
# Expected: an interval that begins and ends on the same day, "2015-06-01/2015-06-01", is an interval of one day.
#           EDTF counts both ends in, and the library itself gives June/July 2015 61 days.
# Seen:     ValueError, "invalid interval"; a day later as its end is accepted and lasts two days.
# Matters:  a table with columns "from" and "to" is full of one-day stays: a police protection, a night in hospital.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile 'undate==0.8.0'

cd "$tmp"
venv/bin/python - <<'PY'
import sys
from undate import Undate, UndateInterval

first, second = Undate(2015, 6, 1), Undate(2015, 6, 2)
two_days = UndateInterval(first, second).duration().days
try:
    one_day = f"{UndateInterval(first, Undate(2015, 6, 1)).duration().days} day"
except ValueError as error:
    one_day = f"ValueError: {error}"
print("expected: 2015-06-01 to 2015-06-01 lasts 1 day; 2015-06-01 to 2015-06-02 lasts 2")
print(f"seen:     {one_day}; {two_days} days")
if not one_day.startswith("ValueError") or two_days != 2:
    sys.exit("changed: an interval of one day is no longer refused")
PY
