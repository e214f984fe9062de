#!/usr/bin/env bash
# Package:  ics 0.7.3 (PyPI); icalendar 7.3.2 (PyPI) for comparison.
# Expected: an appointment at 14:00 in June in "GMT Standard Time" (Outlook's name for London time) is at 13:00 UTC.
#           The file carries the zone's rules with their summer time, as the standard asks.
# Seen:     ics reads 14:00 UTC and writes it so: an hour late. The rules in the file are not used. icalendar is
#           right.
# Matters:  invitations from Outlook carry exactly this zone. Passed through, every summer meeting moves by an hour,
#           and every winter one is right, so a test in winter shows nothing.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile 'ics==0.7.3' 'icalendar==7.3.2'

cd "$tmp"
venv/bin/python - <<'PY'
import logging
import sys
import icalendar
import ics

logging.disable(logging.CRITICAL)
source = "\r\n".join([
    "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//Panel//EN",
    "BEGIN:VTIMEZONE", "TZID:GMT Standard Time",
    "BEGIN:STANDARD", "DTSTART:16010101T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0000",
    "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", "END:STANDARD",
    "BEGIN:DAYLIGHT", "DTSTART:16010101T010000", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0100",
    "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", "END:DAYLIGHT", "END:VTIMEZONE",
    "BEGIN:VEVENT", "UID:1@example.org", "DTSTAMP:20150601T090000Z",
    "DTSTART;TZID=GMT Standard Time:20150610T140000", "DTEND;TZID=GMT Standard Time:20150610T150000",
    "SUMMARY:Panel", "END:VEVENT", "END:VCALENDAR", ""])
right = icalendar.Calendar.from_ical(source).events[0].start.utctimetuple().tm_hour
written = ics.Calendar(source).serialize()
start = next(line for line in written.splitlines() if line.startswith("DTSTART"))
print("expected: DTSTART:20150610T130000Z")
print(f"seen:     {start} from ics; {right}:00 UTC from icalendar")
if start != "DTSTART:20150610T140000Z" or right != 13:
    sys.exit("changed: the zone's rules are no longer left unread")
PY
