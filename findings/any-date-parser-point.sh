#!/usr/bin/env bash
# Package:  any-date-parser 2.2.4 (npm), set to British English.
# Expected: "13 June 2015 10.30am", a usual British way of writing a time, is 13 June 2015, with its time or
#           without, as "13 June 2015 10:30am" is, or is refused.
# Seen:     13 March 2015: the month that was written out is given up for a digit of the minutes. "9.15pm on 4 June
#           2015" is 4 January, five in the afternoon.
# Matters:  letters and newspapers in Britain write times with a point. The entry moves by months, and its day and
#           its year still look right.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
npm install --silent --no-audit --no-fund --prefix "$tmp" any-date-parser@2.2.4
cat > read.mjs <<'JS'
import parser from "any-date-parser";
const read = (text) => {
  const { year, month, day, hour, minute } = parser.attempt(text, "en-GB");
  return [year, month, day, hour, minute].join(" ").trim();
};
const colon = read("13 June 2015 10:30am");
const point = read("13 June 2015 10.30am");
const evening = read("9.15pm on 4 June 2015");
console.log(`expected: ${colon}; 2015 6 4 21 15`);
console.log(`seen:     ${point}; ${evening}`);
if (colon !== "2015 6 13 10 30" || point !== "2015 3 13" || evening !== "2015 1 4 17") {
  console.error("changed: a time with a point is read otherwise now");
  process.exit(1);
}
JS
node read.mjs
