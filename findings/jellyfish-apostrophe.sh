#!/usr/bin/env bash
# Package:  jellyfish 1.3.0 (PyPI), codes by which names that sound alike are found.
# Expected: O'Neill has the code of ONeill, and Siân that of Sian, by each of the four codes.
# Seen:     by Soundex and Metaphone they have. NYSIIS keeps the apostrophe and the accent as if they were sounds,
#           so that O'Neill is not even O’Neill with the other apostrophe, and Siân is another name than Sian. The
#           match rating codex refuses the apostrophe and keeps the accent.
# Matters:  whoever puts names into groups by such a code before comparing them never compares an Irish or a Welsh
#           name with its other spelling: the two records of one person stay two.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile 'jellyfish==1.3.0'

cd "$tmp"
venv/bin/python - <<'PY'
import sys
import jellyfish

SPELLINGS = ("O'Neill", "O\u2019Neill", "ONeill"), ("Si\u00e2n", "Sian")


def encode(code, name):
    try:
        return code(name)
    except ValueError:
        return "refused"


def count_codes(code):
    return [len({encode(code, name) for name in spellings}) for spellings in SPELLINGS]


CODES = ("soundex", "metaphone", "nysiis", "match_rating_codex")
seen = {name: count_codes(getattr(jellyfish, name)) for name in CODES}
print("expected: one code for the three spellings of O'Neill, one for the two of Siân")
print("seen:    ", seen, [encode(jellyfish.nysiis, name) for group in SPELLINGS for name in group])
if seen != {"soundex": [1, 1], "metaphone": [1, 1], "nysiis": [3, 2], "match_rating_codex": [2, 2]}:
    sys.exit("changed: apostrophes or accents are coded otherwise now")
PY
