#!/usr/bin/env bash
# Package:  pyexcel-ods 0.6.0 (PyPI); odfpy 1.4.1 writes the file, python-calamine 0.9.1 reads it for comparison.
# Expected: four equal rows, stored as ODS stores them (one row, "repeated 4 times"), are read as four rows; an
#           empty row repeated three times keeps the rows below it at their place.
# Seen:     one row each. Nine rows of the sheet arrive as four.
# Matters:  "No concerns" on four visits becomes one visit, a sum over the rows is wrong, and a row number in a
#           message points to another row than the one on the screen.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile \
  'pyexcel-ods==0.6.0' 'odfpy==1.4.1' 'python-calamine==0.9.1'

cd "$tmp"
venv/bin/python - <<'PY'
import sys
import pyexcel_ods
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from python_calamine import CalamineWorkbook

document = OpenDocumentSpreadsheet()
sheet = Table(name="Visits")
for text, times in (("Outcome", 1), ("No concerns", 4), (None, 3), ("Referred", 1)):
    row = TableRow(numberrowsrepeated=times) if times > 1 else TableRow()
    cell = TableCell(valuetype="string") if text else TableCell()
    if text:
        cell.addElement(P(text=text))
    row.addElement(cell)
    sheet.addElement(row)
document.spreadsheet.addElement(sheet)
document.save("visits.ods")
calamine = CalamineWorkbook.from_path("visits.ods").get_sheet_by_index(0).to_python()
seen = pyexcel_ods.get_data("visits.ods")["Visits"]
print("expected: 9 rows from both, 'No concerns' four times")
print(f"seen:     {len(calamine)} rows from calamine; {len(seen)} from pyexcel-ods: {seen}")
if len(calamine) != 9 or seen != [["Outcome"], ["No concerns"], [], ["Referred"]]:
    sys.exit("changed: repeated rows are no longer read once")
PY
