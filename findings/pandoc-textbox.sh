#!/usr/bin/env bash
# Package:  pypandoc_binary 1.17 (PyPI; pandoc 3.9).
# Expected: a paragraph with a text box anchored in it gives the paragraph's words, with or without those of the
#           box.
# Seen:     the words of the box alone. The paragraph's own sentence, before and after the box, is gone, without a
#           warning; the next paragraph is there.
# Matters:  Word anchors a call-out, a stamp or a margin note in the nearest paragraph. That paragraph is then
#           missing from everything that is made of the converted text.
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

names = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006", "v": "urn:schemas-microsoft-com:vml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
box = "<w:txbxContent><w:p><w:r><w:t>MARGIN NOTE</w:t></w:r></w:p></w:txbxContent>"
drawing = (
    f'<w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><wp:docPr id="1" name="Box"/><a:graphic><a:graphicData '
    f'uri="{names["wps"]}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr/><wps:txbx>{box}</wps:txbx><wps:bodyPr/>'
    "</wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>")
fallback = f'<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>'
document = docx.Document()
paragraph = document.add_paragraph("The child was ")
paragraph._p.append(parse_xml(
    "<w:r " + " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in names.items())
    + f'><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback>'
    "</mc:AlternateContent></w:r>"))
paragraph.add_run("seen at home.")
document.add_paragraph("Next paragraph.")
document.save("box.docx")
seen = pypandoc.convert_file("box.docx", "plain").split("\n\n")
print("expected: The child was seen at home. | (MARGIN NOTE) | Next paragraph.")
print("seen:    ", " | ".join(part.strip() for part in seen))
if [part.strip() for part in seen] != ["MARGIN NOTE", "Next paragraph."]:
    sys.exit("changed: the words around a text box are no longer lost")
PY
