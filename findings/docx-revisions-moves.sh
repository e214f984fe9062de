#!/usr/bin/env bash
# Package:  docx-revisions 0.1.5 (PyPI), made to read and accept Word's tracked changes; python-docx 1.2.0 below it.
# Expected: after accept_all() no tracked change is left: what was moved stands at its new place only.
# Seen:     moves are neither listed nor accepted. The insertion beside the move is; the file still holds the moved
#           words twice, marked as moved, and Word shows an open change.
# Matters:  "all changes accepted" is what one does before a report leaves the house. Who wrote and moved what, and
#           the old order, goes out with it.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile 'docx-revisions==0.1.5' 'python-docx==1.2.0'

cd "$tmp"
venv/bin/python - <<'PY'
import sys
import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx_revisions import RevisionDocument

run = "<w:r><w:t>{}</w:t></w:r>"
who = 'w:author="A" w:date="2015-06-01T10:00:00Z"'
document = docx.Document()
for place, (kind, words) in enumerate((("moveFrom", "MOVED"), ("ins", "NEW"), ("moveTo", "MOVED"))):
    change = f'<w:{kind} w:id="{place}2" {who}>{run.format(words)}</w:{kind}>'
    if kind != "ins":
        change = (f'<w:{kind}RangeStart w:id="{place}1" {who} w:name="move1"/>{change}'
                  f'<w:{kind}RangeEnd w:id="{place}1"/>')
    document.element.body.insert(place, parse_xml(f"<w:p {nsdecls('w')}>{change}</w:p>"))
document.save("moved.docx")
revised = RevisionDocument("moved.docx")
listed = [change.text for change in revised.track_changes]
revised.accept_all()
revised.save("accepted.docx")
body = docx.Document("accepted.docx").element.body
left = {kind: len(body.xpath(f"//w:{kind}")) for kind in ("ins", "moveFrom", "moveTo")}
print("expected: three changes listed, none left after accept_all()")
print(f"seen:     listed {listed}; left {left}")
if listed != ["NEW"] or left != {"ins": 0, "moveFrom": 1, "moveTo": 1}:
    sys.exit("changed: moves are no longer left open")
PY
