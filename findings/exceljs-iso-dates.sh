#!/usr/bin/env bash
# Packages: exceljs 4.4.0 (npm); openpyxl 3.1.5 (PyPI) writes the workbook, with its own option for ISO dates.
# Expected: a date cell stored in the format's other way, as ISO text (t="d", 2015-06-03), is 3 June 2015 as well.
# Seen:     7 July 1905. The year is taken for a count of days: the 2015th day since 1900.
# Matters:  every date of the year 2015, with or without a time of day, becomes this one day, without a message. The
#           same cell stored as a number is right, so it depends on which program saved the file.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile 'openpyxl==3.1.5'

npm install --silent --no-audit --no-fund --prefix "$tmp" exceljs@4.4.0
cat > "$tmp/read.cjs" <<'JS'
const { Workbook } = require("exceljs");
(async () => {
  for (const name of ["number.xlsx", "iso.xlsx"]) {
    const workbook = new Workbook();
    await workbook.xlsx.readFile(name);
    console.log(workbook.worksheets[0].getCell("A1").value.toISOString().slice(0, 10));
  }
})();
JS

cd "$tmp"
venv/bin/python - <<'PY'
import datetime
import subprocess
import sys
import openpyxl

for name, iso in (("number.xlsx", False), ("iso.xlsx", True)):
    workbook = openpyxl.Workbook()
    workbook.iso_dates = iso
    workbook.active["A1"] = datetime.date(2015, 6, 3)
    workbook.save(name)
seen = subprocess.run(["node", "read.cjs"], capture_output=True, text=True, check=True).stdout.split()
print("expected: 2015-06-03 from both workbooks")
print(f"seen:     {seen[0]} from the one with numbers, {seen[1]} from the one with ISO dates")
if seen != ["2015-06-03", "1905-07-07"]:
    sys.exit("changed: ISO dates are no longer read like this")
PY
