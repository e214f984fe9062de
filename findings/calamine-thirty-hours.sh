#!/usr/bin/env bash
# Package:  python-calamine 0.9.1 (PyPI); odfpy 1.4.1 and openpyxl 3.1.5 write the files.
# Expected: a length of time of 30 hours 15 minutes is the same kind of value from an ODS sheet as from an Excel
#           one.
# Seen:     from Excel a timedelta of 30:15; from ODS the text "PT30H15M00S". Ten and a half hours in ODS are a time
#           of day, 10:30.
# Matters:  one column of hours holds two kinds of value, split at 24 hours; whoever adds them up, or takes text for
#           "not recorded", loses just the long ones.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile 'python-calamine==0.9.1' 'odfpy==1.4.1' 'openpyxl==3.1.5'

cd "$tmp"
venv/bin/python - <<'PY'
import datetime
import sys
import openpyxl
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from python_calamine import CalamineWorkbook

document = OpenDocumentSpreadsheet()
sheet, row = Table(name="Hours"), TableRow()
for time in ("PT10H30M00S", "PT30H15M00S"):
    row.addElement(TableCell(valuetype="time", timevalue=time))
sheet.addElement(row)
document.spreadsheet.addElement(sheet)
document.save("hours.ods")
workbook = openpyxl.Workbook()
workbook.active.append([datetime.timedelta(hours=10, minutes=30), datetime.timedelta(hours=30, minutes=15)])
for cell in workbook.active[1]:
    cell.number_format = "[h]:mm"
workbook.save("hours.xlsx")
seen = {}
for name in ("hours.xlsx", "hours.ods"):
    seen[name] = CalamineWorkbook.from_path(name).get_sheet_by_index(0).to_python()[0]
print("expected: two lengths of time from each")
for name, values in seen.items():
    print(f"seen:     {name}:", *(f"{value} ({type(value).__name__})" for value in values))
if seen["hours.ods"] != [datetime.time(10, 30), "PT30H15M00S"] or not all(
    isinstance(value, datetime.timedelta) for value in seen["hours.xlsx"]
):
    sys.exit("changed: lengths of time in ODS are no longer split at a day")
PY
