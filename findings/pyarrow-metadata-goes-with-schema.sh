#!/usr/bin/env bash
# Package:  pyarrow 26.0.1 (PyPI), writing a Parquet file whose schema carries key-value metadata of the writer's own.
# Expected: store_schema=False leaves out Arrow's own copy of the schema ("ARROW:schema"); what the writer put beside
#           it, such as whose records these are, stays in the file.
# Seen:     both are gone, without a word; the file reads as if nobody had said anything of it.
# Matters:  an archive in which each file says of which board it is loses that on the way to smaller files.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile 'pyarrow==26.0.1'

cd "$tmp"
venv/bin/python - <<'PY'
import sys
import pyarrow as pa
import pyarrow.parquet as pq

said = {b"board": b"Board of Nowhere"}
table = pa.table({"entry": ["HEALTH-0001"]}).replace_schema_metadata(said)
seen = {}
for kept in (True, False):
    pq.write_table(table, "one.parquet", store_schema=kept)
    seen[kept] = sorted(pq.read_metadata("one.parquet").metadata or {})
print("expected:", [b"ARROW:schema", b"board"], "and", [b"board"])
print("seen:    ", seen[True], "and", seen[False])
if seen != {True: [b"ARROW:schema", b"board"], False: []}:
    sys.exit("changed: the writer's own metadata is treated otherwise now")
PY
