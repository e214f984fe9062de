#!/usr/bin/env bash
# Package:  mammoth 1.13.0 (PyPI), on a Word file made with python-docx 1.2.0.
# Expected: a ticked box of a form is some mark in every kind of output, as it is an <input> in its HTML.
# Seen:     in plain text and in Markdown a ticked and an empty box are both nothing at all.
# Matters:  "child seen alone" reads the same whether the box before it was ticked or not.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile 'mammoth==1.13.0' 'python-docx==1.2.0'

cd "$tmp"
venv/bin/python - <<'PY'
import sys
import docx
import mammoth
from docx.oxml import parse_xml

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)

def said(ticked):
    document = docx.Document()
    line = document.add_paragraph()
    line._p.append(parse_xml(
        f'<w:sdt {SPACES}><w:sdtPr><w14:checkbox><w14:checked w14:val="{ticked}"/>'
        f'</w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>{"☐☒"[ticked]}</w:t></w:r>'
        "</w:sdtContent></w:sdt>"
    ))
    line.add_run(" child seen alone")
    document.save("form.docx")
    with open("form.docx", "rb") as file:
        page = mammoth.convert_to_html(file).value
        return page, mammoth.extract_raw_text(file).value, mammoth.convert_to_markdown(file).value

ticked, empty = said(1), said(0)
if "checked" not in ticked[0] or "checked" in empty[0]:
    sys.exit("changed: HTML no longer tells a ticked box")
print("expected: a ticked box is told from an empty one")
print("seen:    ", repr(ticked[1].strip()), repr(empty[1].strip()))
if ticked[1:] != empty[1:]:
    sys.exit("changed: text or Markdown tells a ticked box")
PY
