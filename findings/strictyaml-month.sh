#!/usr/bin/env bash
# Package:  strictyaml 1.7.3 (PyPI), told that a value is a Datetime; python-dateutil 2.9.0.post0 below it.
# Expected: the strict reader refuses what is no ISO date: "2015-06", "Monday", "10:30", "04/05/2015".
# Seen:     all pass. The month gets the number of the day on which the file is read: read on the 5th it is 5 June,
#           read on the 30th it is 30 June. "10:30" is half past ten today. "04/05/2015" is 5 April.
# Matters:  a file that was checked says something else each day that it is checked, and what was not known comes
#           out as a day that somebody could be asked about.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile 'strictyaml==1.7.3' 'python-dateutil==2.9.0.post0'

cd "$tmp"
venv/bin/python - <<'PY'
import datetime
import sys
from strictyaml import Datetime, Map, load

def read(text):
    return load(f"day: {text}", Map({"day": Datetime()})).data["day"]

texts = ("2015-06", "Monday", "10:30", "04/05/2015")
for _ in range(2):  # once more where midnight came in between
    today = datetime.date.today()
    seen = [read(text) for text in texts]
    if datetime.date.today() == today:
        break
print("expected: refused, each of", texts)
print("seen:    ", [f"{moment:%Y-%m-%d %H:%M}" for moment in seen], "on", today)
monday = today + datetime.timedelta(days=-today.weekday() % 7)
before = [
    datetime.datetime(2015, 6, min(today.day, 30)),
    datetime.datetime.combine(monday, datetime.time()),
    datetime.datetime.combine(today, datetime.time(10, 30)),
    datetime.datetime(2015, 4, 5),
]
if seen != before:
    sys.exit("changed: parts of a date are read otherwise now")
PY
