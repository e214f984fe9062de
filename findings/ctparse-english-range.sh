#!/usr/bin/env bash
# Package:  ctparse 0.3.6 (PyPI), which reads days and times, intervals among them, in English and German.
# Expected: "4 May 2014 to 6 May 2014" is the interval of these days, as "4.5.2014 bis 6.5.2014" is.
# Seen:     the German one is. Of the English one a single day is left, and it is in another year than both: the day
#           of the month without its year, taken as the next one to come after the day of reading.
# Matters:  a stretch of an agency's chronology would become one day that nobody wrote, without a doubt being told.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile 'ctparse==0.3.6'

cd "$tmp"
venv/bin/python - <<'PY' 2>/dev/null
import datetime
import sys
from ctparse import ctparse


def read(text):
    found = ctparse(text, ts=datetime.datetime(2014, 6, 1))
    return str(found.resolution) if found else "nothing"


single, german = read("6 May 2014"), read("4.5.2014 bis 6.5.2014")
english = read("4 May 2014 to 6 May 2014")
print("expected: 2014-05-04 to 2014-05-06, in both languages")
print("seen:    ", "German:", german, "| English:", english, "| the last day alone:", single)
if not (german.startswith("2014-05-04") and single.startswith("2014-05-06")):
    sys.exit("changed: German intervals or single days are read otherwise")
if not english.startswith("2015-05-06") or " - " in english:
    sys.exit("changed: English intervals are read otherwise now")
PY
