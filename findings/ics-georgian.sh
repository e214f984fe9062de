#!/usr/bin/env bash
# Package:  ics 0.7.3 (PyPI).
# Expected: a calendar written without a word about its calendar scale has none, or "CALSCALE:GREGORIAN", the only
#           value that the standard (RFC 5545) defines.
# Seen:     every file that it writes from a calendar read in says "CALSCALE:GEORGIAN".
# Matters:  a reader that keeps to the standard may refuse a calendar in a scale that it does not know; the
#           invitations to a panel then do not arrive in the diary, and nobody looks for the cause in the header.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile 'ics==0.7.3'

cd "$tmp"
venv/bin/python - <<'PY'
import sys
import ics

source = "\r\n".join([
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//Panel//EN", "BEGIN:VEVENT", "UID:1@example.org",
    "DTSTAMP:20150601T090000Z", "DTSTART:20150610T130000Z", "DTEND:20150610T140000Z", "SUMMARY:Panel", "END:VEVENT",
    "END:VCALENDAR", ""])
written = ics.Calendar(source).serialize()
scale = [line for line in written.splitlines() if line.startswith("CALSCALE")]
print("expected: no CALSCALE line, or CALSCALE:GREGORIAN")
print("seen:    ", *scale)
if scale != ["CALSCALE:GEORGIAN"]:
    sys.exit("changed: the calendar scale is no longer written like this")
PY
