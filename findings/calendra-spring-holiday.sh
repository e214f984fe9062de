#!/usr/bin/env bash
# Packages: calendra 7.11.1, and workalendar 17.0.0, from which it was forked (PyPI): working days and bank holidays.
# Expected: both put the spring bank holiday on the last Monday in May, where the law has it.
# Seen:     where 31 May is a Monday, calendra has the holiday on the 24th: in 2021, 2027 and 2032. Monday 31 May 2027
#           is a working day to it, and the 24th none.
# Matters:  what falls due between the two Mondays of May 2027 is a day out, and a visit on the 31st counts as made on
#           a working day. In six years of seven all is right, so a trial with this year's dates shows nothing.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile 'calendra==7.11.1' 'workalendar==17.0.0'

cd "$tmp"
venv/bin/python - <<'PY'
import datetime
import sys
import calendra.europe
import workalendar.europe

newer, older = calendra.europe.UnitedKingdom(), workalendar.europe.UnitedKingdom()
friday = datetime.date(2027, 5, 21)
wrong = [year for year in range(2015, 2033)
         if newer.is_holiday(datetime.date(year, 5, 24)) and not older.is_holiday(datetime.date(year, 5, 24))]
due = {name: str(of.add_working_days(friday, 3)) for name, of in (("calendra", newer), ("workalendar", older))}
off = [day for day in (24, 31) if newer.is_holiday(datetime.date(2027, 5, day))]
print("expected: holiday on 31 May 2027; three working days after Friday 21 May are over on the 26th in both")
print(f"seen:     calendra has it on {off} May; {due}; a week early in {wrong}")
if off != [24] or wrong != [2021, 2027, 2032] or due != {"calendra": "2027-05-27", "workalendar": "2027-05-26"}:
    sys.exit("changed: the spring bank holiday is reckoned otherwise now")
PY
