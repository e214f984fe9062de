#!/usr/bin/env bash
# Packages: officeparser 7.8.0 (npm), which gives the text of Office files; python-docx 1.2.0 (PyPI) makes the input.
# Expected: a paragraph inside a content control, the way in which forms of Word hold an answer, is part of the text,
#           and a tab keeps two words apart.
# Seen:     the whole answer is missing, without a sign; the questions around it are there. "09:30<tab>10" is 09:3010.
# Matters:  a filled form reads like one that nobody has filled, to a search for names as to everything else.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile 'python-docx==1.2.0'
cd "$tmp"
npm install --silent --no-audit --no-fund --prefix "$tmp" officeparser@7.8.0
venv/bin/python - <<'PY'
from docx import Document
from docx.oxml import parse_xml

NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
form = Document()
form.add_paragraph("Was the child seen?")
form.add_paragraph("Time and length: 09:30\t10 minutes")
form.element.body.insert(1, parse_xml(
    f'<w:sdt {NAMES}><w:sdtPr><w:tag w:val="seen"/></w:sdtPr>'
    "<w:sdtContent><w:p><w:r><w:t>Yes, at home.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
))
form.save("form.docx")
PY
cat > read.mjs <<'JS'
import { OfficeParser } from "officeparser";
const found = await OfficeParser.parseOffice("form.docx");
const text = typeof found === "string" ? found : found.toText();
console.log("expected: Was the child seen? | Yes, at home. | Time and length: 09:30 10 minutes");
console.log("seen:    ", text.trim().split("\n").join(" | "));
if (!text.includes("Was the child seen?") || text.includes("Yes, at home.") || !text.includes("09:3010")) {
  console.error("changed: controls and tabs are read otherwise now");
  process.exit(1);
}
JS
node read.mjs
