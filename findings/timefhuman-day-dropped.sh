#!/usr/bin/env bash
# Package:  timefhuman 0.1.5 (PyPI).
# Expected: "until 5 March 2014" gives 5 March 2014, as "5 March 2014" alone and "until 5th March 2014" do.
# Seen:     1 March 2014: one word before a day that stands before its month, and the day is dropped without a word.
# Matters:  what an agency wrote is four days off, and looks as exact as it was.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile 'timefhuman==0.1.5'

cd "$tmp"
venv/bin/python - <<'PY'
import sys
from timefhuman import timefhuman

def days(text):
    return [f"{day:%Y-%m-%d}" for day in timefhuman(text)]

for text in ("5 March 2014", "until 5th March 2014"):
    if days(text) != ["2014-03-05"]:
        sys.exit(f"changed: {text} is read in another way")
seen = days("until 5 March 2014")
print("expected: ['2014-03-05']")
print("seen:    ", seen)
if seen != ["2014-03-01"]:
    sys.exit("changed: the day before a month is kept")
PY
