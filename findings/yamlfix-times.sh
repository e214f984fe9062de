#!/usr/bin/env bash
# Packages: yamlfix 1.19.1, a formatter that is offered as a pre-commit hook; PyYAML 6.0.4 reads what it wrote (PyPI).
# Expected: a formatter changes how a file looks; quotes without which a value is another one stay.
# Seen:     it takes the quotes off '10:30' (and keeps those of '0123'). By its own reading, YAML 1.2, the value is
#           still text; PyYAML, and whatever else reads YAML 1.1, now finds the number 630.
# Matters:  on a review's files a hook that "only tidies" turns a time of day into minutes for other readers.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile 'yamlfix==1.19.1' 'PyYAML==6.0.4'

cd "$tmp"
printf -- "---\nentry:\n  id: HEALTH-0001\n  time: '10:30'\n  file: '0123'\n" > entry.yaml
venv/bin/python - <<'PY'
import subprocess
import sys
import yaml

before = yaml.safe_load(open("entry.yaml"))["entry"]
subprocess.run(["venv/bin/yamlfix", "entry.yaml"], check=True, capture_output=True)
after = yaml.safe_load(open("entry.yaml"))["entry"]
print("expected:", before["time"], before["file"])
print("seen:    ", after["time"], after["file"])
if (before["time"], after["time"], after["file"]) != ("10:30", 630, "0123"):
    sys.exit("changed: the quotes of a time are treated otherwise now")
PY
