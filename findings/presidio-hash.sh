#!/usr/bin/env bash
# Package:  presidio-anonymizer 2.2.366 (PyPI).
# Expected: the operator "hash" turns a name into the same code wherever the name stands, so that a reader can still
#           follow one person through the text. That is what one hashes for.
# Seen:     two mentions of the same name in one sentence get two different hashes: each gets its own random salt,
#           unless one is given.
# Matters:  a pseudonymised chronology in which the mother is somebody else in every entry cannot be analysed, and
#           it looks perfectly in order.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile 'presidio-anonymizer==2.2.366'

cd "$tmp"
venv/bin/python - <<'PY'
import sys
from presidio_anonymizer import AnonymizerEngine
from presidio_anonymizer.entities import OperatorConfig, RecognizerResult

text = "Example rang; later Example came."
found = [RecognizerResult("PERSON", start, start + 7, 1.0) for start in (0, 20)]

def codes(**options):
    hashed = AnonymizerEngine().anonymize(text, found, {"PERSON": OperatorConfig("hash", options)})
    return {item.text for item in hashed.items}

plain, salted = codes(), codes(salt=b"0123456789abcdef")
print("expected: one code for the two mentions")
print(f"seen:     {len(plain)} codes as it comes, {len(salted)} with a salt of one's own")
if len(plain) != 2 or len(salted) != 1:
    sys.exit("changed: the same name no longer gets different hashes")
PY
