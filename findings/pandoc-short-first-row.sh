#!/usr/bin/env bash
# Package:  pypandoc_binary 1.17 (PyPI; pandoc 3.9).
# Expected: a Word table of three columns whose first row has two cells (its last cell was deleted, which Word marks
#           as "a grid column after"; the table style's "Header Row" is unticked) is converted with three columns.
# Seen:     with two. The third cell of every later row is dropped, without a warning, though the table itself
#           declares three columns.
# Matters:  an untidy heading row is all it takes for the column with the source, or with the action, to be missing
#           from a whole chronology.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile 'pypandoc_binary==1.17' 'python-docx==1.2.0'

cd "$tmp"
venv/bin/python - <<'PY'
import sys
import docx
import pypandoc
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

rows = [
    ("Date", "Event", ""), ("3 June 2015", "Home visit", "GP record"), ("4 June 2015", "Telephone call", "School log")]
document = docx.Document()
table = document.add_table(rows=3, cols=3)
for row, texts in zip(table.rows, rows):
    for cell, text in zip(row.cells, texts):
        cell.text = text
first = table.rows[0]._tr
first.remove(first.tc_lst[2])
first.get_or_add_trPr().append(parse_xml(f'<w:gridAfter {nsdecls("w")} w:val="1"/>'))
look = table._tbl.tblPr.find(qn("w:tblLook"))
look.set(qn("w:firstRow"), "0")  # "Header Row" unticked
look.set(qn("w:val"), "0480")
document.save("table.docx")
seen = pypandoc.convert_file("table.docx", "plain")
found = [text for row in rows for text in row if text and text in seen]
missing = [text for row in rows for text in row if text and text not in seen]
print("expected: every cell is in the converted text")
print(f"seen:     {len(found)} cells; missing: {', '.join(missing)}")
if missing != ["GP record", "School log"]:
    sys.exit("changed: the third column is no longer dropped")
PY
