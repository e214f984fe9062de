#!/usr/bin/env bash
# Packages: datalogic-py 5.9.0, panzi-json-logic 1.0.1 and json-logic-qubit 0.9.1 (PyPI): three readers of
#           JsonLogic, the format in which a rule travels from one program to the other.
# Expected: where nobody answered in how many days a visit was made, "days < 14" is false in each, or an error.
# Seen:     it is true in the first two, as is "0 <= days <= 14"; in the third both are false. None says that the
#           answer is missing: "days > 14" is false in all.
# Matters:  a deadline passes because nobody filled the form in, and whether it does depends on the program that
#           runs the same rule over the same answers.
set -euo pipefail
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
for package in datalogic-py==5.9.0 panzi-json-logic==1.0.1 json-logic-qubit==0.9.1; do
  python3 -m venv --without-pip "$tmp/${package%%=*}"
  python3 -m pip --python "$tmp/${package%%=*}" install -qq --no-compile "$package"
done

cd "$tmp"
cat > apply.py <<'PY'
try:
    from datalogic_py import apply
except ImportError:
    from json_logic import jsonLogic as apply
days = {"var": "days"}
rules = {"<": [days, 14]}, {"<=": [0, days, 14]}, {">": [days, 14]}
print([apply(rule, {"days": 3}) for rule in rules], [apply(rule, {}) for rule in rules])
PY
echo "expected: under 14, from 0 to 14, over 14: true, true, false for 3 days; three times false without an answer"
lenient="[True, True, False] [True, True, False]"
strict="[True, True, False] [False, False, False]"
datalogic=$(datalogic-py/bin/python apply.py)
panzi=$(panzi-json-logic/bin/python apply.py)
qubit=$(json-logic-qubit/bin/python apply.py)
echo "seen:     datalogic-py $datalogic"
echo "          panzi-json-logic $panzi"
echo "          json-logic-qubit $qubit"
if [ "$datalogic" != "$lenient" ] || [ "$panzi" != "$lenient" ] || [ "$qubit" != "$strict" ]; then
  echo "changed: a missing answer is compared otherwise now" >&2
  exit 1
fi
