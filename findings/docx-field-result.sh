#!/usr/bin/env bash
# Packages: pypandoc_binary 1.17 (pandoc 3.9) and mammoth 1.13.0 (PyPI); docx2python 3.7.1 for comparison.
# Expected: the text that a mail merge has filled in ("Meeting of 3 June 2015 was held.") is read, as any text.
# Seen:     pandoc, silently, and mammoth, with a note among its messages, leave it out: "Meeting of was held." The
#           field is of the short form that Word's file format calls a simple field.
# Matters:  letters and forms are made by mail merge. A date, a name or an address is missing from the converted
#           text, and the sentence around it still reads like one.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile \
  'pypandoc_binary==1.17' 'mammoth==1.13.0' 'docx2python==3.7.1' 'python-docx==1.2.0'

cd "$tmp"
venv/bin/python - <<'PY'
import sys
import docx
import mammoth
import pypandoc
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx2python import docx2python

document = docx.Document()
paragraph = document.add_paragraph("Meeting of ")
paragraph._p.append(parse_xml(
    f'<w:fldSimple {nsdecls("w")} w:instr=" MERGEFIELD Date "><w:r><w:t>3 June 2015</w:t></w:r></w:fldSimple>'))
paragraph.add_run(" was held.")
document.save("letter.docx")
with open("letter.docx", "rb") as file:
    seen = {"mammoth": mammoth.extract_raw_text(file).value}
seen["pandoc"] = pypandoc.convert_file("letter.docx", "plain")
seen["docx2python"] = docx2python("letter.docx").text
print("expected: Meeting of 3 June 2015 was held.")
for name, text in seen.items():
    print(f"seen:     {' '.join(text.split())} from {name}")
if ["3 June 2015" in text for text in seen.values()] != [False, False, True]:
    sys.exit("changed: the readers no longer differ like this")
PY
