#!/usr/bin/env bash
# Package:  pyexcel-ods 0.6.0 (PyPI); odfpy 1.4.1 writes the file, python-calamine 0.9.1 reads it for comparison.
# Expected: where two cells are merged, the place of the second stays empty, and the third column stays the third.
# Seen:     the covered place is left out: what stands in column C arrives as column B, in the rows with a merged
#           cell only.
# Matters:  one merged cell shifts the rest of its row to the left, under the wrong headings, beside rows that are
#           right.
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
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P
from python_calamine import CalamineWorkbook

def cell(text, **merge):
    made = TableCell(valuetype="string", **merge)
    made.addElement(P(text=text))
    return made

document = OpenDocumentSpreadsheet()
sheet = Table(name="Chronology")
for cells in ((cell("Date"), cell("Time"), cell("Source")),
              (cell("3 June 2015", numbercolumnsspanned=2), CoveredTableCell(), cell("GP record"))):
    row = TableRow()
    for each in cells:
        row.addElement(each)
    sheet.addElement(row)
document.spreadsheet.addElement(sheet)
document.save("chronology.ods")
calamine = CalamineWorkbook.from_path("chronology.ods").get_sheet_by_index(0).to_python()[1]
seen = pyexcel_ods.get_data("chronology.ods")["Chronology"][1]
print("expected: 3 June 2015 | (empty) | GP record")
print("seen:    ", " | ".join(calamine), "from calamine;", " | ".join(seen), "from pyexcel-ods")
if calamine != ["3 June 2015", "", "GP record"] or seen != ["3 June 2015", "GP record"]:
    sys.exit("changed: covered cells are no longer left out")
PY
