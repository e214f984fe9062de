#!/usr/bin/env bash
# Package:  duckdb 2.0.1 (PyPI), asked of which kind the statements of a text are before any is run.
# Expected: what only reads is a SELECT: a query, DESCRIBE, SUMMARIZE, SHOW TABLES, and a PIVOT of a table too.
# Seen:     the first four are SELECT; a PIVOT whose columns come from the data is of the kind MULTI. With its
#           columns named (IN …) it is a SELECT.
# Matters:  who lets analysts ask a register of actions and lets through only what reads refuses the one question
#           that makes a table of states by agency.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile 'duckdb==2.0.1'

cd "$tmp"
venv/bin/python - <<'PY'
import sys
import duckdb

texts = (
    "SELECT * FROM actions",
    "DESCRIBE actions",
    "SUMMARIZE actions",
    "SHOW TABLES",
    "PIVOT actions ON state USING count(*)",
    "PIVOT actions ON state IN ('done', 'overdue') USING count(*)",
)
with duckdb.connect() as connection:
    seen = [connection.extract_statements(text)[0].type.name for text in texts]
print("expected:", ["SELECT"] * 6)
print("seen:    ", seen)
if seen != ["SELECT"] * 4 + ["MULTI", "SELECT"]:
    sys.exit("changed: a PIVOT is told apart otherwise now")
PY
