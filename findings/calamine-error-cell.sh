#!/usr/bin/env bash
# Package:  python-calamine 0.9.1 (PyPI), on a workbook made with openpyxl 3.1.5, which reads it rightly.
# Expected: a cell in which a look-up failed is the text "#N/A", as in openpyxl: it is not an empty one.
# Seen:     it is "", the same as a cell in which nothing was ever written.
# Matters:  lists are filled by looking one sheet up in another. Where the look-up failed, "not found, look again"
#           becomes "nothing recorded", and nobody looks again.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile 'python-calamine==0.9.1' 'openpyxl==3.1.5'

cd "$tmp"
venv/bin/python - <<'PY'
import sys
import openpyxl
import python_calamine

book = openpyxl.Workbook()
book.active.append(["seen by", "#N/A", None, "#REF!", "GP"])
for place in ("B1", "D1"):
    book.active[place].data_type = "e"
book.save("list.xlsx")
expected = [cell.value for cell in openpyxl.load_workbook("list.xlsx").active[1]]
[seen] = python_calamine.load_workbook("list.xlsx").get_sheet_by_index(0).to_python()
print("expected:", expected)
print("seen:    ", seen)
if expected != ["seen by", "#N/A", None, "#REF!", "GP"] or seen != ["seen by", "", "", "", "GP"]:
    sys.exit("changed: a cell with an error is told from an empty one")
PY
