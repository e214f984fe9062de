#!/usr/bin/env bash
# Packages: docx2python 3.7.1, docx2txt 0.9, python-docx 1.2.0 and mammoth 1.13.0 (PyPI).
# Expected: a sentence that was moved with "Track changes" on is read once, where it stands now; tools that show
#           deleted text would be known for it.
# Seen:     mammoth alone reads it once. docx2python and docx2txt read it twice, at its old place and at its new
#           one: moved text, unlike deleted text, stays ordinary text in the file. python-docx does not read it at
#           all.
# Matters:  an account that was put in order in Word has an event twice, or not at all, depending on the reader.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile \
  'docx2python==3.7.1' 'docx2txt==0.9' 'python-docx==1.2.0' 'mammoth==1.13.0'

cd "$tmp"
venv/bin/python - <<'PY'
import sys
import docx
import docx2txt
import mammoth
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx2python import docx2python

def paragraph(inner):
    return parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>")

run = '<w:r><w:t xml:space="preserve">{} </w:t></w:r>'
who = 'w:author="A" w:date="2015-06-01T10:00:00Z"'
document = docx.Document()
for place, kind in ((0, "moveFrom"), (1, "moveTo")):
    document.element.body.insert(place, paragraph(
        run.format("Stays.") + f'<w:{kind}RangeStart w:id="{place}1" {who} w:name="move1"/>'
        + f'<w:{kind} w:id="{place}2" {who}>' + run.format("MOVED") + f'</w:{kind}><w:{kind}RangeEnd w:id="{place}1"/>'))
document.save("moved.docx")
with open("moved.docx", "rb") as file:
    texts = {"mammoth": mammoth.extract_raw_text(file).value}
texts["docx2python"] = docx2python("moved.docx").text
texts["docx2txt"] = docx2txt.process("moved.docx")
texts["python-docx"] = "\n".join(each.text for each in docx.Document("moved.docx").paragraphs)
seen = {name: text.count("MOVED") for name, text in texts.items()}
print("expected: the moved words once from each")
print("seen:    ", seen)
if seen != {"mammoth": 1, "docx2python": 2, "docx2txt": 2, "python-docx": 0}:
    sys.exit("changed: the readers no longer differ like this")
PY
