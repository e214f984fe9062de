#!/usr/bin/env bash
# Packages: edtfy 0.0.8 (npm), which turns dates as people write them into EDTF; edtf 4.11.1 (npm) reads them.
# Expected: "4-6 May 2014" is the interval from 4 to 6 May 2014, like "4 May 2014 to 6 May 2014", or is refused.
# Seen:     "0004/2014-05-06": from the year 4 to 6 May 2014. The long way of writing it is read rightly.
#           And "before June 2015" comes out as "[..,2015-06]", which is no EDTF: the reader refuses it.
# Matters:  a stay of three days in hospital becomes one of two thousand years. It is valid, so no check of the format
#           stops it, and it overlaps with everything in the chronology.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
npm install --silent --no-audit --no-fund --prefix "$tmp" edtfy@0.0.8 edtf@4.11.1
cat > read.mjs <<'JS'
import edtf from "edtf";
import edtfy from "edtfy";
const long = edtfy("4 May 2014 to 6 May 2014");
const short = edtfy("4-6 May 2014");
const before = edtfy("before June 2015");
const from = edtf(short).lower.year;
let refused = false;
try {
  edtf(before);
} catch {
  refused = true;
}
console.log(`expected: ${long}, and an interval that EDTF knows`);
console.log(`seen:     ${short}, from the year ${from}; ${before}, ${refused ? "refused" : "read"}`);
if (long !== "2014-05-04/2014-05-06" || short !== "0004/2014-05-06" || from !== 4
    || before !== "[..,2015-06]" || !refused) {
  console.error("changed: the days of a month are read otherwise now");
  process.exit(1);
}
JS
node read.mjs
