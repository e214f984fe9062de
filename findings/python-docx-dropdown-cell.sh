#!/usr/bin/env bash
# Package:  python-docx 1.2.0 (PyPI).
# Expected: in a table row of three cells whose middle one was made a drop-down (a content control around the cell,
#           as Word writes it), row.cells has three entries; the middle one perhaps empty.
# Seen:     it has two. The third column's text takes the second place; nothing says that a cell was passed over.
# Matters:  a form with "Seen alone: yes/no" as a drop-down is read one column off in those rows where the drop-down
#           was used: the source stands under "Seen alone".
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile 'python-docx==1.2.0'

cd "$tmp"
venv/bin/python - <<'PY'
import sys
import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

document = docx.Document()
table = document.add_table(rows=1, cols=3)
for cell, text in zip(table.rows[0].cells, ("3 June 2015", "Yes", "GP record")):
    cell.text = text
middle = table.rows[0].cells[1]._tc
control = parse_xml(
    f'<w:sdt {nsdecls("w")}><w:sdtPr><w:dropDownList><w:listItem w:displayText="Yes" w:value="Yes"/>'
    '<w:listItem w:displayText="No" w:value="No"/></w:dropDownList></w:sdtPr><w:sdtContent/></w:sdt>')
middle.addprevious(control)
control[-1].append(middle)
document.save("form.docx")
seen = [cell.text for cell in docx.Document("form.docx").tables[0].rows[0].cells]
print("expected: ['3 June 2015', 'Yes' or '', 'GP record']")
print("seen:    ", seen)
if seen != ["3 June 2015", "GP record"]:
    sys.exit("changed: the cell inside the drop-down is no longer passed over")
PY
