#!/usr/bin/env bash
# Packages: jubarte-redlines 0.14.0 (PyPI), which compares two Word documents; python-docx 1.2.0 makes them.
# Expected: where the answer in a drop-down went from No to Yes, the comparison strikes the one and inserts the other
#           inside the drop-down, and after accepting it the form is still a form.
# Seen:     the words are right, but the drop-down itself is gone, with its tag and its list of answers, whether the
#           changes are accepted or rejected. The drop-down whose answer did not change is kept.
# Matters:  forms are read by the tags of their fields. Of a form that went through a comparison just the answers
#           that somebody corrected are missing, and the rejected version is not the one that was sent.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile 'jubarte-redlines==0.14.0' 'python-docx==1.2.0'

cd "$tmp"
venv/bin/python - <<'PY'
import io
import sys
import docx
import jubarte_redlines
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls


def fill_form(**answers):
    form = docx.Document()
    for place, (tag, answer) in enumerate(answers.items()):
        items = "".join(f'<w:listItem w:displayText="{word}" w:value="{word}"/>' for word in ("Yes", "No"))
        form.element.body.insert(place, parse_xml(
            f'<w:p {nsdecls("w")}><w:r><w:t xml:space="preserve">{tag}: </w:t></w:r><w:sdt><w:sdtPr>'
            f'<w:tag w:val="{tag}"/><w:dropDownList>{items}</w:dropDownList></w:sdtPr>'
            f"<w:sdtContent><w:r><w:t>{answer}</w:t></w:r></w:sdtContent></w:sdt></w:p>"
        ))
    stored = io.BytesIO()
    form.save(stored)
    return stored.getvalue()


def read_tags(stored):
    return [str(tag) for tag in docx.Document(io.BytesIO(stored)).element.body.xpath("//w:sdtPr/w:tag/@w:val")]


sent, corrected = fill_form(seen="No", alone="Yes"), fill_form(seen="Yes", alone="Yes")
compared = jubarte_redlines.compare_documents(sent, corrected)
changes = sorted((change["type"], change["text"]) for change in jubarte_redlines.get_revisions(compared))
tags = [read_tags(stored) for stored in (
    compared, jubarte_redlines.accept_revisions(compared), jubarte_redlines.reject_revisions(compared))]
print("expected: drop-downs 'seen' and 'alone' in the comparison, accepted and rejected")
print("seen:    ", tags, "changes", changes)
if tags != [["alone"]] * 3 or changes != [("Deleted", "No"), ("Inserted", "Yes")]:
    sys.exit("changed: controls are compared otherwise now")
PY
