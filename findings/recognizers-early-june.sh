#!/usr/bin/env bash
# Package:  @microsoft/recognizers-text-date-time 1.3.2 (npm), which finds dates in English text.
# Expected: "early June 2015" and "the end of June 2015" lie in June 2015, as "June 2015" alone does.
# Seen:     the year is parted off. What is found is half of a June of last year or of this one, whichever year the
#           text speaks of, and beside it the whole of 2015. "The first week of June 2015" swallows the year and has
#           the same two answers; "late 2014" is the second half of this month.
# Matters:  agencies write just like this when they do not know the day. Each such entry of a chronology is moved by
#           years, to the time of whoever reads it.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
npm install --silent --no-audit --no-fund --prefix "$tmp" @microsoft/recognizers-text-date-time@1.3.2
cat > read.mjs <<'JS'
import recognizers from "@microsoft/recognizers-text-date-time";
const readOn = new Date(2026, 0, 15);
const read = (text) => recognizers.recognizeDateTime(text, "en-*", 0, readOn)
  .map((found) => [found.text, ...found.resolution.values.map((value) => `${value.start} to ${value.end}`)].join(": "));
const year = "2015: 2015-01-01 to 2016-01-01";
const known = {
  "June 2015": ["june 2015: 2015-06-01 to 2015-07-01"],
  "early June 2015": ["early june: 2025-06-01 to 2025-06-16: 2026-06-01 to 2026-06-16", year],
  "the end of June 2015": ["end of june: 2025-06-16 to 2025-07-01: 2026-06-16 to 2026-07-01", year],
  "first week of June 2015": ["first week of june 2015: 2025-06-02 to 2025-06-09: 2026-06-01 to 2026-06-08"],
  "late 2014": ["late 2014: 2026-01-16 to 2026-02-01"],
};
console.log("expected: days of June 2015, and of 2014, when read on 15 January 2026");
let changed = false;
for (const [text, before] of Object.entries(known)) {
  const seen = read(text);
  console.log(`seen:     "${text}" is`, seen);
  changed ||= seen.join() !== before.join();
}
if (changed) {
  console.error("changed: a part of a month keeps its year now, or is read otherwise");
  process.exit(1);
}
JS
node read.mjs
