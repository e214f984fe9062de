#!/usr/bin/env bash
# Packages: edtf 5.0.2 (PyPI) and edtf 4.11.1 (npm), two readers of one standard (EDTF, ISO 8601-2).
# Expected: "winter 2015" (2015-24) lasts from December to February in both, spring (2015-21) from March to May; at
#           the least both give the same days.
# Seen:     Python's winter is the month of December alone. JavaScript's is October to December, and its spring is
#           January to March: it deals the seasons out as quarters of the year.
# Matters:  "spring 2015" in a chronology is drawn on a time line from one of these bounds. Whoever changes the
#           reader moves an event by two months, without any message.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile 'edtf==5.0.2'
npm install --silent --no-audit --no-fund --prefix "$tmp" edtf@4.11.1

cat > "$tmp/seasons.py" <<'PY'
from edtf import parse_edtf
for text in ("2015-21", "2015-24"):
    season = parse_edtf(text)
    print(text, *("%d-%02d-%02d" % bound[:3] for bound in (season.lower_strict(), season.upper_strict())))
PY
cat > "$tmp/seasons.mjs" <<'JS'
import edtf from "edtf";
const day = (time) => new Date(time).toISOString().slice(0, 10);
for (const text of ["2015-21", "2015-24"]) console.log(text, day(edtf(text).min), day(edtf(text).max));
JS
python=$("$tmp/venv/bin/python" "$tmp/seasons.py")
javascript=$(node "$tmp/seasons.mjs")

echo "expected: the same days from both, winter running from December into February"
printf 'seen, Python:\n%s\nseen, JavaScript:\n%s\n' "$python" "$javascript"
if [ "$python" != $'2015-21 2015-03-01 2015-05-31\n2015-24 2015-12-01 2015-12-31' ] ||
  [ "$javascript" != $'2015-21 2015-01-01 2015-03-31\n2015-24 2015-10-01 2015-12-31' ]; then
  echo "changed: the seasons are no longer as described above" >&2
  exit 1
fi
