#!/usr/bin/env bash
# Package:  @markwhen/parser 1.2.0 (npm), the text format for time lines.
# Expected: "13/06/2015: ..." cannot be month first, so it is 13 June 2015, or an error, or no date at all.
# Seen:     the event is dated to the moment of reading: now. "12/06/2015" is 6 December 2015 (month first is known
#           and written down; that the next day's entry lands on today is not).
# Matters:  of a list of British dates the first twelve days of each month move to other months, and the rest gather
#           at the right edge of the time line, on a day that is another one tomorrow.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
npm install --silent --no-audit --no-fund --prefix "$tmp" @markwhen/parser@1.2.0

cat > "$tmp/read.cjs" <<'JS'
const { parse } = require("@markwhen/parser");
const start = (text) => {
  const found = [];
  const walk = (node) => (node.children ? node.children.forEach(walk) : found.push(node.dateRangeIso.fromDateTimeIso));
  walk(parse(text).events);
  return new Date(found[0]);
};
const [twelfth, thirteenth] = ["12/06/2015: Home visit", "13/06/2015: Home visit"].map(start);
const now = Math.abs(thirteenth - Date.now()) < 10 * 60 * 1000;
console.log("expected: 13/06/2015 is 13 June 2015, or not a date");
const first = twelfth.toISOString().slice(0, 10);
console.log(`seen:     12/06/2015 is ${first}; 13/06/2015 is ${now ? "now" : thirteenth.toISOString()}`);
if (!now || first !== "2015-12-06") {
  console.error("changed: dates with the day first are no longer read like this");
  process.exit(1);
}
JS
TZ=UTC node "$tmp/read.cjs"
