#!/usr/bin/env bash
# Package:  alex 11.0.1 (npm), which looks through prose for wording that hurts people.
# Expected: where it objects to "committed suicide" and proposes "died by suicide", the proposal itself is in order.
# Seen:     the proposal brings objections of its own: "suicide" and "died" may be profane (and so may "Adult").
# Matters:  a language check over a report on a death is never quiet, whatever is written, and is soon switched off.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cd "$tmp"
npm install --silent --no-audit --no-fund --prefix "$tmp" alex@11.0.1
cat > check.mjs <<'JS'
import { text } from "alex";
const words = (sentence) => text(sentence).messages.map((found) => found.actual).sort();
const before = text("Person A committed suicide in 2014.").messages;
const proposed = before.some((found) => (found.expected ?? []).includes("died by suicide"));
const after = words("Person A died by suicide in 2014.");
console.log("expected: nothing against its own proposal");
console.log("seen:     proposes 'died by suicide':", proposed, "| objects to:", after.join(", "));
if (!proposed || !after.includes("suicide") || !after.includes("died")) {
  console.error("changed: it judges its own proposal otherwise now");
  process.exit(1);
}
JS
node check.mjs
