#!/usr/bin/env bash
# Package:  docx2python 3.7.1 (PyPI); python-docx 1.2.0 for comparison.
# Expected: a name typed in Word with a non-breaking hyphen (Ctrl+Shift+Hyphen), Example-Jones, keeps some hyphen.
# Seen:     docx2python gives "ExampleJones"; python-docx gives "Example-Jones". Word stores this hyphen as an element
#           of its own, not as a character.
# Matters:  a search for the double-barrelled name, before a report is published, does not find it in the extracted
#           text; neither does a list of names that is matched against it.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile 'docx2python==3.7.1' 'python-docx==1.2.0'

cd "$tmp"
venv/bin/python - <<'PY'
import sys
import docx
from docx.oxml import OxmlElement
from docx2python import docx2python

document = docx.Document()
run = document.add_paragraph().add_run("Example")
run._r.append(OxmlElement("w:noBreakHyphen"))
run.add_text("Jones")
document.save("name.docx")
seen = docx2python("name.docx").text.strip(), docx.Document("name.docx").paragraphs[0].text
print("expected: Example-Jones, with whatever character for the hyphen, from both")
print(f"seen:     {seen[0]} from docx2python, {seen[1]} from python-docx")
if seen != ("ExampleJones", "Example-Jones"):
    sys.exit("changed: the hyphen is no longer lost")
PY
