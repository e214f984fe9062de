#!/usr/bin/env bash
# Packages: holidays 0.109 (PyPI) and date-holidays 3.37.0 (npm).
# Expected: "GB" without a nation means either England's bank holidays or all of them; the same in both libraries.
# Seen:     neither. Both leave out the late August bank holiday of England, Wales and Northern Ireland; Easter
#           Monday is a working day in Python (it keeps only what all nations share) and a holiday in JavaScript.
# Matters:  "ten working days from receipt" around Easter or at the end of August comes out a day short, differently
#           in a web form and in the script behind it.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile 'holidays==0.109'

npm install --silent --no-audit --no-fund --prefix "$tmp" date-holidays@3.37.0
cat > "$tmp/gb.cjs" <<'JS'
const Holidays = require("date-holidays");
const days = new Holidays("GB").getHolidays(2025).filter((day) => day.type === "public");
console.log(days.map((day) => day.date.slice(0, 10)).join(" "));
JS
node "$tmp/gb.cjs" > "$tmp/javascript.txt"

cd "$tmp"
venv/bin/python - <<'PY'
import pathlib
import sys
import holidays

python = {day.isoformat() for day in holidays.country_holidays("GB", years=2025)}
england = {day.isoformat() for day in holidays.country_holidays("GB", subdiv="ENG", years=2025)}
javascript = set(pathlib.Path("javascript.txt").read_text().split())
easter_monday, august = "2025-04-21", "2025-08-25"
print("expected: both days in both lists:", {easter_monday, august} <= england, "for England")
print("seen:     Easter Monday: Python", easter_monday in python, "- JavaScript", easter_monday in javascript)
print("seen:     25 August:     Python", august in python, "- JavaScript", august in javascript)
if easter_monday in python or easter_monday not in javascript or august in python | javascript:
    sys.exit("changed: the lists of GB without a nation are no longer these")
PY
