#!/usr/bin/env bash
# Package:  odfdo 3.27.3 (PyPI).
# Expected: get_paragraphs() of a document's body gives the paragraphs that a reader sees.
# Seen:     first comes what was deleted with tracking on, as a paragraph like the others, and at the top of the text.
# Matters:  a sentence that an author took back opens the account that is taken over.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile 'odfdo==3.27.3'

cd "$tmp"
venv/bin/python - <<'PY'
import sys
from odfdo import Document, Element, Paragraph

SPACES = (
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
document = Document("text")
document.body.clear()
document.body.append(Element.from_tag(
    f'<text:tracked-changes {SPACES}><text:changed-region text:id="c1"><text:deletion>'
    "<office:change-info><dc:creator>A</dc:creator><dc:date>2014-03-05T10:00:00</dc:date>"
    "</office:change-info><text:p>Taken back.</text:p></text:deletion>"
    "</text:changed-region></text:tracked-changes>"
))
document.body.append(Paragraph("The mother was told."))
if "Taken back" in document.get_formatted_text():
    sys.exit("changed: the formatted text holds what was deleted")
seen = [str(one).strip() for one in document.body.get_paragraphs()]
print("expected: ['The mother was told.']")
print("seen:    ", seen)
if seen != ["Taken back.", "The mother was told."]:
    sys.exit("changed: deleted paragraphs are left out")
PY
