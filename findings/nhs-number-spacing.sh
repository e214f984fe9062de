#!/usr/bin/env bash
# Packages: nhs-number 2.2.0 and python-stdnum 2.2 (PyPI), nhs-number-validator 1.1.2 (npm).
# Expected: one and the same number (of the range kept for tests) is valid for all three, written "9990000018", "999
#           000 0018" as on every letter, or with the no-break spaces that Word puts in to keep it on a line.
# Seen:     all agree on the bare digits alone. The npm validator, for numbers "in various guises", refuses the
#           usual spaces; nhs-number takes the spaces but not the no-break ones; stdnum takes all three.
# Matters:  a number copied from a letter passes one check and fails the next, and "invalid" looks like a wrong
#           number.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile 'nhs-number==2.2.0' 'python-stdnum==2.2'

npm install --silent --no-audit --no-fund --prefix "$tmp" nhs-number-validator@1.1.2
cat > "$tmp/validate.cjs" <<'JS'
const { validate } = require("nhs-number-validator");
const written = ["9990000018", "999 000 0018", "999\u00a0000\u00a00018"];
console.log(written.map((number) => (validate(number) ? "True" : "False")).join(" "));
JS
node "$tmp/validate.cjs" > "$tmp/javascript.txt"

cd "$tmp"
venv/bin/python - <<'PY'
import pathlib
import sys
import nhs_number
from stdnum.gb import nhs

written = ("9990000018", "999 000 0018", "999\u00a0000\u00a00018")
seen = {
    "nhs-number": " ".join(str(nhs_number.is_valid(number)) for number in written),
    "stdnum": " ".join(str(nhs.is_valid(number)) for number in written),
    "nhs-number-validator": pathlib.Path("javascript.txt").read_text().strip(),
}
print("expected: True True True from each (bare, spaces, no-break spaces)")
for name, answers in seen.items():
    print(f"seen:     {answers} from {name}")
if list(seen.values()) != ["True True False", "True True True", "True False False"]:
    sys.exit("changed: the three validators no longer differ like this")
PY
