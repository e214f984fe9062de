#!/usr/bin/env bash
# Package:  pypandoc_binary 1.17 (PyPI; pandoc 3.9, which reads Excel workbooks since lately); XlsxWriter 3.3.1
#           writes one.
# Expected: a date cell comes out as a date, in whatever form, and a ten-digit number with its ten digits.
# Seen:     3 June 2015, 10:30 comes out as 42158.4375, and the number 9990000018 as 9.990000018e9. Number formats
#           are not looked at.
# Matters:  a chronology kept in Excel becomes a table of day counts since 1900, and NHS numbers turn into a
#           notation that no search for the number finds.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile 'pypandoc_binary==1.17' 'XlsxWriter==3.3.1'

cd "$tmp"
venv/bin/python - <<'PY'
import datetime
import sys
import pypandoc
import xlsxwriter

with xlsxwriter.Workbook("chronology.xlsx") as workbook:
    sheet = workbook.add_worksheet()
    sheet.write_row("A1", ["Date", "Number"])
    as_date = workbook.add_format({"num_format": "dd/mm/yyyy hh:mm"})
    sheet.write_datetime("A2", datetime.datetime(2015, 6, 3, 10, 30), as_date)
    sheet.write_number("B2", 9990000018)
seen = pypandoc.convert_file("chronology.xlsx", "plain").split()
print("expected: a date of 2015 and 9990000018")
print("seen:    ", " ".join(word for word in seen if not word.startswith("--")))
if "42158.4375" not in seen or "9.990000018e9" not in seen:
    sys.exit("changed: dates and long numbers no longer come out raw")
PY
