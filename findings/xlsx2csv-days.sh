#!/usr/bin/env bash
# Package:  xlsx2csv 0.8.6 (PyPI); openpyxl 3.1.5 writes the workbook.
# Expected: the number 14 under the format 0" days" (Excel shows: 14 days) becomes 14, or "14 days".
# Seen:     0" 13ays". The d of "days" is taken for a day of the month, and the 14th day of Excel's calendar counts
#           as a 13th.
# Matters:  columns of waiting times and ages carry such formats. The number itself is gone, and the one in its
#           place is off by one.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile 'xlsx2csv==0.8.6' 'openpyxl==3.1.5'

cd "$tmp"
venv/bin/python - <<'PY'
import csv
import subprocess
import sys
import openpyxl

workbook = openpyxl.Workbook()
sheet = workbook.active
for row, number_format in enumerate(('0', '0" days"'), start=1):
    sheet.cell(row, 1, 14).number_format = number_format
workbook.save("waits.xlsx")
answer = subprocess.run(["venv/bin/xlsx2csv", "waits.xlsx"], capture_output=True, text=True, check=True).stdout
seen = [row[0] for row in csv.reader(answer.splitlines())]
print("expected: 14, and 14 or 14 days")
print("seen:    ", ", and ".join(seen))
if seen != ["14", '0" 13ays"']:
    sys.exit("changed: the count of days is no longer read as a date")
PY
