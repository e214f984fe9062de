#!/usr/bin/env bash
# Package:  csv-diff 1.2 (PyPI), which tells in words what changed between two tables.
# Expected: of a table that has the same key in two rows it says so, or refuses: such a key names no row.
# Seen:     only the last row of each key is looked at. A row that was taken out goes unseen: "no changes", and
#           without any key two equal rows are one as well.
# Matters:  a chronology has several entries a day and several by one agency. Whoever compares the version sent with
#           the version received by such a column is told that nothing is missing.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile 'csv-diff==1.2'

cd "$tmp"
printf '%s\n' 'day,what' '2015-06-01,telephoned' '2015-06-01,visited' '2015-06-02,met' > sent.csv
printf '%s\n' 'day,what' '2015-06-01,visited' '2015-06-02,met' > received.csv
printf '%s\n' 'day,what' '2015-06-02,met' '2015-06-02,met' '2015-06-01,visited' > twice.csv
venv/bin/python - <<'PY'
import subprocess
import sys


def compare(*arguments):
    done = subprocess.run(["venv/bin/csv-diff", *arguments], capture_output=True, text=True)
    return done.returncode, (done.stdout + done.stderr).strip()


keyed = compare("sent.csv", "received.csv", "--key=day")
keyless = compare("twice.csv", "received.csv")
print("expected: the row 'telephoned' is missing, or the key is refused; two equal rows are not one")
print("seen:     by the day", keyed, "| without a key", keyless)
if keyed != (0, "") or keyless != (0, ""):
    sys.exit("changed: rows with the same key are compared otherwise now")
PY
