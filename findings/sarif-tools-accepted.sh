#!/usr/bin/env bash
# Package:  sarif-tools 3.0.5 (PyPI), which sums up the results of checks in the format SARIF.
# Expected: a result that somebody looked at and accepted (a suppression of the status "accepted") does not count any
#           more, and neither does one of the kind "pass", which says that a check found nothing.
# Seen:     both are counted. With nothing open, "sarif --check error" ends with an error code, and the pass stands in
#           the summary as one more issue.
# Matters:  accepting a finding with a reason is how a review keeps its checks useful. Here it changes nothing: the
#           gate stays shut, and the better the record of what was found in order, the longer the list.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
python3 -m venv --without-pip "$tmp/venv"
python3 -m pip --python "$tmp/venv" install -qq --no-compile 'sarif-tools==3.0.5'

cd "$tmp"
venv/bin/python - <<'PY'
import json
import subprocess
import sys


def describe(line, **more):
    place = {"artifactLocation": {"uri": "entries.yaml"}, "region": {"startLine": line}}
    return {"ruleId": "R1", "message": {"text": "An entry has no day"},
            "locations": [{"physicalLocation": place}], **more}


def check(name, *results):
    rules = [{"id": "R1", "shortDescription": {"text": "Each entry has a day"}}]
    run = {"tool": {"driver": {"name": "checker", "rules": rules}}, "results": results}
    with open(name, "w") as stored:
        json.dump({"version": "2.1.0", "runs": [run]}, stored)
    done = subprocess.run(["venv/bin/sarif", "--check", "error", "summary", name], capture_output=True, text=True)
    counts = [line for line in done.stdout.splitlines() if line.startswith(("error:", "none:"))]
    return done.returncode, counts


accepted = {"kind": "external", "status": "accepted", "justification": "The day is not known to anybody."}
nothing = check("nothing.sarif")
settled = check("settled.sarif", describe(1, level="error", suppressions=[accepted]),
                describe(2, kind="pass", level="none"))
print("expected: exit code and issues as for a file without results:", nothing)
print("seen:     one accepted, one passed:", settled)
if nothing[0] != 0 or settled != (1, ["error: 1", "none: 1"]):
    sys.exit("changed: accepted results are counted otherwise now")
PY
