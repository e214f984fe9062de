#!/usr/bin/env bash
# Package:  odfpy 1.4.1 (PyPI), its helper teletype.extractText.
# Expected: the text of a spreadsheet cell is what the cell shows; a comment pinned to it is not part of it.
# Seen:     "A. ReviewerAsk the GP again.No concerns": the commenter's name, the comment and the cell in one string
#           without a space.
# Matters:  internal notes between reviewers, with names, land in the exported table.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile 'odfpy==1.4.1'

cd "$tmp"
venv/bin/python - <<'PY'
import sys
from odf import teletype
from odf.dc import Creator
from odf.office import Annotation
from odf.opendocument import OpenDocumentSpreadsheet, load
from odf.table import Table, TableCell, TableRow
from odf.text import P

document = OpenDocumentSpreadsheet()
sheet, row, cell, note = Table(name="Visits"), TableRow(), TableCell(valuetype="string"), Annotation()
note.addElement(Creator(text="A. Reviewer"))
note.addElement(P(text="Ask the GP again."))
cell.addElement(note)
cell.addElement(P(text="No concerns"))
row.addElement(cell)
sheet.addElement(row)
document.spreadsheet.addElement(sheet)
document.save("visits.ods")
seen = teletype.extractText(load("visits.ods").getElementsByType(TableCell)[0])
print("expected: No concerns")
print("seen:    ", seen)
if seen != "A. ReviewerAsk the GP again.No concerns":
    sys.exit("changed: a comment is no longer read as the cell's text")
PY
