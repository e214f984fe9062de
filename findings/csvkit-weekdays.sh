#!/usr/bin/env bash
# Package:  csvkit 2.2.0 (PyPI), a set of tools for tables, with agate 1.14.2 and parsedatetime 2.6 below it.
# Expected: a column of weekdays, "Monday", "Tuesday", "Sunday", stays text.
# Seen:     it is taken for dates: Monday is 8 January of the year 1, Tuesday the 2nd. Sorted, Monday comes last. A
#           column of ages is taken likewise: "5 years" is the first day of the year 6. Told to infer nothing (-I), it
#           leaves both alone.
# Matters:  visits are planned by weekday and ages are written as they are said. A table that only went through a
#           sorting or a conversion has lost both, without a warning.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile 'csvkit==2.2.0' 'agate==1.14.2' 'parsedatetime==2.6'

cd "$tmp"
printf '%s\n' 'weekday,age' 'Monday,5 years' 'Tuesday,3 years' 'Sunday,11 years' > visits.csv
seen=$(venv/bin/csvsort -c weekday visits.csv | tr '\n' ' ')
echo "expected: weekday,age Monday,5 years Sunday,11 years Tuesday,3 years"
echo "seen:     $seen"
untouched=$(venv/bin/csvsort -I -c weekday visits.csv | tr '\n' ' ')
if [ "$untouched" != "weekday,age Monday,5 years Sunday,11 years Tuesday,3 years " ]; then
  echo "changed: weekdays are no longer left alone with -I" >&2
  exit 1
fi
if [ "$seen" != "weekday,age 0001-01-02,0004-01-01 0001-01-07,0012-01-01 0001-01-08,0006-01-01 " ]; then
  echo "changed: weekdays are read otherwise now" >&2
  exit 1
fi
