#!/usr/bin/env bash
# Packages: age-encryption 0.3.1 (npm), by the author of the age format; pyrage 1.4.0 (PyPI) for comparison.
# Expected: sealing a file when nobody was named to open it is refused.
# Seen:     pyrage refuses. The JavaScript library writes a complete file with no recipient in its header: there is
#           no key in the world that opens it, and no message.
# Matters:  a list of recipients that comes out empty (a filter, a misspelt file name) looks like a sealed register,
#           until the day when it has to be opened and the original is gone.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile 'pyrage==1.4.0'

npm install --silent --no-audit --no-fund --prefix "$tmp" age-encryption@0.3.1
cat > "$tmp/seal.mjs" <<'JS'
import { Encrypter } from "age-encryption";
const sealed = await new Encrypter().encrypt("SW1 is a social worker");
const lines = new TextDecoder("latin1").decode(sealed).split("\n");
console.log(lines[0], "recipients:", lines.filter((line) => line.startsWith("-> ")).length);
JS

cd "$tmp"
venv/bin/python - <<'PY'
import subprocess
import sys
import pyrage

done = subprocess.run(["node", "seal.mjs"], capture_output=True, text=True)
javascript = done.stdout.strip() or "refused"
try:
    pyrage.encrypt(b"SW1 is a social worker", [])
    python = "sealed"
except pyrage.EncryptError as error:
    python = f"refused: {error}"
print("expected: both refuse to seal for nobody")
print(f"seen:     JavaScript: {javascript}; Python: {python}")
if javascript != "age-encryption.org/v1 recipients: 0" or not python.startswith("refused"):
    sys.exit("changed: the two no longer differ like this")
PY
