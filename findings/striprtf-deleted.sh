#!/usr/bin/env bash
# Package:  striprtf 0.0.35 (PyPI), which takes the words out of rich text.
# Expected: what a tracked change has deleted (\deleted in RTF) is left out of the text, as it is left out of print.
# Seen:     it stands in the text like any other sentence, without a sign, and so does what is inserted.
# Matters:  a sentence that an officer struck from a statement comes back as if the agency had said it.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile 'striprtf==0.0.35'

cd "$tmp"
venv/bin/python - <<'PY'
import sys
from striprtf.striprtf import rtf_to_text

text = rtf_to_text(
    r"{\rtf1\ansi{\*\revtbl{Unknown;}{Officer A;}}"
    r"The visit took place.{\deleted\revauthdel1  The child was not seen.}"
    r"{\revised\revauth1  The child was seen.}\par}"
).strip()
print("expected: The visit took place. The child was seen.")
print("seen:    ", text)
if text != "The visit took place. The child was not seen. The child was seen.":
    sys.exit("changed: deleted text is treated otherwise now")
PY
